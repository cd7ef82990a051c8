"""Following the operations of an update over a dataset that they leave as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Protocol

from stdgraph.errors import LimitReached, Message
from stdgraph.rdf.terms import Iri, Quad, Solutions, Term
from stdgraph.store.forecast.request import ALL, NAMED, Manage, Modify, Operation
from stdgraph.store.forecast.template import Template, is_plain
from stdgraph.store.port import DEFAULT_GRAPH, Dataset

# More than this is not looked at quad by quad.
MAX_QUADS = 500_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Quads that go and quads that come; no quad is in both.

    A quad of the default graph stands in one named ``port.DEFAULT_GRAPH``.
    """

    removed: frozenset[Quad] = frozenset()
    added: frozenset[Quad] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.removed or self.added)

    def then(self, going: Iterable[Quad], coming: Iterable[Quad]) -> Difference:
        """Return the difference after a further step that removes, then adds."""
        going, coming = set(going), set(coming)
        return Difference(
            frozenset((self.removed | going) - coming),
            frozenset((self.added - going) | coming),
        )


class Sight(Protocol):
    """A dataset as the patterns of an update see it."""

    def solutions(self, query: str, dataset: Dataset) -> Solutions:
        """Answer a SELECT over the named graphs, or over the store's own dataset for none."""

    def graphs(self) -> tuple[str, ...]:
        """Return the named graphs."""

    def quads(self, graph: str) -> set[Quad]:
        """Return what one graph holds."""

    def held(self, quads: Iterable[Quad]) -> set[Quad]:
        """Return those of ``quads`` that are there."""

    def fork(self, operations: Iterable[Operation]) -> AbstractContextManager[Sight]:
        """Return a copy with operations done to it; raises BadUsage where none can be made."""


def forecast(sight: Sight, operations: Iterable[Operation]) -> Difference:
    """Return what the operations would change, one after the other.

    Raises:
        LimitReached: it is more than MAX_QUADS.
        BadUsage: an operation depends on those before it, and the store can't be copied.
        MalformedQuery, ForbiddenQuery: as the store's own.
    """
    whole = Difference()
    done: list[Operation] = []  # those that ``here`` does not know of
    with ExitStack() as copies:
        here = sight
        for operation in operations:
            if done and not _is_data(operation):
                here = copies.enter_context(here.fork(done))
                done = []
            going, coming = _step(here, operation)
            whole = whole.then(going, coming)
            if going or coming:
                done.append(operation)
            if len(whole.removed) + len(whole.added) > MAX_QUADS:
                raise too_much()
        return exact(sight, whole)


def exact(sight: Sight, difference: Difference) -> Difference:
    """Leave out what is not there to be removed, and what is there already.

    A blank node is new where it is added, and was read from the dataset where it is removed.
    """
    there = sight.held(filter(is_plain, difference.removed | difference.added))
    there |= {quad for quad in difference.removed if not is_plain(quad)}
    return Difference(difference.removed & there, difference.added - there)


def _is_data(operation: Operation) -> bool:
    return isinstance(operation, Modify) and operation.pattern is None


def _step(sight: Sight, operation: Operation) -> tuple[set[Quad], set[Quad]]:
    if isinstance(operation, Manage):
        return _managed(sight, operation)
    texts = (operation.delete, operation.insert)
    delete, insert = (Template(text, operation.graph) if text else None for text in texts)
    going: set[Quad] = set()
    coming: set[Quad] = set()
    for solution in _solutions(sight, operation, delete, insert):
        going.update(delete.quads(solution) if delete else ())
        coming.update(insert.quads(solution) if insert else ())
        if len(going) + len(coming) > MAX_QUADS:
            raise too_much()
    return going, coming


def _solutions(
    sight: Sight, operation: Modify, delete: Template | None, insert: Template | None
) -> Iterator[dict[str, Term | None]]:
    if operation.pattern is None:
        return iter([{}])
    asked = sorted(
        {name for template in (delete, insert) if template for name in template.variables}
    )
    blanks = insert is not None and insert.has_blanks
    variables = " ".join(f"?{name}" for name in asked) or "(1 AS ?one)"
    query = f"SELECT {'' if blanks else 'DISTINCT '}{variables} WHERE {operation.pattern}"
    dataset = operation.dataset
    if not dataset and operation.graph != DEFAULT_GRAPH:
        # WITH stands for the default graph of the pattern too; the named ones stay (3.1.3).
        dataset = Dataset((operation.graph,), sight.graphs())
    found = sight.solutions(query, dataset)
    return (dict(zip(found.variables, row, strict=True)) for row in found.rows)


def _managed(sight: Sight, operation: Manage) -> tuple[set[Quad], set[Quad]]:
    """Return what an operation on whole graphs removes and adds (3.2).

    CREATE makes a graph and no quad. ADD, MOVE and COPY of a graph to itself change nothing.
    """
    source, target = operation.source, operation.target
    if operation.verb in ("CLEAR", "DROP"):
        return {quad for graph in _meant(sight, source) for quad in sight.quads(graph)}, set()
    if operation.verb == "CREATE" or source == target:
        return set(), set()
    there = sight.quads(source)
    coming = {quad._replace(graph=Iri(target)) for quad in there}
    going = set() if operation.verb == "ADD" else sight.quads(target)
    return going | (there if operation.verb == "MOVE" else set()), coming


def _meant(sight: Sight, graph: str) -> tuple[str, ...]:
    if graph == NAMED:
        return sight.graphs()
    return (DEFAULT_GRAPH, *sight.graphs()) if graph == ALL else (graph,)


def too_much() -> LimitReached:
    """Return the refusal of a change that is too large to be looked at."""
    return LimitReached(
        Message(
            f"这次更新改动超过 {MAX_QUADS} 条陈述，无法在保存前校验。",
            f"The update changes more than {MAX_QUADS} statements and can't be checked before it"
            " is stored.",
        ),
        Message(
            "请分成几次，或让服务以 --update-policy warn 运行，之后用 stdgraph validate 校验。",
            "Split it, or serve with --update-policy warn and run stdgraph validate afterwards.",
        ),
    )
