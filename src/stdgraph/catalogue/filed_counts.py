"""How many standards are filed under each category and each value of a dimension."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.catalogue.followed import Seen
from stdgraph.rdf.filed import Filed, filed

FiledStandards = Mapping[str, Filed]


@dataclass(frozen=True, slots=True)
class FiledCounts:
    """Standards at each category, at it or below, and at each value; all by IRI."""

    at: Mapping[str, int]
    within: Mapping[str, int]
    values: Mapping[str, int]


def follow_filed(found: FiledStandards, seen: Seen) -> FiledStandards:
    """Return the filed standards after a change, as ``filed_standards`` reads them."""
    _, now = seen.sides
    others = {iri: it for iri, it in found.items() if iri not in seen.subjects}
    return others | {iri: it for iri in seen.subjects if (it := filed(now, iri))}


def counted(standards: Iterable[Filed], wider: Mapping[str, set[str]]) -> FiledCounts:
    """Count standards; ``wider`` are the categories above each.

    A standard may be filed under several categories of one branch, so a branch is no sum.
    """
    # Few of a hundred thousand standards are filed as no other is.
    alike = Counter((standard.categories, standard.values) for standard in standards)
    at, within, values = Counter[str](), Counter[str](), Counter[str]()
    for (categories, dimensions), count in alike.items():
        for counter, names in (
            (at, categories),
            (within, {*categories, *(up for it in categories for up in wider.get(it, ()))}),
            (values, dimensions),
        ):
            for name in names:
                counter[name] += count
    return FiledCounts(at, within, values)
