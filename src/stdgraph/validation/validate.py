"""Validating data: an engine's bare results turned into findings for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stdgraph.errors import Message
from stdgraph.model.finding import SEVERITIES, Finding, Severity
from stdgraph.validation.engines import EngineName, Result, run
from stdgraph.validation.shapes import Rule, Shapes

_PLACE = re.compile(r"\{[$?](\w+)\}")
_KNOWN = {"this", "value"}
_UNSAID = Message("不符合这条规则。", "This rule is not met.")


@dataclass(frozen=True)
class Report:
    """All findings of one validation: violations first, then by rule, thing, property, value.

    ``turtle`` is the engine's own report, where that is kept (for foreign shapes).
    """

    findings: tuple[Finding, ...]
    turtle: str = ""

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation; warnings and infos don't count."""
        return not self.by_severity["violation"]

    @cached_property
    def by_severity(self) -> dict[Severity, int]:
        """Count the findings of each severity, those without any included."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    @cached_property
    def by_shape(self) -> dict[str, int]:
        """Count the findings of each rule that has some, in the findings' order."""
        return dict(Counter(finding.shape for finding in self.findings))


def validate(data: bytes | str, *, shapes: Shapes, engine: EngineName = "default") -> Report:
    """Validate N-Triples, the union of the named graphs with ontology and code lists.

    The rules that speak of today take it from ``sg:asOf`` in the data. Results that look alike are
    one finding. For foreign shapes see ``foreign.validate_foreign``.

    Raises:
        BadInput: the engine refuses the data or the shapes.
    """
    text = data.decode() if isinstance(data, bytes) else data
    found = report_of(run(text, shapes, engine), shapes)
    return Report(tuple(dict.fromkeys(found.findings)))


def report_of(results: Iterable[Result], shapes: Shapes, *, turtle: str = "") -> Report:
    """Return results as findings for people, each by itself."""
    found = (_finding(result, shapes) for result in results)
    return Report(tuple(sorted(found, key=_order)), turtle)


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        SEVERITIES.index(finding.severity),
        finding.shape,
        finding.focus,
        finding.path or "",
        finding.value or "",
    )


def _finding(result: Result, shapes: Shapes) -> Finding:
    rule = shapes.rules.get(result.shape or "") or _unknown(result)
    value = None if result.value == result.focus else result.value
    return Finding(
        focus=result.focus,
        shape=rule.name,
        severity=result.severity,
        path=rule.path or result.path,
        value=value,
        label=rule.label,
        message=_said(rule, result),
        fix=Message(_filled(rule.fix.zh, result), _filled(rule.fix.en, result)),
        open=rule.open,
    )


def _unknown(result: Result) -> Rule:
    """Return a stand-in for a nameless shape, which speaks with the engine's own message."""
    silent = Message("", "")
    name = result.shape or "nameless"
    return Rule(name, name, result.severity, None, silent, silent, silent, "", open=False)


def _said(rule: Rule, result: Result) -> Message:
    """Return the rule's message; the engine's where it fills in what only the engine knows."""
    if rule.message.en and set(_PLACE.findall(rule.message.en)) <= _KNOWN:
        return Message(_filled(rule.message.zh, result), _filled(rule.message.en, result))
    return Message(result.message, result.message) if result.message else _UNSAID


def _filled(text: str, result: Result) -> str:
    values = {"this": result.focus, "value": result.value or ""}
    return _PLACE.sub(lambda place: _shown(values.get(place[1], "")), text)


def _shown(value: str) -> str:
    return f"<{value}>" if re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>]+", value) else value
