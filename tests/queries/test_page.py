"""The documentation's page of questions says what the query files say."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_questions_is_what_the_headings_say():
    written = runpy.run_path(str(DOCS / "write_questions.py"))["page"]()
    page = (DOCS / "questions.md").read_text(encoding="utf-8")
    assert page == written, "run: python docs/write_questions.py"
