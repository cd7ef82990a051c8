"""``/update`` and ``/graphs``: who may write, what is written, what is refused."""

import pytest

from tests.web.conftest import STATED, TOKEN

NQUADS = {"Content-Type": "application/n-quads"}
TURTLE = {"Content-Type": "text/turtle"}
UPDATE = {"Content-Type": "application/sparql-update"}
INSERT = "INSERT DATA { <urn:a> <urn:b> 1 }"
WRITES = [
    ("POST", "/update", UPDATE, INSERT),
    ("PUT", "/graphs?graph=urn:g", TURTLE, "<urn:a> <urn:b> 1 ."),
    ("POST", "/graphs?graph=urn:g", TURTLE, "<urn:a> <urn:b> 1 ."),
    ("POST", "/graphs", TURTLE, "<urn:a> <urn:b> 1 ."),
    ("DELETE", f"/graphs?graph={STATED}", {}, ""),
    ("DELETE", "/graphs?default", {}, ""),
]


@pytest.mark.parametrize(("method", "url", "headers", "body"), WRITES)
@pytest.mark.parametrize(
    "sent", [None, "Bearer wrong", f"Basic {TOKEN}", "Bearer", f"Bearer{TOKEN}"]
)
def test_nobody_writes_without_the_token(server, method, url, headers, body, sent):
    before = server.store.version()
    sending = {**headers, **({"Authorization": sent} if sent else {})}
    answer = server.client.request(method, url, headers=sending, content=body)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert server.store.version() == before


@pytest.mark.parametrize(("method", "url", "headers", "body"), WRITES)
def test_a_server_without_a_token_is_read_only(serve, method, url, headers, body):
    answer = serve(token=None).client.request(method, url, headers=headers, content=body)
    assert answer.status_code == 403
    assert answer.json()["type"].endswith("/read-only")


def holds(client, pattern):
    return client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"]


@pytest.mark.parametrize("way", ["form", "direct"])
def test_an_update_is_taken_in_both_ways(editor, way):
    if way == "form":
        answer = editor.post("/update", data={"update": INSERT})
    else:
        answer = editor.post("/update", content=INSERT, headers=UPDATE)
    assert answer.status_code == 204
    assert holds(editor, "<urn:a> <urn:b> 1")


def test_an_updates_dataset_is_given_by_parameters(editor):
    text = "INSERT { GRAPH <urn:out> { ?s <urn:seen> ?g } } WHERE { GRAPH ?g { ?s sg:number ?n } }"
    editor.post("/update", params={"using-named-graph-uri": STATED}, content=text, headers=UPDATE)
    assert holds(editor, f"?s <urn:seen> <{STATED}>")
    assert not holds(editor, "?s <urn:seen> graph:recalled")


REFUSED = [
    ("malformed", UPDATE, "", "INSERT DATA {", 400),
    ("a query", UPDATE, "", "SELECT * {}", 400),
    ("load", UPDATE, "", "LOAD <http://127.0.0.1:9/>", 403),
    ("no type", {}, "", INSERT, 415),
    ("query type", {"Content-Type": "application/sparql-query"}, "", INSERT, 415),
    ("no update", {"Content-Type": "application/x-www-form-urlencoded"}, "", "a=b", 400),
    ("twice", {"Content-Type": "application/x-www-form-urlencoded"}, "", "update=a&update=b", 400),
    ("dataset conflict", UPDATE, "?using-graph-uri=urn:g", "WITH <urn:x> DELETE {} WHERE {}", 400),
    ("not UTF-8", UPDATE, "", b"\xff", 400),
    ("absent graph", UPDATE, "", "DROP GRAPH <urn:none>", 404),
    ("graph is there", UPDATE, "", "CREATE GRAPH graph:stated", 400),
]


@pytest.mark.parametrize(
    ("headers", "query", "body", "status"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_a_refused_update_changes_nothing(editor, server, headers, query, body, status):
    before = server.store.version()
    answer = editor.post(f"/update{query}", content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert server.store.version() == before


def test_update_takes_no_get(editor):
    assert editor.get("/update", params={"update": INSERT}).status_code == 405


FORMATS = [
    ("text/turtle", "<urn:a> <urn:b> 'x' ."),
    ("application/n-triples", '<urn:a> <urn:b> "x" .'),
    ("application/ld+json", '{"@id": "urn:a", "urn:b": "x"}'),
    (
        "application/rdf+xml",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
        '<rdf:Description rdf:about="urn:a"><u:b>x</u:b></rdf:Description></rdf:RDF>',
    ),
    ("application/trig", '<urn:a> <urn:b> "x" .'),
    ("application/n-quads", '<urn:a> <urn:b> "x" .'),
]


@pytest.mark.parametrize(("media_type", "body"), FORMATS)
def test_a_graph_is_put_and_read_back_in_every_format(editor, media_type, body):
    put = editor.put(
        "/graphs?graph=urn:g", content=body, headers={"Content-Type": f"{media_type};charset=utf-8"}
    )
    assert put.status_code == 201
    assert holds(editor, "GRAPH <urn:g> { <urn:a> <urn:b> 'x' }")
    got = editor.get("/graphs?graph=urn:g", headers={"Accept": media_type})
    assert got.headers["content-type"] == f"{media_type}; charset=utf-8"
    again = editor.put(
        "/graphs?graph=urn:g2", content=got.content, headers={"Content-Type": media_type}
    )
    assert again.status_code == 201
    assert holds(editor, "GRAPH <urn:g2> { <urn:a> <urn:b> 'x' }")


def test_put_replaces_and_post_adds(editor):
    for number, method, status in ((1, "PUT", 201), (2, "PUT", 204), (3, "POST", 204)):
        answer = editor.request(
            method, "/graphs?graph=urn:g", content=f"<urn:a> <urn:b> {number} .", headers=TURTLE
        )
        assert answer.status_code == status
    assert not holds(editor, "<urn:a> <urn:b> 1")
    assert holds(editor, "<urn:a> <urn:b> 2, 3")


def test_the_unnamed_graph_is_read_back_as_it_was_put(editor):
    assert (
        editor.put("/graphs?default", content="<urn:a> <urn:b> 1 .", headers=TURTLE).status_code
        == 204
    )
    got = editor.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert got.text.count("\n") == 1
    assert editor.delete("/graphs?default").status_code == 204
    assert editor.get("/graphs?default", headers={"Accept": "application/n-triples"}).text == ""


def test_post_without_a_graph_makes_one_and_says_where(editor):
    made = editor.post("/graphs", content="<urn:a> <urn:b> 1 .", headers=TURTLE)
    assert made.status_code == 201
    place = made.headers["location"]
    assert place.startswith(str(editor.base_url))
    assert editor.get(place).status_code == 200
    assert editor.get("/graphs", params={"graph": place}).status_code == 200
    assert holds(editor, f"GRAPH <{place}> {{ <urn:a> <urn:b> 1 }}")


def test_several_documents_come_in_one_form(editor):
    files = [
        ("a", ("a.ttl", "<urn:a> <urn:b> 1 .", "text/turtle")),
        ("b", ("b.nt", "<urn:a> <urn:b> <urn:c> .", "application/n-triples")),
    ]
    assert editor.post("/graphs?graph=urn:g", files=files).status_code == 201
    assert holds(editor, "GRAPH <urn:g> { <urn:a> <urn:b> 1, <urn:c> }")


def test_relative_iris_are_read_against_the_graph(editor):
    editor.put("/graphs?graph=http://example.org/g/", content="<x> <urn:b> <> .", headers=TURTLE)
    assert holds(editor, "<http://example.org/g/x> <urn:b> <http://example.org/g/>")


BAD = [
    ("PUT", "/graphs", TURTLE, "", 400),
    ("PUT", "/graphs?default&graph=urn:g", TURTLE, "", 400),
    ("PUT", "/graphs?graph=relative", TURTLE, "", 400),
    ("PUT", "/graphs?graph=urn:a%3E%20%7B%7D%20;%20DROP%20ALL", TURTLE, "", 400),
    ("GET", "/graphs", {}, "", 400),
    ("GET", "/graphs?graph=urn:none", {}, "", 404),
    ("HEAD", "/graphs?graph=urn:none", {}, "", 404),
    ("DELETE", "/graphs?graph=urn:none", {}, "", 404),
    ("PATCH", "/graphs?graph=urn:none", {}, "", 405),
    ("PUT", "/graphs?graph=urn:g", {}, "<urn:a> <urn:b> 1 .", 415),
    ("PUT", "/graphs?graph=urn:g", {"Content-Type": "image/png"}, "", 415),
    ("PUT", "/graphs?graph=urn:g", {"Content-Type": "text/turtle;charset=gbk"}, "", 415),
    ("PUT", "/graphs?graph=urn:g", TURTLE, "<urn:a> <urn:b> ", 400),
    (
        "PUT",
        "/graphs?graph=urn:g",
        {"Content-Type": "application/n-quads"},
        "<a:a> <a:b> <a:c> <a:d> .",
        400,
    ),
    ("GET", f"/graphs?graph={STATED}", {"Accept": "text/csv"}, "", 406),
]


@pytest.mark.parametrize(("method", "url", "headers", "body", "status"), BAD)
def test_a_wrong_request_for_a_graph_is_told_and_changes_nothing(
    editor, server, method, url, headers, body, status
):
    before = server.store.version()
    answer = editor.request(method, url, headers=headers, content=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert server.store.version() == before


def test_a_broken_document_says_where(editor):
    answer = editor.put(
        "/graphs?graph=urn:g", content="<urn:a> <urn:b> 1 .\n<urn:a> ;", headers=TURTLE
    )
    assert (answer.json()["line"], answer.json()["column"]) == (2, 9)


def test_a_known_graph_is_not_sent_again(editor):
    url = f"/graphs?graph={STATED}"
    tag = editor.get(url).headers["etag"]
    assert editor.get(url, headers={"If-None-Match": tag}).status_code == 304
    editor.delete(url)
    assert editor.get(url, headers={"If-None-Match": tag}).status_code == 404


def test_an_empty_graph_is_a_graph(editor):
    assert editor.put("/graphs?graph=urn:e", content="", headers=TURTLE).status_code == 201
    assert editor.head("/graphs?graph=urn:e").status_code == 200


def test_after_clear_all_a_query_finds_nothing(editor):
    tag = editor.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).headers["etag"]
    editor.post("/update", data={"update": "CLEAR ALL"})
    answer = editor.get(
        "/sparql", params={"query": "ASK { ?s ?p ?o }"}, headers={"If-None-Match": tag}
    )
    assert answer.json()["boolean"] is False
