"""SPARQL Query Results XML Format: https://www.w3.org/TR/rdf-sparql-XMLres/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from stdgraph.errors import Message
from stdgraph.names import XSD
from stdgraph.rdf.terms import Blank, Iri, Row, Term

_START = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
# Signs that XML 1.0 (2.2) can't carry in any way; they become the replacement character.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def head(variables: tuple[str, ...]) -> str:
    """Open the document with the variables in order (2.2)."""
    named = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    return f"{_START}<head>{named}</head>\n<results>\n"


def rows(variables: tuple[str, ...], solutions: Iterator[Row]) -> Iterator[str]:
    """Write the solutions; an unbound variable has no element (2.3.1)."""
    openings = [f"<binding name={quoteattr(name)}>" for name in variables]
    for row in solutions:
        bound = (
            f"{opening}{_term(value)}</binding>"
            for opening, value in zip(openings, row, strict=True)
            if value is not None
        )
        yield f"<result>{''.join(bound)}</result>\n"


def foot(cut: Message | None) -> str:
    """Close the document; a cut answer says so in a comment."""
    told = f"<!-- {cut.zh} {cut.en} -->\n" if cut else ""
    return f"</results>\n{told}</sparql>\n"


def boolean(value: bool) -> str:
    """Write the answer of an ASK query (2.3.2)."""
    return f"{_START}<head/>\n<boolean>{str(value).lower()}</boolean>\n</sparql>\n"


def _term(term: Term) -> str:
    text = escape(_UNFIT.sub("\ufffd", term.value), {"\r": "&#13;"})
    if isinstance(term, Iri):
        return f"<uri>{text}</uri>"
    if isinstance(term, Blank):
        return f"<bnode>{text}</bnode>"
    extra = ""
    if term.lang is not None:
        extra = f" xml:lang={quoteattr(term.lang)}"
    elif term.datatype != XSD + "string":
        extra = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{extra}>{text}</literal>"
