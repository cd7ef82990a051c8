"""A report for a meeting: sections of sentences, tables and bars, independent of its file form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stdgraph.errors import Lang


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart: what the bars count, and each bar's label and length."""

    title: str
    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. ``notes`` are the cautions that must be read with its figures."""

    title: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    bars: Bars | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report, in one language; it speaks of ``as_of``."""

    title: str
    as_of: date
    lang: Lang
    sections: tuple[Section, ...]
