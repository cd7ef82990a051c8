"""标准查新: which standards a document cites, and whether each is still current."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any

from stdgraph.analysis.currency import Currency
from stdgraph.catalogue.gaps import data_date
from stdgraph.model.citation import Check, Citation, Edition, Passage, Place, Standing
from stdgraph.model.citation_words import NOT_ABSENT, VERDICTS
from stdgraph.numbers import Kind
from stdgraph.numbers.finding import Mention, find_numbers
from stdgraph.rdf.currency import documents, issued_as, replaced_by
from stdgraph.store.port import Store

_TITLE_AFTER = re.compile(r"\s*[（(]?\s*《([^《》]{2,100})》")
_TITLE_BEFORE = re.compile(r"《([^《》]{2,100})》\s*[（(]?\s*$")
_NEAR = 110
_LETTERS = re.compile(r"[\W_]+")


class Checker:
    """What decides whether numbers are current in one store, read anew when its data changes."""

    def __init__(self, store: Store) -> None:
        """Take the store; it is read with the first check."""
        self._store = store
        self._version: str | None = None
        self._lock = Lock()

    def check(
        self,
        name: str,
        passages: Sequence[Passage],
        as_of: date | None = None,
        unread: Iterable[str] = (),
    ) -> Check:
        """Return every citation in ``passages`` as of a day (default: the data's own date).

        Raises:
            NotFound: the graph has no data date.
        """
        currency, stated_on = self._read()
        day = as_of or stated_on
        known: dict[str, Standing] = {}
        found = []
        for index, passage in enumerate(passages):
            lines = _line_starts(passage)
            for mention in find_numbers(passage.text):
                number = mention.number.canonical
                if number not in known:
                    known[number] = currency.standing(mention.number, day)
                place = _place(passage, lines, mention.start)
                found.append(_citation(mention, place, known[number], passage, index))
        return Check(name, day, tuple(found), tuple(unread))

    def _read(self) -> tuple[Currency, date]:
        version = self._store.version()
        with self._lock:
            if version != self._version:
                select = self._store.select
                self._stated_on = data_date(self._store)
                found = documents(select, self._store.texts, self._stated_on)
                self._currency = Currency(found, replaced_by(select), issued_as(select))
                self._version = version
            return self._currency, self._stated_on


def _citation(
    mention: Mention, place: Place, standing: Standing, passage: Passage, index: int
) -> Citation:
    title = _title_beside(passage.text, mention)
    recorded = standing.recorded or _only(standing.editions)
    differs = bool(
        title and recorded and recorded.title_zh and _letters(title) != _letters(recorded.title_zh)
    )
    return Citation(
        number=mention.number.canonical,
        printed=" ".join(mention.printed.split()),
        dated=mention.number.kind is not Kind.WORK,
        place=place,
        standing=standing,
        passage=index,
        start=mention.start,
        end=mention.end,
        cited_title=title,
        title_differs=differs,
    )


def _only(editions: Sequence[Edition]) -> Edition | None:
    return editions[0] if len(editions) == 1 else None


def _title_beside(text: str, mention: Mention) -> str:
    after = _TITLE_AFTER.match(text, mention.end, mention.end + _NEAR)
    if after:
        return after[1]
    before = _TITLE_BEFORE.search(text[max(0, mention.start - _NEAR) : mention.start])
    return before[1] if before else ""


def _letters(title: str) -> str:
    """Return a title's letters and figures, for blanks and dashes are printed at will."""
    return _LETTERS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def _line_starts(passage: Passage) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", passage.text))]


def _place(passage: Passage, starts: list[int], index: int) -> Place:
    if not passage.lined:
        return passage.place
    line = bisect_right(starts, index)
    return replace(passage.place, line=line, column=index - starts[line - 1] + 1)


def check_record(found: Check) -> dict[str, Any]:
    """Return a check as JSON."""
    return {
        "name": found.name,
        "as_of": found.as_of.isoformat(),
        "counts": {verdict.value: count for verdict, count in sorted(found.counts.items())},
        "unread": list(found.unread),
        "notes": {"zh": [NOT_ABSENT.zh], "en": [NOT_ABSENT.en]},
        "citations": [_citation_record(citation) for citation in found.citations],
    }


def _citation_record(found: Citation) -> dict[str, Any]:
    standing, recorded = found.standing, found.standing.recorded
    words = VERDICTS[standing.verdict]
    return {
        "number": found.number,
        "printed": found.printed,
        "dated": found.dated,
        "where": found.place.record(),
        "verdict": standing.verdict.value,
        "verdict_zh": words.zh,
        "verdict_en": words.en,
        "weight": standing.weight.value,
        "confirmed": standing.confirmed,
        "recorded": _edition_record(recorded) if recorded else None,
        "editions": [_edition_record(edition) for edition in standing.editions],
        "chain": [_edition_record(edition) for edition in standing.chain],
        "current": list(standing.current),
        "cited_title": found.cited_title,
        "title_differs": found.title_differs,
    }


def _edition_record(edition: Edition) -> dict[str, Any]:
    return {
        "number": edition.number,
        "status": edition.status.value,
        "title_zh": edition.title_zh,
        "title_en": edition.title_en,
        "since": edition.since,
        "scope": edition.scope,
        "confirmed": edition.confirmed,
    }
