"""Whatever is sent to the REST interface is answered as its description says, and never by 500."""

import shutil

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
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.model.record_kind import KINDS as ALL_KINDS
from stdgraph.queries import load_questions
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.web.live import serving

PATHS = [
    "/api/v1/announcements",
    "/api/v1/changes",
    "/api/v1/changes/{change}",
    "/api/v1/changes/{change}/undo",
    "/api/v1/changes/{change}/redo",
    "/api/v1/diff",
    "/api/v1/standards/{number}/history",
    "/api/v1/check",
    "/api/v1/compare",
    "/api/v1/completeness",
    "/api/v1/compare/life",
    "/api/v1/coverage",
    "/api/v1/coverage/cell",
    "/api/v1/coverage/what-if",
    "/api/v1/gaps",
    "/api/v1/gaps/what-if",
    "/api/v1/guide",
    "/api/v1/impact/{number}",
    "/api/v1/network",
    "/api/v1/jobs/{key}",
    "/api/v1/jobs/{key}/result",
    "/api/v1/report",
    "/api/v1/prefill",
    "/api/v1/proposals",
    "/api/v1/proposals/{proposal}",
    "/api/v1/proposals/{proposal}/approve",
    "/api/v1/proposals/{proposal}/reject",
    "/api/v1/search",
    "/api/v1/standards",
    "/api/v1/standards/{number}",
    "/api/v1/standards/{number}/citation",
    "/api/v1/standards/{number}/publish",
    "/api/v1/standards/{number}/renumber",
    "/api/v1/stale",
    "/api/v1/stats",
    "/api/v1/suggest",
    "/api/v1/queries",
    "/api/v1/vocabulary",
    "/api/v1/queries/{name}/sparql",
    *(f"/api/v1/queries/{question.name}" for question in load_questions(resources.queries())),
]
# Every other kind of record has the same routes, made from its columns: two stand for all.
KINDS = ["searches", "pilots"]
PATHS += [path for kind in KINDS for path in (f"/api/v1/{kind}", f"/api/v1/{kind}/{{key}}")]
METHODS = {
    "/api/v1/changes/{change}/undo": ["POST"],
    "/api/v1/changes/{change}/redo": ["POST"],
    "/api/v1/jobs/{key}": ["DELETE", "GET"],
    **{f"/api/v1/{kind}": ["GET", "POST"] for kind in KINDS},
    **{f"/api/v1/{kind}/{{key}}": ["GET", "PUT", "PATCH", "DELETE"] for kind in KINDS},
    "/api/v1/proposals": ["GET", "POST"],
    "/api/v1/proposals/{proposal}/approve": ["POST"],
    "/api/v1/proposals/{proposal}/reject": ["POST"],
    "/api/v1/announcements": ["GET", "POST"],
    "/api/v1/check": ["POST"],
    "/api/v1/gaps/what-if": ["POST"],
    "/api/v1/standards": ["GET", "POST"],
    "/api/v1/standards/{number}": ["GET", "PUT", "PATCH", "DELETE"],
    "/api/v1/standards/{number}/publish": ["POST"],
    "/api/v1/standards/{number}/renumber": ["POST"],
}
# Their only parameters are texts of the path or a header: nothing that can be sent is of the wrong
# kind.
ANY_TEXT = {
    *((f"/api/v1/{kind}/{{key}}", "GET") for kind in KINDS),
    ("/api/v1/standards/{number}", "GET"),
    ("/api/v1/impact/{number}", "GET"),
    ("/api/v1/jobs/{key}", "DELETE"),
    ("/api/v1/jobs/{key}", "GET"),
    ("/api/v1/jobs/{key}/result", "GET"),
    ("/api/v1/proposals/{proposal}", "GET"),
    ("/api/v1/proposals/{proposal}/approve", "POST"),
}
OPERATIONS = [(path, method) for path in PATHS for method in METHODS.get(path, ["GET"])]
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


@pytest.fixture(scope="module")
def writable(bundled_folder, tmp_path_factory):
    """The address of a server on a copy of the graph, whose token is ``secret``."""
    folder = shutil.copytree(bundled_folder, tmp_path_factory.mktemp("fuzz") / "data")
    store = open_store(folder)
    app = create_app(
        store, Settings(token="secret"), routers=site_routers(store, Desk(store, Journal(folder)))
    )
    with serving(app) as client:
        yield str(client.base_url).rstrip("/")
    store.close()


def test_the_description_is_valid(description):
    """As the schema of OpenAPI 3.1 itself says, which schemathesis brings along."""
    assert description.raw_schema["openapi"].startswith("3.1")
    description.validate()
    broken = description.raw_schema | {"paths": {"/x": {"get": {"responses": []}}}}
    with pytest.raises(Exception, match=r"\[\]|object"):
        schemathesis.openapi.from_dict(broken).validate()


def test_every_operation_is_tried(description):
    others = [kind for kind in ALL_KINDS if kind != "standards"]
    alike = {f"/api/v1/{kind}{one}" for kind in others for one in ("", "/{key}")}
    assert set(description) == {*PATHS, *alike}
    found = {path: {method.upper() for method in description[path]} for path in description}
    assert {(path, method) for path in PATHS for method in found[path]} == set(OPERATIONS)
    for path in alike - set(PATHS):
        one = "/{key}" if path.endswith("/{key}") else ""
        assert found[path] == set(METHODS[f"/api/v1/pilots{one}"])


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_is_sent_is_answered_as_described(description, origin, path, method, mode):
    operation = description[path][method]
    if mode is GenerationMode.NEGATIVE and (
        (path, method) in ANY_TEXT or not any(operation.iter_parameters())
    ):
        return

    @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        case.call_and_validate(base_url=origin, checks=CHECKS)

    run()


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/api/v1/announcements", "POST"),
        ("/api/v1/standards", "POST"),
        ("/api/v1/standards/{number}", "PUT"),
        ("/api/v1/standards/{number}", "PATCH"),
        ("/api/v1/standards/{number}/renumber", "POST"),
        ("/api/v1/standards/{number}/publish", "POST"),
        ("/api/v1/searches", "POST"),
        ("/api/v1/pilots/{key}", "PUT"),
    ],
)
def test_whatever_an_editor_sends_is_answered_as_described(description, writable, path, method):
    """What is stored, or refused, by one who may write; the graph is a copy."""
    headers = {"Authorization": "Bearer secret"}

    @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=description[path][method].as_strategy())
    def run(case):
        if "{number}" in path:
            number = "20254645-T-604" if path.endswith("publish") else "GB-T-39116-2020"
            case.path_parameters = {"number": number}
        if "{key}" in path:
            case.path_parameters = {"key": "pilot-2015-x01"}
        case.call_and_validate(base_url=writable, headers=headers, checks=CHECKS)

    run()
