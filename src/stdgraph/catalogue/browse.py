"""Browsing the records by facets: how many there are of each kind among those that match.

The records of each value are the bits of one number, so that counting among any selection is a
matter of microseconds for each value, however many records there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from stdgraph.catalogue.search import Hit, SearchIndex
from stdgraph.rdf.rows import Select, rows
from stdgraph.store.port import Store

# The facets in the order of the page, and where the graph says each (%s is not part of a value).
FACETS = (
    "part",
    "category",
    "dimension",
    "industry",
    "status",
    "prefix",
    "committee",
    "year",
    "confidence",
)
_READ = {
    "part": 'SELECT ?d ?v { ?d sg:part ?p BIND(STRAFTER(STR(?p), "part-") AS ?v) }',
    "category": (
        "SELECT ?d ?v ?zh ?en { ?d sg:category ?c . ?c sg:edition/sg:editionId ?e ; sg:slug ?s ."
        " OPTIONAL { ?c skos:notation ?n }"
        ' OPTIONAL { ?c skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }'
        ' OPTIONAL { ?c skos:prefLabel ?en FILTER(LANG(?en) = "en") }'
        ' BIND(CONCAT(?e, ":", COALESCE(?n, ?s)) AS ?v) }'
    ),
    "industry": (
        "SELECT ?d ?v ?zh ?en { ?d sg:inIndustry ?i . ?i skos:notation ?v ."
        ' OPTIONAL { ?i skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }'
        ' OPTIONAL { ?i skos:prefLabel ?en FILTER(LANG(?en) = "en") } }'
    ),
    "dimension": (
        "SELECT ?d ?v ?zh ?en { ?d sg:dimensionValue ?x . ?x sg:edition/sg:editionId ?e ;"
        " sg:dimension ?k ; sg:order ?o ."
        ' OPTIONAL { ?x skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }'
        ' OPTIONAL { ?x skos:prefLabel ?en FILTER(LANG(?en) = "en") }'
        ' BIND(CONCAT(?e, ":", STRAFTER(STR(?k), "dimension-"), ":", STR(?o)) AS ?v) }'
    ),
    "committee": "SELECT ?d ?v { ?d sg:responsibleBody/skos:prefLabel ?v }",
    "year": "SELECT ?d ?v { ?d sg:numberYear ?v }",
}
# A category stands for all below it as well; categories are few, filings many.
_WIDER = """SELECT ?v ?wide ?zh ?en {
  ?c a sg:Category ; sg:edition/sg:editionId ?e ; sg:slug ?s ; sg:broaderTransitive ?w .
  ?w sg:slug ?ws OPTIONAL { ?c skos:notation ?n } OPTIONAL { ?w skos:notation ?wn }
  OPTIONAL { ?w skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") }
  OPTIONAL { ?w skos:prefLabel ?en FILTER(LANG(?en) = "en") }
  BIND(CONCAT(?e, ":", COALESCE(?n, ?s)) AS ?v)
  BIND(CONCAT(?e, ":", COALESCE(?wn, ?ws)) AS ?wide)
}"""
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


@dataclass(frozen=True, slots=True)
class _Held:
    version: str
    hits: tuple[Hit, ...]
    place: Mapping[str, int]
    bits: Mapping[str, Mapping[str, int]]
    labels: Mapping[tuple[str, str], tuple[str, str]]
    years: Mapping[int, int]


class BrowseIndex:
    """The facets of one store's records, read anew when its data changes."""

    def __init__(self, store: Store, search: SearchIndex) -> None:
        """Take the store, and what finds texts in it; it is read with the first question."""
        self._store = store
        self._search = search
        self._held: _Held | None = None
        self._lock = Lock()

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
        held = self._read()
        order = self._order(held, text)
        matching = _bits(order)
        by_facet = {name: held.bits[name].get(value, 0) for name, value in chosen.items() if value}
        found = matching
        for bits in by_facet.values():
            found &= bits
        facets = {
            name: tuple(_values(held, name, _without(matching, by_facet, name))) for name in FACETS
        }
        places = [place for place in order if found >> place & 1]
        if sort == "newest":
            places.sort(key=lambda place: -held.years.get(place, 0))
        shown = tuple(held.hits[place] for place in places[offset : offset + limit])
        return Page(self._search.as_of(), len(places), offset, shown, facets)

    def _order(self, held: _Held, text: str) -> list[int]:
        if not text.strip():
            return list(range(len(held.hits)))
        best = self._search.search(text, len(held.hits)).best
        return [held.place[hit.iri] for hit in best if hit.iri in held.place]

    def _read(self) -> _Held:
        version = self._store.version()
        with self._lock:
            if self._held is None or self._held.version != version:
                self._held = _read(self._store.select, version, self._search.all())
            return self._held


def _read(select: Select, version: str, hits: tuple[Hit, ...]) -> _Held:
    place = {hit.iri: i for i, hit in enumerate(hits)}
    members: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    labels: dict[tuple[str, str], tuple[str, str]] = {}
    years: dict[int, int] = {}
    for i, hit in enumerate(hits):
        for name, value in (
            ("status", hit.status),
            ("confidence", hit.confidence),
            ("prefix", hit.number.partition(" ")[0]),
        ):
            members[name][value].append(i)
    for name, query in _READ.items():
        for row in rows(select(query)):
            at = place.get(row["d"])
            if at is None:
                continue
            members[name][row["v"]].append(at)
            labels[name, row["v"]] = (row.get("zh", ""), row.get("en", ""))
            if name == "year" and row["v"].isdigit():
                years[at] = int(row["v"])
    bits = {
        name: {value: _bits(places) for value, places in values.items()}
        for name, values in members.items()
    }
    _widen(select, bits["category"], labels)
    return _Held(version, hits, place, bits, labels, years)


def _widen(
    select: Select, bits: dict[str, int], labels: dict[tuple[str, str], tuple[str, str]]
) -> None:
    own = dict(bits)
    for row in rows(select(_WIDER)):
        if row["v"] in own:
            bits[row["wide"]] = bits.get(row["wide"], 0) | own[row["v"]]
            labels["category", row["wide"]] = (row["zh"], row["en"])


def _bits(places: Iterable[int]) -> int:
    """Return a number whose bits at ``places`` are set."""
    found = bytearray()
    for place in places:
        at = place >> 3
        if at >= len(found):
            found.extend(bytes(at + 1 - len(found)))
        found[at] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def _without(matching: int, by_facet: Mapping[str, int], left_out: str) -> int:
    for name, bits in by_facet.items():
        if name != left_out:
            matching &= bits
    return matching


def _values(held: _Held, name: str, among: int) -> Iterator[Value]:
    found = (
        (value, (bits & among).bit_count()) for value, bits in held.bits[name].items() if value
    )
    present = [(value, count) for value, count in found if count]
    if name == "year":
        present.sort(reverse=True)
    else:
        present.sort(key=lambda item: (-item[1], item[0]))
    for value, count in present:
        zh, en = held.labels.get((name, value), ("", ""))
        yield Value(value, zh, en, count)
