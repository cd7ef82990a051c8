"""Coverage of industries by the themes of a guide, cell by cell, with the evidence of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.analysis.matrix import Themes, matrix_cells
from stdgraph.analysis.standing import standing
from stdgraph.catalogue.gaps import Evidence
from stdgraph.errors import BadUsage, Message, NotFound
from stdgraph.model.gap import Cell, CoverageType, FiledDocument, Rule, Search
from stdgraph.model.matrix import Columns, Matrix, Place, Theme
from stdgraph.rdf import coverage_rows, themes
from stdgraph.store.port import Store

MOST_CELLS = 50_000


@dataclass(frozen=True, slots=True)
class Guides:
    """What the guides say: their themes, and the targets that each edition announced."""

    themes: Themes
    targets: dict[str, str]


def guides(store: Store) -> Guides:
    """Read the guides' themes and targets."""
    return Guides(Themes(themes.themes(store.select)), coverage_rows.targets(store.select))


def matrix(found: Evidence, said: Guides, rule: Rule, columns: Columns) -> Matrix:
    """Return a cell for every industry of the rule's level and every theme of ``columns``.

    Raises:
        NotFound: the graph has no such theme.
        BadUsage: more cells than one answer holds.
    """
    edition = columns.edition or said.themes.newest_used(found.documents)
    chosen = said.themes.chosen(columns, edition)
    if not chosen:
        raise _no_theme(said.themes)
    codes = found.tree.of(rule.level, rule.sections)
    if len(codes) * len(chosen) > MOST_CELLS:
        raise _too_many(len(codes) * len(chosen))
    within = {theme.key: said.themes.within(theme.key) for theme in chosen}
    around = _around(found, said, edition)
    keys = frozenset().union(*within.values())
    return Matrix(
        rule=rule,
        edition=edition,
        industries=tuple(found.tree.by_code[code] for code in codes),
        themes=chosen,
        cells=dict(matrix_cells(found.tree, found.documents, rule, around, within)),
        filed=len({d.number for d in found.documents if not keys.isdisjoint(d.themes)}),
        known_pilots=found.known_pilots,
    )


def _around(found: Evidence, said: Guides, edition: str) -> Surroundings:
    target = said.targets.get(edition)
    return replace(found.around, targets=(target,) if target else ())


@dataclass(frozen=True, slots=True)
class Filed:
    """A document of a cell, and as what the rule takes it there."""

    document: FiledDocument
    shown_as: CoverageType


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """One cell in full: every document that it sees, by the type that each gives.

    ``searches_later`` are searches after the rule's day: on it they are not looked at.
    """

    rule: Rule
    cell: Cell
    theme: Theme | None
    filed: tuple[Filed, ...]
    left_out: tuple[FiledDocument, ...]
    levels_not_searched: tuple[str, ...]
    searches_later: tuple[Search, ...] = ()


def cell_evidence(found: Evidence, said: Guides, rule: Rule, place: Place) -> CellEvidence:
    """Return the evidence of an industry's cell, for one theme where ``place`` names one.

    The rule is taken at the industry's own level.

    ``left_out`` are documents filed at the code or below that the rule doesn't look at.

    Raises:
        NotFound: the graph has no such industry or theme.
    """
    code = place.industry
    if code not in found.tree.by_code:
        raise _no_industry(code)
    rule = replace(rule, level=found.tree.by_code[code].level)
    theme = None
    documents: Iterable[FiledDocument] = found.documents
    around = found.around
    if place.theme:
        edition = place.edition or said.themes.newest_used(found.documents)
        theme = _theme(said.themes, place.theme, edition)
        within = said.themes.within(theme.key)
        documents = [d for d in documents if not within.isdisjoint(d.themes)]
        around = _around(found, said, theme.edition)
    finder = CoverageFinder(found.tree, documents, rule, around)
    cell = finder.cell(code)
    # The engines give documents in different orders.
    seen = [Filed(d, kind) for kind, shown in finder.seen(code) for d in sorted(shown, key=_place)]
    here = frozenset(found.tree.within(code))
    left_out = sorted(
        (d for d in documents if d.industry in here and standing(d, rule) is None), key=_place
    )
    searched = {search.level for search in cell.searches}
    return CellEvidence(
        rule,
        cell,
        theme,
        tuple(seen),
        tuple(left_out),
        tuple(sorted(rule.levels - searched)),
        tuple(s for s in found.around.searches if s.industry == code and s.on > rule.as_of),
    )


def _place(document: FiledDocument) -> tuple[str, str]:
    return document.number, document.industry


def _theme(known: Themes, code: str, edition: str) -> Theme:
    for theme in known.all:
        if theme.edition == edition and code in (theme.code, theme.key) and not theme.dimension:
            return theme
    for theme in known.all:  # a key names its edition itself
        if theme.key == code:
            return theme
    raise _no_theme(known, code, edition)


def _no_industry(code: str) -> NotFound:
    return NotFound(
        Message(f"图谱未收录行业代码 {code}。", f"The graph has no industry {code}."),
        Message(
            "请写 GB/T 4754—2017 的代码，如 C36。", "Write a code of GB/T 4754-2017, such as C36."
        ),
    )


def _no_theme(known: Themes, code: str = "", edition: str = "") -> NotFound:
    there = "、".join(sorted({t.edition for t in known.all}))
    codes = ", ".join(t.code for t in known.all if t.edition == edition and t.level <= 2)
    what = f"{edition}:{code}".strip(":")
    return NotFound(
        Message(f"图谱未收录这样的类目（{what}）。", f"The graph has no such category ({what})."),
        Message(
            f"收录的版本：{there}。" + (f"该版类目：{codes}。" if codes else ""),
            f"Editions recorded: {there.replace('、', ', ')}."
            + (f" Categories of that edition: {codes}." if codes else ""),
        ),
    )


def _too_many(cells: int) -> BadUsage:
    return BadUsage(
        Message(
            f"共 {cells} 格，一次最多 {MOST_CELLS} 格。",
            f"That makes {cells} cells; one answer holds {MOST_CELLS} at most.",
        ),
        Message(
            "请选较粗的行业层级、某一级类目或某一部分。",
            "Choose a coarser level of industries, one level of categories or one part.",
        ),
    )
