"""What rows of tables say of coverage: industries, pilots, guides' words and searches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from stdgraph.analysis.tree import Tree
from stdgraph.catalogue.changes.table_sides import TableSides
from stdgraph.catalogue.gaps import Evidence
from stdgraph.model.gap import Industry, IndustryLevel, Named, Search
from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.names import Names


def with_rows(found: Evidence, tables: TableSides, names: Names) -> Evidence:
    """Return evidence with what touched tables say after a change in place of what they said.

    Raises:
        BadInput: a cell that can't be read; the message names table, row and column.
    """
    rows = {kind: tuple(keyed.values()) for kind, keyed in tables.after.items()}
    around = found.around
    if "searches" in rows:
        around = replace(around, searches=_searches(rows["searches"]))
    if "guide-industries" in rows:
        around = replace(around, named=_named(rows["guide-industries"]))
    if "pilots" in rows:
        around = replace(around, pilots=_pilots(rows["pilots"]))
        unread = sum(row.evidence().trust is Trust.RECALLED for row in rows["pilots"])
        counted = replace(found.known_pilots, recorded=len(rows["pilots"]), to_verify=unread)
        found = replace(found, known_pilots=counted)
    if "industries" in rows:
        known = tuple(map(_industry, rows["industries"]))
        codes = {names.entity("industry", one.code): one.code for one in known}
        found = replace(found, tree=Tree(known), codes=codes)
    return replace(found, around=around)


def _searches(rows: Iterable[Row]) -> tuple[Search, ...]:
    return tuple(
        Search(
            row.text("industry"),
            row.text("source"),
            day.latest,
            row.text("who"),
            row.integer("hits") or 0,
            row.text("level"),
            row.text("query"),
        )
        for row in rows
        if (day := row.date("date")) is not None
    )


def _named(rows: Iterable[Row]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in rows:
        read = row.text("confidence") == Trust.STATED
        said = Named(row.text("edition"), row.text("name_zh"), row.text("name_en"), read)
        for code in row.several("gbt4754_codes"):
            found[code].append(said)
    return dict(found)


def _pilots(rows: Iterable[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for code in row.several("gbt4754_code"):
            found[code].append(row.text("id"))
    return dict(found)


def _industry(row: Row) -> Industry:
    return Industry(
        row.text("code"),
        row.choice("level", IndustryLevel, IndustryLevel.CLASS),
        row.text("parent") or None,
        row.text("name_zh"),
        row.text("name_en"),
    )
