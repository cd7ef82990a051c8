"""Reading what a request holds: its parameters, its content type and its body, within limits."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request
from starlette.types import Message as Event

from stdgraph.errors import BadEncoding, BadUsage, Message
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import service_of

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
_MAX_PARAMETERS = 1_000


class Parameters:
    """The parameters of one request, in order, each perhaps several times."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        """Take names and values."""
        self._pairs = pairs

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of ``name``."""
        return tuple(value for key, value in self._pairs if key == name)

    def one(self, name: str) -> str | None:
        """Return the value of ``name``, None without it; raises BadUsage for several."""
        found = self.all(name)
        if len(found) > 1:
            raise BadUsage(
                Message(
                    f"参数 {name} 出现了 {len(found)} 次。", f"{name} is given {len(found)} times."
                ),
                Message("请只给一次。", "Give it once."),
            )
        return found[0] if found else None

    def __contains__(self, name: object) -> bool:
        """Tell whether ``name`` is given."""
        return any(key == name for key, _ in self._pairs)

    def __add__(self, other: Parameters) -> Parameters:
        """Return both together."""
        return Parameters(self._pairs + other._pairs)


def url_parameters(request: Request) -> Parameters:
    """Return the parameters of the URL; raises BadEncoding."""
    return _parameters(request.scope["query_string"])


async def form_parameters(request: Request) -> Parameters:
    """Return the parameters of a URL-encoded body; raises BadEncoding, RequestRefused."""
    return _parameters(await read_body(request))


def _parameters(encoded: bytes) -> Parameters:
    try:
        pairs = parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MAX_PARAMETERS,
        )
    except UnicodeError as error:
        raise _not_utf8() from error
    except ValueError as error:
        raise BadUsage(
            Message("参数太多。", "There are too many parameters."),
            Message(f"最多 {_MAX_PARAMETERS} 个。", f"Give at most {_MAX_PARAMETERS}."),
        ) from error
    return Parameters(pairs)


def content_type(request: Request) -> str:
    """Return the bare media type of the body, empty without one; raises RequestRefused.

    Text in another encoding than UTF-8 is refused by its ``charset`` already.
    """
    bare, *parameters = request.headers.get("content-type", "").split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "charset" and value.strip('"').lower() not in ("utf-8", "utf8"):
            raise RequestRefused(
                415,
                "unsupported-media-type",
                Message(f"不支持字符集 {value}。", f"The charset {value} is not understood."),
                Message("请用 UTF-8 发送。", "Send it as UTF-8."),
            )
    return bare.strip().lower()


async def read_body(request: Request) -> bytes:
    """Return the body; raises RequestRefused when it is packed, or larger than the server takes.

    A packed body (RFC 9110, 8.4) is refused as 15.5.16 says: unpacked it could be of any size.
    """
    packed = request.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", ""):
        raise RequestRefused(
            415,
            "unsupported-media-type",
            Message(
                f"不支持内容编码 {packed}。", f"The content encoding {packed} is not understood."
            ),
            Message("请不压缩发送。", "Send the body unpacked."),
            {"Accept-Encoding": "identity"},
        )
    limit = service_of(request).settings.max_body
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            raise RequestRefused(
                413,
                "body-too-large",
                Message(f"请求体超过 {limit} 字节。", f"The body is larger than {limit} bytes."),
                Message(
                    "请分批发送，或用 stdgraph import。",
                    "Send it in parts, or use stdgraph import.",
                ),
            )
        pieces.append(piece)
    return b"".join(pieces)


def with_body(request: Request, body: bytes) -> Request:
    """Return the request with its body read already, within the limit on bodies."""

    async def receive() -> Event:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, receive)


async def read_text(request: Request) -> str:
    """Return a body that is text; raises BadEncoding, RequestRefused."""
    try:
        return (await read_body(request)).decode()
    except UnicodeDecodeError as error:
        raise _not_utf8() from error


def unsupported(got: str, accepted: str) -> RequestRefused:
    """Return the refusal of a content type."""
    shown = got or "(none)"
    return RequestRefused(
        415,
        "unsupported-media-type",
        Message(f"不支持内容类型 {shown}。", f"The content type {shown} is not understood here."),
        Message(f"可用：{accepted}。", f"Use one of: {accepted}."),
        {"Accept-Post": accepted},
    )


def _not_utf8() -> BadEncoding:
    return BadEncoding(
        Message("请求不是 UTF-8 编码。", "The request is not UTF-8."),
        Message("请用 UTF-8 编码后重发。", "Encode it as UTF-8 and send it again."),
    )
