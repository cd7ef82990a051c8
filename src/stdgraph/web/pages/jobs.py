"""The page of one job: how far it has come, a button to cancel it, and the way to its result."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request

from stdgraph.web.api.jobs import too_late
from stdgraph.web.body import form_parameters
from stdgraph.web.deferred import found_job, result_address
from stdgraph.web.jobs import OVER, Job, State, Task
from stdgraph.web.origin import refuse_other_sites
from stdgraph.web.pages.rendering import WAIT, PageRoute, render
from stdgraph.web.pages.signing import turned_away
from stdgraph.web.service import service_of
from stdgraph.web.token import CSRF_FIELD, require_token

PATH = "/jobs"
# What is done within a second is shown at once: a page that passes by helps nobody.
SOON = 1.0


def begun(request: Request, task: Task) -> Response:
    """Begin a job and lead to its page, or to its result where that is there soon.

    Raises:
        LimitReached: too many jobs wait.
    """
    job = service_of(request).jobs.begin(task)
    job.wait(SOON)
    return RedirectResponse(_where(job), 303)


def job_address(job: Job) -> str:
    """Return the address of a job's own page."""
    return f"{PATH}/{job.id}"


def router() -> APIRouter:
    """Return the routes of ``/jobs``; the jobs are those of the server."""
    routes = APIRouter(route_class=PageRoute, include_in_schema=False)
    one = f"{PATH}/{{key}}"

    @routes.api_route(one, methods=["GET", "HEAD"])
    def show(request: Request, key: str) -> Response:
        job = service_of(request).jobs.find(key)
        if job.task.for_editors and (away := turned_away(request)):
            return away
        if _where(job) != request.url.path:
            return RedirectResponse(_where(job), 303)
        # A file is offered, not led to: the browser would load it and leave this page as it was.
        return render(
            request,
            "job.html",
            job=job,
            at=job.watch.progress,
            is_over=job.state in OVER,
            next=_next(job),
            result=result_address(job),
            wait=WAIT,
        )

    @routes.post(f"{one}/cancel")
    async def cancel(request: Request, key: str) -> Response:
        job = found_job(request, key)
        given = await form_parameters(request)
        refuse_other_sites(request)
        if job.task.for_editors:
            require_token(request, form_token=given.one(CSRF_FIELD) or "")
        if not job.cancel() and job.state is not State.CANCELLED:
            raise too_late(job)
        return RedirectResponse(job_address(job), 303)

    return routes


def _where(job: Job) -> str:
    """Return the page to look at: the job's own, or that of its result."""
    has_page = job.state is State.DONE and job.task.page
    return result_address(job) if has_page else job_address(job)


def _next(job: Job) -> str:
    """Return what to do next, as the words of the page name it."""
    if job.state in OVER:
        return job.state.value
    if job.watch.was_cancelled:
        return "cancelling"
    return "final" if job.watch.is_final else job.state.value
