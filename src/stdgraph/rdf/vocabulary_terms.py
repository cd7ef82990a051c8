"""Reading the terms that the graph's vocabulary declares, for whoever writes a query."""

from __future__ import annotations

from collections import defaultdict

from stdgraph.errors import Message
from stdgraph.model.vocabulary_term import VocabularyTerm
from stdgraph.rdf.rows import Select, rows

_TERMS = """
SELECT ?term ?kind ?what ?text (LANG(?text) AS ?lang) WHERE { GRAPH graph:vocabulary {
  VALUES (?type ?kind) {
    (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property")
    (owl:AnnotationProperty "property") (skos:Concept "code")
    (<http://www.w3.org/ns/sparql-service-description#Graph> "graph")
  }
  ?term a ?type .
  VALUES (?property ?what) {
    (rdfs:label "label") (skos:prefLabel "label")
    (rdfs:comment "comment") (skos:definition "comment")
  }
  ?term ?property ?text .
} }"""


def vocabulary_terms(select: Select) -> tuple[VocabularyTerm, ...]:
    """Return the terms in the order of their IRIs; none where there is no vocabulary."""
    kinds: dict[str, str] = {}
    texts: dict[tuple[str, str, str], str] = defaultdict(str)
    for row in rows(select(_TERMS)):
        kinds[row["term"]] = row["kind"]
        texts[row["term"], row["what"], row["lang"]] = row["text"]

    def text(iri: str, what: str) -> Message:
        zh, en = texts[iri, what, "zh"], texts[iri, what, "en"]
        return Message(zh or en, en or zh)

    return tuple(
        VocabularyTerm(iri, kinds[iri], text(iri, "label"), text(iri, "comment"))
        for iri in sorted(kinds)
    )
