"""SPARQL text made plain, so that every engine reads it alike.

Prefixes and relative IRIs are written out and the prologue is left off: engines differ in which
prefixes they know, how they resolve, and where in an update they take a prologue.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urljoin

from stdgraph.names import PREFIXES
from stdgraph.store.sparql.reading import Reading
from stdgraph.store.sparql.tokens import Kind, iri_text, name_parts

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def has_later_prologue(reading: Reading) -> bool:
    """Tell whether an update has a prologue behind a semicolon (SPARQL 1.1 Update, rule 29)."""
    return any(
        token.is_word("PREFIX", "BASE") and before.text == ";" and before.kind is Kind.SIGN
        for before, token in pairwise(reading.tokens)
    )


def plain(reading: Reading, base_iri: str) -> str:
    """Return the text without prologue, every IRI in full; ``base_iri`` is the last resort.

    The reading must be well formed. Raises KeyError for a prefix that neither it nor
    ``names.PREFIXES`` declares.
    """
    base = base_iri
    prefixes = dict(PREFIXES)
    pieces: list[str] = []
    done = 0
    found = iter(reading.tokens)
    for token in found:
        if token.is_word("BASE"):
            iri = next(found)
            pieces.append(reading.text[done : token.start])
            base, done = _resolved(iri_text(iri), base), iri.end
        elif token.is_word("PREFIX"):
            name, iri = next(found), next(found)
            pieces.append(reading.text[done : token.start])
            prefixes[name_parts(name)[0]], done = _resolved(iri_text(iri), base), iri.end
        elif token.kind in (Kind.IRI, Kind.NAME):
            iri_of = _resolved(iri_text(token), base) if token.kind is Kind.IRI else None
            if iri_of is None:
                prefix, local = name_parts(token)
                iri_of = prefixes[prefix] + local
            pieces += [reading.text[done : token.start], f"<{iri_of}>"]
            done = token.end
    return "".join(pieces) + reading.text[done:]


def _resolved(iri: str, base: str) -> str:
    return iri if _ABSOLUTE.match(iri) else urljoin(base, iri)
