"""A newer release reaches a graph that has edits of its own; nobody's edit is lost."""

import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.release.digest import digest
from stdgraph.catalogue.release.noted import note_first, noted_content, noted_digest
from stdgraph.catalogue.release.upgrade import carry_out, find_upgrade
from stdgraph.catalogue.workspace import fill_from
from stdgraph.errors import Conflict, NotFound, StoreDamaged
from stdgraph.model.change import Author
from stdgraph.model.record_kind import kind_named
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from tests.catalogue.release.made_up import (
    NEW,
    A,
    B,
    C,
    D,
    first_release,
    next_release,
    rows_of,
    write,
)

ME = Author("Li")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return first_release(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def second(first, tmp_path_factory):
    return next_release(first, tmp_path_factory.mktemp("second") / "ontology")


@pytest.fixture(scope="module")
def filled(first, tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled") / "data"
    store = open_store(folder)
    fill_from(store, first)
    note_first(folder, digest(first))
    store.mark_ready()
    store.close()
    return folder


@pytest.fixture
def desk(filled, tmp_path):
    folder = shutil.copytree(filled, tmp_path / "data")
    store = open_store(folder)
    yield Desk(store, Journal(folder))
    store.close()


def edit(desk, number, **fields):
    return desk.commit([put(desk.record(number) | fields)], ME)[1]


def dump(store):
    return sorted(b"".join(store.dump(NQUADS)).splitlines())


def upgrade(desk, ontology, **decided):
    found = find_upgrade(desk.store, ontology, decided.get("decided", {}))
    return found, carry_out(desk, found, ME)


@pytest.fixture(scope="module")
def second_dump(second):
    store = open_store(None)
    fill_from(store, second)
    yield dump(store)
    store.close()


def test_without_edits_the_graph_becomes_the_release_and_can_go_back(desk, second, second_dump):
    before = dump(desk.store)
    _, change = upgrade(desk, second)
    assert dump(desk.store) == second_dump
    assert {r.number for r in change.records} == {A, B, C, NEW}
    assert noted_digest(desk.store.home) == digest(second)
    assert find_upgrade(desk.store, second, {}) is None
    desk.undo(change.id, ME)
    assert dump(desk.store) == before


def test_edits_stay_and_the_rest_follows(desk, second):
    edit(desk, A, committee="SAC/TC 124")  # another field than the release changes
    edit(desk, D, title_en="My title")
    desk.commit([put({"number": "GB/T 60002-2024", "title_zh": "我的标准"})], ME)
    _, change = upgrade(desk, second)
    assert desk.record(A)["committee"] == "SAC/TC 124"
    assert desk.record(A)["title_en"] == "The release's title"
    assert desk.record(D)["title_en"] == "My title"
    assert desk.record("GB/T 60002-2024")["title_zh"] == "我的标准"
    assert desk.record(C)["status"] == "withdrawn"
    assert desk.record(NEW)["title_zh"] == "新标准"
    with pytest.raises(NotFound):
        desk.record(B)
    assert desk.store.ask("ASK { sg:New a ?class }")
    assert change.author == ME


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_both_changed_is_listed_and_left_until_it_is_decided(desk, second, side):
    edit(desk, A, title_en="My title")
    edit(desk, B, title_en="Mine too")
    before = dump(desk.store)
    found = find_upgrade(desk.store, second, {})
    told = {one.key: one for one in found.plan.undecided}
    assert set(told) == {A, B}
    assert [clash.field for clash in told[A].clashes] == ["title_en"]
    assert told[B].theirs is None
    with pytest.raises(Conflict, match="2 records"):
        carry_out(desk, found, ME)
    assert dump(desk.store) == before
    assert noted_digest(desk.store.home) != digest(second)
    upgrade(desk, second, decided={A: side, "rest": "ours"})
    assert (
        desk.record(A)["title_en"]
        == {
            "ours": "My title",
            "theirs": "The release's title",
        }[side]
    )
    assert desk.record(A)["note"] == "read again"
    assert desk.record(B)["title_en"] == "Mine too"
    assert find_upgrade(desk.store, second, {}) is None


def test_the_upgrade_after_an_upgrade_compares_with_what_that_one_held(desk, first, second):
    edit(desk, A, title_en="My title")
    upgrade(desk, second, decided={"rest": "ours"})
    assert noted_content(desk.store.home).rows["standards"][A]["title_en"] == "The release's title"
    found = find_upgrade(desk.store, first, {})
    assert [one.key for one in found.plan.undecided] == [A]
    assert {record.number for record in found.plan.changes} == {B, C, NEW}


def test_what_was_removed_here_is_not_brought_back_in_silence(desk, second):
    desk.commit([Remove(A), Remove(D)], ME)
    found = find_upgrade(desk.store, second, {})
    assert [one.key for one in found.plan.undecided] == [A]
    upgrade(desk, second, decided={A: "ours"})
    for number in (A, D):
        with pytest.raises(NotFound):
            desk.record(number)


def test_other_tables_are_compared_as_well(desk, first, tmp_path):
    third = shutil.copytree(first, tmp_path / "third")
    table = third / "tables/pilots/totals.csv"
    rows = rows_of(table)
    rows[0] |= {"projects": "999"}
    write(table, rows)
    _, change = upgrade(desk, third)
    (record,) = change.records
    assert (record.kind, record.fields()[0][2]) == ("totals", "999")
    assert desk.row(kind_named("totals"), record.number)["projects"] == "999"


def test_a_graph_that_no_release_filled_is_told(tmp_path, second):
    store = open_store(tmp_path / "bare", bare=True)
    with pytest.raises(NotFound, match="import"):
        find_upgrade(store, second, {})
    store.close()


def test_a_damaged_note_is_told(desk, second):
    upgrade(desk, second)
    home = desk.store.home
    (file,) = home.glob("release-*.json.gz")
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(StoreDamaged, match="release-"):
        noted_content(home)
    file.unlink()
    with pytest.raises(StoreDamaged, match="missing"):
        noted_content(home)
