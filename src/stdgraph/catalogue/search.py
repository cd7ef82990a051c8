"""Finding standards by their number in any spelling, or by words of their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from stdgraph.catalogue.followed import ChangeFeed, Followed
from stdgraph.catalogue.record_table import (
    Hit,
    RecordTable,
    follow_table,
    key_of,
    plain,
    read_table,
)
from stdgraph.catalogue.title_words import TitleWords
from stdgraph.numbers import suggest_number
from stdgraph.store.port import Store


@dataclass(frozen=True, slots=True)
class Hits:
    """How many were found, and the best of them; their states are those of ``as_of``.

    It is None for a graph without a data date.
    """

    total: int
    best: tuple[Hit, ...]
    as_of: date | None = None


class SearchIndex:
    """The numbers and titles of one store in memory, which follow its changes."""

    def __init__(
        self,
        store: Store,
        became: Callable[[str], str | None] = lambda _number: None,
        feed: ChangeFeed | None = None,
    ) -> None:
        """Take the store and how its changes are learnt of; it is read with the first search.

        ``became`` tells which number a record bears now whose wrong number was corrected.
        """
        self._became = became
        self._words: TitleWords | None = None
        self._table = Followed(store, feed or ChangeFeed(), lambda: read_table(store), follow_table)

    def is_ready(self) -> bool:
        """Tell whether the records need not be read from the whole graph now."""
        return self._table.is_held()

    def read(self) -> None:
        """Wait until the records are read, however long that takes."""
        self._table.read()

    def table(self) -> RecordTable:
        """Return the records as they are now; raises StillReading."""
        return self._table.now()

    def search(self, text: str, limit: int) -> Hits:
        """Return the records whose number begins with ``text`` or whose titles hold its words.

        The very number comes first, then numbers that begin so, then numbers that hold it, then
        titles; each group in the order of numbers. An empty text finds nothing.
        """
        table = self.table()
        places = self.places(table, text)
        best = tuple(table.hit(place) for place in islice(places, limit))
        return Hits(len(places), best, table.as_of)

    def places(self, table: RecordTable, text: str) -> Sequence[int]:
        """Return the places of what ``search`` finds, the best first."""
        words = plain(text).split()
        if not words:
            return ()
        likely = suggest_number(text)
        right = self._became(likely) if likely else None
        exact = {i for number in (likely, right) for i in table.by_number.get(number or "", ())}
        held = self._words
        if held is None or held.table is not table:
            held = self._words = TitleWords(table)
        in_titles = held.holding(words)
        return tuple(dict.fromkeys((*sorted(exact), *_by_number(table, key_of(text)), *in_titles)))


def _by_number(table: RecordTable, key: str) -> Iterator[int]:
    """Yield the places whose numbers begin with a key, then those whose numbers hold it.

    A key without a digit is looked for at the beginning alone; an empty one finds nothing.
    """
    if not key:
        return
    holding = [pair for pair in zip(table.order, table.keys, strict=True) if key in pair[1]]
    yield from (place for place, it in holding if it.startswith(key))
    if any(sign.isdigit() for sign in key):
        yield from (place for place, _ in holding)
