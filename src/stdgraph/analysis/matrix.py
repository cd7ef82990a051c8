"""Coverage of industries by themes: each theme's own documents, counted like all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import Cell, FiledDocument, Rule
from stdgraph.model.matrix import Columns, Theme

PARTS_SHOWN = frozenset({"base-common", "key-technology"})


@dataclass(frozen=True, slots=True)
class Themes:
    """Every theme of the graph, and what stands below each."""

    all: tuple[Theme, ...]

    def children(self) -> Mapping[str, list[str]]:
        """Return the keys below each key."""
        found: dict[str, list[str]] = defaultdict(list)
        for theme in self.all:
            if theme.parent:
                found[theme.parent].append(theme.key)
        return found

    def within(self, key: str) -> frozenset[str]:
        """Return a key and every key below it."""
        children, found, waiting = self.children(), set(), [key]
        while waiting:
            if (top := waiting.pop()) not in found:
                found.add(top)
                waiting.extend(children.get(top, ()))
        return frozenset(found)

    def newest_used(self, documents: Iterable[FiledDocument]) -> str:
        """Return the newest edition that a document is filed under, else the newest of all."""
        used = {key for document in documents for key in document.themes}
        editions = {t.edition for t in self.all}
        return max({t.edition for t in self.all if t.key in used} or editions, default="")

    def chosen(self, columns: Columns, edition: str) -> tuple[Theme, ...]:
        """Return the themes that make the columns."""
        return tuple(t for t in self.all if t.edition == edition and _fits(t, columns))


def _fits(theme: Theme, columns: Columns) -> bool:
    if columns.dimension or theme.dimension:
        return theme.dimension == columns.dimension
    part = theme.part == columns.part if columns.part else theme.part in PARTS_SHOWN
    return part and columns.level in (None, theme.level)


def matrix_cells(
    tree: Tree,
    documents: Iterable[FiledDocument],
    rule: Rule,
    around: Surroundings,
    columns: Mapping[str, frozenset[str]],
) -> Iterator[tuple[tuple[str, str], Cell]]:
    """Return the cell of every industry and theme; ``columns`` gives the keys within each theme."""
    everything = tuple(documents)
    # Looking through all documents for each column would take most of the time.
    of: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(everything):
        for theme in document.themes:
            of[theme].append(at)
    for key, within in columns.items():
        places = sorted({at for theme in within for at in of.get(theme, ())})
        finder = CoverageFinder(tree, (everything[at] for at in places), rule, around)
        for cell in finder.cells():
            yield (cell.industry.code, key), cell
