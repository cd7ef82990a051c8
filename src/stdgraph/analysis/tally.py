"""Counting coverage work by work, so that one work's change changes the counts and nothing else.

The count of a type at a place is the number of works that give it that type there, and what a
work gives follows from its own documents alone. So counts can be kept: take away what a changed
work gave before, and add what it gives now.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from stdgraph.analysis.coverage import FROM_ABOVE, empty_type, strongest
from stdgraph.analysis.standing import LIVE, counted_as, standing
from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import CoverageType, FiledDocument, Rule, Search
from stdgraph.model.matrix import Theme
from stdgraph.model.observed import Counts, Observed, Place

Given = tuple[Place, CoverageType]
Tally = dict[Place, Counter[CoverageType]]
HAVING = (CoverageType.COVERED, CoverageType.PARTLY)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where works are seen: the industries' tree, the categories by key, and the rule.

    Industries outside the rule's sections are not observed.
    """

    tree: Tree
    categories: Mapping[str, Theme]
    rule: Rule

    def places(self) -> Iterator[Place]:
        """Return every industry and every category; cells are observed where something is."""
        for code in self.tree.by_code:
            if self.observes(code):
                yield code, ""
        for key in self.categories:
            yield "", key

    def observes(self, code: str) -> bool:
        """Tell whether an industry stands in a section of the rule."""
        return code in self.tree.by_code and self.tree.section(code) in self.rule.sections

    def parent(self, place: Place) -> Place | None:
        """Return the place of which ``place`` is an immediate part, None for a cell or the top."""
        code, key = place
        if code and key:
            return None
        above = self.tree.by_code[code].parent if code else self.categories[key].parent
        return None if above is None else ((above, "") if code else ("", above))

    def parts(self, place: Place) -> list[Place]:
        """Return a place's immediate parts."""
        code, key = place
        if code and key:
            return []
        if code:
            return [(child, "") for child in self.tree.children.get(code, ())]
        return [("", theme.key) for theme in self.categories.values() if theme.parent == key]

    def above(self, key: str) -> Iterator[str]:
        """Return the categories above one, nearest first."""
        parent = self.categories[key].parent
        while parent and parent in self.categories:
            yield parent
            parent = self.categories[parent].parent


def works(documents: Iterable[FiledDocument], rule: Rule) -> Mapping[str, list[FiledDocument]]:
    """Return the documents by what they count as."""
    found: dict[str, list[FiledDocument]] = defaultdict(list)
    for document in documents:
        found[counted_as(document, rule)].append(document)
    return found


def given(scene: Scene, documents: Iterable[FiledDocument]) -> frozenset[Given]:
    """Return what one work gives: each type at each place, from the work's own documents."""
    looking = replace(scene.rule, unfiled=True)
    found: set[Given] = set()
    for document in documents:
        kind = standing(document, looking)
        if kind is not None:
            found |= set(_by_industry(scene, document, kind))
            found |= set(_by_category(scene, document, kind))
    return frozenset(found)


def _by_industry(scene: Scene, document: FiledDocument, kind: CoverageType) -> Iterator[Given]:
    code, tree = document.industry, scene.tree
    if not scene.observes(code):
        return
    upwards = CoverageType.PARTLY if kind is CoverageType.COVERED else kind
    yield (code, ""), kind
    for wider in tree.ancestors(code):
        yield (wider, ""), upwards
    if kind in LIVE:
        section = tree.is_section(code)
        down = CoverageType.CROSS_INDUSTRY_ONLY if section else CoverageType.WIDER_ONLY
        for narrower in tree.within(code):
            if narrower != code:
                yield (narrower, ""), down
    for key in document.themes & scene.categories.keys():
        yield (code, key), kind


def _by_category(scene: Scene, document: FiledDocument, kind: CoverageType) -> Iterator[Given]:
    upwards = CoverageType.PARTLY if kind is CoverageType.COVERED else kind
    code = document.industry
    across = kind in LIVE and (not code or scene.tree.is_section(code))
    for key in document.themes & scene.categories.keys():
        yield ("", key), kind
        for wider in scene.above(key):
            yield ("", wider), upwards
        for seen in (key, *scene.above(key)) if across else ():
            yield ("", seen), CoverageType.CROSS_INDUSTRY_ONLY


def tally(scene: Scene, documents: Iterable[FiledDocument]) -> Tally:
    """Count every work."""
    found: Tally = defaultdict(Counter)
    for own in works(documents, scene.rule).values():
        for place, kind in given(scene, own):
            found[place][kind] += 1
    return found


def difference(
    scene: Scene, before: Iterable[FiledDocument], after: Iterable[FiledDocument]
) -> Tally:
    """Return what changes in the counts when works change; both sides hold those works whole."""
    found: Tally = defaultdict(Counter)
    for sign, side in ((-1, before), (1, after)):
        for own in works(side, scene.rule).values():
            for place, kind in given(scene, own):
                found[place][kind] += sign
    return {
        place: Counter({k: n for k, n in counts.items() if n})
        for place, counts in found.items()
        if any(counts.values())
    }


def observed(
    scene: Scene, place: Place, counts: Counts, having: int, searches: Iterable[Search]
) -> Observed:
    """Return the observation that follows from a place's counts."""
    shown = {kind: counts[kind] for kind in CoverageType if counts.get(kind, 0) > 0}
    kinds = list(shown)
    if shown.keys() <= FROM_ABOVE:
        kinds.append(empty_type(searches))
    kind = strongest(kinds, scene.rule)
    parts = len(scene.parts(place)) if having else 0
    is_gap = kind not in scene.rule.off_the_list
    return Observed(place, kind, is_gap, shown.get(kind, 0), shown, having, parts)


def has_standard(counts: Counts) -> bool:
    """Tell whether a place has a standard at or below it, as a part of the place above."""
    return any(counts.get(kind, 0) > 0 for kind in HAVING)


def observe(
    scene: Scene, documents: Iterable[FiledDocument], searches: Mapping[str, list[Search]]
) -> Iterator[Observed]:
    """Return every observation; ``searches`` are those that fit the rule, by industry."""
    counted = tally(scene, documents)
    having = Counter(
        parent
        for place, counts in counted.items()
        if has_standard(counts) and (parent := scene.parent(place))
    )
    for place in dict.fromkeys((*scene.places(), *counted)):
        counts = counted.get(place, Counter())
        found = searches.get(place[0], ()) if not place[1] else ()
        yield observed(scene, place, counts, having[place], found)
