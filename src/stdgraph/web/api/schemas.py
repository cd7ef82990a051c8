"""The words that schemas of the OpenAPI description are made of, and what all routes share."""

from __future__ import annotations

from typing import Any

from stdgraph.model.finding import SEVERITIES

Schema = dict[str, Any]

# Says on a schema under which name it stands among the components; it is taken out there.
COMPONENT = "x-component"

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


def named(name: str, schema: Schema) -> Schema:
    """Return a schema that stands in the description once, as the component ``name``.

    Names are letters, digits and ``. _ -`` (OpenAPI 3.1.0, 4.8.7). Two schemas can't share one;
    one that is made from another needs a name of its own.
    """
    return {**schema, COMPONENT: name}


FINDING = named(
    "finding",
    record(
        row=NUMBER,
        field=TEXT,
        severity={"type": "string", "enum": list(SEVERITIES)},
        message=TEXT,
        fix=TEXT,
        shape=TEXT,
    ),
)
PROBLEM = named("problem", record(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT, fix=TEXT))
