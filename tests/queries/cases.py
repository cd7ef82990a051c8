"""The cases of ``cases.tsv``: a question, its values, and the answer worked out by hand."""

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A question asked with values; ``expected`` names the file of its answer."""

    question: str
    expected: str
    values: dict[str, str]

    def __str__(self) -> str:
        return " ".join([self.question, *(f"{k}={v}" for k, v in self.values.items())])

    def rows(self) -> tuple[list[str], list[dict[str, str]]]:
        """Return the columns that the answer fixes, and its rows in order."""
        with (HERE / "expected" / f"{self.expected}.csv").open(encoding="utf-8") as file:
            reader = csv.DictReader(file)
            return list(reader.fieldnames or ()), list(reader)


def cases() -> list[Case]:
    """Return every case."""
    lines = (HERE / "cases.tsv").read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Case(question, expected, dict(v.split("=", 1) for v in values.split(";") if v))
        for question, expected, values in fields
    ]
