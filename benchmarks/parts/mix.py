"""The analysts' questions: one file each, with a title and the kind of answer in its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

FOLDER = Path(__file__).resolve().parent.parent / "questions"
Answer = Literal["rows", "boolean", "triples", "csv", "incomparable"]
ACCEPT: dict[Answer, str] = {
    "rows": "application/sparql-results+json",
    "boolean": "application/sparql-results+json",
    "triples": "application/n-triples",
    "csv": "text/csv",
    # DESCRIBE: SPARQL 1.1 Query 16.4 leaves what is told to the engine.
    "incomparable": "application/n-triples",
}
_HEADING = re.compile(r"#\+ title: (?P<title>.+)\n#\+ answer: (?P<answer>.+)\n")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the mix."""

    name: str
    title: str
    answer: Answer
    text: str

    @property
    def accept(self) -> str:
        """The media type that is asked for."""
        return ACCEPT[self.answer]


def read_mix(folder: Path = FOLDER) -> tuple[Question, ...]:
    """Return the questions of ``*.rq`` in the order of their names."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    heading = _HEADING.match(text)
    if heading is None or heading["answer"] not in get_args(Answer):
        raise ValueError(f"{path.name} begins with “#+ title:” and “#+ answer:”, see the others")
    return Question(path.stem, heading["title"], heading["answer"], text)  # type: ignore[arg-type]
