"""What a remote store remembers about itself, in a graph of its own beside the data.

Two triples: the store's record (as a data folder keeps it) and its version. Every change begins by
putting an unfinished version in the old one's place and ends by putting the new one there, so that
after a lost answer the version tells whether the change was done, was not, or was done in part.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass

from stdgraph.errors import Message, StoreDamaged
from stdgraph.names import GRAPH, OWL, RDF
from stdgraph.rdf.terms import Iri, Literal, Solutions
from stdgraph.store.folder import Record

BOOKKEEPING = GRAPH + "bookkeeping"
_VERSION = f"{OWL}versionInfo"
_RECORD = f"{RDF}value"
_UNFINISHED = "-unfinished"
QUESTION = f"SELECT ?p ?o WHERE {{ GRAPH <{BOOKKEEPING}> {{ <{BOOKKEEPING}> ?p ?o }} }}"


@dataclass(frozen=True, slots=True)
class Books:
    """The state of the bookkeeping: the record, and the versions found (one, but for a mishap)."""

    record: Record
    versions: tuple[str, ...]

    @property
    def version(self) -> str:
        """Return the version as one word."""
        return "+".join(self.versions) or f"{self.record.store_id}-?"

    def next(self) -> str:
        """Return a version after this one, which no other program would choose."""
        counts = [version.split("-")[1] for version in self.versions]
        highest = max((int(count) for count in counts if count.isdigit()), default=0)
        return f"{self.record.store_id}-{highest + 1}-{secrets.token_hex(3)}"


def read_books(solutions: Solutions) -> Books | None:
    """Read the answer to ``QUESTION``; None where there is no record.

    Raises:
        StoreDamaged: there is one that can't be read.
    """
    versions = []
    record = None
    for predicate, value in solutions.rows:
        assert isinstance(predicate, Iri)
        assert isinstance(value, Literal)
        if predicate.value == _VERSION:
            versions.append(value.value)
        elif predicate.value == _RECORD:
            record = _record(value.value)
    return Books(record, tuple(sorted(versions))) if record else None


def _record(text: str) -> Record:
    try:
        return Record(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise StoreDamaged(
            Message(
                f"图 {BOOKKEEPING} 的记录无法读取。", f"The record in {BOOKKEEPING} is unreadable."
            ),
            Message("请用 stdgraph restore 恢复备份。", "Restore a backup with stdgraph restore."),
        ) from error


def opening(books: Books, new: str) -> list[str]:
    """Return the operations that begin a change to version ``new``."""
    return [_putting(_VERSION, new + _UNFINISHED), *_taking(books.versions)]


def closing(record: Record, new: str) -> list[str]:
    """Return the operations that end a change; they state the record too, lest it was cleared."""
    return [
        _putting(_RECORD, json.dumps(asdict(record))),
        _putting(_VERSION, new),
        *_taking((new + _UNFINISHED,)),
    ]


def replacing(old: Record) -> list[str]:
    """Return the operations that take an old record away."""
    return [f"DELETE DATA {_fact(_RECORD, json.dumps(asdict(old)))}"]


def _taking(versions: tuple[str, ...]) -> list[str]:
    return [f"DELETE DATA {_fact(_VERSION, version)}" for version in versions]


def _putting(predicate: str, value: str) -> str:
    return f"INSERT DATA {_fact(predicate, value)}"


def _fact(predicate: str, value: str) -> str:
    triple = f"<{BOOKKEEPING}> <{predicate}> {Literal(value)}"
    return f"{{ GRAPH <{BOOKKEEPING}> {{ {triple} }} }}"
