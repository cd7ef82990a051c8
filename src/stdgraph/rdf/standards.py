"""A standard's record as facts: identity, titles, dates, statements, filings."""

from __future__ import annotations

from stdgraph.model.row import SEPARATOR
from stdgraph.model.standard import IndustryRole, Standard, Status
from stdgraph.model.trust import Trust
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.bodies import add_body
from stdgraph.rdf.facts import Facts, Subject
from stdgraph.rdf.guides import CategoryIndex
from stdgraph.rdf.industries import judged
from stdgraph.rdf.places import recorded, work

ROLE_LINK = {
    IndustryRole.APPLIES: "appliesInIndustry",
    IndustryRole.PRODUCT: "productOfIndustry",
    IndustryRole.NOT_JUDGED: "inIndustry",
}
TITLE_REASON = (
    "由我们按标题选择，未读到指南的标准清单。",
    "Chosen by us from the title; no guide's list of standards was read.",
)
INDUSTRY_REASON = (
    "行业、作用与对象由我们按标题和来源判断。",
    "Industry, role and object were judged by us from the title and the source.",
)
# Local, group and enterprise prefixes are open lists (DB11, T/CAMS, Q/…): the kind is the code.
PREFIX_OF_LEVEL = {"local": "DBxx", "group": "T", "enterprise": "Q"}
CHINESE_LEVELS = frozenset({"national", "sector", "local", "group", "enterprise"})


def add_standard(facts: Facts, standard: Standard, categories: CategoryIndex) -> Subject:
    """Add a standard or plan item; return its writer in the graph of the row's trust.

    Fields that the row marks as recalled go to the graph of recalled facts, judged fields to the
    graph of judgements, each with its reason.
    """
    trust = standard.evidence.trust
    subject = recorded(facts, standard, trust)
    add_identity(facts, subject, standard.number)
    subject.a("PlanItem" if standard.is_plan else "Standard").evidence(standard.evidence)
    subject.text("planNumber", standard.plan_number)
    titles = _field(subject, standard, "title_zh")
    titles.text("dcterms:title", standard.title_zh, "zh")
    _field(subject, standard, "title_en").text("dcterms:title", standard.title_en, "en")
    for name, bodies in (
        ("responsibleBody", standard.committees),
        ("competentDepartment", standard.departments),
        ("drafter", standard.drafters),
    ):
        for body in bodies:
            subject.link(name, add_body(facts, body, trust))
    subject.text("drafterOrder", SEPARATOR.join(standard.drafters))
    subject.texts("ics", standard.ics).texts("ccs", standard.ccs)
    subject.text("stage", standard.stage or standard.number.stage)
    subject.text("announcementNumber", standard.announcement)
    subject.texts("languageEdition", standard.language_editions)
    _dates(subject, standard)
    _statement(facts, subject, standard)
    _filings(facts, subject, standard, categories)
    _industries(facts, subject, standard)
    return subject


def add_identity(facts: Facts, subject: Subject, number: StandardNumber) -> Subject:
    """Add what the number itself says: axes, part, year, work and search key."""
    subject.a("Document").text("number", number.canonical).text("numberKey", number.key)
    subject.code("prefix", "prefix", PREFIX_OF_LEVEL.get(number.level, number.prefix))
    subject.code("level", "level", number.level)
    subject.code("nature", "nature", number.nature)
    subject.code("documentType", "doctype", number.document_type)
    subject.text("partNumber", number.part).integer("numberYear", number.year)
    if number.kind not in ("plan", "project"):
        own = work(facts, number, Trust.DERIVED).a("StandardWork").text("number", number.work)
        subject.link("isEditionOf", own)
    if number.series and number.series_path:
        series = facts.subject("work", number.series_path, Trust.DERIVED)
        series.a("StandardWork", "Series").text("number", number.series)
        subject.as_trust(Trust.DERIVED).link("partOf", series)
    return subject


def _field(subject: Subject, standard: Standard, field: str) -> Subject:
    return subject.as_trust(Trust.RECALLED) if field in standard.recalled else subject


def _dates(subject: Subject, standard: Standard) -> None:
    issued = standard.published
    dated = _field(subject, standard, "published").partial("issued", issued)
    if issued is not None:
        number_alone = (
            issued.precision == "year"
            and issued.year == standard.number.year
            and standard.number.level in CHINESE_LEVELS
        )
        dated.code("issuedBasis", "date", "from-number" if number_alone else "read")
    _field(subject, standard, "effective").partial("implemented", standard.effective)
    _field(subject, standard, "withdrawn").partial("withdrawnOn", standard.withdrawn)


def _statement(facts: Facts, subject: Subject, standard: Standard) -> None:
    """Add what the source said of the state; ``unknown`` where it said nothing."""
    trust = Trust.RECALLED if "status" in standard.recalled else standard.evidence.trust
    said = facts.subject("status", standard.number.path, trust).a("StatusStatement")
    said.code("statesStatus", "status", standard.status).evidence(standard.evidence)
    if standard.status is not Status.UNKNOWN and standard.evidence.url is None:
        said.code("sourceKind", "source", standard.evidence.kind)
    subject.as_trust(trust).link("statusStatement", said)


def _filings(facts: Facts, subject: Subject, standard: Standard, categories: CategoryIndex) -> None:
    """Add the part and the categories: judgements of ours, with their reason."""
    opinion = subject.as_trust(Trust.JUDGED)
    opinion.code("part", "part", standard.part)
    for guide_code in standard.guide_codes:
        edition, _, key = guide_code.partition(":")
        name = categories.find(edition, key) or f"{edition}-{key}"
        category = facts.subject("category", name, Trust.JUDGED)
        filing = facts.subject("filing", f"{standard.number.path}--{name}", Trust.JUDGED)
        filing.a("Filing").link("filedStandard", subject).link("filedUnder", category)
        filing.code("basis", "basis", standard.guide_basis)
        judged(filing, *TITLE_REASON)
        opinion.link("category", category)


def _industries(facts: Facts, subject: Subject, standard: Standard) -> None:
    """Add the industries: judgements of ours, with role and object."""
    opinion = subject.as_trust(Trust.JUDGED)
    for name in standard.industry_names:
        opinion.text("industryAsNamed", name, "zh")
    opinion.code("objectOfStandardization", "object", standard.object)
    for code, role in standard.industries:
        industry = facts.subject("industry", code, Trust.JUDGED)
        filing = facts.subject("industry-filing", f"{standard.number.path}--{code}", Trust.JUDGED)
        filing.a("IndustryFiling").link("filedStandard", subject).link("filedIndustry", industry)
        filing.code("industryRole", "role", role)
        judged(filing, *INDUSTRY_REASON)
        opinion.link(ROLE_LINK[role], industry).link("inIndustry", industry)
