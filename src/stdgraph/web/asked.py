"""What a request to ``/sparql`` asks for."""

from __future__ import annotations

from fastapi import Request

from stdgraph.store.formats import ROW_FORMATS, Format, format_named
from stdgraph.store.forms import formats_for, refuse_format
from stdgraph.store.port import Dataset
from stdgraph.store.runner import Question
from stdgraph.store.sparql.reading import Form, Reading, form_of, is_short, read
from stdgraph.store.sparql.slips import misspelt
from stdgraph.store.sparql.volatile import is_stable
from stdgraph.web.answering import chosen_format, entity_tag
from stdgraph.web.asked_before import Asked
from stdgraph.web.body import Parameters
from stdgraph.web.service import service_of

HINT_HEADER = "Stdgraph-Hint"


def understood(request: Request, text: str, parameters: Parameters, version: str) -> Asked:
    """Return what a request asks of a version of the data.

    Raises RequestRefused (406), BadUsage for a format that the form of the query doesn't have, and
    what reading the text and a past state raise.
    """
    service = service_of(request)
    format_ = _format(request, parameters.one("format"), form_of(text))
    headers, hints, tag = {"Vary": "Accept"}, {}, None
    at = parameters.one("at")
    if at is None and is_short(text):
        reading = read(text)
        if is_stable(reading):
            tag = entity_tag(service, version, format_.name)
            headers |= {"ETag": tag, "Cache-Control": "no-cache"}
        hints = _hints(reading, service.known_terms.at(version))
    question = Question(
        text,
        format_,
        dataset=Dataset(parameters.all("default-graph-uri"), parameters.all("named-graph-uri")),
        ceiling=service.settings.ceiling,
        folder=None if at is None else service.pasts.folder(at),  # a parameter of ours
    )
    return Asked(question, headers, hints, tag)


def _format(request: Request, name: str | None, form: Form | None) -> Format:
    """Return the format that the address names (a browser's link can't send Accept) or Accept."""
    if name is None:
        return chosen_format(request, formats_for(form) if form else ROW_FORMATS)
    format_ = format_named(name)
    if form is not None:
        refuse_format(form, format_)
    return format_


def _hints(reading: Reading, vocabulary: frozenset[str]) -> dict[str, str]:
    """Name the terms that the vocabulary lacks: the query is legal, but finds nothing by them."""
    slips = misspelt(reading, vocabulary)
    said = ", ".join(f"{slip.token.text} -> {slip.nearest}" for slip in slips[:5])
    return {HINT_HEADER: said} if said and said.isascii() else {}
