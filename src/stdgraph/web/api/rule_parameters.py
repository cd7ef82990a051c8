"""The switches of the rule of counting as parameters of addresses, the same wherever one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, Signature
from typing import Annotated, Any

from starlette.datastructures import QueryParams

from stdgraph.errors import Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.switches import CHOICES, TRUTHS, switched
from stdgraph.web.api import parameters
from stdgraph.web.api.described import parameter
from stdgraph.web.api.held import Findings

LEVEL = Message("GB/T 4754—2017 的层级", "Level of GB/T 4754-2017")
AS_OF = Message(
    "按哪一天的状态计，如 2026-08-25；不写则用数据日期",
    "Day whose states count, such as 2026-08-25; the data date when left out",
)
ANSWERS = {"true": True, "false": False}
_SEVERAL = Message("可写多个，用逗号隔开", "several parted by commas")


def rule_of(findings: Findings, level: IndustryLevel, **defaults: bool) -> Callable[..., Rule]:
    """Return what reads the rule of a request: its level, day and switches.

    ``level`` and ``defaults`` are what stands where the address says nothing. The function raises
    BadUsage for a value that a switch doesn't have, and NotFound for a graph without a data date;
    its signature tells the parameters.
    """

    def read(level: str, as_of: str, **given: str) -> Rule:
        at, day = parameters.level(level), parameters.day("as_of", as_of)
        chosen = _chosen(given)
        return switched(findings.default_rule(at, day), chosen)

    read.__signature__ = Signature(list(_parameters(level, defaults)))  # type: ignore[attr-defined]
    return read


def written_rule(given: QueryParams, **defaults: bool) -> dict[str, str]:
    """Return the switches that an address sets otherwise than they stand, as it would write them.

    A page's form sends a value of a choice at a time, and for a truth first what it is when its box
    is empty: the last one holds.
    """
    found = {}
    for name, choice in CHOICES.items():
        words = [word.strip() for text in given.getlist(name) for word in text.split(",")]
        if words and set(words) != set(choice.first):
            found[name] = ",".join(dict.fromkeys(words))
    for name in TRUTHS:
        written = given.getlist(name)[-1:]
        if written and written[0] != str(defaults.get(name, _default(name))).lower():
            found[name] = written[0]
    return found


def with_written(rule: Rule, written: Mapping[str, str]) -> Rule:
    """Return ``rule`` with the switches of ``written_rule``; raises BadUsage for a wrong value."""
    return switched(rule, _chosen(written))


def _chosen(given: Mapping[str, str]) -> dict[str, Any]:
    chosen: dict[str, Any] = {
        name: _several(name, given[name]) for name in CHOICES if name in given
    }
    return chosen | {
        name: ANSWERS[parameters.choice(name, given[name], tuple(ANSWERS))]
        for name in TRUTHS
        if name in given
    }


def _parameters(level: IndustryLevel, defaults: Mapping[str, bool]) -> Iterator[Parameter]:
    yield _parameter("level", level.value, parameter(LEVEL, values=parameters.LEVELS))
    yield _parameter("as_of", "", parameter(AS_OF, form="date"))
    for name, choice in CHOICES.items():
        several = Message(
            f"{choice.meaning.zh}（{_SEVERAL.zh}）", f"{choice.meaning.en} ({_SEVERAL.en})"
        )
        yield _parameter(name, ",".join(choice.first), parameter(several))
    for name, meaning in TRUTHS.items():
        standing = str(defaults.get(name, _default(name))).lower()
        yield _parameter(name, standing, parameter(meaning, values=tuple(ANSWERS)))


def _parameter(name: str, default: str, described: Any) -> Parameter:
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[str, described]
    )


def _several(name: str, text: str) -> tuple[str, ...]:
    values = CHOICES[name].values
    return tuple(parameters.choice(name, word.strip(), values) for word in text.split(","))


def _default(name: str) -> bool:
    fields: Mapping[str, Any] = Rule.__dataclass_fields__
    return bool(fields[name].default)
