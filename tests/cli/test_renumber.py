"""``stdgraph renumber`` and ``publish``: everything follows, and undoing restores everything."""

import json
import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.former import former
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.model.change import Author
from stdgraph.numbers import parse_number
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from tests.cli.test_adding import own  # noqa: F401 - a copy of the bundled graph

OLD, NEW = "GB/T 39116-2020", "GB/T 39119-2020"
PLAN = "20254645-T-604"
ME = Author("me")


def dump(own):  # noqa: F811
    return own("export").stdout_bytes


def test_a_corrected_number_takes_everything_along_and_undo_brings_it_back(own):  # noqa: F811
    before = dump(own)
    told = own("renumber", OLD, NEW, "--why", "digits swapped").stdout
    assert f"renumbered {OLD} as {NEW}" in told
    assert "cited directly by: GB/T 39117-2020" in own("impact", NEW).stdout
    own("impact", OLD, code=1)
    assert OLD not in own("query", "SELECT ?n { ?x sg:number ?n }", "--format", "csv").stdout
    own("undo", "c000001")
    assert dump(own) == before


def test_a_relation_keeps_its_own_evidence(own):  # noqa: F811
    own("renumber", "GB/T 25105.1-2014", "GB/T 25107.1-2014")
    ends = "sg:relationFrom/sg:number 'GB/T 25105.1-2025' ; sg:relationTo/sg:number "
    asked = "SELECT ?trust ?note { ?x a sg:Replacement ; %s'GB/T %s' ; sg:confidence ?trust"
    asked += " OPTIONAL { ?x sg:note ?note } }"
    after = own("query", asked % (ends, "25107.1-2014"), "--format", "csv").stdout
    assert "trust-" in after
    own("undo", "c000001")
    assert own("query", asked % (ends, "25105.1-2014"), "--format", "csv").stdout == after


def test_a_part_goes_to_the_series_of_its_right_number(own):  # noqa: F811
    own("renumber", "GB/T 25105.1-2014", "GB/T 25107.1-2014")
    asked = "SELECT ?n { ?d sg:number 'GB/T 25107.1-2014' ; sg:partOf/sg:number ?n }"
    assert own("query", asked, "--format", "csv").stdout.split() == ["n", "GB/T", "25107"]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("GB/T 99999-2020", NEW, 1, "no record"),
        (OLD, "GB/T39116—2020", 2, "Both"),
        (OLD, "GB 39117-2020", 1, "recorded already"),
        (OLD, "20254645-T-604", 2, "publish"),
        (OLD, "nonsense", 2, "number"),
    ],
)
def test_what_cannot_be_corrected_is_refused(own, old, new, code, said):  # noqa: F811
    assert said in own("renumber", old, new, code=code).stderr
    assert "No changes" in own("history").stderr


def test_the_letters_alone_can_be_corrected(own):  # noqa: F811
    own("renumber", OLD, "GB 39116-2020")
    assert "GB 39116-2020: current" in own("impact", "GB 39116-2020").stdout


def test_a_dry_run_stores_nothing(own):  # noqa: F811
    told = own("renumber", OLD, NEW, "--dry-run", "--format", "json").stdout
    assert json.loads(told)["change"] is None
    assert "No changes" in own("history").stderr


def publish(own, *more, **options):  # noqa: F811
    source = ("--source-url", "https://example.org/a", "--effective", "2026-07-01")
    return own("publish", PLAN, "as", "GB/T 33007-2026", *source, *more, **options)


def test_a_plan_items_result_takes_over_what_the_plan_says(own):  # noqa: F811
    made = json.loads(publish(own, "--format", "json").stdout)
    record = made["changes"][0]["after"]
    assert "plan-still-open" not in {it["shape"] for it in made["findings"]}
    assert record["replaces"] == "GB/T 33007-2016"
    assert record["adopts"] == "IEC 62443-2-1:2024"
    assert (record["status"], record["plan_number"]) == ("current", PLAN)
    asked = f"ASK {{ ?p sg:number '{PLAN}' ; sg:resultedIn/sg:number 'GB/T 33007-2026' }}"
    assert "true" in own("query", asked).stdout
    assert "withdrawn" in own("impact", "GB/T 33007-2016").stdout
    assert PLAN in own("query", "SELECT ?n { ?p a sg:PlanItem ; sg:number ?n }").stdout


def test_what_is_recorded_already_is_only_linked(own):  # noqa: F811
    named = json.loads(own("edit", OLD, f"plan_number={PLAN}", "--format", "json").stdout)
    assert "plan-still-open" in {it["shape"] for it in named["findings"]}
    made = json.loads(own("publish", PLAN, "as", OLD, "--format", "json").stdout)
    assert [c["action"] for c in made["changes"] if c["fields"]] == ["added"]
    assert "plan-still-open" in {it["shape"] for it in made["findings_gone"]}


@pytest.mark.parametrize(
    ("plan", "number", "code"),
    [
        (OLD, "GB/T 33007-2026", 2),
        (PLAN, "GB/T 33007", 2),
        (PLAN, "20254646-T-604", 2),
        ("20999999-T-604", "GB/T 33007-2026", 1),
    ],
)
def test_what_cannot_be_published_is_refused(own, plan, number, code):  # noqa: F811
    assert own("publish", plan, "as", number, code=code).stderr


def test_a_terminated_plan_item_has_no_result(own):  # noqa: F811
    own("edit", PLAN, "status=terminated")
    assert "was terminated" in publish(own, code=1).stderr


def test_what_became_of_a_number_is_told_through_undo_and_redo(bundled_folder, tmp_path):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    store, journal = open_store(folder), Journal(folder)
    desk = Desk(store, journal)
    old, new = parse_number(OLD), parse_number("GB/T 60001-2024")
    added = desk.commit([put({"number": new.canonical})], ME)[1]
    desk.undo(added.id, ME)
    assert former(journal, new) is None  # taken back: it never was
    moved = desk.commit(renumbering(desk, OLD, NEW), ME)[1]
    assert former(journal, old).became == NEW
    (back,) = desk.undo(moved.id, ME)
    assert former(journal, parse_number(NEW)) is None
    desk.undo(back.id, ME)
    assert former(journal, old).became == NEW
    gone = desk.commit([Remove(NEW)], ME)[1]
    assert former(journal, old).became == ""
    assert former(journal, old).change.id == gone.id
    desk.close()
    store.close()
