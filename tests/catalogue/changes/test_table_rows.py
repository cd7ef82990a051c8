"""Pilots, categories, searches and the other tables are changed at the same desk as standards."""

import random

import pytest

from stdgraph import resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.changes.background import vocabulary_of
from stdgraph.catalogue.changes.checking import effect_of
from stdgraph.catalogue.changes.delta import outcome_of
from stdgraph.catalogue.changes.operations import Remove, put
from stdgraph.catalogue.gaps import data_date
from stdgraph.catalogue.tables import Tables
from stdgraph.catalogue.validate import bundled_shapes
from stdgraph.errors import BadInput, NotFound, RulesBroken
from stdgraph.model.change import Author
from stdgraph.model.record_kind import KINDS, OF_DOCUMENTS
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.queries import bind, question
from stdgraph.rdf.read_tables import table_rows
from stdgraph.rdf.rows import rows as solved
from stdgraph.rdf.summary import summary
from stdgraph.store.formats import NQUADS
from stdgraph.validation.validate import validate

ME = Author("me")
NUMBER = "GB/T 39116-2020"
# The bundled tables hold no rows of these.
EMPTY = {"searches", "reviews", "amendments", "bodies"}
EDITABLE = sorted(set(KINDS) - OF_DOCUMENTS - EMPTY)
SEARCH = {
    "industry": "C372",
    "level": "national",
    "source": "std.samr.gov.cn",
    "query": "铁路 智能制造",
    "date": "2026-08-01",
    "who": "Li",
    "hits": "0",
}
REVIEW = {
    "number": "GB/T 39116-2020",
    "date": "2025-06",
    "conclusion": "continue",
    "source_url": "https://example.org/review",
}
AMENDMENT = {
    "number": "GB/T 39116-2020/XG1-2024",
    "title_zh": "第1号修改单",
    "published": "2024-05-01",
    "effective": "2024-12-01",
}
# One that standards name.
BODY = {
    "name": "SAC/TC 124",
    "name_zh": "全国某某标准化技术委员会",
    "kind": "committee",
    "parent": "某某部",
    "source_url": "https://example.org/committee",
}
PILOT = {
    "id": "pilot-2016-001",
    "year": "2016",
    "name_zh": "智能工厂试点示范",
    "enterprise_zh": "某某股份有限公司",
    "province_code": "370000",
    "gbt4754_code": "C3130",
    "source_url": "https://example.org/list",
}
# What a change of each kind alters, in a column that every reader shows.
COLUMNS = {
    "guides": "title_en",
    "editions": "title_en",
    "crosswalks": "note",
    "isic": "relation",
    "totals": "projects",
    "regional-totals": "projects",
    "announcements": "subject_en",
    "pilot-mentions": "evidence",
}
VALUES = {"relation": "exactMatch", "projects": "7"}


def edited(tables, kind, key, row=None):
    kept = [r for r in tables[kind.table] if kind.key_of(r.cells) != key]
    rows = (*kept, *([] if row is None else [Row(kind.name, 1, row)]))
    rows = sorted(rows, key=lambda r: kind.key_of(r.cells))
    return Tables({**tables.rows, kind.table: tuple(rows)})


def after(bundled, delta):
    return (set(bundled.lines()) - {q.line() for q in delta.removed}) | {
        q.line() for q in delta.added
    }


@pytest.mark.parametrize("name", EDITABLE)
def test_changing_and_removing_a_row_is_what_building_the_edited_table_gives(
    name, bundled_store, tables, bundled
):
    kind = KINDS[name]
    rows = list(table_rows(bundled_store.select, kind))
    row = random.Random(name).choice(rows)
    column = COLUMNS.get(name, "name_en")
    changed = row | {column: VALUES.get(column, "Changed")}
    key = kind.key_of(row)
    day = data_date(bundled_store)
    for operation, expected in (
        (put(changed, kind=kind), edited(tables, kind, key, changed)),
        (Remove(key, kind), edited(tables, kind, key)),
    ):
        delta = outcome_of(bundled_store, [operation], day).delta
        assert delta.removed or delta.added
        assert after(bundled, delta) == set(build(expected, Names()).lines())


def test_changing_and_removing_a_relation_is_what_building_the_edited_table_gives(
    bundled_store, tables, bundled
):
    kind = KINDS["relations"]
    key = "GB/T 25105.1-2025 replaces GB/T 25105.1-2014"
    row = next(r for r in tables[kind.table] if " ".join(r.text(p) for p in kind.key) == key)
    kept = tuple(r for r in tables[kind.table] if r is not row)
    changed = dict(row.cells) | {"replacement_scope": "part"}
    day = data_date(bundled_store)
    for operation, rows in (
        (put(changed, kind=kind), (*kept, Row("relations", 1, changed))),
        (Remove(key, kind), kept),
    ):
        delta = outcome_of(bundled_store, [operation], day).delta
        expected = build(_unstated(tables, row, rows), Names())
        assert after(bundled, delta) == set(expected.lines())


def _unstated(tables, relation, rows):
    """The tables with other relations; the standard's own column follows."""
    kept = {(r.text("from_number"), r.text("to_number")) for r in rows}
    ends = (relation.text("from_number"), relation.text("to_number"))
    standards = [
        Row(r.table, r.line, dict(r.cells) | {"replaces": ""})
        if r.text("number") == ends[0] and ends not in kept
        else r
        for r in tables["standards/standards"]
    ]
    return Tables(
        {**tables.rows, "standards/relations": rows, "standards/standards": tuple(standards)}
    )


@pytest.fixture(scope="module")
def held(bundled_store):
    """The quads of the bundled graph as lines, and what validating all of it finds."""
    lines = frozenset(b"".join(bundled_store.dump(NQUADS)).decode().split("\n")) - {""}
    return lines, everything(lines)


def everything(lines):
    triples = {line.rsplit(" ", 2)[0] + " ." for line in lines}
    return set(validate("\n".join(triples), shapes=bundled_shapes()).findings)


CHECKED = [
    Remove("2021:BE", KINDS["categories"]),
    put({"edition": "2021", "code": "BE", "slug": "zz", "level": "2", "name_zh": "x", "parent": "B",
         "part": "key-technology"}, kind=KINDS["categories"]),
    put({"edition": "2021", "code": "ZZ", "slug": "base-common", "level": "1", "name_zh": "x",
         "part": "base-common"}, kind=KINDS["categories"]),
    put(PILOT | {"gbt4754_code": "C999"}, kind=KINDS["pilots"]),
]  # fmt: skip


@pytest.mark.parametrize("operation", CHECKED)
def test_checking_a_row_finds_what_checking_everything_would(operation, bundled_store, held):
    delta = outcome_of(bundled_store, [operation], data_date(bundled_store)).delta
    effect = effect_of(bundled_store, delta, bundled_shapes(), vocabulary_of(bundled_store))
    lines, old = held
    new = everything((lines - {q.line() for q in delta.removed}) | {q.line() for q in delta.added})
    # What was observed of a thing that goes is taken away with it.
    new = {finding for finding in new if "/id/coverage/" not in finding.focus}
    assert set(effect.appeared) == new - old
    assert set(effect.vanished) == old - new


def dump(desk):
    return sorted(b"".join(desk.store.dump(NQUADS)).splitlines())


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("pilots", PILOT),
        ("searches", SEARCH),
        ("reviews", REVIEW),
        ("amendments", AMENDMENT),
        ("bodies", BODY),
        ("bodies", BODY | {"name": "SAC/TC 9999"}),
    ],
)
def test_a_row_is_added_read_and_undone(desk, name, row):
    before, kind = dump(desk), KINDS[name]
    key = kind.key_of(row)
    _, change = desk.commit([put(row, kind=kind)], ME)
    found = desk.row(kind, key)
    assert {field: found[field] for field in row} == row
    assert [c.id for c in desk.history(key)] == [change.id]
    assert desk.history()[0].records[0].kind == name
    desk.undo(change.id, ME)
    assert dump(desk) == before
    with pytest.raises(NotFound):
        desk.row(kind, key)


def test_undoing_a_pilot_leaves_the_enterprise_that_another_pilot_has(desk):
    kind = KINDS["pilots"]
    _, first = desk.commit([put(PILOT, kind=kind)], ME)
    desk.commit([put(PILOT | {"id": "pilot-2017-001", "year": "2017"}, kind=kind)], ME)
    desk.undo(first.id, ME)
    assert desk.row(kind, "pilot-2017-001")["enterprise_zh"] == PILOT["enterprise_zh"]


def test_standards_and_a_category_of_their_own_are_added_together(desk):
    category = {"edition": "2021", "code": "BZ", "slug": "new-one", "parent": "B", "level": "2",
                "name_zh": "新类目", "part": "key-technology"}  # fmt: skip
    standard = {"number": "GB/T 60001-2024", "title_zh": "新标准", "guide_code": "2021:BZ"}
    desk.commit([put(category, kind=KINDS["categories"]), put(standard)], ME)
    assert desk.record("GB/T 60001-2024")["guide_code"] == "2021:BZ"
    with pytest.raises(RulesBroken):
        desk.commit([Remove("2021:BZ", KINDS["categories"])], ME)


def test_reviews_and_amendments_answer_the_questions_about_them(desk):
    rows = [put(REVIEW, kind=KINDS["reviews"]), put(AMENDMENT, kind=KINDS["amendments"])]
    standards = summary(desk.store.select).classes["Standard"]
    proposal, _ = desk.commit(rows, ME)
    assert proposal.effect.violations == ()
    amended = question("amendments-of-a-standard", resources.queries())
    (found,) = list(solved(desk.store.select(bind(amended, {"number": "GB/T 39116-2020"}))))
    assert (found["printed_as"], found["issued"]) == ("GB/T 39116-2020/XG1-2024", "2024-05-01")
    reviewed = "SELECT ?y { ?s sg:number 'GB/T 39116-2020' ; sg:review/sg:reviewedYear ?y }"
    assert [row["y"] for row in solved(desk.store.select(reviewed))] == ["2025"]
    assert summary(desk.store.select).classes["Standard"] == standards


def test_the_key_of_a_review_takes_any_spelling_of_the_number(desk):
    kind = KINDS["reviews"]
    desk.commit([put(REVIEW, kind=kind)], ME)
    again = REVIEW | {"number": "gb/t39116—2020", "conclusion": "revise"}
    desk.commit([put(again, kind=kind)], ME)
    assert desk.row(kind, "GB/T 39116-2020:2025-06")["conclusion"] == "revise"
    desk.commit([Remove("GB/T39116-2020:2025-06", kind)], ME)
    with pytest.raises(NotFound):
        desk.row(kind, "GB/T 39116-2020:2025-06")


def test_an_amendment_without_its_own_number_is_refused(desk):
    with pytest.raises(BadInput, match="amendment"):
        desk.propose([put({"number": "GB/T 39116-2020"}, kind=KINDS["amendments"])])


def test_a_plan_item_leads_to_the_standard_that_came_of_it(desk):
    ends = {"from_number": "20254645-T-604", "relation": "resultedIn", "to_number": NUMBER}
    _, change = desk.commit([put(ends, kind=KINDS["relations"])], ME)
    asked = "ASK { ?p sg:number '20254645-T-604' ; sg:resultedIn/sg:number '" + NUMBER + "' }"
    assert desk.store.ask(asked)
    desk.undo(change.id, ME)
    assert not desk.store.ask(asked)


def test_what_standards_need_of_a_body_stays_when_its_record_goes_and_the_reverse(desk):
    named = put({"number": "GB/T 91000-2024", "title_zh": "标准", "committee": "SAC/TC 9999"})
    body = put(BODY | {"name": "SAC/TC 9999"}, kind=KINDS["bodies"])
    empty = dump(desk)
    for first, second in ((named, body), (body, named)):
        _, change = desk.commit([first], ME)
        alone = dump(desk)
        desk.commit([second], ME)
        assert dump(desk) != alone
        desk.commit([Remove(second.key, second.kind)], ME)
        assert dump(desk) == alone
        desk.undo(change.id, ME)
        assert dump(desk) == empty
