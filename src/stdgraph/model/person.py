"""People who use a server: their name, and what their role lets them do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdgraph.errors import Message


class Role(StrEnum):
    """What a person may do; each may all that those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, needed: Role) -> bool:
        """Tell whether who has this role may do what ``needed`` may."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


ROLE_WORDS: dict[Role, Message] = {
    Role.READER: Message("读者", "reader"),
    Role.EDITOR: Message("编辑", "editor"),
    Role.ADMIN: Message("管理员", "administrator"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who bears a token; changes carry the name."""

    name: str
    role: Role
