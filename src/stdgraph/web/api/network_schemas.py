"""The network of documents, as schemas: its shape, and one document's impact."""

from __future__ import annotations

from stdgraph.web.api.schemas import COUNTS, DAY, NUMBER, TEXT, TEXTS, TRUTH, Schema, listed, record

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
