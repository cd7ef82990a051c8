"""Findings that take longer than a page may, held for as long as the graph stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar, cast

from stdgraph.catalogue.gaps import coverage, data_date, default_rule
from stdgraph.catalogue.stats import graph_summary, summary_record
from stdgraph.model.gap import Coverage, IndustryLevel
from stdgraph.rdf.summary import Summary
from stdgraph.store.port import Store

T = TypeVar("T")
MOST = 32  # findings held at once; a reader who asks for many dates pushes the oldest out


class Findings:
    """Coverage and summary of one store; a change of its data makes them anew."""

    def __init__(self, store: Store) -> None:
        """Take the store to read."""
        self._store = store
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def coverage(self, level: IndustryLevel, as_of: date | None = None) -> Coverage:
        """Return the coverage of a level by the default rule, on the data date or ``as_of``.

        Raises:
            NotFound: the graph has no data date.
        """
        return self._get(
            ("coverage", level, as_of),
            lambda: coverage(self._store, default_rule(self._store, level, as_of)),
        )

    def summary(self) -> Summary:
        """Return what the graph holds."""
        return self._get(("summary",), lambda: graph_summary(self._store))

    def data_date(self) -> date:
        """Return the day that the graph's states speak of.

        Raises:
            NotFound: the graph has none.
        """
        return self._get(("data date",), lambda: data_date(self._store))

    def stats(self) -> dict[str, Any]:
        """Return the summary as JSON, with the data date.

        Raises:
            NotFound: the graph has no data date.
        """
        return self._get(("stats",), lambda: summary_record(self._store))

    def _get(self, name: tuple[Hashable, ...], find: Callable[[], T]) -> T:
        key = (self._store.version(), *name)
        # One at a time: readers who come together wait for one finding instead of making many.
        with self._lock:
            if key not in self._held:
                self._held[key] = find()
            self._held.move_to_end(key)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return cast(T, self._held[key])
