"""SPARQL 1.1 Query Results JSON Format: https://www.w3.org/TR/sparql11-results-json/."""

from __future__ import annotations

from json.encoder import encode_basestring as _json

from stdgraph.errors import Message
from stdgraph.names import XSD
from stdgraph.rdf.terms import Blank, Iri, Term


def head(variables: tuple[str, ...]) -> str:
    """Open the document with the variables in order (3.1.1)."""
    return f'{{"head":{{"vars":[{",".join(map(_json, variables))}]}},"results":{{"bindings":['


def row(variables: tuple[str, ...], values: tuple[Term | None, ...], index: int) -> str:
    """Write one solution; an unbound variable has no member (3.2.1)."""
    bound = (
        f"{_json(name)}:{_term(value)}"
        for name, value in zip(variables, values, strict=True)
        if value is not None
    )
    return f"{',' if index else ''}\n{{{','.join(bound)}}}"


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
    extra = ""
    if term.lang is not None:
        extra = f',"xml:lang":{_json(term.lang)}'
    elif term.datatype != XSD + "string":
        extra = f',"datatype":{_json(term.datatype)}'
    return f'{{"type":"literal","value":{_json(term.value)}{extra}}}'
