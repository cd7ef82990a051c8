"""Who works on the same field, how old the standards are, and how long they take to take effect."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from statistics import median

from stdgraph.model.networks import Ages, Delays, Node, Overlap

_OLDEST = 20
_DAYS_IN_A_YEAR = 365.2425
_DAYS_IN_A_MONTH = _DAYS_IN_A_YEAR / 12


def overlaps(nodes: Iterable[Node]) -> tuple[Overlap, ...]:
    """Return the pairs of committees whose standards share a category and an industry.

    Withdrawn standards don't count; the pairs that share most come first.
    """
    categories: dict[str, set[str]] = defaultdict(set)
    industries: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.status == "withdrawn":
            continue
        for committee in node.committees:
            categories[committee].update(node.categories)
            industries[committee].update(node.industries)
    found = []
    for first, second in combinations(sorted(categories), 2):
        shared = categories[first] & categories[second]
        also = industries[first] & industries[second]
        if shared and also:
            found.append(Overlap(first, second, tuple(sorted(shared)), tuple(sorted(also))))
    return tuple(
        sorted(found, key=lambda o: (-len(o.categories) - len(o.industries), o.first, o.second))
    )


def ages(nodes: Iterable[Node], on: date) -> Ages:
    """Return how many full years the current standards are old; bare years are left out."""
    current = [node for node in nodes if node.kind == "Standard" and node.status == "current"]
    dated = [(int((on - n.issued).days / _DAYS_IN_A_YEAR), n.number) for n in current if n.issued]
    years = [age for age, _ in dated]
    oldest = sorted(dated, key=lambda found: (-found[0], found[1]))[:_OLDEST]
    return Ages(
        on,
        dict(sorted(Counter(years).items())),
        median(years) if years else None,
        tuple((number, age) for age, number in oldest),
        len(current) - len(dated),
    )


def delays(nodes: Iterable[Node]) -> Delays:
    """Return the months from issue to implementation, where both were read as full dates."""
    months: dict[int, list[float]] = defaultdict(list)
    for node in nodes:
        if node.kind == "Standard" and node.issued and node.implemented:
            days = (node.implemented - node.issued).days
            months[node.issued.year].append(days / _DAYS_IN_A_MONTH)
    every = [value for values in months.values() for value in values]
    return Delays(
        {year: (len(values), round(median(values), 1)) for year, values in sorted(months.items())},
        round(median(every), 1) if every else None,
        len(every),
    )
