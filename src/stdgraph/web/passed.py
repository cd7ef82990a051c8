"""What a write by SPARQL or by whole graphs is told besides that it was done."""

from __future__ import annotations

from stdgraph.catalogue.changes.gate import Passed

CHANGE_HEADER = "Stdgraph-Change"
FINDINGS_HEADER = "Stdgraph-Findings"


def passed_headers(passed: Passed) -> dict[str, str]:
    """Return the entry in the history, and how many findings validation newly has."""
    headers = {}
    if passed.change is not None:
        headers[CHANGE_HEADER] = passed.change.id
    if passed.appeared:
        headers[FINDINGS_HEADER] = str(len(passed.appeared))
    return headers
