"""How the categories of one edition correspond to those of another: composed, inverted, judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from stdgraph.model.comparison import INVERSE, Category, Change, Fate, Move

Pair = tuple[str, str]
_OTHER_WAY = {
    "split": "merged",
    "merged": "split",
    "broadMatch": "narrowMatch",
    "narrowMatch": "broadMatch",
}


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Which categories of a left edition correspond to which of a right one, by IRI.

    ``pairs`` holds the kinds of match for each pair. ``gone`` are left categories that have no
    counterpart by judgement, ``born`` right ones. ``partly_left`` and ``partly_right`` have
    counterparts, of which some aren't judged. All others without a pair are not judged.
    """

    left: tuple[Category, ...]
    right: tuple[Category, ...]
    pairs: Mapping[Pair, frozenset[str]]
    gone: frozenset[str] = frozenset()
    born: frozenset[str] = frozenset()
    partly_left: frozenset[str] = frozenset()
    partly_right: frozenset[str] = frozenset()

    @property
    def inverse(self) -> Crosswalk:
        """The same correspondence, read from right to left."""
        pairs = {
            (right, left): frozenset(_OTHER_WAY.get(kind, kind) for kind in kinds)
            for (left, right), kinds in self.pairs.items()
        }
        return Crosswalk(
            self.right,
            self.left,
            pairs,
            self.born,
            self.gone,
            self.partly_right,
            self.partly_left,
        )

    def images(self) -> dict[str, list[str]]:
        """Return the counterparts of each left category that has some."""
        found: dict[str, list[str]] = defaultdict(list)
        for left, right in sorted(self.pairs):
            found[left].append(right)
        return found

    def then(self, other: Crosswalk) -> Crosswalk:
        """Return the correspondence over both; the right edition of this is the left of other."""
        pairs: dict[Pair, frozenset[str]] = defaultdict(frozenset)
        onward = other.images()
        for (left, middle), kinds in self.pairs.items():
            for right in onward.get(middle, ()):
                pairs[left, right] |= kinds | other.pairs[middle, right]
        gone, partly_left = _ends(self, other)
        born, partly_right = _ends(other.inverse, self.inverse)
        return Crosswalk(self.left, other.right, dict(pairs), gone, born, partly_left, partly_right)


def _ends(first: Crosswalk, second: Crosswalk) -> tuple[frozenset[str], frozenset[str]]:
    """Return which left categories of ``first`` end on the way, and which only partly go on."""
    onward, images = second.images(), first.images()
    gone, partly = set(first.gone), set()
    for left, middles in images.items():
        open_ends = [m for m in middles if m not in onward and m not in second.gone]
        goes_on = any(middle in onward for middle in middles)
        unsure = bool(open_ends) or left in first.partly_left
        if not goes_on and not unsure:
            gone.add(left)
        elif goes_on and (unsure or any(m in second.partly_left for m in middles)):
            partly.add(left)
    return frozenset(gone), frozenset(partly)


def between(
    categories: Collection[Category], moves: Iterable[Move], editions: Sequence[str]
) -> Crosswalk:
    """Return the correspondence from the first to the last of ``editions``.

    ``editions`` are neighbours in time, each with the next, forward or backward; one alone gives
    the identity. Rows of ``moves`` go from an earlier to a later edition.
    """
    by_edition: dict[str, list[Category]] = defaultdict(list)
    for category in _in_tree_order(categories):
        by_edition[category.edition].append(category)
    rows = tuple(moves)
    first = tuple(by_edition[editions[0]])
    same = frozenset(("exactMatch",))
    identity = Crosswalk(first, first, {(c.iri, c.iri): same for c in first})
    steps = (
        _step(tuple(by_edition[a]), tuple(by_edition[b]), rows, a, b) for a, b in pairwise(editions)
    )
    return reduce(Crosswalk.then, steps, identity)


def _in_tree_order(categories: Iterable[Category]) -> list[Category]:
    """Return categories with each behind the one above it; those with codes go first."""
    known = {category.iri: category for category in categories}
    below: dict[str, list[Category]] = defaultdict(list)
    for category in sorted(known.values(), key=lambda c: (c.edition, not c.code, c.code, c.slug)):
        below[category.parent if category.parent in known else ""].append(category)
    found: dict[str, Category] = {}
    waiting = below[""][::-1]
    while waiting:
        category = waiting.pop()
        if category.iri not in found:
            found[category.iri] = category
            waiting += below[category.iri][::-1]
    return [*found.values(), *(c for iri, c in sorted(known.items()) if iri not in found)]


def _step(
    left: tuple[Category, ...], right: tuple[Category, ...], rows: Iterable[Move], a: str, b: str
) -> Crosswalk:
    forward = [row for row in rows if (row.from_edition, row.to_edition) == (a, b)]
    if forward:
        return _read(left, right, forward)
    backward = [row for row in rows if (row.from_edition, row.to_edition) == (b, a)]
    return _read(right, left, backward).inverse


def _read(
    left: tuple[Category, ...], right: tuple[Category, ...], rows: Iterable[Move]
) -> Crosswalk:
    pairs: dict[Pair, frozenset[str]] = defaultdict(frozenset)
    gone, born = set(), set()
    for row in rows:
        if row.source and row.target:
            pairs[row.source, row.target] |= {row.kind}
        elif row.source:
            gone.add(row.source)
        elif row.target:
            born.add(row.target)
    gone -= {left for left, _ in pairs}
    born -= {right for _, right in pairs}
    return Crosswalk(left, right, dict(pairs), frozenset(gone), frozenset(born))


def fates(crosswalk: Crosswalk) -> tuple[Fate, ...]:
    """Return what became of every left category."""
    images, sources = crosswalk.images(), crosswalk.inverse.images()
    right = {category.iri: category for category in crosswalk.right}
    left = {category.iri: category for category in crosswalk.left}
    found = []
    for category in crosswalk.left:
        others = [right[iri] for iri in images.get(category.iri, ()) if iri in right]
        kinds = frozenset[str]().union(
            *(crosswalk.pairs[category.iri, other.iri] for other in others)
        )
        if not others:
            gone = category.iri in crosswalk.gone
            found.append(Fate(category, Change.DROPPED if gone else Change.NOT_JUDGED))
            continue
        fate = Fate(
            category,
            Change.KEPT,
            tuple(sorted(others)),
            renamed=any(other.name_zh != category.name_zh for other in others),
            recoded=any(
                other.code and category.code and other.code != category.code for other in others
            ),
            reparented=any(
                _reparented(category, other, crosswalk, images, sources) for other in others
            ),
            incomplete=category.iri in crosswalk.partly_left,
            matches=tuple(sorted(kinds)),
        )
        shared = [s for s in sources[others[0].iri] if s in left]
        found.append(replace(fate, change=_change(fate, kinds, len(shared))))
    return tuple(found)


def _change(fate: Fate, kinds: frozenset[str], sharing: int) -> Change:
    if len(fate.others) > 1:
        return Change.SPLIT
    if sharing > 1:
        return Change.MERGED
    for kind in (Change.SPLIT, Change.MERGED):
        if kind.value in kinds:
            return kind
    if fate.reparented or fate.recoded:
        return Change.MOVED
    return Change.RENAMED if fate.renamed else Change.KEPT


def _reparented(
    here: Category,
    there: Category,
    crosswalk: Crosswalk,
    images: Mapping[str, Sequence[str]],
    sources: Mapping[str, Sequence[str]],
) -> bool:
    if not here.parent or not there.parent:
        return bool(here.parent) != bool(there.parent)
    judged = here.parent in images and there.parent in sources
    return judged and (here.parent, there.parent) not in crosswalk.pairs


def origins(crosswalk: Crosswalk) -> tuple[Fate, ...]:
    """Return where every right category came from."""
    return tuple(
        replace(fate, change=INVERSE.get(fate.change, fate.change))
        for fate in fates(crosswalk.inverse)
    )
