"""Standards in a Turtle or JSON-LD file: read as records; what is no part of one is named."""

from __future__ import annotations

from collections.abc import Iterator

from stdgraph import names
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.errors import BadInput, Message
from stdgraph.model.record_kind import STANDARDS
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.rdf.described import COMPLETED, left_over, properties
from stdgraph.rdf.read_rows import standard_rows
from stdgraph.rdf.rows import Select
from stdgraph.store.formats import format_named
from stdgraph.store.opening import open_store

_FORMS = {"turtle": "turtle", "jsonld": "jsonld"}
# What rows hold, what follows from them, and what the statements beside them say.
_OURS = """
    number issued implemented withdrawnOn planNumber note ics ccs part category
    objectOfStandardization confidence sourceKind industryAsNamed statusStatement status
    responsibleBody inIndustry appliesInIndustry productOfIndustry adopts replaces
    plansToReplace references correspondsTo partlyReplaces replacedBy partlyReplacedBy
    numberKey prefix level nature documentType partNumber numberYear isEditionOf partOf
    issuedYear issuedEarliest issuedLatest issuedBasis implementedYear implementedEarliest
    implementedLatest withdrawnOnYear withdrawnOnEarliest withdrawnOnLatest inForceFrom
    inForceUntil withdrawalReason stage partlyReplaced normativelyReferences
    informativelyReferences listsInBibliography relatedTo sourceReadOn verifiedOn verifiedIn
    announcementNumber competentDepartment drafter drafterOrder languageEdition
"""
_READ = frozenset(
    {
        *map(names.term, _OURS.split()),
        names.DCTERMS + "title",
        names.DCTERMS + "source",
        names.RDF + "type",
    }
)
MOST_BYTES = 1_000_000  # some two hundred records
_NOT_READ = Message("不属于任何记录，未读取。", "It is no part of a record and was not read.")
_NO_FIELD = Message("没有对应的字段，未读取。", "No field holds it; it was not read.")
_FIX = Message(
    "请用 sg:Standard 及其字段描述，或用 /graphs 写入。",
    "Describe it as an sg:Standard with its fields, or write it through /graphs.",
)


def read_described(data: bytes, name: str, form: str) -> Sheet:
    """Return the standards and plan items of an RDF file; ``form`` is turtle or jsonld.

    Raises:
        BadSyntax, BadEncoding: the file can't be read as that.
        BadInput: it is too large to be read record by record.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(
            Message(
                f"{name} 超过 {MOST_BYTES} 字节。", f"{name} is larger than {MOST_BYTES} bytes."
            ),
            Message(
                "请拆分；整个图谱请用 /graphs 写入。",
                "Split it; write a whole graph through /graphs.",
            ),
        )
    store = open_store(None)
    try:
        store.load(data, format_named(_FORMS[form]), graph=names.STATED)
        unread = tuple(_unread(store.select))
        store.update(COMPLETED)
        found = list(standard_rows(store.select))
    finally:
        store.close()
    rows = tuple(
        Row(STANDARDS.name, line, {field: value for field, value in row.items() if value})
        for line, row in enumerate(found, start=1)
    )
    lines = {row.text("number"): row.line for row in rows}
    return Sheet(rows, tuple(_placed(unread, lines)))


def _unread(select: Select) -> Iterator[tuple[str, str]]:
    """Return what is not read: a subject, or a number with its property."""
    for subject in left_over(select):
        yield "", subject
    for number, iri in properties(select):
        if iri not in _READ:
            yield number, iri


def _placed(unread: tuple[tuple[str, str], ...], lines: dict[str, int]) -> Iterator[RowFinding]:
    for number, iri in unread:
        message = _NO_FIELD if number else _NOT_READ
        yield RowFinding(
            lines.get(number, 0), iri, "warning", number, message, _FIX, "statement-not-read"
        )
