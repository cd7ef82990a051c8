"""Pilot projects, the enterprises behind them, and what the ministry published, as facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stdgraph.model.row import Row
from stdgraph.model.trust import Evidence, Trust
from stdgraph.rdf.facts import Facts, Subject

UNKNOWN = "unknown"
CODE_REASON = (
    "行业代码和模式由我们按项目名称判断。",
    "Industry code and mode were assigned by us from the project's name.",
)
PROMISE_STATES = {"kept": "kept", "": "open"}


def add_pilots(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``pilot_projects.csv``; industry code and mode are judgements of ours."""
    for row in rows:
        evidence = row.evidence()
        pilot = facts.subject("pilot", row.text("id"), evidence.trust).a("PilotProject")
        pilot.text("dcterms:identifier", row.text("id")).integer("pilotYear", row.integer("year"))
        pilot.both("dcterms:title", row.text("name_zh"), row.text("name_en")).evidence(evidence)
        pilot.text("industryAsNamed", row.text("industry_zh"), "zh")
        pilot.boolean("industrialInternet", _known(row.text("industrial_internet")))
        pilot.link("inProvince", _province(facts, row, evidence))
        pilot.link("carriedOutBy", _enterprise(facts, row, evidence))
        _judgements(facts, row, pilot.as_trust(Trust.JUDGED))


def _known(value: str) -> bool | None:
    return None if value in ("", UNKNOWN) else value in ("true", "yes", "1")


def _judgements(facts: Facts, row: Row, pilot: Subject) -> None:
    code, mode = row.text("gbt4754_code"), row.text("mode")
    for industry in row.several("gbt4754_code"):
        pilot.link("pilotIndustry", facts.subject("industry", industry, Trust.JUDGED))
    if mode != UNKNOWN:
        pilot.code("mode", "mode", mode)
    if code or mode not in ("", UNKNOWN):
        pilot.both("reason", *CODE_REASON)


def _enterprise(facts: Facts, row: Row, evidence: Evidence) -> Subject:
    name = row.text("enterprise_zh")
    enterprise = facts.subject("enterprise", name, evidence.trust).a("Enterprise")
    enterprise.both("skos:prefLabel", name, row.text("enterprise_en"))
    return enterprise.link("inProvince", _province(facts, row, evidence))


def add_enterprise_marks(facts: Facts, rows: Iterable[Row]) -> None:
    """Mark each enterprise once, by the best of the rows that name it.

    Rows of different trust may name the same enterprise.
    """
    best: dict[str, Trust] = {}
    for row in rows:
        name, trust = row.text("enterprise_zh"), row.evidence().trust
        best[name] = Trust.STATED if Trust.STATED in (trust, best.get(name)) else trust
    for name, trust in best.items():
        facts.subject("enterprise", name, trust).code("confidence", "trust", trust)


def _province(facts: Facts, row: Row, evidence: Evidence) -> Subject | None:
    code = row.text("province_code")
    return facts.subject("province", code, evidence.trust) if code else None


def add_mentions(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``undated_enterprises.csv``: notes, not pilots."""
    for row in rows:
        evidence = row.evidence()
        label = row.text("enterprise_zh")
        mention = facts.subject("pilot-mention", label, evidence.trust).a("PilotMention")
        mention.link("mentions", _enterprise(facts, row, evidence)).evidence(evidence)
        mention.link("inProvince", _province(facts, row, evidence))
        mention.text("industryAsNamed", row.text("industry_zh"), "zh")
        mention.text("evidence", row.text("evidence"))
        for year in row.text("possible_years").split("|"):
            mention.integer("possibleYear", int(year))


def add_totals(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``totals.csv``: published nation-wide counts; sources that differ stand side by side."""
    for row in rows:
        total = facts.subject("total", row.text("id"), Trust.STATED).a("PublishedTotal")
        total.text("dcterms:identifier", row.text("id")).evidence(row.evidence())
        total.code("totalStage", "total", row.text("stage"))
        for column, name in (
            ("projects", "projects"),
            ("provinces", "provinces"),
            ("industries", "industries"),
            ("industrial_internet", "industrialInternetProjects"),
        ):
            total.integer(name, row.integer(column))
        _period(total, row)


def add_regional_totals(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``regional_totals.csv``; a count that we worked out is a judgement with its working."""
    for row in rows:
        basis = row.text("basis")
        trust = Trust.JUDGED if basis.startswith("derived") else Trust.STATED
        label = f"{row.text('period')}-{row.text('region_code')}"
        total = facts.subject("regional-total", label, trust).a("PublishedTotal")
        total.integer("projects", row.integer("projects"))
        total.evidence(replace(row.evidence(), trust=trust, note=basis))
        total.link("region", _region(facts, row, trust))
        _period(total, row)


def _region(facts: Facts, row: Row, trust: Trust) -> Subject:
    """Return the province, or the region for a code that is not a province's (GB/T 2260)."""
    code = row.text("region_code")
    if code.endswith("0000"):
        return facts.subject("province", code, trust)
    region = facts.subject("region", code, Trust.STATED).a("Region")
    return region.text("skos:notation", code).text("skos:prefLabel", row.text("region"), "zh")


def _period(total: Subject, row: Row) -> None:
    period = row.text("period")
    first, _, last = period.partition("-")
    total.text("period", period).integer("periodStart", int(first))
    total.integer("periodEnd", int(last or first))


def add_announcements(facts: Facts, rows: Iterable[Row]) -> None:
    """Add ``announcements.csv``: what was announced, such as on 24 November 2017."""
    events = {row.text("date"): row.text("id") for row in rows if row.text("kind") == "event"}
    for row in rows:
        said = facts.subject("announcement", row.text("id"), Trust.STATED).a("Announcement")
        said.text("dcterms:identifier", row.text("id"))
        date = row.date("date")
        said.day("announcedOn", date.earliest if date else None)
        said.code("announcementKind", "announcement", row.text("kind"))
        said.both("skos:prefLabel", row.text("subject_zh"), row.text("subject_en"))
        said.integer("quantity", row.integer("quantity")).text("unit", row.text("unit"))
        said.evidence(row.evidence()).text("dcterms:bibliographicCitation", row.text("report"))
        event = events.get(row.text("date"))
        if event and event != row.text("id"):
            said.link("madeAt", facts.subject("announcement", event, Trust.STATED))
        if row.text("kind") == "promise":
            _promise(facts, said.as_trust(Trust.JUDGED), row.text("note"))


def _promise(facts: Facts, promise: Subject, note: str) -> None:
    """Add where a promise stands: ``kept: edition 2018`` in the note, else open."""
    state, _, by = note.partition(":")
    promise.code("promiseState", "promise", PROMISE_STATES.get(state, "open"))
    kind, _, name = by.strip().partition(" ")
    if name:
        promise.link("keptBy", facts.subject(kind, name, Trust.JUDGED))
