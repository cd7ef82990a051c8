"""Putting a test's data into the endpoint, and reading graphs back, over HTTP alone."""

import oxilite

from tests.w3c.manifest import path_of


def triples_of(iri):
    """The triples of a file, relative IRIs read against the file's own."""
    path = path_of(iri)
    return [quad.triple for quad in oxilite.parse(path=path, base_iri=str(iri))]


def put(client, iri, graph=None):
    """Store a file as the default graph, or under a name."""
    lines = "".join(f"{triple} .\n" for triple in triples_of(iri))
    answer = client.put(
        "/graphs",
        params={"default": ""} if graph is None else {"graph": graph},
        content=lines.encode(),
        headers={"Content-Type": "application/n-triples"},
    )
    answer.raise_for_status()


def stored(client, graph=None):
    """The triples of a graph of the store; none where it is not there."""
    answer = client.get(
        "/graphs",
        params={"default": ""} if graph is None else {"graph": graph},
        headers={"Accept": "application/n-triples"},
    )
    if answer.status_code == 404:
        return []
    answer.raise_for_status()
    return [q.triple for q in oxilite.parse(answer.content, oxilite.RdfFormat.N_TRIPLES)]


def named_graphs(client):
    """The names of the graphs that hold a triple."""
    answer = client.get(
        "/sparql",
        params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"},
        headers={"Accept": "application/sparql-results+json"},
    )
    answer.raise_for_status()
    return {row["g"]["value"] for row in answer.json()["results"]["bindings"]}
