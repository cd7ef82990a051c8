"""Finding the named questions in a folder: each ``.rq`` file is one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from stdgraph.errors import BadEncoding, Message, NotFound, UnreadableFile
from stdgraph.queries.heading import read_question
from stdgraph.queries.question import Question


def load_questions(folder: Path) -> tuple[Question, ...]:
    """Return the questions of ``folder``, sorted by name.

    Raises:
        UnreadableFile: the folder or a file can't be opened.
        BadEncoding: a file isn't UTF-8.
        BadSyntax: a heading can't be read; the message names file and line.
    """
    if not folder.is_dir():
        raise _unreadable(folder)
    return tuple(read_question(path.stem, _read(path)) for path in sorted(folder.glob("*.rq")))


def question(name: str, folder: Path) -> Question:
    """Return the question of that name in ``folder``.

    Raises:
        NotFound: there is none; the message names those that look alike.
        UnreadableFile, BadEncoding, BadSyntax: as for ``load_questions``.
    """
    known = {found.name: found for found in load_questions(folder)}
    if name in known:
        return known[name]
    alike = ", ".join(get_close_matches(name, known, n=3))
    raise NotFound(
        Message(f"没有名为“{name}”的问题。", f"There is no question named “{name}”."),
        Message(
            f"是否指：{alike}？" if alike else "请用 stdgraph ask 或在 /questions 查看全部问题。",
            f"Did you mean: {alike}?"
            if alike
            else "List them all with: stdgraph ask, or at /questions.",
        ),
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadEncoding(
            Message(f"查询文件 {path} 不是 UTF-8。", f"Query file {path} is not UTF-8."),
            Message("请另存为 UTF-8。", "Save it as UTF-8."),
        ) from None
    except OSError:
        raise _unreadable(path) from None


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        Message(f"打不开 {path}。", f"{path} can't be opened."),
        Message(
            "请检查路径和权限，或重新安装 stdgraph。",
            "Check the path and its permissions, or install stdgraph again.",
        ),
    )
