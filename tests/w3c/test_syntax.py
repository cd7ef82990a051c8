"""SPARQL 1.1 syntax of queries and updates, over HTTP: what is well-formed, and what is not."""

import pytest

from tests.w3c.known import marked
from tests.w3c.manifest import MF, cases, folders, text_of

KINDS = {
    "PositiveSyntaxTest11": ("/sparql", "application/sparql-query", True),
    "NegativeSyntaxTest11": ("/sparql", "application/sparql-query", False),
    "PositiveUpdateSyntaxTest11": ("/update", "application/sparql-update", True),
    "NegativeUpdateSyntaxTest11": ("/update", "application/sparql-update", False),
}
CASES = [case for folder in folders() for case in cases(folder, tuple(KINDS))]


@pytest.mark.parametrize("case", marked(CASES))
def test_syntax_is_judged_as_the_suite_does(case, empty):
    path, media_type, positive = KINDS[case.kind]
    request = case.value(MF.action)
    answer = empty.post(
        path,
        content=f"BASE <{request}>\n{text_of(request)}".encode(),
        headers={"Content-Type": media_type},
    )
    malformed = (
        answer.headers["content-type"].startswith("application/problem")
        and (answer.json()["type"].endswith("/malformed-query"))
        if answer.content
        else False
    )
    assert malformed is not positive, answer.text
