"""Who may write to a data folder: one process at a time, and the others are told which."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from stdgraph.errors import Message, StdgraphError, StoreBusy
from stdgraph.store.folder import reaching, write_json

_LOCK = "writer.lock"
_WRITER = "writer.json"
_ANOTHER_FOLDER = Message(
    "请先结束那个进程，或用 --data 换一个文件夹；只读命令不受影响。",
    "Stop that process, or name another folder with --data; reading needs no lock.",
)


class WriterLock:
    """The right to write to a folder, held by one process at a time (an operating-system lock)."""

    def __init__(self, folder: Path, fix: Message | None = None) -> None:
        """Take the lock; raises StoreBusy with who holds it and what to do, StoreUnreachable.

        ``fix`` says what to do where that isn't the usual.
        """
        self._folder = folder
        self._since = datetime.now(UTC).isoformat(timespec="seconds")
        self._lock = FileLock(folder / _LOCK, timeout=0)
        with reaching(folder):
            try:
                self._lock.acquire()
            except Timeout:
                raise _busy(folder, fix) from None
        try:
            self.note()
        except StdgraphError:
            self._lock.release()
            raise

    def note(self, address: str | None = None) -> None:
        """Write down who holds the lock, and at which address it can be asked to make changes."""
        writer = {"pid": os.getpid(), "since": self._since, "address": address}
        write_json(self._folder, _WRITER, writer)

    def release(self) -> None:
        """Give the right back."""
        (self._folder / _WRITER).unlink(missing_ok=True)
        self._lock.release()


def holder(folder: Path) -> Message | None:
    """Return, in words, which process has the right to write to the folder; None where none has."""
    lock = FileLock(folder / _LOCK, timeout=0)
    with reaching(folder):
        if not (folder / _LOCK).exists():
            return None
        try:
            lock.acquire()
        except Timeout:
            return _writer(folder)
        lock.release()
    return None


def _read(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / _WRITER).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _writer(folder: Path) -> Message:
    found = _read(folder)
    pid, since, address = (found.get(name) or "?" for name in ("pid", "since", "address"))
    at_zh, at_en = f"，服务地址 {address}", f", serving at {address}"
    if address == "?":
        at_zh = at_en = ""
    return Message(
        f"另一个进程（进程号 {pid}，自 {since} 起{at_zh}）",
        f"another process (pid {pid}, since {since}{at_en})",
    )


def _busy(folder: Path, fix: Message | None) -> StoreBusy:
    writer = _writer(folder)
    address = _read(folder).get("address")
    through = Message(
        f"请通过那个服务修改：用其令牌在 {address}sign-in 登录后在网页上改，或用 REST（"
        f"curl -H 'Authorization: Bearer 令牌' -H 'Content-Type: application/json' "
        f"-d @记录.json {address}api/v1/standards；其余见 {address}api/docs）；也可先结束它。"
        "只读命令不受影响。",
        f"Make the change through that server: on its pages after signing in with its token at "
        f"{address}sign-in, or by REST (curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: "
        f"application/json' -d @record.json {address}api/v1/standards; the rest is at "
        f"{address}api/docs); or stop it first. Reading needs no lock.",
    )
    return StoreBusy(
        Message(
            f"数据文件夹 {folder} 正被{writer.zh}写入。",
            f"The data folder {folder} is being written by {writer.en}.",
        ),
        fix or (through if address else _ANOTHER_FOLDER),
    )
