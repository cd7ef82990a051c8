"""Shapes files that are not ours, and files that can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdgraph.errors import BadEncoding, BadInput, BadSyntax, StdgraphError, UnreadableFile
from stdgraph.validation.engines import EngineName
from stdgraph.validation.shapes import Shapes
from stdgraph.validation.validate import validate

HEAD = """@prefix e: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = '<https://example.org/a> <https://example.org/age> "old" .\n'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "shapes.ttl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        (None, UnreadableFile, "shapes.ttl"),
        (b"\xff\xfe<\x00", BadEncoding, "UTF-8"),
        (HEAD + "e:S a sh:NodeShape ; sh:property [", BadSyntax, "line 4"),
        (HEAD + "e:a e:age 7 .", BadInput, "no SHACL shape"),
    ],
)
def test_bad_shapes_file_is_refused_with_what_to_do(
    tmp_path: Path, text: str | bytes | None, error: type[StdgraphError], said: str
) -> None:
    path = tmp_path / "shapes.ttl" if text is None else written(tmp_path, text)
    with pytest.raises(error) as caught:
        Shapes.load(path)
    assert said in caught.value.what.en
    assert caught.value.fix.en
    assert caught.value.fix.zh


@pytest.mark.parametrize("engine", ["default", "reference"])
def test_data_that_is_no_rdf_is_refused(shapes: Shapes, engine: EngineName) -> None:
    with pytest.raises(BadInput):
        validate("<https://example.org/a> <https://", shapes=shapes, engine=engine)


@pytest.mark.parametrize("engine", ["default", "reference"])
def test_nameless_property_shape_goes_by_the_name_of_its_holder(
    tmp_path: Path, engine: EngineName
) -> None:
    text = """e:Person a sh:NodeShape ; sh:targetSubjectsOf e:age ;
        sh:property [ sh:path e:age ; sh:datatype xsd:integer ; sh:message "a number, please" ] ."""
    shapes = Shapes.load(written(tmp_path, HEAD + text))
    (finding,) = validate(DATA, shapes=shapes, engine=engine).findings
    assert finding.shape == "https://example.org/Person"
    assert finding.path == "https://example.org/age"
    assert finding.value == "old"
    assert finding.text("zh") == finding.text("en") == "a number, please"


@pytest.mark.parametrize("engine", ["default", "reference"])
def test_shape_without_a_message_still_says_something(tmp_path: Path, engine: EngineName) -> None:
    text = "e:S a sh:NodeShape ; sh:targetSubjectsOf e:age ; sh:nodeKind sh:Literal ."
    (finding,) = validate(
        DATA, shapes=Shapes.load(written(tmp_path, HEAD + text)), engine=engine
    ).findings
    assert finding.severity == "violation"
    assert finding.text("en")


def test_message_with_the_query_s_own_variables_is_filled_in(tmp_path: Path) -> None:
    text = """e:S a sh:NodeShape ; sh:targetSubjectsOf e:age ; sh:sparql [
        sh:message "{?word} is no age" ;
        sh:select "SELECT $this ?word WHERE { $this <https://example.org/age> ?word }" ] ."""
    shapes = Shapes.load(written(tmp_path, HEAD + text))
    (finding,) = validate(DATA, shapes=shapes, engine="reference").findings
    assert finding.text("en") == "old is no age"


def test_folder_gives_the_shapes_of_all_its_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f"e:{name} a sh:NodeShape ; sh:targetClass e:X ; sh:nodeKind sh:IRI ."
        (tmp_path / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
    assert set(Shapes.load(tmp_path).rules) == {
        "https://example.org/one",
        "https://example.org/two",
    }
