"""What is held of a graph follows every change, and is then what reading anew would give."""

import random
import shutil
import threading
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from stdgraph import names
from stdgraph.catalogue.aged_records import follow_aged, read_aged
from stdgraph.catalogue.browse import BrowseIndex
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gate import Gate
from stdgraph.catalogue.changes.lately import Lately
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.changes.renumber import renumbering
from stdgraph.catalogue.followed import ChangeFeed, Followed
from stdgraph.catalogue.search import SearchIndex
from stdgraph.errors import Conflict, Duplicate, NotFound, RulesBroken
from stdgraph.model.change import Author
from stdgraph.model.gap import IndustryLevel
from stdgraph.model.record_kind import KINDS
from stdgraph.rdf.terms import Iri, Literal, Quad
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.api.held import Findings
from tests.catalogue.changes.filings import drawn

ME = Author("me", "a test")
DOCUMENT = f"<{names.DEFAULT_BASE}id/standard/GB-T-44397-2024>"
PAIR = [f"GB/T 91500-20{year}" for year in (21, 22)]


def standard(desk, rng):
    desk.commit([drawn(rng, desk, searches=False)], ME)


def search_record(desk, rng):
    desk.commit([drawn(random.Random(rng.randrange(99)), desk)], ME)


def new_number(desk, rng):
    old, new = rng.sample(PAIR, 2)
    fields = {"number": old, "title_zh": "改号标准", "committee": f"某技术委员会{rng.randrange(3)}"}
    desk.commit([put(fields | {"replaces": "GB/T 39116-2020", "guide_code": "2021:BA"})], ME)
    desk.commit(renumbering(desk, old, new), ME)


def undoing(desk, rng):
    change = rng.choice(desk.history(limit=6))
    desk.undo(change.id, ME)


def category_name(desk, rng):
    row = desk.row(KINDS["categories"], "2021:BA")
    desk.commit([put(row | {"name_en": f"Named {rng.randrange(9)}"}, kind=KINDS["categories"])], ME)


def pilot(desk, rng):
    row = {
        "id": f"pilot-2018-x9{rng.randrange(3)}",
        "year": rng.choice(["2017", "2018"]),
        "name_zh": "试点",
        "enterprise_zh": "某公司",
        "gbt4754_code": rng.choice(["C385", "C36"]),
    }
    desk.commit([put(row, kind=KINDS["pilots"])], ME)


def seen_in_a_source(desk, rng):
    row = {
        "number": f"GB/T 9170{rng.randrange(3)}-2020",
        "title_zh": "有读取日期",
        "confidence": rng.choice(["stated", "recalled"]),
        "source_url": "https://openstd.samr.gov.cn/",
        "source_kind": "official",
        "retrieved": rng.choice(["", "2019-05-01", "2024-05-01"]),
    }
    desk.commit([put(row)], ME)


def update(desk, rng):
    part = rng.choice(["base-common", "key-technology"])
    Gate(desk.store, desk).update(
        f"DELETE {{ GRAPH ?g {{ ?d sg:part ?p }} }}"
        f" INSERT {{ GRAPH ?g {{ ?d sg:part code:part-{part} ; sg:note '{part}' }} }}"
        f" WHERE {{ GRAPH ?g {{ ?d sg:part ?p }} FILTER(?d = {DOCUMENT}) }}",
        ME,
    )


EDITS = (
    standard,
    standard,
    search_record,
    new_number,
    undoing,
    category_name,
    pilot,
    update,
    seen_in_a_source,
)


class Holder:
    """A graph with what is held of it."""

    def __init__(self, folder):
        self.store = open_store(folder)
        self.desk = Desk(self.store, Journal(folder))
        feed = ChangeFeed(self.desk.lately)
        self.search = SearchIndex(self.store, feed=feed)
        self.findings = Findings(self.store, feed)
        self.ages = Followed(self.store, feed, lambda: read_aged(self.store), follow_aged)

    def told(self):
        return told(self.search, self.findings, self.ages)

    def close(self):
        self.desk.close()
        self.store.close()


def anew(store):
    """Return what is told of a graph by readers that hold nothing yet."""
    ages = Followed(store, ChangeFeed(), lambda: read_aged(store), follow_aged)
    return told(SearchIndex(store), Findings(store), ages)


def told(search, findings, ages):
    """Return all that pages and REST tell of what is held."""
    browse = BrowseIndex(search)
    linked = findings._linked.now()
    cells = findings.coverage(IndustryLevel.GROUP).cells
    return {
        "all": browse.browse("", {}, limit=5000),
        "newest": browse.browse("标准", {"status": "current"}, sort="newest"),
        "found": search.search("GB/T 9", 50),
        "networks": findings.networks(),
        "links": {relation: set(links) for relation, links in linked.relations.items()},
        "states": linked.states,
        "home": findings.summary(),
        "guide": findings.guide(),
        "compared": findings.comparison("2018", "2021"),
        "stale": ages.now().before(date(2021, 1, 1)),
        "aged": ages.now().records,
        "codes": [
            list(codes) for codes in (findings.summary().statuses, findings.summary().pilots)
        ],
        "cells": sorted(cells, key=lambda cell: cell.industry.code),
    }


@pytest.fixture(scope="module")
def holder(bundled_folder, tmp_path_factory):
    found = Holder(shutil.copytree(bundled_folder, tmp_path_factory.mktemp("followed") / "data"))
    found.told()
    yield found
    found.close()


# What an example leaves behind is where the next begins: so none can be made smaller.
@settings(max_examples=4, deadline=None, database=None, phases=[Phase.generate])
@given(edits=st.lists(st.sampled_from(EDITS), min_size=3, max_size=6), seed=st.integers(0, 99))
def test_what_is_held_follows_any_edits(holder, edits, seed):
    rng = random.Random(seed)
    for edit in edits:
        with suppress(RulesBroken, Conflict, NotFound, Duplicate):
            edit(holder.desk, rng)
    assert holder.search.is_ready()
    assert holder.findings.is_ready()
    assert holder.told() == anew(holder.store)


@pytest.mark.parametrize(
    "write",
    [
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> [ <urn:c> 1 ] } }",  # blank nodes
        None,  # past the desk
    ],
)
def test_a_change_of_unknown_extent_is_read_anew(holder, write):
    if write:
        Gate(holder.store, holder.desk).update(write, ME)
    else:
        holder.store.update(
            f'INSERT DATA {{ GRAPH graph:stated {{ {DOCUMENT} dcterms:title "Brandnew"@en }} }}'
        )
    assert not holder.search.is_ready()
    assert holder.told() == anew(holder.store)


def test_what_the_network_is_not_read_from_leaves_it_as_it_was(holder):
    before = holder.findings.networks()
    pilot(holder.desk, random.Random(1))
    assert holder.findings.networks() is before
    category_name(holder.desk, random.Random(1))
    assert holder.findings.networks() is not before


def test_a_write_that_changes_no_statement_is_followed(holder):
    Gate(holder.store, holder.desk).update("CREATE SILENT GRAPH <urn:empty>", ME)
    assert holder.search.is_ready()


def quad(name):
    return Quad(Iri(f"urn:{name}"), Iri("urn:p"), Literal("x"), Iri("urn:g"))


def delta(gone, come):
    return Delta(frozenset(map(quad, gone)), frozenset(map(quad, come)))


def test_several_changes_are_one_and_a_gap_is_known():
    lately = Lately()
    lately.note("1", "2", delta("ab", "c"))
    lately.note("2", "3", delta("cd", "a"))
    lately.note("4", "5", delta("", "z"))
    assert lately.between("1", "3") == delta("bd", "")
    assert lately.between("2", "2") == delta("", "")
    assert lately.between("1", "5") is None


def test_old_changes_are_forgotten(monkeypatch):
    monkeypatch.setattr("stdgraph.catalogue.changes.lately.MOST_QUADS", 10)
    lately = Lately()
    half = frozenset(map(quad, "abcde"))
    for version in range(4):
        lately.note(str(version), str(version + 1), Delta(frozenset(), half))
    assert lately.between("0", "4") is None
    assert lately.between("3", "4") is not None


def test_readers_see_one_version_while_changes_land(holder):
    """Two records change their states together: nobody sees one of them without the other."""
    rows = [
        {"number": f"GB/T 9160{n}-2020", "title_zh": f"标准成对{n}", "status": "current"}
        for n in range(2)
    ]
    holder.desk.commit([put(row) for row in rows], ME)
    seen, done = set(), threading.Event()

    def read():
        browse = BrowseIndex(holder.search)
        while not done.wait(0.005):
            page = browse.browse("成对", {})
            counted = {value.value: value.count for value in page.facets["status"]}
            seen.add((tuple(hit.status for hit in page.hits), tuple(counted.values())))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for state in ("withdrawn", "current", "withdrawn"):
        holder.desk.commit([put(row | {"status": state}) for row in rows], ME)
    done.set()
    for reader in readers:
        reader.join()
    assert seen <= {((state, state), (2,)) for state in ("current", "withdrawn")}


class Racing:
    """A store whose data change while they are read, some times."""

    def __init__(self, times):
        self.changes, self.left = 0, times

    def version(self):
        return str(self.changes)

    def read(self):
        self.changes += self.left > 0
        self.left -= 1
        return self.left


def test_what_a_change_overtook_is_read_again():
    store = Racing(2)
    followed = Followed(store, ChangeFeed(), store.read, lambda *_: None)
    assert followed.now() == followed.now() == -1
    assert followed.is_held()
