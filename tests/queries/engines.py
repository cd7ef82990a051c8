"""Answers to a query as rows of plain text, from two engines that know nothing of each other."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import oxilite
import rdflib

FIXTURE = Path(__file__).parent / "fixture.trig"
IDS = "https://w3id.org/stdgraph/id/"
NUMERIC = ("#integer", "#decimal", "#double")


@contextmanager
def rdflib_warning_itself() -> Iterator[None]:
    """Let pass that rdflib's own Dataset code uses names that rdflib deprecates."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def plain(value: str, datatype: str = "") -> str:
    """Return a term's text: entities without the base, numbers without needless digits."""
    if datatype.endswith(NUMERIC):
        return format(Decimal(value).normalize(), "f")
    if datatype.endswith("#dateTime"):
        return value.replace("+00:00", "Z")
    return value.removeprefix(IDS)


class Oxilite:
    """The engine that stdgraph ships with."""

    def __init__(self, data: bytes, form: oxilite.RdfFormat = oxilite.RdfFormat.TRIG) -> None:
        self.store = oxilite.Store()
        self.store.bulk_load(data, form)

    def answer(self, query: str) -> list[dict[str, str]]:
        found = self.store.query(query, use_default_graph_as_union=True)
        variables = [variable.value for variable in found.variables]
        return [{name: self._text(row[name]) for name in variables} for row in found]

    @staticmethod
    def _text(term: oxilite.NamedNode | oxilite.Literal | None) -> str:
        if isinstance(term, oxilite.Literal):
            return plain(term.value, term.datatype.value)
        return "" if term is None else plain(term.value)


class Rdflib:
    """A second opinion."""

    def __init__(self, data: bytes) -> None:
        self.store = rdflib.Dataset(default_union=True)
        with rdflib_warning_itself():
            self.store.parse(data=data, format="trig")

    def answer(self, query: str) -> list[dict[str, str]]:
        with rdflib_warning_itself():
            found = self.store.query(query)
            return [
                {str(name): self._text(row[name]) for name in found.vars or ()} for row in found
            ]

    @staticmethod
    def _text(term: rdflib.term.Node | None) -> str:
        if isinstance(term, rdflib.Literal):
            return plain(str(term), str(term.datatype or ""))
        return "" if term is None else plain(str(term))
