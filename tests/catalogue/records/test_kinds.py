"""Records of other kinds than standards, brought as sheets."""

import pytest
import rdflib

from stdgraph import names, resources
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.reading import read_records
from stdgraph.model.code_lists import LISTS
from stdgraph.model.record_kind import KINDS

from .books import book, saved

# Which scheme of the ontology a list of codes is of, where their names differ.
SCHEMES = {"degree": "degree", "match": "move"}
OWN = {"kind", "relation", "flag", "known-flag"}


@pytest.fixture(scope="module")
def words():
    graph = rdflib.Graph().parse(resources.ontology() / "codes.ttl")
    return {
        str(code): str(label)
        for code, label in graph.subject_objects(rdflib.SKOS.prefLabel)
        if label.language == "zh"
    }


@pytest.mark.parametrize("name", sorted(set(LISTS) - OWN))
def test_codes_and_their_words_are_those_of_the_ontology(words, name):
    for code, word in LISTS[name].items():
        iri = names.code(SCHEMES.get(name, name), code)
        if code != "unknown" or name in ("status", "reference", "scope"):
            assert iri in words
            assert word in ("", words[iri])


def test_the_ministrys_list_of_pilots_is_loaded_as_it_comes(bundled_store):
    made = book(
        ["2016年智能制造试点示范项目名单"],
        ["序号", "项目名称", "企业名称", "所在地"],
        [1, "数控机床智能工厂试点示范", "某某机床股份有限公司", "山东省济南市"],
        [2, "化纤智能工厂试点示范", "某某化纤有限公司", "浙江"],
    )
    sheets = read_records(saved(made), "list.xlsx")
    brought = bring(bundled_store, sheets, may_exist=True)
    assert [finding.text("en") for finding in brought.findings] == []
    first, second = (operation.row for operation in brought.operations)
    assert (first.text("id"), first.text("year")) == ("pilot-2016-001", "2016")
    assert (first.text("province_code"), second.text("province_code")) == ("370000", "330000")


def test_a_pilot_that_is_recorded_keeps_its_identifier(bundled_store, tables):
    known = tables["pilots/pilot_projects"][0]
    made = book(
        ["序号", "年份", "项目名称", "企业名称"],
        [7, known.text("year"), known.text("name_zh"), known.text("enterprise_zh")],
    )
    brought = bring(bundled_store, read_records(saved(made), "list.xlsx"), may_exist=True)
    assert (brought.operations, brought.findings, brought.unchanged) == ((), (), 1)


FOUND = {
    "industry": "C131",
    "level": "national",
    "source": "x",
    "query": "y",
    "date": "2026-01-02",
    "who": "Li",
    "hits": "0",
}
# A cell of each kind that can't be, and what is said of it.
FAULTS = [
    ("pilots", {"id": "p1", "year": "二〇一六", "name_zh": "x", "enterprise_zh": "y"}, "year"),
    ("pilots", {"id": "p1", "year": "2016", "name_zh": "", "enterprise_zh": "y"}, "name_zh"),
    ("pilots", {"id": "p1", "year": "2016", "name_zh": "x", "enterprise_zh": "y",
                "province_code": "37"}, "province_code"),
    ("categories", {"edition": "2020", "slug": "x", "level": "1", "name_zh": "x",
                    "part": "base-common"}, "edition"),
    ("categories", {"edition": "2021", "slug": "x", "level": "2", "name_zh": "x",
                    "part": "base-common", "parent": "Q"}, "parent"),
    ("searches", FOUND | {"industry": "131"},
     "industry"),
    ("searches", FOUND | {"level": "nation"},
     "level"),
    ("searches", FOUND | {"date": "2026"}, "date"),
    ("crosswalks", {"from_edition": "2018", "from_code": "A", "to_edition": "2021",
                    "to_code": "ZZZ", "relation": "exactMatch"}, "to_code"),
    ("relations", {"from_number": "GB/T 1.1-2020", "relation": "cites",
                   "to_number": "GB/T 2.1-2020"}, "relation"),
    ("relations", {"from_number": "GB/T 1.1-2020", "relation": "references",
                   "to_number": "x"}, "to_number"),
    ("industries", {"code": "C9", "level": "kind", "name_zh": "x"}, "level"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cells", "field"), FAULTS)
def test_a_fault_in_another_kind_of_record_is_found_at_its_cell(bundled_store, kind, cells, field):
    data = saved(book(list(cells), list(cells.values())))
    sheets = read_records(data, "new.xlsx", kind=KINDS[kind])
    (found,) = bring(bundled_store, sheets, may_exist=False).broken
    assert (found.row, found.field, found.head) == (2, field, field)


def test_a_category_that_comes_along_is_known_to_the_standards_of_the_same_file(bundled_store):
    made = book(
        ["edition", "code", "slug", "level", "name_zh", "part", "parent"],
        ["2021", "BZ", "new-one", 2, "新类目", "key-technology", "B"],
    )
    other = made.create_sheet("Standards")
    for row in (["number", "title_zh", "guide_code"], ["GB/T 60001-2024", "新标准", "2021:BZ"]):
        other.append(row)
    brought = bring(bundled_store, read_records(saved(made), "new.xlsx"), may_exist=False)
    assert brought.findings == ()
    assert {operation.kind.name for operation in brought.operations} == {"categories", "standards"}


def test_a_column_that_the_sheet_lacks_stays_as_it_is(bundled_store):
    made = book(["标准号", "英文名称"], ["GB/T 39116-2020", "Another title"])
    brought = bring(bundled_store, read_records(saved(made), "new.xlsx"), may_exist=True)
    (operation,) = brought.operations
    assert operation.row.text("title_en") == "Another title"
    assert operation.row.text("title_zh") == "智能制造能力成熟度模型"
