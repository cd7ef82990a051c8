"""Every router of pages and REST over one store, for the application to include."""

from __future__ import annotations

from fastapi import APIRouter

from stdgraph import resources
from stdgraph.queries import load_questions
from stdgraph.store.port import Store
from stdgraph.web.api import gaps as api_gaps
from stdgraph.web.api import stats as api_stats
from stdgraph.web.api.held import Findings
from stdgraph.web.pages import assets, gaps, home, query, reference


def site_routers(store: Store) -> tuple[APIRouter, ...]:
    """Return the routers; they share what was counted in ``store``.

    Raises:
        BadSyntax: a bundled query file can't be read.
    """
    findings = Findings(store)
    questions = load_questions(resources.queries())
    return (
        home.router(findings, questions),
        gaps.router(findings),
        query.router(questions),
        reference.router(),
        assets.router(),
        api_gaps.router(findings),
        api_stats.router(findings),
    )
