"""Who a request comes from: the bearer of a token (RFC 6750) or of a session's cookie."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from fastapi import Request
from starlette.responses import Response

from stdgraph.model.person import Person, Role
from stdgraph.store.accounts import Accounts
from stdgraph.web.sessions import Session, Sessions
from stdgraph.web.settings import Settings

_START_TOKEN = "start"  # noqa: S105 - the name of the token that the server was started with


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent a request; ``session`` where a cookie says so, ``failed`` where a token is wrong."""

    person: Person | None = None
    session: Session | None = None
    failed: bool = False


NOBODY = Visitor()


class Access:
    """Knows the tokens that are valid now and the browsers that are signed in."""

    def __init__(self, settings: Settings, accounts: Accounts) -> None:
        """Take the token that the server was started with, and the named ones."""
        self._settings = settings
        self._accounts = accounts
        self._sessions = Sessions()

    def visitor(self, request: Request) -> Visitor:
        """Return who a request comes from; a token goes before a cookie."""
        header = request.headers.get("authorization")
        if header is not None:
            scheme, _, given = header.partition(" ")
            # Header values are Latin-1 here, whatever bytes the client sent (RFC 9110, 5.5).
            given_bytes = given.strip().encode("latin-1")
            key = self._token_key(given_bytes) if scheme.lower() == "bearer" else None
            person = self._person(key)
            return Visitor(person, failed=person is None)
        if "cookie" not in request.headers:
            return NOBODY
        session = self._sessions.find(request.cookies.get(cookie_name(request), ""))
        person = self._person(session.token_key) if session else None
        return Visitor(person, session) if person else NOBODY

    def is_alone(self, person: Person) -> bool:
        """Tell whether nobody but this administrator could decide on a proposal."""
        admins = {a.name for a in self._accounts.all() if a.role is Role.ADMIN}
        return admins | {self._settings.user} == {person.name}

    def sign_in(self, token: str) -> Session | None:
        """Open a session for the bearer of a token; None where there is no such token."""
        key = self._token_key(token.encode())
        return None if key is None else self._sessions.open(key)

    def sign_out(self, session: Session) -> None:
        """End a session."""
        self._sessions.close(session.key)

    def _token_key(self, token: bytes) -> str | None:
        own = self._settings.token
        if own is not None and hmac.compare_digest(token, own.encode()):
            return _START_TOKEN
        account = self._accounts.bearer(token)
        return account.id if account else None

    def _person(self, key: str | None) -> Person | None:
        """Return who bears a token now: one that was taken back has no bearer any more."""
        if key is None:
            return None
        if key == _START_TOKEN:
            return Person(self._settings.user, Role.ADMIN)
        account = self._accounts.find(key)
        return account.person if account else None


def cookie_name(request: Request) -> str:
    """Return the cookie's name, with the port: browsers share cookies among a host's ports."""
    return f"stdgraph-{request.url.port or (443 if request.url.scheme == 'https' else 80)}"


def give_cookie(request: Request, response: Response, session: Session) -> None:
    """Let the browser keep a session's key where no script and no other site can use it."""
    response.set_cookie(
        cookie_name(request),
        session.key,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def take_cookie(request: Request, response: Response) -> None:
    """Let the browser forget its session."""
    response.delete_cookie(cookie_name(request), httponly=True, samesite="strict")
