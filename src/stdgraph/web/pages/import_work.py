"""What is done with a file that was sent to the import page, at once or as a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote

from fastapi.responses import Response

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.steps import LOOKING, READ, STORING
from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.looking import Looked, brought_by, look, store
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.catalogue.watching import Step, Watch
from stdgraph.errors import Lang, Message
from stdgraph.model.change import Author, Change
from stdgraph.web.api.table_answers import XLSX
from stdgraph.web.jobs import Task
from stdgraph.web.pages.addresses import address
from stdgraph.web.uploads import Upload, Uploads

PATH = "/import"
# Rows that people wait for without a page of progress: a hundred new standards are looked at in a
# second of processor time, four hundred in seven (bundled graph, 2026-11-25).
AT_ONCE = 100
# Bytes that are read to count the rows; the template with its lists has 90,000 without any.
_READ_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do with a file: ``save``, ``annotate``, or else look at it; who, and which words."""

    do: str
    upload: Upload
    author: Author
    lang: Lang


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file: what was found of it, or the change that stored it.

    The file itself is kept with the uploads, under ``key``.
    """

    key: str
    name: str
    author: Author
    found: Looked | Change


def read_if_small(upload: Upload) -> tuple[Sheet, ...] | None:
    """Return the tables of a file that is done with at once, None for a larger one.

    Raises:
        BadUsage, BadEncoding, BadSyntax, BadInput: as ``read_records``.
    """
    if len(upload.data) > _READ_AT_ONCE:
        return None
    sheets = read_records(upload.data, upload.name)
    return sheets if sum(len(sheet.rows) for sheet in sheets) <= AT_ONCE else None


def task_of(
    desk: Desk, uploads: Uploads, wanted: Wanted, sheets: Sequence[Sheet] | None = None
) -> Task:
    """Return what is wanted as a task; ``sheets`` are the file's, where they were read already.

    Its result is a FileOutcome, or a Response with the annotated workbook.
    """
    upload = wanted.upload

    def checked(sheets: Sequence[Sheet], watch: Watch) -> object:
        return FileOutcome(upload.key, upload.name, wanted.author, look(desk, sheets, watch))

    def saved(sheets: Sequence[Sheet], watch: Watch) -> object:
        found = store(desk, sheets, wanted.author, watch)
        if isinstance(found, Change):
            uploads.drop(upload)
        return FileOutcome(upload.key, upload.name, wanted.author, found)

    def noted(sheets: Sequence[Sheet], watch: Watch) -> object:
        findings = brought_by(desk, sheets, watch).findings
        data = annotated(upload.data, upload.name, findings, wanted.lang)
        return workbook(data, f"{PurePath(upload.name).stem}-checked.xlsx")

    acts: dict[str, tuple[Message, tuple[Step, ...], Callable[..., object], str]] = {
        "save": (_what("保存", "Storing", upload), STORING, saved, PATH),
        "annotate": (_what("批注", "Writing notes into", upload), LOOKING[:2], noted, ""),
    }
    check = (_what("检查", "Looking at", upload), LOOKING, checked, PATH)
    what, plan, act, page = acts.get(wanted.do, check)

    def work(watch: Watch) -> object:
        watch.begin(READ)
        return act(sheets or read_records(upload.data, upload.name), watch)

    again = address(PATH, {"upload": upload.key})
    return Task(what, plan, work, for_editors=True, page=page, back=again)


def workbook(data: bytes, name: str) -> Response:
    """Return a workbook as a file of that name."""
    # RFC 6266, 4.3: names beyond ASCII are percent-encoded.
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }
    return Response(data, headers=headers, media_type=XLSX)


def _what(zh: str, en: str, upload: Upload) -> Message:
    return Message(f"{zh} {upload.name}", f"{en} {upload.name}")
