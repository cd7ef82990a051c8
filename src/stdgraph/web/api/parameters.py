"""Reading the parameters of addresses; a value that doesn't fit says which ones do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from stdgraph.errors import BadUsage, Message
from stdgraph.model.gap import IndustryLevel

LEVELS = tuple(level.value for level in IndustryLevel)


def choice(name: str, text: str, allowed: Collection[str]) -> str:
    """Return ``text`` where it is one of ``allowed``.

    Raises:
        BadUsage: it isn't; the message lists those that are.
    """
    if text in allowed:
        return text
    known = ", ".join(allowed)
    raise BadUsage(
        Message(
            f"参数 {name} 不能取“{_shown(text)}”。",
            f"The parameter {name} can't be “{_shown(text)}”.",
        ),
        Message(f"可用的值：{known}。", f"Use one of: {known}."),
    )


def level(text: str) -> IndustryLevel:
    """Return the level that ``text`` names; raises BadUsage."""
    return IndustryLevel(choice("level", text, LEVELS))


def day(name: str, text: str) -> date | None:
    """Return the calendar day that ``text`` writes as 2026-08-25, or None for an empty text.

    Raises:
        BadUsage: it is no day of the calendar in that form.
    """
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise BadUsage(
            Message(
                f"参数 {name} 不能取“{_shown(text)}”：不是完整日期。",
                f"The parameter {name} can't be “{_shown(text)}”: it is not a full date.",
            ),
            Message("请写成 2026-08-25 的形式。", "Write it like 2026-08-25."),
        )
    return found


def offset(text: str) -> int:
    """Return how many items are left out, 0 for an empty text; raises BadUsage."""
    return 0 if text in ("", "0") else _whole("offset", text, Message("0 以上", "from 0"))


def limit(text: str) -> int | None:
    """Return the number of items asked for, or None for an empty text: all of them.

    Raises:
        BadUsage: it is no whole number from 1.
    """
    return _whole("limit", text, Message("1 以上", "from 1")) if text else None


def up_to(name: str, text: str, most: int) -> int | None:
    """Return the whole number from 1 to ``most`` that ``text`` is, or None for an empty text.

    Raises:
        BadUsage: it is no such number.
    """
    if not text:
        return None
    return _whole(name, text, Message(f"1 至 {most}", f"from 1 to {most}"), most)


def _whole(name: str, text: str, least: Message, most: int = 999_999_999) -> int:
    if text.isascii() and text.isdecimal() and len(text) <= 9 and 0 < int(text) <= most:
        return int(text)
    raise BadUsage(
        Message(
            f"参数 {name} 不能取“{_shown(text)}”。",
            f"The parameter {name} can't be “{_shown(text)}”.",
        ),
        Message(
            f"请写 {least.zh}的整数，或去掉它。",
            f"Write a whole number {least.en}, or leave it out.",
        ),
    )


def truth(text: str) -> bool:
    """Tell whether a switch such as ``dry_run`` is on."""
    return text.lower() in ("true", "1", "yes")


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
