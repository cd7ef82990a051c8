"""What would close most gaps: where a few new standards would take most industries off the list.

A greedy cover: the next standard is always the one that takes off most of what is left, which
comes within a factor of 1 - 1/e of the best choice (Nemhauser, Wolsey and Fisher 1978).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdgraph.analysis.tree import Tree
from stdgraph.model.gap import Cell, Named, Rule


@dataclass(frozen=True, slots=True)
class Step:
    """A new standard: the codes to file it at, and the gaps that it would close.

    ``named`` is the guide's industry whose codes they are, None for a single code. ``weight`` is
    what the gaps weigh: each industry one, and one for each recorded pilot and naming edition.
    """

    codes: tuple[str, ...]
    named: Named | None
    closed: tuple[Cell, ...]
    weight: int


def closing_steps(
    tree: Tree,
    gaps: Iterable[Cell],
    rule: Rule,
    named: Mapping[str, Iterable[Named]],
    most: int,
) -> Iterator[Step]:
    """Return up to ``most`` new standards, each with the gaps that it closes besides the former.

    A standard counts by the rule and is filed at one industry, or at all those that the guide
    gives one name to (``named``, by code).
    """
    left = {cell.industry.code: cell for cell in gaps}
    reach = {
        codes: frozenset(c for code in codes for c in covered_by(tree, code, rule))
        for codes in _candidates(tree, rule, named)
    }
    names = {codes: name for name, codes in _by_name(named).items()}
    for _ in range(most):
        if not left:
            return
        # Of those alike the plainest: fewest codes, the widest industry, the first by code.
        codes = min(reach, key=lambda c: (-_weight(left, reach[c]), len(c), sum(map(len, c)), c))
        closed = tuple(left[c] for c in sorted(reach[codes] & left.keys()))
        if not closed:
            return
        yield Step(codes, names.get(codes), closed, _weight(left, reach[codes]))
        for cell in closed:
            del left[cell.industry.code]


def covered_by(tree: Tree, code: str, rule: Rule) -> Iterator[str]:
    """Return the industries that a standard filed at ``code`` takes off the list by the rule."""
    yield code
    if rule.inherit_up:
        yield from tree.ancestors(code)
    if rule.inherit_down and not tree.is_section(code):
        yield from tree.within(code)


def _candidates(
    tree: Tree, rule: Rule, named: Mapping[str, Iterable[Named]]
) -> set[tuple[str, ...]]:
    """Return where a standard may be filed: no section, for that is cross-industry."""
    inside = {
        code
        for code in tree.by_code
        if not tree.is_section(code) and tree.section(code) in rule.sections
    }
    together = {
        tuple(code for code in codes if code in inside) for codes in _by_name(named).values()
    }
    return {(code,) for code in inside} | {codes for codes in together if codes}


def _by_name(named: Mapping[str, Iterable[Named]]) -> dict[Named, tuple[str, ...]]:
    found: dict[Named, list[str]] = {}
    for code, names in named.items():
        for name in names:
            found.setdefault(name, []).append(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _weight(left: Mapping[str, Cell], reached: frozenset[str]) -> int:
    return sum(1 + sum(left[code].demand.size) for code in reached & left.keys())
