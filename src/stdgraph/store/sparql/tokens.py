"""The terminals of SPARQL 1.1 and how a text is cut into them.

Clauses: https://www.w3.org/TR/sparql11-query/#sparqlGrammar, rules 139 to 173.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is; the values are the names of the grammar's terminals."""

    IRI = "IRIREF"
    NAME = "PNAME"  # PNAME_LN and PNAME_NS
    BLANK = "BLANK_NODE_LABEL"
    VAR = "VAR"
    LANG = "LANGTAG"
    STRING = "STRING"
    INTEGER = "INTEGER"
    DECIMAL = "DECIMAL"
    DOUBLE = "DOUBLE"
    WORD = "WORD"  # a keyword, a built-in function or ``a``
    SIGN = "SIGN"  # punctuation and operators
    BAD = "BAD"  # a sign that begins no token
    END = "END"


class Token(NamedTuple):
    """One terminal: its kind, its text as written and where it starts (offset from 0)."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Tell whether this is one of the keywords, which are written in capitals here."""
        return self.kind is Kind.WORD and self.text.upper() in words


# PN_CHARS_BASE (rule 164) without the ASCII letters.
_WIDE = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_BASE = f"A-Za-z{_WIDE}"
_CHARS = f"{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX = f"[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?"
_LOCAL = f"(?:[{_BASE}_0-9:]|{_PLX})(?:(?:[{_CHARS}.:]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?"
_NUMERIC = r"u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
_ESCAPE = rf"""\\(?:[tbnrf"'\\]|{_NUMERIC})"""


def _run(opening: str, plain: str, special: str, closing: str) -> str:
    """Match runs of plain signs with special ones between: a long text is one step, not many."""
    return f"{opening}{plain}(?:(?:{special}){plain})*{closing}"


_TERMINALS = (
    (Kind.IRI, _run("<", r'[^<>"{}|^`\\\x00-\x20]*', rf"\\(?:{_NUMERIC})", ">")),
    (Kind.STRING, _run('"""', r'[^"\\]*', rf'"(?!"")|{_ESCAPE}', '"""')),
    (Kind.STRING, _run("'''", r"[^'\\]*", rf"'(?!'')|{_ESCAPE}", "'''")),
    (Kind.STRING, _run('"', r'[^"\\\n\r]*', _ESCAPE, '"')),
    (Kind.STRING, _run("'", r"[^'\\\n\r]*", _ESCAPE, "'")),
    (Kind.BLANK, rf"_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?"),
    (Kind.NAME, rf"(?:{_PREFIX})?:(?:{_LOCAL})?"),
    (Kind.VAR, f"[?$][{_BASE}_0-9][{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040]*"),
    (Kind.LANG, r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    (Kind.DOUBLE, r"(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)[eE][+-]?[0-9]+"),
    (Kind.DECIMAL, r"[0-9]*\.[0-9]+"),
    (Kind.INTEGER, r"[0-9]+"),
    (Kind.WORD, r"[A-Za-z][A-Za-z0-9_]*"),
    (Kind.SIGN, r"\^\^|\|\||&&|!=|<=|>=|<<\(|\)>>|<<|>>|[{}()\[\].,;*/|^?+!=<>-]"),
)
_GROUPS = tuple(kind for kind, _ in _TERMINALS)
_BETWEEN = r"(?:[ \t\r\n]+|#[^\r\n]*)*"
_SPACE = re.compile(_BETWEEN)
# In one step for both; what stands between is not tried again in another way.
_NEXT = re.compile(f"(?>{_BETWEEN})(?:" + "|".join(f"({each})" for _, each in _TERMINALS) + ")")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` in order, without white space and comments, and one END.

    A sign that begins no terminal (such as the quote of a string that is never closed) is a
    BAD token of one character, so that reading always ends.
    """
    at = 0
    while True:
        found = _NEXT.match(text, at)
        if found is not None:
            group = found.lastindex or 1
            yield Token(_GROUPS[group - 1], found[group], found.start(group))
            at = found.end()
            continue
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        if at >= len(text):
            yield Token(Kind.END, "", at)
            return
        yield Token(Kind.BAD, text[at], at)
        at += 1


_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)")


def iri_text(token: Token) -> str:
    """Return what an IRIREF token names, its escapes read (section 19.2)."""
    text = token.text[1:-1]
    return _ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)), text) if "\\" in text else text


def name_parts(token: Token) -> tuple[str, str]:
    """Return prefix and local part of a PNAME token, the local part's escapes read (rule 173)."""
    prefix, _, local = token.text.partition(":")
    return prefix, re.sub(r"\\(.)", r"\1", local)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of ``offset`` in ``text``, both from 1, counted in characters."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset of a place, the reverse of ``place``; past the end gives the end."""
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
    if line > len(starts):
        return len(text)
    return min(starts[line - 1] + column - 1, len(text))
