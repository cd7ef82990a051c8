"""Answers that may come later: ``Prefer: respond-async`` (RFC 7240, 4.1) makes a job of a request.

Its result is what the request would have been answered, to the byte.
"""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from stdgraph.catalogue.watching import UNWATCHED
from stdgraph.web.jobs import OVER, Job, State, Task
from stdgraph.web.problems import TYPE, language
from stdgraph.web.service import service_of
from stdgraph.web.token import require_role

PATH = "/api/v1/jobs"
MOST_WAIT = 30  # seconds that ``wait=`` may ask for (RFC 7240, 4.3)
AGAIN = "1"  # seconds after which it makes sense to look at a job again


def answered(request: Request, task: Task) -> Response:
    """Return what a task's work answers, or the job that it became, where the client prefers that.

    Raises:
        StdgraphError: what the work raises; LimitReached: too many jobs wait.
    """
    preferences = _preferences(request)
    if "respond-async" not in preferences:
        return as_response(task.work(UNWATCHED))
    job = service_of(request).jobs.begin(task)
    wait = preferences.get("wait", "")
    if wait.isascii() and wait.isdecimal() and job.wait(min(int(wait[:4]), MOST_WAIT)):
        return result_of(job)
    headers = {
        "Location": f"{PATH}/{job.id}",
        "Preference-Applied": "respond-async",
        "Retry-After": AGAIN,
        "Cache-Control": "no-store",
    }
    return JSONResponse(job_record(request, job), 202, headers)


def found_job(request: Request, key: str) -> Job:
    """Return the job that a request asks for; who knows its name may see what isn't for editors.

    Raises:
        NotFound: there is none; RequestRefused: it is for editors, and the sender is none.
    """
    job = service_of(request).jobs.find(key)
    if job.task.for_editors:
        require_role(request)
    return job


def result_of(job: Job) -> Response:
    """Return the answer that a job led to; raises StdgraphError where it failed."""
    if job.error is not None:
        raise job.error
    return as_response(job.result)


def as_response(result: object) -> Response:
    """Return a result that is known to be an answer."""
    assert isinstance(result, Response)
    return result


def result_address(job: Job) -> str:
    """Return where the result is, for programs or for people."""
    return f"{job.task.page}?job={job.id}" if job.task.page else f"{PATH}/{job.id}/result"


def job_record(request: Request, job: Job) -> dict[str, Any]:
    """Return a job as JSON: its state, how far it has come, where its result is, why it failed."""
    at = job.watch.progress
    lang = language(request)
    error = job.error
    return {
        "id": job.id,
        "what_zh": job.task.what.zh,
        "what_en": job.task.what.en,
        "state": job.state.value,
        "cancelling": job.state not in OVER and job.watch.was_cancelled,
        "can_cancel": job.state not in OVER and not job.watch.is_final,
        "progress": {
            "step": at.number,
            "steps": at.steps,
            "step_zh": at.words.zh,
            "step_en": at.words.en,
            "done": at.done,
            "total": at.whole or None,
            "percent": 100 if job.state is State.DONE else at.percent,
        },
        "result": result_address(job) if job.state is State.DONE else None,
        "problem": error
        and {
            "type": TYPE + error.problem,
            "status": error.http_status,
            "detail": error.text(lang),
            "fix": error.fix.text(lang),
        },
    }


def _preferences(request: Request) -> dict[str, str]:
    """Return the preferences of a request, the first of each name (RFC 7240, 2)."""
    found: dict[str, str] = {}
    for header in request.headers.getlist("prefer"):
        for item in header.split(","):
            name, _, value = item.partition(";")[0].partition("=")
            found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found
