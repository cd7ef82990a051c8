"""Which release a graph was filled from, as noted beside it, and what that release held."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode, b64encode
from datetime import date
from pathlib import Path

from stdgraph.catalogue.release.content import Content
from stdgraph.store.folder import is_filled, reaching, write_bytes, write_json
from stdgraph.store.journal_rows import UNREADABLE, packed, unpacked
from stdgraph.store.sqlite_files import damaged, lost

FILE = "release.json"
_CONTENT = "release-{}.json.gz"


def noted_digest(home: Path | None) -> str | None:
    """Return the digest of the release; None where none is noted (a bare graph, in memory).

    Raises:
        StoreDamaged: the note can't be read.
    """
    said = _said(home)
    return None if said is None else str(said["digest"])


def noted_content(home: Path) -> Content | None:
    """Return what the release held; None for the first: it is the graph before any change.

    Raises:
        StoreDamaged: the note, or the file that it names, can't be read.
    """
    said = _said(home)
    if said is None or not said["content"]:
        return None
    file = home / _CONTENT.format(said["digest"])
    if not is_filled(file):
        raise lost(file)
    with reaching(home):
        data = file.read_bytes()
    try:
        parts = json.loads(gzip.decompress(data))
        statements = unpacked(b64decode(parts["statements"]))
        return Content(parts["rows"], statements, date.fromisoformat(parts["day"]))
    except (*UNREADABLE, OSError, EOFError) as error:
        raise damaged(file, error) from error


def note_first(home: Path | None, digest: str) -> None:
    """Note the release that a new graph was filled from; raises StoreFull, StoreUnreachable."""
    if home is not None:
        write_json(home, FILE, {"digest": digest, "content": False})


def note(home: Path | None, digest: str, content: Content) -> None:
    """Note the release that a graph was brought to; raises StoreFull, StoreUnreachable."""
    if home is None:
        return
    parts = {
        "rows": content.rows,
        "statements": b64encode(packed(content.statements)).decode(),
        "day": content.day.isoformat(),
    }
    name = _CONTENT.format(digest)
    write_bytes(home, name, gzip.compress(json.dumps(parts, ensure_ascii=False).encode()))
    write_json(home, FILE, {"digest": digest, "content": True})
    with reaching(home):
        for old in home.glob(_CONTENT.format("*")):
            if old.name != name:
                old.unlink()


def _said(home: Path | None) -> dict[str, object] | None:
    if home is None or not (home / FILE).exists():
        return None
    with reaching(home):
        text = (home / FILE).read_bytes()
    try:
        said = json.loads(text)
        return {"digest": said["digest"], "content": said["content"]}
    except UNREADABLE as error:
        raise damaged(home / FILE, error) from error
