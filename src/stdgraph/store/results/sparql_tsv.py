"""SPARQL 1.1 Query Results TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdgraph.names import XSD
from stdgraph.rdf.terms import Literal, Row, Term

# The numbers that Turtle lets stand bare (2.5.2): exactly these forms are read back unchanged.
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
}


def head(variables: tuple[str, ...]) -> str:
    """Write the line of variables, with question marks."""
    return "\t".join(f"?{name}" for name in variables) + "\n"


def rows(_: tuple[str, ...], solutions: Iterator[Row]) -> Iterator[str]:
    """Write the solutions in Turtle's forms; an unbound variable is empty (4.2)."""
    return ("\t".join(map(_cell, row)) + "\n" for row in solutions)


def boolean(value: bool) -> str:
    """Write the answer of an ASK query, for which the standard names no form."""
    return f"{str(value).lower()}\n"


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal) and (bare := _BARE.get(term.datatype)):
        return term.value if bare.fullmatch(term.value) else str(term)
    return str(term).replace("\t", "\\t")
