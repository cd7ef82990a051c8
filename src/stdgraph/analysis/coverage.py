"""Which industries have a standard, by a stated rule, and what kind of gap the others are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdgraph.model.gap import (
    Cell,
    CoverageType,
    FiledDocument,
    Industry,
    IndustryLevel,
    Rule,
    Search,
)
from stdgraph.model.standard import Status

GROUP_OR_LOCAL = frozenset({"group", "local", "enterprise"})
GUIDING = "guiding-technical-document"
# What a document that doesn't count still shows, in the order of Standing.
ONLY = (
    CoverageType.GROUP_OR_LOCAL_ONLY,
    CoverageType.GUIDING_ONLY,
    CoverageType.UPCOMING_ONLY,
    CoverageType.PLANNED_ONLY,
    CoverageType.WITHDRAWN_ONLY,
)


class Tree:
    """The industries' tree: ancestors, descendants and children by code."""

    def __init__(self, industries: Iterable[Industry]) -> None:
        """Index the industries."""
        self.by_code = {industry.code: industry for industry in industries}
        self.children: dict[str, list[str]] = defaultdict(list)
        for industry in self.by_code.values():
            if industry.parent:
                self.children[industry.parent].append(industry.code)

    def ancestors(self, code: str) -> Iterator[str]:
        """Return the codes above ``code``, nearest first."""
        parent = self.by_code[code].parent
        while parent:
            yield parent
            parent = self.by_code[parent].parent

    def section(self, code: str) -> str:
        """Return the section that ``code`` stands in."""
        return next(reversed([code, *self.ancestors(code)]))

    def within(self, code: str) -> Iterator[str]:
        """Return ``code`` and every code below it."""
        waiting = [code]
        while waiting:
            yield (top := waiting.pop())
            waiting.extend(self.children[top])


def standing(document: FiledDocument, rule: Rule) -> CoverageType | None:
    """Return what a document by itself gives an industry that it is filed at.

    ``covered`` where it counts, ``not-verified`` where its status is unknown, one of the
    ``…-only`` types where it is of a kind that the rule leaves out, and None where the rule
    doesn't look at it at all (role, object, international, unconfirmed).
    """
    if document.role not in rule.roles or document.object not in rule.objects:
        return None
    if not (document.confirmed or rule.unconfirmed):
        return None
    if document.level not in rule.levels:
        return CoverageType.GROUP_OR_LOCAL_ONLY if document.level in GROUP_OR_LOCAL else None
    if document.planned:
        return CoverageType.COVERED if rule.planned else CoverageType.PLANNED_ONLY
    if document.document_type == GUIDING and not rule.guiding:
        return CoverageType.GUIDING_ONLY
    return _by_status(document.status, rule)


def _by_status(status: Status, rule: Rule) -> CoverageType | None:
    match status:
        case Status.CURRENT:
            return CoverageType.COVERED
        case Status.UPCOMING:
            return CoverageType.COVERED if rule.upcoming else CoverageType.UPCOMING_ONLY
        case Status.UNKNOWN:
            return CoverageType.NOT_VERIFIED if rule.unverified else None
        case Status.WITHDRAWN:
            return CoverageType.WITHDRAWN_ONLY
        case _:
            return CoverageType.PLANNED_ONLY


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one cell sees: documents by standing, at its own code, below it, and above it."""

    own: Mapping[CoverageType, list[FiledDocument]]
    below: Mapping[CoverageType, list[FiledDocument]]
    wider: list[FiledDocument]
    across: list[FiledDocument]

    def here(self, kind: CoverageType) -> list[FiledDocument]:
        """Return the documents of one standing at the cell's own code and below it."""
        return [*self.own.get(kind, ()), *self.below.get(kind, ())]


class CoverageFinder:
    """Finds the cells of a level of the industries' tree by a rule."""

    def __init__(
        self,
        tree: Tree,
        documents: Iterable[FiledDocument],
        rule: Rule,
        *,
        pilots: Mapping[str, list[str]],
        searches: Iterable[Search],
    ) -> None:
        """Take the tree, what is filed where, the rule, pilots by code, and the search records."""
        self.tree = tree
        self.rule = rule
        self.pilots = pilots
        self.searches = tuple(searches)
        self.at: dict[str, dict[CoverageType, list[FiledDocument]]] = defaultdict(dict)
        for document in documents:
            found = standing(document, rule)
            if found is not None:
                self.at[document.industry].setdefault(found, []).append(document)

    def cells(self) -> tuple[Cell, ...]:
        """Return a cell for every industry of the rule's level and sections, by code."""
        codes = sorted(
            code
            for code, industry in self.tree.by_code.items()
            if industry.level is self.rule.level and self.tree.section(code) in self.rule.sections
        )
        return tuple(self.cell(code) for code in codes)

    def cell(self, code: str) -> Cell:
        """Return the cell of one industry: its strongest type first, the others beside it."""
        found = list(self._types(code))
        kind, documents = found[0]
        k, n = self._parts(code) if kind is CoverageType.PARTLY else (0, 0)
        return Cell(
            self.tree.by_code[code],
            kind,
            numbers(documents),
            tuple(dict.fromkeys(other for other, _ in found[1:] if other is not kind)),
            k,
            n,
            tuple(sorted(p for c in self.tree.within(code) for p in self.pilots.get(c, ()))),
            tuple(s for s in self.searches if s.industry == code),
            numbers(document for document in documents if not document.confirmed),
        )

    def _types(self, code: str) -> Iterator[tuple[CoverageType, list[FiledDocument]]]:
        """Return every type that the cell shows with its documents, strongest first."""
        sight = self._sight(code)
        if own := sight.own.get(CoverageType.COVERED):
            yield CoverageType.COVERED, own
        if narrower := sight.below.get(CoverageType.COVERED):
            yield CoverageType.PARTLY, narrower
        if unverified := sight.here(CoverageType.NOT_VERIFIED):
            yield CoverageType.NOT_VERIFIED, unverified
        if sight.wider:
            yield CoverageType.WIDER_ONLY, sight.wider
        if sight.across:
            yield CoverageType.CROSS_INDUSTRY_ONLY, sight.across
        for kind in ONLY:
            if others := sight.here(kind):
                yield kind, others
        if not (sight.own or sight.below):
            searched = any(s.industry == code and s.hits == 0 for s in self.searches)
            empty = CoverageType.SEARCHED_NONE_FOUND if searched else CoverageType.NOT_SEARCHED
            yield empty, []

    def _sight(self, code: str) -> _Sight:
        below: dict[CoverageType, list[FiledDocument]] = defaultdict(list)
        for narrower in self.tree.within(code):
            if narrower != code:
                for kind, documents in self.at[narrower].items():
                    below[kind].extend(documents)
        wider: list[FiledDocument] = []
        across: list[FiledDocument] = []
        for above in self.tree.ancestors(code):
            is_section = self.tree.by_code[above].level is IndustryLevel.SECTION
            for kind in (CoverageType.COVERED, CoverageType.NOT_VERIFIED):
                (across if is_section else wider).extend(self.at[above].get(kind, ()))
        return _Sight(self.at[code], below, wider, across)

    def _parts(self, code: str) -> tuple[int, int]:
        """Return how many of the industry's immediate parts have a standard at or below them."""
        parts = self.tree.children[code]
        having = [
            part
            for part in parts
            if any(CoverageType.COVERED in self.at[c] for c in self.tree.within(part))
        ]
        return len(having), len(parts)


def numbers(documents: Iterable[FiledDocument]) -> tuple[str, ...]:
    """Return the documents' numbers, each work once, in order."""
    one_each = {document.work: document.number for document in documents}
    return tuple(sorted(one_each.values()))
