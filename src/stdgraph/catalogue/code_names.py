"""The names that the graph's code lists give to codes, read anew when the graph changes."""

from __future__ import annotations

from functools import lru_cache

from stdgraph.errors import Message
from stdgraph.names import code
from stdgraph.rdf.terms import Literal
from stdgraph.store.port import Store

_NAMES = """SELECT ?code ?zh ?en WHERE {
  ?code a skos:Concept ; skos:prefLabel ?zh , ?en .
  FILTER(STRSTARTS(STR(?code), STR(code:)))
  FILTER(LANG(?zh) = "zh" && LANG(?en) = "en")
}"""


class CodeNames:
    """Names of codes of one store; without its vocabulary no code has a name."""

    def __init__(self, store: Store) -> None:
        """Take the store to read."""
        self._store = store
        self._read = lru_cache(maxsize=1)(self._of_version)

    def name(self, scheme: str, value: str) -> Message | None:
        """Return what ``a code such as code:status-current`` is called, or None."""
        return self._read(self._store.version()).get(code(scheme, value))

    def _of_version(self, _version: str) -> dict[str, Message]:
        found = {}
        for iri, zh, en in self._store.select(_NAMES).rows:
            assert isinstance(zh, Literal)
            assert isinstance(en, Literal)
            found[str(iri)[1:-1]] = Message(zh.value, en.value)
        return found
