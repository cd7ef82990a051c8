"""Finding out whether a SPARQL service answers at an address, and which engine it is."""

from __future__ import annotations

import ssl

import httpx

from stdgraph.store.remote_address import Credentials
from stdgraph.store.remote_engines import ANY, Engine, engine_of_headers
from stdgraph.store.remote_failures import AWAY, away, refusal


def trust(addresses: str) -> ssl.SSLContext:
    """Return whom to trust.

    Reading the authorities' certificates costs half a second, and plain HTTP needs none of them
    (a context without any trusts nobody).
    """
    if "https:" in addresses:
        return httpx.create_ssl_context()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def find_endpoint(
    candidates: tuple[str, ...], known: Engine | None, credentials: Credentials
) -> tuple[str, Engine]:
    """Return the query address that answers, and its engine.

    Raises:
        EngineAway: nothing answers at any address.
        EngineRefusal, StoreUnreachable: something does, and is no SPARQL service or asks for
            other credentials.
    """
    last: httpx.Response | None = None
    for url in candidates:
        try:
            response, engine = _knock(url, known, credentials)
        except httpx.TransportError as error:
            raise away(url, error) from error
        if response.is_success:
            return url, engine
        last = response
    assert last is not None
    if last.status_code in AWAY:
        raise away(candidates[-1], f"HTTP {last.status_code}")
    raise refusal(last)


def _knock(
    url: str, known: Engine | None, credentials: Credentials
) -> tuple[httpx.Response, Engine]:
    """Ask the smallest question, at first without credentials, since their form is the engine's."""
    with httpx.Client(timeout=10.0, verify=trust(url)) as client:
        pairs = {"query": "ASK {}"}
        accept = {"Accept": "application/sparql-results+json"}
        response = client.post(url, data=pairs, headers=accept)
        engine = known or engine_of_headers(response.headers)
        if response.status_code == 401:
            auth = credentials.auth(engine) or httpx.Auth()
            response = client.post(url, data=pairs, headers=accept, auth=auth)
            engine = known or (engine_of_headers(response.headers) if engine is ANY else engine)
    return response, engine
