"""What changes are seen against is read again when it has changed, and only then."""

import shutil

import pytest

from stdgraph.catalogue.changes.background import Background
from stdgraph.catalogue.changes.delta import Delta
from stdgraph.names import JUDGED, VOCABULARY
from stdgraph.rdf.terms import Iri, Literal, Quad
from stdgraph.store.opening import open_store

NOTE = Iri("https://w3id.org/stdgraph/ontology#note")
STANDARD = Iri("https://w3id.org/stdgraph/id/standard/GB-T-39116-2020")


@pytest.fixture
def store(bundled_folder, tmp_path):
    opened = open_store(shutil.copytree(bundled_folder, tmp_path / "data"))
    yield opened
    opened.close()


def added(graph, subject=STANDARD):
    return Delta(frozenset(), frozenset({Quad(subject, NOTE, Literal("x"), Iri(graph))}))


def test_a_change_of_a_record_leaves_it_as_it_was_read(store):
    background = Background(store)
    before = background.known, background.vocabulary, background.categories
    delta = added(JUDGED)
    store.change(delta.removed, delta.added)
    background.changed_by(delta)
    after = background.known, background.vocabulary, background.categories
    assert all(old is new for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize(
    "delta",
    [
        added(VOCABULARY),
        added(JUDGED, Iri("https://w3id.org/stdgraph/id/industry/C36")),
        added(JUDGED, Iri("https://w3id.org/stdgraph/id/category/2021-BA")),
    ],
)
def test_a_change_of_what_it_holds_is_read_again(store, delta):
    background = Background(store)
    before = background.vocabulary
    store.change(delta.removed, delta.added)
    background.changed_by(delta)
    assert background.vocabulary is not before


def test_what_somebody_else_changed_is_read_again(store):
    background = Background(store)
    background.vocabulary  # noqa: B018
    store.update('INSERT DATA { GRAPH graph:vocabulary { <urn:a> <urn:b> "new words" } }')
    assert "new words" in background.vocabulary
