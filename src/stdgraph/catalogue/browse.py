"""Browsing the records by facets: how many there are of each kind among those that match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stdgraph.catalogue.record_table import FACETS, Hit, RecordTable, bits_of
from stdgraph.catalogue.search import SearchIndex

SORTS = ("number", "newest")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, its labels where it has some, and how many records have it."""

    value: str
    label_zh: str
    label_en: str
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    """Part of what was found; each facet counts as if nothing were chosen of itself.

    States are those of ``as_of``, None for a graph without a data date.
    """

    as_of: date | None
    total: int
    offset: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Value, ...]]


class BrowseIndex:
    """The facets of one store's records."""

    def __init__(self, search: SearchIndex) -> None:
        """Take what holds the records and finds texts in them."""
        self._search = search

    def browse(
        self,
        text: str,
        chosen: Mapping[str, str],
        *,
        sort: str = "number",
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """Return a page of the records that match ``text`` (empty: all) and every chosen value.

        ``chosen`` maps names of FACETS to values; ``sort`` is one of SORTS. With a text and without
        an order of the reader's own, the best match comes first.
        """
        table = self._search.table()
        order: Sequence[int] = table.newest if sort == "newest" else table.order
        matching = table.present
        if text.strip():
            order = self._search.places(table, text)
            matching = bits_of(order)
        by_facet = {name: table.bits[name].get(value, 0) for name, value in chosen.items() if value}
        found = matching
        for bits in by_facet.values():
            found &= bits
        facets = {
            name: tuple(_values(table, name, _without(matching, by_facet, name))) for name in FACETS
        }
        places = order if found == matching else _among(order, found)
        if sort == "newest" and text.strip():
            places = sorted(places, key=lambda place: -table.year(place))
        shown = tuple(map(table.hit, places[offset : offset + limit]))
        return Page(table.as_of, len(places), offset, shown, facets)


def _among(places: Sequence[int], bits: int) -> list[int]:
    """Return those of ``places`` whose bits are set, in their order.

    Asking a number of 100,000 bits for each of them would copy it as often.
    """
    size = max(places, default=0) // 8 + 1
    flags = bits.to_bytes(size, "little")
    return [place for place in places if flags[place >> 3] >> (place & 7) & 1]


def _without(matching: int, by_facet: Mapping[str, int], left_out: str) -> int:
    for name, bits in by_facet.items():
        if name != left_out:
            matching &= bits
    return matching


def _values(table: RecordTable, name: str, among: int) -> Iterator[Value]:
    found = (
        (value, (bits & among).bit_count()) for value, bits in table.bits[name].items() if value
    )
    present = [(value, count) for value, count in found if count]
    if name == "year":
        present.sort(reverse=True)
    else:
        present.sort(key=lambda item: (-item[1], item[0]))
    for value, count in present:
        zh, en = table.names.labels.get((name, value), ("", ""))
        yield Value(value, zh, en, count)
