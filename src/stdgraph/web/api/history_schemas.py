"""The JSON of changes and differences, as schemas for the OpenAPI description."""

from __future__ import annotations

from stdgraph.web.api.schemas import TEXT, TEXTS, Schema, listed, named, optional, record

_FIELDS = listed(record(**{"field": TEXT, "from": TEXT, "to": TEXT}))
_VALUES: Schema = {"type": "object", "additionalProperties": TEXT}
_CHANGE: dict[str, Schema] = {
    "id": TEXT,
    "at": TEXT,
    "who": TEXT,
    "why": TEXT,
    "source": TEXT,
    "undoes": optional(TEXT),
    "undone_by": optional(TEXT),
    "text": TEXT,
}
CHANGE = named(
    "change",
    record(**_CHANGE, records=listed(record(kind=TEXT, number=TEXT, fields=_FIELDS))),
)
CHANGES = record(
    changes=listed(CHANGE),
    set_aside=listed(record(change=TEXT, message=TEXT, fix=TEXT)),
)
# What undoing and redoing answer: the changes that were made.
DONE = record(changes=listed(CHANGE))
WHOLE_CHANGE = record(
    **_CHANGE,
    records=listed(
        record(
            kind=TEXT,
            number=TEXT,
            fields=_FIELDS,
            before=optional(_VALUES),
            after=optional(_VALUES),
        )
    ),
    removed=TEXTS,
    added=TEXTS,
)
_MOMENT = record(asked=TEXT, change=optional(TEXT))
DIFFERENCE = record(
    **{
        "from": _MOMENT,
        "to": _MOMENT,
        "records": listed(record(kind=TEXT, number=TEXT, action=TEXT, fields=_FIELDS, text=TEXT)),
        "removed": TEXTS,
        "added": TEXTS,
    }
)
