"""RDF that is put into the graph as it stands, statement by statement, checked as any write is.

Which of two things a file of RDF is: records that are described (Turtle, JSON-LD), which are read
as rows are, or statements: whatever has graphs of its own, and what describes no record of ours.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.gate import Gate, Passed
from stdgraph.catalogue.records.described import read_described
from stdgraph.errors import BadInput, BadSyntax, Lang, Message
from stdgraph.model.change import Author
from stdgraph.store.formats import (
    GRAPH_FORMATS,
    JSONLD,
    NQUADS,
    NTRIPLES,
    RDFXML,
    TRIG,
    TURTLE,
    Format,
)
from stdgraph.store.loading import parsed

FORMATS = (NTRIPLES, NQUADS, TRIG, RDFXML)
_ADDED = Message("新增 {} 条陈述。", "{} statements are new.")
_NONE = Message("所有陈述都已在图谱中。", "The graph holds all of these statements.")


def statements_form(data: bytes, name: str, form: str | None, *, whole: bool) -> Format | None:
    """Return the format where a file is to be read as statements, else None.

    ``form`` is a format's name, by default told by the name's ending. ``whole`` asks for statements
    also where records are described.
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    chosen = next(
        (f for f in GRAPH_FORMATS if (f.name == form if form else ending in f.endings)), None
    )
    if chosen not in (TURTLE, JSONLD) or whole:
        return chosen
    return None if _describes_records(data, name, chosen) else chosen


def _describes_records(data: bytes, name: str, form: Format) -> bool:
    try:
        return bool(read_described(data, name, form.name).rows)
    except BadSyntax:
        return True  # reading it as records says where
    except BadInput:
        return False  # too large for records


def bring_statements(
    desk: Desk, document: tuple[bytes, Format], graph: str | None, author: Author, *, dry_run: bool
) -> Passed:
    """Add a document's statements, to ``graph`` or to the graphs that it names.

    Raises:
        BadSyntax, BadEncoding, BadInput, BadUsage: it can't be read; nothing was stored.
        RulesBroken, LimitReached, StoreError: as ``Gate.load``.
    """
    data, form = document
    base = desk.store.base_iri
    for _ in parsed(data, form, base, graph):  # said before anything is foreseen
        pass
    gate = Gate(desk.store, desk)
    if dry_run:
        return gate.foresee(graph, [document], base=base)
    return gate.load(graph, [document], author, base=base, replace=False)


def told(passed: Passed, lang: Lang) -> str:
    """Say what was or would be added, and what validation newly finds: what is alike once."""
    said = _ADDED.text(lang).format(passed.added) if passed.added else _NONE.text(lang)
    alike = Counter(f"  {one.severity}: {one.text(lang)}" for one in passed.appeared)
    return "\n".join([said, *(f"{line} (×{n})" if n > 1 else line for line, n in alike.items())])
