"""The named questions as pages offer them: by topic, and their text without its heading."""

from __future__ import annotations

from collections.abc import Sequence

from stdgraph.queries import Question
from stdgraph.web.words.questions import TOPICS


def by_topic(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Return the questions under their first topic; a topic without any is left out."""
    grouped = [(tag, [q for q in questions if q.tags[0] == tag]) for tag in TOPICS]
    return [(tag, found) for tag, found in grouped if found]


def without_heading(text: str) -> str:
    """Return a question's query without its heading, which the page shows in words."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+"))
