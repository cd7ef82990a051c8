"""The frame around the routes: readiness, hosts, problems, descriptions, routers given to it."""

import pytest
import rdflib
from fastapi import APIRouter
from rdflib.namespace import RDF

from stdgraph import errors
from stdgraph.store.formats import FORMATS
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.description import FORMAT_IRIS
from stdgraph.web.negotiate import best_language, prefers_html
from stdgraph.web.problems import TITLES, TYPE
from stdgraph.web.settings import Settings
from tests.web.conftest import STATED
from tests.web.live import serving

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")


def _kinds(kind):
    return [kind, *(each for child in kind.__subclasses__() for each in _kinds(child))]


@pytest.mark.parametrize("kind", _kinds(errors.StdgraphError), ids=lambda kind: kind.__name__)
def test_every_kind_of_error_has_a_title_in_both_languages(kind):
    assert TITLES[kind.problem].zh
    assert TITLES[kind.problem].en


def test_health_is_503_while_loading_and_everything_else_too(server):
    ready = server.app.state.service.ready
    assert server.client.get("/health").json()["status"] == "ready"
    ready.clear()
    for path in ("/health", "/sparql?query=ASK{}", "/graphs?default"):
        answer = server.client.get(path)
        assert answer.status_code == 503
        assert answer.json()["type"] == f"{TYPE}loading"
        assert answer.headers["retry-after"]
    ready.set()
    assert server.client.get("/health").status_code == 200


HOSTS = [
    ("127.0.0.1", 200),
    ("127.0.0.1:8000", 200),
    ("LOCALHOST:1", 200),
    ("[::1]:8000", 200),
    ("evil.example", 421),
    ("127.0.0.1.evil.example", 421),
    ("", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_only_requests_for_this_host_are_answered(serve, host, status):
    client = serve(hosts=("127.0.0.1", "localhost", "[::1]")).client
    assert client.get("/health", headers={"Host": host}).status_code == status


def test_an_unknown_address_is_a_problem(client):
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_no_answer_lets_a_browser_guess_its_type(client):
    for path in ("/health", "/nothing", "/sparql?query=ASK{}"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_routers_and_the_workbench_are_the_callers(tmp_path):
    router = APIRouter()

    @router.get("/mine")
    async def mine() -> str:
        return "mine"

    async def workbench(request):
        return await mine_response()

    async def mine_response():
        from fastapi.responses import PlainTextResponse

        return PlainTextResponse("workbench")

    store = open_store(tmp_path / "data")
    app = create_app(store, Settings(), routers=[router], workbench=workbench)
    with serving(app) as client:
        assert client.get("/mine").json() == "mine"
        assert client.get("/sparql", headers={"Accept": "text/html"}).text == "workbench"
        assert client.get("/api/v1/openapi.json").json()["openapi"]
    store.close()


def described(client, path, **headers):
    answer = client.get(path, headers={"Accept": "application/n-triples", **headers})
    assert answer.status_code == 200
    return rdflib.Graph().parse(data=answer.text, format="nt")


def test_the_description_names_this_address_and_these_graphs(client):
    graph = described(client, "/sparql")
    endpoint = rdflib.URIRef(f"{client.base_url}/sparql".replace("//sparql", "/sparql"))
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == endpoint
    assert SD.UnionDefaultGraph in set(graph.objects(service, SD.feature))
    assert rdflib.URIRef(STATED) in set(graph.objects(None, SD.name))
    named = next(graph.subjects(SD.name, rdflib.URIRef(STATED)))
    assert graph.value(graph.value(named, SD.graph), VOID.triples).toPython() == 3
    formats = {str(iri).rpartition("/")[2] for iri in graph.objects(service, SD.resultFormat)}
    assert formats == set(FORMAT_IRIS.values())
    assert set(FORMAT_IRIS) == {format_.name for format_ in FORMATS}


def test_a_strict_endpoint_claims_no_union(serve):
    graph = described(serve("strict").client, "/sparql")
    assert SD.UnionDefaultGraph not in set(graph.objects(None, SD.feature))


def test_void_names_the_endpoint_the_size_and_the_graphs(server):
    server.store.update(
        "INSERT DATA { GRAPH graph:dataset { <urn:data> a <urn:d> ; dcterms:title 'T'@en } }"
    )
    graph = described(server.client, "/.well-known/void")
    (dataset,) = graph.subjects(VOID.sparqlEndpoint)
    assert graph.value(dataset, VOID.triples).toPython() == server.store.size()
    assert rdflib.URIRef(STATED) in set(graph.objects(dataset, VOID.subset))
    assert graph.value(dataset, VOID.uriSpace).toPython() == server.store.base_iri
    assert rdflib.Literal("T", lang="en") in set(graph.objects(rdflib.URIRef("urn:data")))


LANGUAGES = [
    ("", "en"),
    ("zh", "zh"),
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
    ("en-US,en;q=0.9,zh;q=0.8", "en"),
    ("fr", "en"),
    ("zh;q=0.5,en;q=0.5", "en"),
    ("zh;q=x", "zh"),
]


@pytest.mark.parametrize(("header", "lang"), LANGUAGES)
def test_the_language_follows_accept_language(header, lang):
    assert best_language(header, "en") == lang


@pytest.mark.parametrize(
    ("accept", "browser"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        ("", False),
        ("text/turtle, text/html;q=0.5", False),
    ],
)
def test_a_browser_is_told_from_a_machine(accept, browser):
    assert prefers_html(accept) is browser
