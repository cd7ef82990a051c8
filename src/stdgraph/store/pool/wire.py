"""What the server and its worker processes say to each other, as bytes.

The server never unpickles: a frame is one letter for its kind, and plain bytes or JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from stdgraph import errors
from stdgraph.errors import Message, StdgraphError
from stdgraph.store.formats import format_named
from stdgraph.store.port import AnswerCut, Ceiling, Dataset
from stdgraph.store.runner import Question

# An answer is one HEAD (its media type), then CHUNKs, then END; or, at any point, FAILURE. A short
# one is a WHOLE alone, since each frame costs both sides time.
HEAD: Final = b"H"
CHUNK: Final = b"C"
END: Final = b"E"
FAILURE: Final = b"F"
WHOLE: Final = b"W"
# In an END, or at the beginning of a WHOLE: the worker has taken much memory, which it can't give
# back but by ending.
SPENT: Final = b"spent"

_KINDS: dict[str, type[StdgraphError]] = {
    kind.__name__: kind
    for kind in (*vars(errors).values(), AnswerCut)
    if isinstance(kind, type) and issubclass(kind, StdgraphError)
}


def question_to_bytes(question: Question) -> bytes:
    """Write a question."""
    parts = {
        "text": question.text,
        "format": question.format.name,
        "default": question.dataset.default,
        "named": question.dataset.named,
        "rows": question.ceiling.rows,
        "bytes": question.ceiling.bytes,
        "base_iri": question.base_iri,
        "graph": question.graph,
        "folder": question.folder and str(question.folder),
    }
    return json.dumps(parts).encode()


def question_from_bytes(data: bytes) -> Question:
    """Read a question."""
    parts = json.loads(data)
    return Question(
        parts["text"],
        format_named(parts["format"]),
        dataset=Dataset(tuple(parts["default"]), tuple(parts["named"])),
        ceiling=Ceiling(parts["rows"], parts["bytes"]),
        base_iri=parts["base_iri"],
        graph=parts["graph"],
        folder=Path(parts["folder"]) if parts["folder"] else None,
    )


def whole_to_bytes(media_type: str, data: bytes, *, spent: bool) -> bytes:
    """Write an answer of one chunk."""
    return (SPENT if spent else b"") + b"\n" + media_type.encode() + b"\n" + data


def whole_from_bytes(frame: bytes) -> tuple[bool, str, bytes]:
    """Read whether the worker is spent, the answer's media type, and its chunk."""
    spent, media_type, data = frame.split(b"\n", 2)
    return spent == SPENT, media_type.decode(), data


def error_to_bytes(error: StdgraphError) -> bytes:
    """Write an error with its kind, its sentences and its place in the text."""
    parts = {
        "kind": type(error).__name__,
        "what": [error.what.zh, error.what.en],
        "fix": [error.fix.zh, error.fix.en],
        "line": error.line,
        "column": error.column,
    }
    return json.dumps(parts).encode()


def error_from_bytes(data: bytes) -> StdgraphError:
    """Read an error; a kind that is not known here is a StdgraphError."""
    parts = json.loads(data)
    return _KINDS.get(parts["kind"], StdgraphError)(
        Message(*parts["what"]),
        Message(*parts["fix"]),
        line=parts["line"],
        column=parts["column"],
    )
