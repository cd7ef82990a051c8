"""Tests of the suite that do not pass, each with its reason."""

import pytest

FAILING = {
    "aggregates/agg-empty-group-count-graph": "oxilite counts over all graphs inside GRAPH ?g",
    "bindings/graph": "oxilite leaves ?g unbound for VALUES inside GRAPH ?g",
    "functions/bnode01": "oxilite makes one blank node for a label, not one for each solution",
    "negation/graph-minus": "oxilite takes the variable of an outer GRAPH as shared by MINUS",
}


def marked(cases):
    """The cases as parameters, those that are known to fail marked as such."""
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=FAILING[case.name])] if case.name in FAILING else [],
        )
        for case in cases
    ]
