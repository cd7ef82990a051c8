"""The gate that writes by SPARQL and by whole graphs pass: checked as a change of records is.

What a write would change is foreseen, validated on what it can affect, and kept in the journal;
only then is it done. A policy says what becomes of a write that would break a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stdgraph import names
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.refusals import rules_broken
from stdgraph.catalogue.changes.touched import touched_records
from stdgraph.errors import LimitReached
from stdgraph.model.change import Author, Change
from stdgraph.model.finding import Finding
from stdgraph.store.forecast.following import Difference
from stdgraph.store.forecast.sight import of_load, of_update
from stdgraph.store.forecast.template import is_plain
from stdgraph.store.formats import Format
from stdgraph.store.joining import as_one
from stdgraph.store.port import DEFAULT_GRAPH, STORES_OWN, Dataset, Store


class Policy(StrEnum):
    """What becomes of a write that would break a rule.

    ``reject``: it is refused. ``warn``: it is done, and said. ``off``: writes are neither checked
    nor kept in the history.
    """

    REJECT = "reject"
    WARN = "warn"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Passed:
    """What validation newly finds after a write, and its entry in the history.

    The change is None where nothing changed, where nothing is kept, and where the write was too
    large to be looked at. ``added`` and ``removed`` count statements, where they were looked at.
    """

    appeared: tuple[Finding, ...] = ()
    change: Change | None = None
    added: int = 0
    removed: int = 0


class Gate:
    """Lets writes through to a store, one at a time with the changes at its desk."""

    def __init__(
        self, store: Store, desk: Desk | None = None, policy: Policy = Policy.REJECT
    ) -> None:
        """Take the store, its desk and the policy; without a desk the policy is ``off``."""
        self._store = store
        self._desk = desk
        self._policy = policy

    def update(self, text: str, author: Author, *, dataset: Dataset = STORES_OWN) -> Passed:
        """Do a SPARQL update.

        Raises:
            RulesBroken: a rule would be broken that isn't broken now; nothing was done.
            LimitReached, BadUsage: it can't be foreseen; nothing was done.
            MalformedQuery, ForbiddenQuery, StoreError: as ``Store.update``.
        """
        return self._pass(
            lambda: of_update(self._store, text, dataset=dataset),
            lambda: self._store.update(text, dataset=dataset),
            author,
        )

    def load(
        self,
        graph: str | None,
        documents: Sequence[tuple[bytes, Format]],
        author: Author,
        *,
        base: str,
        replace: bool,
    ) -> Passed:
        """Put documents into a graph, in its place where ``replace`` says so; raises as ``update``.

        All of them are stored in one step, or none. Without a graph the documents' own take them,
        beside what those hold. Documents that are too large to be looked at pass where no word of
        them is of ours.
        """
        data, format_ = as_one(documents, graph, base)

        def foresee() -> Difference:
            try:
                whole = [(data, format_)]
                return of_load(self._store, graph, whole, base=base, replace=replace)
            except LimitReached:
                if self._are_foreign(graph, data):
                    return Difference()
                raise

        def load() -> None:
            anew = replace and graph is not None
            self._store.load(data, format_, graph=graph, replace=anew, base_iri=base)

        return self._pass(foresee, load, author)

    def foresee(
        self, graph: str | None, documents: Sequence[tuple[bytes, Format]], *, base: str
    ) -> Passed:
        """Say what adding documents would do; nothing is stored.

        Raises:
            LimitReached: it is too much to be looked at.
        """
        found = of_load(self._store, graph, documents, base=base, replace=False)
        effect = (
            None if self._desk is None else self._desk.effect(Delta(found.removed, found.added))
        )
        return Passed(effect.appeared if effect else (), None, len(found.added), len(found.removed))

    def drop(self, graph: str, author: Author) -> Passed:
        """Drop a graph; raises as ``update``."""
        target = "DEFAULT" if graph == DEFAULT_GRAPH else f"GRAPH <{graph}>"
        return self.update(f"DROP {target}", author)

    def _pass(
        self, foresee: Callable[[], Difference], do: Callable[[], None], author: Author
    ) -> Passed:
        desk = self._desk
        if desk is None:
            do()
            return Passed()
        with desk.alone():
            if self._policy is Policy.OFF:
                do()
                return Passed()
            try:
                found = foresee()
            except LimitReached:
                if self._policy is Policy.REJECT:
                    raise
                do()
                return Passed()
            if not found:
                # A graph may come or go without a statement, and no rule speaks of that.
                desk.leave_statements(do)
                return Passed()
            delta = Delta(found.removed, found.added)
            effect = desk.effect(delta)
            if effect.violations and self._policy is Policy.REJECT:
                raise rules_broken(effect)
            records = touched_records(self._store, delta)
            change = desk.apply(_repeatable(delta), records, author, do=do)
            return Passed(effect.appeared, change, len(found.added), len(found.removed))

    def _are_foreign(self, graph: str | None, data: bytes) -> bool:
        ours = (names.ONTOLOGY, names.CODE, self._store.base_iri + "id/", names.GRAPH)
        return not (graph or "").startswith(names.GRAPH) and not any(
            word.encode() in data for word in ours
        )


def _repeatable(delta: Delta) -> Delta:
    """Return what the journal can keep: a blank node can't be named again, so all or nothing."""
    if all(map(is_plain, delta.removed | delta.added)):
        return delta
    return Delta(frozenset(), frozenset())
