"""Plain queries to a remote engine, their answers as terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from stdgraph.errors import Message, StoreError
from stdgraph.rdf.terms import Blank, Iri, Literal, Solutions, Term, Triple
from stdgraph.store.port import Dataset
from stdgraph.store.remote_answers import read_rows, read_triples, read_truth, term
from stdgraph.store.remote_bookkeeping import QUESTION, Books, read_books
from stdgraph.store.remote_http import Http

T = TypeVar("T")
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_ALL = "?s ?p ?o"


@dataclass(frozen=True, slots=True)
class View:
    """What a request sends to say which graphs it is about: form fields and address flags."""

    fields: tuple[tuple[str, str], ...] = ()
    flags: tuple[tuple[str, str], ...] = ()


ENGINES_OWN = View()


def of_dataset(dataset: Dataset) -> View:
    """Return how a dataset of the request's own is asked for."""
    default = [("default-graph-uri", iri) for iri in dataset.default]
    named = [("named-graph-uri", iri) for iri in dataset.named]
    return View(tuple(default + named))


class Reader:
    """Asks one service; every method raises what ``Http.read`` raises, and StoreError."""

    def __init__(self, http: Http) -> None:
        """Take the service."""
        self._http = http

    def rows(self, text: str, how: View = ENGINES_OWN) -> Solutions:
        """Answer a SELECT; the rows are read from the engine as they are taken."""
        names: list[str] = []

        def stream() -> Iterator[tuple[Term | None, ...]]:
            with self._http.read(_pairs(text, how), _ROWS, list(how.flags)) as response:
                found, rows = read_rows(self._http.timed(response.iter_text()))
                names.extend(found)
                yield ()
                for row in rows:
                    yield tuple(term(row.get(name)) for name in found)

        rows = _begun(stream())
        return Solutions(tuple(names), rows)

    def truth(self, text: str, how: View = ENGINES_OWN) -> bool:
        """Answer an ASK."""
        with self._http.read(_pairs(text, how), _ROWS, list(how.flags)) as response:
            response.read()
            return read_truth(response.text)

    def triples(self, text: str, how: View = ENGINES_OWN) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE; the triples are read as they are taken."""

        def stream() -> Iterator[Triple]:
            with self._http.read(_pairs(text, how), _TRIPLES, list(how.flags)) as response:
                yield Triple(Iri(""), Iri(""), Iri(""))
                yield from read_triples(self._http.timed(response.iter_bytes()))

        return _begun(stream())

    def everything(self, how: View, page: int | None) -> Iterator[Triple]:
        """Yield the triples of the default graph, each once; a SELECT, since that is cut openly.

        ``page``: ask for so many at a time. SPARQL promises no order without ORDER BY, so the
        pages are counted against the whole; raises StoreError where they don't fit together.
        """
        text = f"SELECT {_ALL} WHERE {{ {_ALL} }}"
        if page is None:
            return map(_triple, self.rows(text, how).rows)
        return self._in_pages(text, how, page)

    def _in_pages(self, text: str, how: View, page: int) -> Iterator[Triple]:
        found: set[Triple] = set()
        whole = self.count(how)
        for start in range(0, whole, page):
            rows = self.rows(f"{text} LIMIT {page} OFFSET {start}", how).rows
            new = [triple for triple in map(_triple, rows) if triple not in found]
            found.update(new)
            yield from new
        if len(found) != whole:
            raise StoreError(
                Message(
                    f"引擎应有 {whole} 条三元组，分页只得到 {len(found)} 条。",
                    f"Of {whole} triples the engine's pages held {len(found)}.",
                ),
                Message("请在没有写入时重试。", "Try again while nobody writes."),
            )

    def count(self, how: View) -> int:
        """Return the number of triples in the default graph."""
        found = next(self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {_ALL} }}", how).rows)[0]
        assert isinstance(found, Literal)
        return int(found.value)

    def iris(self, text: str) -> set[str]:
        """Return the IRIs in the only column of a SELECT's answer."""
        return {row[0].value for row in self.rows(text).rows if isinstance(row[0], Iri)}

    def books(self) -> Books | None:
        """Return what the store remembers about itself, None where stdgraph never wrote."""
        return read_books(self.rows(QUESTION))


def _pairs(text: str, how: View) -> list[tuple[str, str]]:
    return [("query", text), *how.fields]


def _begun(items: Iterator[T]) -> Iterator[T]:
    """Take the first item off: the answer has begun, and is let go of when nobody reads on."""
    next(items)
    return items


def _triple(row: tuple[Term | None, ...]) -> Triple:
    subject, predicate, object_ = row
    assert isinstance(subject, Iri | Blank)
    assert isinstance(predicate, Iri)
    assert object_ is not None
    return Triple(subject, predicate, object_)
