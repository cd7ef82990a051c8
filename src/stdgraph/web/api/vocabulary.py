"""``/api/v1/vocabulary``: the prefixes and terms that a query can name, with what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.errors import Message
from stdgraph.model.vocabulary_term import KINDS, VocabularyTerm
from stdgraph.names import PREFIXES
from stdgraph.rdf.vocabulary_terms import vocabulary_terms
from stdgraph.store.per_version import PerVersion
from stdgraph.store.port import Store
from stdgraph.web.answering import entity_tag, is_known, not_modified
from stdgraph.web.api import schemas
from stdgraph.web.api.described import operation
from stdgraph.web.service import service_of
from stdgraph.web.words.entity import BORROWED

SUMMARY = Message("查询可用的前缀和词汇", "Prefixes and terms that a query can name")
DESCRIPTION = Message(
    "prefixes 是不必声明的前缀；terms 是类、属性、代码和命名图，取自图谱自己的词汇图，"
    "附中英文名称和说明；借用其他词表的常用属性也在其中。供查询编辑器补全用。",
    "“prefixes” need no declaration. “terms” are the classes, properties, codes and graphs that "
    "the graph's own vocabulary declares, named and explained in both languages, and the "
    "properties that are borrowed from other vocabularies. Made for completion in editors.",
)
_TEXTS = schemas.record(zh=schemas.TEXT, en=schemas.TEXT)
SCHEMA = schemas.record(
    prefixes={"type": "object", "additionalProperties": schemas.TEXT},
    terms=schemas.listed(
        schemas.record(
            name=schemas.TEXT,
            iri=schemas.TEXT,
            kind={**schemas.TEXT, "enum": list(KINDS)},
            label=_TEXTS,
            comment=_TEXTS,
        )
    ),
)
_NOTHING = Message("", "")


def router(store: Store) -> APIRouter:
    """Return the route; what it reads of ``store`` is held until the data change."""
    routes = APIRouter(tags=["queries"])
    held = PerVersion(lambda: _body(vocabulary_terms(store.select)))

    @routes.get(
        "/api/v1/vocabulary",
        response_class=JSONResponse,
        **operation(SUMMARY, DESCRIPTION, SCHEMA),
    )
    def vocabulary(request: Request) -> Response:
        version = store.version()
        tag = entity_tag(service_of(request), version, "vocabulary")
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if is_known(request, tag):
            return not_modified(headers)
        return JSONResponse(held.at(version), headers=headers)

    return routes


def _body(own: tuple[VocabularyTerm, ...]) -> Mapping[str, Any]:
    known = {term.iri for term in own}
    borrowed = (
        VocabularyTerm(iri, "property", label, _NOTHING)
        for iri, label in BORROWED.items()
        if iri not in known
    )
    return {"prefixes": PREFIXES, "terms": [_term(term) for term in (*own, *borrowed)]}


def _term(term: VocabularyTerm) -> dict[str, Any]:
    return {
        "name": _name(term.iri),
        "iri": term.iri,
        "kind": term.kind,
        "label": {"zh": term.label.zh, "en": term.label.en},
        "comment": {"zh": term.comment.zh, "en": term.comment.en},
    }


def _name(iri: str) -> str:
    """Return how a query names a term: prefixed where that can be written, else its IRI."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        # A name with another sign would want escapes (SPARQL 1.1, rule 169).
        if local != iri and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"
