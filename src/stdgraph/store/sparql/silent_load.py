"""LOAD SILENT, which may fail without a word (SPARQL 1.1 Update 3.1.4) and here always does."""

from __future__ import annotations

from stdgraph.store.sparql.tokens import Kind, Token, tokens

_NOTHING = "INSERT DATA {}"


def without_silent_loads(text: str) -> str:
    """Return an update's text with ``LOAD SILENT`` as an operation that does nothing.

    Nothing is fetched and no engine ever sees it. The text keeps its length, so that places in
    messages stay true.
    """
    found = list(tokens(text))
    for i, token in enumerate(found):
        if token.is_word("LOAD") and found[i + 1].is_word("SILENT"):
            end = _end(found[i : i + 6])
            if end is not None:
                space = " " * (end - token.start - len(_NOTHING))
                text = f"{text[: token.start]}{_NOTHING}{space}{text[end:]}"
    return text


def _end(operation: list[Token]) -> int | None:
    """Return where LOAD SILENT iri (INTO GRAPH iri)? ends, None where it is not well-formed."""
    names = (Kind.IRI, Kind.NAME)
    if operation[2].kind not in names:
        return None
    into = operation[3:6]
    if len(into) == 3 and into[0].is_word("INTO") and into[1].is_word("GRAPH"):
        return into[2].end if into[2].kind in names else None
    return operation[2].end
