"""``/api/v1/standards/{number}/citation``: a citation for a list of references."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.citing import FORMS, citation, entry_of
from stdgraph.errors import Message, NotFound
from stdgraph.numbers import from_path
from stdgraph.web.api import parameters, schemas
from stdgraph.web.api.described import operation, parameter
from stdgraph.web.api.standards import PATH, Number, former_answer

SUMMARY = Message("标准的引文", "A citation of a standard")
DESCRIPTION = Message(
    "GB/T 7714—2015、BibTeX 或 RIS。只写图谱收录的；未收录的著录项省略，待核实的注明。",
    "GB/T 7714—2015, BibTeX or RIS. Only what the graph records is written: what isn't recorded is "
    "left out, what is to be verified is noted.",
)
FORMAT = Message("引文格式", "The form of the citation")


def router(desk: Desk) -> APIRouter:
    """Return the route; it reads the desk's store, and its journal for corrected numbers."""
    routes = APIRouter(tags=["standards"])
    described = operation(SUMMARY, DESCRIPTION, schemas.TEXT)
    described["responses"][200]["content"] = {
        form.media_type: {"schema": schemas.TEXT} for form in FORMS.values()
    }

    @routes.get(PATH + "/{number}/citation", response_class=PlainTextResponse, **described)
    def cited(
        number: Number,
        format: Annotated[str, parameter(FORMAT, values=tuple(FORMS))] = "gbt7714",  # noqa: A002
    ) -> Response:
        form = FORMS[parameters.choice("format", format, FORMS)]
        asked = from_path(number)
        try:
            text = citation(entry_of(desk.store.select, asked), form.name)
        except NotFound:
            return former_answer(desk, asked, f"/citation?format={form.name}")
        headers = {"Cache-Control": "no-cache"}
        if form.name != "gbt7714":
            name = quote(f"{asked.path}.{form.ending}")  # RFC 6266, 5
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return Response(text, headers=headers, media_type=f"{form.media_type}; charset=utf-8")

    return routes
