"""The addresses that pages link to, made in one place so that nothing is quoted wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request

from stdgraph.errors import Lang
from stdgraph.model.record_kind import SEARCHES, STANDARDS
from stdgraph.names import path_name
from stdgraph.numbers import parse_number


def address(path: str, values: Mapping[str, str]) -> str:
    """Return ``path`` with the values that are not empty."""
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{path}?{query}" if query else path


def in_language(request: Request, lang: Lang) -> str:
    """Return the request's own address, in another language."""
    return f"{request.url.path}?{request.url.include_query_params(lang=lang).query}"


def query_address(query: str) -> str:
    """Return the page that shows the answer to a query."""
    return address("/query", {"query": query, "run": "1"})


def draft_address(query: str) -> str:
    """Return the page that shows a query without running it, for passing on."""
    return address("/query", {"query": query})


def download_address(query: str, format_name: str) -> str:
    """Return where the endpoint gives the answer to a query in a format."""
    return address("/sparql", {"query": query, "format": format_name})


# The same few wide standards stand beside hundreds of industries.
@lru_cache(maxsize=4096)
def standard_address(number: str) -> str:
    """Return the page of the standard, or plan item, of this number."""
    found = parse_number(number)
    kind = "plan" if found.kind in ("plan", "project") else "standard"
    return f"/id/{kind}/{found.own.path}"


def new_address(kind: str, values: Mapping[str, str], back: str = "") -> str:
    """Return the form for a new record of a kind, with values in it.

    ``back`` is the page that it leads back to.
    """
    return address(f"{kinds_path(kind)}/new", {**values, "back": back})


def search_address(industry: str, back: str = "") -> str:
    """Return the form for a search record that says that nothing was found for an industry."""
    found = {"industry": industry, "level": "national", "hits": "0"}
    return new_address(SEARCHES.name, found, back)


def record_address(kind: str, key: str, act: str = "") -> str:
    """Return the address of a record by its key, or of an ``act`` on it, as ``edit``."""
    name = parse_number(key).path if kind == STANDARDS.name else path_name(key)
    return f"{kinds_path(kind)}/{name}" + (f"/{act}" if act else "")


def kinds_path(kind: str) -> str:
    """Return where a kind's records and forms lie."""
    return "/standards" if kind == STANDARDS.name else f"/records/{kind}"


def work_address(number: str) -> str:
    """Return the page of the work, or series of parts, that this number without a year names."""
    return f"/id/work/{parse_number(number).work_path}"


def pilots_address(identifiers: tuple[str, ...]) -> str:
    """Return a page with the pilot projects of these identifiers."""
    wanted = " ".join(f'"{identifier}"' for identifier in identifiers)
    return query_address(
        "SELECT ?pilot ?year ?title_zh ?title_en ?enterprise WHERE {\n"
        f"  VALUES ?id {{ {wanted} }}\n"
        "  ?pilot dcterms:identifier ?id ; sg:pilotYear ?year .\n"
        '  OPTIONAL { ?pilot dcterms:title ?title_zh FILTER(LANG(?title_zh) = "zh") }\n'
        '  OPTIONAL { ?pilot dcterms:title ?title_en FILTER(LANG(?title_en) = "en") }\n'
        "  OPTIONAL { ?pilot sg:carriedOutBy/skos:prefLabel ?enterprise\n"
        '             FILTER(LANG(?enterprise) = "zh") }\n'
        "} ORDER BY ?year ?title_zh"
    )


def describe_address(iri: str) -> str:
    """Return a page with all that the graph says about a thing."""
    return query_address(f"DESCRIBE <{iri}>")


def own_path(text: str) -> str:
    r"""Return ``text`` where it is an address on this server, else ``/``.

    ``//host`` and ``/\host`` would lead browsers to another server.
    """
    is_own = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_own else "/"


def path_of_iri(iri: str) -> str:
    """Return where this server shows the entity of an IRI; one of others is described."""
    _, own, path = iri.partition("/id/")
    return own + path if own else describe_address(iri)


def is_web(iri: str) -> bool:
    """Tell whether an IRI may stand in a link: foreign data may hold ``javascript:`` and others."""
    return iri.startswith(("http://", "https://"))
