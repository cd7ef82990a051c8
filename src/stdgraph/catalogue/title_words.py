"""The titles that hold a word, found among those that held part of it a keystroke ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from stdgraph.catalogue.record_table import RecordTable

MOST = 8  # words kept; each may hold a hundred thousand places
Holding = tuple[list[int], list[str]]  # places, and their titles as they are looked through


class TitleWords:
    """The words asked for lately of one table, with what holds them; safe to share."""

    def __init__(self, table: RecordTable) -> None:
        """Take the table; nothing was asked for yet."""
        self.table = table
        self._held: OrderedDict[str, Holding] = OrderedDict()
        self._lock = Lock()

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the places of titles that hold every word, in the order of the table."""
        first, *others = words
        places, titles = self._holding(first)
        for word in others:
            places, titles = _among(places, titles, word)
        return places

    def _holding(self, word: str) -> Holding:
        with self._lock:
            known = [it for it in self._held if it in word]
            # What holds a word holds each part of it: the fewest are looked through.
            nearest = min(known, key=lambda it: len(self._held[it][0]), default="")
            before = self._held.get(nearest, (self.table.order, self.table.titles))
        found = before if nearest == word else _among(*before, word)
        with self._lock:
            self._held[word] = found
            self._held.move_to_end(word)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return found


def _among(places: list[int], titles: list[str], word: str) -> Holding:
    """Return those whose titles hold a word.

    The list is looked through as a whole: of 100,000 titles that takes ten milliseconds, and no
    less as one long text.
    """
    found = [pair for pair in zip(places, titles, strict=True) if word in pair[1]]
    return [place for place, _ in found], [title for _, title in found]
