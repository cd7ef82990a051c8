"""A validation's report as text for people, as JSON, as a SHACL report and as SARIF."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from stdgraph.errors import Lang, Message
from stdgraph.model.finding import Finding, Severity
from stdgraph.names import SH
from stdgraph.rdf.terms import Iri, Literal, text
from stdgraph.validation.labels import show, show_all
from stdgraph.validation.shapes import BASE
from stdgraph.validation.validate import Report

_HEAD = {
    "violation": Message("违反", "Violations"),
    "warning": Message("警告", "Warnings"),
    "info": Message("未收录（只计数，不算错误）", "Not recorded yet (counted, never a fault)"),
}
_NONE = Message("没有违反，也没有警告。", "No violations and no warnings.")
_LEVEL: dict[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}
_SHACL: dict[Severity, str] = {"violation": "Violation", "warning": "Warning", "info": "Info"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NO_LABELS: Mapping[str, str] = {}


def report_text(report: Report, lang: Lang, labels: Mapping[str, str] = _NO_LABELS) -> str:
    """Return the report for reading: each violation and warning, and the infos as counts."""
    lines: list[str] = []
    for severity, found in groupby(report.findings, key=lambda finding: finding.severity):
        lines.append(f"{_HEAD[severity].text(lang)}: {report.by_severity[severity]}")
        for shape, group in groupby(found, key=lambda finding: finding.shape):
            findings = list(group)
            lines.append(f"  {findings[0].label.text(lang) or shape} [{shape}]: {len(findings)}")
            if severity != "info":
                lines += [f"    {_line(finding, lang, labels)}" for finding in findings]
    if report.conforms and not report.by_severity["warning"]:
        lines.insert(0, _NONE.text(lang))
    return "\n".join(lines) + "\n"


def report_json(
    report: Report,
    lang: Lang,
    labels: Mapping[str, str] = _NO_LABELS,
    *,
    rows: Mapping[str, int] = {},
    fields: Mapping[str, str] = {},
) -> dict[str, Any]:
    """Return the report as a JSON object with ``conforms``, ``counts`` and ``findings``.

    ``rows`` gives the row (from 1) of a focus IRI, ``fields`` the column of a property's IRI;
    without them ``row`` is null and ``field`` the property's last part.
    """
    return {
        "conforms": report.conforms,
        "counts": dict(report.by_severity),
        "findings": [
            {
                "row": rows.get(finding.focus),
                "field": _field(finding.path, fields),
                "severity": finding.severity,
                "message": show_all(finding.message.text(lang), labels),
                "fix": show_all(finding.fix.text(lang), labels),
                "shape": finding.shape,
                "focus": finding.focus,
                "subject": show(finding.focus, labels),
                "value": finding.value,
            }
            for finding in report.findings
        ],
    }


def report_turtle(report: Report) -> str:
    """Return a ``sh:ValidationReport``; ``sh:conforms`` is false for violations only.

    Where the engine's own report was kept it is that one, to the letter of SHACL.
    """
    if report.turtle:
        return report.turtle
    head = f"@prefix sh: <{SH}> .\n\n[] a sh:ValidationReport ;\n    sh:conforms "
    parts = [str(report.conforms).lower(), *map(_result, report.findings)]
    return head + " ;\n    sh:result ".join(parts) + " .\n"


def report_sarif(
    report: Report, lang: Lang, labels: Mapping[str, str] = _NO_LABELS
) -> dict[str, Any]:
    """Return the report as a SARIF 2.1.0 log (OASIS standard, section 3)."""
    rules = {finding.shape: finding for finding in reversed(report.findings)}
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "stdgraph",
                        "rules": [
                            {
                                "id": name,
                                "shortDescription": {"text": rule.label.text(lang) or name},
                            }
                            for name, rule in sorted(rules.items())
                        ],
                    }
                },
                "results": [
                    {
                        "ruleId": finding.shape,
                        "level": _LEVEL[finding.severity],
                        "message": {"text": _line(finding, lang, labels)},
                        "locations": [
                            {"logicalLocations": [{"fullyQualifiedName": finding.focus}]}
                        ],
                    }
                    for finding in report.findings
                ],
            }
        ],
    }


def _line(finding: Finding, lang: Lang, labels: Mapping[str, str]) -> str:
    said = f"{show(finding.focus, labels)}: {show_all(finding.text(lang), labels)}"
    if finding.value is None or finding.value in finding.message.en:
        return said
    value = show(finding.value, labels) if ":" in finding.value else finding.value
    return f"{said} ({value})"


def _field(path: str | None, fields: Mapping[str, str]) -> str | None:
    return None if path is None else fields.get(path) or show(path, _NO_LABELS)


def _result(finding: Finding) -> str:
    shape = finding.shape if ":" in finding.shape else BASE + finding.shape
    parts = {
        "a": ["sh:ValidationResult"],
        "sh:focusNode": [str(Iri(finding.focus))],
        "sh:sourceShape": [str(Iri(shape))],
        "sh:resultSeverity": [f"sh:{_SHACL[finding.severity]}"],
        "sh:resultPath": [str(Iri(finding.path))] if finding.path else [],
        "sh:value": [_value(finding.value)] if finding.value is not None else [],
        "sh:resultMessage": [
            str(text(finding.text("zh"), "zh")),
            str(text(finding.text("en"), "en")),
        ],
    }
    said = [f"{name} {' , '.join(terms)}" for name, terms in parts.items() if terms]
    return "[ " + " ;\n        ".join(said) + " ]"


def _value(value: str) -> str:
    return str(Iri(value)) if "://" in value and " " not in value else str(Literal(value))
