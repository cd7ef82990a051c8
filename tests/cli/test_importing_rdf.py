"""``import`` of RDF that describes no standard: added as it stands, checked, can be undone."""

import json

import pytest

from stdgraph.store.opening import open_store

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
TURTLE = """@prefix dcterms: <http://purl.org/dc/terms/> .
<https://example.org/a> dcterms:title "Der Titel"@de ; dcterms:creator [ a <urn:P> ] .
"""
QUADS = """<https://example.org/a> <https://example.org/p> "1" <https://example.org/g> .
<https://example.org/a> <https://example.org/p> "2" <https://example.org/h> .
<https://example.org/a> <https://example.org/p> "3" .
"""


@pytest.fixture
def bare(tmp_path):
    open_store(tmp_path / "bare", bare=True).close()
    return tmp_path / "bare"


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def held(run, folder):
    out = run("export", "--format", "nquads", data=folder).stdout
    return sorted(line for line in out.splitlines() if "example.org" in line)


def test_named_graphs_stay_and_undo_takes_all_back(run, bare, file):
    answer = run("import", file("f.nq", QUADS), data=bare)
    assert "3 statements" in answer.stdout
    assert held(run, bare) == sorted(QUADS.splitlines())
    assert "all of these" in run("import", file("f.nq", QUADS), data=bare).stdout
    run("undo", "c000001", data=bare)
    assert held(run, bare) == []


def test_turtle_without_a_standard_is_added_as_it_stands(run, bare, file):
    path = file("f.ttl", TURTLE)
    record = json.loads(run("import", path, "--format", "json", data=bare).stdout)
    assert (record["added_statements"], record["findings"]) == (3, [])
    assert len(held(run, bare)) == 2  # the third begins with a blank node


def test_triples_go_into_the_graph_that_is_named(run, bare, file):
    path = file("f.nt", QUADS.splitlines()[2])
    run("import", path, "--graph", "https://example.org/mine", data=bare)
    assert "<https://example.org/mine>" in held(run, bare)[0]


def test_dry_run_counts_and_stores_nothing(run, bare, file):
    answer = run("import", file("f.nq", QUADS), "--dry-run", data=bare)
    assert "3 statements" in answer.stdout
    assert held(run, bare) == []


@pytest.mark.parametrize(
    ("name", "text", "options", "code", "said"),
    [
        ("f.nq", QUADS, ["--graph", "https://example.org/g"], 2, "names graphs of its own"),
        ("f.nq", QUADS + "<a", [], 2, "line 4"),
        ("f.csv", "number\n", ["--graph", "https://example.org/g"], 2, "no RDF"),
        ("f.nt", "<urn:x> a", [], 2, "line 1"),
        ("f.nt", QUADS.splitlines()[2], ["--graph", "no iri"], 2, "IRI"),
    ],
)
def test_what_cannot_be_added_is_refused_whole(run, bare, file, name, text, options, code, said):
    for more in ([], ["--dry-run"]):
        refused = run("import", file(name, text), *options, *more, data=bare, code=code)
        assert said in refused.stderr
    assert held(run, bare) == []


def test_statements_about_standards_keep_the_rules(run, bare, file):
    standard = "<urn:x> a <https://w3id.org/stdgraph/ontology#Standard> ."
    path = file("f.nq", standard.replace(" a ", f" <{RDF_TYPE}> "))
    assert "violation" in run("import", path, "--dry-run", data=bare, code=1).stdout
    run("import", path, data=bare, code=1)
    assert run("query", "ASK { <urn:x> ?p ?o }", data=bare, code=0).stdout.endswith("false\n")


def test_an_export_is_read_back_whole(run, bare, tmp_path):
    before, after = tmp_path / "before.nq", tmp_path / "after.nq"
    run("export", "-o", str(before))
    run("import", str(before), data=bare)
    run("export", "-o", str(after), data=bare)
    assert before.read_bytes() == after.read_bytes()
    run("validate", data=bare)
