"""Which language a page is written in: as its address says, then its cookie, then its header."""

from __future__ import annotations

from starlette.requests import Request

from stdgraph.errors import Lang
from stdgraph.web.problems import language as preferred

COOKIE = "lang"
OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}
# What a language is called in HTML and in HTTP headers (BCP 47).
TAGS: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}


def asked_language(request: Request) -> Lang | None:
    """Return the language that the address names (``?lang=zh``), or None."""
    return _known(request.query_params.get("lang"))


def page_language(request: Request) -> Lang:
    """Return the language of the page; the server's own where the reader names none of ours."""
    return asked_language(request) or _known(request.cookies.get(COOKIE)) or preferred(request)


def _known(word: str | None) -> Lang | None:
    return next((lang for lang in TAGS if lang == word), None)
