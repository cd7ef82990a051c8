"""The fields of a standard's record as a form shows them: grouped, labelled, each with messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.errors import Message
from stdgraph.model import code_words
from stdgraph.model.row_finding import RowFinding
from stdgraph.web.words.record_fields import CODES, GROUPS, HINTS, LABELS

_GROUPED = {
    "identity": "number title_zh title_en kind status published effective withdrawn",
    "relations": "replaces replacement_scope transition_until adopts adoption_degree references"
    " reference_kind",
    "bodies": "committee competent_department drafters plan_number announcement stage ics ccs"
    " language_editions",
    "filing": "guide_code part gbt4754_code industry_role object industry",
    "evidence": "source_url source_kind retrieved confidence recalled_fields verified"
    " verified_source note",
}
# Fields that are kept as they are: a form that offered them would invite contradictions.
KEPT = ("body", "guide_edition", "guide_basis", "level", "nature", "document_type")
_LONG = ("title_zh", "title_en", "references", "drafters", "note")
# An equal title is mended by saying which record this one replaces.
_MENDED_ELSEWHERE = {"same-title": "replaces"}
_CHOICES: dict[str, dict[str, Message]] = CODES | {
    "status": code_words.STATUSES,
    "part": code_words.PARTS,
    "confidence": {name: code_words.TRUST[name] for name in ("stated", "recalled", "judged")},
}


@dataclass(frozen=True, slots=True)
class Said:
    """One finding beside its field; ``mend`` is what a button would fill in, as FIELD=VALUE."""

    finding: RowFinding
    mend: str

    @property
    def mended(self) -> str:
        """The value that the button would fill in."""
        return self.mend.partition("=")[2]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``choices`` make it a list to choose from, ``is_long`` a box of several lines."""

    name: str
    label: Message
    value: str
    hint: Message | None
    choices: Mapping[str, Message] | None
    is_long: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under one heading."""

    name: str
    label: Message
    fields: tuple[Field, ...]


def groups(values: Mapping[str, str], findings: Iterable[RowFinding]) -> tuple[Group, ...]:
    """Return the form's groups with the record's values and what was found of them."""
    found = tuple(findings)
    return tuple(
        Group(
            name,
            GROUPS[name],
            tuple(_field(field, values.get(field, ""), found) for field in fields.split()),
        )
        for name, fields in _GROUPED.items()
    )


def elsewhere(findings: Iterable[RowFinding]) -> tuple[RowFinding, ...]:
    """Return the findings that no field of the form can show."""
    shown = {field for fields in _GROUPED.values() for field in fields.split()}
    return tuple(finding for finding in findings if finding.field not in shown)


def _field(name: str, value: str, found: Iterable[RowFinding]) -> Field:
    said = tuple(Said(it, _mend(value, it)) for it in found if it.field == name)
    choices = _CHOICES.get(name)
    if choices is not None and value and value not in choices:
        choices = {value: Message(value, value), **choices}
    return Field(name, LABELS[name], value, HINTS.get(name), choices, name in _LONG, said)


def value_words(name: str, value: str) -> Message:
    """Return how people read a field's value: a code by its name, all else as it stands."""
    return _CHOICES.get(name, {}).get(value) or Message(value, value)


def _mend(value: str, finding: RowFinding) -> str:
    """Return what is suggested, in the place of the faulty value or in the field that lacks it."""
    if finding.suggestion is None:
        return ""
    other = _MENDED_ELSEWHERE.get(finding.shape)
    if other is not None:
        return f"{other}={finding.suggestion}"
    if finding.value and finding.value in value:
        return f"{finding.field}={value.replace(finding.value, finding.suggestion, 1)}"
    return f"{finding.field}={finding.suggestion}"
