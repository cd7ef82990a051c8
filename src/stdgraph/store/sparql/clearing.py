"""CLEAR ALL and DROP ALL in the two steps that they stand for.

SPARQL 1.1 Update 3.1.3.4 and 3.2.2: ALL is the default graph and every named one. The engine's
clock ticks for the two steps but not for ALL, and without a tick nobody notices the change.
"""

from __future__ import annotations

from stdgraph.store.sparql.tokens import tokens


def in_two_steps(text: str) -> str:
    """Return an update's text with ``CLEAR ALL`` as ``CLEAR DEFAULT ; CLEAR NAMED``."""
    found = list(tokens(text))
    pieces: list[str] = []
    done = 0
    for i, token in enumerate(found):
        if not token.is_word("CLEAR", "DROP"):
            continue
        silent = found[i + 1].is_word("SILENT")
        target = found[i + 1 + silent]
        if target.is_word("ALL"):
            verb = f"{token.text}{' SILENT' * silent}"
            pieces.append(f"{text[done : token.start]}{verb} DEFAULT ; {verb} NAMED")
            done = target.end
    return "".join(pieces) + text[done:]
