"""A worker process: it answers the questions that come through a channel, one after another."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from stdgraph.errors import LimitReached, Message, StdgraphError, StoreError
from stdgraph.store.opening import open_store
from stdgraph.store.pool import wire
from stdgraph.store.port import DefaultGraph, Store
from stdgraph.store.runner import Question

# A worker that has grown past this ends after its answer: memory is given back that way alone.
_SPENT_AT = 256 << 20
# getrusage(2) counts in kilobytes on Linux and in bytes on macOS.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def confine(memory: int) -> None:
    """Hold this process to ``memory`` bytes of address space, and let it leave no core file."""
    granted = resource.getrlimit(resource.RLIMIT_AS)[1]
    ceiling = memory if granted == resource.RLIM_INFINITY else min(memory, granted)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(channel: Connection, folder: Path, default_graph: DefaultGraph, memory: int) -> None:
    """Answer questions until the channel is closed at the other end."""
    confine(memory)
    stores = _Stores(folder, default_graph)
    try:
        # The engine makes itself ready at the first query, which nobody should wait for.
        stores.of(None).ask("ASK {}")
    except StdgraphError as error:
        _wait(channel)
        channel.send_bytes(wire.FAILURE + wire.error_to_bytes(error))
        return
    while (asked := _wait(channel)) is not None:
        try:
            question = wire.question_from_bytes(asked)
            _answer(channel, stores.of(question.folder), question)
        except StdgraphError as error:
            told = out_of_memory(memory) if _lacked_memory(error) else error
            channel.send_bytes(wire.FAILURE + wire.error_to_bytes(told))
        except MemoryError:
            channel.send_bytes(wire.FAILURE + wire.error_to_bytes(out_of_memory(memory)))
        except OSError:
            return
        except Exception as error:
            channel.send_bytes(wire.FAILURE + wire.error_to_bytes(_unforeseen(error)))


class _Stores:
    """The graph that a worker is for, and the last other one that it was asked about."""

    def __init__(self, folder: Path, default_graph: DefaultGraph) -> None:
        self._default_graph = default_graph
        self._folder = folder
        self._open: dict[Path, Store] = {}

    def of(self, folder: Path | None) -> Store:
        wanted = folder or self._folder
        if wanted not in self._open:
            for other in set(self._open) - {self._folder}:
                self._open.pop(other).close()
            self._open[wanted] = open_store(
                wanted, read_only=True, default_graph=self._default_graph, readers=1
            )
        return self._open[wanted]


def out_of_memory(memory: int) -> LimitReached:
    """Return the error for a query that needs more than ``memory`` bytes."""
    mib = memory >> 20
    return LimitReached(
        Message(
            f"查询超过了 {mib} MiB 的内存上限。",
            f"The query passed its memory ceiling of {mib} MiB.",
        ),
        Message(
            "请加上更具体的条件或 LIMIT，或去掉 ORDER BY、DISTINCT。",
            "Narrow it, add LIMIT, or leave out ORDER BY or DISTINCT.",
        ),
    )


def _wait(channel: Connection) -> bytes | None:
    try:
        return channel.recv_bytes()
    except (EOFError, OSError):
        return None


def _answer(channel: Connection, store: Store, question: Question) -> None:
    answer = question.answer_from(store)
    first = next(answer.chunks, b"")
    try:
        second = next(answer.chunks, None)
    except BaseException:
        _send(channel, (wire.HEAD + answer.media_type.encode(), wire.CHUNK + first))
        raise
    if second is None:
        whole = wire.whole_to_bytes(answer.media_type, first, spent=_is_spent())
        channel.send_bytes(wire.WHOLE + whole)
        return
    begun = (answer.media_type.encode(), first, second)
    _send(channel, map(bytes.__add__, (wire.HEAD, wire.CHUNK, wire.CHUNK), begun))
    _send(channel, (wire.CHUNK + chunk for chunk in answer.chunks))
    channel.send_bytes(wire.END + (wire.SPENT if _is_spent() else b""))


def _send(channel: Connection, frames: Iterable[bytes]) -> None:
    for frame in frames:
        channel.send_bytes(frame)


def _is_spent() -> bool:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT > _SPENT_AT


def _lacked_memory(error: StdgraphError) -> bool:
    cause = error.__cause__
    return isinstance(cause, MemoryError) or "out of memory" in str(cause)


def _unforeseen(error: Exception) -> StoreError:
    said = f"{type(error).__name__}: {error}"
    return StoreError(
        Message(
            f"查询时发生意外错误（{said}）。", f"The query failed in an unforeseen way ({said})."
        ),
        Message("请报告此问题。", "Report this."),
    )
