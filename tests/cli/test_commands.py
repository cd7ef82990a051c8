"""The other commands: what they print, and that shared options stand before or after."""

import json

import pytest

from stdgraph.cli.commands import COMMANDS

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a sg:Standard }"


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_help_with_an_example(run, command):
    text = run(command, "--help").stdout
    assert f"Example: stdgraph {command}" in " ".join(text.split())


def test_shared_options_are_taken_before_and_after_the_command(run, bundled_folder):
    before = run("--lang", "zh", "--data", str(bundled_folder), "stats", data="/nowhere")
    after = run("stats", "--lang", "zh", "--data", str(bundled_folder), data="/nowhere")
    assert before.stdout == after.stdout
    assert "图谱内容" in after.stdout


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_remote_store_that_is_away_exits_with_3(run, place):
    # Port 9 (discard) of this machine: nobody listens there.
    store = ("--store", "http://user:geheim@127.0.0.1:9/sparql")
    arguments = (*store, "stats") if place == "before" else ("stats", *store)
    done = run(*arguments, code=3)
    assert "does not answer" in done.stderr
    assert "geheim" not in done.output


@pytest.mark.parametrize("command", [("backup", "x"), ("restore", "x")])
def test_a_remote_store_is_not_copied_as_a_folder_is(run, command):
    done = run(*command, "--store", "http://127.0.0.1:9/sparql", code=2)
    assert "the engine's own backup" in done.stderr


def test_the_later_option_wins(run):
    assert "the graph holds" in run("--lang", "zh", "stats", "--lang", "en").stdout


def test_the_locale_chooses_the_language(run):
    assert "图谱内容" in run("stats", lang="zh_CN.UTF-8").stdout


def test_stats_say_how_complete_the_graph_is(run):
    found = json.loads(run("stats", "--format", "json").stdout)
    assert found["classes"]["Standard"] == 721
    assert found["pilots"] == {"2015": 15, "2016": 5, "2017": 2, "2018": 5}
    assert found["pilot_totals"]["2015-2018"] == 305
    assert {p["state"] for p in found["promises"]} == {"kept", "open"}
    assert "27 / 305" in run("stats").stdout


def test_a_query_is_answered_as_a_table(run):
    assert run("query", COUNT).stdout.split() == ["n", "---", "721"]


def test_a_query_comes_from_a_file_or_standard_input(run, tmp_path):
    path = tmp_path / "q.rq"
    path.write_text(COUNT, encoding="utf-8")
    assert "721" in run("query", "--file", str(path)).stdout
    assert "721" in run("query", stdin=COUNT).stdout


FORMATS = [
    ("json", '"721"'),
    ("csv", "n\r\n721"),
    ("tsv", "?n\n"),
    ("xml", "<sparql"),
]


@pytest.mark.parametrize(("form", "expected"), FORMATS)
def test_rows_come_in_every_format_of_the_standard(run, form, expected):
    assert expected in run("query", COUNT, "--format", form).stdout_bytes.decode()


@pytest.mark.parametrize("form", [None, "turtle", "ntriples", "jsonld"])
def test_a_graph_comes_as_rdf(run, form):
    query = "CONSTRUCT { ?s sg:number ?n } { ?s sg:number ?n } LIMIT 1"
    options = ["--format", form] if form else []
    assert "ontology#number" in run("query", query, *options).stdout.replace(
        "sg:number", "ontology#number"
    )


def test_an_answer_that_a_format_cannot_hold_is_refused(run):
    assert run("query", COUNT, "--format", "turtle", code=2).stderr


def test_a_malformed_query_is_shown_with_its_place(run):
    text = run("query", "SELECT ?s {\n ?s a nope:X }", code=2).stderr
    assert "line 2" in text.lower()
    assert "^" in text


def test_a_query_that_reaches_outside_is_refused(run):
    run("query", "SELECT * { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }", code=2)


def test_questions_are_listed_and_answered(run):
    names = [line.split()[0] for line in run("ask").stdout.splitlines()[2:]]
    assert len(names) >= 12
    for name in names:
        run("ask", name)


@pytest.mark.parametrize(
    ("lang", "unverified", "unrecorded", "said"),
    [
        ("zh", "待核实", "未收录", "数据疑误"),
        ("en", "To be verified", "not recorded", "Probably a fault of data"),
    ],
)
def test_a_questions_table_is_in_words_and_says_how_to_read_it(
    run, lang, unverified, unrecorded, said
):
    table = run("ask", "valid-on-a-date", "-p", "number=GB 11291.1-2011", "--lang", lang).stdout
    assert unverified in table
    assert unrecorded in table
    asked = ("ask", "current-with-successor-in-force", "--lang", lang)
    assert said in run(*asked).stderr
    assert said not in run(*asked, "--format", "csv").stderr
    assert "recalled" in run("ask", "facts-to-be-verified", "--format", "csv").stdout


def test_an_unknown_question_is_not_found(run):
    assert "stdgraph ask" in run("ask", "no-such-question", code=1).stderr


def test_a_parameter_without_a_value_is_refused(run):
    name = run("ask").stdout.splitlines()[2].split()[0]
    assert "-p" in run("ask", name, "-p", "edition", code=2).stderr


def test_an_export_is_sorted_and_whole(run, tmp_path):
    path = tmp_path / "g.nq"
    run("export", "-o", str(path))
    lines = path.read_bytes().splitlines()
    assert lines == sorted(lines)
    assert run("export").stdout_bytes == path.read_bytes()
    assert len(lines) > 77_000


def test_an_export_that_cannot_be_written_is_refused(run, tmp_path):
    text = run("export", "-o", str(tmp_path / "no" / "g.nq"), code=2).stderr
    assert "g.nq" in text
    assert list(tmp_path.iterdir()) == []
