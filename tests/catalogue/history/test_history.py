"""Moments are named, compared and gone back to; the past is byte for byte what it was."""

import random
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.history.comparing import difference
from stdgraph.catalogue.history.finding import changes_of
from stdgraph.catalogue.history.listing import changes_csv
from stdgraph.catalogue.history.past import past_graph
from stdgraph.catalogue.history.points import START, point
from stdgraph.errors import BadUsage, NotFound
from stdgraph.model.change import Author, RecordChange
from stdgraph.names import COVERAGE
from stdgraph.rdf.terms import Iri, Quad
from stdgraph.store.formats import NQUADS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store

LI, WANG = Author("Li", "a source was found"), Author("Wang", "read again", "https://example.org/a")
NUMBER = "GB/T 39116-2020"


def dump(store):
    return set(b"".join(store.dump(NQUADS)).decode().split("\n")) - {""}


def stated(lines):
    """Leave out what is only counted from the rest, which no entry keeps."""
    return {line for line in lines if f" <{COVERAGE}> ." not in line}


@dataclass
class Lived:
    """A folder with a history, and what its graph held after each change."""

    folder: Path
    states: dict[str | None, set[str]] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def lived(bundled_folder, tmp_path_factory):
    lived = Lived(shutil.copytree(bundled_folder, tmp_path_factory.mktemp("lived") / "data"))
    store = open_store(lived.folder)
    desk = Desk(store, Journal(lived.folder))
    lived.states[None] = dump(store)

    def remember(*made):
        for change in made:
            lived.changes.append(change.id)
            lived.states[change.id] = dump(store)

    record = desk.record(NUMBER)
    remember(desk.commit([put(record | {"guide_code": "2021:BB"})], LI)[1])
    remember(desk.commit([put({"number": "GB/T 60001-2024", "replaces": NUMBER})], WANG)[1])
    remember(desk.commit([Remove("GB/T 39117-2020")], LI)[1])
    remember(*desk.undo("c000003", WANG))
    remember(desk.commit([put(desk.record(NUMBER) | {"title_en": "Another"})], LI)[1])
    store.close()
    return lived


@pytest.fixture(scope="module")
def journal(lived):
    return Journal(lived.folder)


@pytest.mark.parametrize("seed", range(6))
def test_the_past_is_what_the_graph_held_then(lived, seed):
    at = [START, *lived.changes][seed]
    with closing(open_store(lived.folder, read_only=True)) as now, past_graph(now, at) as past:
        assert dump(past) == lived.states[None if at == START else at]


def test_going_back_does_no_harm_where_a_change_is_half_done(lived, tmp_path):
    folder = shutil.copytree(lived.folder, tmp_path / "data")
    quad = Quad(*map(Iri, ("urn:a", "urn:b", "urn:c", "urn:g")))
    told = [RecordChange("X", None, {})]
    Journal(folder).write("2026-01-01T00:00:00+00:00", LI, told, ((), (quad,)))
    store = open_store(folder)
    store.change((), (quad,))
    store.close()
    with closing(open_store(folder, read_only=True)) as now, past_graph(now, "now") as past:
        assert dump(past) == lived.states[lived.changes[-1]]


@pytest.mark.parametrize("seed", range(8))
def test_a_difference_leads_from_one_state_to_the_other(lived, journal, seed):
    first, last = random.Random(seed).choices([START, *lived.changes], k=2)
    found = difference(journal, point(journal, first), point(journal, last))
    old, new = (lived.states[None if p == START else p] for p in (first, last))
    assert {q.line() for q in found.delta.removed} == stated(old - new)
    assert {q.line() for q in found.delta.added} == stated(new - old)


def test_a_difference_tells_each_record_once(journal):
    found = difference(journal, point(journal, START), point(journal, "now"))
    told = {r.number: {name: new for name, _, new in r.fields()} for r in found.records}
    assert set(told) == {NUMBER, "GB/T 60001-2024"}
    assert told[NUMBER] == {"guide_code": "2021:BB", "title_en": "Another"}


def test_moments_are_changes_days_and_times(journal):
    at = journal.entry("c000002").change.at
    assert point(journal, "c000002").change == "c000002"
    assert point(journal, "before:c000002").change == "c000001"
    assert point(journal, "before:c000001").change is None
    assert point(journal, "1999-12-31").change is None
    assert point(journal, at[:10]).change == "c000005"
    assert point(journal, at).change >= "c000002"
    assert point(journal, "now").change == "c000005"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("yesterday", BadUsage),
        ("2026-13-01", BadUsage),
        ("", BadUsage),
        ("c000099", NotFound),
        ("before:c000099", NotFound),
    ],
)
def test_what_names_no_moment_is_told(journal, text, error):
    with pytest.raises(error):
        point(journal, text)


def test_who_changed_the_classification_when_from_what_to_what_and_why(journal):
    rows = changes_csv(changes_of(journal, "GB/T39116—2020")).splitlines()
    (row,) = [row for row in rows if ",guide_code," in row]
    assert row.startswith("c000001,20")
    for said in ("Li,a source was found", NUMBER, "2021:BB"):
        assert said in row


def test_changes_are_found_by_day(journal):
    day = journal.entry("c000001").change.at[:10]
    assert len(changes_of(journal, since=day, until=day)) == 5
    assert changes_of(journal, until="2020-01-01") == ()
    assert changes_of(journal, since="2999-01-01") == ()
    with pytest.raises(BadUsage):
        changes_of(journal, since="soon")
