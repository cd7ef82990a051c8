"""A graph of any size in this project's own shape: the same seed and size give the same bytes."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.parts import words
from benchmarks.parts.patterns import (
    ADOPTED,
    MENTIONED,
    OBJECT_EN,
    OBJECT_ZH,
    OWN,
    PARTS,
    Pattern,
    patterns,
)
from stdgraph import names, resources
from stdgraph.catalogue.build import build
from stdgraph.catalogue.tables import Tables, read_tables
from stdgraph.model.row import Row
from stdgraph.names import Names
from stdgraph.rdf.dataset import data_date
from stdgraph.rdf.guides import category_name
from stdgraph.store.formats import NQUADS, TURTLE
from stdgraph.store.opening import open_store

SEED = 20171124
PATTERNS = 600
PILOTS = 305  # the final lists of 2015 to 2018: 46 + 63 + 97 + 99
FIRST_ORDER = 100_000
# One reference in three goes to one of the first families and most often to the very first, as in
# the field a few basic standards are cited by most; three in five name the newest edition.
_FAMOUS = 200
_NEWEST = 0.6
_REAL = ("standards/standards", "standards/relations", "pilots/pilot_projects")


def write_graph(path: Path, standards: int, *, seed: int = SEED) -> int:
    """Write a graph with exactly ``standards`` standards as N-Quads; return its number of lines.

    Industries, guides, categories and provinces are the real ones; standards, their relations
    and pilots are invented. The lines are streamed; the same statement may stand more than once.
    """
    tables = read_tables(resources.ontology() / "tables")
    lines = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for text in (_base(tables, seed), *_vocabulary()):
            lines += text.count("\n")
            file.write(text)
        for text in _Families(tables, standards, seed).texts():
            lines += text.count("\n")
            file.write(text)
    return lines


def _base(tables: Tables, seed: int) -> str:
    """Return everything but standards, with as many pilots as were announced."""
    rows = {name: tables[name] for name in tables.rows if name not in _REAL}
    rows["pilots/pilot_projects"] = tuple(_pilots(tables, random.Random(seed)))  # noqa: S311
    facts = build(Tables(rows), Names())
    return "".join(line + "\n" for line in facts.lines())


def _vocabulary() -> Iterator[str]:
    store = open_store(None)
    for path in sorted(resources.ontology().glob("*.ttl")):
        store.load(path, TURTLE, graph=names.VOCABULARY)
    text = b"".join(store.dump(NQUADS)).decode()
    store.close()
    yield "".join(sorted(text.splitlines(keepends=True)))


def _pilots(tables: Tables, drawn: random.Random) -> Iterator[Row]:
    classes = [row.text("code") for row in _industries(tables)]
    provinces = [row.text("code") for row in tables["industries/provinces"]]
    for index in range(PILOTS):
        cells = {
            "id": f"pilot-{index:03}",
            "year": str(2015 + index % 4),
            "name_zh": f"{drawn.choice(words.OBJECTS)[0]}智能制造试点示范{index}",
            "enterprise_zh": f"企业{index}",
            "province_code": drawn.choice(provinces),
            "industry_zh": drawn.choice(words.OBJECTS)[0],
            "gbt4754_code": drawn.choice(classes),
            "mode": "unknown",
            "industrial_internet": drawn.choice(("true", "false", "unknown")),
            "confidence": "stated",
            "source_kind": "page",
        }
        yield Row("pilots", index + 2, cells)


def _industries(tables: Tables) -> list[Row]:
    """Return the industries that invented facts lead to: manufacturing, groups and classes.

    Every seventh is left out, so that there is an industry without standards in every division.
    """
    rows = [
        row
        for row in tables["industries/gbt4754_2017"]
        if row.text("code").startswith("C") and row.text("level") in ("group", "class")
    ]
    return [row for index, row in enumerate(rows) if index % 7]


def _categories(tables: Tables) -> dict[str, list[str]]:
    """Return the categories' names by part; parents are filed under less often than children."""
    by_part: dict[str, list[str]] = {part: [] for part in PARTS}
    for row in tables["guide/categories"]:
        if row.text("part") in by_part:
            times = 1 if row.text("level") == "1" else 4
            by_part[row.text("part")] += [category_name(row)] * times
    return by_part


@dataclass
class _Families:
    """The families of one graph: which pattern each has, and what stands in its places."""

    tables: Tables
    standards: int
    seed: int
    kinds: tuple[Pattern, ...] = field(init=False)
    plan: list[int] = field(init=False)

    def __post_init__(self) -> None:
        day = data_date(self.tables["dataset"])
        self.kinds = patterns(self.seed, PATTERNS, day, Names())
        self.plan = list(self._planned())
        self._industries = [row.text("code") for row in _industries(self.tables)]
        self._categories = _categories(self.tables)
        national, international = [], []
        for family, kind in enumerate(self.plan):
            prefix = self.kinds[kind].prefix
            # Series' members have a part in their number, which a citation's place can't hold.
            if prefix == "GB/T" and f"{OWN}." not in self.kinds[kind].text:
                national.append(family)
            elif prefix == "ISO":
                international.append(family)
        self._national, self._international = national, international

    def _planned(self) -> Iterator[int]:
        """Yield the pattern of each family until the standards are used up, to the last one."""
        drawn = random.Random(self.seed + 1)  # noqa: S311
        left, family = self.standards, 0
        while left > 0:
            kind = drawn.randrange(1, len(self.kinds)) if family else 0
            if len(self.kinds[kind].years) > left:
                kind = 1
            left -= len(self.kinds[kind].years)
            yield kind
            family += 1

    def texts(self) -> Iterator[str]:
        """Yield the lines of each family."""
        for family, kind in enumerate(self.plan):
            yield self._filled(family, self.kinds[kind])

    def _filled(self, family: int, pattern: Pattern) -> str:
        drawn = random.Random(self.seed * 1_000_003 + family)  # noqa: S311
        text = pattern.text
        for place, year in pattern.cites:
            target = self._cited(drawn, family)
            order = str(FIRST_ORDER + target)
            if year is not None:
                years = self.kinds[self.plan[target]].years
                edition = years[-1] if drawn.random() < _NEWEST else drawn.choice(years)
                text = text.replace(f"{place}-{year}", f"{order}-{edition}")
            text = text.replace(place, order)
        if pattern.adopts is not None:
            text = self._adopting(drawn, text, pattern.adopts)
        for place in pattern.categories:
            name = drawn.choice(self._categories[pattern.part])
            text = text.replace(f"2021-{place}", name)
        for place in pattern.industries:
            text = text.replace(place, drawn.choice(self._industries))
        zh, en = drawn.choice(words.OBJECTS)
        site = drawn.randrange(len(words.SITES))
        text = text.replace(OBJECT_ZH, f"{zh}{words.SITES[site]}{family % 997}")
        text = text.replace(OBJECT_EN, f"{en} {words.SITES_EN[site]} {family % 997}")
        text = text.replace(MENTIONED, str(700_000 + drawn.randrange(5_000)))
        return text.replace(OWN, str(FIRST_ORDER + family))

    def _cited(self, drawn: random.Random, family: int) -> int:
        """Return an older family of GB/T, often one of the first; the very first cites itself."""
        older = bisect_left(self._national, family)
        if drawn.random() < 1 / 3:
            return self._national[int(min(older, _FAMOUS) * drawn.random() ** 3)]
        return self._national[drawn.randrange(older)] if older else self._national[0]

    def _adopting(self, drawn: random.Random, text: str, year: int) -> str:
        if not self._international:
            return text
        target = drawn.choice(self._international)
        found = drawn.choice(self.kinds[self.plan[target]].years)
        order = str(FIRST_ORDER + target)
        text = text.replace(f"{ADOPTED}:{year}", f"{order}:{found}")
        return text.replace(f"{ADOPTED}-{year}", f"{order}-{found}").replace(ADOPTED, order)
