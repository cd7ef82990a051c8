"""Whatever is sent to the REST interface is answered as its description says, and never by 500."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from stdgraph import resources
from stdgraph.queries import load_questions

PATHS = [
    "/api/v1/check",
    "/api/v1/compare",
    "/api/v1/compare/life",
    "/api/v1/coverage",
    "/api/v1/coverage/cell",
    "/api/v1/gaps",
    "/api/v1/impact/{number}",
    "/api/v1/prefill",
    "/api/v1/search",
    "/api/v1/stats",
    "/api/v1/suggest",
    "/api/v1/queries",
    "/api/v1/queries/{name}/sparql",
    *(f"/api/v1/queries/{question.name}" for question in load_questions(resources.queries())),
]
METHODS = {"/api/v1/check": "POST"}
# Its only parameter is a text of the path: nothing that can be sent is of the wrong kind.
ANY_TEXT_FITS = "/api/v1/impact/{number}"
# That what fits the schema is taken is not asked: numbers of standards have a grammar of their own.
CHECKS = [
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
]


@pytest.fixture(scope="module")
def description(origin):
    return schemathesis.openapi.from_dict(httpx.get(f"{origin}/api/v1/openapi.json").json())


def test_every_operation_is_tried(description):
    assert sorted(description) == sorted(PATHS)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_is_sent_is_answered_as_described(description, origin, path, mode):
    operation = description[path][METHODS.get(path, "GET")]
    fits = path == ANY_TEXT_FITS or not any(operation.iter_parameters())
    if mode is GenerationMode.NEGATIVE and fits:
        return

    @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        case.call_and_validate(base_url=origin, checks=CHECKS)

    run()
