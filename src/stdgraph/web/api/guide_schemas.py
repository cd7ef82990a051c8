"""Guides and the comparison of their editions, as schemas for the OpenAPI description."""

from __future__ import annotations

from stdgraph.web.api.schemas import NUMBER, TEXT, TEXTS, TRUTH, Schema, listed, record

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
