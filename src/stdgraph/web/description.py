"""What the endpoint says of itself: SPARQL 1.1 Service Description and VoID.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/. Addresses are
those of the request, entities' IRIs those of the base IRI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from stdgraph.names import DATASET, RDF, VOCABULARY
from stdgraph.rdf.terms import Blank, Iri, Literal, Term, Triple
from stdgraph.store.formats import FORMATS, GRAPH_FORMATS
from stdgraph.store.graph_writing import write_triples
from stdgraph.store.port import BOUNDLESS, Answer, Dataset, Store
from stdgraph.web.answering import chosen_format, respond
from stdgraph.web.graph_sizes import GraphSizes, integer
from stdgraph.web.service import service_of

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
# The W3C's names of formats: https://www.w3.org/ns/formats/.
FORMAT_IRIS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "nquads": "N-Quads",
    "trig": "TriG",
}
_ABOUT = "CONSTRUCT WHERE { ?dataset a ?kind ; ?property ?value }"

Pair = tuple[str, str | Term]
Describe = Callable[[Store, Request], Iterator[Triple]]


def void_router() -> APIRouter:
    """Return the route of ``/.well-known/void`` (VoID 7.2)."""
    router = APIRouter()

    @router.api_route("/.well-known/void", methods=["GET", "HEAD"], include_in_schema=False)
    async def void(request: Request) -> Response:
        return await _describe(request, void_description)

    return router


async def describe_service(request: Request) -> Response:
    """Answer with the service description (2.1: GET on the endpoint without a query)."""
    return await _describe(request, service_description)


async def _describe(request: Request, describe: Describe) -> Response:
    format_ = chosen_format(request, GRAPH_FORMATS)
    store = service_of(request).store

    def answered() -> Response:
        triples = list(describe(store, request))
        answer = Answer(format_.media_type, write_triples(triples, format_, BOUNDLESS))
        return respond(request, answer, {"Vary": "Accept"})

    return await run_in_threadpool(answered)


def service_description(store: Store, request: Request) -> Iterator[Triple]:
    """Describe the endpoint: languages, formats, features and the dataset with its graphs."""
    endpoint = _address(request, "sparql")
    service, dataset = f"{endpoint}#service", f"{endpoint}#dataset"
    features = ["EmptyGraphs"] + ["UnionDefaultGraph"] * (store.default_graph == "union")
    languages = ["SPARQL11Query"] if store.read_only else ["SPARQL11Query", "SPARQL11Update"]
    yield from _about(
        service,
        (RDF + "type", SD + "Service"),
        (SD + "endpoint", endpoint),
        *((SD + "supportedLanguage", SD + language) for language in languages),
        *((SD + "feature", SD + feature) for feature in features),
        *((SD + "resultFormat", _FORMATS + FORMAT_IRIS[format_.name]) for format_ in FORMATS),
        *((SD + "inputFormat", _FORMATS + FORMAT_IRIS[format_.name]) for format_ in GRAPH_FORMATS),
        (SD + "defaultDataset", dataset),
    )
    yield from _about(
        dataset, (RDF + "type", SD + "Dataset"), (SD + "defaultGraph", f"{endpoint}#default")
    )
    total = integer(store.size())
    yield from _about(
        f"{endpoint}#default", (RDF + "type", SD + "Graph"), (VOID + "triples", total)
    )
    for i, (name, count) in enumerate(_sizes(request), start=1):
        named, graph = f"{endpoint}#named-{i}", f"{endpoint}#graph-{i}"
        yield from _about(dataset, (SD + "namedGraph", named))
        yield from _about(
            named, (RDF + "type", SD + "NamedGraph"), (SD + "name", name), (SD + "graph", graph)
        )
        yield from _about(graph, (RDF + "type", SD + "Graph"), (VOID + "triples", count))


def void_description(store: Store, request: Request) -> Iterator[Triple]:
    """Describe the data set: where it is queried, how large its graphs are, what they use."""
    dataset = _address(request, "void") + "#dataset"
    yield from _about(
        dataset,
        (RDF + "type", VOID + "Dataset"),
        (VOID + "sparqlEndpoint", _address(request, "sparql")),
        (VOID + "triples", integer(store.size())),
        (VOID + "uriSpace", Literal(store.base_iri)),
        (VOID + "vocabulary", VOCABULARY),
        *((VOID + "feature", _FORMATS + FORMAT_IRIS[format_.name]) for format_ in GRAPH_FORMATS),
    )
    for name, count in _sizes(request):
        yield from _about(dataset, (VOID + "subset", name))
        yield from _about(name, (RDF + "type", VOID + "Dataset"), (VOID + "triples", count))
    yield from store.construct(_ABOUT, dataset=Dataset(default=(DATASET,)))


def _sizes(request: Request) -> GraphSizes:
    service = service_of(request)
    return service.graph_sizes.at(service.store.version())


def _about(subject: str, *pairs: Pair) -> Iterator[Triple]:
    for predicate, value in pairs:
        term = value if isinstance(value, Iri | Blank | Literal) else Iri(value)
        yield Triple(Iri(subject), Iri(predicate), term)


def _address(request: Request, route: str) -> str:
    return str(request.url_for(route))
