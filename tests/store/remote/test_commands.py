"""Every command on a remote engine says what it says of a folder; undoing leaves nothing."""

import json

import pytest

from stdgraph.cli import program
from tests.store.remote.test_product import history, quads
from tests.store.remote.walk import FILES, READING, SERVING, WRITING


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


# Virtuoso takes three times as long; what it does with changes is in test_product.py.
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
