"""The HTTP requests that the suite describes: https://www.w3.org/TR/HTTP-in-RDF10/."""

from dataclasses import dataclass

from rdflib.collection import Collection

from tests.w3c.manifest import CNT, HT, MF

STATUSES = {
    "StatusCode2xx": range(200, 300),
    "StatusCode3xx": range(300, 400),
    "StatusCode4xx": range(400, 500),
    "OK": range(200, 201),
    "Created": range(201, 202),
    "NoContent": range(204, 205),
    "NotFound": range(404, 405),
}


@dataclass(frozen=True)
class Exchange:
    """One request, and what the answer to it should be (None: anything)."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    expected: tuple[range, ...]
    expected_headers: dict[str, str]
    expected_body: str | None
    location: str | None
    boolean: bool | None
    form: str | None

    def fits(self, status):
        """Whether the status is one of those expected."""
        return any(status in range_ for range_ in self.expected)


def exchanges(case):
    """Every request of a test in order."""
    listed = case.value(MF.action, HT.requests)
    return [_exchange(case.graph, node) for node in Collection(case.graph, listed)]


def _exchange(graph, node):
    response = graph.value(node, HT.resp)
    boolean = graph.value(response, MF.expectedBoolean)
    statuses = [str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus)]
    encoding = graph.value(graph.value(node, HT.body), CNT.characterEncoding)
    return Exchange(
        method=_text(graph, node, HT.methodName),
        path=_text(graph, node, HT.absolutePath),
        headers=_headers(graph, node),
        body=(_body(graph, node) or "").encode(str(encoding or "UTF-8")),
        expected=tuple(STATUSES[name] for name in statuses),
        expected_headers=_headers(graph, response),
        expected_body=_body(graph, response),
        location=_text(graph, response, MF.expectedLocation),
        boolean=None if boolean is None else boolean.toPython(),
        form=_text(graph, response, MF.expectedFormat),
    )


def _text(graph, node, predicate):
    value = graph.value(node, predicate)
    return None if value is None else str(value)


def _body(graph, node):
    body = graph.value(node, HT.body)
    return None if body is None else str(graph.value(body, CNT.chars))


def _headers(graph, node):
    listed = graph.value(node, HT.headers)
    headers = [] if listed is None else Collection(graph, listed)
    return {_text(graph, h, HT.fieldName): _text(graph, h, HT.fieldValue) for h in headers}
