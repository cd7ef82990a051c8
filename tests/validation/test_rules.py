"""What every rule of ours says, and where it is written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, SH, SKOS, Graph, URIRef

from stdgraph import resources
from stdgraph.store.port import Store
from stdgraph.validation.rules_page import END, START, with_rules
from stdgraph.validation.shapes import BASE, Shapes

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"


def test_each_rule_says_in_both_languages_what_is_wrong_and_what_to_do(shapes: Shapes) -> None:
    silent = [
        rule.name
        for rule in shapes.ours()
        for said in (rule.label, rule.message, rule.fix)
        if not (re.search("[\u4e00-\u9fff]", said.zh) and re.search("[A-Za-z]{3}", said.en))
    ]
    assert silent == []


def test_each_rule_gives_its_reason(shapes: Shapes) -> None:
    assert [rule.name for rule in shapes.ours() if not rule.why.endswith(".")] == []


def test_each_rule_names_the_property_to_mend(shapes: Shapes) -> None:
    assert [rule.name for rule in shapes.ours() if rule.path is None] == []


@pytest.mark.parametrize("path", sorted((resources.ontology() / "shapes").glob("*.ttl")))
def test_shapes_files_stand_alone_for_readers(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_page_lists_every_rule_as_the_shapes_have_it(shapes: Shapes) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)
    assert sorted(rows) == [rule.name for rule in shapes.ours()]
    for rule in shapes.ours():
        for said in (rule.message.zh, rule.message.en, rule.fix.zh, rule.fix.en, rule.why):
            assert said.replace("{?value}", "…") in page


def test_page_takes_counts_and_keeps_what_stands_around_the_tables(shapes: Shapes) -> None:
    page = with_rules(f"before\n{START}\nleft over\n{END}\nafter\n", shapes, {"part-missing": 45})
    assert page.startswith("before\n")
    assert page.endswith("after\n")
    assert "left over" not in page
    assert re.search(r"^\| `part-missing` \|.*\| 45 \|$", page, re.MULTILINE)
    assert re.search(r"^\| `number-unique` \|.*\| 0 \|$", page, re.MULTILINE)


@pytest.mark.parametrize("path", sorted((resources.ontology() / "shapes").glob("*.ttl")))
def test_rules_speak_of_our_own_things_alone(path: Path) -> None:
    # A foreign graph has titles, labels and sources of its own, in languages of its own.
    targets = re.findall(r"sh:target\w+ ([\w-]+:[\w-]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not target.startswith("sg:")] == []


@pytest.mark.parametrize(
    ("rule", "path"),
    [("title", DCTERMS.title), ("label", SKOS.prefLabel), ("source-address", DCTERMS.source)],
)
def test_rules_on_common_properties_reach_all_of_our_own_kinds(
    bundled_store: Store, shapes: Shapes, rule: str, path: URIRef
) -> None:
    graph = Graph().parse(data=shapes.ntriples, format="nt")
    reached = ", ".join(f"<{c}>" for c in graph.objects(URIRef(BASE + rule), SH.targetClass))
    ours = f"?x <{path}> [] ; a ?kind FILTER(STRSTARTS(STR(?kind), STR(sg:)))"
    missed = f"FILTER NOT EXISTS {{ ?x a ?reached FILTER(?reached IN ({reached})) }}"
    for further, is_empty in (("", False), (missed, True)):
        found = bundled_store.select(f"SELECT DISTINCT ?kind {{ {ours} {further} }}")
        assert ([row[0].value for row in found.rows] == []) is is_empty
