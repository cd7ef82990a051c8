"""Schemas that the OpenAPI description says once and points to wherever they are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stdgraph.web.api.schemas import COMPONENT, Schema

_PLACE = "#/components/schemas/"


def share(description: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description whose named schemas stand among its components.

    Raises:
        ValueError: two schemas that differ have the same name.
    """
    found: dict[str, Any] = {}
    shared: dict[str, Any] = _moved(description, found)
    schemas = shared.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(sorted(found.items()))
    return shared


def _moved(value: Any, found: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_moved(item, found) for item in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _moved(item, found) for key, item in value.items() if key != COMPONENT}
    name = value.get(COMPONENT)
    if name is None:
        return moved
    if found.setdefault(name, moved) != moved:
        raise ValueError(f"two schemas are called {name}")
    return {"$ref": _PLACE + name}


def looked_up(schema: Schema, description: Mapping[str, Any]) -> Schema:
    """Return the schema that is meant: itself, or the component that it points to."""
    target = schema.get("$ref")
    if target is None:
        return schema
    component: Schema = description["components"]["schemas"][target.removeprefix(_PLACE)]
    return component
