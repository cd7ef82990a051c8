"""Answering SPARQL for people: as a table of short names, or in a format of the standard's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdgraph.catalogue.code_names import CodeNames
from stdgraph.errors import Lang
from stdgraph.model.question_words import CODE_LISTS, EMPTY, NOT_RECORDED, TRUTH, VALUES
from stdgraph.names import PREFIXES
from stdgraph.rdf.terms import Iri, Literal, Term
from stdgraph.store.formats import JSON, TURTLE, format_named
from stdgraph.store.port import Answer, Store
from stdgraph.store.sparql.reading import read

# What named questions call a state that was derived, and how the code itself is shown.
_STATES = frozenset({"status", "sector_status"})
_PREFIX, _LIST = "code:", "status-"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def answer_table(store: Store, query: str) -> Table | None:
    """Return a SELECT or ASK answer as a table; None for a query whose answer is a graph.

    Raises:
        MalformedQuery, ForbiddenQuery: the query can't be answered.
    """
    form = read(query).form
    if form == "ASK":
        return Table(("ask",), (("true" if store.ask(query) else "false",),))
    if form in ("CONSTRUCT", "DESCRIBE"):
        return None
    solutions = store.select(query)
    rows = tuple(tuple(shown(term) for term in row) for row in solutions.rows)
    return Table(solutions.variables, rows)


def worded(table: Table, lang: Lang, names: CodeNames) -> Table:
    """Return a named question's answer with its values in words, and what an empty place says."""
    rows = (
        tuple(_word(name, text, lang, names) for name, text in zip(table.heads, row, strict=True))
        for row in table.rows
    )
    return Table(table.heads, tuple(rows))


def _word(name: str, text: str, lang: Lang, names: CodeNames) -> str:
    if not text:
        return EMPTY.get(name, NOT_RECORDED).text(lang)
    found = names.name(CODE_LISTS[name], text) if name in CODE_LISTS else None
    found = found or VALUES.get(name, {}).get(text) or TRUTH.get(text)
    return found.text(lang) if found else text


def shown(term: Term | None) -> str:
    """Return a term as people read it: a prefixed name, a literal's text, or nothing."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, Iri):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
        return term.value
    return f"_:{term.value}"


def holds_states(heads: Iterable[str], texts: Iterable[str]) -> bool:
    """Tell whether an answer's variables and texts give states, which speak of the data date."""
    return bool(_STATES & set(heads)) or any(text.startswith(_PREFIX + _LIST) for text in texts)


def open_answer(store: Store, query: str, format_name: str | None) -> Answer:
    """Return the answer in a named format; without a name JSON for rows, Turtle for graphs.

    Raises:
        MalformedQuery, ForbiddenQuery: the query can't be answered.
        BadUsage: the format can't hold the answer.
    """
    if format_name is not None:
        return store.answer(query, format_named(format_name))
    is_graph = read(query).form in ("CONSTRUCT", "DESCRIBE")
    return store.answer(query, TURTLE if is_graph else JSON)
