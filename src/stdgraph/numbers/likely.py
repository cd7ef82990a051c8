"""What a text that can't be read was probably meant to be."""

from __future__ import annotations

import re

from .model import StandardNumber
from .reading import read
from .refusal import Refusal

_DIGIT_FOR = {"O": "0", "I": "1", "L": "1"}
_MISREAD = re.compile(r"[OIL]++(?=[0-9])|(?<=[0-9])[OIL]++|(?<=[-.])[OIL]++(?![A-Z])")
_FOREIGN_LETTERS = str.maketrans("АВСЕНКМОРТХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABCEHKMOPTXISJABEZHIKMNOPTYX")
_CHINESE_ONE = re.compile(r"(?<=[0-9]) ?一 ?(?=[0-9])")
_BARE_YEAR = re.compile(r"(?<=[0-9])[ _.](?=[0-9]{4}$)")
_GLUED_Z = re.compile(r"(?<=[A-Z]{2})Z(?= ?[0-9])")
_SPLIT = re.compile(r"(?<=[0-9]) (?=[0-9])")
_END = re.compile(r"[(\[〔【《;,、+\u4e00-\u9fff]| (?![0-9])")


def likely_reading(text: str, refusal: Refusal) -> tuple[StandardNumber, str] | None:
    """Return the number that a refused, normalised text may mean, with the reason to tell.

    ``None`` where there is no likely reading; nothing is guessed beyond the signs named here.
    """
    return (
        _attempt(_mend_digits(text, refusal.index), "lookalike")
        or _attempt(_CHINESE_ONE.sub("-", text.translate(_FOREIGN_LETTERS)), "lookalike")
        or _attempt(_BARE_YEAR.sub("-", text), "no_dash")
        or _attempt(_SPLIT.sub("", text), "split")
        or _attempt(_GLUED_Z.sub("/Z", text), refusal.reason)
        or _attempt(_front(text, refusal.index), refusal.reason)
    )


def _attempt(text: str, reason: str) -> tuple[StandardNumber, str] | None:
    try:
        return read(text), reason
    except Refusal:
        return None


def _mend_digits(text: str, index: int) -> str:
    # Only from the place where reading stopped: the O of ISO9001 is a letter.
    def digits(match: re.Match[str]) -> str:
        if match.start() < index:
            return match[0]
        return "".join(_DIGIT_FOR[letter] for letter in match[0])

    return _MISREAD.sub(digits, text)


def _front(text: str, index: int) -> str:
    # The number in front is only meant if it ends there: not GB/T 3911 for GB/T 3911x.
    return text[:index] if _END.match(text, index) else ""
