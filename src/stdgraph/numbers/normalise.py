"""The typographic variants in which the signs of a standard's number are printed.

Only signs that stand for a letter, digit, dash, slash, colon, bracket or space are exchanged.
Compatibility normalisation (NFKC) is not used on purpose: it turns a footnote's raised ``2``
into a digit of the number.
"""

from __future__ import annotations

from collections.abc import Mapping

_FULL_WIDTH_SHIFT = 0xFEE0

_VARIANTS = {
    "-": "‐‑‒–—―−﹘﹣⁃─〜∼~",
    "/": "∕⁄╱\\",
    ":": "∶﹕",
    "|": "∣│",
    " ": "\t\n\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000",
    "": "\u00ad\u200b\u200c\u200d\u2060\ufeff™®",
}

_SIGNS: Mapping[str, str] = {
    **{chr(code + _FULL_WIDTH_SHIFT): chr(code).upper() for code in range(0x21, 0x7F)},
    **{chr(code): chr(code).upper() for code in range(ord("a"), ord("z") + 1)},
    **{variant: sign for sign, variants in _VARIANTS.items() for variant in variants},
    "\uff5e": "-",
    "\uff3c": "/",
}


def normalise(text: str) -> tuple[str, list[int]]:
    """Return ``text`` in ASCII capitals with single spaces and dashes, and each sign's origin.

    The second value gives for every character of the first its index in ``text``, with the
    index of the end appended, so that an error can point at what the reader typed.
    """
    signs: list[str] = []
    origins: list[int] = []
    previous = " "
    for index, character in enumerate(text):
        sign = _SIGNS.get(character, character)
        if not sign or (sign in " -" and sign == previous):
            continue
        signs.append(sign)
        origins.append(index)
        previous = sign
    if signs and signs[-1] == " ":
        signs.pop()
        origins.pop()
    origins.append(origins[-1] + 1 if origins else 0)
    return "".join(signs), origins
