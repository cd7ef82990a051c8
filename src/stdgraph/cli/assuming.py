"""``--assume``: counting as if some standards were added, withdrawn or removed."""

from __future__ import annotations

from collections.abc import Sequence

import click

from stdgraph.catalogue.assuming import Difference, assume, removal, split, withdrawal
from stdgraph.catalogue.changes.operations import Operation
from stdgraph.catalogue.gaps import Evidence
from stdgraph.catalogue.records.bringing import bring
from stdgraph.cli.brought import check_found, read_sheets
from stdgraph.cli.options import Settings
from stdgraph.errors import Lang, Message
from stdgraph.model.gap import Cell
from stdgraph.model.gap_words import TYPE_WORDS
from stdgraph.store.port import Store

ASSUME = click.option(
    "--assume",
    "assumptions",
    multiple=True,
    metavar="add:FILE|withdraw:NUMBER|remove:NUMBER",
    help="Count as if this were done; nothing is stored. May be repeated.",
)
_ASSUMED = Message("假设（不保存）", "Assumed, not stored")
_LINES = (
    ("closed", Message("离开缺口清单", "would leave the list of gaps")),
    ("opened", Message("进入缺口清单", "would come onto the list of gaps")),
    ("retyped", Message("类型改变", "would change their type")),
)
_NOTHING = Message("缺口清单不变。", "The list of gaps would stay as it is.")
_MAKERS = {"withdraw": withdrawal, "remove": removal}


def assume_options(
    store: Store, found: Evidence, assumptions: Sequence[str], settings: Settings
) -> Evidence:
    """Return evidence under the assumptions; a faulty file is told as ``add`` tells it.

    Raises:
        BadUsage, BadInput, BadNumber, NotFound: an assumption that can't be made.
    """
    operations: list[Operation] = []
    for word, rest in split(assumptions):
        if word == "add":
            brought = bring(store, read_sheets(rest, None, None), may_exist=True)
            check_found(brought.findings, settings, "text")
            operations += brought.operations
        else:
            operations.append(_MAKERS[word](store, rest))
    return assume(store, found, operations)


def difference_text(found: Difference, assumptions: Sequence[str], lang: Lang) -> str:
    """Return what the assumptions change, for reading."""
    lines = [f"{_ASSUMED.text(lang)}: {'; '.join(assumptions)}"]
    for name, words in _LINES:
        cells: tuple[Cell, ...] = getattr(found, name)
        if cells:
            lines.append(f"{words.text(lang)}: {'; '.join(_cell(cell, lang) for cell in cells)}")
    return "\n".join(lines if len(lines) > 1 else [*lines, _NOTHING.text(lang)])


def _cell(cell: Cell, lang: Lang) -> str:
    label = cell.industry.label_zh if lang == "zh" else cell.industry.label_en
    return f"{cell.industry.code} {label} ({TYPE_WORDS[cell.type].text(lang)})"
