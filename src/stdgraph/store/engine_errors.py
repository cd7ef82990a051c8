"""The engine's own errors, and which of this project's each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stdgraph.errors import (
    BadInput,
    ForbiddenQuery,
    LimitReached,
    Message,
    NotFound,
    StdgraphError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreUnreachable,
)

_COMPLEX = (
    LimitReached,
    Message("查询太复杂，引擎无法处理", "The query is too complex for the engine"),
    Message("请拆成几个较小的查询。", "Split it into smaller queries."),
)
_DAMAGED = (
    StoreDamaged,
    Message("图谱文件已损坏", "The graph's file is damaged"),
    Message(
        "请用 stdgraph restore --replace 恢复备份。",
        "Restore a backup with stdgraph restore --replace.",
    ),
)
_UNREACHABLE = (
    StoreUnreachable,
    Message("无法打开或写入图谱文件", "The graph's file can't be opened or written"),
    Message("请检查路径与权限。", "Check the path and its permissions."),
)
_FULL = (
    StoreFull,
    Message("磁盘已满，没有写入任何内容", "The disk is full; nothing was written"),
    Message("请腾出空间后重试。", "Free some space and try again."),
)
_FOREIGN = (
    ForbiddenQuery,
    Message("这里不允许这项功能", "This is not allowed here"),
    Message("请去掉 SERVICE、LOAD 或自定义函数。", "Leave out SERVICE, LOAD and custom functions."),
)

# Words of the engine (it passes on those of SQLite: https://sqlite.org/rescode.html) and what
# they mean here. The first that is found counts.
MEANINGS: tuple[tuple[str, tuple[type[StdgraphError], Message, Message]], ...] = (
    ("database or disk is full", _FULL),
    ("disk I/O error", _UNREACHABLE),
    ("file is not a database", _DAMAGED),
    ("malformed", _DAMAGED),
    ("database schema is corrupt", _DAMAGED),
    ("unable to open database file", _UNREACHABLE),
    ("attempt to write a readonly database", _UNREACHABLE),
    ("access permission denied", _UNREACHABLE),
    (
        "database is locked",
        (
            StoreBusy,
            Message("图谱正被另一个进程写入", "Another process is writing to the graph"),
            Message("请稍后重试。", "Try again in a moment."),
        ),
    ),
    ("tables in a join", _COMPLEX),
    ("too many", _COMPLEX),
    ("too large", _COMPLEX),
    ("too big", _COMPLEX),
    ("Recursion limit", _COMPLEX),
    ("stack overflow", _COMPLEX),
    ("out of memory", _COMPLEX),
    ("LIKE or GLOB pattern too complex", _COMPLEX),
    ("is not supported", _FOREIGN),
    ("unsupported", _FOREIGN),
    (
        "the graph does not exist",
        (
            NotFound,
            Message("没有这个命名图", "There is no such graph"),
            Message("请核对图名，或加 SILENT。", "Check its name, or add SILENT."),
        ),
    ),
    (
        "the graph already exists",
        (
            BadInput,
            Message("命名图已经存在", "The graph exists already"),
            Message("请换一个名称，或加 SILENT。", "Choose another name, or add SILENT."),
        ),
    ),
    (
        "IRI",
        (
            BadInput,
            Message("IRI 写法有误", "An IRI is not well formed"),
            Message("请写完整的绝对 IRI。", "Write a whole absolute IRI."),
        ),
    ),
)
_UNFORESEEN = (
    StoreError,
    Message("图谱引擎出错", "The engine failed"),
    Message("请运行 stdgraph doctor，并报告此问题。", "Run stdgraph doctor and report this."),
)


@contextmanager
def translated(where: Path | None = None) -> Iterator[None]:
    """Turn what the engine raises into this project's errors.

    ``where`` is the file to name. SyntaxError goes through: only the caller knows which text it
    is about.
    """
    try:
        yield
    except (StdgraphError, SyntaxError):
        raise
    except (OSError, ValueError, RuntimeError, MemoryError) as error:
        raise meaning(error, where) from error


def meaning(error: Exception, where: Path | None = None) -> StdgraphError:
    """Return what an exception of the engine means; StoreError where it is not foreseen."""
    said = str(error).removeprefix("SQL backend error: ")
    found = (meant for words, meant in MEANINGS if words in said)
    kind, what, fix = next(found, _UNFORESEEN)
    place_zh, place_en = (f"：{where}", f": {where}") if where else ("", "")
    return kind(Message(f"{what.zh}{place_zh}（{said}）。", f"{what.en}{place_en} ({said})."), fix)


_PLACED = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLASS = re.compile(r"\[(?:'[^']*'|[^\]'])*\]")


def place_and_words(said: str) -> tuple[tuple[int, int] | None, str]:
    """Return line and column of the engine's complaint about a query, and what it says.

    The complaint lists all that its parser could have read on; character classes are left out.
    """
    found = _PLACED.match(said)
    if found is None:
        return None, said
    kept = [word for word in _CLASS.sub("", found[3]).split(",") if word.strip()]
    words = ",".join(kept[:6]).strip().removeprefix("expected one of ").removesuffix(",")
    return (int(found[1]), int(found[2])), words.strip(" .")
