"""Finding standards' numbers in running text, in any typographic variant.

A number is taken where its form leaves little doubt: a bare sector prefix (``SL 1234``), which
may as well be a part's number, needs a year, and a bare GB behind a figure (``16 GB 2666``) is a
unit. What stands in an address of the Web or of e-mail is no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .cursor import Cursor
from .international import COLON_HEAD, IEEE_HEAD, ISA_HEAD, ITU_HEAD
from .kinds import Kind, Level, Style
from .model import StandardNumber
from .normalise import normalise
from .prefixes import PREFIXES
from .reading import read_front
from .runs import Place, ends_well, is_year_like, rest_of_run

_LONGEST = 200
# A blank line or a bullet ends a sentence: nothing is read across it.
_PIECE = re.compile(r"\n[ \t\u3000]*\n|\n[ \t\u3000]*[-*•·–—][ \t\u3000]+")
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII | re.I)
_NOTHING = "\N{WORD JOINER}"  # normalisation drops it, so that places stay

# A swung dash between parts or before another number is a range and no dash before a year.
_RANGE = re.compile(
    r"(?<=[0-9０-９])[~～〜∼](?=\s?(?:[0-9０-９]{1,3}(?![0-9０-９])|[0-9]+[.．]|[A-Z]))"
)

_LISTED = "|".join(sorted(PREFIXES, key=len, reverse=True)).replace("/", " ?[/-] ?")
# Degrees of correspondence are printed without a blank before the number: idtISO 9001.
_HEAD = re.compile(
    r"(?:(?<![A-Z0-9])|(?<=IDT)|(?<=MOD)|(?<=EQV)|(?<=NEQ))(?:"
    rf"(?P<listed>{_LISTED})(?=T? ?(?:[/-] ?)?(?:[TZ] ?)?(?:- ?)?[0-9])"
    rf"|(?:{COLON_HEAD.pattern}|{IEEE_HEAD.pattern}|{ISA_HEAD.pattern}|{ITU_HEAD.pattern})"
    r"|(?<![-/])(?:[TQ] ?/ ?(?=[0-9 ]*[A-Z]{2})|DB ?[0-9]{2}(?:[0-9]{2})? ?(?=[/TZ]))"
    r"|[0-9]{8} ?- ?[TQZ] ?- ?[0-9]{3}(?![0-9])"
    r"|[0-9]{4} ?- ?[0-9]{4} ?[TQZ] ?- ?[A-Z]{2,3}(?![A-Z0-9]))"
)
_FIGURE_BEFORE = re.compile(r"[0-9] $")
_GLUE = frozenset("-/_.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number found: where it stands in the text (from 0, end excluded), and how it is printed.

    Each number of a list or range (``GB/T 20720.1～3``) has a mention; those that a range only
    implies bear the place of the range.
    """

    start: int
    end: int
    printed: str
    number: StandardNumber


def find_numbers(text: str) -> tuple[Mention, ...]:
    """Return every standard's number in a text, in its order.

    Dashes, slashes, blanks and line breaks of any kind, full-width and small letters, dual
    numbers, lists (``GB/T 1.1、1.2``) and ranges (``GB/T 20720.1～20720.3``) are read.
    """
    masked = _ADDRESS.sub(lambda match: _NOTHING * len(match[0]), text)
    masked = _RANGE.sub("至", masked)
    found = []
    for start, end in _pieces(masked):
        for (begins, ends), number in _in_piece(masked[start:end]):
            place = slice(start + begins, start + ends)
            found.append(Mention(place.start, place.stop, text[place], number))
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PIECE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _in_piece(piece: str) -> Iterator[tuple[Place, StandardNumber]]:
    clean, origins = normalise(piece)
    index = 0
    while match := _HEAD.search(clean, index):
        index = match.start() + 1
        read = read_front(clean[match.start() : match.start() + _LONGEST])
        if read is None:
            continue
        number, length = read
        end = match.start() + length
        small = piece[origins[match.start()]].islower()
        if _is_doubtful(clean, match, number, end, small=small):
            continue
        cursor = Cursor(clean)
        cursor.index = end
        for begins, ends, each in [(match.start(), end, number), *rest_of_run(number, cursor)]:
            yield (origins[begins], origins[ends - 1] + 1), each
        index = cursor.index


def _is_doubtful(
    clean: str, head: re.Match[str], number: StandardNumber, end: int, *, small: bool
) -> bool:
    dated = number.kind is not Kind.WORK
    if not dated and not ends_well(clean, end):
        return True
    if head["listed"] and not number.mark:
        if number.prefix == "GB":
            return not dated and _FIGURE_BEFORE.search(clean[: head.start()]) is not None
        glued = clean[: head.start()][-1:] in _GLUE or clean[head.end()] == "-"
        return not dated or small or glued
    if small and number.level is Level.FOREIGN:
        return True  # en 2020, a language
    # IEEE 2020 International Conference …
    return number.style is Style.HYPHEN and not dated and is_year_like(number.order)
