"""The home page: what the graph holds and lacks, how complete it is, the latest changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.errors import Message, NotFound
from stdgraph.model.change import Change
from stdgraph.queries import Question
from stdgraph.rdf.summary import Summary
from stdgraph.store.per_version import PerVersion
from stdgraph.web.api.held import Findings
from stdgraph.web.pages.gap_list import gap_list, read_view
from stdgraph.web.pages.rendering import PageRoute, render

FIRST_GAPS = 20
FIRST_QUESTIONS = 8
FIRST_CHANGES = 5
FIRST_RECORDS = 3  # of a change
FIGURES = ("Standard", "PlanItem", "GuideEdition", "Category", "Industry")
OPENING_QUERY = """SELECT ?number ?title WHERE {
  ?standard a sg:Standard ; sg:number ?number ; sg:part code:part-base-common ;
            sg:status code:status-current ; dcterms:title ?title .
}
ORDER BY ?number
LIMIT 20"""


@dataclass(frozen=True, slots=True)
class PilotPeriod:
    """How many pilots of a period are recorded, and how many were published (None: not known)."""

    period: str
    recorded: int
    published: int | None


def pilot_periods(found: Summary) -> tuple[PilotPeriod, ...]:
    """Return the single years in order, then the longest published period with all pilots."""
    years = sorted({*found.pilots, *(p for p in found.pilot_totals if "-" not in p)})
    rows = [PilotPeriod(y, found.pilots.get(y, 0), found.pilot_totals.get(y)) for y in years]
    spans = [(total, period) for period, total in found.pilot_totals.items() if "-" in period]
    if spans:
        total, period = max(spans)
        rows.append(PilotPeriod(period, found.classes["PilotProject"], total))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Latest:
    """One of the latest changes, in as many words as the page has room for."""

    id: str
    at: str
    who: str
    words: Message


def latest_changes(desk: Desk) -> tuple[Latest, ...]:
    """Return the changes that were made last, the newest first."""
    return tuple(map(_latest, desk.history(None, FIRST_CHANGES)))


def _latest(change: Change) -> Latest:
    said = [record.words() for record in change.records[:FIRST_RECORDS]]
    more = len(change.records) - len(said)
    zh, en = "；".join(it.zh for it in said), "; ".join(it.en for it in said)
    if more:
        zh, en = f"{zh}；另 {more} 条记录", f"{en}; {more} more records"
    return Latest(change.id, change.at[:16].replace("T", " "), change.author.who, Message(zh, en))


def router(findings: Findings, desk: Desk, questions: Sequence[Question]) -> APIRouter:
    """Return the route of ``/``; the latest changes are those of ``desk``."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    # A change may hold a hundred thousand records: it is read once while the data stay.
    latest = PerVersion(lambda: latest_changes(desk))

    @routes.api_route("/", methods=["GET", "HEAD"])
    def home(request: Request) -> HTMLResponse:
        view = read_view("/", "pilots", request.query_params)
        summary = findings.summary()
        try:
            day = findings.data_date()
            found = gap_list(findings.coverage(view.level, view.as_of), view)
        except NotFound as empty:
            return render(request, "empty.html", reason=empty, summary=summary)
        return render(
            request,
            "home.html",
            summary=summary,
            data_date=day,
            figures=FIGURES,
            periods=pilot_periods(summary),
            found=found,
            shown=found.cells[:FIRST_GAPS],
            questions=questions[:FIRST_QUESTIONS],
            query=OPENING_QUERY,
            latest=latest.at(desk.store.version()),
        )

    return routes
