"""The people of a data folder: names, roles and the hashes of their tokens, in a file of its own.

Tokens are kept as Argon2id hashes (RFC 9106); the file can be read by its owner alone, and no
query sees it. A token bears the name of its account beside the secret, so that one hash is
computed for it and not one for each person.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock

from stdgraph.errors import BadUsage, Duplicate, Message, NotFound, StoreDamaged
from stdgraph.model.person import Person, Role
from stdgraph.store.folder import reaching

FILE = "people.json"
_LOCK = "people.lock"
_PREFIX = "sg"
_LONGEST_NAME = 60
_VERIFIED_AT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Account:
    """One named token; ``since`` is UTC, ISO 8601."""

    id: str
    name: str
    role: Role
    hash: str
    since: str

    @property
    def person(self) -> Person:
        """Who bears the token."""
        return Person(self.name, self.role)


class Accounts:
    """The named tokens of one data folder; ``None`` keeps them in memory.

    What another process adds or removes counts from the next look on. Every method raises
    StoreUnreachable, StoreFull or StoreDamaged where the file can't be used.
    """

    def __init__(self, folder: Path | None, hasher: PasswordHasher | None = None) -> None:
        """Take the folder; the file is made with the first account."""
        self._folder = folder
        self._hasher = hasher or PasswordHasher()
        self._accounts: dict[str, Account] = {}
        self._stamp: tuple[int, int, int] | None = None
        # Argon2 is slow on purpose: a token that was verified once is known again by a hash that
        # only this process can make. A removed account's hash is part of it, so it counts no more.
        self._key = secrets.token_bytes(32)
        self._verified: set[bytes] = set()
        self._one_at_a_time = threading.Lock()

    def all(self) -> tuple[Account, ...]:
        """Return the accounts in the order in which they were added."""
        return tuple(self._read().values())

    def find(self, key: str) -> Account | None:
        """Return the account with this id, or None."""
        return self._read().get(key)

    def add(self, name: str, role: Role) -> str:
        """Add an account and return its token, which is kept nowhere.

        Raises:
            BadUsage: the name can't be one.
            Duplicate: somebody has that name.
        """
        name = _checked(name)
        key = secrets.token_hex(4)
        token = f"{_PREFIX}_{key}_{secrets.token_urlsafe(24)}"
        since = datetime.now(UTC).isoformat(timespec="seconds")
        account = Account(key, name, role, self._hasher.hash(token), since)
        with self._changing():
            found = self._read()
            if any(other.name.casefold() == name.casefold() for other in found.values()):
                raise _taken(name)
            self._write([*found.values(), account])
        return token

    def remove(self, name: str) -> Account:
        """Remove the account of a name; its token counts no more. Raises NotFound."""
        with self._changing():
            found = self._read()
            gone = next((a for a in found.values() if a.name.casefold() == name.casefold()), None)
            if gone is None:
                raise _unknown(name)
            self._write([account for account in found.values() if account != gone])
        return gone

    def bearer(self, token: bytes) -> Account | None:
        """Return the account whose token this is, or None."""
        prefix, _, rest = token.partition(b"_")
        key = rest.partition(b"_")[0]
        account = self.find(key.decode("ascii", "replace")) if prefix == _PREFIX.encode() else None
        if account is None:
            return None
        mark = hmac.digest(self._key, account.hash.encode() + b"\0" + token, "sha256")
        if mark in self._verified:
            return account
        # One at a time, so that guesses can't keep more than one core busy.
        with self._one_at_a_time:
            try:
                self._hasher.verify(account.hash, token)
            except (VerificationError, InvalidHashError):
                return None
            if len(self._verified) >= _VERIFIED_AT_MOST:
                self._verified.clear()
            self._verified.add(mark)
        return account

    @contextmanager
    def _changing(self) -> Iterator[None]:
        if self._folder is None:
            with self._one_at_a_time:
                yield
            return
        with reaching(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / _LOCK)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _read(self) -> dict[str, Account]:
        if self._folder is None:
            return self._accounts
        path = self._folder / FILE
        try:
            stat = path.stat()
        except FileNotFoundError:
            self._accounts, self._stamp = {}, None
            return self._accounts
        stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if stamp != self._stamp:
            with reaching(self._folder):
                data = path.read_bytes()
            self._accounts, self._stamp = _accounts(path, data), stamp
        return self._accounts

    def _write(self, accounts: Iterable[Account]) -> None:
        kept = list(accounts)
        if self._folder is None:
            self._accounts = {account.id: account for account in kept}
            return
        draft = self._folder / f".{FILE}.{os.getpid()}"
        with reaching(self._folder):
            try:
                handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump([asdict(account) for account in kept], file, ensure_ascii=False)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(self._folder / FILE)
            finally:
                draft.unlink(missing_ok=True)


def _accounts(path: Path, data: bytes) -> dict[str, Account]:
    try:
        found = [Account(**{**item, "role": Role(item["role"])}) for item in json.loads(data)]
    except (ValueError, TypeError, KeyError) as error:
        raise StoreDamaged(
            Message(f"令牌文件 {path} 无法读取。", f"The file of tokens {path} can't be read."),
            Message(
                "请从备份恢复它，或删除它后重新发放令牌（stdgraph token add）。",
                "Restore it from a backup, or delete it and give out new tokens"
                " (stdgraph token add).",
            ),
        ) from error
    return {account.id: account for account in found}


def _checked(name: str) -> str:
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST_NAME or not plain.isprintable():
        raise BadUsage(
            Message(f"“{name}”不能作姓名。", f"“{name}” can't be a name."),
            Message(
                f"请写 1 到 {_LONGEST_NAME} 个可见字符。",
                f"Write 1 to {_LONGEST_NAME} letters that can be seen.",
            ),
        )
    return plain


def _taken(name: str) -> Duplicate:
    return Duplicate(
        Message(f"已有名为 {name} 的令牌。", f"There is a token for {name} already."),
        Message(
            "请换一个姓名，或先用 stdgraph token remove 收回它。",
            "Choose another name, or take it back with stdgraph token remove first.",
        ),
    )


def _unknown(name: str) -> NotFound:
    return NotFound(
        Message(f"没有名为 {name} 的令牌。", f"There is no token for {name}."),
        Message("用 stdgraph token list 查看所有令牌。", "stdgraph token list shows them all."),
    )
