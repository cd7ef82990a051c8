"""How many jobs there may be, how long and how large what is over is kept, and how they end."""

import threading
import time

import pytest
from fastapi.responses import Response
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.catalogue.watching import Step
from stdgraph.errors import Cancelled, JobFailed, LimitReached, Message, NotFound
from stdgraph.store.opening import open_store
from stdgraph.web import jobs as module
from stdgraph.web.api import jobs as api
from stdgraph.web.app import create_app
from stdgraph.web.job_watch import JobWatch
from stdgraph.web.jobs import RUNNING, WAITING, Jobs, State, Task
from tests.web.live import serving

STEPS = tuple(Step(Message(f"第{n}步", f"Part {n}"), share) for n, share in enumerate((2, 60, 38)))


def task(work, **more):
    return Task(Message("一项任务", "A job"), STEPS, work, **more)


@pytest.fixture
def jobs():
    """Jobs that are let go on at the end, whatever they wait for."""
    made, gate = Jobs(), threading.Event()
    made.gate = gate
    yield made
    gate.set()
    made.close()


def done(jobs, body=b""):
    job = jobs.begin(task(lambda _: Response(body)))
    assert job.wait(10)
    return job


def test_as_many_run_and_wait_as_may_and_the_next_is_refused(jobs):
    held = task(lambda _: jobs.gate.wait(10))
    begun = [jobs.begin(held) for _ in range(RUNNING)]
    while any(job.state is State.WAITING for job in begun):
        time.sleep(0.01)
    begun += [jobs.begin(held) for _ in range(WAITING)]
    assert sum(job.state is State.RUNNING for job in begun) == RUNNING
    with pytest.raises(LimitReached, match=f"{WAITING} jobs wait"):
        jobs.begin(held)
    # One that is called off makes room for another.
    assert begun[-1].cancel()
    jobs.begin(held)
    jobs.gate.set()
    assert all(job.wait(10) for job in begun)


def test_two_jobs_go_on_side_by_side(jobs):
    meeting = threading.Barrier(RUNNING)
    begun = [jobs.begin(task(lambda _: meeting.wait(10))) for _ in range(RUNNING)]
    assert all(job.wait(10) and job.state is State.DONE for job in begun)


@pytest.mark.parametrize(
    ("bound", "most", "kept"), [("KEPT", 2, 2), ("KEPT_BYTES", 25, 2), ("KEPT_SECONDS", 0.0, 0)]
)
def test_the_oldest_that_are_over_are_let_go(jobs, monkeypatch, bound, most, kept):
    begun = [done(jobs, b"0123456789") for _ in range(4)]
    assert all(jobs.find(job.id) is job for job in begun)
    monkeypatch.setattr(module, bound, most)
    found = []
    for job in begun:
        try:
            found.append(jobs.find(job.id))
        except NotFound:
            continue
    assert found == begun[4 - kept :]


def test_a_job_lets_go_of_what_it_worked_on(jobs):
    held = task(lambda _: Response(b""))
    job = jobs.begin(held)
    assert job.wait(10)
    assert job.task.work is not held.work


def test_names_of_jobs_can_not_be_guessed(jobs):
    names = {done(jobs).id for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) >= 22 for name in names)  # 128 bits


def test_a_fault_ends_its_job_and_no_other(jobs, caplog):
    def faulty(_):
        raise ZeroDivisionError

    failed = [jobs.begin(task(faulty)) for _ in range(RUNNING + 1)]
    assert all(job.wait(10) and job.state is State.FAILED for job in failed)
    assert isinstance(failed[0].error, JobFailed)
    assert "ZeroDivisionError" in caplog.text
    assert done(jobs).state is State.DONE


def test_a_server_that_stops_waits_for_what_stores_already(jobs, monkeypatch):
    monkeypatch.setattr(module, "END_SECONDS", 0.05)
    stores = threading.Event()

    def storing(watch):
        watch.last_call()
        stores.set()
        time.sleep(0.2)
        return Response(b"stored")

    job = jobs.begin(task(storing))
    assert stores.wait(10)
    assert not job.cancel()
    jobs.close()
    assert job.state is State.DONE
    with pytest.raises(LimitReached):
        jobs.begin(task(storing))


def test_a_server_that_stops_does_not_wait_long_for_what_will_store_nothing(jobs, monkeypatch):
    monkeypatch.setattr(module, "END_SECONDS", 0.05)

    def long(watch):
        jobs.gate.wait(10)
        watch.last_call()

    job = jobs.begin(task(long, for_editors=True))
    while job.state is State.WAITING:
        time.sleep(0.01)
    jobs.close()
    assert job.state is State.RUNNING
    jobs.gate.set()
    assert job.wait(10)
    assert isinstance(job.error, Cancelled)


ACTS = st.lists(st.sampled_from([None, *range(len(STEPS))]), max_size=30)


@given(ACTS, st.integers(0, 5))
def test_progress_never_goes_back_and_is_never_whole_before_the_end(acts, whole):
    watch = JobWatch(STEPS)
    told = [watch.progress]
    for act in acts:
        watch.passed() if act is None else watch.begin(STEPS[act], whole)
        told.append(watch.progress)
    assert [it.percent for it in told] == sorted(it.percent for it in told)
    assert [it.number for it in told] == sorted(it.number for it in told)
    assert told[-1].percent < 100


@pytest.fixture(scope="module")
def server():
    store = open_store(None, bare=True)
    app = create_app(store, routers=(api.router(),))
    with serving(app) as client:
        yield client, app.state.service.jobs
    store.close()


@pytest.mark.parametrize(("lang", "said"), [("zh", "请重试"), ("en", "Try again")])
def test_a_failed_job_is_told_as_a_problem(server, lang, said):
    client, jobs = server

    def faulty(_):
        raise ZeroDivisionError

    job = jobs.begin(task(faulty))
    assert job.wait(10)
    heads = {"Accept-Language": lang}
    look = client.get(f"/api/v1/jobs/{job.id}", headers=heads).json()
    assert (look["state"], look["result"], look["problem"]["status"]) == ("failed", None, 500)
    answer = client.get(f"/api/v1/jobs/{job.id}/result", headers=heads)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith("/internal")
    assert said in answer.json()["fix"]
