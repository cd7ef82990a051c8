"""Suggesting how a standard should be filed, from its title and what is recorded already."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from stdgraph.errors import BadUsage, Message
from stdgraph.model.suggestion import Figure, Suggested, Suggestion
from stdgraph.numbers import parse_number
from stdgraph.rdf import titles
from stdgraph.store.port import Store

if TYPE_CHECKING:
    from stdgraph.analysis.suggesting import Suggester

NO_TITLE = BadUsage(
    Message("没有给出标准名称。", "No title is given."),
    Message("请给出中文或英文名称。", "Give the title, in Chinese or in English."),
)
# What was measured: records of one family on one side of the cut, or wherever chance puts them.
APART, MIXED = "families-apart", "families-mixed"


class SuggestionIndex:
    """Suggests from one store; what was learnt is kept until the store's data changes."""

    def __init__(self, store: Store) -> None:
        """Take the store; it is read with the first suggestion."""
        self._store = store
        self._version: str | None = None
        self._suggester: Suggester | None = None
        self._lock = Lock()

    def suggest(self, title: str, number: str = "") -> Suggestion:
        """Return what is suggested for a title; zh and en may stand in one text.

        With a number, how the recorded parts and editions of its series or work are filed goes
        first.

        Raises:
            BadUsage: there is no title.
            BadNumber: the number can't be read.
        """
        if not title.strip():
            raise NO_TITLE
        family = titles.family_of(parse_number(number).canonical) if number.strip() else ""
        return self._read().suggest(title, family)

    def _read(self) -> Suggester:
        # sklearn takes seconds to import: only those who ask for suggestions pay for it.
        from stdgraph.analysis.suggesting import Suggester  # noqa: PLC0415

        version = self._store.version()
        with self._lock:
            if self._suggester is None or version != self._version:
                self._suggester = Suggester(
                    titles.titled(self._store.select), titles.names(self._store.select)
                )
                self._version = version
            return self._suggester


def measured(store: Store) -> dict[str, dict[str, Figure]]:
    """Return how often what is filed would have been suggested, for ``APART`` and ``MIXED``.

    Each of five fifths of the records is held out once and learnt from the other four.
    """
    from stdgraph.analysis.suggesting import measure  # noqa: PLC0415 - slow to import

    records, names = titles.titled(store.select), titles.names(store.select)
    return {
        APART: measure(records, names, titles.related(store.select)),
        MIXED: measure(records, names, None),
    }


def suggestion_record(found: Suggestion) -> dict[str, Any]:
    """Return suggestions as JSON."""
    return {
        "categories": [
            {"guide_code": s.named.code, "part": s.named.part} | _reasons(s)
            for s in found.categories
        ],
        "industries": [{"gbt4754_code": s.named.code} | _reasons(s) for s in found.industries],
        "dimensions": [{"dimension": s.named.code} | _reasons(s) for s in found.dimensions],
        "nearest": [
            {
                "number": near.record.number,
                "title_zh": near.record.title_zh,
                "title_en": near.record.title_en,
                "similarity": round(near.similarity, 3),
                "guide_code": list(near.record.categories),
                "gbt4754_code": list(near.record.industries),
            }
            for near in found.nearest
        ],
    }


def _reasons(suggested: Suggested) -> dict[str, Any]:
    return {
        "label_zh": suggested.named.label_zh,
        "label_en": suggested.named.label_en,
        "score": suggested.score,
        "words": list(suggested.words),
        "standards": list(suggested.standards),
    }


def measured_record(found: dict[str, dict[str, Figure]]) -> dict[str, Any]:
    """Return figures as JSON; shares are rounded to a thousandth."""
    return {
        cut: {
            name: {
                "n": figure.n,
                "first": round(figure.first, 3),
                "first_three": round(figure.three, 3),
                "fifths": [round(share, 3) for share in figure.fifths],
            }
            for name, figure in figures.items()
        }
        for cut, figures in found.items()
    }
