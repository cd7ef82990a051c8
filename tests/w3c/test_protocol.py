"""The SPARQL 1.1 Protocol, as the suite asks for it."""

import pytest
from rdflib.namespace import RDFS

from tests.w3c.data import put
from tests.w3c.known import marked
from tests.w3c.manifest import UT, cases
from tests.w3c.requests import exchanges

FORMS = {
    "boolean": "application/sparql-results+json",
    "tabular": "application/sparql-results+json",
    "RDF": "text/turtle",
}


def _operation(case, exchange):
    """The suite has one address for both operations; here each has its own."""
    kind = exchange.headers.get("content-type", "")
    asks = kind.startswith("application/sparql-query") or b"query=" in exchange.body
    is_update = "update" in case.name and exchange.method == "POST" and not asks
    return exchange.path.replace("/sparql/", "/update" if is_update else "/sparql")


@pytest.mark.parametrize("case", marked(cases("protocol", ("ProtocolTest",))))
def test_protocol_is_followed(case, empty):
    for pair in case.graph.objects(case.node, UT.graphData):
        name = str(case.graph.value(pair, RDFS.label))
        put(empty, case.graph.value(pair, UT.graph), graph=name)
    for exchange in exchanges(case):
        answer = empty.request(
            exchange.method,
            _operation(case, exchange),
            headers=exchange.headers,
            content=exchange.body,
        )
        assert exchange.fits(answer.status_code), (answer.status_code, answer.text)
        if exchange.form is not None:
            assert answer.headers["content-type"].startswith(FORMS[exchange.form])
        if exchange.boolean is not None:
            assert answer.json()["boolean"] is exchange.boolean
