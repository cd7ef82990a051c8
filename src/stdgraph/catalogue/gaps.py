"""Which industries have no standard yet: the main job."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from stdgraph.analysis.coverage import CoverageFinder, Surroundings
from stdgraph.analysis.tree import Tree
from stdgraph.errors import Message, NotFound
from stdgraph.model.gap import (
    Cell,
    Coverage,
    Demand,
    FiledDocument,
    IndustryLevel,
    PilotCount,
    Rule,
    Search,
)
from stdgraph.model.gap_words import NOT_NONE, TYPE_WORDS, pilots_words, rule_words
from stdgraph.rdf import coverage_rows, states
from stdgraph.rdf.filings import Day, filed_documents, industry_codes, read_facts
from stdgraph.store.port import Store


def default_rule(store: Store, level: IndustryLevel, as_of: date | None = None) -> Rule:
    """Return the default rule; without ``as_of`` it speaks of the data's own date.

    Raises:
        NotFound: the graph has no data date (an empty or foreign graph).
    """
    return Rule(as_of=as_of or data_date(store), level=level)


def data_date(store: Store) -> date:
    """Return the day that the graph's states speak of.

    Raises:
        NotFound: the graph has none.
    """
    found = states.data_date(store.select)
    if found is None:
        raise NotFound(
            Message("图谱里没有数据日期（sg:asOf）。", "The graph has no data date (sg:asOf)."),
            Message(
                "请先载入随附图谱（去掉 --bare），或导入带有 dataset.csv 的表格文件夹。",
                "Load the bundled graph (without --bare), or import a folder of tables with a "
                "dataset.csv.",
            ),
        )
    return found


@dataclass(frozen=True, slots=True)
class Evidence:
    """What coverage on a day is counted from, read once; ``codes`` are the industries' by IRI."""

    as_of: date
    codes: Mapping[str, str]
    tree: Tree
    documents: tuple[FiledDocument, ...]
    around: Surroundings
    known_pilots: PilotCount


def evidence(store: Store, as_of: date) -> Evidence:
    """Read what coverage on ``as_of`` is counted from.

    Raises:
        NotFound: the graph has no data date.
    """
    day = Day(as_of, data_date(store))
    codes = industry_codes(store.select)
    found = filed_documents(read_facts(store.texts, day), day, codes)
    return beside(store, as_of, codes, tuple(found))


def beside(
    store: Store, as_of: date, codes: Mapping[str, str], documents: tuple[FiledDocument, ...]
) -> Evidence:
    """Return documents with what stands beside them, which is little and is read each time."""
    select = store.select
    by_code, recorded, unread = coverage_rows.pilots(select)
    return Evidence(
        as_of,
        codes,
        Tree(coverage_rows.industries(select)),
        documents,
        Surroundings(by_code, coverage_rows.searches(select), coverage_rows.named(select)),
        PilotCount(recorded, unread, coverage_rows.announced_pilots(select)),
    )


def count(found: Evidence, rule: Rule) -> Coverage:
    """Return the coverage of every industry of the rule's level."""
    finder = CoverageFinder(found.tree, found.documents, rule, found.around)
    return Coverage(rule, finder.cells(), found.known_pilots)


def coverage(store: Store, rule: Rule) -> Coverage:
    """Return the coverage of every industry of the rule's level.

    Raises:
        NotFound: the graph has no data date.
    """
    return count(evidence(store, rule.as_of), rule)


def rule_record(rule: Rule) -> dict[str, Any]:
    """Return the rule as JSON: every switch by name, and the same in words."""
    words = rule_words(rule)
    return {
        "level": rule.level.value,
        "sections": sorted(rule.sections),
        "as_of": rule.as_of.isoformat(),
        "standard_levels": sorted(rule.levels),
        "roles": sorted(rule.roles),
        "objects": sorted(o.value if o else "not-judged" for o in rule.objects),
        "guiding": rule.guiding,
        "upcoming": rule.upcoming,
        "planned": rule.planned,
        "unverified": rule.unverified,
        "outdated": rule.outdated,
        "unconfirmed": rule.unconfirmed,
        "inherit_up": rule.inherit_up,
        "inherit_down": rule.inherit_down,
        "parts": rule.parts,
        "unfiled": rule.unfiled,
        "text_zh": words.zh,
        "text_en": words.en,
    }


def cell_record(cell: Cell) -> dict[str, Any]:
    """Return a cell as JSON, with its evidence."""
    words = TYPE_WORDS[cell.type]
    return {
        "code": cell.industry.code,
        "label_zh": cell.industry.label_zh,
        "label_en": cell.industry.label_en,
        "level": cell.industry.level.value,
        "type": cell.type.value,
        "type_zh": words.zh,
        "type_en": words.en,
        "also": [kind.value for kind in cell.also],
        "count": cell.count,
        "counts": {kind.value: n for kind, n in cell.counts.items()},
        "standards": list(cell.standards),
        "unconfirmed": list(cell.unconfirmed),
        "covered_parts": cell.k,
        "parts": cell.n,
        "pilots": list(cell.pilots),
        "searched": bool(cell.searches),
        "searches": search_records(cell.searches),
        "demand": demand_record(cell.demand),
    }


def search_records(searches: Iterable[Search]) -> list[dict[str, Any]]:
    """Return search records as JSON: where, for which level, when, by whom and how many hits."""
    return [
        {
            "source": s.source,
            "level": s.level,
            "query": s.query,
            "on": s.on.isoformat(),
            "by": s.by,
            "hits": s.hits,
        }
        for s in searches
    ]


def demand_record(demand: Demand) -> dict[str, Any]:
    """Return demand as JSON: pilots, where the guides name the industry, announced targets."""
    return {
        "pilots": list(demand.pilots),
        "named": [
            {
                "edition": named.edition,
                "name_zh": named.name_zh,
                "name_en": named.name_en,
                "confirmed": named.confirmed,
            }
            for named in demand.named
        ],
        "targets": list(demand.targets),
    }


def pilots_record(known: PilotCount) -> Mapping[str, int]:
    """Return how many pilots are known, as members of a JSON record."""
    return {f"pilots_{name}": count for name, count in asdict(known).items()}


def gaps_record(found: Coverage, limit: int | None = None) -> Mapping[str, Any]:
    """Return the list of gaps as the contract's JSON; whole unless ``limit`` is given."""
    caution = pilots_words(found)
    return {
        "rule": rule_record(found.rule),
        "as_of": found.rule.as_of.isoformat(),
        "industries": len(found.cells),
        "gap_count": len(found.gaps),
        **pilots_record(found.known_pilots),
        "notes": {
            "zh": [caution.zh, NOT_NONE.zh],
            "en": [caution.en, NOT_NONE.en],
        },
        "gaps": [cell_record(cell) for cell in found.gaps[:limit]],
    }
