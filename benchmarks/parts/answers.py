"""Whether two engines' answers are the same: as multisets, whatever order and lexical forms.

Numbers are compared by value, since engines may write 3 as ``3``, ``3.0`` or ``+3`` and choose
another numeric datatype; ``xsd:string`` and no datatype are the same (RDF 1.1 Concepts 3.3).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.parts.mix import Answer
from stdgraph.names import XSD

_NUMBERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "decimal", "double", "float", "nonNegativeInteger")
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Content:
    """What an answer says, in a form that is equal for equal answers: its size and a digest."""

    size: int
    digest: str


def content(body: bytes, answer: Answer) -> Content | None:
    """Return what the body of an answer says, None for answers that can't be compared."""
    if answer == "incomparable":
        return None
    items = Counter(_ITEMS[answer](body))
    digest = hashlib.sha256()
    for item in sorted(items.items()):
        digest.update(repr(item).encode())
    return Content(items.total(), digest.hexdigest()[:16])


def _boolean(body: bytes) -> Iterator[str]:
    found = json.loads(body)
    if "boolean" in found:
        yield str(found["boolean"])
    else:  # Virtuoso 7 answers ASK with a table of one cell, 0 or 1
        (cell,) = found["results"]["bindings"][0].values()
        yield str(cell["value"] == "1")


def _rows(body: bytes) -> Iterator[str]:
    for row in json.loads(body)["results"]["bindings"]:
        yield repr(sorted((name, _term(value)) for name, value in row.items()))


def _term(term: dict[str, Any]) -> tuple[str, str]:
    if term["type"] in ("uri", "bnode"):
        return term["type"], term["value"]
    if "xml:lang" in term:
        return term["xml:lang"], term["value"]
    datatype = term.get("datatype", XSD + "string")
    if datatype in _NUMBERS:
        return "number", _number(term["value"])
    return datatype, term["value"]


def _number(text: str) -> str:
    try:
        return str(Decimal(text).normalize() + 0)
    except InvalidOperation:
        return text


def _csv(body: bytes) -> Iterator[str]:
    yield from map(repr, list(csv.reader(io.StringIO(body.decode(), newline="")))[1:])


def _triples(body: bytes) -> Iterator[str]:
    """Yield each triple once, as N-Triples without escapes of characters that need none (2.4)."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), body.decode())
    lines = (" ".join(line.split()) for line in text.splitlines())
    return iter({line for line in lines if line and not line.startswith("#")})


_ITEMS = {"rows": _rows, "boolean": _boolean, "csv": _csv, "triples": _triples}
