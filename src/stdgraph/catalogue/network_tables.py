"""The lists of the network's analysis as tables, for files and for further work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stdgraph.model.network_words import NOT_ALL, known_words
from stdgraph.model.networks import Networks
from stdgraph.tabular.table_file import workbook_of

Row = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class _Table:
    heads: tuple[str, ...]
    rows: Callable[[Networks], list[Row]]


def _clusters(found: Networks) -> list[Row]:
    return [
        {
            "cluster": place,
            "terms_zh": "; ".join(cluster.terms_zh),
            "terms_en": "; ".join(cluster.terms_en),
            "number": number,
        }
        for place, cluster in enumerate(found.clusters, start=1)
        for number in cluster.numbers
    ]


def _cycles(found: Networks) -> list[Row]:
    return [
        {"cycle": place, "number": number}
        for place, cycle in enumerate(found.cycles, start=1)
        for number in cycle
    ]


def _dependence(found: Networks) -> list[Row]:
    return [
        {
            "number": d.number,
            "cited_by": d.cited_by,
            "rank": f"{d.rank:.6f}",
            "cuts_off": d.cuts_off,
        }
        for d in found.dependence
    ]


def _overlaps(found: Networks) -> list[Row]:
    return [
        {
            "first": o.first,
            "second": o.second,
            "categories": "; ".join(o.categories),
            "industries": "; ".join(o.industries),
        }
        for o in found.overlaps
    ]


def _delays(found: Networks) -> list[Row]:
    return [
        {"year": year, "standards": count, "median_months": str(months)}
        for year, (count, months) in found.delays.by_year.items()
    ]


_TABLES = {
    "clusters": _Table(("cluster", "terms_zh", "terms_en", "number"), _clusters),
    "cycles": _Table(("cycle", "number"), _cycles),
    "dependence": _Table(("number", "cited_by", "rank", "cuts_off"), _dependence),
    "orphans": _Table(("number",), lambda found: [{"number": n} for n in found.orphans]),
    "overlaps": _Table(("first", "second", "categories", "industries"), _overlaps),
    "ages": _Table(
        ("years", "standards"),
        lambda found: [{"years": y, "standards": n} for y, n in found.ages.by_years.items()],
    ),
    "oldest": _Table(
        ("number", "years"),
        lambda found: [{"number": n, "years": years} for n, years in found.ages.oldest],
    ),
    "delays": _Table(("year", "standards", "median_months"), _delays),
}
TABLES = tuple(_TABLES)


def network_table(found: Networks, name: str) -> tuple[tuple[str, ...], list[Row]]:
    """Return the heads and rows of one of TABLES, whole."""
    table = _TABLES[name]
    return table.heads, table.rows(found)


def network_workbook(found: Networks) -> bytes:
    """Return every table as a workbook, a sheet for each, the caution first."""
    caution = {"zh": NOT_ALL.zh, "en": NOT_ALL.en}
    said = [caution, *({"zh": m.zh, "en": m.en} for m in known_words(found.known).values())]
    sheets = {name: network_table(found, name) for name in TABLES}
    return workbook_of({"notes": (("zh", "en"), said), **sheets})
