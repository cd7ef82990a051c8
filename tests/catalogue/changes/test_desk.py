"""Changes are committed whole, kept, undone, and finished after a crash."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from stdgraph.catalogue.changes.applying import Settled
from stdgraph.catalogue.changes.delta import outcome_of
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.changes.record_tag import tag_of
from stdgraph.catalogue.gaps import data_date
from stdgraph.errors import Conflict, NotFound, RulesBroken, StoreDamaged
from stdgraph.model.change import Author, RecordChange
from stdgraph.model.record_kind import KINDS, STANDARDS
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import FILE, Journal
from stdgraph.store.opening import open_store

ME = Author("me", "a test")
NUMBER = "GB/T 39116-2020"


@pytest.fixture
def folder(bundled_folder, tmp_path):
    return shutil.copytree(bundled_folder, tmp_path / "data")


@pytest.fixture
def store(folder):
    store = open_store(folder)
    yield store
    store.close()


@pytest.fixture
def desk(store, folder):
    desk = Desk(store, Journal(folder))
    yield desk
    desk.close()


def titled(desk, title, number=NUMBER):
    return [put(desk.record(number) | {"title_en": title})]


def dump(store):
    return sorted(b"".join(store.dump(NQUADS)).splitlines())


def test_a_change_is_stored_and_kept_with_who_and_why(desk):
    _, change = desk.commit(titled(desk, "Another title"), ME)
    assert desk.record("GB/T39116—2020")["title_en"] == "Another title"
    (kept,) = desk.history(NUMBER)
    assert (kept.id, kept.author) == (change.id, ME)
    assert kept.records[0].fields()[0][0::2] == ("title_en", "Another title")


def test_a_change_of_nothing_leaves_no_entry(desk):
    _, change = desk.commit([put(desk.record(NUMBER))], ME)
    assert change is None
    assert desk.history() == ()


def test_undoing_everything_gives_the_same_graph_again(desk, store):
    before = dump(store)
    made = [
        desk.commit(titled(desk, "Another title"), ME)[1],
        desk.commit([Remove("GB/T 39117-2020")], ME)[1],
        desk.commit([put({"number": "GB/T 39116-2025", "replaces": "GB/T 1-1993"})], ME)[1],
    ]
    assert dump(store) != before
    for change in reversed(made):
        desk.undo(change.id, ME)
    assert dump(store) == before


def test_a_record_without_a_source_is_to_be_verified(desk):
    desk.commit([put({"number": "GB/T 60001-2024", "title_zh": "新标准"})], ME)
    assert desk.record("GB/T 60001-2024")["confidence"] == "recalled"


def test_an_undo_can_be_undone_and_undone_again(desk):
    first = desk.commit(titled(desk, "One"), ME)[1]
    (back,) = desk.undo(first.id, ME)
    desk.undo(back.id, ME)
    assert desk.record(NUMBER)["title_en"] == "One"
    desk.undo(first.id, ME)
    assert desk.record(NUMBER)["title_en"] != "One"


def test_what_is_undone_is_redone_and_undone_again(desk, store):
    first = desk.commit(titled(desk, "One"), ME)[1]
    changed = dump(store)
    for _ in range(2):
        desk.undo(first.id, ME)
        assert desk.record(NUMBER)["title_en"] != "One"
        desk.redo(first.id, ME)
        assert dump(store) == changed
    with pytest.raises(Conflict, match="not undone"):
        desk.redo(first.id, ME)


def test_what_is_undone_is_not_undone_twice(desk):
    first = desk.commit(titled(desk, "One"), ME)[1]
    (back,) = desk.undo(first.id, ME)
    with pytest.raises(Conflict, match=f"{back.id}.*stdgraph redo"):
        desk.undo(first.id, ME)


def test_redoing_is_refused_where_others_changed_the_same_since(desk):
    first = desk.commit(titled(desk, "One"), ME)[1]
    desk.undo(first.id, ME)
    second = desk.commit(titled(desk, "Two"), ME)[1]
    with pytest.raises(Conflict, match=second.id):
        desk.redo(first.id, ME)


def test_a_change_that_others_build_on_names_them_and_goes_with_them_if_asked(desk, store):
    before = dump(store)
    first = desk.commit(titled(desk, "One"), ME)[1]
    second = desk.commit(titled(desk, "Two"), ME)[1]
    apart = desk.commit(titled(desk, "Apart", "GB/T 25485-2010"), ME)[1]
    third = desk.commit([Remove(NUMBER)], ME)[1]
    with pytest.raises(Conflict, match=f"{second.id}, {third.id}.*--with-later"):
        desk.undo(first.id, ME)
    done = desk.undo(first.id, ME, with_later=True)
    assert [change.undoes for change in done] == [third.id, second.id, first.id]
    assert desk.record("GB/T 25485-2010")["title_en"] == "Apart"
    desk.undo(apart.id, ME)
    assert dump(store) == before


def test_there_is_no_undoing_of_what_never_was(desk):
    for name in ("c000009", "nonsense", "c", "c99999999999999999999", "c１"):
        with pytest.raises(NotFound):
            desk.undo(name, ME)


def test_a_change_that_breaks_a_rule_is_refused_and_stores_nothing(desk, store):
    before = dump(store)
    wrong = desk.record(NUMBER) | {"published": "2020-10-11", "effective": "2019-01-01"}
    with pytest.raises(RulesBroken):
        desk.commit([put(wrong)], ME)
    assert dump(store) == before
    assert desk.history() == ()


def test_the_second_of_two_editors_is_told_what_the_first_did(desk):
    seen = tag_of(desk.record(NUMBER))
    desk.commit(titled(desk, "By the first"), Author("Li"))
    with pytest.raises(Conflict, match=r"Li has changed .*By the first"):
        desk.commit(titled(desk, "By the second"), ME, expected={(STANDARDS, NUMBER): seen})


def test_what_is_observed_of_a_thing_that_goes_does_not_hold_it_back(desk):
    before = dump(desk.store)
    row = {"edition": "2021", "code": "BEZ", "slug": "example", "parent": "BE", "level": "3"}
    named = row | {"name_zh": "示例", "part": "key-technology"}
    _, change = desk.commit([put(named, kind=KINDS["categories"])], ME)
    desk.undo(change.id, ME)
    assert dump(desk.store) == before


def test_gaps_that_a_change_opens_and_closes_are_said(desk):
    gone = desk.propose([Remove("GB/T 37959-2019")])
    assert [cell.industry.code for cell in desk.gaps(gone).opened] == ["C356"]
    assert desk.gaps(gone).closed == ()
    added = desk.propose(
        [
            put(
                {
                    "number": "GB/T 60001-2024",
                    "status": "current",
                    "effective": "2024-09-01",
                    "published": "2024-03-01",
                    "gbt4754_code": "C131",
                    "industry_role": "applies",
                    "source_url": "https://example.org/announcement",
                }
            )
        ]
    )
    assert [cell.industry.code for cell in desk.gaps(added).closed] == ["C131"]


def test_a_change_cut_off_before_the_graph_is_finished_at_the_next_start(desk, store, folder):
    delta = outcome_of(store, titled(desk, "Left half done"), data_date(store)).delta
    record = RecordChange(NUMBER, {}, {"title_en": "Left half done"})
    Journal(folder).write("2026-01-01T00:00:00+00:00", ME, [record], (delta.removed, delta.added))
    assert desk.history() == ()
    again = Desk(store, Journal(folder))
    assert again.recovered == Settled(finished=1)
    assert again.record(NUMBER)["title_en"] == "Left half done"
    assert len(again.history()) == 1
    assert Desk(store, Journal(folder)).recovered == Settled()


def test_a_damaged_history_is_told(folder):
    (folder / FILE).write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreDamaged, match=FILE):
        Journal(folder).changes()


@pytest.mark.parametrize(
    ("column", "read"),
    [
        ("added = x'00'", lambda desk: desk.undo("c000001", ME)),
        ("records = '{'", lambda desk: desk.history()),
    ],
)
def test_a_damaged_entry_is_told(desk, folder, column, read):
    desk.commit(titled(desk, "One"), ME)
    with closing(sqlite3.connect(folder / FILE)) as base, base:
        base.execute(f"UPDATE change SET {column}")
    with pytest.raises(StoreDamaged, match=FILE):
        read(desk)


def test_a_change_that_could_not_be_marked_does_not_come_back_over_a_later_one(desk, store, folder):
    delta = outcome_of(store, titled(desk, "First"), data_date(store)).delta
    record = RecordChange(NUMBER, {}, {"title_en": "First"})
    Journal(folder).write("2026-01-01T00:00:00+00:00", ME, [record], (delta.removed, delta.added))
    store.change(delta.removed, delta.added)
    desk.commit(titled(desk, "Second"), ME)
    assert Desk(store, Journal(folder)).record(NUMBER)["title_en"] == "Second"
    assert len(desk.history()) == 2


@pytest.mark.parametrize("committee", ["SAC/TC 159", "SAC/TC 999"])
def test_records_of_different_trust_may_name_the_same_committee(desk, store, committee):
    before = dump(store)
    read = {"number": "GB/T 60001-2024", "source_url": "https://example.org/a"}
    _, change = desk.commit(
        [put(read | {"committee": committee}), put({"number": "GB/T 60002-2024",
                                                    "committee": committee})], ME
    )  # fmt: skip
    marks = "SELECT ?c { ?b skos:prefLabel '%s' ; sg:confidence ?c }" % committee  # noqa: UP031
    (mark,) = store.select(marks).rows
    assert str(mark[0]).endswith("trust-stated>")
    desk.undo(change.id, ME)
    assert dump(store) == before
