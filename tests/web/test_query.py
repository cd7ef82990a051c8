"""``/sparql`` as the SPARQL 1.1 Protocol has it."""

import json
import socket
import threading
import time
from urllib.parse import quote

import httpx
import pytest

from stdgraph.web.answering import HELD_BACK
from tests.web.conftest import STATED

NUMBERS = "SELECT ?n { ?s sg:number ?n } ORDER BY ?n"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UPDATE = {"Content-Type": "application/sparql-update"}
UTF16 = {"Content-Type": "application/sparql-query; charset=utf-16"}
IMAGE = {"Accept": "image/png"}
DIRECT = {"Content-Type": "application/sparql-query"}


def numbers(answer):
    assert answer.status_code == 200, answer.text
    return [row["n"]["value"] for row in answer.json()["results"]["bindings"]]


WAYS = [
    lambda client, q: client.get("/sparql", params={"query": q}),
    lambda client, q: client.post("/sparql", data={"query": q}),
    lambda client, q: client.post("/sparql", content=q.encode(), headers=DIRECT),
    lambda client, q: client.post(
        "/sparql",
        content=q.encode(),
        headers={"Content-Type": "application/sparql-query; charset=UTF-8"},
    ),
]


@pytest.mark.parametrize("way", WAYS)
def test_a_query_is_taken_in_each_of_the_protocols_ways(client, way):
    assert numbers(way(client, NUMBERS)) == ["GB/T 1-2020", "GB/T 2-2021"]


@pytest.mark.parametrize("way", ["GET", "form", "direct"])
def test_the_dataset_comes_from_the_url_or_the_form(client, way):
    params = [("default-graph-uri", STATED), ("default-graph-uri", "urn:none")]
    if way == "GET":
        answer = client.get("/sparql", params=[*params, ("query", NUMBERS)])
    elif way == "form":
        answer = client.post("/sparql", data={"query": NUMBERS, "default-graph-uri": STATED})
    else:
        answer = client.post("/sparql", params=params, content=NUMBERS, headers=DIRECT)
    assert numbers(answer) == ["GB/T 1-2020"]


def test_named_graphs_are_what_graph_sees(client):
    query = "SELECT ?n { GRAPH ?g { ?s sg:number ?n } }"
    answer = client.get("/sparql", params={"query": query, "named-graph-uri": STATED})
    assert numbers(answer) == ["GB/T 1-2020"]


def test_strict_takes_the_unnamed_graph_alone(serve):
    assert numbers(serve("strict").client.get("/sparql", params={"query": NUMBERS})) == []


REFUSED = [
    ("two queries", "GET", "/sparql?query=ASK{}&query=ASK{}", {}, b"", 400, "bad-usage"),
    ("malformed", "GET", "/sparql?query=ASK{", {}, b"", 400, "malformed-query"),
    ("empty query", "GET", "/sparql?query=", {}, b"", 400, "malformed-query"),
    ("an update", "GET", "/sparql?update=CLEAR%20ALL", {}, b"", 400, "bad-usage"),
    ("no query", "POST", "/sparql", FORM, b"a=b", 400, "bad-usage"),
    ("no type", "POST", "/sparql", {}, b"query=ASK{}", 415, "unsupported-media-type"),
    ("wrong type", "POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK{}", 415, None),
    (
        "update type",
        "POST",
        "/sparql",
        {"Content-Type": "application/sparql-update"},
        b"",
        415,
        None,
    ),
    ("not UTF-8", "POST", "/sparql", DIRECT, b"ASK { ?s ?p '\xff' }", 400, "bad-encoding"),
    (
        "UTF-16",
        "POST",
        "/sparql",
        {"Content-Type": "application/sparql-query; charset=utf-16"},
        b"",
        415,
        None,
    ),
    ("bad escape", "GET", "/sparql?query=%ff", {}, b"", 400, "bad-encoding"),
    ("query twice", "POST", "/sparql?query=ASK{}", DIRECT, b"ASK{}", 400, "bad-usage"),
    (
        "no such format",
        "GET",
        "/sparql?query=ASK{}",
        {"Accept": "image/png"},
        b"",
        406,
        "not-acceptable",
    ),
    ("graph for rows", "GET", "/sparql?query=ASK{}", {"Accept": "text/turtle"}, b"", 406, None),
    ("method", "PUT", "/sparql", {}, b"", 405, "method-not-allowed"),
    ("unknown format", "GET", "/sparql?query=ASK{}&format=pdf", {}, b"", 400, "bad-usage"),
    ("unfit format", "GET", "/sparql?query=ASK{}&format=turtle", {}, b"", 400, "bad-usage"),
    ("service", "GET", "/sparql?query=ASK{SERVICE<urn:x>{}}", {}, b"", 403, "forbidden-query"),
    ("too many parameters", "GET", "/sparql?" + "a&" * 1001, {}, b"", 400, "bad-usage"),
]


@pytest.mark.parametrize(
    ("method", "url", "headers", "body", "status", "problem"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_request_is_a_problem_in_the_clients_language(
    client, method, url, headers, body, status, problem, lang
):
    answer = client.request(method, url, headers={"Accept-Language": lang, **headers}, content=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == lang
    told = answer.json()
    assert told["status"] == status
    assert told["detail"].endswith(told["fix"])
    assert ("。" in told["detail"]) == (lang == "zh")
    if problem is not None:
        assert told["type"].endswith(f"/{problem}")


def test_a_malformed_query_has_line_column_and_caret(client):
    query = "SELECT * {\n  ?s foaf:name ?o }"
    told = client.get("/sparql", params={"query": query}).json()
    assert (told["line"], told["column"]) == (2, 6)
    assert "  ?s foaf:name ?o }\n     ^" in told["detail"]
    assert "PREFIX foaf: <http://xmlns.com/foaf/0.1/>" in told["fix"]


NAMED = [("csv", "text/csv"), ("tsv", "text/tab-separated"), ("xml", "+xml"), ("json", "+json")]


@pytest.mark.parametrize(("name", "media_type"), NAMED)
def test_the_address_may_name_the_format_since_a_link_has_no_accept(client, name, media_type):
    params = {"query": NUMBERS, "format": name}
    answer = client.get("/sparql", params=params, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert media_type in answer.headers["content-type"]


def test_a_misspelt_term_in_a_legal_query_is_hinted_at(client):
    answer = client.get("/sparql", params={"query": "SELECT * { ?s a sg:Standrd }"})
    assert answer.status_code == 200
    assert answer.headers["stdgraph-hint"] == "sg:Standrd -> sg:Standard"


ACCEPTS = [
    ("", "SELECT", "application/sparql-results+json"),
    ("*/*", "SELECT", "application/sparql-results+json"),
    ("application/json", "SELECT", "application/sparql-results+json"),
    ("text/csv", "SELECT", "text/csv"),
    ("text/*", "SELECT", "text/csv"),
    ("text/csv;q=0.5, text/tab-separated-values", "SELECT", "text/tab-separated-values"),
    ("text/csv;q=0, text/*", "SELECT", "text/tab-separated-values"),
    ("text/html, application/xml;q=0.9, */*;q=0.8", "ASK", "application/sparql-results+xml"),
    ("APPLICATION/SPARQL-RESULTS+XML ; Q=1", "ASK", "application/sparql-results+xml"),
    ("", "CONSTRUCT", "text/turtle"),
    ("application/json", "CONSTRUCT", "application/ld+json"),
    ("application/rdf+xml, text/turtle;q=0.9", "CONSTRUCT", "application/rdf+xml"),
    ("application/n-triples", "DESCRIBE", "application/n-triples"),
    ("application/trig;q=0.1, application/n-quads;q=0.2", "CONSTRUCT", "application/n-quads"),
]
QUERIES = {
    "SELECT": NUMBERS,
    "ASK": "ASK {}",
    "CONSTRUCT": "CONSTRUCT WHERE { ?s a ?c }",
    "DESCRIBE": "DESCRIBE <https://example.org/a>",
}


@pytest.mark.parametrize(("accept", "form", "media_type"), ACCEPTS)
def test_the_format_follows_accept(client, accept, form, media_type):
    answer = client.get("/sparql", params={"query": QUERIES[form]}, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert "Accept" in answer.headers["vary"]


def test_head_has_the_headers_of_get_and_no_body(client):
    got = client.get("/sparql", params={"query": NUMBERS})
    head = client.head("/sparql", params={"query": NUMBERS})
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "etag", "vary", "content-length"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize(
    ("path", "allow"),
    [
        ("/sparql", {"GET", "HEAD", "POST", "OPTIONS"}),
        ("/update", {"POST", "OPTIONS"}),
        ("/graphs", {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"}),
    ],
)
def test_options_names_the_methods(client, path, allow):
    answer = client.options(path)
    assert answer.status_code == 204
    assert set(answer.headers["allow"].split(", ")) == allow


def test_an_unchanged_answer_is_not_sent_again(editor):
    first = editor.get("/sparql", params={"query": NUMBERS})
    known = {"If-None-Match": first.headers["etag"]}
    assert editor.get("/sparql", params={"query": NUMBERS}, headers=known).status_code == 304
    csv = {**known, "Accept": "text/csv"}
    assert editor.get("/sparql", params={"query": NUMBERS}, headers=csv).status_code == 200
    editor.post("/update", data={"update": "INSERT DATA { <urn:a> sg:number 'x' }"})
    assert editor.get("/sparql", params={"query": NUMBERS}, headers=known).status_code == 200


def test_an_answer_that_changes_by_itself_has_no_tag(client):
    answer = client.get("/sparql", params={"query": "SELECT (NOW() AS ?n) {}"})
    assert "etag" not in answer.headers


def test_pages_of_other_sites_may_read_but_not_write(client):
    site = {"Origin": "https://elsewhere.example"}
    read = client.get("/sparql", params={"query": "ASK {}"}, headers=site)
    assert read.headers["access-control-allow-origin"] == "*"
    assert "ETag" in read.headers["access-control-expose-headers"]
    ask = {**site, "Access-Control-Request-Method": "POST"}
    wants = {**ask, "Access-Control-Request-Headers": "authorization"}
    assert client.options("/update", headers=wants).status_code == 400
    wants = {**ask, "Access-Control-Request-Headers": "content-type"}
    assert client.options("/sparql", headers=wants).status_code == 200


def test_long_answers_are_packed_for_those_who_can_unpack(client):
    query = "SELECT * { VALUES ?x { " + "'abcdefgh' " * 500 + "} }"
    packed = client.post("/sparql", content=query, headers=DIRECT)
    plain = client.post("/sparql", content=query, headers={**DIRECT, "Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


def test_rows_past_the_ceiling_are_cut_and_the_answer_says_so(serve):
    client = serve(max_rows=1).client
    told = client.get("/sparql", params={"query": NUMBERS}).json()
    assert len(told["results"]["bindings"]) == 1
    assert "1 rows" in told["stdgraph"]["cut"]["en"]


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_cut_csv_is_broken_off_so_that_no_reader_takes_it_for_whole(serve, encoding):
    client = serve(max_rows=1).client
    headers = {"Accept": "text/csv", "Accept-Encoding": encoding}
    received = []
    with client.stream("GET", "/sparql", params={"query": NUMBERS}, headers=headers) as answer:
        assert answer.status_code == 200
        assert "1 rows" in answer.headers["stdgraph-cut"]
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(answer.iter_bytes())
    if encoding == "identity":
        assert b"".join(received) == b"n\r\nGB/T 1-2020\r\n"


def test_terms_of_a_changed_vocabulary_are_known_at_once(server):
    def hint():
        answer = server.client.get("/sparql", params={"query": "SELECT * { ?s sg:numbr ?o }"})
        return answer.headers.get("stdgraph-hint")

    assert hint() == "sg:numbr -> sg:number"
    server.store.update("INSERT DATA { GRAPH graph:vocabulary { sg:numbr a <urn:c> } }")
    assert hint() is None


LONG = [
    ("SELECT ?n", "text/csv", b"n\r\nGB/T 1-2020\r\n"),
    ("ASK", "text/csv", b"true\r\n"),
    ("CONSTRUCT { <urn:a> <urn:b> ?n } WHERE", "text/plain", b'<urn:a> <urn:b> "GB/T 1-2020" .\n'),
]


@pytest.mark.parametrize(("form", "accept", "expected"), LONG)
def test_a_query_too_long_to_be_read_twice_is_answered_alike(client, form, accept, expected):
    padding = f"# {'x' * 30_000}\nPREFIX a: <urn:a>\n"
    query = padding + form + " { ?s sg:number ?n ; sg:numberYear 2020 }"
    answer = client.post("/sparql", content=query, headers={**DIRECT, "Accept": accept})
    assert (answer.status_code, answer.content) == (200, expected)


def test_a_long_text_without_a_form_is_refused_quickly(client):
    answer = client.post("/sparql", content="PREFIX a: <urn:a> " * 100_000, headers=DIRECT)
    assert answer.status_code in (400, 403)


def test_a_long_answer_is_streamed(serve):
    server = serve()
    values = " ".join(f"'{i:0>50}'" for i in range(250))
    query = f"SELECT * {{ VALUES ?x {{ {values} }} VALUES ?y {{ {values} }} }}"
    answer = server.client.post("/sparql", content=query, headers={**DIRECT, "Accept": "text/csv"})
    assert "content-length" not in answer.headers
    assert answer.text.count("\n") == 1 + 250 * 250


def test_a_slow_query_ends_with_503_and_holds_up_nobody(serve):
    client = serve(deadline=0.2).client
    values = "VALUES ?{0} {{ " + "1 " * 300 + "}}"
    slow = (
        "SELECT (COUNT(*) AS ?n) {"
        + " ".join(values.format(name) for name in "abc")
        + " FILTER(?a + ?b + ?c = 0) }"
    )
    answers = []

    def ask():
        answers.append(
            httpx.post(client.base_url.join("/sparql"), data={"query": slow}, timeout=30)
        )

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(0.1)
    started = time.monotonic()
    assert client.get("/health").status_code == 200
    assert numbers(client.get("/sparql", params={"query": NUMBERS}))
    assert time.monotonic() - started < 5
    thread.join()
    assert answers[0].status_code == 503
    assert answers[0].headers["retry-after"]
    assert "0.2 s" in answers[0].json()["detail"]


def test_a_body_beyond_the_limit_is_refused(serve):
    client = serve(max_body=1000).client
    answer = client.post("/sparql", content=b"#" * 1001, headers=DIRECT)
    assert answer.status_code == 413
    assert answer.json()["type"].endswith("/body-too-large")


def test_results_keep_their_characters(client):
    query = "SELECT ('智能\\t\\\"制造\\\"' AS ?n) {}"
    assert numbers(client.get("/sparql", params={"query": query})) == ['智能\t"制造"']
    assert json.loads(client.get("/sparql", params={"query": query}).content)


def test_a_browser_without_a_query_gets_a_page_and_a_machine_the_description(client):
    page = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["location"]) == (303, str(client.base_url.join("/")))
    assert client.get("/sparql").headers["content-type"] == "text/turtle; charset=utf-8"


VALUES_80 = " ".join(map(str, range(80)))
MANY = (
    f"{{ VALUES ?x {{ {VALUES_80} }} VALUES ?y {{ {VALUES_80} }} BIND('{'z' * 400}' AS ?z)"
    " BIND(IRI(CONCAT('urn:', STR(?x), '-', STR(?y))) AS ?s) }"
)
CUT_LATE = [
    # the query, the format, what ends the answer; nothing where the format can't say so
    (f"SELECT * {MANY}", "application/sparql-results+json", b'"stdgraph":{"cut":'),
    (f"SELECT * {MANY}", "application/sparql-results+xml", b"<!-- "),
    (f"CONSTRUCT {{ ?s <urn:p> ?x, ?z }} {MANY}", "text/turtle", b"# "),
    (f"CONSTRUCT {{ ?s <urn:p> ?x, ?z }} {MANY}", "application/n-triples", b"# "),
    (f"SELECT * {MANY}", "text/csv", None),
    (f"SELECT * {MANY}", "text/tab-separated-values", None),
]


@pytest.mark.parametrize(("query", "accept", "told"), CUT_LATE)
def test_a_limit_that_strikes_in_mid_stream_is_told_or_the_body_is_left_without_its_end(
    serve, query, accept, told
):
    base = serve(max_rows=5_000).client.base_url
    form = f"query={quote(query)}".encode()
    head = f"POST /sparql HTTP/1.1\r\nHost: {base.netloc.decode()}\r\nAccept: {accept}\r\n"
    head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(form)}\r\n\r\n"
    with socket.create_connection((base.host, base.port), 60) as connection:
        connection.sendall(head.encode() + form)
        received = b""
        while not received.endswith(b"\r\n0\r\n\r\n") and (piece := connection.recv(1 << 20)):
            received += piece
    assert received.startswith(b"HTTP/1.1 200")
    assert len(received) > HELD_BACK
    assert received.endswith(b"\r\n0\r\n\r\n") == (told is not None)
    if told is not None:
        assert told in received[-400:]
        assert b"5000 rows" in received[-400:]
