"""A proposal in plain words and as a record: what a person reads before and after saving."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdgraph.catalogue.changes.gap_effect import GapEffect
from stdgraph.catalogue.changes.proposing import Proposal
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Change, RecordChange
from stdgraph.model.finding import Finding
from stdgraph.model.gap import Cell
from stdgraph.model.gap_words import TYPE_WORDS

# Of more records the fields that come and go are told in JSON only.
_DETAILED = 20
NOTHING = Message("没有变化，无需保存。", "Nothing changes; there is nothing to store.")
_APPEARED = Message("将新出现的校验结果", "validation would newly find")
_VANISHED = Message("将消失的校验结果", "validation would no longer find")
_CLOSED = Message("关闭的缺口", "gaps it closes")
_OPENED = Message("打开的缺口", "gaps it opens")
_RETYPED = Message("类型改变的行业", "industries whose type changes")
_NO_GAP = Message("缺口清单不变。", "The list of gaps stays as it is.")
_SEVERITIES = {
    "violation": Message("违反", "violation"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
}


def proposal_text(proposal: Proposal, gaps: GapEffect | None, lang: Lang) -> str:
    """Return what a proposal would do, for reading."""
    if proposal.changes_nothing:
        return NOTHING.text(lang)
    detailed = len(proposal.records) <= _DETAILED
    lines = [line for record in proposal.records for line in _record_lines(record, lang, detailed)]
    for head, findings in (
        (_APPEARED, proposal.effect.appeared),
        (_VANISHED, proposal.effect.vanished),
    ):
        if findings:
            lines.append(f"{head.text(lang)}:")
            lines += [f"  {_finding(found, lang)}" for found in findings]
    if gaps is not None:
        lines += _gap_lines(gaps, lang)
    return "\n".join(lines)


def _record_lines(record: RecordChange, lang: Lang, detailed: bool) -> list[str]:
    """Return what happens to a record, and below it the fields that come or go with it."""
    whole = record.before is None or (record.after is None and not record.became)
    sign = "+" if record.before is None else "-"
    fields = record.fields() if detailed and whole else ()
    return [
        record.words().text(lang),
        *(f"  {sign} {name}: {new or old}" for name, old, new in fields),
    ]


def proposal_record(proposal: Proposal, gaps: GapEffect | None, lang: Lang) -> dict[str, Any]:
    """Return what a proposal would do, as JSON."""
    record: dict[str, Any] = {
        "changes": [
            {
                "kind": change.kind,
                "number": change.number,
                "action": _action(change.before is None, change.after is None),
                "before": change.before,
                "after": change.after,
                "fields": [
                    {"field": name, "from": old, "to": new} for name, old, new in change.fields()
                ],
                "text": change.words().text(lang),
            }
            for change in proposal.records
        ],
        "triples_added": len(proposal.outcome.delta.added),
        "triples_removed": len(proposal.outcome.delta.removed),
        "findings": [finding_record(f, lang) for f in proposal.effect.appeared],
        "findings_gone": [finding_record(f, lang) for f in proposal.effect.vanished],
    }
    if gaps is not None:
        record["gaps_closed"] = _gap_records(gaps.closed)
        record["gaps_opened"] = _gap_records(gaps.opened)
        record["gaps_retyped"] = _gap_records(gaps.retyped)
    return record


def change_record(change: Change, lang: Lang) -> dict[str, Any]:
    """Return a committed change as JSON."""
    return {
        "id": change.id,
        "at": change.at,
        "who": change.author.who,
        "why": change.author.why,
        "source": change.author.source,
        "undoes": change.undoes,
        "undone_by": change.undone_by,
        "text": change.words().text(lang),
        "records": [
            {
                "kind": record.kind,
                "number": record.number,
                "fields": [
                    {"field": name, "from": old, "to": new} for name, old, new in record.fields()
                ],
            }
            for record in change.records
        ],
    }


def finding_record(found: Finding, lang: Lang, row: int = 1) -> dict[str, Any]:
    """Return a finding in the contract's shape; ``field`` is the property's name."""
    return {
        "row": row,
        "field": (found.path or "").rpartition("#")[2],
        "severity": found.severity,
        "message": found.message.text(lang),
        "fix": found.fix.text(lang),
        "shape": found.shape,
        "focus": found.focus,
    }


def _action(new: bool, gone: bool) -> str:
    return "added" if new else "removed" if gone else "changed"


def _finding(found: Finding, lang: Lang) -> str:
    severity = _SEVERITIES[found.severity].text(lang)
    return f"{severity}: {found.text(lang)} ({found.shape})"


def _gap_lines(gaps: GapEffect, lang: Lang) -> list[str]:
    lines = [
        f"{head.text(lang)}: {'; '.join(_cell(cell, lang) for cell in cells)}"
        for head, cells in (
            (_CLOSED, gaps.closed),
            (_OPENED, gaps.opened),
            (_RETYPED, gaps.retyped),
        )
        if cells
    ]
    return lines or [_NO_GAP.text(lang)]


def _cell(cell: Cell, lang: Lang) -> str:
    label = cell.industry.label_zh if lang == "zh" else cell.industry.label_en
    return f"{cell.industry.code} {label} ({TYPE_WORDS[cell.type].text(lang)})"


def _gap_records(cells: Iterable[Cell]) -> list[dict[str, str]]:
    return [
        {
            "code": cell.industry.code,
            "label_zh": cell.industry.label_zh,
            "label_en": cell.industry.label_en,
            "type": cell.type.value,
        }
        for cell in cells
    ]
