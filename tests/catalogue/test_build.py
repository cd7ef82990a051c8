"""The bundled graph holds every row of the curated tables, and each fact its trust."""

import subprocess
import sys
from collections import Counter

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import TABLES, read_tables
from stdgraph.errors import BadInput
from stdgraph.names import DERIVED, JUDGED, RECALLED, STATED, Names
from stdgraph.rdf.facts import TYPE, predicate
from stdgraph.rdf.terms import Blank

BASE = Names().base + "id/"
# table, the class that one row becomes, the rows that the first release was given
COUNTS = [
    ("guide/editions", "GuideEdition", 4),
    ("guide/categories", "Category", 209),
    ("guide/dimensions", "DimensionValue", 45),
    ("guide/crosswalk", "CategoryMove", 149),
    ("industries/gbt4754_2017", "Industry", 1972),
    ("industries/isic4_crosswalk", "IndustryLink", 362),
    ("industries/guide_industries", "GuideIndustry", 48),
    ("industries/provinces", "Province", 34),
    ("pilots/pilot_projects", "PilotProject", 27),
    ("pilots/undated_enterprises", "PilotMention", 12),
    ("pilots/announcements", "Announcement", 14),
    ("searches", "SearchRecord", 0),
]


@pytest.fixture(scope="module")
def instances(bundled):
    found = {}
    for quad in bundled.quads:
        if quad.predicate == TYPE:
            found.setdefault(quad.object, set()).add(quad.subject)
    return lambda name: found.get(predicate(name), set())


@pytest.mark.parametrize(("table", "name", "count"), COUNTS)
def test_every_row_of_a_table_is_in_the_graph(tables, instances, table, name, count):
    assert len(instances(name)) == len(tables[table]) == count


def test_every_standard_and_plan_item_is_in_the_graph(tables, instances):
    assert len(tables["standards/standards"]) == 744
    assert len(instances("Standard") | instances("PlanItem")) == 744
    assert not instances("Standard") & instances("PlanItem")
    assert len(instances("PlanItem")) == 23


def test_every_relation_is_in_the_graph_once(tables, instances):
    kinds = ["Adoption", "Reference", "Replacement", "PlannedReplacement", "PartMembership"]
    kinds.append("RelatedStatement")
    rows = Counter(row.text("relation") for row in tables["standards/relations"])
    # 527 rows were given; three successors named in the rows' own notes were added.
    assert sum(rows.values()) == 530
    assert len(instances("Relation")) == 530
    assert sum(len(instances(kind)) for kind in kinds) == 530
    assert len(instances("PartMembership")) == rows["partOf"] == 297


def test_every_published_total_is_in_the_graph(tables, instances):
    rows = len(tables["pilots/totals"]) + len(tables["pilots/regional_totals"])
    assert len(instances("PublishedTotal")) == rows == 24


def test_what_is_only_mentioned_is_never_a_standard(instances):
    assert instances("MentionedStandard")
    assert not instances("MentionedStandard") & (instances("Standard") | instances("PlanItem"))


def test_all_known_tables_exist(tables):
    assert set(tables.rows) == set(TABLES)


def test_the_data_has_no_blank_node(bundled):
    for quad in bundled.quads:
        assert not isinstance(quad.subject, Blank)
        assert not isinstance(quad.object, Blank)


def test_the_same_tables_give_the_same_bytes(bundled):
    script = (
        "import hashlib;from stdgraph import resources;"
        "from stdgraph.catalogue.build import build;"
        "from stdgraph.catalogue.tables import read_tables;from stdgraph.names import Names;"
        "f=build(read_tables(resources.ontology()/'tables'),Names());"
        "print(hashlib.sha256('\\n'.join(f.lines()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def facts(bundled, subject, name):
    return {
        (quad.object, quad.graph.value)
        for quad in bundled.quads
        if quad.subject.value == BASE + subject and quad.predicate == predicate(name)
    }


def graphs(bundled, subject, name):
    return {graph for _, graph in facts(bundled, subject, name)}


TRUST = [
    ("standard/GB-T-39116-2020", "sg:number", STATED),
    ("standard/GB-T-39116-2020", "sg:category", JUDGED),
    ("standard/GB-T-39116-2020", "sg:part", JUDGED),
    ("standard/GB-T-39116-2020", "sg:status", DERIVED),
    ("standard/GB-T-39218-2020", "sg:number", RECALLED),
    ("standard/GB-T-39218-2020", "sg:statusStatement", RECALLED),
    ("edition/2021", "sg:documentNumber", RECALLED),
    ("edition/2021", "sg:issued", STATED),
    ("category/2021-BA", "skos:prefLabel", RECALLED),
    ("pilot/pilot-2015-x03", "sg:pilotIndustry", JUDGED),
    ("pilot/pilot-2015-x01", "sg:pilotYear", STATED),
]


@pytest.mark.parametrize(("subject", "name", "graph"), TRUST)
def test_a_fact_stands_in_the_graph_of_its_trust(bundled, subject, name, graph):
    assert graphs(bundled, subject, name.removeprefix("sg:")) == {graph}


def test_a_title_from_memory_is_recalled_though_its_row_was_read(bundled):
    titles = facts(bundled, "standard/GB-T-39134-2020", "dcterms:title")
    assert {(term.lang, graph) for term, graph in titles} == {("zh", RECALLED), ("en", STATED)}


def test_a_partial_date_is_not_padded(bundled):
    issued = facts(bundled, "standard/GB-T-38637.2-2020", "issued")
    assert {(t.value, t.datatype.rpartition("#")[2]) for t, _ in issued} == {("2020", "gYear")}
    for name, value in (("issuedEarliest", "2020-01-01"), ("issuedLatest", "2020-12-31")):
        found = facts(bundled, "standard/GB-T-38637.2-2020", name)
        assert {t.value for t, _ in found} == {value}
    (basis, _), *_ = facts(bundled, "standard/GB-T-38637.2-2020", "issuedBasis")
    assert basis.value.endswith("date-from-number")


def test_every_judgement_has_its_reason_in_both_languages(bundled, instances):
    reasons = {}
    for quad in bundled.quads:
        if quad.predicate == predicate("reason"):
            reasons.setdefault(quad.subject, set()).add(quad.object.lang)
    for name in ("Filing", "IndustryFiling", "CategoryMove", "IndustryLink"):
        assert instances(name)
        for subject in instances(name):
            assert reasons[subject] == {"zh", "en"}


def test_the_base_iri_is_a_setting(tables):
    found = build(tables, Names("http://example.org/kg/"))
    subjects = {quad.subject.value for quad in found.quads}
    assert "http://example.org/kg/id/standard/GB-T-39116-2020" in subjects
    assert all(subject.startswith("http://example.org/kg/id/") for subject in subjects)


EDITIONS = (
    "guide,edition,title_zh,title_en,issue_date,confidence,source_kind\n"
    "zs,zs-2025,中试平台建设指南,Pilot-scale guide,2025-03,stated,official\n"
)
CATEGORIES = (
    "edition,code,slug,parent,level,name_zh,name_en,part,confidence\n"
    "zs-2025,A,common,,1,基础共性,Common,base-common,stated\n"
    "zs-2025,AA,terms,A,2,术语,Terms,base-common,stated\n"
)


def test_a_second_guide_loads_from_tables_alone(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/guides.csv").write_text("guide,title_zh,title_en\nzs,中试,Pilot-scale\n")
    (tmp_path / "guide/editions.csv").write_text(EDITIONS)
    (tmp_path / "guide/categories.csv").write_text(CATEGORIES)
    found = build(read_tables(tmp_path), Names())
    assert facts(found, "edition/zs-2025", "guide") == {
        (found.subject("guide", "zs", "stated").iri, STATED)
    }
    above = facts(found, "category/zs-2025-AA", "broaderTransitive")
    assert {term.value for term, _ in above} == {BASE + "category/zs-2025-A"}


BROKEN = [
    ("standards/standards", "number,status\nGB/T 39116-2O20,current\n", "number"),
    ("standards/standards", "number,status\nGB/T 39116-2020,valid\n", "status"),
    ("standards/standards", "number,published\nGB/T 39116-2020,2020-13\n", "published"),
    (
        "standards/relations",
        "from_number,relation,to_number,dated\nGB/T 1-2020,cites,GB/T 2-2020,\n",
        "relation",
    ),
    (
        "standards/relations",
        "from_number,relation,to_number,dated\nGB/T 1-2020,references,GB/T 2-2020,maybe\n",
        "dated",
    ),
    (
        "industries/gbt4754_2017",
        "code,level,name_zh,source_kind\nA,section,农业,hearsay\n",
        "source_kind",
    ),
    ("guide/categories", "edition,code,slug,level,confidence\n2021,A,a,one,stated\n", "level"),
]


@pytest.mark.parametrize(("table", "text", "column"), BROKEN)
def test_a_broken_cell_is_named_with_table_row_and_column(tmp_path, table, text, column):
    path = tmp_path / f"{table}.csv"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(BadInput) as refused:
        build(read_tables(tmp_path), Names())
    for lang, row in (("zh", "第 2 行"), ("en", "row 2")):
        message = refused.value.text(lang)
        assert table in message
        assert row in message
        assert column in message
