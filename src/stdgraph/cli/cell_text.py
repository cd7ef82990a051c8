"""One cell of coverage in full, for reading: what decided it, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph.catalogue.coverage import CellEvidence
from stdgraph.cli.table import render
from stdgraph.errors import Lang, Message
from stdgraph.model.code_words import STATUSES
from stdgraph.model.gap import Cell, FiledDocument
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, rule_words

TO_BE_VERIFIED = Message("（待核实）", " (to be verified)")
_HEADS = Message("标准号\t归于\t状态\t作为", "number\tfiled at\tstatus\ttaken as")
_LEFT_OUT = Message("规则不看的", "not looked at by the rule")
_SEARCHED = Message("检索记录", "search records")
_NOT_SEARCHED = Message("没有检索记录的级别", "levels without a search record")
_HITS = Message("命中", "hits")
_DEMAND = Message("需求", "demand")
_PILOTS = Message("已收录试点（不具代表性）", "recorded pilots (not representative)")
_NAMED = Message("指南所列", "named by the guide")
_TARGETS = Message("该版指南的目标", "targets of the guide's edition")
_NONE = Message("未收录", "not recorded")
_STANDARDS = Message("标准数", "standards")


def cell_text(found: CellEvidence, lang: Lang) -> str:
    """Return a cell's evidence as text, the rule first."""
    cell, zh = found.cell, lang == "zh"
    title = f"{cell.industry.code} {cell.industry.label_zh if zh else cell.industry.label_en}"
    if found.theme:
        label = found.theme.label_zh if zh else found.theme.label_en
        title += f" × {found.theme.edition}:{found.theme.code} {label}"
    kinds = [TYPE_WORDS[kind].text(lang) for kind in (cell.type, *cell.also)]
    parts = f" {cell.k}/{cell.n}" if cell.n else ""
    lines = [
        rule_words(found.rule).text(lang),
        "",
        title,
        f"{kinds[0]}{parts}; {_STANDARDS.text(lang)}: {cell.count}",
        *(f"  + {kind}" for kind in kinds[1:]),
    ]
    if found.filed:
        rows = [_row(f.document, TYPE_WORDS[f.shown_as].text(lang), lang) for f in found.filed]
        lines += ["", render(_HEADS.text(lang).split("\t"), rows)]
    if found.left_out:
        rows = [_row(document, _LEFT_OUT.text(lang), lang) for document in found.left_out]
        lines += ["", render(_HEADS.text(lang).split("\t"), rows)]
    return "\n".join(
        [*lines, "", *_searches(found, lang), *_demand(cell, lang), NOT_NONE.text(lang)]
    )


def _row(document: FiledDocument, shown: str, lang: Lang) -> tuple[str, str, str, str]:
    mark = "" if document.confirmed else TO_BE_VERIFIED.text(lang)
    status = STATUSES[document.status.value].text(lang)
    return (document.number + mark, document.industry or "-", status, shown)


def _searches(found: CellEvidence, lang: Lang) -> Iterator[str]:
    yield f"{_SEARCHED.text(lang)}: {len(found.cell.searches) or _NONE.text(lang)}"
    for s in found.cell.searches:
        yield f"  {s.on} {s.source} ({s.level}) {s.by}: {s.hits} {_HITS.text(lang)}"
    if found.levels_not_searched:
        yield f"{_NOT_SEARCHED.text(lang)}: {', '.join(found.levels_not_searched)}"


def _demand(cell: Cell, lang: Lang) -> Iterator[str]:
    demand, zh = cell.demand, lang == "zh"
    named = [
        f"{n.edition} {n.name_zh if zh else n.name_en or n.name_zh}"
        + ("" if n.confirmed else TO_BE_VERIFIED.text(lang))
        for n in demand.named
    ]
    yield f"{_DEMAND.text(lang)}:"
    for head, values in ((_PILOTS, demand.pilots), (_NAMED, named), (_TARGETS, demand.targets)):
        yield f"  {head.text(lang)}: {'; '.join(values) or _NONE.text(lang)}"
