"""The JSON that the REST interface answers, as schemas for its OpenAPI description."""

from __future__ import annotations

from typing import Any

from stdgraph.model.finding import SEVERITIES
from stdgraph.model.heads import FIELDS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
BINARY: Schema = {"type": "string", "format": "binary"}
NUMBER: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNTS: Schema = {"type": "object", "additionalProperties": NUMBER}


def record(**members: Schema) -> Schema:
    """Return the schema of an object that has all of ``members``."""
    return {"type": "object", "properties": members, "required": list(members)}


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def optional(schema: Schema) -> Schema:
    """Return the schema of a value that may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def either(*schemas: Schema) -> Schema:
    """Return the schema of a value that is as one of several says."""
    return {"anyOf": list(schemas)}


RULE = record(
    level=TEXT,
    sections=TEXTS,
    as_of=DAY,
    standard_levels=TEXTS,
    roles=TEXTS,
    objects=TEXTS,
    guiding=TRUTH,
    upcoming=TRUTH,
    planned=TRUTH,
    unverified=TRUTH,
    outdated=TRUTH,
    unconfirmed=TRUTH,
    inherit_up=TRUTH,
    inherit_down=TRUTH,
    parts=TRUTH,
    unfiled=TRUTH,
    text_zh=TEXT,
    text_en=TEXT,
)
SEARCHES = listed(record(source=TEXT, level=TEXT, query=TEXT, on=DAY, by=TEXT, hits=NUMBER))
DEMAND = record(
    pilots=TEXTS,
    named=listed(record(edition=TEXT, name_zh=TEXT, name_en=TEXT, confirmed=TRUTH)),
    targets=TEXTS,
)
NOTES = record(zh=TEXTS, en=TEXTS)
CELL: dict[str, Schema] = {
    "code": TEXT,
    "label_zh": TEXT,
    "label_en": TEXT,
    "level": TEXT,
    "type": TEXT,
    "type_zh": TEXT,
    "type_en": TEXT,
    "also": TEXTS,
    "count": NUMBER,
    "counts": COUNTS,
    "standards": TEXTS,
    "unconfirmed": TEXTS,
    "covered_parts": NUMBER,
    "parts": NUMBER,
    "pilots": TEXTS,
    "searched": TRUTH,
    "searches": SEARCHES,
    "demand": DEMAND,
}
CLOSING = record(
    weighing=record(zh=TEXT, en=TEXT),
    steps=listed(
        record(
            filed_at=TEXTS,
            named_zh=TEXT,
            named_en=TEXT,
            closes=TEXTS,
            pilots=TEXTS,
            editions=TEXTS,
            weight=NUMBER,
        )
    ),
)
GAPS = record(
    rule=RULE,
    as_of=DAY,
    industries=NUMBER,
    gap_count=NUMBER,
    pilots_recorded=NUMBER,
    pilots_announced=NUMBER,
    notes=NOTES,
    gaps=listed(record(**CELL)),
)
GAPS["properties"]["closing"] = CLOSING  # where it is asked for
WHAT_IF = record(
    rule=RULE,
    as_of=DAY,
    gap_count_before=NUMBER,
    gap_count=NUMBER,
    assumed=TEXTS,
    closed=listed(record(**CELL)),
    opened=listed(record(**CELL)),
    retyped=listed(record(**CELL)),
)
THEME: dict[str, Schema] = {
    "code": TEXT,
    "key": TEXT,
    "edition": TEXT,
    "label_zh": TEXT,
    "label_en": TEXT,
    "level": NUMBER,
    "part": TEXT,
    "dimension": TEXT,
}
COVERAGE = record(
    rule=RULE,
    as_of=DAY,
    edition=TEXT,
    filed=NUMBER,
    pilots_recorded=NUMBER,
    pilots_announced=NUMBER,
    notes=NOTES,
    types=COUNTS,
    industries=listed(
        record(
            code=TEXT, label_zh=TEXT, label_en=TEXT, level=TEXT, demand=DEMAND, searches=SEARCHES
        )
    ),
    columns=listed(record(**THEME, cross_industry=TEXTS)),
    cells=listed(
        record(
            code=TEXT,
            category=TEXT,
            type=TEXT,
            is_gap=TRUTH,
            count=NUMBER,
            standards=TEXTS,
            unconfirmed=TEXTS,
            also=TEXTS,
            covered_parts=NUMBER,
            parts=NUMBER,
        )
    ),
)
DOCUMENT: dict[str, Schema] = {
    "number": TEXT,
    "filed_at": TEXT,
    "role": TEXT,
    "level": TEXT,
    "document_type": TEXT,
    "object": TEXT,
    "status": TEXT,
    "outdated": TRUTH,
    "planned": TRUTH,
    "confirmed": TRUTH,
    "categories": TEXTS,
}
COVERAGE_CELL = record(
    rule=RULE,
    as_of=DAY,
    category={"oneOf": [record(**THEME), {"type": "null"}]},
    **CELL,
    is_gap=TRUTH,
    documents=listed(record(**DOCUMENT, shown_as=TEXT)),
    left_out=listed(record(**DOCUMENT)),
    levels_not_searched=TEXTS,
    notes=NOTES,
)
STATS = record(
    as_of=DAY,
    classes=COUNTS,
    statuses=COUNTS,
    parts=COUNTS,
    confidence=COUNTS,
    fields=COUNTS,
    pilots=COUNTS,
    pilot_totals=COUNTS,
    promises=listed(record(zh=TEXT, en=TEXT, state=TEXT, on=DAY)),
)
FINDING = record(
    row=NUMBER,
    field=TEXT,
    severity={"type": "string", "enum": list(SEVERITIES)},
    message=TEXT,
    fix=TEXT,
    shape=TEXT,
)
KNOWN = record(number=TEXT, title_zh=TEXT, title_en=TEXT, status=optional(TEXT), recorded=TRUTH)
FIELD_VALUES: Schema = {
    "type": "object",
    "properties": dict.fromkeys(FIELDS, TEXT),
    "additionalProperties": False,
}
PREFILL = record(
    as_of=DAY,
    number=TEXT,
    kind=TEXT,
    prefix=TEXT,
    level=TEXT,
    nature=optional(TEXT),
    document_type=TEXT,
    order=TEXT,
    part_number=optional(TEXT),
    year=optional(NUMBER),
    work=optional(TEXT),
    series=optional(TEXT),
    amends=optional(TEXT),
    lookalike=optional(TEXT),
    fields=FIELD_VALUES,
    predecessor=optional(KNOWN),
    probable=FIELD_VALUES,
    editions=listed(KNOWN),
    parts=listed(KNOWN),
    findings=listed(FINDING),
)
_REASONS = {
    "label_zh": TEXT,
    "label_en": TEXT,
    "score": {"type": "number"},
    "words": TEXTS,
    "standards": TEXTS,
}
SUGGEST = record(
    categories=listed(record(guide_code=TEXT, part=TEXT, **_REASONS)),
    industries=listed(record(gbt4754_code=TEXT, **_REASONS)),
    dimensions=listed(record(dimension=TEXT, **_REASONS)),
    nearest=listed(
        record(
            number=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            similarity={"type": "number"},
            guide_code=TEXTS,
            gbt4754_code=TEXTS,
        )
    ),
)
PROBLEM = record(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT, fix=TEXT)

STALE = record(
    kind=TEXT,
    years=NUMBER,
    as_of=DAY,
    states_as_of=optional(DAY),
    total=NUMBER,
    stale=NUMBER,
    counts=COUNTS,
    records=listed(
        record(
            key=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            status=TEXT,
            status_as_of=TEXT,
            confidence=TEXT,
            source_url=TEXT,
            retrieved=TEXT,
            verified=TEXT,
            verified_source=TEXT,
            why=TEXT,
            why_zh=TEXT,
            why_en=TEXT,
        )
    ),
)
SEARCH = record(
    q=TEXT,
    as_of=optional(DAY),
    total=NUMBER,
    results=listed(
        record(iri=TEXT, number=TEXT, title_zh=TEXT, title_en=TEXT, status=TEXT, confidence=TEXT)
    ),
)

_EDITION = record(
    number=TEXT,
    status=TEXT,
    title_zh=TEXT,
    title_en=TEXT,
    since=TEXT,
    scope=TEXT,
    confirmed=TRUTH,
)
CHECK = record(
    name=TEXT,
    as_of=DAY,
    counts=COUNTS,
    unread=TEXTS,
    notes=record(zh=TEXTS, en=TEXTS),
    citations=listed(
        record(
            number=TEXT,
            printed=TEXT,
            dated=TRUTH,
            where={"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
            verdict=TEXT,
            verdict_zh=TEXT,
            verdict_en=TEXT,
            weight=TEXT,
            confirmed=TRUTH,
            recorded={"anyOf": [_EDITION, {"type": "null"}]},
            editions=listed(_EDITION),
            chain=listed(_EDITION),
            current=TEXTS,
            cited_title=TEXT,
            title_differs=TRUTH,
        )
    ),
)

_CATEGORY = record(iri=TEXT, edition=TEXT, code=TEXT, name_zh=TEXT, name_en=TEXT, confirmed=TRUTH)
_FATE = record(
    change=TEXT,
    category=_CATEGORY,
    others=listed(_CATEGORY),
    renamed=TRUTH,
    recoded=TRUTH,
    reparented=TRUTH,
    incomplete=TRUTH,
    matches=TEXTS,
)
_NUMBER_OR_NONE: Schema = {"type": ["integer", "null"]}
COMPARISON = record(
    **{"from": TEXT},
    to=TEXT,
    steps=TEXTS,
    counts={"type": "object", "additionalProperties": record(first=NUMBER, second=NUMBER)},
    fates=listed(_FATE),
    origins=listed(_FATE),
    refilings=listed(
        record(
            number=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            **{"from": TEXT},
            change=TEXT,
            decided=TRUTH,
            to=TEXT,
            candidates=TEXTS,
            wider=TEXT,
        )
    ),
    promises=listed(
        record(
            zh=TEXT,
            en=TEXT,
            on=TEXT,
            state=TEXT,
            kept_by=TEXT,
            until=_NUMBER_OR_NONE,
            recorded=_NUMBER_OR_NONE,
        )
    ),
    notes=record(zh=TEXTS, en=TEXTS),
)
LIFE = listed(record(edition=TEXT, changes=TEXTS, forms=listed(_CATEGORY)))

_LINK = record(
    source=TEXT,
    kind=TEXT,
    target=TEXT,
    detail=TEXT,
    dated={"type": ["boolean", "null"]},
    confirmed=TRUTH,
)
_REACH = record(direct=listed(_LINK), all=TEXTS)
IMPACT = record(
    number=TEXT,
    as_of=DAY,
    status=TEXT,
    cited_by=_REACH,
    cites=_REACH,
    predecessors=TEXTS,
    successors=TEXTS,
    adopts=listed(_LINK),
    adopted_by=listed(_LINK),
    siblings=listed(_LINK),
    planned=listed(_LINK),
    industries=TEXTS,
    touched=TEXTS,
    pilots=listed(record(id=TEXT, title_zh=TEXT, how=TEXT)),
    unsettled=listed(_LINK),
    opened=listed({"type": "object"}),
)

_REAL: Schema = {"type": "number"}
_REAL_OR_NONE: Schema = {"type": ["number", "null"]}
# https://js.cytoscape.org/#notation/elements-json
CYTOSCAPE = record(
    elements=record(nodes=listed({"type": "object"}), edges=listed({"type": "object"}))
)
COVERAGE_WHAT_IF = record(
    rule=RULE,
    as_of=DAY,
    edition=TEXT,
    columns=listed({"type": "object"}),
    assumed=TEXTS,
    retyped=NUMBER,
    recounted=NUMBER,
    opened=NUMBER,
    closed=NUMBER,
    cells=listed({"type": "object"}),
    notes=NOTES,
)
COMPLETENESS = record(
    data_sets=listed(record(title_zh=TEXT, title_en=TEXT, as_of=TEXT, licence=TEXT)),
    fields=listed(
        record(
            field=TEXT,
            total=NUMBER,
            read=NUMBER,
            judged=NUMBER,
            to_verify=NUMBER,
            not_recorded=NUMBER,
        )
    ),
    sources=listed(record(host=TEXT, records=NUMBER, first_read=TEXT, last_read=TEXT)),
    source_kinds=COUNTS,
    levels=COUNTS,
    editions=listed(
        record(
            edition=TEXT,
            title_zh=TEXT,
            title_en=TEXT,
            issued=TEXT,
            categories=NUMBER,
            to_verify=NUMBER,
            dimensions=NUMBER,
            filed=NUMBER,
        )
    ),
    dated=NUMBER,
)
GUIDE = record(
    edition=TEXT,
    title_zh=TEXT,
    title_en=TEXT,
    issued=TEXT,
    previous=TEXT,
    editions=TEXTS,
    categories=listed(
        record(
            edition=TEXT,
            code=TEXT,
            slug=TEXT,
            name_zh=TEXT,
            name_en=TEXT,
            parent=TEXT,
            filed=NUMBER,
            filed_within=NUMBER,
            confirmed=TRUTH,
        )
    ),
    dimensions=listed(
        record(
            edition=TEXT,
            dimension=TEXT,
            order=NUMBER,
            name_zh=TEXT,
            name_en=TEXT,
            filed=NUMBER,
            confirmed=TRUTH,
        )
    ),
)
NETWORK_TABLE = record(table=TEXT, rows=listed({"type": "object"}))
NETWORK = record(
    documents=NUMBER,
    known=record(
        standards=NUMBER,
        linked=NUMBER,
        citing=NUMBER,
        issued=NUMBER,
        dated=NUMBER,
        committees=NUMBER,
        filed=NUMBER,
    ),
    links=COUNTS,
    cycles=listed(TEXTS),
    orphans=TEXTS,
    orphans_total=NUMBER,
    dependence=listed(record(number=TEXT, cited_by=NUMBER, rank=_REAL, cuts_off=NUMBER)),
    dependence_total=NUMBER,
    clusters=listed(record(terms_zh=TEXTS, terms_en=TEXTS, numbers=TEXTS)),
    overlaps=listed(record(first=TEXT, second=TEXT, categories=TEXTS, industries=TEXTS)),
    overlaps_total=NUMBER,
    ages=record(
        on=DAY,
        by_years=COUNTS,
        median=_REAL_OR_NONE,
        oldest=listed(record(number=TEXT, years=NUMBER)),
        without_date=NUMBER,
    ),
    delays=record(
        by_year={
            "type": "object",
            "additionalProperties": record(standards=NUMBER, median_months=_REAL),
        },
        median=_REAL_OR_NONE,
        counted=NUMBER,
    ),
    notes=record(zh=TEXTS, en=TEXTS),
)
