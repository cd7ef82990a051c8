"""A question put to a worker from an event loop, without a thread, if the answer comes at once."""

from __future__ import annotations

import asyncio
import os
from multiprocessing.connection import Connection

from stdgraph.store.pool import wire
from stdgraph.store.pool.processes import Processes
from stdgraph.store.pool.work import Put
from stdgraph.store.port import Answer

# Seconds that a loop waits for an answer before a thread goes on: a lookup takes one or two.
AT_ONCE = 0.02
# Bytes of a question that a channel takes without waiting until the worker reads.
BRIEF = 16 << 10


async def answered_at_once(processes: Processes, question: bytes) -> Answer | Put | None:
    """Return a short answer that came at once, or else who works on the question.

    None where no worker waits: then nothing has been done.
    """
    worker = processes.idle()
    if worker is None:
        return None
    try:
        worker.channel.send_bytes(question)
        frame = await _first_frame(worker.channel)
    except (EOFError, OSError):  # it died; who goes on with it finds the same
        return Put(worker, None)
    except BaseException:
        processes.end(worker)
        raise
    if frame is None or frame[:1] != wire.WHOLE:
        return Put(worker, frame)
    spent, media_type, data = wire.whole_from_bytes(frame[1:])
    if spent:
        processes.end(worker)
    else:
        processes.give_back(worker)
    return Answer(media_type, iter((data,)))


async def _first_frame(channel: Connection) -> bytes | None:
    loop = asyncio.get_running_loop()
    came: asyncio.Future[bool] = loop.create_future()

    def tell(has_come: bool) -> None:
        if not came.done():
            came.set_result(has_come)

    loop.add_reader(channel.fileno(), tell, True)
    too_late = loop.call_later(AT_ONCE, tell, False)
    try:
        has_come = await came
    finally:
        loop.remove_reader(channel.fileno())
        too_late.cancel()
        # uvloop (libuv's uv_poll_init) leaves it so that reading half a frame is an error.
        os.set_blocking(channel.fileno(), True)
    return channel.recv_bytes() if has_come else None
