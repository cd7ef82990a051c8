"""Every command that the documentation shows runs and answers as shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.package import console
from tests.package.console import Command

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = [
    pytest.param(
        command,
        id=f"{page.relative_to(ROOT)}:{command.line}",
        marks=[pytest.mark.skip(reason=f"not run: {command.not_run}")] if command.not_run else [],
    )
    for page in PAGES
    for command in console.commands(page.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[console.Desk]:
    desk = console.Desk(tmp_path_factory.mktemp("desk"), ROOT)
    yield desk
    desk.close()


@pytest.mark.parametrize("command", SHOWN)
def test_shown_command_answers_as_shown(command: Command, desk: console.Desk) -> None:
    done = desk.run(command)
    assert done.returncode == 0, f"$ {command.text}\n{done.stdout}"
    missing = console.unmatched(command.shown, done.stdout)
    assert missing is None, f"$ {command.text}\nshown: {missing}\nanswered:\n{done.stdout}"


def test_readme_shows_the_main_job() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    run = [command for command in console.commands(page) if not command.not_run]
    for name in ("gaps", "validate", "query"):
        assert any(f"stdgraph {name}" in command.text for command in run), name
    assert "make serve" in page
    assert "make test" in page


PAGE = """
```console
$ stdgraph gaps \\
>   --level division
one
  two

$ echo hi
```

<!-- not run: it does not end -->

```console
$ make serve
```

```python
$ not a command
```
"""


def test_commands_are_found_with_their_output_and_marks() -> None:
    assert list(console.commands(PAGE)) == [
        Command(3, "stdgraph gaps \\\n  --level division", ("one", "  two")),
        Command(8, "echo hi", ()),
        Command(14, "make serve", (), "it does not end"),
    ]


@pytest.mark.parametrize(
    ("shown", "answer", "missing"),
    [
        ((), "anything", None),
        (("a", "c"), "a\nb\nc  \n", None),
        (("...", "c"), "a\nb\nc", None),
        (("took ... s", "x…"), "took 0.31 s\nxyz", None),
        (("c", "a"), "a\nb\nc", "a"),
        (("a", "a"), "a\nb", "a"),
        (("a.c",), "abc", "a.c"),
        (("a",), "ab", "a"),
    ],
)
def test_shown_lines_must_appear_in_order(
    shown: tuple[str, ...], answer: str, missing: str | None
) -> None:
    assert console.unmatched(shown, answer) == missing


def test_a_command_runs_with_its_own_graph_and_the_checkout_in_sight(tmp_path: Path) -> None:
    answer = console.Desk(tmp_path, ROOT).run(
        Command(1, "echo $STDGRAPH_DATA; ls ontology; command -v stdgraph; echo no >&2; false", ())
    )
    assert answer.returncode == 1
    shown = (f"{tmp_path}/data", "tables", "...bin/stdgraph", "no")
    assert console.unmatched(shown, answer.stdout) is None
