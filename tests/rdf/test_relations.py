"""Where the ends of a relation lie, on small tables."""

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import read_tables
from stdgraph.names import Names

ID = Names().base + "id/"
ONTOLOGY = "https://w3id.org/stdgraph/ontology#"
STANDARDS = (
    "number,title_zh,title_en,status,published,effective,adopts,adoption_degree,replaces,"
    "confidence,source_kind\n"
    "GB/T 1-2010,甲,,withdrawn,2010-01-01,2010-06-01,,,,stated,page\n"
    "GB/T 1-2020,甲,,current,2020-01-01,2020-06-01,ISO 1:2019; ISO 2:2018,IDT; NEQ,GB/T 1-2010,"
    "stated,page\n"
    "20254645-T-604,乙,,under-development,,,,,GB/T 1-2020,stated,page\n"
    "ITU-T Y.4000,,Overview,current,2012,,,,,stated,official\n"
)
HEADS = "from_number,relation,to_number,dated,reference_kind,note,confidence,source_kind\n"


@pytest.fixture
def graph(tmp_path):
    def make(relations="", standards=STANDARDS):
        (tmp_path / "standards").mkdir(exist_ok=True)
        (tmp_path / "standards/standards.csv").write_text(standards)
        (tmp_path / "standards/relations.csv").write_text(HEADS + relations)
        (tmp_path / "dataset.csv").write_text("dataset,as_of,license\nx,2026-08-25,http://x/l\n")
        facts = build(read_tables(tmp_path), Names())
        return {
            (
                q.subject.value.removeprefix(ID),
                q.predicate.value.removeprefix(ONTOLOGY),
                q.object.value.removeprefix(ID).removeprefix(ONTOLOGY),
            )
            for q in facts.quads
        }

    return make


# relation row -> triples that must be there, and triples that must not
CASES = [
    (
        "GB/T 1-2020,references,GB/T 9-2001,true,normative,,stated,page",
        [
            ("standard/GB-T-1-2020", "normativelyReferences", "standard/GB-T-9-2001"),
            ("standard/GB-T-1-2020", "references", "standard/GB-T-9-2001"),
        ],
        [("standard/GB-T-1-2020", "references", "work/GB-9")],
    ),
    (
        "GB/T 1-2020,references,GB/T 9-2001,false,unknown,,stated,page",
        [("standard/GB-T-1-2020", "references", "work/GB-9")],
        [("standard/GB-T-1-2020", "references", "standard/GB-T-9-2001")],
    ),
    (
        "GB/T 1-2020,references,GB/T 9,false,unknown,,stated,page",
        [("standard/GB-T-1-2020", "references", "work/GB-9")],
        [],
    ),
    (
        "GB/T 1-2020,related,ISO 8373:2021,false,,,recalled,none",
        [("standard/GB-T-1-2020", "relatedTo", "work/ISO-8373")],
        [],
    ),
    (
        "GB/T 1-2020,adopts,ISO 1:2019,,,NEQ; from memory,recalled,none",
        [("standard/GB-T-1-2020", "correspondsTo", "standard/ISO-1-2019")],
        [("standard/GB-T-1-2020", "adopts", "standard/ISO-1-2019")],
    ),
    (
        "GB/T 1-2020,references,ITU-T Y.4000,,unknown,,stated,page",
        [("standard/GB-T-1-2020", "references", "standard/ITU-T-Y.4000")],
        [("standard/GB-T-1-2020", "references", "work/ITU-T-Y.4000")],
    ),
    (
        "GB/T 7-2021,replaces,GB/T 1-2020,,,,stated,page",
        [("standard/GB-T-1-2020", "replacedBy", "standard/GB-T-7-2021")],
        [],
    ),
]


@pytest.mark.parametrize(("row", "present", "absent"), CASES)
def test_each_end_stands_where_it_belongs(graph, row, present, absent):
    found = graph(row + "\n")
    for triple in present:
        assert triple in found
    for triple in absent:
        assert triple not in found


def test_the_columns_of_a_row_state_relations_too(graph):
    found = graph()
    new = "standard/GB-T-1-2020"
    assert (new, "adopts", "standard/ISO-1-2019") in found
    assert (new, "correspondsTo", "standard/ISO-2-2018") in found
    assert (new, "replaces", "standard/GB-T-1-2010") in found
    assert ("plan/20254645-T-604", "plansToReplace", new) in found
    assert ("plan/20254645-T-604", "replaces", new) not in found


def test_both_letters_lead_to_one_work(graph):
    standards = STANDARDS + "GB/Z 25105.1-2010,丙,,unknown,2010,,,,,stated,page\n"
    standards += "GB/T 25105.1-2014,丙,,current,2014,,,,,stated,page\n"
    found = graph(standards=standards)
    works = {o for s, p, o in found if p == "isEditionOf" and "25105" in s}
    assert works == {"work/GB-25105.1"}
    assert ("work/GB-25105.1", "latestEdition", "standard/GB-T-25105.1-2014") in found


def test_a_successor_in_force_ends_its_predecessor(graph):
    found = graph()
    code = "https://w3id.org/stdgraph/code/"
    assert ("standard/GB-T-1-2010", "status", code + "status-withdrawn") in found
    assert ("standard/GB-T-1-2010", "withdrawalReason", code + "withdrawal-replaced") in found
    assert ("standard/GB-T-1-2010", "inForceUntil", "2020-06-01") in found
    assert ("standard/GB-T-1-2020", "inForceFrom", "2020-06-01") in found
    assert ("plan/20254645-T-604", "status", code + "status-under-development") in found


def test_a_number_without_a_row_is_mentioned_only(graph):
    found = graph("GB/T 7-2021,replaces,GB/T 1-2020,,,,stated,page\n")
    for number in ("GB-T-7-2021", "ISO-1-2019"):
        types = {
            o
            for s, p, o in found
            if s == f"standard/{number}" and p.endswith("22-rdf-syntax-ns#type")
        }
        assert types == {"Document", "MentionedStandard"}
