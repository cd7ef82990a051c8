"""Finding standards by their number in any spelling, or by words of their titles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
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
        self._entries: tuple[tuple[str, str, Hit], ...] = ()
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
        key = _key(text)
        likely = suggest_number(text)
        right = self._became(likely) if likely else None
        ranked = []
        for number_key, titles, hit in self._read():
            rank = _rank(number_key, titles, key, words, exact=hit.number in (likely, right))
            if rank is not None:
                ranked.append((rank, hit.number, hit))
        ranked.sort(key=lambda found: found[:2])
        return Hits(len(ranked), tuple(hit for _, _, hit in ranked[:limit]), self.as_of())

    def all(self) -> tuple[Hit, ...]:
        """Return every record, by number."""
        return tuple(sorted((hit for *_, hit in self._read()), key=lambda hit: hit.number))

    def as_of(self) -> date | None:
        """Return the day that the states speak of, None for a graph without a data date."""
        self._read()
        return self._as_of

    def _read(self) -> tuple[tuple[str, str, Hit], ...]:
        version = self._store.version()
        with self._lock:
            if version != self._version:
                self._entries = tuple(_entries(self._store.select))
                self._as_of = data_date(self._store.select)
                self._version = version
            return self._entries


def _entries(select: Select) -> list[tuple[str, str, Hit]]:
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, dict[str, str]] = {}
    for row in rows(select(_QUERY)):
        titles[row["d"]].setdefault(row["lang"], row["title"])
        words[row["d"]].add(row["title"])
        plain[row["d"]] = row
    return [
        (
            _key(row["number"]),
            _plain(" ".join(sorted(words[iri]))),
            Hit(
                iri,
                row["number"],
                titles[iri].get("zh", ""),
                titles[iri].get("en", ""),
                row["status"],
                row["confidence"],
            ),
        )
        for iri, row in plain.items()
    ]


def _rank(number: str, titles: str, key: str, words: list[str], *, exact: bool) -> int | None:
    if exact:
        return 0
    if key and number.startswith(key):
        return 1
    if any(sign.isdigit() for sign in key) and key in number:
        return 2
    return 3 if all(word in titles for word in words) else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _key(text: str) -> str:
    """Return the letters and digits alone, so that blanks, slashes and dashes don't matter."""
    return "".join(sign for sign in _plain(text) if sign.isalnum())
