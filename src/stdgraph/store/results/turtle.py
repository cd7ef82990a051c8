"""Turtle and TriG, written while the triples come, with the known prefixes.

https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/. Terms come and go as N-Triples text,
which is a part of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stdgraph.names import PREFIXES, RDF

# What of PN_LOCAL (rule 168s) is surely safe without escapes.
_LOCAL = re.compile(r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]*")
_IRI = re.compile(r"<([^>]*)>$")
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

Statement = tuple[str, str, str]


def head() -> str:
    """Declare the prefixes."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))


def statements(triples: Iterable[Statement], indent: str = "") -> Iterator[str]:
    """Write triples (subject, predicate, object in N-Triples form), a subject's side by side.

    Yields one piece for each triple, and the last full stop.
    """
    subject: str | None = None
    for s, p, o in triples:
        pair = f"{_verb(p)} {short(o)}"
        if s == subject:
            yield f" ;\n{indent}    {pair}"
        else:
            yield f"{_stop(subject)}\n{indent}{short(s)} {pair}"
        subject = s
    if subject is not None:
        yield " .\n"


def _stop(subject: str | None) -> str:
    return " .\n" if subject is not None else ""


def _verb(predicate: str) -> str:
    return "a" if predicate == f"<{RDF}type>" else short(predicate)


def short(term: str) -> str:
    """Shorten the IRI that a term is or that types it; anything else stays as it is."""
    found = _IRI.search(term) if term.startswith("<") or "^^<" in term else None
    if found is None:
        return term
    iri = found[1]
    for name, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{term[: found.start()]}{name}:{iri[len(namespace) :]}"
    return term
