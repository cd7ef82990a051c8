"""``/api/v1/jobs``: how far long work has come, cancelling it, and its result."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from stdgraph.errors import Conflict, Message
from stdgraph.web.api.described import operation, place
from stdgraph.web.api.job_schemas import JOB
from stdgraph.web.api.schemas import BINARY
from stdgraph.web.deferred import AGAIN, PATH, found_job, job_record, result_of
from stdgraph.web.jobs import OVER, Job
from stdgraph.web.token import require_token

STATE = Message("任务的状态和进度", "State and progress of a job")
STATE_MORE = Message(
    "带请求头 Prefer: respond-async 的请求得到 202 和任务的地址。state 为 waiting、running、done、"
    "failed 或 cancelled；progress 给出步骤、本步已完成的件数和总的百分数；"
    "完成后 result 是结果的地址。"
    "写入的任务只给编辑看；其他任务知道地址者可看。结果保留一小时。",
    "A request with the header Prefer: respond-async is answered with 202 and a job's address. "
    "state is waiting, running, done, failed or cancelled; progress gives the step, the things of "
    "it that are done and the percentage of the whole; once it is done, result is the address of "
    "the result. Jobs that write are shown to editors, others to whoever knows the address. "
    "Results are kept for an hour.",
)
CANCEL = Message("取消任务", "Cancel a job")
CANCEL_MORE = Message(
    "正在进行的任务在下一步之前停止；取消的导入什么都不保存。已开始写入或已结束的任务不能取消（409），"
    "已保存的更改可以撤销。",
    "What runs ends before its next step; a cancelled import stores nothing. A job that has begun "
    "to store, or is over, can't be cancelled (409); a change that was stored can be undone.",
)
RESULT = Message("任务的结果", "Result of a job")
RESULT_MORE = Message(
    "与直接请求得到的回答逐字节相同。尚未完成时为 409。",
    "The same bytes as the request itself would have been answered. 409 before it is done.",
)
KEY = Message("任务的编号", "The name of a job")
Key = Annotated[str, place(KEY)]


def router() -> APIRouter:
    """Return the routes; the jobs are those of the server."""
    routes = APIRouter(tags=["jobs"])
    one = f"{PATH}/{{key}}"

    @routes.get(one, response_class=JSONResponse, **operation(STATE, STATE_MORE, JOB))
    def state(request: Request, key: Key) -> Response:
        return _shown(request, found_job(request, key))

    @routes.delete(one, response_class=JSONResponse, **_cancelling())
    def cancel(request: Request, key: Key) -> Response:
        job = found_job(request, key)
        if job.task.for_editors:
            require_token(request)
        if not job.cancel():
            raise too_late(job)
        return _shown(request, job, 202)

    described = operation(RESULT, RESULT_MORE, {})
    described["responses"][200]["content"] = {"*/*": {"schema": BINARY}}

    @routes.get(f"{one}/result", response_class=Response, **described)
    def result(request: Request, key: Key) -> Response:
        job = found_job(request, key)
        if job.state not in OVER or job.task.page:
            raise _no_result(job)
        return result_of(job)

    return routes


def too_late(job: Job) -> Conflict:
    """Return the refusal to cancel a job that is over, or stores already."""
    if job.watch.is_final:
        return Conflict(
            Message("已开始写入或已写完，不能取消。", "It stores already, or has stored."),
            Message(
                "完成后可在修改历史里撤销（POST /api/v1/changes/编号/undo）。",
                "Undo the change once it is done (POST /api/v1/changes/NAME/undo).",
            ),
        )
    return Conflict(
        Message("任务已经结束，不能取消。", "The job is over and can't be cancelled."),
        Message("无需再做什么。", "Nothing is left to be done."),
    )


def _cancelling() -> dict[str, Any]:
    described = operation(CANCEL, CANCEL_MORE, JOB)
    described["responses"][202] = described["responses"].pop(200)
    return described | {"status_code": 202}


def _shown(request: Request, job: Job, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    if job.state not in OVER:
        headers["Retry-After"] = AGAIN
    return JSONResponse(job_record(request, job), status, headers)


def _no_result(job: Job) -> Conflict:
    if job.task.page:
        return Conflict(
            Message("这项任务的结果是一个网页。", "The result of this job is a page."),
            Message(f"请打开 {job.task.page}。", f"Open {job.task.page}."),
        )
    return Conflict(
        Message("任务还没有完成。", "The job is not done yet."),
        Message(f"请看 {PATH}/{job.id} 的进度。", f"Look at its progress at {PATH}/{job.id}."),
    )
