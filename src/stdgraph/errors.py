"""Every way in which stdgraph can fail, drawn as a tree.

::

    StdgraphError                 exit code, HTTP status, problem type, message in zh and en
    ├── BadUsage                  the command or request was put wrongly               2 / 400
    ├── BadInput                  what was given can't be used                         2 / 400
    │   ├── UnreadableFile        missing, a folder, no permission
    │   ├── BadEncoding           bytes that are no text in a known encoding
    │   ├── BadSyntax             text that its format's grammar refuses (line, column)
    │   ├── BadNumber             a standard's number that can't be read
    │   └── BackupDamaged         a backup whose files aren't those that were written
    ├── NotFound                  asked for by name, and not there                     1 / 404
    │   └── Gone                  was there, and was removed                           1 / 410
    ├── OwnProposal               somebody approves what they proposed themselves      1 / 403
    ├── MalformedQuery            SPARQL that the grammar refuses (line, column)       2 / 400
    ├── ForbiddenQuery            SPARQL that is well formed but not allowed here      2 / 403
    ├── LimitReached              a query passed its deadline or its ceiling           3 / 503
    │   └── StillReading          what is asked for is on its way
    ├── Cancelled                 whoever asked for it wants it no more                3 / 503
    ├── JobFailed                 the program itself failed in work done in background 3 / 500
    └── StoreError                the store can't do what was asked                    3 / 503
        ├── StoreBusy             another process holds the data folder
        ├── StoreUnreachable      no such folder, no permission, remote engine away
        ├── ChangeUnfinished      noted in the history, and not confirmed by the engine
        ├── StoreFull             no room left on the disk
        ├── StoreDamaged          the store's files can't be read
        └── PortTaken             the address to serve on is in use

Each message says where, why and, last, what to do (``fix``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for people, in Chinese and in English."""

    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """Return the sentence in ``lang``."""
        return self.zh if lang == "zh" else self.en


class StdgraphError(Exception):
    """Anything that stdgraph refuses or can't do, said so that a person can act on it."""

    exit_code = 2
    http_status = 400
    problem = "error"

    def __init__(
        self,
        what: Message,
        fix: Message,
        *,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Take what went wrong (where and why), what to do, and the place in a text (from 1)."""
        super().__init__(f"{what.en} {fix.en}")
        self.what = what
        self.fix = fix
        self.line = line
        self.column = column
        # What a program needs beside the words (RFC 9457, 3.2).
        self.members: dict[str, object] = {}

    def text(self, lang: Lang) -> str:
        """Return the whole message in ``lang``, ending with what to do.

        Chinese sentences follow each other without a space.
        """
        space = "" if lang == "zh" else " "
        return f"{self.what.text(lang)}{space}{self.fix.text(lang)}"


class BadUsage(StdgraphError):
    """The command or request was put wrongly."""

    problem = "bad-usage"


class BadInput(StdgraphError):
    """What was given can't be used."""

    problem = "bad-input"


class UnreadableFile(BadInput):
    """A file is missing, is a folder, or may not be read."""

    problem = "unreadable-file"


class BadEncoding(BadInput):
    """Bytes that are no text in an encoding that is known here."""

    problem = "bad-encoding"


class BadSyntax(BadInput):
    """Text that the grammar of its format refuses."""

    problem = "bad-syntax"


class BadNumber(BadInput):
    """A standard's number that can't be read."""

    problem = "bad-number"


class BackupDamaged(BadInput):
    """A backup that lacks a file, or holds one that isn't the one that was written."""

    problem = "backup-damaged"


class NotFound(StdgraphError):
    """Something asked for by name is not there."""

    exit_code = 1
    http_status = 404
    problem = "not-found"


class Gone(NotFound):
    """A record that was there and was removed; the message names the change and its reason."""

    http_status = 410
    problem = "gone"


class RulesBroken(StdgraphError):
    """A change that would break a rule (a SHACL violation); nothing was stored."""

    exit_code = 1
    http_status = 422
    problem = "rules-broken"


class Duplicate(StdgraphError):
    """A record that is there already under the same number."""

    exit_code = 1
    http_status = 409
    problem = "duplicate"


class Conflict(StdgraphError):
    """Somebody else has changed the record meanwhile, or later changes build on this one."""

    exit_code = 1
    http_status = 409
    problem = "conflict"


class OwnProposal(StdgraphError):
    """Somebody approves what they have proposed themselves."""

    exit_code = 1
    http_status = 403
    problem = "own-proposal"


class MalformedQuery(StdgraphError):
    """SPARQL text that the grammar refuses."""

    problem = "malformed-query"


class ForbiddenQuery(StdgraphError):
    """A query that is well formed but not allowed here (SERVICE, LOAD)."""

    http_status = 403
    problem = "forbidden-query"


class LimitReached(StdgraphError):
    """A query passed its deadline or a ceiling on rows, bytes or memory."""

    exit_code = 3
    http_status = 503
    problem = "limit-reached"


class StillReading(LimitReached):
    """What is asked for needs a reading of the whole graph that is not done yet."""

    problem = "still-reading"


class Cancelled(StdgraphError):
    """Work that was ended because whoever asked for it wants it no more."""

    exit_code = 3
    http_status = 503
    problem = "cancelled"


class JobFailed(StdgraphError):
    """Work beside the requests in which the program itself failed."""

    exit_code = 3
    http_status = 500
    problem = "internal"


class StoreError(StdgraphError):
    """The store can't do what was asked."""

    exit_code = 3
    http_status = 503
    problem = "store-error"


class StoreBusy(StoreError):
    """Another process holds the data folder."""

    problem = "store-busy"


class StoreUnreachable(StoreError):
    """The folder can't be used, or the remote engine is away."""

    problem = "store-unreachable"


class ChangeUnfinished(StoreError):
    """A change that is noted in the history and will be finished, once the engine is back."""

    http_status = 502
    problem = "change-unfinished"


class StoreFull(StoreError):
    """The disk has no room left."""

    problem = "store-full"


class StoreDamaged(StoreError):
    """The store's files can't be read."""

    problem = "store-damaged"


class PortTaken(StoreError):
    """The address to serve on is in use."""

    problem = "port-taken"
