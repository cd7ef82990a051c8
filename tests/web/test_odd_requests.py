"""Requests that no proper client sends, at every address: answered as HTTP says, never by a 500."""

import gzip
import json
import re
import socket

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.conftest import SMALL, TOKEN
from tests.web.live import serving

ASK = "query=ASK%7B%7D"
QUERY = "Content-Type: application/sparql-query"
RECORD = f"Authorization: Bearer {TOKEN}\r\nContent-Type: application/json"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole product over a small graph: its address, and the methods of each path."""
    store = open_store(tmp_path_factory.mktemp("odd") / "data")
    store.update(SMALL)
    store.update("INSERT DATA { GRAPH graph:stated { <urn:d> sg:asOf '2026-01-01'^^xsd:date } }")
    routers = site_routers(store, Desk(store, Journal(store.home)))
    app = create_app(store, Settings(token=TOKEN), routers=routers)
    with serving(app) as client:
        yield (client.base_url.host, client.base_url.port), methods(routers)
    store.close()


def methods(routers):
    found = {}
    for route in (route for router in routers for route in router.routes):
        if hasattr(route, "methods"):
            path = re.sub(r"\{[^}]*\}", "x", route.path)
            found.setdefault(path, set()).update(route.methods)
    return found


def sent(address, first, head="", body=b"", *, length=True):
    """Send one request as it is; return the status, the header lines and the body."""
    lines = [f"{first} HTTP/1.1", f"Host: 127.0.0.1:{address[1]}", "Connection: close"]
    lines += [head] if head else []
    lines += [f"Content-Length: {len(body)}"] if length else []
    with socket.create_connection(address, 30) as connection:
        connection.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    answer, _, rest = received.partition(b"\r\n\r\n")
    status, *fields = answer.decode("latin-1").split("\r\n")
    return int(status.split()[1]), dict(f.lower().split(": ", 1) for f in fields), rest


# The request's line, its headers, its body; the status, and the problem where it is one.
ODD = [
    ("POST /sparql", f"{QUERY}\r\nContent-Encoding: gzip", gzip.compress(b"ASK {}", mtime=0), 415),
    ("POST /sparql", f"{QUERY}\r\nContent-Encoding: br", b"ASK {}", 415),
    ("POST /sparql", f"{QUERY}\r\nContent-Encoding: identity", b"ASK {}", 200),
    ("POST /sparql", f"{QUERY}; charset=latin-1", b"ASK {}", 415),
    ("POST /sparql", "", b"", 415),
    (
        "POST /api/v1/standards",
        f"{RECORD}\r\nContent-Encoding: gzip",
        gzip.compress(b"{}", mtime=0),
        415,
    ),
    ("POST /api/v1/standards", RECORD, b'{"number": %s}' % (b"9" * 5000), 422),
    ("POST /api/v1/standards", RECORD, b"[" * 100_000, 400),
    ("POST /api/v1/standards", RECORD, b"NaN", 400),
    ("POST /api/v1/gaps/what-if", RECORD, b"[" * 100_000, 400),
    ("POST /api/v1/gaps/what-if", RECORD, b"9" * 5000, 400),
    (f"GET /sparql?{ASK}", "Host: example.org", b"", 400),
    (f"GET /sparql?{ASK}", "Accept: " + "a/b;q=0.1," * 5000 + "text/csv", b"", 200),
    (f"GET /sparql?{ASK}", "Accept: image/png\r\nAccept: text/csv", b"", 200),
    (f"GET /sparql?{ASK}", "Accept: image/png\r\nAccept: image/gif", b"", 406),
    (f"GET /sparql?{ASK}", "", b"a body", 200),
    (f"GET /sparql?{ASK}&{ASK}", "", b"", 400),
    ("GET /sparql?query=ASK%7B%7D%zz%", "", b"", 400),
    ("GET /sparql?query=ASK%7B%7D%00", "", b"", 400),
    ("GET /sparql?query=%ed%a0%80", "", b"", 400),
    (f"GET /SPARQL?{ASK}", "", b"", 404),
    ("GET /api/v1/search?q=%ed%a0%80%00&limit=1", "", b"", 200),
    ("GET /api/v1/search?q=a&limit=%00", "", b"", 400),
    ("GET /api/v1/standards/%00", "", b"", 400),
    ("GET /id/standard/%ff%zz", "", b"", 404),
    ("GET /static/x", "", b"", 404),
    ("GET /static/..%2f..%2fetc/passwd", "", b"", 404),
    ("GET //example.org/", "", b"", 404),
    ("OPTIONS *", "", b"", 404),
]


@pytest.mark.parametrize(("first", "head", "body", "status"), ODD)
def test_an_odd_request_is_answered_or_refused_with_a_problem(site, first, head, body, status):
    got, fields, said = sent(site[0], first, head, body)
    assert got == status, said
    if status >= 400:
        assert fields["content-type"] == "application/problem+json"
        assert json.loads(said)["fix"]


def test_a_body_in_chunks_is_read(site):
    chunks = b"3\r\nASK\r\n3\r\n {}\r\n0\r\n\r\n"
    head = f"{QUERY}\r\nTransfer-Encoding: chunked"
    assert sent(site[0], "POST /sparql", head, chunks, length=False)[0] == 200


def test_every_address_takes_head_where_it_takes_get_and_refuses_other_methods_by_name(site):
    address, paths = site
    assert len(paths) > 100
    for path, known in paths.items():
        got, fields, said = sent(address, f"HEAD {path}")
        assert (got == 405) == known.isdisjoint({"GET", "HEAD"}), path
        assert not said
        assert fields
        for method in {"OPTIONS", "DELETE", "QUERY"} - known:
            got, fields, said = sent(address, f"{method} {path}")
            assert got == 405, (method, path)
            heads = {"HEAD"} if "GET" in known else set()
            assert set(fields["allow"].upper().split(", ")) == known | heads, path
            assert fields["content-type"] == "application/problem+json"
