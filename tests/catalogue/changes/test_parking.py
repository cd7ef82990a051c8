"""A change that the engine refuses to finish is put aside and decided; later ones go on."""

import time

import pytest

from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.errors import ChangeUnfinished, Conflict, NotFound
from stdgraph.model.change import Author, RecordChange
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.journal import Journal
from stdgraph.store.place import Service
from stdgraph.store.remote_opening import open_remote
from tests.store.remote.engines import MISSING, running
from tests.store.remote.faults import faulty

ME = Author("me")
ASIDE, LATER, SAME = (
    Quad(*map(Iri, (subject, "urn:p", value, "urn:g")))
    for subject, value in (("urn:a", "urn:1"), ("urn:b", "urn:2"), ("urn:a", "urn:3"))
)


def add(desk, quad):
    told = [RecordChange(quad.subject.value, None, {"title_en": "x"})]
    with desk.alone():
        return desk.apply(Delta(frozenset(), frozenset({quad})), told, ME)


def holds(store, quad):
    return store.ask(f"ASK {{ GRAPH ?g {{ {quad.subject} {quad.predicate} {quad.object} }} }}")


@pytest.fixture
def parked(tmp_path):
    """Give a store, its desk and the name of a change that the engine refused to finish."""
    if MISSING["oxigraph"]:
        pytest.skip(MISSING["oxigraph"])
    with running("oxigraph", tmp_path) as server, faulty(server.url) as (url, faults):
        store = open_remote(Service(url), beside=tmp_path)
        journal = Journal(store.home)
        desk = Desk(store, journal)
        faults.plan["update"] = [lambda _: server.kill()]
        with pytest.raises(ChangeUnfinished) as caught:
            add(desk, ASIDE)
        server.start()
        time.sleep(1.1)  # until the engine is asked again
        faults.plan["update"] = [400]
        desk = Desk(store, journal)
        assert desk.recovered == Settled(parked=1)
        (aside,) = journal.parked()
        assert aside.entry.change.id in caught.value.what.en
        assert "HTTP 400" in aside.why.en
        yield store, desk, aside.entry.change.id
        store.close()


def test_later_changes_go_on_and_it_is_in_no_history(parked):
    store, desk, change = parked
    later = add(desk, LATER)
    assert [c.id for c in desk.history()] == [later.id]
    assert (holds(store, ASIDE), holds(store, LATER)) == (False, True)
    with pytest.raises(NotFound):
        desk.change(change)


def test_undo_drops_it(parked):
    store, desk, change = parked
    assert desk.undo(change, ME) == ()
    assert desk.journal.parked() == ()
    assert not holds(store, ASIDE)
    with pytest.raises(NotFound):
        desk.undo(change, ME)


def test_redo_tries_it_again(parked):
    store, desk, change = parked
    done = desk.redo(change, ME)
    assert [c.id for c in desk.history()] == [done.id]
    assert desk.journal.parked() == ()
    assert holds(store, ASIDE)


def test_redo_is_refused_where_later_changes_touch_the_same(parked):
    store, desk, change = parked
    later = add(desk, SAME)
    with pytest.raises(Conflict, match=later.id):
        desk.redo(change, ME)
    assert not holds(store, ASIDE)
