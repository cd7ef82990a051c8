"""Sending an answer in the client's format: its first megabyte is held back, the rest streamed.

Holding back keeps the status of an early failure and gives short answers their length.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from starlette.types import Send

from stdgraph.errors import LimitReached, Message
from stdgraph.store.asker import Asker
from stdgraph.store.formats import Format
from stdgraph.store.port import Answer, AnswerCut
from stdgraph.web.negotiate import best_format
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import Service, service_of
from stdgraph.web.threads import QueryThreads

HELD_BACK = 1 << 20
CUT_HEADER = "Stdgraph-Cut"


def chosen_format(request: Request, offered: tuple[Format, ...]) -> Format:
    """Return the format that suits the request; raises RequestRefused (406)."""
    # Several lines of a list are one list (RFC 9110, 5.3).
    found = best_format(", ".join(request.headers.getlist("accept")), offered)
    if found is None:
        known = ", ".join(format_.media_type for format_ in offered)
        raise RequestRefused(
            406,
            "not-acceptable",
            Message("没有 Accept 所要求的格式。", "There is no format that Accept asks for."),
            Message(f"可用：{known}。", f"Ask for one of: {known}."),
        )
    return found


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What was held back; ``rest`` is None when that is all, ``cut`` when it ends unfinished."""

    data: bytes
    rest: Iterator[bytes] | None
    cut: AnswerCut | None


def _begin(chunks: Iterator[bytes]) -> _Beginning:
    held: list[bytes] = []
    size = 0
    try:
        for chunk in chunks:
            held.append(chunk)
            size += len(chunk)
            if size >= HELD_BACK:
                return _Beginning(b"".join(held), chunks, None)
    except AnswerCut as cut:
        return _Beginning(b"".join(held), None, cut)
    return _Beginning(b"".join(held), None, None)


class _Unfinished(StreamingResponse):
    """A body that ends without its end where an answer was cut, at a ceiling or the deadline.

    CSV and TSV have no place to say so; a connection closed before the body is complete
    (RFC 9112, section 8) is what every client notices.
    """

    async def stream_response(self, send: Send) -> None:
        """Send the chunks; on a cut leave the body open, upon which the server hangs up."""
        start = {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }
        await send(start)
        try:
            async for chunk in self.body_iterator:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except LimitReached:
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def respond(
    request: Request, answer: Answer, headers: Mapping[str, str], asker: Asker | None = None
) -> Response:
    """Return the response that carries ``answer``; raises what its first megabyte raises.

    ``asker`` is said to have left when the client reads no further. It waits for that megabyte,
    so it is called from a thread of its own.
    """
    beginning = _begin(answer.chunks)
    media_type = f"{answer.media_type}; charset=utf-8"
    if beginning.rest is None and beginning.cut is None:
        return Response(beginning.data, headers=dict(headers), media_type=media_type)
    sent = dict(headers)
    if beginning.cut is not None:
        sent[CUT_HEADER] = beginning.cut.what.en
    if request.method == "HEAD":
        return Response(headers=sent, media_type=media_type)
    body = _body(beginning, service_of(request).query_threads, asker or Asker())
    return _Unfinished(body, headers=sent, media_type=media_type)


async def _body(beginning: _Beginning, threads: QueryThreads, asker: Asker) -> AsyncIterator[bytes]:
    try:
        yield beginning.data
        async for chunk in threads.iterate(beginning.rest or iter(())):
            yield chunk
        if beginning.cut is not None:
            raise beginning.cut
    finally:
        asker.leave()


def entity_tag(service: Service, version: str, representation: str) -> str:
    """Return a weak tag (RFC 9110, 8.8.3) for one representation of the data in a version.

    It changes with the store's version and with the settings that shape an answer.
    """
    shape = (service.settings.ceiling, service.store.default_graph, representation)
    return f'W/"{version}-{zlib.crc32(repr(shape).encode()):08x}"'


def is_known(request: Request, tag: str) -> bool:
    """Tell whether the client has the representation already (RFC 9110, 13.1.2)."""
    known = [item.strip() for item in request.headers.get("if-none-match", "").split(",")]
    return request.method in ("GET", "HEAD") and (tag in known or "*" in known)


def not_modified(headers: Mapping[str, str]) -> Response:
    """Return the answer to a client that has it already."""
    return Response(status_code=304, headers=dict(headers))
