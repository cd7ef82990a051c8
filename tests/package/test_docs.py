"""The documentation names every command, and its links lead somewhere."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

# The commands of the public contract that the package has so far.
EXPECTED = (
    "serve",
    "query",
    "ask",
    "validate",
    "gaps",
    "impact",
    "check",
    "compare",
    "network",
    "report",
    "export",
    "stats",
    "history",
    "undo",
    "redo",
    "diff",
    "backup",
    "restore",
    "doctor",
    "upgrade",
)


@pytest.mark.parametrize("name", EXPECTED)
def test_command_exists(name: str) -> None:
    from stdgraph.cli import program

    assert name in program.commands


def test_every_command_has_help_with_an_example() -> None:
    from stdgraph.cli import program

    answers = {
        name: CliRunner().invoke(program, [name, "--help"], prog_name="stdgraph")
        for name in program.commands
    }
    assert {name for name, answer in answers.items() if answer.exit_code != 0} == set()
    without = {
        name
        for name, answer in answers.items()
        if not re.search(rf"Examples?:\s+stdgraph {name}\b", answer.output)
    }
    assert without == set(), "end their help with 'Example: stdgraph NAME …'"


def test_every_command_is_explained_beyond_the_reference() -> None:
    from stdgraph.cli import program

    text = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "commands.md")
    missing = {name for name in program.commands if not re.search(rf"stdgraph {name}\b", text)}
    assert missing == set(), "name them in README.md or in a page under docs/"


def test_command_reference_is_what_the_program_says() -> None:
    reference = runpy.run_path(str(ROOT / "docs/write_reference.py"))["reference"]()
    page = ROOT / "docs/commands.md"
    assert page.exists(), "run: make docs"
    assert page.read_text("utf-8") == reference, "run: make docs"


def without_code(text: str) -> str:
    """Return a page without its blocks and spans of code, in which no link is meant."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))


def links(page: Path) -> Iterator[str]:
    """Give the page's links that lead to a file or a heading of the project."""
    for target in re.findall(r"\]\(<?([^)>\s]+)", without_code(page.read_text("utf-8"))):
        if not urlsplit(target).scheme:
            yield target


def anchors(page: Path) -> set[str]:
    """Return the names under which the page's headings can be linked (GitHub's way)."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ +(.+?) *$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(page: Path) -> list[str]:
    found = []
    for link in links(page):
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@pytest.mark.parametrize("document", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    assert dead_links(document) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One: two, 标准\n[a](#one-two-标准) [b](#two) [c](page.md) [d](gone.md)\n"
        "[e](https://example.org/gone) `[f](gone)`\n```\n# not a heading\n[g](gone)\n```\n"
        "[h](page.md#not-a-heading) ![i](gone.png)\n",
        encoding="utf-8",
    )
    assert dead_links(page) == ["#two", "gone.md", "page.md#not-a-heading", "gone.png"]
