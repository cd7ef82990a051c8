"""The records of a graph in memory: what is searched, listed and counted by facets.

Each record has a place that it keeps as long as it is there. The records of each value are the
bits of one number, so that counting among any selection is a matter of microseconds for each
value, however many records there are.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stdgraph.catalogue.followed import Seen
from stdgraph.rdf.facts_read import FactsRead
from stdgraph.rdf.record_facts import (
    CLASSES,
    NAMING,
    THINGS,
    ValueNames,
    record_facts,
    value_names,
)
from stdgraph.rdf.states import data_date
from stdgraph.store.port import Store

# The facets in the order of the page.
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
Bits = Mapping[str, Mapping[str, int]]
Filed = tuple[tuple[str, str], ...]  # facets with values; things by their IRIs


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found; ``status`` is that of the data date, ``confidence`` the record's trust."""

    iri: str
    number: str
    title_zh: str
    title_en: str
    status: str
    confidence: str


@dataclass(frozen=True, slots=True)
class _Record:
    """A record with its title in every language as it is looked through, and how it is filed."""

    hit: Hit
    title: str
    filed: Filed
    year: int

    def rank(self) -> tuple[str, str]:
        return self.hit.number, self.hit.iri


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records by place, None where nothing stands; no reader changes it.

    ``order`` are the places by number, with ``keys`` and ``titles`` to look through in the same
    order; ``newest`` are the places by year, the last first, and ``present`` are their bits.
    ``said`` holds the bits by what the graph says (things by IRI), ``bits`` by the codes that
    readers know.
    """

    as_of: date | None
    records: list[_Record | None]
    places: dict[str, int]
    order: list[int]
    keys: list[str]
    titles: list[str]
    newest: list[int]
    present: int
    by_number: dict[str, tuple[int, ...]]
    said: dict[str, dict[str, int]]
    names: ValueNames
    bits: Bits

    def hit(self, place: int) -> Hit:
        """Return the record at a place where one stands."""
        return _standing(self, place).hit

    def numbered(self, number: str) -> Hit | None:
        """Return the record with a canonical number, if there is one."""
        places = self.by_number.get(number, ())
        return self.hit(places[0]) if places else None

    def year(self, place: int) -> int:
        """Return the year in the number of a record, 0 for one without."""
        return _standing(self, place).year


def read_table(store: Store) -> RecordTable:
    """Read every record of a store."""
    facts, names = record_facts(store.texts), value_names(store.texts)
    # Equal pairs are one object: there are few of them, and a hundred thousand records.
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    found = [record for iri in facts.of("type") if (record := _record(facts, iri, pairs))]
    found.sort(key=_Record.rank)
    members: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
    by_number: dict[str, tuple[int, ...]] = {}
    for place, record in enumerate(found):
        by_number[record.hit.number] = (*by_number.get(record.hit.number, ()), place)
        for facet, value in record.filed:
            members[facet][value].append(place)
    said = {
        facet: {value: bits_of(places) for value, places in values.items()}
        for facet, values in members.items()
    }
    return RecordTable(
        data_date(store.select),
        list(found),
        {record.hit.iri: place for place, record in enumerate(found)},
        list(range(len(found))),
        [key_of(record.hit.number) for record in found],
        [record.title for record in found],
        sorted(range(len(found)), key=lambda place: -found[place].year),
        (1 << len(found)) - 1,
        by_number,
        said,
        names,
        _by_code(said, names),
    )


def follow_table(table: RecordTable, seen: Seen) -> RecordTable:
    """Return the table after a change, as ``read_table`` gives it but for the records' places."""
    _, now = seen.sides
    changed = {iri: _record(now, iri, {}) for iri in seen.subjects}
    if any(record or iri in table.places for iri, record in changed.items()):
        table = _edited(table, changed)
    names = value_names(seen.store.texts) if seen.touches(*NAMING) else table.names
    day = data_date(seen.store.select)
    return replace(table, as_of=day, names=names, bits=_by_code(table.said, names))


def _record(
    facts: FactsRead, iri: str, pairs: dict[tuple[str, str], tuple[str, str]]
) -> _Record | None:
    """Return a record, or None for what is none: one has a number and says how far it is sure."""
    number, trust = facts.one("number", iri), facts.code("confidence", iri)
    if not number or not trust or not set(CLASSES) & set(facts.all("type", iri)):
        return None
    status, years = facts.code("status", iri), facts.all("numberYear", iri)
    filed = [
        ("status", status),
        ("confidence", trust),
        ("prefix", number.partition(" ")[0]),
        *(("part", value.rpartition("/part-")[2]) for value in facts.all("part", iri)),
        *(("year", year) for year in years),
        *((facet, it) for facet, name in THINGS.items() for it in facts.all(name, iri)),
    ]
    zh, en = facts.one("title@zh", iri), facts.one("title@en", iri)
    return _Record(
        Hit(iri, number, zh, en, status, trust),
        plain(" ".join(facts.in_any_language("title", iri))),
        tuple(pairs.setdefault(pair, pair) for pair in filed),
        max((int(year) for year in years if year.isdecimal()), default=0),
    )


def _edited(table: RecordTable, changed: Mapping[str, _Record | None]) -> RecordTable:
    """Return a table in which records were put in the place of those of the same IRI, or gone."""
    new = replace(
        table,
        records=list(table.records),
        places=dict(table.places),
        order=list(table.order),
        keys=list(table.keys),
        titles=list(table.titles),
        newest=list(table.newest),
        by_number=dict(table.by_number),
        said={facet: dict(values) for facet, values in table.said.items()},
    )
    present = table.present
    for iri in changed:
        if iri in new.places:
            present &= ~(1 << new.places[iri])
            _remove(new, iri)
    free = [place for place, record in enumerate(new.records) if record is None]
    for record in filter(None, changed.values()):
        if not free:
            free.append(len(new.records))
            new.records.append(None)
        present |= 1 << free[-1]
        _put(new, record, free.pop())
    return replace(new, present=present)


def _remove(table: RecordTable, iri: str) -> None:
    place = table.places.pop(iri)
    record = _standing(table, place)
    at = _position(table, record)
    for column in (table.order, table.keys, table.titles):
        del column[at]
    del table.newest[_position_by_year(table, record)]
    number = record.hit.number
    others = tuple(other for other in table.by_number.pop(number) if other != place)
    if others:
        table.by_number[number] = others
    for facet, value in record.filed:
        # A value may stand twice where things share it.
        left = table.said[facet].get(value, 0) & ~(1 << place)
        if left:
            table.said[facet][value] = left
        else:
            table.said[facet].pop(value, None)
    table.records[place] = None


def _put(table: RecordTable, record: _Record, place: int) -> None:
    at = _position(table, record)
    table.records[place] = record
    table.places[record.hit.iri] = place
    table.order.insert(at, place)
    table.keys.insert(at, key_of(record.hit.number))
    table.titles.insert(at, record.title)
    table.newest.insert(_position_by_year(table, record), place)
    number = record.hit.number
    table.by_number[number] = (*table.by_number.get(number, ()), place)
    for facet, value in record.filed:
        table.said[facet][value] = table.said[facet].get(value, 0) | 1 << place


def _position(table: RecordTable, record: _Record) -> int:
    """Return where a record stands in the order, or would stand."""
    return bisect_left(table.order, record.rank(), key=lambda place: _standing(table, place).rank())


def _position_by_year(table: RecordTable, record: _Record) -> int:
    """Return where a record stands among the newest, or would stand."""

    def by_year(record: _Record) -> tuple[int, tuple[str, str]]:
        return -record.year, record.rank()

    return bisect_left(
        table.newest, by_year(record), key=lambda place: by_year(_standing(table, place))
    )


def _standing(table: RecordTable, place: int) -> _Record:
    record = table.records[place]
    assert record is not None  # whatever is in the order stands somewhere
    return record


def _by_code(said: Bits, names: ValueNames) -> Bits:
    """Return the bits by the codes that readers know; a category stands for all below it."""
    found = {facet: dict(values) for facet, values in said.items() if facet not in THINGS}
    for facet in THINGS:
        codes, bits = names.codes[facet], found.setdefault(facet, {})
        for iri, among in said[facet].items():
            wider = names.wider.get(iri, ()) if facet == "category" else ()
            for code in {code for it in (iri, *wider) for code in codes.get(it, ())}:
                bits[code] = bits.get(code, 0) | among
    return found


def bits_of(places: Collection[int]) -> int:
    """Return a number whose bits at ``places`` are set."""
    # Written as digits it is read at once; set one by one, its bits would take six times as long.
    size = max(places, default=0) + 1
    digits = bytearray(b"0" * size)
    for place in places:
        digits[size - 1 - place] = 49
    return int(digits, 2)


def plain(text: str) -> str:
    """Return a text as it is compared: full and half width, upper and lower case are the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def key_of(text: str) -> str:
    """Return the letters and digits alone, so that blanks, slashes and dashes don't matter."""
    return "".join(sign for sign in plain(text) if sign.isalnum())
