"""What every route needs: the store, the runner of queries, the settings, who may in, readiness."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from fastapi import Request

from stdgraph.catalogue.changes.gate import Gate
from stdgraph.catalogue.code_names import CodeNames
from stdgraph.catalogue.history.past import Pasts
from stdgraph.store.embedded import EmbeddedStore
from stdgraph.store.per_version import PerVersion
from stdgraph.store.port import Store
from stdgraph.store.runner import QueryRunner
from stdgraph.store.vocabulary import known_terms
from stdgraph.web.access import Access
from stdgraph.web.asked_before import AskedBefore
from stdgraph.web.graph_sizes import GraphSizes, graph_sizes
from stdgraph.web.jobs import Jobs
from stdgraph.web.settings import Settings
from stdgraph.web.threads import QueryThreads


@dataclass(frozen=True, slots=True)
class Service:
    """One server's parts. ``ready`` is clear while the graph is still being loaded."""

    store: Store
    runner: QueryRunner
    settings: Settings
    access: Access
    gate: Gate
    ready: Event = field(default_factory=Event)
    known_terms: PerVersion[frozenset[str]] = field(init=False)
    graph_sizes: PerVersion[GraphSizes] = field(init=False)
    pasts: Pasts = field(init=False)
    code_names: CodeNames = field(init=False)
    query_threads: QueryThreads = field(default_factory=QueryThreads)
    asked_before: AskedBefore = field(default_factory=AskedBefore)
    jobs: Jobs = field(default_factory=Jobs)

    @property
    def is_near(self) -> bool:
        """Tell whether the store says its version at once: no engine elsewhere is to be asked.

        A store in memory lets one wait for the query that it answers.
        """
        return isinstance(self.store, EmbeddedStore) and self.store.home is not None

    def __post_init__(self) -> None:
        """Make what is held for the store."""
        terms = PerVersion(lambda: known_terms(self.store))
        object.__setattr__(self, "known_terms", terms)
        sizes = PerVersion(lambda: graph_sizes(self.store))
        object.__setattr__(self, "graph_sizes", sizes)
        object.__setattr__(self, "pasts", Pasts(self.store))
        object.__setattr__(self, "code_names", CodeNames(self.store))


def service_of(request: Request) -> Service:
    """Return the service of the application that a request came to."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service
