"""What a named question is: its heading, its parameters and its SPARQL text, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdgraph.errors import Message


class ValueType(StrEnum):
    """What a parameter takes; the words stand in the headings of query files."""

    STRING = "string"
    INTEGER = "integer"
    DATE = "date"
    EDITION = "edition"
    CATEGORY = "category"
    INDUSTRY = "industry"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the asker may choose.

    ``default`` is in the form that a person types (``2021``, not ``"2021"``). For
    ``ValueType.CODE``, ``scheme`` names the list of codes and ``choices`` those allowed here
    (``part`` and ``base-common`` stand for ``code:part-base-common``).
    """

    name: str
    type: ValueType
    label: Message
    default: str
    scheme: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A query file: ``text`` is valid SPARQL 1.1 that runs as it stands, with the defaults.

    ``missing`` is what to say when the answer is empty: what the bundled graph lacks for it.
    ``number`` is the question's number in the project's list of forty, or None for others.
    """

    name: str
    title: Message
    description: Message
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    missing: Message | None = None
    number: int | None = None
