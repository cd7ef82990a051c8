"""A standard's number from a text or a path, with errors that a person can act on."""

from __future__ import annotations

import re
from dataclasses import replace

from .likely import likely_reading
from .model import StandardNumber
from .normalise import normalise
from .reading import read
from .refusal import Refusal, bad_number

_LONGEST = 200
_PATH_GAP = re.compile(r"~(?=[0-9])")
_PATH_SIGNS = str.maketrans("_~", "/|")


def parse_number(text: str) -> StandardNumber:
    """Read one standard's number in any typographic variant.

    ``text`` holds the number and nothing else (spaces around it are allowed); full-width signs,
    the usual dashes, missing or doubled spaces and small letters are read. The result's
    ``canonical`` is the number as it should be written.

    Raises ``BadNumber`` with the column (from 1) where reading stopped, the reason, what to do
    and, where there is one, the likely reading.
    """
    return _parse(text, text)


def from_path(path: str) -> StandardNumber:
    """Return the number whose ``path`` is exactly ``path``; the inverse of that property.

    Raises ``BadNumber`` for anything else, with the right path where the number can be made out.
    """
    number = _parse(_PATH_GAP.sub(" ", path).translate(_PATH_SIGNS), path)
    if number.path != path:
        raise bad_number(path, 1, "not_a_path", {}, number.path)
    return replace(number, printed=number.canonical)


def suggest_number(text: str) -> str | None:
    """Return the canonical form that a text is or was probably meant to be; ``None`` if unclear."""
    clean, _ = normalise(text[: _LONGEST + 1])
    try:
        return read(clean).canonical
    except Refusal as refusal:
        likely = likely_reading(clean, refusal)
        return likely[0].canonical if likely else None


def _parse(text: str, shown: str) -> StandardNumber:
    """Read ``text``; errors speak of ``shown``, which has the same signs in the same places."""
    clean, origins = normalise(text[: _LONGEST + 1])
    try:
        if not clean:
            raise Refusal("empty", 0)
        if len(text) > _LONGEST:
            raise Refusal("too_long", 0)
        return replace(read(clean), printed=text.strip())
    except Refusal as refusal:
        index = min(refusal.index, len(clean))
        index += clean.startswith(" ", index)
        likely = likely_reading(clean, refusal)
        number, reason = likely or (None, refusal.reason)
        suggestion = number.canonical if number else None
        raise bad_number(shown, origins[index] + 1, reason, refusal.words, suggestion) from None
