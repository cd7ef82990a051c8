"""What is wrong with a graph, in plain words, looked at piece by piece."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from stdgraph.catalogue.changes.parking import parked_words
from stdgraph.catalogue.validate import check_store
from stdgraph.catalogue.workspace import UPGRADE, is_outdated
from stdgraph.errors import Message, StdgraphError
from stdgraph.store import folder
from stdgraph.store.journal import FILE as JOURNAL
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_place, open_store
from stdgraph.store.place import Place
from stdgraph.store.port import Store
from stdgraph.store.sqlite_files import complaints
from stdgraph.store.writer_lock import holder

State = Literal["good", "note", "wrong"]
LIBRARIES = ("stdgraph", "oxilite", "shacl", "pyshacl", "fastapi")
# A change needs room for the journal's entry and SQLite's log; a backup for the folder once more.
_LITTLE = 64 << 20
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``note`` should be known, ``wrong`` needs something done."""

    name: str
    state: State
    message: Message
    fix: Message | None = None

    def record(self, lang: Literal["zh", "en"]) -> dict[str, str]:
        """Return the check as JSON, worded in ``lang``."""
        return {
            "check": self.name,
            "state": self.state,
            "message": self.message.text(lang),
            "fix": self.fix.text(lang) if self.fix else "",
        }


def examine(place: Place) -> tuple[Check, ...]:
    """Look at everything in a place; what can't be looked at is itself told as wrong."""
    if place.service is not None:
        return (*_remote(place), _versions())
    data = place.folder
    checks = [*_looked("folder", _folder, data)]
    if checks[-1].state == "good":
        for name, look in _LOOKS:
            checks += _looked(name, look, data)
    return (*checks, _versions())


def _looked(name: str, look: Callable[[Path], Iterator[Check]], data: Path) -> Iterator[Check]:
    try:
        yield from look(data)
    except StdgraphError as error:
        yield Check(name, "wrong", error.what, error.fix)


def _folder(data: Path) -> Iterator[Check]:
    if not folder.is_made(data):
        yield Check(
            "folder",
            "note",
            Message(f"{data} 里还没有图谱。", f"There is no graph in {data} yet."),
            Message(
                "首次使用时会载入随附图谱；若此处本应有图谱，请核对 --data。",
                "The first use loads the bundled one; if there should be one, check --data.",
            ),
        )
        return
    record = folder.read_record(data)
    if not record.ready:
        yield Check(
            "folder",
            "wrong",
            Message(f"{data} 的首次载入没有完成。", f"The first loading of {data} was cut off."),
            Message(
                "请再运行任一命令，载入会重新开始。", "Run any command: the loading starts anew."
            ),
        )
        return
    kind = Message("不含随附图谱", "without") if record.bare else Message("含随附图谱", "with")
    yield Check(
        "folder",
        "good",
        Message(
            f"{data}：格式 {record.format}，{kind.zh}，基础 IRI {record.base_iri}，"
            f"编号 {record.store_id}。",
            f"{data}: format {record.format}, made {kind.en} the bundled graph, base IRI"
            f" {record.base_iri}, named {record.store_id}.",
        ),
    )


def _writer(data: Path) -> Iterator[Check]:
    held_by = holder(data)
    if held_by is None:
        yield Check(
            "writer",
            "good",
            Message("没有进程在写入。", "No process holds it for writing."),
        )
    else:
        yield Check(
            "writer",
            "note",
            Message(f"由{held_by.zh}持有。", f"It is held for writing by {held_by.en}."),
        )


def _permissions(data: Path) -> Iterator[Check]:
    for path in (data, *sorted(filter(folder.is_lasting, data.iterdir()))):
        if not os.access(path, os.R_OK | os.W_OK):
            yield Check(
                "permissions",
                "wrong",
                Message(f"没有 {path} 的读写权限。", f"{path} may not be read and written."),
                Message(
                    "请更改权限，或以其所有者的身份运行。",
                    "Change its permissions, or run this as its owner.",
                ),
            )
            return
    yield Check("permissions", "good", Message("可读可写。", "Everything may be read and written."))


def _room(data: Path) -> Iterator[Check]:
    with folder.reaching(data):
        free = shutil.disk_usage(data).free
        used = sum(path.stat().st_size for path in data.iterdir() if path.is_file())
    said = Message(
        f"磁盘余 {free // _MIB} MiB，文件夹占 {used // _MIB} MiB。",
        f"{free // _MIB} MiB are free on the disk; the folder takes {used // _MIB} MiB.",
    )
    if free < _LITTLE:
        fix = Message("请腾出空间，否则无法保存更改。", "Free some, or changes can't be stored.")
        yield Check("disk", "wrong", said, fix)
    elif free < 2 * used:
        fix = Message("可能不够再做一个备份。", "That may not do for another backup beside it.")
        yield Check("disk", "note", said, fix)
    else:
        yield Check("disk", "good", said)


def _files(data: Path) -> Iterator[Check]:
    with folder.reaching(data):
        names = sorted(path.name for path in data.iterdir() if path.suffix == ".sqlite")
    if folder.graph_file(data).name not in names:
        yield _damaged(
            Message(
                f"缺少图谱文件 {folder.graph_file(data)}。",
                f"The graph's file {folder.graph_file(data)} is missing.",
            )
        )
    for name in names:
        found = complaints(data / name)
        if found:
            yield _damaged(
                Message(
                    f"{name} 已损坏：{'；'.join(found)}。",
                    f"{name} is damaged: {'; '.join(found)}.",
                )
            )
        else:
            yield Check("files", "good", Message(f"{name} 完好。", f"{name} is sound."))


def _damaged(said: Message) -> Check:
    fix = Message(
        "请用 stdgraph restore 恢复备份（加 --replace，损坏的文件夹会保留在旁边）。",
        "Restore a backup with stdgraph restore --replace; the damaged folder is kept aside.",
    )
    return Check("files", "wrong", said, fix)


def _remote(place: Place) -> Iterator[Check]:
    """Look at a remote graph, and at what stands beside it here."""
    try:
        store = open_place(place, read_only=True)
    except StdgraphError as error:
        yield Check("service", "wrong", error.what, error.fix)
        return
    with closing(store):
        record = store.record
        yield Check(
            "service",
            "good" if record.ready else "note",
            Message(
                f"引擎有应答，基础 IRI {record.base_iri}，版本 {store.version()}。",
                f"The engine answers; base IRI {record.base_iri}, version {store.version()}.",
            ),
        )
        if store.home is not None and store.home.exists():
            for name, look in (
                ("writer", _writer),
                ("permissions", _permissions),
                ("history", _history),
                ("release", _release),
            ):
                yield from _looked(name, look, store.home)
        yield from _looked("graph", lambda _: _opened(store), place.folder)


def _graph(data: Path) -> Iterator[Check]:
    if not folder.graph_file(data).exists():
        return
    with closing(open_store(data, read_only=True)) as store:
        yield from _opened(store)


def _opened(store: Store) -> Iterator[Check]:
    size, graphs = store.size(), len(store.graphs())
    yield Check(
        "graph",
        "good" if size or store.record.bare else "note",
        Message(
            f"可以打开：{graphs} 个命名图，{size} 条四元组。",
            f"It opens: {graphs} named graphs, {size} quads.",
        ),
    )
    yield from _looked("validation", lambda _: _validation(store), Path())


def _validation(store: Store) -> Iterator[Check]:
    found = check_store(store).report.by_severity
    said = Message(
        f"校验：{found['violation']} 处违反，{found['warning']} 条警告。",
        f"Validation: {found['violation']} violations, {found['warning']} warnings.",
    )
    if found["violation"]:
        fix = Message("stdgraph validate 逐条列出并说明改法。", "stdgraph validate lists them.")
        yield Check("validation", "wrong", said, fix)
    else:
        yield Check("validation", "good", said)


def _history(data: Path) -> Iterator[Check]:
    journal = Journal(data)
    waiting = journal.waiting()
    if waiting:
        yield Check(
            "history",
            "note" if holder(data) else "wrong",
            Message(
                f"{len(waiting)} 个更改已记录而未完成。",
                f"{len(waiting)} changes are recorded and not finished.",
            ),
            Message(
                "下一个会修改图谱的命令（或 stdgraph serve）会完成它们；从未确认、也未写入图谱的"
                "则作废。",
                "The next command that changes the graph, or stdgraph serve, finishes them; those"
                " that were never acknowledged and of which nothing is in the graph it drops.",
            ),
        )
    else:
        count = journal.count()
        yield Check(
            "history",
            "good",
            Message(
                f"{JOURNAL} 记有 {count} 个更改，无未完成者。",
                f"{JOURNAL} holds {count} changes, none left half done.",
            ),
        )
    for parked in journal.parked():
        yield Check("history", "wrong", *parked_words(parked))


def _release(data: Path) -> Iterator[Check]:
    if is_outdated(data):
        yield Check("release", "note", UPGRADE)


_LOOKS: tuple[tuple[str, Callable[[Path], Iterator[Check]]], ...] = (
    ("writer", _writer),
    ("permissions", _permissions),
    ("disk", _room),
    ("files", _files),
    ("history", _history),
    ("graph", _graph),
    ("release", _release),
)


def _versions() -> Check:
    said = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    here = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return Check("versions", "good", Message(f"{said}；{here}。", f"{said}; {here}."))
