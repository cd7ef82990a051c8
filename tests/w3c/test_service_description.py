"""SPARQL 1.1 Service Description: the suite's three tests, which it gives in words alone."""

import rdflib
from rdflib.namespace import RDF

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
# The domains and ranges that the vocabulary states: property, kind of subject, kind of object.
SCHEMA = [
    (SD.endpoint, SD.Service, None),
    (SD.supportedLanguage, SD.Service, None),
    (SD.resultFormat, SD.Service, None),
    (SD.inputFormat, SD.Service, None),
    (SD.feature, SD.Service, None),
    (SD.defaultDataset, SD.Service, SD.Dataset),
    (SD.defaultGraph, SD.Dataset, SD.Graph),
    (SD.namedGraph, SD.Dataset, SD.NamedGraph),
    (SD.graph, SD.NamedGraph, SD.Graph),
]


def _description(client):
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    return rdflib.Graph().parse(data=answer.text, format="turtle")


def test_get_on_the_endpoint_returns_rdf(empty):
    assert len(_description(empty)) > 0


def test_description_names_the_endpoint(empty):
    endpoint = rdflib.URIRef(f"{str(empty.base_url).rstrip('/')}/sparql")
    services = list(_description(empty).subjects(RDF.type, SD.Service))
    assert len(services) == 1
    assert (services[0], SD.endpoint, endpoint) in _description(empty)


def test_description_conforms_to_its_schema(empty):
    empty.post("/update", data={"update": "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"})
    graph = _description(empty)
    for predicate, domain, range_ in SCHEMA:
        pairs = list(graph.subject_objects(predicate))
        assert pairs, predicate
        assert all((subject, RDF.type, domain) in graph for subject, _ in pairs), predicate
        assert range_ is None or all((o, RDF.type, range_) in graph for _, o in pairs), predicate
    known = {SD.term(f) for f in ("EmptyGraphs", "UnionDefaultGraph", "BasicFederatedQuery")}
    assert set(graph.objects(None, SD.feature)) <= known
