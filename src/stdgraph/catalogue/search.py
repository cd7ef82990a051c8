"""Finding standards by their number in any spelling, or by words of their titles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from threading import Lock

from stdgraph.numbers import suggest_number
from stdgraph.rdf.rows import Select, rows
from stdgraph.rdf.states import data_date
from stdgraph.store.port import Store

_QUERY = """
SELECT ?d ?number ?title (LANG(?title) AS ?lang) ?status ?confidence WHERE {
  VALUES ?class { sg:Standard sg:PlanItem } ?d a ?class ; sg:number ?number ; sg:confidence ?c .
  OPTIONAL { ?d dcterms:title ?title }
  OPTIONAL { ?d sg:status ?s }
  BIND(STRAFTER(STR(?s), "status-") AS ?status)
  BIND(STRAFTER(STR(?c), "trust-") AS ?confidence)
}"""


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
class Hits:
    """How many were found, and the best of them; their states are those of ``as_of``.

    It is None for a graph without a data date.
    """

    total: int
    best: tuple[Hit, ...]
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """Records in the order of numbers, with the keys and titles that are looked through."""

    hits: tuple[Hit, ...]
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    by_number: dict[str, list[int]]


class SearchIndex:
    """The numbers and titles of one store in memory, read anew when its data changes."""

    def __init__(
        self, store: Store, became: Callable[[str], str | None] = lambda _number: None
    ) -> None:
        """Take the store; it is read with the first search.

        ``became`` tells which number a record bears now whose wrong number was corrected.
        """
        self._store = store
        self._became = became
        self._version: str | None = None
        self._held = _Held((), (), (), {})
        self._as_of: date | None = None
        self._lock = Lock()

    def search(self, text: str, limit: int) -> Hits:
        """Return the records whose number begins with ``text`` or whose titles hold its words.

        The very number comes first, then numbers that begin so, then numbers that hold it, then
        titles; each group in the order of numbers. An empty text finds nothing.
        """
        words = _plain(text).split()
        if not words:
            return Hits(0, (), self.as_of())
        held, key = self._read(), _key(text)
        likely = suggest_number(text)
        right = self._became(likely) if likely else None
        exact = {i for number in (likely, right) for i in held.by_number.get(number or "", ())}
        places = dict.fromkeys((*sorted(exact), *_ranked(held, key, words)))
        best = tuple(held.hits[i] for i in islice(places, limit))
        return Hits(len(places), best, self.as_of())

    def all(self) -> tuple[Hit, ...]:
        """Return every record, by number."""
        return self._read().hits

    def as_of(self) -> date | None:
        """Return the day that the states speak of, None for a graph without a data date."""
        self._read()
        return self._as_of

    def _read(self) -> _Held:
        version = self._store.version()
        with self._lock:
            if version != self._version:
                self._held = _held(self._store.select)
                self._as_of = data_date(self._store.select)
                self._version = version
            return self._held


def _held(select: Select) -> _Held:
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, dict[str, str]] = {}
    for row in rows(select(_QUERY)):
        titles[row["d"]].setdefault(row["lang"], row["title"])
        words[row["d"]].add(row["title"])
        plain[row["d"]] = row
    found = (
        Hit(
            iri,
            row["number"],
            titles[iri].get("zh", ""),
            titles[iri].get("en", ""),
            row["status"],
            row["confidence"],
        )
        for iri, row in plain.items()
    )
    hits = tuple(sorted(found, key=lambda hit: hit.number))
    by_number: dict[str, list[int]] = defaultdict(list)
    for place, hit in enumerate(hits):
        by_number[hit.number].append(place)
    return _Held(
        hits,
        tuple(_key(hit.number) for hit in hits),
        tuple(_plain(" ".join(sorted(words[hit.iri]))) for hit in hits),
        dict(by_number),
    )


def _ranked(held: _Held, key: str, words: Sequence[str]) -> Iterator[int]:
    """Yield the places of what is found, the best first; some come more than once.

    Each list is looked through as a whole: of 100,000 records that takes a few milliseconds.
    """
    if key:
        yield from [i for i, number in enumerate(held.keys) if number.startswith(key)]
    if any(sign.isdigit() for sign in key):
        yield from [i for i, number in enumerate(held.keys) if key in number]
    first, *others = words
    found = [i for i, title in enumerate(held.titles) if first in title]
    for word in others:
        found = [i for i in found if word in held.titles[i]]
    yield from found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _key(text: str) -> str:
    """Return the letters and digits alone, so that blanks, slashes and dashes don't matter."""
    return "".join(sign for sign in _plain(text) if sign.isalnum())
