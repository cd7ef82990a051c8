"""SPARQL 1.1 Query Results CSV: https://www.w3.org/TR/sparql11-results-csv-tsv/#csv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdgraph.rdf.terms import Blank, Row, Term

_QUOTED = re.compile('[",\r\n]')


def head(variables: tuple[str, ...]) -> str:
    """Write the line of variable names, without question marks."""
    return ",".join(variables) + "\r\n"


def rows(_: tuple[str, ...], solutions: Iterator[Row]) -> Iterator[str]:
    """Write the solutions as plain values; an unbound variable is empty (3.2)."""
    return (",".join(map(_cell, row)) + "\r\n" for row in solutions)


def boolean(value: bool) -> str:
    """Write the answer of an ASK query, for which the standard names no form."""
    return f"{str(value).lower()}\r\n"


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    text = str(term) if isinstance(term, Blank) else term.value
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
