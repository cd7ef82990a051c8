"""What announcements bring to the graph: records, replacements, ends, reviews, amendments."""

import pytest

from stdgraph.catalogue.announcements.filing import bring
from stdgraph.catalogue.announcements.reading import read_announcement
from stdgraph.model.change import Author
from stdgraph.store.formats import NQUADS
from tests.catalogue.announcements import papers

ME = Author("me")


@pytest.fixture(scope="module")
def brought(bundled_store):
    return {
        name: bring(bundled_store, read_announcement(getattr(papers, name).encode(), "x.csv"
                    if name == "WITHDRAWN_DAYS" else "x"))
        for name in vars(papers)
        if name.isupper() and name != "NO_HEADS"
    }  # fmt: skip


def fields(brought, paper):
    return [dict(operation.row.cells) for operation in brought[paper].operations]


# A paper, the place of a record among what it brings, and what must stand in it.
SAID = [
    ("NATIONAL", 0, {"number": "GB/T 69001-2026", "published": "2026-03-01",
                     "effective": "2026-10-01", "replaces": "GB/T 69001-2016",
                     "status": "upcoming", "confidence": "stated", "source_kind": "official",
                     "note": "中国国家标准公告 2026年第901号"}),
    ("NATIONAL", 1, {"number": "GB/T 69002.1-2026", "announcement":
                     "中国国家标准公告 2026年第901号", "replaces": "GB/T 69002-2008",
                     "replacement_scope": "part"}),
    ("NATIONAL", 2, {"number": "GB/T 69003-2026",
                     "replaces": "GB/T 69003-2010; GB/T 69004-2011",
                     "replacement_scope": "whole; whole"}),
    ("SECTOR", 1, {"number": "JB/T 69032-2026", "adopts": "ISO 69032:2019",
                   "adoption_degree": "MOD"}),
    ("SECTOR", 2, {"adopts": "ISO 9001:2008", "adoption_degree": "idt"}),
    ("PLANS", 0, {"number": "20269901-T-604", "plan_number": "20269901-T-604",
                  "status": "under-development", "committee": "SAC/TC 124",
                  "competent_department": "中国机械工业联合会", "drafters": "甲院; 乙公司",
                  "announcement": None}),
    ("PLANS", 1, {"replaces": "GB/T 39116-2020", "adopts": "IEC 69999-1:2025",
                  "adoption_degree": "IDT", "committee": "SAC/TC 124; SAC/TC 159"}),
    ("WITHDRAWN", 0, {"status": "current", "withdrawn": "2026-09-01",
                      "title_zh": "智能制造能力成熟度模型", "guide_code": "2021:AE"}),
    ("WITHDRAWN_DAYS", 0, {"number": "GB/T 39117-2020", "withdrawn": "2026-08-01",
                           "status": "withdrawn"}),
    ("REVIEWED", 0, {"number": "GB/T 39116-2020", "date": "2026-07-02",
                     "conclusion": "continue"}),
    ("REVIEWED", 1, {"conclusion": "revise"}),
    ("AMENDED", 0, {"number": "GB/T 39116-2020/XG1-2026", "effective": "2026-12-01",
                    "published": "2026-07-03"}),
    ("AMENDED", 1, {"number": "GB/T 39117-2020/XG2-2026"}),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "place", "said"), SAID)
def test_a_line_becomes_the_record_that_it_says(brought, paper, place, said):
    record = fields(brought, paper)[place]
    assert {name: record.get(name) for name in said} == said


def test_a_plan_item_is_neither_issued_nor_in_force(brought):
    for record in fields(brought, "PLANS"):
        assert not record.get("published")
        assert not record.get("effective")


def test_columns_without_a_field_are_kept_in_the_note(brought):
    assert "标准主要内容：本标准适用于机床。" in fields(brought, "SECTOR")[1]["note"]
    assert "完成时间：2027年12月" in fields(brought, "PLANS")[0]["note"]


def test_what_says_something_of_an_unrecorded_standard_is_told_and_left_out(brought):
    (left,) = brought["WITHDRAWN"].left_out
    assert (left.line, left.why.en) == (7, "The graph has no record of GB/T 69999-1999.")


def test_every_faulty_line_is_told_and_none_is_lost(brought):
    found = brought["FAULTY"]
    told = {u.line for u in found.unread} | {f.row for f in found.findings}
    kept = {operation.row.line for operation in found.operations}
    assert told | kept >= {4, 5, 6, 7, 8}
    assert {5, 6, 7, 8} <= {u.line for u in found.unread}
    assert [f.shape for f in found.findings if f.row == 4] == ["number-without-year"]
    assert not found.whole
    (review,) = brought["REVIEWED"].unread
    assert (review.line, "再议" in review.why.zh) == (7, True)


def dump(desk):
    return sorted(b"".join(desk.store.dump(NQUADS)).splitlines())


@pytest.mark.parametrize(
    "paper", ["NATIONAL", "STROKES", "BROKEN", "SECTOR", "PLANS", "WITHDRAWN", "AMENDED"]
)
def test_an_announcement_is_one_change_that_can_be_undone(desk, brought, paper):
    before = dump(desk)
    proposal, change = desk.commit(brought[paper].operations, ME)
    assert proposal.effect.violations == ()
    assert len(desk.history()) == 1
    desk.undo(change.id, ME)
    assert dump(desk) == before


def test_the_same_announcement_again_changes_nothing(desk, brought):
    desk.commit(brought["NATIONAL"].operations, ME)
    again = bring(desk.store, read_announcement(papers.NATIONAL.encode(), "x"))
    assert desk.commit(again.operations, ME)[1] is None


def test_a_partial_replacement_leaves_the_old_one_in_force(desk, brought):
    desk.commit(brought["NATIONAL"].operations, ME)
    asked = "ASK { ?d sg:number 'GB/T 69002-2008' ; sg:partlyReplacedBy ?n }"
    assert desk.store.ask(asked)
    assert not desk.store.ask("ASK { ?d sg:number 'GB/T 69002-2008' ; sg:replacedBy ?n }")
