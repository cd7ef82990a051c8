"""What commands share that take records from files: reading them, and saying what was found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from stdgraph.catalogue.records.checks import broken
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.sheet import Sheet
from stdgraph.cli.options import Settings
from stdgraph.errors import BadInput, Lang, Message
from stdgraph.model.record_kind import RecordKind
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.csv_table import read_bytes

MOST_INFOS = 20
MORE = Message("……另有 {} 条提示。", "… and {} more notes on how cells were read.")
NO_ROWS = BadInput(
    Message("文件里没有记录。", "The file holds no record."),
    Message("请在列名下面填写记录。", "Write the records below the heads."),
)


def read_sheets(file: str, form: str | None, kind: RecordKind | None) -> tuple[Sheet, ...]:
    """Return the tables of a file, or of standard input for ``-``; raises as ``read_records``.

    Raises:
        BadInput: there is no record in them.
    """
    return sheets_of(*bytes_of(file), form, kind)


def bytes_of(file: str) -> tuple[bytes, str]:
    """Return a file's bytes and its name; standard input is JSON unless it is said to be else."""
    if file == "-":
        return sys.stdin.buffer.read(), "standard input.json"
    return read_bytes(Path(file)), Path(file).name


def sheets_of(
    data: bytes, name: str, form: str | None, kind: RecordKind | None
) -> tuple[Sheet, ...]:
    """Return the tables of a file's bytes; raises as ``read_sheets``."""
    sheets = read_records(data, name, form, kind)
    if not any(sheet.rows for sheet in sheets):
        raise NO_ROWS
    return sheets


def check_found(findings: Sequence[RowFinding], settings: Settings, form: str) -> None:
    """Print findings, and leave if there is a violation among them."""
    _tell(findings, settings.lang)
    faults = broken(findings)
    if faults:
        if form == "json":
            told = {"findings": [finding.record(settings.lang) for finding in findings]}
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        only_duplicates = all(finding.shape == "duplicate" for finding in faults)
        click.get_current_context().exit(1 if only_duplicates else 2)


def _tell(findings: Iterable[RowFinding], lang: Lang) -> None:
    """Print what was found; of what only says how something was read, no more than a few lines."""
    infos = 0
    for finding in findings:
        infos += finding.severity == "info"
        if finding.severity != "info" or infos <= MOST_INFOS:
            click.echo(finding.text(lang), err=True)
    if infos > MOST_INFOS:
        click.echo(MORE.text(lang).format(infos - MOST_INFOS), err=True)
