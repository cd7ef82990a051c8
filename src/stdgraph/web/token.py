"""Who may write: signed-in people and bearers of a token, whose role lets them."""

from __future__ import annotations

import hmac

from fastapi import Request

from stdgraph.errors import Message
from stdgraph.model.change import Author
from stdgraph.model.person import ROLE_WORDS, Person, Role
from stdgraph.web.access import NOBODY, Visitor
from stdgraph.web.origin import refuse_other_sites
from stdgraph.web.problems import RequestRefused
from stdgraph.web.service import service_of

CSRF_HEADER = "X-CSRF-Token"
CSRF_FIELD = "csrf"
_NO_CSRF = RequestRefused(
    403,
    "no-csrf",
    Message("请求没有带上本页的防伪令牌。", "The request lacks this page's anti-forgery token."),
    Message(
        f"请重新打开页面后再试；脚本请发送请求头 {CSRF_HEADER}。",
        f"Open the page again and retry; a script sends it in the header {CSRF_HEADER}.",
    ),
)


def visitor_of(request: Request) -> Visitor:
    """Return who sent a request, as the guard found."""
    found = getattr(request.state, "visitor", NOBODY)
    assert isinstance(found, Visitor)
    return found


def is_writable(request: Request) -> bool:
    """Tell whether anybody may change anything here."""
    service = service_of(request)
    return service.settings.token is not None and not service.store.read_only


def require_token(
    request: Request, needed: Role = Role.EDITOR, *, form_token: str | None = None
) -> Person:
    """Let a request pass whose sender has the role, and return who that is.

    ``form_token`` is what a form brings in its field ``csrf``; scripts send the same in the header
    ``X-CSRF-Token``. Only requests with a cookie need it: other sites can't send our tokens.

    Raises:
        RequestRefused: 401 without a valid token; 403 where nobody may write, where the role
            doesn't suffice, and for what a page of another site sends.
    """
    person = require_role(request, needed)
    refuse_other_sites(request)
    session = visitor_of(request).session
    if session is not None:
        given = form_token or request.headers.get(CSRF_HEADER, "")
        if not hmac.compare_digest(given.encode(), session.csrf.encode()):
            raise _NO_CSRF
    return person


def require_role(request: Request, needed: Role = Role.EDITOR) -> Person:
    """Return who sent a request that changes nothing but is for people with a role.

    Raises:
        RequestRefused: 401 without a valid token; 403 where nobody may write, and where the role
            doesn't suffice.
    """
    if not is_writable(request):
        raise _read_only()
    visitor = visitor_of(request)
    if visitor.person is None:
        raise _no_token(failed=visitor.failed)
    if not visitor.person.role.covers(needed):
        raise _role_lacks(visitor.person, needed)
    return visitor.person


def author_of(request: Request, why: str | None = None, source: str = "") -> Author:
    """Return the author of the change that a request makes; its reason is ``?why=`` by default."""
    person = visitor_of(request).person
    said = request.query_params.get("why", "") if why is None else why
    return Author(person.name if person else "", said, source)


def _read_only() -> RequestRefused:
    return RequestRefused(
        403,
        "read-only",
        Message("本服务只读，不接受修改。", "This server is read-only and takes no changes."),
        Message("请以可写方式启动（不带 --read-only）。", "Start it without --read-only."),
    )


def _no_token(*, failed: bool) -> RequestRefused:
    return RequestRefused(
        401,
        "no-token",
        Message("修改需要编辑令牌。", "Changes need the edit token."),
        Message(
            "请加上请求头 Authorization: Bearer 令牌（服务启动时会显示），或打开启动时的编辑链接。",
            "Send Authorization: Bearer TOKEN, which the server shows at its start, or open the "
            "link for editing that it shows there.",
        ),
        {
            "WWW-Authenticate": 'Bearer realm="stdgraph"'
            + (', error="invalid_token"' if failed else "")
        },
    )


def _role_lacks(person: Person, needed: Role) -> RequestRefused:
    has, wants = ROLE_WORDS[person.role], ROLE_WORDS[needed]
    return RequestRefused(
        403,
        "role",
        Message(
            f"{person.name} 的角色是{has.zh}，此操作需要{wants.zh}。",
            f"{person.name} is a {has.en}; this takes the role {wants.en}.",
        ),
        Message(
            "请向管理员申请令牌（stdgraph token add）。",
            "Ask an administrator for a token of that role (stdgraph token add).",
        ),
    )
