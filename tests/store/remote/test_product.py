"""The whole product on a remote engine: commands, pages, outages, and kills in mid-change.

In one file, since it takes half a minute to fill an engine and files share none.
"""

import json
import shutil
import time
from contextlib import ExitStack
from urllib.parse import parse_qsl, urlencode

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.cli import program
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.store.place import Service
from stdgraph.store.remote_opening import open_remote
from stdgraph.web.app import create_app
from stdgraph.web.pages.site import site_routers
from stdgraph.web.settings import Settings
from tests.store.remote.faults import faulty
from tests.store.remote.rest import KIND, calls
from tests.store.remote.walk import FILES, READING, SERVING, WRITING
from tests.web.live import serving

NUMBER = "GB/T 60001-2024"
COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a sg:Standard }"
ADD = (
    *("add", "--number", NUMBER, "--title-zh", "一个新标准", "--status", "current"),
    *("--effective", "2024-09-01", "--gbt4754-code", "C131", "--industry-role", "applies"),
)
RECORD = {
    "number": NUMBER,
    "title_zh": "一个新标准",
    "status": "current",
    "effective": "2024-09-01",
    "gbt4754_code": "C131",
    "industry_role": "applies",
}


def gaps(product, *options):
    found = json.loads(product.run("gaps", "--format", "json", *options)[0])
    return {gap["code"] for gap in found["gaps"]}


def quads(product):
    return product.run("query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0]


def history(product):
    return json.loads(product.run("history", "--format", "json")[0])


def newest(product):
    return history(product)[0]


# What the walk below does with Oxigraph, in short.
@pytest.mark.parametrize("product", ["virtuoso"], indirect=True)
def test_commands_work_as_on_a_folder_of_this_machine(product, bundled_folder):
    remote = product.run("gaps", "--level", "division")[0]
    folder = ("--store", "", "--data", str(bundled_folder))
    assert remote == product.run("gaps", "--level", "division", *folder)[0]
    before = quads(product)
    assert "C131" in gaps(product)
    said = product.run(*ADD)
    assert "gaps it closes: C131" in said[0]
    assert "C131" not in gaps(product)
    change = newest(product)
    assert change["records"][0]["number"] == NUMBER
    assert product.run(*ADD, code=1)[1]
    product.run("undo", change["id"])
    assert quads(product) == before
    assert "C131" in gaps(product)


def test_every_command_has_a_step():
    assert {step.words[0] for step in READING + WRITING} | SERVING == set(program.commands)


@pytest.fixture
def take(product, tmp_path):
    """Take a step: put in what stands for something, run it, and look at what it says."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    known = len(history(product))

    def put_in(word):
        if "@" not in word:
            return word
        made = [change["id"] for change in reversed(history(product))][known:]
        proposals = json.loads(product.run("proposals", "--format", "json")[0])
        named = dict(zip(("first", "second", "third", "fourth"), made, strict=False))
        named["folder"] = str(tmp_path)
        if proposals:
            named["proposal"] = proposals[0]["id"]
        for name, value in named.items():
            word = word.replace(f"@{name}", value)
        return word

    def take_step(step, *options):
        words = [put_in(word) for word in step.words]
        said, told = product.run(*words, *options, code=step.code)
        assert step.said in said + told
        return said

    return take_step


def test_what_reads_says_what_it_says_of_a_folder(take, bundled_folder):
    for step in READING:
        assert take(step) == take(step, "--store", "", "--data", str(bundled_folder)), step.words


# Virtuoso takes three times as long: it has a short form of this above.
@pytest.mark.parametrize("product", ["oxigraph"], indirect=True)
def test_a_walk_through_what_writes_can_be_undone_to_where_it_began(product, take):
    before, known = quads(product), len(history(product))
    for step in WRITING:
        take(step)
    made = history(product)[:-known] if known else history(product)
    for change in made:
        if not (change["undoes"] or change["undone_by"]):
            product.run("undo", change["id"])
    assert quads(product) == before


@pytest.mark.parametrize("product", ["oxigraph"], indirect=True)
def test_every_operation_of_rest_answers_as_on_a_folder(product, bundled_folder, tmp_path):
    """Nothing is changed: what would write is only tried (``dry_run``)."""
    product.run("stats")  # its first use fills the engine
    near = open_store(shutil.copytree(bundled_folder, tmp_path / "near"))
    far = open_remote(Service(product.server.url), beside=tmp_path / "far")
    with ExitStack() as stack:
        folder, engine = (stack.enter_context(serving(_site(store))) for store in (near, far))
        for client in (folder, engine):
            client.headers["Authorization"] = "Bearer s3cret"
        description = folder.get("/api/v1/openapi.json").json()
        record = folder.get(f"/api/v1/{KIND}", params={"limit": 1}).json()[KIND][0]
        asked = list(calls(description, record))
        assert len(asked) > 60
        for call in asked:
            here, there = call.made_by(folder), call.made_by(engine)
            assert here == there, call
            assert here[0] < 500, here
    near.close()
    far.close()


def _site(store):
    desk = Desk(store, Journal(store.home))
    return create_app(store, Settings(token="s3cret"), routers=site_routers(store, desk))


def test_pages_and_rest_work_and_an_outage_is_told_and_passes(product):
    with product.serving("--timeout", "20") as client:
        for page in ("/", "/gaps", "/id/standard/GB-T-39116-2020", "/questions"):
            assert client.get(page, headers={"Accept": "text/html"}).status_code == 200, page
        made = client.post("/api/v1/standards", json=RECORD)
        assert made.status_code == 201, made.text
        assert "一个新标准" in client.get(made.headers["Location"]).text
        assert count(client) == 722
        assert product.run(*ADD, code=3)[1].count("another process") == 1
        product.server.kill()
        away = client.get("/sparql", params={"query": COUNT})
        assert (away.status_code, away.json()["type"].rpartition("/")[2]) == (
            502,
            "store-unreachable",
        )
        assert client.delete("/api/v1/standards/GB-T-60001-2024").status_code == 502
        assert client.get("/health").status_code == 502
        product.server.start()
        time.sleep(1.1)
        assert count(client) == 722
        assert client.delete("/api/v1/standards/GB-T-60001-2024").status_code in (200, 204)
        assert count(client) == 721


def count(client):
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


def whole(body):
    return body


def nothing(body):
    return None


def first_half(body):
    """Return an update with the first half of its operations."""
    name, text = parse_qsl(body.decode())[0]
    parts = text.split(" ;\n")
    return urlencode({name: " ;\n".join(parts[: len(parts) // 2])}).encode()


ARRIVALS = [("oxigraph", nothing), ("virtuoso", first_half), ("oxigraph", whole)]


@pytest.mark.parametrize(("product", "arrives"), ARRIVALS, indirect=["product"])
def test_a_change_whose_writer_is_killed_is_finished_by_the_next(product, arrives):
    """The kill comes when the change is noted and its request arrives at the engine, or not."""
    before, known = quads(product), history(product)
    with faulty(product.service) as (url, faults):
        killed = product.at(url + product.path)

        def kill(body):
            writer.kill()
            writer.wait()
            return arrives(body)

        # Virtuoso is asked twice, since the first answer is the challenge to log in.
        faults.plan["update"] = [*([None] if product.path else []), kill]
        writer = killed.start(*ADD)
        writer.communicate(timeout=120)
        assert writer.returncode < 0
    assert history(product) == known
    _is_finished_and_undone(product, before)


@pytest.mark.parametrize("product", ["oxigraph"], indirect=True)
def test_a_change_at_which_the_engine_dies_is_told_as_noted_and_finished_later(product):
    before = quads(product)
    with faulty(product.service) as (url, faults):
        faults.plan["update"] = [lambda _: product.server.kill()]
        said = product.at(url).run(*ADD, code=3)[1]
    assert "The change is noted as c0" in said
    assert "Don't enter it again" in said
    product.server.start()
    _is_finished_and_undone(product, before)


def _is_finished_and_undone(product, before):
    told = product.run("edit", "GB/T 39116-2020", "title_en=x", "--dry-run")[1]
    assert "1 changes that an interruption had left half done" in told
    change = newest(product)
    assert change["records"][0]["number"] == NUMBER
    assert "C131" not in gaps(product)
    product.run("undo", change["id"])
    assert quads(product) == before
