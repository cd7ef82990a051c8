"""Changing a remote store: one change at a time, each framed by the version's two operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from stdgraph.errors import Message, StdgraphError, StoreBusy, StoreError
from stdgraph.store.folder import Record
from stdgraph.store.remote_bookkeeping import Books, closing, opening, replacing
from stdgraph.store.remote_failures import EngineAway
from stdgraph.store.remote_http import Http, LostAnswer

Parts = Sequence[Sequence[str]]
Progress = Callable[[int, int], None]


class Writer:
    """Sends changes; several threads may call it, and each waits for its turn."""

    def __init__(self, http: Http, books: Callable[[], Books | None], record: Record) -> None:
        """Take the service, what reads the bookkeeping, and the record as it was found."""
        self._http = http
        self._books = books
        self.record = record
        # Called after each request of a change, with how many are done and how many there are.
        self.progress: Progress = lambda _done, _whole: None
        self._lock = Lock()

    def change(self, parts: Callable[[], Parts]) -> None:
        """Do a change whose operations ``parts`` returns, one request for each part.

        Raises:
            EngineAway: nothing was done, or it can't be known yet; StoreBusy: another program
            has written meanwhile; StoreError: the change was done in part.
        """
        with self._lock:
            requests = [list(part) for part in parts()]
            before = self._books() or Books(self.record, ())
            new = before.next()
            alone = sum(map(len, requests)) == 1
            requests[0][:0] = opening(before, new)
            requests[-1] += closing(self.record, new)
            try:
                for done, request in enumerate(requests, start=1):
                    self._http.write(" ;\n".join(request))
                    self.progress(done, len(requests))
            except LostAnswer as error:
                self._after_silence(before, new, error)
            except StdgraphError as error:
                self._after_refusal(before, new, error, alone=alone)
                raise
            self._refuse_others(new)

    def mark_ready(self) -> None:
        """Remember that the store is filled with what it is to begin with."""
        old, self.record = self.record, replace(self.record, ready=True)
        self.change(lambda: [replacing(old)])

    def _after_silence(self, before: Books, new: str, error: LostAnswer) -> None:
        """Find out what became of a change whose answer was lost; return if it was done."""
        try:
            found = self._books()
        except EngineAway as still:
            raise EngineAway(
                Message(
                    f"图谱引擎在写入时失去联系，尚不知是否写入（若已写入，版本为 {new}）。",
                    "The engine went away during a change, and it is not known yet whether it"
                    f" was done (then the version is {new}).",
                ),
                Message("引擎恢复后请先核对再重试。", "Once it is back, look before trying again."),
            ) from still
        versions = found.versions if found else ()
        if new in versions:
            return
        if versions == before.versions:
            raise EngineAway(
                Message(
                    "图谱引擎没有应答，没有写入任何内容。",
                    "The engine did not answer; nothing was written.",
                ),
                Message("请重试。", "Try again."),
            ) from error
        raise _in_part() from error

    def _after_refusal(self, before: Books, new: str, error: StdgraphError, *, alone: bool) -> None:
        """Raise if a refused change has left something behind; an engine that is away can't.

        One operation alone is done or not: then only the version is to be put right.
        """
        if isinstance(error, EngineAway):
            return
        found = self._books()
        if found is None or found.versions == before.versions:
            return
        if not alone:
            raise _in_part(error) from error
        self._http.write(" ;\n".join(closing(self.record, new)))

    def _refuse_others(self, new: str) -> None:
        found = self._books()
        if found is None or found.versions != (new,):
            raise StoreBusy(
                Message(
                    "另一个程序同时在写这个图谱。",
                    "Another program is writing to the same store at the same time.",
                ),
                Message(
                    "请只让一个 stdgraph 写入，并核对数据。",
                    "Let one stdgraph write to it, and check the data.",
                ),
            )


def _in_part(why: StdgraphError | None = None) -> StoreError:
    zh, en = (f"（{why.what.zh}）", f" ({why.what.en})") if why else ("", "")
    return StoreError(
        Message(f"改动只完成了一部分{zh}。", f"The change was done in part{en}."),
        Message(
            "请用 stdgraph restore 恢复备份，或改正后重新导入。",
            "Restore a backup with stdgraph restore, or mend the input and import it again.",
        ),
    )
