"""What an interruption left waiting is decided by what is known of it and by the graph."""

import pytest

from stdgraph.catalogue.changes.applying import Settled, settle
from stdgraph.catalogue.history.past import past_graph
from stdgraph.model.change import Author, RecordChange
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.journal import Journal
from stdgraph.store.journal_rows import How
from stdgraph.store.opening import open_store

QUADS = tuple(Quad(*map(Iri, ("urn:a", "urn:b", f"urn:{i}", "urn:g"))) for i in range(2))
OTHER = Quad(*map(Iri, ("urn:a", "urn:b", "urn:other", "urn:g")))
FINISHED, FORGOTTEN = Settled(finished=1), Settled(forgotten=1)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(folder):
    store = open_store(folder, bare=True)
    yield store
    store.close()


def begin(store, folder, how):
    """Write an entry that adds QUADS, as far as a writer comes that is killed then."""
    told = [RecordChange("X", None, {})]
    at = "2026-01-01T00:00:00+00:00"
    journal = Journal(folder)
    return journal.write(at, Author("me"), told, ((), QUADS), since=store.version(), how=how)


def reach(store, change, quads):
    with store.marked(change):
        store.change((), quads)


def held(store):
    return [store.ask(f"ASK {{ GRAPH ?g {{ {q.subject} {q.predicate} {q.object} }} }}")
            for q in QUADS]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "reached", "found"),
    [
        (How.ONCE, (), FORGOTTEN),
        (How.ONCE, QUADS, FINISHED),
        (How.PART, (), FORGOTTEN),
        (How.PART, QUADS[:1], FINISHED),
        (How.PART, QUADS, FINISHED),
        (How.DUE, (), FINISHED),
        (How.DUE, QUADS[:1], FINISHED),
        (How.VOID, (), Settled()),
    ],
)
@pytest.mark.parametrize("others_wrote", [False, True])
def test_a_change_is_done_wholly_or_never_was(store, folder, how, reached, found, others_wrote):
    change = begin(store, folder, how)
    if reached:
        reach(store, change, reached)
    if others_wrote:
        store.change((), (OTHER,))
    assert settle(store, Journal(folder)) == found
    assert held(store) == [bool(found.finished)] * 2
    journal = Journal(folder)
    assert journal.count() == found.finished
    assert journal.waiting() == ()
    assert settle(store, journal) == Settled()


@pytest.mark.parametrize(("reached", "shown"), [((), False), (QUADS, True)])
def test_a_reader_meanwhile_tells_the_same_of_the_graph_and_of_its_history(
    store, folder, reached, shown
):
    change = begin(store, folder, How.ONCE)
    if reached:
        reach(store, change, reached)
    reader, journal = open_store(folder, read_only=True), Journal(folder)
    settle(reader, journal)
    assert held(reader) == [shown] * 2
    assert [c.id for c in journal.changes()] == [change] * shown
    assert len(Journal(folder).waiting()) == 1
    with past_graph(store, "start") as past:
        assert held(past) == [False] * 2
    reader.close()


def test_the_past_lacks_nothing_that_a_change_which_never_was_would_have_removed(store, folder):
    store.change((), QUADS)
    told = [RecordChange("X", {}, None)]
    Journal(folder).write(
        "2026-01-01T00:00:00+00:00", Author("me"), told, (QUADS, ()), since=store.version(),
        how=How.VOID,
    )  # fmt: skip
    store.change(QUADS, ())
    with past_graph(store, "now") as past:
        assert held(past) == [False] * 2
