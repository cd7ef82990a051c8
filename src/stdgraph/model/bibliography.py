"""What a list of references says of a standard, and how it is written down in three forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from stdgraph.errors import Lang, Message
from stdgraph.model.code_words import FIELDS
from stdgraph.model.dates import PartialDate
from stdgraph.numbers import Level, StandardNumber, Style

_ABROAD = (Level.INTERNATIONAL, Level.FOREIGN)
_YEAR_AT_END = re.compile(r"-(?=\d{4}$)")
_NOT_IN_KEY = re.compile(r"[^0-9A-Za-z._-]+")
# A brace that is only escaped still counts for BibTeX, which would lose the field's end; the
# named signs are balanced. https://ctan.org/pkg/btxdoc, section 4.
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "$&%#_"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of a document for a list of references; what isn't is empty.

    ``issued`` is None where no source gave more than the number's year. ``unverified`` names the
    fields (as the contract does) that nobody has read in a source yet.
    """

    number: StandardNumber
    title_zh: str
    title_en: str
    responsible: tuple[str, ...]
    issued: PartialDate | None
    unverified: frozenset[str] = field(default_factory=frozenset)

    @property
    def title(self) -> str:
        """The title in the language of the text: Chinese at home, English abroad."""
        first, second = self.title_zh, self.title_en
        if self.number.level in _ABROAD:
            first, second = second, first
        return first or second

    @property
    def language(self) -> Lang | None:
        """The language that ``title`` is in, None without a title."""
        if not self.title:
            return None
        return "zh" if self.title == self.title_zh else "en"

    @property
    def note(self) -> Message | None:
        """Say which of the fields are to be verified; None where all were read."""
        marked = [name for name in FIELDS if name in self.unverified]
        if not marked:
            return None
        zh = "、".join(FIELDS[name].zh for name in marked)
        en = ", ".join(FIELDS[name].en for name in marked)
        return Message(f"待核实：{zh}", f"to be verified: {en}")


def gbt7714(entry: Entry) -> str:
    """Return the entry as GB/T 7714—2015 writes a standard in a list of references.

    4.1: creator. title: number[S]. place: publisher, year. What the graph doesn't record is left
    out, for “place unknown” (8.4) is said of a document that doesn't print it. The creator of a
    standard is who put it forward (3.2); as in the example of 4.1, that is the committee
    responsible for it. The number's year stands after a dash, as standards print it (GB/T 1.1).
    """
    head = ": ".join(filter(None, (_line(entry.title), printed_number(entry.number))))
    parts = [", ".join(map(_line, entry.responsible)), f"{head}[S]"]
    parts += [str(entry.issued.year)] if entry.issued else []
    return ". ".join(filter(None, parts)) + "."


def printed_number(number: StandardNumber) -> str:
    """Return the number as its own body prints it; a Chinese one has a dash before its year."""
    own = number.own.canonical
    if number.style is not Style.CHINESE:
        return number.canonical
    return _YEAR_AT_END.sub("—", own) + number.canonical.removeprefix(own)


def bibtex(entry: Entry) -> str:
    """Return the entry for BibTeX and biblatex, as the type ``@standard``.

    biblatex and the styles for GB/T 7714 know that type; those of 1988 take it for ``@misc``.
    """
    issued = entry.issued
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in entry.responsible),
        "title": f"{{{_tex(entry.title)}}}" if entry.title else "",
        "number": _tex(entry.number.canonical),
        "year": str(issued.year) if issued else "",
        "date": issued.printed if issued else "",
        "langid": {"zh": "chinese", "en": "english", None: ""}[entry.language],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    note = entry.note
    return "\n".join(
        [
            *([f"% {note.zh} / {note.en}"] if note else ()),
            f"@standard{{{_NOT_IN_KEY.sub('-', entry.number.path)},",
            *lines,
            "}",
        ]
    )


def ris(entry: Entry) -> str:
    """Return the entry in RIS, as the type STAND; lines end as that format has them."""
    issued = entry.issued
    second = entry.title_en if entry.title == entry.title_zh else entry.title_zh
    note = entry.note
    lines = [
        ("TY", "STAND"),
        *(("AU", name) for name in entry.responsible),
        ("TI", entry.title),
        ("TT", second),
        ("SN", entry.number.canonical),
        ("PY", str(issued.year) if issued else ""),
        ("DA", issued.printed.replace("-", "/") if issued else ""),
        ("LA", entry.language or ""),
        ("N1", f"{note.zh} / {note.en}" if note else ""),
    ]
    shown = [f"{tag}  - {_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*shown, "ER  - "])


WRITERS: Mapping[str, Callable[[Entry], str]] = {"gbt7714": gbt7714, "bibtex": bibtex, "ris": ris}


def _tex(text: str) -> str:
    return _line(text).translate(_BIBTEX)


def _line(text: str) -> str:
    """Return a text as one line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
