"""Industries (GB/T 4754-2017), their ISIC counterparts, and provinces (GB/T 2260), as facts."""

from __future__ import annotations

from collections.abc import Iterable

from stdgraph.model.row import Row
from stdgraph.model.trust import Trust
from stdgraph.rdf.facts import Facts, Subject

MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
MAPPING_REASON = (
    "由我们对照两个分类的名称与注释判断，不是标准印发的对照表。",
    "Judged by us from the names and notes of both classifications; not the printed table.",
)


def add_industries(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``gbt4754_2017.csv``: one concept a code, each below its parent."""
    scheme = facts.subject("scheme", "GB-T-4754-2017", Trust.STATED).a("skos:ConceptScheme")
    scheme.both("skos:prefLabel", "国民经济行业分类（2017）", "Industrial classification 2017")
    for row in rows:
        code, parent = row.text("code"), row.text("parent")
        industry = facts.subject("industry", code, Trust.STATED).a("Industry", "skos:Concept")
        industry.text("skos:notation", code).link("skos:inScheme", scheme)
        industry.code("industryLevel", "industry", row.text("level"))
        industry.both("skos:prefLabel", row.text("name_zh"), row.text("name_en"))
        industry.evidence(row.evidence())
        if parent:
            industry.link("skos:broader", facts.subject("industry", parent, Trust.STATED))
        else:
            industry.link("skos:topConceptOf", scheme)


def add_isic(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``isic4_crosswalk.csv``: our own mapping, one judgement a row."""
    scheme = facts.subject("scheme", "ISIC-Rev.4", Trust.JUDGED).a("skos:ConceptScheme")
    scheme.both("skos:prefLabel", "国际标准行业分类（修订本第4版）", "ISIC Rev.4")
    for row in rows:
        code, isic, kind = (row.text(c) for c in ("gbt4754_code", "isic4_code", "relation"))
        industry = facts.subject("industry", code, Trust.JUDGED)
        other = facts.subject("isic", isic, Trust.JUDGED).a("IsicCategory", "skos:Concept")
        other.text("skos:notation", isic).link("skos:inScheme", scheme)
        other.code("confidence", "trust", Trust.JUDGED)
        industry.link(f"skos:{kind}", other)
        link = facts.subject("industry-link", f"{code}--{isic}", Trust.JUDGED)
        link.a("IndustryLink").link("linkedIndustry", industry).link("linkedIsic", other)
        judged(link.code("matchKind", "move", kind), *MAPPING_REASON)


def judged(subject: Subject, reason_zh: str, reason_en: str) -> Subject:
    """Mark a subject as a judgement of ours, with its reason."""
    subject.code("confidence", "trust", Trust.JUDGED)
    return subject.both("reason", reason_zh, reason_en)


def add_provinces(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``provinces.csv``: the province-level divisions with their capitals' positions."""
    scheme = facts.subject("scheme", "GB-T-2260", Trust.STATED).a("skos:ConceptScheme")
    scheme.both(
        "skos:prefLabel", "省级行政区划（GB/T 2260）", "Province-level divisions (GB/T 2260)"
    )
    for row in rows:
        province = facts.subject("province", row.text("code"), Trust.STATED)
        province.a("Province", "skos:Concept").link("skos:inScheme", scheme)
        province.link("skos:topConceptOf", scheme)
        province.text("skos:notation", row.text("code")).text("iso3166", row.text("iso3166_2"))
        province.both("skos:prefLabel", row.text("name_zh"), row.text("name_en"))
        province.text("shortName", row.text("short_zh"), "zh")
        province.decimal("geo:lat", row.text("latitude"))
        province.decimal("geo:long", row.text("longitude"))
        province.code("confidence", "trust", Trust.STATED).code("sourceKind", "source", "catalogue")
        province.text("note", row.text("source"))
