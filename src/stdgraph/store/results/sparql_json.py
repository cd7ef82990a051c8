"""SPARQL 1.1 Query Results JSON Format: https://www.w3.org/TR/sparql11-results-json/."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring as _json

from stdgraph.errors import Message
from stdgraph.names import XSD
from stdgraph.rdf.terms import Blank, Iri, Row, Term


def head(variables: tuple[str, ...]) -> str:
    """Open the document with the variables in order (3.1.1)."""
    return f'{{"head":{{"vars":[{",".join(map(_json, variables))}]}},"results":{{"bindings":['


def rows(variables: tuple[str, ...], solutions: Iterator[Row]) -> Iterator[str]:
    """Write the solutions; an unbound variable has no member (3.2.1)."""
    keys = [f"{_json(name)}:" for name in variables]
    opening = "\n{"
    for row in solutions:
        bound = [
            key + _term(value) for key, value in zip(keys, row, strict=True) if value is not None
        ]
        yield f"{opening}{','.join(bound)}}}"
        opening = ",\n{"


def foot(cut: Message | None) -> str:
    """Close the document; a cut answer says so in a member that the standard leaves free."""
    told = f',"stdgraph":{{"cut":{{"zh":{_json(cut.zh)},"en":{_json(cut.en)}}}}}' if cut else ""
    return f"\n]}}{told}}}\n"


def boolean(value: bool) -> str:
    """Write the answer of an ASK query (4)."""
    return f'{{"head":{{}},"boolean":{str(value).lower()}}}\n'


def _term(term: Term) -> str:
    if isinstance(term, Iri):
        return f'{{"type":"uri","value":{_json(term.value)}}}'
    if isinstance(term, Blank):
        return f'{{"type":"bnode","value":{_json(term.value)}}}'
    kind = ""
    if term.lang is not None:
        kind = f'"xml:lang":{_json(term.lang)},'
    elif term.datatype != XSD + "string":
        kind = f'"datatype":{_json(term.datatype)},'
    return f'{{"type":"literal",{kind}"value":{_json(term.value)}}}'
