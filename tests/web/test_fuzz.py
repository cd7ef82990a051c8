"""Whatever is sent to the protocol's addresses, the answer is one of HTTP's, and never a 500."""

import json
import socket
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import STATED, TOKEN, running

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]
OTHER_PATHS = ["/.well-known/void", "/health", "/sparql/", "/"]
# What is usually sent, which reaches furthest; and anything anywhere.
AIMS = st.sampled_from(
    [
        *[("POST", "/sparql"), ("GET", "/sparql"), ("POST", "/update"), ("POST", "/graphs")] * 3,
        *[("GET", "/graphs"), ("PUT", "/graphs"), ("DELETE", "/graphs"), ("HEAD", "/sparql")],
    ]
) | st.tuples(st.sampled_from(METHODS), st.sampled_from(["/sparql", "/graphs", *OTHER_PATHS]))
PARAMETERS = [
    *("query", "update", "format", "default", "graph", "default-graph-uri", "named-graph-uri"),
    *("using-graph-uri", "using-named-graph-uri", "x"),
]
TEXTS = [
    *("ASK {}", "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <urn:a>"),
    *("INSERT DATA { <urn:a> <urn:b> 1 }", "CLEAR SILENT ALL", "LOAD <urn:x>", STATED, "default"),
    *("<urn:a> <urn:b> 1 .", "{}", "[]", "<a/>", "csv", "", "\x00", "SELECT * {", "\ud800", "智"),
]
TYPES = [
    *("application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"),
    *("text/turtle", "application/n-triples", "application/n-quads", "application/trig"),
    *("application/ld+json", "application/rdf+xml", "multipart/form-data; boundary=b"),
    *("multipart/form-data", "text/turtle; charset=utf-16", "application/json", "a", "/", ";"),
]
ACCEPTED = [
    *("*/*", "text/csv", "text/html", "application/sparql-results+xml", "text/turtle;q=0.5, */*"),
    *("text/*;q=nan", "image/png", "a/b;q=1e999", ";;,,", "application/ld+json;q=0, text/csv"),
]
HEADERS = {
    "Content-Type": TYPES,
    "Accept": ACCEPTED,
    "Content-Encoding": ["gzip", "identity", "gzip, br", ""],
    "Accept-Encoding": ["gzip", "identity;q=0", "gzip;q=0, br", "*"],
    "Accept-Language": ["zh", "en;q=0.1, zh", "x" * 500, "-", "zh;q=-1"],
    "Authorization": [f"Bearer {TOKEN}", "Bearer", "Basic Og==", "Bearer \xff"],
    "If-None-Match": ["*", '"x"', 'W/"x", "y"', ","],
    "If-Match": ["*", '"x"'],
    "Origin": ["http://example.org", "null"],
    "Cookie": ["a=b", "=", "lang=\xff"],
    "Range": ["bytes=0-1"],
    "Expect": ["100-continue"],
    "X-HTTP-Method-Override": ["DELETE"],
    "Access-Control-Request-Method": ["POST"],
}
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
# What a header may hold by RFC 9110, 5.5; the server's own parser refuses the rest.
FIELD = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=30).filter(
    lambda text: "\x7f" not in text
)


@st.composite
def some_headers(draw):
    names = ["Content-Type", *draw(st.lists(st.sampled_from(list(HEADERS)), max_size=3))]
    found = [(name, draw(st.sampled_from(HEADERS[name]) | FIELD)) for name in names]
    return found + draw(st.sampled_from([[("Authorization", f"Bearer {TOKEN}")], []]))


PAIRS = st.lists(
    st.tuples(st.sampled_from(PARAMETERS), st.sampled_from(TEXTS) | ANY_TEXT), max_size=3
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where a server listens that the requests may change."""
    with running(tmp_path_factory.mktemp("fuzz") / "data") as server:
        yield server.client.base_url.host, server.client.base_url.port


def encoded(pairs):
    parts = (f"{name}={quote(text, errors='surrogatepass')}" for name, text in pairs)
    return "&".join(parts).encode()


BODIES = (
    st.binary(max_size=60)
    | PAIRS.map(encoded)
    | st.sampled_from(TEXTS).map(lambda text: text.encode(errors="surrogatepass"))
    | st.sampled_from(
        [
            b"--b\r\nContent-Disposition: form-data; name=a; filename=a.ttl\r\n"
            b"Content-Type: text/turtle\r\n\r\n<urn:a> <urn:b> 1 .\r\n--b--\r\n",
            b"--b\r\n\r\n",
            b"%ff=%fe&query=%00",
        ]
    )
)


def exchange(address, method, target, headers, body):
    """Send one request as it is; return the status, the headers and the body of the answer."""
    head = [f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{address[1]}", "Connection: close"]
    head += [f"{name}: {value}" for name, value in headers]
    head += [f"Content-Length: {len(body)}"]
    with socket.create_connection(address, 30) as connection:
        connection.sendall("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body)
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    while received.startswith(b"HTTP/1.1 100"):
        received = received.partition(b"\r\n\r\n")[2]
    first, _, rest = received.partition(b"\r\n\r\n")
    lines = first.decode("latin-1").split("\r\n")
    fields = dict(line.lower().split(": ", 1) for line in lines[1:])
    return int(lines[0].split()[1]), fields, rest


@settings(
    max_examples=300,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    aim=AIMS,
    pairs=PAIRS,
    headers=some_headers(),
    body=BODIES,
)
def test_no_request_is_answered_by_a_fault_of_the_server(address, aim, pairs, headers, body):
    method, path = aim
    query = encoded(pairs).decode()
    status, fields, said = exchange(
        address, method, f"{path}?{query}" if query else path, headers, body
    )
    assert 200 <= status < 500, said
    # A browser's question before a request (CORS) is answered before the request is looked at.
    plain = (b"Invalid HTTP", b"Disallowed CORS")
    if status >= 400 and method != "HEAD" and not said.startswith(plain):
        assert fields["content-type"] == "application/problem+json", (status, fields, said)
        if fields.get("content-encoding") != "gzip" and "chunked" not in str(fields):
            problem = json.loads(said)
            assert problem["status"] == status
            assert problem["fix"]


WORDS = [
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS"),
    *("GRAPH", "BIND", "AS", "VALUES", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "FROM"),
    *("NOT EXISTS", "IN", "REGEX", "COUNT", "DISTINCT", "PREFIX", "BASE", "SERVICE", "UNDEF", "a"),
    *(
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        ";",
        ",",
        "|",
        "/",
        "^",
        "+",
        "*",
        "?",
        "!",
        "=",
        "<",
        "&&",
    ),
    *("?s", "?p", "?o", "$x", "<urn:a>", "<a>", "sg:number", "sg:numbr", "ex:a", "_:b", "'a'@zh"),
    *(
        '"""x"',
        "'\\u0041'",
        "1",
        "1.5e3",
        "-1",
        "true",
        "智能",
        "\\",
        '"',
        "'",
        "#",
        "\n",
        "\r",
        "@",
    ),
    *("SELECT * { ?s ?p ?o", "{ ?s ?p ?o }", "(COUNT(*) AS ?n)", "FILTER(?o > 1)", "xsd:date(1)"),
]


@settings(max_examples=200, deadline=None, database=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=14), glue=st.sampled_from(["", " ", "\t"]))
def test_any_words_are_answered_or_refused_with_their_place(client, words, glue):
    text = glue.join(words)
    answer = client.get("/sparql", params={"query": text, "format": "json"})
    told = answer.json()
    assert answer.status_code in (200, 400, 403), (text, told)
    if told.get("type", "").endswith("/malformed-query"):
        line = (text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))[told["line"] - 1]
        assert 1 <= told["column"] <= len(line) + 1
        assert told["detail"].count("^") >= 1
        assert told["detail"].endswith(told["fix"])
