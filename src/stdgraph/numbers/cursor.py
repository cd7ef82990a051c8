"""A place in a normalised text that moves forward as patterns match."""

from __future__ import annotations

import re

from .refusal import Refusal

# Patterns given to a cursor use possessive or unambiguous repeats only, so that reading is linear.
FIRST_YEAR, LAST_YEAR = 1949, 2099


class Cursor:
    """The text still to be read."""

    __slots__ = ("index", "text")

    def __init__(self, text: str) -> None:
        """Start at the beginning of a normalised text."""
        self.text = text
        self.index = 0

    @property
    def done(self) -> bool:
        """Whether everything has been read."""
        return self.index >= len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what ``pattern`` matches here and move behind it; ``None`` if it doesn't match."""
        match = pattern.match(self.text, self.index)
        if match is not None:
            self.index = match.end()
        return match

    def need(self, pattern: re.Pattern[str], reason: str) -> re.Match[str]:
        """Read what ``pattern`` matches, or refuse for ``reason``."""
        match = self.take(pattern)
        if match is None:
            raise Refusal(reason, self.index)
        return match


def plain_year(match: re.Match[str], group: int) -> int:
    """Return the four-digit year in a group of a match; refuse what is no plausible year.

    1949 to 2099 is taken as plausible: the first standards of ISO and of China are later than the
    one, and a later year than the other is a slip.
    """
    digits = match[group]
    if len(digits) != 4:
        raise Refusal("bad_year", match.start(group), found=digits)
    year = int(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("year_range", match.start(group), found=digits)
    return year


def month_of(match: re.Match[str], group: int) -> int | None:
    """Return the month in a group of a match, ``None`` if there is none; refuse 00 and 13 up."""
    digits = match[group]
    if digits is None:
        return None
    if not 1 <= int(digits) <= 12:
        raise Refusal("bad_month", match.start(group), found=digits)
    return int(digits)
