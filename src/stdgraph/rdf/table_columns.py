"""Where each column of a table stands in the graph: what reading the tables back goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column's property paths, of which the first that leads anywhere counts.

    ``lang`` is the language of its text; ``prefix`` goes before the code in a code's IRI; ``name``
    reads the end of the IRI instead of a text. Where nothing is found the cell is ``default``.
    Several values are parted by ``sign``.
    """

    paths: tuple[str, ...]
    lang: str = ""
    prefix: str = ""
    name: bool = False
    default: str = ""
    sign: str = "; "


@dataclass(frozen=True, slots=True)
class Place:
    """How a table's rows are found: a pattern for ``?s``, and the columns by field.

    ``recallable`` are the properties of fields that ``recalled_fields`` may name; ``shown`` is the
    thing on whose page the row is seen.
    """

    pattern: str
    columns: Mapping[str, Column]
    recallable: Mapping[str, str]
    shown: str = "?s"


def _at(*paths: str, lang: str = "", default: str = "", sign: str = "; ") -> Column:
    return Column(paths, lang, default=default, sign=sign)


def _code(path: str, prefix: str, default: str = "") -> Column:
    return Column((path,), prefix=prefix, default=default)


def _named(path: str) -> Column:
    return Column((path,), name=True)


_TRUST = {
    "source_url": _at("dcterms:source"),
    "confidence": _code("sg:confidence", "trust-"),
    "note": _at("sg:note"),
    "source_kind": _code("sg:sourceKind", "source-"),
}
_AGE = {
    "retrieved": _at("sg:sourceReadOn"),
    "verified": _at("sg:verifiedOn"),
    "verified_source": _at("sg:verifiedIn"),
}
_LABELS = {
    "name_zh": _at("skos:prefLabel", lang="zh"),
    "name_en": _at("skos:prefLabel", lang="en"),
}
_TITLES = {
    "title_zh": _at("dcterms:title", lang="zh"),
    "title_en": _at("dcterms:title", lang="en"),
}
_EDITION = {"edition": _at("sg:edition/sg:editionId")}


def _category(path: str) -> Column:
    return _at(f"{path}/skos:notation", f"{path}/sg:slug")


def _enterprise(path: str) -> dict[str, Column]:
    return {
        "enterprise_zh": _at(f"{path}/skos:prefLabel", lang="zh"),
        "enterprise_en": _at(f"{path}/skos:prefLabel", lang="en"),
    }


def _province(path: str) -> dict[str, Column]:
    return {
        "province": _at(f"{path}/sg:shortName", lang="zh"),
        "province_code": _at(f"{path}/skos:notation"),
    }


def _place(
    pattern: str, *columns: Mapping[str, Column], shown: str = "?s", **recallable: str
) -> Place:
    found = {k: v for part in columns for k, v in part.items()}
    return Place(pattern, found | _AGE if "source_url" in found else found, recallable, shown)


PLACES: Mapping[str, Place] = {
    "dataset": _place(
        "?s a dcat:Dataset ; sg:asOf ?day .",
        _TITLES,
        {
            "dataset": _named(""),
            "as_of": _at("sg:asOf"),
            "license": _at("dcterms:license"),
            "note": _at("sg:note"),
        },
    ),
    "guides": _place(
        "?s a sg:Guide .",
        {
            "guide": _named(""),
            "title_zh": _at("skos:prefLabel", lang="zh"),
            "title_en": _at("skos:prefLabel", lang="en"),
        },
    ),
    "editions": _place(
        "?s a sg:GuideEdition .",
        _TITLES,
        _TRUST,
        {
            "guide": _named("sg:guide"),
            "edition": _at("sg:editionId"),
            "document_number": _at("sg:documentNumber"),
            "issued_by": _at("sg:issuedBy"),
            "issue_date": _at("sg:issued"),
            "notice_date": _at("sg:noticeDated"),
            "headline_targets": _at("sg:headlineTargets"),
        },
        document_number="sg:documentNumber",
        issue_date="sg:issued",
        notice_date="sg:noticeDated",
        headline_targets="sg:headlineTargets",
    ),
    "categories": _place(
        "?s a sg:Category .",
        _EDITION,
        _LABELS,
        _TRUST,
        {
            "code": _at("skos:notation"),
            "slug": _at("sg:slug"),
            "parent": _category("skos:broader"),
            "level": _at("sg:categoryLevel"),
            "part": _code("sg:part", "part-"),
            "code_confidence": _code("sg:codeConfidence", "trust-"),
        },
    ),
    "crosswalks": _place(
        "?s a sg:CategoryMove .",
        {
            "from_edition": _at("sg:fromEdition/sg:editionId"),
            "from_code": _category("sg:moveFrom"),
            "to_edition": _at("sg:toEdition/sg:editionId"),
            "to_code": _category("sg:moveTo"),
            "relation": _code("sg:moveKind", "move-"),
            "note": _at("sg:note"),
            "ends_confidence": _code("sg:endsConfidence", "trust-"),
        },
    ),
    "dimensions": _place(
        "?s a sg:DimensionValue .",
        _EDITION,
        _LABELS,
        _TRUST,
        {"dimension": _code("sg:dimension", "dimension-"), "order": _at("sg:order")},
    ),
    "industries": _place(
        "?s a sg:Industry .",
        _LABELS,
        {
            "code": _at("skos:notation"),
            "level": _code("sg:industryLevel", "industry-"),
            "parent": _at("skos:broader/skos:notation"),
            "source_url": _at("dcterms:source"),
            "source_kind": _code("sg:sourceKind", "source-"),
        },
    ),
    "isic": _place(
        "?s a sg:IndustryLink .",
        {
            "gbt4754_code": _at("sg:linkedIndustry/skos:notation"),
            "isic4_code": _at("sg:linkedIsic/skos:notation"),
            "relation": _code("sg:matchKind", "move-"),
            "source": _at("sg:note", default="own mapping"),
        },
    ),
    "guide-industries": _place(
        "?s a sg:GuideIndustry .",
        _EDITION,
        _LABELS,
        _TRUST,
        {"gbt4754_codes": _at("sg:mappedIndustry/skos:notation")},
    ),
    "provinces": _place(
        "?s a sg:Province .",
        _LABELS,
        {
            "code": _at("skos:notation"),
            "short_zh": _at("sg:shortName", lang="zh"),
            "iso3166_2": _at("sg:iso3166"),
            "latitude": _at("geo:lat"),
            "longitude": _at("geo:long"),
            "source": _at("sg:note"),
        },
    ),
    "pilots": _place(
        "?s a sg:PilotProject .",
        _TRUST,
        _enterprise("sg:carriedOutBy"),
        _province("sg:inProvince"),
        {
            "id": _at("dcterms:identifier"),
            "year": _at("sg:pilotYear"),
            "name_zh": _at("dcterms:title", lang="zh"),
            "name_en": _at("dcterms:title", lang="en"),
            "industry_zh": _at("sg:industryAsNamed", lang="zh"),
            "gbt4754_code": _at("sg:pilotIndustry/skos:notation"),
            "mode": _code("sg:mode", "mode-", "unknown"),
            "industrial_internet": _at("sg:industrialInternet", default="unknown"),
        },
    ),
    "totals": _place(
        "?s a sg:PublishedTotal ; dcterms:identifier ?id .",
        {
            "id": _at("dcterms:identifier"),
            "period": _at("sg:period"),
            "stage": _code("sg:totalStage", "total-"),
            "projects": _at("sg:projects"),
            "provinces": _at("sg:provinces"),
            "industries": _at("sg:industries"),
            "industrial_internet": _at("sg:industrialInternetProjects"),
            "note": _at("sg:note"),
            "source_url": _at("dcterms:source"),
            "source_kind": _code("sg:sourceKind", "source-"),
        },
    ),
    "regional-totals": _place(
        "?s a sg:PublishedTotal ; sg:region ?region .",
        {
            "period": _at("sg:period"),
            "region": Column(("sg:region/sg:shortName", "sg:region/skos:prefLabel"), "zh"),
            "region_code": _at("sg:region/skos:notation"),
            "projects": _at("sg:projects"),
            "basis": _at("sg:note"),
            "source_url": _at("dcterms:source"),
            "source_kind": _code("sg:sourceKind", "source-"),
        },
    ),
    "announcements": _place(
        "?s a sg:Announcement .",
        _TRUST,
        {
            "id": _at("dcterms:identifier"),
            "date": _at("sg:announcedOn"),
            "kind": _code("sg:announcementKind", "announcement-"),
            "subject_zh": _at("skos:prefLabel", lang="zh"),
            "subject_en": _at("skos:prefLabel", lang="en"),
            "quantity": _at("sg:quantity"),
            "unit": _at("sg:unit"),
            "report": _at("dcterms:bibliographicCitation"),
        },
    ),
    "pilot-mentions": _place(
        "?s a sg:PilotMention .",
        _TRUST,
        _enterprise("sg:mentions"),
        _province("sg:inProvince"),
        {
            "possible_years": _at("sg:possibleYear", sign="|"),
            "industry_zh": _at("sg:industryAsNamed", lang="zh"),
            "evidence": _at("sg:evidence"),
        },
    ),
    "reviews": _place(
        "?s a sg:Review . ?reviewed sg:review ?s .",
        _TRUST,
        {
            "number": _at("^sg:review/sg:number"),
            "date": _at("sg:reviewed"),
            "conclusion": _code("sg:reviewConclusion", "review-"),
        },
    ),
    "bodies": _place(
        "?s a sg:BodyRecord ; sg:describedBody ?body .",
        _TRUST,
        {
            "name": _at("sg:describedBody/skos:prefLabel"),
            **_LABELS,
            "kind": _code("sg:bodyKind", "body-"),
            "parent": _at("sg:partOfBody/skos:prefLabel"),
        },
        shown="?body",
    ),
    "amendments": _place(
        "?s a sg:Amendment ; sg:amends ?edition .",
        _TITLES,
        _TRUST,
        {
            "number": _at("sg:number"),
            "published": _at("sg:issued"),
            "effective": _at("sg:implemented"),
        },
    ),
    "searches": _place(
        "?s a sg:SearchRecord .",
        {
            "industry": _at("sg:searchedIndustry/skos:notation"),
            "level": _code("sg:searchedLevel", "level-"),
            "source": _at("sg:searchedSource"),
            "query": _at("sg:searchQuery"),
            "date": _at("sg:searchedOn"),
            "who": _at("sg:searchedBy"),
            "hits": _at("sg:searchHits"),
            "note": _at("sg:note"),
        },
    ),
}
