"""The SPARQL 1.1 Graph Store HTTP Protocol with indirect graph identification."""

import oxilite
import pytest

from tests.w3c.comparing import same_graph
from tests.w3c.known import marked
from tests.w3c.manifest import cases
from tests.w3c.requests import exchanges

CASES = cases("graph-store-protocol", ("GraphStoreProtocolTest",), "manifest-indirect.ttl")


@pytest.mark.parametrize("case", marked(CASES))
def test_graph_store_protocol_is_followed(case, empty):
    location = ""
    for exchange in exchanges(case):
        path = exchange.path.replace("/gsp", "/graphs", 1).replace("$LOCATION$", location)
        answer = empty.request(
            exchange.method, path, headers=exchange.headers, content=exchange.body
        )
        assert exchange.fits(answer.status_code), (answer.status_code, answer.text)
        for name, value in exchange.expected_headers.items():
            assert answer.headers[name] == value
        if exchange.location is not None:
            location = answer.headers["location"]
        if exchange.expected_body is not None:
            assert same_graph(_triples(answer.text), _triples(exchange.expected_body))


def _triples(text):
    return [quad.triple for quad in oxilite.parse(text, oxilite.RdfFormat.TURTLE)]
