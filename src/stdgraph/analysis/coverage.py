"""Which industries have a standard, by a stated rule, and what kind of gap the others are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from stdgraph.analysis.standing import LIVE, ONLY, counted_as, standing
from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import Cell, CoverageType, Demand, FiledDocument, Named, Rule, Search

Documents = list[FiledDocument]
NO_DOCUMENTS = (CoverageType.SEARCHED_NONE_FOUND, CoverageType.NOT_SEARCHED)
FROM_ABOVE = frozenset({CoverageType.WIDER_ONLY, CoverageType.CROSS_INDUSTRY_ONLY})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands beside the documents: pilots and the guides' words by code, search records.

    ``targets`` are announced for all industries alike.
    """

    pilots: Mapping[str, list[str]]
    searches: tuple[Search, ...] = ()
    named: Mapping[str, list[Named]] | None = None
    targets: tuple[str, ...] = ()

    def demand(self, tree: Tree, code: str) -> Demand:
        """Return the demand of an industry: pilots in it or below, the guides' words around it.

        A guide that names a wider industry (below the section) names all that is in it.
        """
        within = list(tree.within(code))
        above = [wider for wider in tree.ancestors(code) if not tree.is_section(wider)]
        named = self.named or {}
        return Demand(
            tuple(sorted({p for c in within for p in self.pilots.get(c, ())})),
            tuple(dict.fromkeys(n for c in (*within, *above) for n in named.get(c, ()))),
            self.targets,
        )

    def searched(self, code: str, rule: Rule) -> tuple[Search, ...]:
        """Return the search records of an industry that speak of the rule's levels and its day."""
        return tuple(
            s
            for s in self.searches
            if s.industry == code and s.level in rule.levels and s.on <= rule.as_of
        )


class CoverageFinder:
    """Finds the cells of a level of the industries' tree by a rule."""

    def __init__(
        self, tree: Tree, documents: Iterable[FiledDocument], rule: Rule, around: Surroundings
    ) -> None:
        """Take the tree, what is filed where, the rule, and what stands beside the documents."""
        self.tree = tree
        self.rule = rule
        self.around = around
        self.at: dict[str, dict[CoverageType, Documents]] = defaultdict(dict)
        for document in documents:
            found = standing(document, rule)
            if found is not None:
                self.at[document.industry].setdefault(found, []).append(document)

    def as_if(
        self, before: Iterable[FiledDocument], after: Iterable[FiledDocument]
    ) -> CoverageFinder:
        """Return a finder for which some filed documents are otherwise; this one stays as it is."""
        changed = copy(self)
        changed.at = defaultdict(dict, self.at)
        gone = set(before)
        for code in {document.industry for document in gone}:
            changed.at[code] = {
                kind: left
                for kind, documents in self.at.get(code, {}).items()
                if (left := [d for d in documents if d not in gone])
            }
        for document in after:
            found = standing(document, self.rule)
            if found is not None:
                kinds = dict(changed.at[document.industry])
                kinds[found] = [*kinds.get(found, ()), document]
                changed.at[document.industry] = kinds
        return changed

    def cells(self) -> tuple[Cell, ...]:
        """Return a cell for every industry of the rule's level and sections, by code."""
        return tuple(map(self.cell, self.tree.of(self.rule.level, self.rule.sections)))

    def cell(self, code: str) -> Cell:
        """Return the cell of one industry: its strongest type first, the others beside it."""
        searches = self.around.searched(code, self.rule)
        found = dict(self.seen(code))
        if found.keys() <= FROM_ABOVE:
            found[empty_type(searches)] = []
        counts = {kind: self.count(documents) for kind, documents in found.items()}
        kind = strongest(counts, self.rule)
        k, n = self._parts(code) if kind is CoverageType.PARTLY else (0, 0)
        return Cell(
            industry=self.tree.by_code[code],
            type=kind,
            is_gap=kind not in self.rule.off_the_list,
            standards=numbers(found[kind]),
            count=counts[kind],
            also=tuple(other for other in counts if other is not kind),
            counts={k: n for k, n in counts.items() if k not in NO_DOCUMENTS},
            k=k,
            n=n,
            demand=self.around.demand(self.tree, code),
            searches=searches,
            unconfirmed=numbers(d for d in found[kind] if not d.confirmed),
        )

    def seen(self, code: str) -> Iterator[tuple[CoverageType, Documents]]:
        """Return every type that an industry shows with the documents of each, strongest first."""
        within = [c for c in self.tree.within(code) if c in self.at]
        above = [c for c in self.tree.ancestors(code) if c in self.at]
        below = [c for c in within if c != code]
        places = {
            CoverageType.COVERED: (CoverageType.COVERED, [code] if code in self.at else []),
            CoverageType.PARTLY: (CoverageType.COVERED, below),
            CoverageType.NOT_VERIFIED: (CoverageType.NOT_VERIFIED, within),
            CoverageType.OUTDATED_ONLY: (CoverageType.OUTDATED_ONLY, within),
        }
        for kind, (standing_there, codes) in places.items():
            if documents := self._at(codes, standing_there):
                yield kind, documents
        wider = [c for c in above if not self.tree.is_section(c)]
        across = [*(c for c in above if self.tree.is_section(c)), *([""] if "" in self.at else [])]
        for kind, codes in (
            (CoverageType.WIDER_ONLY, wider),
            (CoverageType.CROSS_INDUSTRY_ONLY, across),
        ):
            if documents := self._at(codes, *LIVE):
                yield kind, documents
        for kind in ONLY:
            if documents := self._at(within, kind):
                yield kind, documents

    def count(self, documents: Iterable[FiledDocument]) -> int:
        """Return how many standards documents are, by the rule."""
        return len({counted_as(document, self.rule) for document in documents})

    def _at(self, codes: Iterable[str], *kinds: CoverageType) -> Documents:
        return [d for code in codes for kind in kinds for d in self.at[code].get(kind, ())]

    def _parts(self, code: str) -> tuple[int, int]:
        """Return how many of the industry's immediate parts have a standard at or below them."""
        parts = self.tree.children.get(code, [])
        having = [part for part in parts if self._at(self._known(part), CoverageType.COVERED)]
        return len(having), len(parts)

    def _known(self, code: str) -> list[str]:
        return [c for c in self.tree.within(code) if c in self.at]


def empty_type(searches: Iterable[Search]) -> CoverageType:
    """Return the type of a cell that shows no document, by the search records that fit it.

    “Searched, none found” needs a search that found none, and no search that found some.
    """
    hits = [search.hits for search in searches]
    if hits and not any(hits):
        return CoverageType.SEARCHED_NONE_FOUND
    return CoverageType.NOT_SEARCHED


def strongest(kinds: Iterable[CoverageType], rule: Rule) -> CoverageType:
    """Return the type that decides: the first that takes the industry off the list, or the first.

    ``kinds`` come strongest first. By the default rule the first is the one that takes it off.
    """
    shown = list(kinds)
    return next((kind for kind in shown if kind in rule.off_the_list), shown[0])


def numbers(documents: Iterable[FiledDocument]) -> tuple[str, ...]:
    """Return the documents' numbers, each work once, in order."""
    one_each = {document.work: document.number for document in documents}
    return tuple(sorted(one_each.values()))
