"""Writing records as the files that experts keep them in: what is read back changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from stdgraph.catalogue.export import write_file
from stdgraph.errors import Message, UnreadableFile
from stdgraph.model.record_kind import DATASET, KINDS, RecordKind
from stdgraph.rdf.read_tables import table_rows
from stdgraph.store.port import Store
from stdgraph.tabular.annotated_workbook import table_workbook
from stdgraph.tabular.csv_table import write_table
from stdgraph.tabular.objects import write_json, write_yaml

Rows = Sequence[Mapping[str, str]]


def _workbook(kind: RecordKind, rows: Rows) -> bytes:
    table = [kind.fields, *(tuple(row[field] for field in kind.fields) for row in rows)]
    return table_workbook({kind.name: table})


_WRITERS: Mapping[str, Callable[[RecordKind, Rows], bytes]] = {
    "csv": lambda kind, rows: write_table(kind.fields, rows).encode(),
    "xlsx": _workbook,
    "yaml": lambda _kind, rows: write_yaml(rows).encode(),
    "json": lambda _kind, rows: write_json(rows).encode(),
}
RECORD_FORMATS = tuple(_WRITERS)


def written(store: Store, kind: RecordKind, form: str) -> bytes:
    """Return every record of a kind in one of RECORD_FORMATS, sorted by key."""
    return _WRITERS[form](kind, list(table_rows(store.select, kind)))


def write_tables(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write every table into a folder, laid out and named as the curated ones, for version control.

    Rows are sorted by key and values within a cell by themselves: the same graph always gives the
    same bytes.

    Raises:
        UnreadableFile: the folder or a file can't be written.
    """
    paths = []
    for kind in (DATASET, *KINDS.values()):
        path = folder / f"{kind.table}.csv"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreadableFile(
                Message(
                    f"建不了文件夹 {path.parent}：{error.strerror}。",
                    f"The folder {path.parent} can't be made: {error.strerror}.",
                ),
                Message("请检查路径和权限。", "Check the path and the permissions."),
            ) from error
        write_file(path, [written(store, kind, "csv")])
        paths.append(path)
    return tuple(paths)
