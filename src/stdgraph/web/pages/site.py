"""Every router of pages and REST over one store, for the application to include."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from fastapi import APIRouter

from stdgraph import resources
from stdgraph.catalogue.aged_records import AgedRecords, follow_aged, read_aged
from stdgraph.catalogue.browse import BrowseIndex
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.check import Checker
from stdgraph.catalogue.followed import ChangeFeed, Followed
from stdgraph.catalogue.review import ReviewDesk
from stdgraph.catalogue.search import SearchIndex
from stdgraph.catalogue.suggest import SuggestionIndex
from stdgraph.queries import load_questions
from stdgraph.store.journal import Journal
from stdgraph.store.port import Store
from stdgraph.store.proposals import Proposals
from stdgraph.web.api import announcements as api_announcements
from stdgraph.web.api import check as api_check
from stdgraph.web.api import citation as api_citation
from stdgraph.web.api import compare as api_compare
from stdgraph.web.api import completeness as api_completeness
from stdgraph.web.api import coverage as api_coverage
from stdgraph.web.api import coverage_what_if as api_coverage_what_if
from stdgraph.web.api import gaps as api_gaps
from stdgraph.web.api import guide as api_guide
from stdgraph.web.api import history as api_history
from stdgraph.web.api import impact as api_impact
from stdgraph.web.api import jobs as api_jobs
from stdgraph.web.api import kinds as api_kinds
from stdgraph.web.api import network as api_network
from stdgraph.web.api import numbering as api_numbering
from stdgraph.web.api import prefill as api_prefill
from stdgraph.web.api import proposals as api_proposals
from stdgraph.web.api import questions as api_questions
from stdgraph.web.api import report as api_report
from stdgraph.web.api import search as api_search
from stdgraph.web.api import stale as api_stale
from stdgraph.web.api import standards as api_standards
from stdgraph.web.api import stats as api_stats
from stdgraph.web.api import suggest as api_suggest
from stdgraph.web.api import vocabulary as api_vocabulary
from stdgraph.web.api import what_if as api_what_if
from stdgraph.web.api.held import Findings
from stdgraph.web.pages import (
    about,
    analysis,
    assets,
    browse,
    changes,
    checking,
    coverage,
    entities,
    gaps,
    guide,
    home,
    impact,
    importing,
    jobs,
    pilots,
    query,
    questions,
    record_acts,
    records,
    reference,
    reports,
    signing,
    stale,
    standard_form,
)
from stdgraph.web.pages import review as review_pages


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a store in memory, for all routers."""

    findings: Findings
    search: SearchIndex
    ages: Followed[AgedRecords]

    def read(self) -> None:
        """Wait until what pages need is read; raises NotFound for an empty graph.

        What is read stays, and nothing in it leads back to itself. Of 100,000 standards it is a
        million objects, which the collector of cycles would go through again and again: for half
        a second and longer, in which no page is answered. So it leaves them alone.
        """
        gc.disable()
        try:
            self.findings.read_for_home()
            self.search.read()
            self.findings.read()
            self.ages.read()
        finally:
            gc.enable()
        gc.collect()
        gc.freeze()


def hold(store: Store, desk: Desk, patience: float | None = None) -> Held:
    """Return what is to be held of a store that is changed at ``desk``; nothing is read yet.

    Whoever waits longer than ``patience`` seconds for a reading is told that it goes on; None
    waits for its end.
    """
    feed = ChangeFeed(desk.lately, patience)
    return Held(
        Findings(store, feed),
        SearchIndex(store, desk.became, feed),
        Followed(store, feed, lambda: read_aged(store), follow_aged),
    )


def site_routers(
    store: Store, desk: Desk | None = None, held: Held | None = None
) -> tuple[APIRouter, ...]:
    """Return the routers; they share what is ``held`` of ``store``.

    Changes are made at ``desk``; those at one of its own are kept as long as the process lives.

    Raises:
        BadSyntax: a bundled query file can't be read.
    """
    desk = desk or Desk(store, Journal(None))
    held = held or hold(store, desk)
    findings, search = held.findings, held.search
    asked = load_questions(resources.queries())
    review = ReviewDesk(desk, Proposals(store.home))
    checker = Checker(store)
    suggestions = SuggestionIndex(store)
    return (
        home.router(findings, desk, asked),
        gaps.router(findings),
        coverage.router(store, findings, search),
        guide.router(findings),
        pilots.router(store, findings),
        analysis.router(findings),
        about.router(findings),
        checking.router(checker),
        browse.router(BrowseIndex(search)),
        questions.router(store, asked),
        query.router(asked),
        reference.router(),
        entities.router(store, desk.journal),
        impact.router(findings),
        signing.router(),
        standard_form.router(review, suggestions),
        record_acts.router(review),
        records.router(review),
        importing.router(desk),
        changes.router(desk),
        review_pages.router(review),
        stale.router(store, held.ages),
        reports.router(store, desk.journal),
        jobs.router(),
        assets.router(),
        api_gaps.router(findings),
        api_coverage.router(findings),
        api_coverage_what_if.router(store, findings),
        api_what_if.router(findings, store),
        api_stats.router(findings),
        api_completeness.router(findings),
        api_questions.router(asked),
        api_vocabulary.router(store),
        api_search.router(search),
        api_stale.router(store, held.ages),
        api_prefill.router(store),
        api_check.router(checker),
        api_suggest.router(suggestions),
        api_guide.router(findings),
        api_compare.router(store, findings),
        api_impact.router(findings),
        api_network.router(store, findings),
        api_report.router(store, desk.journal),
        api_jobs.router(),
        api_standards.router(desk),
        api_numbering.router(desk),
        api_citation.router(desk),
        api_announcements.router(desk),
        api_history.router(desk, desk.journal),
        api_proposals.router(review),
        api_kinds.router(desk),
    )
