"""Writing the whole graph out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from stdgraph.errors import Message, UnreadableFile
from stdgraph.store.formats import GRAPH_FORMATS, NQUADS, format_named
from stdgraph.store.port import Store

EXPORTS = tuple(format_.name for format_ in GRAPH_FORMATS)


def export_chunks(store: Store, format_name: str) -> Iterator[bytes]:
    """Return the graph's bytes in a format of RDF; N-Quads are sorted by line.

    Raises:
        BadUsage: an unknown format.
    """
    chosen = format_named(format_name)
    chunks = store.dump(chosen)
    if chosen is NQUADS:
        return iter([b"\n".join([*sorted(b"".join(chunks).splitlines()), b""])])
    return chunks


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that is either whole or not there.

    Raises:
        UnreadableFile: the file can't be written (path, permission, disk full).
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with draft.open("wb") as file:
                file.writelines(chunks)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnreadableFile(
            Message(
                f"写不了文件 {path}：{error.strerror}。",
                f"The file {path} can't be written: {error.strerror}.",
            ),
            Message(
                "请检查路径、权限和磁盘空间。", "Check the path, the permissions and the disk."
            ),
        ) from error
