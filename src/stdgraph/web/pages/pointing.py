"""Showing a place in a text: its line, and a caret under the sign."""

from __future__ import annotations

import unicodedata

WIDE = "\N{IDEOGRAPHIC SPACE}"


def pointed(text: str, line: int | None, column: int | None) -> str:
    """Return the line of ``text`` with a caret under the column (both from 1), or nothing.

    Chinese signs are two columns wide in fixed type (Unicode Standard Annex 11), so the blank
    under each is as wide.
    """
    if line is None or column is None:
        return ""
    shown = text.split("\n")[line - 1].rstrip("\r")
    before = shown[: column - 1].ljust(column - 1)
    blanks = "".join(
        sign if sign == "\t" else WIDE if unicodedata.east_asian_width(sign) in "WF" else " "
        for sign in before
    )
    return f"{shown}\n{blanks}^"
