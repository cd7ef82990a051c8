"""Findings that take longer than a page may, held for as long as the graph stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar, cast

from stdgraph.catalogue.about import about
from stdgraph.catalogue.compare import compare
from stdgraph.catalogue.coverage import Guides, guides, matrix
from stdgraph.catalogue.filed_counts import FiledStandards, follow_filed
from stdgraph.catalogue.followed import MOST_QUADS, ChangeFeed, Followed, Seen, still_reading
from stdgraph.catalogue.followed_evidence import follow_evidence
from stdgraph.catalogue.gaps import Evidence, count, data_date, evidence
from stdgraph.catalogue.guide import Guide, read_guide
from stdgraph.catalogue.impact import Ground, ground, impact
from stdgraph.catalogue.linked import follow_linked, read_linked
from stdgraph.catalogue.network import Survey, is_touched, survey
from stdgraph.catalogue.stats import follow_graph_summary, graph_summary, summary_record
from stdgraph.model.about import About
from stdgraph.model.comparison import Comparison
from stdgraph.model.gap import Coverage, IndustryLevel, Rule
from stdgraph.model.impact import Impact
from stdgraph.model.matrix import Columns, Matrix
from stdgraph.model.networks import Networks
from stdgraph.rdf.filed import filed_standards
from stdgraph.rdf.summary import Summary
from stdgraph.store.port import Store
from stdgraph.web.in_background import Found, InBackground

T = TypeVar("T")
MOST = 32  # findings held at once; a reader who asks for many dates pushes the oldest out
MOST_COMPARISONS = 4  # each tells where every filed standard would go
MOST_MATRICES = 8  # some thousands of cells each
MOST_EVIDENCE = 2  # all filed documents with their states on a day: large, so few days are held


class Findings:
    """Coverage and summary of one store, which follow its changes or are made anew with them."""

    def __init__(self, store: Store, feed: ChangeFeed | None = None) -> None:
        """Take the store to read, and how its changes are learnt of."""
        self._store = store
        self._feed = feed or ChangeFeed()
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._evidence: OrderedDict[date, Followed[Evidence]] = OrderedDict()
        self._comparisons: OrderedDict[Hashable, Any] = OrderedDict()
        self._matrices: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.RLock()
        self._summary = Followed(
            store, self._feed, lambda: graph_summary(store), follow_graph_summary
        )
        self._linked = Followed(store, self._feed, lambda: read_linked(store), follow_linked)
        self._filed: Followed[FiledStandards] = Followed(
            store, self._feed, lambda: filed_standards(store.texts), follow_filed
        )
        self._survey = InBackground(lambda: survey(store), store.version, self._spares_network)
        self._about = InBackground(lambda: about(store), store.version)

    def is_ready(self) -> bool:
        """Tell whether what the home page shows need not be read from the whole graph now."""
        day = self._evidence.get(self.data_date())
        return self._summary.is_held() and day is not None and day.is_held()

    def coverage(self, level: IndustryLevel, as_of: date | None = None) -> Coverage:
        """Return the coverage of a level by the default rule, on the data date or ``as_of``.

        Raises:
            NotFound: the graph has no data date.
        """
        return self.counted(self.default_rule(level, as_of))

    def default_rule(self, level: IndustryLevel, as_of: date | None = None) -> Rule:
        """Return the default rule on the data date or ``as_of``; raises NotFound."""
        return Rule(as_of or self.data_date(), level)

    def counted(self, rule: Rule) -> Coverage:
        """Return the coverage of every industry of the rule's level.

        Raises:
            NotFound: the graph has no data date; StillReading: it isn't read yet.
        """
        self.evidence(rule.as_of)  # who has to wait for it holds nobody else up meanwhile
        return self._get(("coverage", rule), lambda: count(self.evidence(rule.as_of), rule))

    def matrix(self, rule: Rule, columns: Columns) -> Matrix:
        """Return industries by the columns, each cell as the rule counts it.

        Raises:
            NotFound, BadInput: as ``catalogue.coverage.matrix``.
        """
        self.evidence(rule.as_of)
        return self._get(
            ("matrix", rule, columns),
            lambda: matrix(self.evidence(rule.as_of), self.guides(), rule, columns),
            self._matrices,
            MOST_MATRICES,
        )

    def evidence(self, as_of: date) -> Evidence:
        """Return what coverage on a day is counted from; raises NotFound."""
        return self._evidence_of(as_of).now()

    def read_for_home(self) -> None:
        """Wait until what the home page shows is read, however long that takes; raises NotFound."""
        self._summary.read()
        self._evidence_of(self.data_date()).read()

    def read(self) -> None:
        """Wait until what other pages show is read as well; raises NotFound."""
        self.read_for_home()
        self._filed.read()
        self._linked.read()

    def _evidence_of(self, as_of: date) -> Followed[Evidence]:
        with self._lock:
            held = self._evidence.get(as_of) or self._followed_evidence(as_of)
            self._evidence[as_of] = held
            self._evidence.move_to_end(as_of)
            while len(self._evidence) > MOST_EVIDENCE:
                self._evidence.popitem(last=False)
        return held

    def _followed_evidence(self, as_of: date) -> Followed[Evidence]:
        store = self._store
        return Followed(store, self._feed, lambda: evidence(store, as_of), follow_evidence)

    def guide(self) -> Guide:
        """Return every edition of the guides, with what is filed under it."""
        filed = self._filed.now()
        return self._get(("guide",), lambda: read_guide(self._store, filed))

    def comparison(self, first: str, second: str) -> Comparison:
        """Return two editions compared; raises NotFound."""
        filed = self._filed.now()
        return self._get(
            ("comparison", first, second),
            lambda: compare(self._store, first, second, filed),
            self._comparisons,
            MOST_COMPARISONS,
        )

    def guides(self) -> Guides:
        """Return what the guides say: their themes and targets."""
        return self._get(("guides",), lambda: guides(self._store))

    def summary(self) -> Summary:
        """Return what the graph holds."""
        return self._summary.now()

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
        return summary_record(self._store, self.summary())

    def survey(self, patience: float) -> Found[Survey] | None:
        """Return the shape of the network of documents, with a picture; raises NotFound.

        On a large graph this takes a while, so it is found beside all else: after ``patience``
        seconds it is what was found before the latest changes, or None.
        """
        return self._survey.at(patience)

    def about(self, patience: float) -> Found[About] | None:
        """Return what is to be said of the data themselves; as ``survey``."""
        return self._about.at(patience)

    def networks(self) -> Networks:
        """Return the shape of the network of documents as of now.

        Raises:
            NotFound: the graph has no data date; StillReading: it isn't counted yet.
        """
        return self._now(self._survey).networks

    def about_now(self) -> About:
        """Return what is to be said of the data as of now; raises StillReading."""
        return self._now(self._about)

    def _now(self, kept: InBackground[T]) -> T:
        found = kept.at(self._feed.patience)
        if found is None or found.since is not None:
            raise still_reading()
        return found.value

    def _spares_network(self, old: str, new: str) -> bool:
        delta = self._feed.lately.between(old, new)
        if delta is None or len(delta) > MOST_QUADS:
            return False
        return not is_touched(Seen(self._store, delta))

    def impact(self, number: str) -> Impact:
        """Return the impact of a document by its number, in any spelling.

        Raises:
            BadNumber: the text is no standard's number.
            NotFound: the graph has no such document, or no data date.
        """
        self.evidence(self.data_date())
        self._linked.now()
        return impact(self._store, number, self._get(("impact",), self._ground))

    def _ground(self) -> Ground:
        return ground(self._store, self.evidence(self.data_date()), self._linked.now())

    def _get(
        self,
        name: tuple[Hashable, ...],
        find: Callable[[], T],
        held: OrderedDict[Hashable, Any] | None = None,
        most: int = MOST,
    ) -> T:
        held = self._held if held is None else held
        key = (self._store.version(), *name)
        # One at a time: readers who come together wait for one finding instead of making many.
        with self._lock:
            if key not in held:
                held[key] = find()
            held.move_to_end(key)
            while len(held) > most:
                held.popitem(last=False)
            return cast(T, held[key])
