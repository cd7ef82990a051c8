"""How wide a text stands in a line of letters of one width."""

from __future__ import annotations

import unicodedata


def text_width(text: str) -> int:
    """Return the width in Latin letters; a Chinese character takes two (Unicode, UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
