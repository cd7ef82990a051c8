"""The page that describes the REST interface, made from its OpenAPI description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.errors import Message
from stdgraph.web.api.described import ZH
from stdgraph.web.pages.rendering import PageRoute, render


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation: its values where they are few, else its form."""

    name: str
    required: bool
    values: str
    default: str
    meaning: Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers with one status: its meaning and its media types."""

    status: str
    meaning: Message
    types: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method at one address."""

    method: str
    path: str
    summary: Message
    description: Message
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]


def operations(description: Mapping[str, Any]) -> tuple[Operation, ...]:
    """Return the operations of an OpenAPI 3.1 description, in its order."""
    return tuple(
        _operation(method.upper(), path, found)
        for path, methods in description["paths"].items()
        for method, found in methods.items()
    )


def _operation(method: str, path: str, found: Mapping[str, Any]) -> Operation:
    chinese = found.get(ZH, {})
    answers = found["responses"].items()
    return Operation(
        method,
        path,
        _both(chinese.get("summary"), found.get("summary", "")),
        _both(chinese.get("description"), found.get("description", "")),
        tuple(_parameter(each) for each in found.get("parameters", ())),
        tuple(
            Answer(status, _both(it.get(ZH), it["description"]), ", ".join(it.get("content", ())))
            for status, it in answers
        ),
    )


def _parameter(found: Mapping[str, Any]) -> Parameter:
    schema = found["schema"]
    return Parameter(
        found["name"],
        found.get("required", False),
        " | ".join(schema.get("enum", ())) or schema.get("format") or schema.get("type", ""),
        str(schema.get("default", "")),
        _both(schema.get(ZH), found.get("description", "")),
    )


def _both(chinese: str | None, english: str) -> Message:
    return Message(chinese or english, english)


def router() -> APIRouter:
    """Return the route of ``/api/docs``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)

    @routes.api_route("/api/docs", methods=["GET", "HEAD"])
    def docs(request: Request) -> HTMLResponse:
        return render(
            request,
            "reference.html",
            operations=operations(request.app.openapi()),
            origin=str(request.base_url).rstrip("/"),
        )

    return routes
