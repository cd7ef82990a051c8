"""The page that describes the REST interface, made from its OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.errors import Message
from stdgraph.web.api.components import looked_up
from stdgraph.web.api.described import ZH
from stdgraph.web.api.schemas import Schema
from stdgraph.web.pages.rendering import PageRoute, render

_JSON = "application/json"
_OTHERS = Message("其他", "Others")
# What a path names, in examples that can be tried on the bundled graph.
_NAMED = {"number": "GB-T-39116-2020"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, or a field of its body: its values where they are few.

    Else ``values`` is its form.
    """

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
    fields: tuple[Parameter, ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations about one subject."""

    name: str
    title: Message
    operations: tuple[Operation, ...]


def groups(description: Mapping[str, Any], origin: str) -> tuple[Group, ...]:
    """Return the operations of an OpenAPI 3.1 description by its tags, in its order.

    ``origin`` is the server's address in the examples.
    """
    found: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            one = _operation(method.upper(), path, told, description, origin)
            found.setdefault(told.get("tags", [""])[0], []).append(one)
    titles = {tag["name"]: _both(tag[ZH], tag["description"]) for tag in description["tags"]}
    order = [*(name for name in titles if name in found), *(set(found) - set(titles))]
    return tuple(Group(name, titles.get(name, _OTHERS), tuple(found[name])) for name in order)


def _operation(
    method: str, path: str, found: Mapping[str, Any], description: Mapping[str, Any], origin: str
) -> Operation:
    chinese = found.get(ZH, {})
    answers = found["responses"].items()
    body = _body(found, description)
    return Operation(
        method,
        path,
        _both(chinese.get("summary"), found.get("summary", "")),
        _both(chinese.get("description"), found.get("description", "")),
        tuple(_parameter(each) for each in found.get("parameters", ())),
        tuple(_fields(body)),
        tuple(
            Answer(status, _both(it.get(ZH), it["description"]), ", ".join(it.get("content", ())))
            for status, it in answers
        ),
        _example(method, origin + path, body, is_writing="security" in found),
    )


def _body(found: Mapping[str, Any], description: Mapping[str, Any]) -> Schema:
    """Return the schema of what is sent: of one record where it may be a list, else nothing."""
    content = found.get("requestBody", {}).get("content", {})
    schema = content.get(_JSON, {}).get("schema", {})
    return looked_up(schema.get("anyOf", [schema])[0], description)


def _fields(body: Schema) -> Iterator[Parameter]:
    needed = body.get("required", ())
    for name, schema in body.get("properties", {}).items():
        told = _both(schema.get(ZH), schema.get("description", ""))
        values = " | ".join(schema.get("examples", ()))
        yield Parameter(name, name in needed, values, "", told)


def _example(method: str, address: str, body: Schema, *, is_writing: bool) -> str:
    """Return a command that asks for an operation."""
    for name, value in _NAMED.items():
        address = address.replace(f"{{{name}}}", value)
    words = ["curl", *(() if method == "GET" else ("-X", method)), f"'{address}'"]
    if is_writing:
        words += ["-H", "'Authorization: Bearer TOKEN'"]
    if body:
        sent = json.dumps(next(iter(body.get("examples", ())), {}), ensure_ascii=False)
        words += ["-H", f"'Content-Type: {_JSON}'", "-d", f"'{sent}'"]
    return " ".join(words)


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
        origin = str(request.base_url).rstrip("/")
        return render(
            request,
            "reference.html",
            groups=groups(request.app.openapi(), origin),
            origin=origin,
        )

    return routes
