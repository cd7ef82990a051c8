"""Whether a request was sent by a page of this very server, or by a program, and no other site's.

A browser says from where a request comes in Origin (RFC 6454) and in Sec-Fetch-Site (Fetch
Metadata); neither can be set by a page's script.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from stdgraph.errors import Message
from stdgraph.web.problems import RequestRefused

# Sent by our own pages, or by a person who typed the address.
_OWN = ("same-origin", "none")


def refuse_other_sites(request: Request) -> None:
    """Refuse what a page of another origin sends; raises RequestRefused (403).

    Another port of the same machine is another origin, though browsers send it the same cookies.
    """
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    foreign = origin is not None and not _is_own(origin, request.headers.get("host", ""))
    if foreign or (site is not None and site not in _OWN):
        raise RequestRefused(
            403,
            "cross-site",
            Message(
                f"这次修改来自别的网站（{_shown(origin or site)}）。",
                f"This change was sent by another site ({_shown(origin or site)}).",
            ),
            Message(
                "请在本服务自己的页面上修改，或从程序发送（不带 Origin 头）。",
                "Make it on this server's own pages, or send it from a program without Origin.",
            ),
        )


def _is_own(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False


def _shown(text: str | None) -> str:
    return (text or "")[:80]
