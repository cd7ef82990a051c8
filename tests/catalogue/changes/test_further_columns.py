"""The columns that experts expect beside the contract's are kept, read back, and taken away."""

from stdgraph.catalogue.changes.operations import put
from stdgraph.model.change import Author
from stdgraph.model.record_kind import RELATIONS
from stdgraph.store.formats import NQUADS

ME = Author("me", "a test")
GIVEN = {
    "number": "GB/T 91000-2024",
    "title_zh": "标准",
    "status": "upcoming",
    "stage": "60.60",
    "announcement": "2024年第9号",
    "competent_department": "国家标准化管理委员会; 工业和信息化部",
    "drafters": "乙公司; 甲研究院; 丙大学",  # in printed order, which is no other order
    "language_editions": "法文; 英文",
    "replaces": "GB/T 39116-2020; GB/T 39117-2020",
    "replacement_scope": "part; whole",
    "transition_until": "2026-12-31",
    "references": "GB/T 40211-2021; ISO 9001:2015",
    "reference_kind": "normative; unknown",
    "gbt4754_code": "C34; C36",
    "industry_role": "applies; product",
}
FOLLOWS = {"level": "national", "nature": "voluntary", "document_type": "standard"}


def rows(desk, query):
    return sorted(tuple(term.value for term in row) for row in desk.store.select(query).rows)


def told(desk, fields=GIVEN):
    record = desk.record(GIVEN["number"])
    return {name: record[name] for name in fields}


def test_they_are_kept_read_back_changed_and_undone(desk):
    before = sorted(b"".join(desk.store.dump(NQUADS)).splitlines())
    _, added = desk.commit([put(GIVEN)], ME)
    assert told(desk) == GIVEN
    assert told(desk, FOLLOWS) == FOLLOWS
    assert rows(
        desk,
        """SELECT ?old ?scope ?until { ?x a sg:Replacement ; sg:relationTo/sg:number ?old ;
           sg:relationFrom/sg:number "GB/T 91000-2024" ; sg:transitionUntil ?until ;
           sg:replacementScope ?s BIND(STRAFTER(STR(?s), "scope-") AS ?scope) }""",
    ) == [
        ("GB/T 39116-2020", "part", "2026-12-31"),
        ("GB/T 39117-2020", "whole", "2026-12-31"),
    ]
    assert rows(
        desk,
        """SELECT ?name { ?d sg:number "GB/T 91000-2024" ; sg:drafter/skos:prefLabel ?name }""",
    ) == [("丙大学",), ("乙公司",), ("甲研究院",)]
    assert rows(
        desk,
        """SELECT ?code { ?d sg:number "GB/T 91000-2024" ;
           sg:appliesInIndustry/skos:notation ?code }""",
    ) == [("C34",)]
    # Nothing changes where nothing is changed; what is emptied goes.
    assert desk.commit([put(desk.record(GIVEN["number"]))], ME)[1] is None
    emptied = dict.fromkeys(["drafters", "replacement_scope", "transition_until", "stage"], "")
    _, changed = desk.commit([put(desk.record(GIVEN["number"]) | emptied)], ME)
    assert told(desk) == GIVEN | emptied
    desk.undo(changed.id, ME)
    assert told(desk) == GIVEN
    desk.undo(added.id, ME)
    assert sorted(b"".join(desk.store.dump(NQUADS)).splitlines()) == before


def test_days_that_differ_stay_with_their_relations_when_the_record_is_edited(desk):
    """One cell can't hold them: it is empty, and an edit of another field leaves them alone."""
    plain = {"from_number": GIVEN["number"], "relation": "replaces", "confidence": "recalled"}
    ends = {"GB/T 39116-2020": "2026-01-31", "GB/T 39117-2020": "2026-12-31"}
    desk.commit([put(GIVEN | {"transition_until": ""})], ME)
    desk.commit(
        [
            put(plain | {"to_number": old, "transition_until": day}, kind=RELATIONS)
            for old, day in ends.items()
        ],
        ME,
    )
    assert desk.record(GIVEN["number"])["transition_until"] == ""
    desk.commit([put(desk.record(GIVEN["number"]) | {"title_en": "Another"})], ME)
    query = "SELECT ?old ?day { ?x sg:transitionUntil ?day ; sg:relationTo/sg:number ?old }"
    assert dict(rows(desk, query)) == ends
