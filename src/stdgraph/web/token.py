"""Who may write: those who bear the edit token (RFC 6750)."""

from __future__ import annotations

import hmac

from fastapi import Request

from stdgraph.errors import Message
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import service_of


def require_token(request: Request) -> None:
    """Let a request pass that may write; raises RequestRefused (401, or 403 where nobody may)."""
    service = service_of(request)
    token = service.settings.token
    if token is None or service.store.read_only:
        raise RequestRefused(
            403,
            "read-only",
            Message("本服务只读，不接受修改。", "This server is read-only and takes no changes."),
            Message(
                "请以可写方式启动（设置 STDGRAPH_TOKEN）。", "Start it with STDGRAPH_TOKEN set."
            ),
        )
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    borne = scheme.lower() == "bearer" and hmac.compare_digest(
        given.strip().encode(), token.encode()
    )
    if not borne:
        raise RequestRefused(
            401,
            "no-token",
            Message("修改需要编辑令牌。", "Changes need the edit token."),
            Message(
                "请加上请求头 Authorization: Bearer 令牌（服务启动时会显示）。",
                "Send Authorization: Bearer TOKEN; the server shows it at its start.",
            ),
            {
                "WWW-Authenticate": 'Bearer realm="stdgraph"'
                + (', error="invalid_token"' if given else "")
            },
        )
