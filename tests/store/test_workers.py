"""Queries in worker processes: a limit ends the work, and everything else goes on."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from stdgraph import errors
from stdgraph.store.asker import Asker
from stdgraph.store.formats import CSV, JSON, NTRIPLES, TSV, TURTLE
from stdgraph.store.opening import open_store
from stdgraph.store.port import DEFAULT_GRAPH, AnswerCut, Ceiling, Dataset
from stdgraph.store.runner import Question
from stdgraph.store.workers import ProcessRunner
from tests.store.loops import in_own_loop
from tests.store.processes import children, eventually, nurseries, workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks at processes in /proc")

MANY = 20_000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BOMB = "CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUP = "SELECT ?o { <urn:s77> <urn:p> ?o }"
FOUND = b"o\r\nv77\r\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder with many triples that no test changes."""
    folder = tmp_path_factory.mktemp("many") / "data"
    store = open_store(folder, bare=True)
    lines = "".join(f'<urn:s{i}> <urn:p> "v{i}" .\n' for i in range(MANY))
    store.load(lines.encode(), NTRIPLES)
    store.close()
    return folder


@pytest.fixture
def start():
    """Start runners that end with the test."""
    with ExitStack() as stack:

        def started(folder, **settings):
            runner = ProcessRunner(folder, **{"deadline": 30, **settings})
            stack.callback(runner.close)
            return runner

        yield started


def ask(runner, text, format_=CSV, **more):
    return b"".join(runner.run(Question(text, format_, **more)).chunks)


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


def is_taken(lane):
    if lane.enter():
        lane.leave()
        return False
    return True


def test_an_endless_query_is_cut_at_the_deadline_and_its_process_is_gone(start, filled):
    runner = start(filled, deadline=1, workers=1, quick=1)
    before = eventually(lambda: len(workers()) == 2 and workers())
    began = time.monotonic()
    with pytest.raises(errors.LimitReached, match="deadline of 1 s"):
        ask(runner, ENDLESS)
    assert 0.9 < time.monotonic() - began < 3
    assert eventually(lambda: len(before - workers()) == 1)
    eventually(lambda: len(workers()) == 2)
    assert ask(runner, LOOKUP) == FOUND


def test_a_query_that_needs_too_much_memory_ends_and_others_finish(start, filled):
    runner = start(filled, deadline=60, memory=256 << 20, workers=1)
    with ThreadPoolExecutor(1) as pool:
        bomb = pool.submit(ask, runner, BOMB, TURTLE)
        answers = [ask(runner, LOOKUP) for _ in range(50)]
        with pytest.raises(errors.LimitReached, match="memory ceiling of 256 MiB"):
            bomb.result()
    assert set(answers) == {FOUND}


def test_lookups_are_quick_and_right_beside_endless_queries(start, filled):
    runner = start(filled, deadline=2, workers=1)
    assert ask(runner, LOOKUP) == FOUND
    with ThreadPoolExecutor(4) as pool:
        hostile = [pool.submit(ask, runner, ENDLESS) for _ in range(4)]
        count = 0
        while not all(task.done() for task in hostile):
            assert ask(runner, LOOKUP) == FOUND
            count += 1
    assert count > 20
    assert all(isinstance(task.exception(), errors.LimitReached) for task in hostile)


def test_a_query_that_outgrows_the_quick_lane_is_still_answered_in_full(start, filled):
    runner = start(filled, workers=1)
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y FILTER(?a < <urn:s1004> && ?x < ?y) }"
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _: ask(runner, slow), range(3)))
    assert len(set(answers)) == 1
    assert answers[0].startswith(b"n\r\n")


@pytest.mark.parametrize("which", ["workers", "nursery"])
def test_processes_that_somebody_kills_are_replaced(start, filled, which):
    runner = start(filled, workers=1, quick=1)
    eventually(lambda: len(workers()) == 2)
    for pid in workers() if which == "workers" else nurseries():
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.1)
    eventually(lambda: _answers(runner))
    assert [ask(runner, LOOKUP) for _ in range(5)] == [FOUND] * 5


def _answers(runner):
    try:
        return ask(runner, LOOKUP) == FOUND
    except errors.StdgraphError:
        return False


def test_a_worker_killed_in_mid_query_is_told_and_replaced(start, filled):
    runner = start(filled, workers=1, quick=1)
    eventually(lambda: len(workers()) == 2)
    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(ask, runner, ENDLESS)
        # In the quick lane it would be asked once more: its worker may have died before.
        eventually(lambda: is_taken(runner._slow))
        for pid in workers():
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(errors.LimitReached, match="ended its process"):
            task.result()
    assert ask(runner, LOOKUP) == FOUND


def test_what_a_writer_commits_is_seen_by_the_next_query(start, folder, store):
    runner = start(folder)
    count = "SELECT (COUNT(*) AS ?n) { ?s <urn:new> ?o }"
    for n in range(5):
        assert ask(runner, count) == f"n\r\n{n}\r\n".encode()
        store.update(f"INSERT DATA {{ <urn:{n}> <urn:new> {n} }}")


def test_who_comes_when_the_queue_is_full_is_turned_away_at_once(start, filled):
    runner = start(filled, deadline=2, workers=1, quick=1, queue=1)
    assert ask(runner, LOOKUP) == FOUND
    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(ask, runner, ENDLESS)
            time.sleep(0.1)
        began = time.monotonic()
        with pytest.raises(errors.LimitReached, match="Too many"):
            ask(runner, LOOKUP)
        assert time.monotonic() - began < 0.5


def test_a_long_answer_comes_whole_to_a_slow_reader_that_holds_no_worker(start, filled):
    runner = start(filled, deadline=60, workers=1, quick=1)
    made = (
        "CONSTRUCT { ?a ?d ?c } { VALUES ?d { <urn:1> <urn:2> <urn:3> <urn:4> <urn:5> } ?a ?b ?c }"
    )
    chunks = runner.run(Question(made, NTRIPLES)).chunks
    got = [next(chunks)]
    eventually(runner._slow.enter, seconds=40)
    runner._slow.leave()
    lines = b"".join(got + list(chunks)).splitlines()
    assert len(lines) == 5 * MANY
    assert len(set(lines)) == len(lines)


def test_a_reader_that_leaves_ends_the_work(start, filled):
    runner = start(filled, deadline=60, workers=1, quick=1)
    chunks = runner.run(Question("SELECT * { ?a ?b ?c . ?d ?e ?f }", CSV)).chunks
    next(chunks)
    chunks.close()
    assert eventually(runner._slow.enter)


@pytest.mark.parametrize("place", ["quick", "slow", "waiting"])
def test_an_asker_who_leaves_before_the_answer_ends_the_work(start, filled, place):
    runner = start(filled, deadline=60, workers=1, quick=1)
    before = eventually(lambda: len(workers()) == 2 and workers())
    asker = Asker()
    with ThreadPoolExecutor(2) as pool:
        if place == "waiting":
            other = Asker()
            first = pool.submit(runner.run, Question(ENDLESS, CSV), other)
            eventually(lambda: is_taken(runner._slow))
        left = pool.submit(runner.run, Question(ENDLESS, CSV), asker)
        if place != "quick":
            eventually(lambda: is_taken(runner._slow) and not is_taken(runner._quick))
        asker.leave()
        with pytest.raises(errors.Cancelled, match="has left"):
            left.result(timeout=5)
        if place == "waiting":
            assert not first.done()
            other.leave()
    eventually(lambda: not is_taken(runner._slow) and not is_taken(runner._quick))
    eventually(lambda: before - workers())
    assert ask(runner, LOOKUP) == FOUND


REFUSED = [
    ("SELECT * {\n ?s ?p }", errors.MalformedQuery, (2, 8)),
    ("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", errors.ForbiddenQuery, (1, 12)),
    ("ASK { }", errors.BadUsage, None),
]


@pytest.mark.parametrize(("text", "kind", "place"), REFUSED)
def test_errors_arrive_as_they_are_raised_in_process(start, folder, store, text, kind, place):
    runner = start(folder)
    question = Question(text, TURTLE if text.startswith("ASK") else JSON)
    with pytest.raises(kind) as here:
        store.answer(text, question.format)
    with pytest.raises(kind) as there:
        runner.run(question)
    assert type(there.value) is type(here.value)
    assert [there.value.text(lang) for lang in ("zh", "en")] == [
        here.value.text(lang) for lang in ("zh", "en")
    ]
    assert (there.value.line, there.value.column) == (here.value.line, here.value.column)
    assert place is None or (there.value.line, there.value.column) == place


SAME = [
    ("SELECT ?n { ?s sg:number ?n } ORDER BY ?n", JSON, {}),
    ("ASK { ?s sg:number ?n }", TSV, {}),
    ("CONSTRUCT WHERE { ?s sg:number ?n }", TURTLE, {}),
    (
        "SELECT ?n { ?s sg:number ?n }",
        JSON,
        {"dataset": Dataset(default=("https://w3id.org/stdgraph/graph/stated",))},
    ),
    ("SELECT (<x> AS ?i) { }", JSON, {"base_iri": "urn:a:b"}),
    ("SELECT ?n { ?s sg:number ?n } ORDER BY ?n", JSON, {"ceiling": Ceiling(rows=1)}),
]


@pytest.mark.parametrize(("text", "format_", "more"), SAME)
def test_answers_are_those_of_the_store(start, folder, store, text, format_, more):
    here = store.answer(text, format_, **more)
    there = start(folder).run(Question(text, format_, **more))
    assert (there.media_type, b"".join(there.chunks)) == (here.media_type, b"".join(here.chunks))


@pytest.mark.parametrize(
    "graph", ["https://w3id.org/stdgraph/graph/stated", DEFAULT_GRAPH, "urn:no"]
)
def test_a_whole_graph_is_that_of_the_store(start, folder, store, graph):
    answer = start(folder).run(Question("", TURTLE, graph=graph))
    assert answer.media_type == TURTLE.media_type
    assert b"".join(answer.chunks) == b"".join(store.dump(TURTLE, graph=graph))


def test_a_strict_store_has_strict_workers(start, folder, store):
    text = "SELECT ?n { ?s sg:number ?n }"
    assert ask(start(folder, default_graph="strict"), text) == b"n\r\n"


def test_a_cut_in_csv_comes_after_the_rows_that_fit(start, folder, store):
    answer = start(folder).run(
        Question("SELECT ?n { ?s sg:number ?n } ORDER BY ?n", CSV, ceiling=Ceiling(rows=1))
    )
    assert next(answer.chunks) == b"n\r\nGB/T 1-2020\r\n"
    with pytest.raises(AnswerCut, match="after 1 rows"):
        next(answer.chunks)


def test_a_folder_without_a_graph_is_told(start, tmp_path):
    with pytest.raises(errors.StoreUnreachable, match="no graph"):
        ask(start(tmp_path / "none"), LOOKUP)


def test_closing_leaves_no_process_and_takes_no_question(start, filled):
    runner = start(filled)
    pids = eventually(lambda: len(workers()) == 4 and workers() | nurseries())
    runner.close()
    assert not any(is_alive(pid) for pid in pids)
    with pytest.raises(errors.StoreError):
        ask(runner, LOOKUP)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_server_that_dies_leaves_no_orphans(filled, how):
    code = """
        import sys, threading
        from pathlib import Path
        from stdgraph.store.formats import CSV
        from stdgraph.store.runner import Question
        from stdgraph.store.workers import ProcessRunner
        runner = ProcessRunner(Path(sys.argv[1]), deadline=60)
        print("started", flush=True)
        runner.run(Question(sys.argv[2], CSV)).media_type
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(filled), ENDLESS]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert server.stdout.readline() == b"started\n"
    nursery = eventually(lambda: children(server.pid))
    born = eventually(lambda: len(found := children(next(iter(nursery)))) >= 4 and found)
    time.sleep(0.5)
    server.send_signal(how)
    if how is signal.SIGINT:  # which waits for the query that runs; a second one does not
        time.sleep(0.2)
        server.kill()
    server.communicate()
    eventually(lambda: not any(is_alive(pid) for pid in nursery | born))


def ask_in_loop(runner, text, format_=CSV):
    """Answer in an event loop; return the bytes and whether they needed no thread."""
    found = in_own_loop(runner.start(Question(text, format_)))
    at_once = not callable(found)
    answer = found if at_once else found(None)
    return b"".join(answer.chunks), at_once


def test_a_loop_gets_what_comes_at_once_and_a_thread_the_rest(filled, start):
    runner = start(filled, deadline=4, workers=1, quick=1, queue=0)
    # A machine in use may be late now and then.
    eventually(lambda: ask_in_loop(runner, LOOKUP) == (FOUND, True))
    every = "SELECT ?s { ?s <urn:p> ?o }"
    assert ask_in_loop(runner, every) == (ask(runner, every), False)
    for text, error in ((ENDLESS, errors.LimitReached), ("SELECT", errors.MalformedQuery)):
        with pytest.raises(error):
            ask_in_loop(runner, text)
        # No place is left taken, in none of the lanes.
        eventually(lambda: ask_in_loop(runner, LOOKUP)[0] == FOUND)


def test_a_loop_notices_a_worker_that_died_while_it_waited(filled, start):
    runner = start(filled, workers=1, quick=1)
    assert ask(runner, LOOKUP) == FOUND
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    assert ask_in_loop(runner, LOOKUP)[0] == FOUND


def test_a_loop_that_gives_up_ends_the_work(filled, start):
    runner = start(filled, workers=1, quick=1, queue=0)
    assert ask(runner, LOOKUP) == FOUND

    async def gives_up():
        asked = asyncio.create_task(runner.start(Question(ENDLESS, CSV)))
        await asyncio.sleep(0.005)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked

    in_own_loop(gives_up())
    assert ask_in_loop(runner, LOOKUP)[0] == FOUND
    assert not is_taken(runner._quick)
