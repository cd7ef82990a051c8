"""Patterns of families of standards, written by the project's own model and writer.

A family is one work with its editions, each replacing the one before. Writing a family by the
real code takes milliseconds, too long for a million; so a few hundred patterns are written once,
with places held for what differs (order numbers, industries, categories, objects of the title),
and the generator fills the places by replacing text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from benchmarks.parts import words
from stdgraph.model.read import read_relation, read_standard, relations_of
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.rdf.derived import add_derived
from stdgraph.rdf.facts import Facts
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.relations import add_relation
from stdgraph.rdf.standards import add_standard

# Places held: order numbers from 800000 are free of those that the generator gives out.
OWN = "800000"
CITED = tuple(f"80000{digit}" for digit in range(1, 5))
ADOPTED = "800005"
MENTIONED = "800006"
CATEGORIES = ("K8001", "K8002")
INDUSTRIES = ("C8001", "C8002")
OBJECT_ZH, OBJECT_EN = "〇〇", "QQQQ"
PARTS = ("base-common", "key-technology", "industry-application")
CHINESE = ("GB/T", "GB")
LONGEST = 12
_NO_CATEGORIES = CategoryIndex(())


@dataclass(frozen=True, slots=True)
class Pattern:
    """One family: its lines of N-Quads with places held, and what the filling must know.

    ``years`` are its editions', oldest first; ``cites`` are the places of cited orders that the
    lines hold, each with the year that its placeholder bears (None for an undated reference).
    """

    text: str
    prefix: str
    years: tuple[int, ...]
    part: str
    cites: tuple[tuple[str, int | None], ...]
    adopts: int | None
    categories: tuple[str, ...]
    industries: tuple[str, ...]


class _Everything:
    """The numbers that have a row of their own: all but those that are only mentioned."""

    def __contains__(self, number: object) -> bool:
        return MENTIONED not in str(number)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was drawn for a family before it is written."""

    prefix: str
    kind: str
    joint: str
    part_number: str
    years: tuple[int, ...]
    part: str
    categories: tuple[str, ...]
    industries: tuple[str, ...]
    cites: tuple[tuple[str, int | None], ...]
    adopts: int | None
    mentions: bool
    recalled: bool
    theme: tuple[str, str]
    aspect: tuple[str, str]

    def number(self, year: int) -> str:
        order = f"{OWN}.{self.part_number}" if self.part_number else OWN
        return f"{self.prefix} {order}{self.joint}{year}"


@cache
def patterns(seed: int, count: int, as_of: date, names: Names) -> tuple[Pattern, ...]:
    """Return ``count`` patterns, the same for the same seed; states hold as of ``as_of``.

    The first is a family of GB/T with twelve editions; the second has a single edition.
    """
    drawn = random.Random(seed)  # noqa: S311 - not for secrets
    drafts = [_draft(drawn, index) for index in range(count)]
    return tuple(_pattern(draft, drawn, as_of, names) for draft in drafts)


def _draft(drawn: random.Random, index: int) -> _Draft:
    prefix, _, kind, joint = drawn.choices(words.PREFIXES, [row[1] for row in words.PREFIXES])[0]
    if index < 2:
        prefix, _, kind, joint = words.PREFIXES[0]
    editions = {0: LONGEST, 1: 1}.get(index) or drawn.choices((1, 2, 3, 4), (40, 35, 18, 7))[0]
    last = drawn.randint(2005, 2026) if index else 2024
    gaps = [drawn.randint(3, 8) if index else 4 for _ in range(editions - 1)]
    years = [last]
    for gap in gaps:
        years.insert(0, years[0] - gap)
    part = drawn.choice(PARTS)
    chinese = kind != "international"
    return _Draft(
        prefix,
        kind,
        joint,
        str(drawn.randint(1, 9)) if joint == "-" and index > 1 and drawn.random() < 0.3 else "",
        tuple(years),
        part,
        CATEGORIES[: drawn.choices((0, 1, 2), (8, 80, 12))[0]],
        INDUSTRIES[: drawn.choices((1, 2), (80, 20))[0]] if part == PARTS[2] else (),
        tuple(
            (place, 1990 + at if drawn.random() < 0.7 else None)
            for at, place in enumerate(CITED[: drawn.choices(range(5), (25, 30, 20, 15, 10))[0]])
        ),
        1990 if chinese and drawn.random() < 0.15 else None,
        drawn.random() < 0.05,
        drawn.random() < 0.1,
        drawn.choice(words.THEMES),
        drawn.choice(words.ASPECTS),
    )


def _pattern(draft: _Draft, drawn: random.Random, as_of: date, names: Names) -> Pattern:
    facts = Facts(names)
    rows = list(_rows(draft, drawn, as_of))
    standards = [read_standard(row) for row in rows]
    relations = [relation for standard in standards for relation in relations_of(standard)]
    relations += map(read_relation, _citations(draft))
    for standard in standards:
        add_standard(facts, standard, _NO_CATEGORIES)
    for relation in relations:
        add_relation(facts, relation, _Everything())  # type: ignore[arg-type]
    add_derived(facts, standards, relations, as_of)
    return Pattern(
        "".join(line + "\n" for line in facts.lines()),
        draft.prefix,
        draft.years,
        draft.part,
        draft.cites,
        draft.adopts,
        draft.categories,
        draft.industries,
    )


def _rows(draft: _Draft, drawn: random.Random, as_of: date) -> Iterator[Row]:
    """Yield the editions as rows of ``standards.csv``."""
    dates = [_dates(year, drawn) for year in draft.years]
    title_zh = f"{draft.theme[0]} {OBJECT_ZH} {draft.aspect[0]}"
    title_en = f"{draft.theme[1]}—{OBJECT_EN}—{draft.aspect[1]}"
    for at, year in enumerate(draft.years):
        issued, effective = dates[at]
        newer = dates[at + 1] if at + 1 < len(dates) else None
        fresh = newer is None and effective > as_of
        yield Row(
            "standards",
            at + 2,
            {
                "number": draft.number(year),
                "title_zh": title_zh,
                "title_en": title_en,
                "kind": draft.kind,
                "status": "withdrawn" if newer else "upcoming" if fresh else "current",
                "published": issued.isoformat(),
                "effective": "" if draft.kind == "international" else effective.isoformat(),
                "committee": drawn.choice(words.COMMITTEES),
                "ics": drawn.choice(words.ICS),
                "ccs": drawn.choice(words.CCS),
                "adopts": f"ISO {ADOPTED}:{draft.adopts}" if draft.adopts and not newer else "",
                "adoption_degree": drawn.choice(("IDT", "MOD", "NEQ")),
                "replaces": draft.number(draft.years[at - 1]) if at else "",
                "guide_code": ";".join(f"2021:{place}" for place in draft.categories),
                "guide_basis": "title",
                "part": draft.part,
                "industry": draft.theme[0],
                "gbt4754_code": ";".join(draft.industries),
                "industry_role": drawn.choice(("applies", "applies", "product")),
                "object": drawn.choice(("", "factory-or-process", "manufacturing-equipment")),
                "source_url": f"https://standards.example/{drawn.randint(1, 400)}",
                "confidence": "recalled" if draft.recalled else "stated",
                "source_kind": drawn.choice(("official", "catalogue", "page")),
                "recalled_fields": drawn.choice(("", "", "", "title_en")),
            },
        )


def _dates(year: int, drawn: random.Random) -> tuple[date, date]:
    issued = date(year, drawn.randint(1, 12), drawn.randint(1, 28))
    return issued, issued + timedelta(days=drawn.choice((61, 92, 184, 215, 365)))


def _citations(draft: _Draft) -> Iterator[Row]:
    """Yield the newest edition's references as rows of ``relations.csv``."""
    newest = draft.number(draft.years[-1])
    targets = [(f"GB/T {place}", year) for place, year in draft.cites]
    targets += [(f"GB/T {MENTIONED}", 2001)] if draft.mentions else []
    for line, (order, year) in enumerate(targets, start=2):
        cells = {
            "from_number": newest,
            "relation": "references",
            "to_number": f"{order}-{year}" if year else order,
            "dated": "true" if year else "false",
            "reference_kind": "normative" if line % 2 else "bibliography",
            "confidence": "stated",
            "source_kind": "page",
        }
        yield Row("relations", line, cells)
