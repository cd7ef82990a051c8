"""The fields of a record as a form shows them: grouped, labelled, each with its messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stdgraph.catalogue.code_names import CodeNames
from stdgraph.catalogue.records.choices import EDITIONS, PROVINCES, list_offered, listed
from stdgraph.catalogue.records.known import Known
from stdgraph.errors import Message
from stdgraph.model import code_words
from stdgraph.model.code_lists import codes_of
from stdgraph.model.code_lists import list_of as codes_named
from stdgraph.model.field_notes import note_of
from stdgraph.model.record_kind import KINDS, STANDARDS, RecordKind
from stdgraph.model.row_finding import RowFinding
from stdgraph.web.pages.draft import Draft
from stdgraph.web.words.record_fields import CODES, GROUPS, HINTS, UNLISTED, label_of

_EVIDENCE = (
    "source_url source_kind retrieved confidence code_confidence ends_confidence recalled_fields"
    " verified verified_source note"
)
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
# Fields of standards that are kept as they are: offering them would invite contradictions.
_KEPT = ("body", "guide_edition", "guide_basis", "level", "nature", "document_type")
_LONG = frozenset(
    (
        "title_zh",
        "title_en",
        "references",
        "drafters",
        "note",
        "query",
        "subject_zh",
        "subject_en",
        "evidence",
        "report",
        "headline_targets",
    )
)
_WIDE = frozenset(("replaces", "adopts", "committee", "source_url", "source", "gbt4754_codes"))
# An equal title is mended by saying which record this one replaces.
_MENDED_ELSEWHERE = {"same-title": "replaces"}
_CHOICES: dict[str, dict[str, Message]] = CODES | {
    "status": code_words.STATUSES,
    "part": code_words.PARTS,
    "confidence": {name: code_words.TRUST[name] for name in ("stated", "recalled", "judged")},
}
# The ontology has one scheme for both lists.
_SCHEMES = {"match": "move"}
# Lists that are short enough to choose from; longer ones help while somebody types.
_SHORT = (EDITIONS, PROVINCES)
_LANGUAGES = {"_zh": "zh-CN", "_en": "en"}


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
    """One field, and how it is filled in.

    ``choices`` make it a list to choose from, ``offers`` names the list that helps, ``is_long`` is
    a box of several lines, ``is_fixed`` can't be changed; ``lang`` is the language of its text.
    """

    name: str
    label: Message
    value: str
    hint: Message | None
    choices: Mapping[str, Message] | None
    offers: str
    is_long: bool
    is_wide: bool
    is_needed: bool
    is_fixed: bool
    lang: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together, under one heading."""

    name: str
    label: Message
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FieldLists:
    """Where choices come from: the ontology's names of codes, and the graph's own lists."""

    names: CodeNames
    known: Known

    def choices(self, kind: RecordKind, field: str) -> Mapping[str, Message] | None:
        """Return the codes that a field is chosen from with their names; None: it is written."""
        name = list_offered(kind.name, field)
        if kind is not STANDARDS and name in _SHORT:
            return listed(name, self.known)
        return named_codes(self.names, kind, field)

    def offered(self, kind: RecordKind) -> dict[str, Mapping[str, Message]]:
        """Return the lists that help to fill in a kind's fields, by name.

        How a standard is filed is suggested by its title instead.
        """
        if kind is STANDARDS:
            return {}
        wanted = {list_offered(kind.name, field) for field in kind.fields} - {"", *_SHORT}
        return {name: listed(name, self.known) for name in sorted(wanted)}


def grouped(kind: RecordKind) -> Mapping[str, tuple[str, ...]]:
    """Return the fields of a kind that its form shows, by the group that they belong to."""
    if kind is STANDARDS:
        return {name: tuple(fields.split()) for name, fields in _GROUPED.items()}
    evidence = tuple(field for field in _EVIDENCE.split() if field in kind.fields)
    if evidence in ((), ("note",)):
        return {"record": kind.fields}
    own = tuple(field for field in kind.fields if field not in evidence)
    return {"record": own, "evidence": evidence}


def groups(draft: Draft, findings: Iterable[RowFinding], lists: FieldLists) -> tuple[Group, ...]:
    """Return the form's groups with the record's values and what was found of them."""
    found = tuple(findings)
    return tuple(
        Group(name, GROUPS[name], tuple(_field(draft, field, found, lists) for field in fields))
        for name, fields in grouped(draft.kind).items()
    )


def elsewhere(kind: RecordKind, findings: Iterable[RowFinding]) -> tuple[RowFinding, ...]:
    """Return the findings that no field of the form can show."""
    shown = {field for fields in grouped(kind).values() for field in fields}
    return tuple(finding for finding in findings if finding.field not in shown)


def kept(draft: Draft) -> dict[str, str]:
    """Return the fields that the form sends back as they are, unseen."""
    unseen = _KEPT if draft.kind is STANDARDS else ()
    return {name: value for name, value in draft.fields.items() if name in unseen}


def _field(draft: Draft, name: str, found: Iterable[RowFinding], lists: FieldLists) -> Field:
    kind, value = draft.kind, draft.fields.get(name, "")
    said = tuple(Said(it, _mend(value, it)) for it in found if it.field == name)
    choices = lists.choices(kind, name)
    if choices is not None and value and value not in choices:
        choices = {value: Message(value, value), **choices}
    return Field(
        name,
        label_of(kind, name),
        value,
        _hint(kind, name),
        choices,
        list_offered(kind.name, name) if choices is None and kind is not STANDARDS else "",
        name in _LONG,
        name in _LONG | _WIDE,
        name in kind.needed,
        draft.is_fixed(name),
        _LANGUAGES.get(name[-3:], ""),
        said,
    )


def _hint(kind: RecordKind, field: str) -> Message | None:
    if kind is STANDARDS:
        return HINTS.get(field)
    note = note_of(kind.name, field)
    # A note that only repeats the label helps nobody.
    return None if note is None or note.zh.rstrip("。") == label_of(kind, field).zh else note


def named_codes(names: CodeNames, kind: RecordKind, field: str) -> Mapping[str, Message] | None:
    """Return the codes of a field with what people call them, or None where it holds no codes."""
    if kind is STANDARDS:
        return _CHOICES.get(field)
    codes = codes_of(kind.name, field)
    if codes is None:
        return None
    name = codes_named(kind.name, field) or ""
    scheme = _SCHEMES.get(name, name)
    return {
        code: names.name(scheme, code) or UNLISTED.get(code) or Message(word or code, code)
        for code, word in codes.items()
    }


def field_label(kind: str, field: str) -> Message:
    """Return what a field of a kind is called; a column that is none of its fields as it stands."""
    of = KINDS.get(kind, STANDARDS)
    return label_of(of, field) if field in of.fields else Message(field, field)


def value_words(names: CodeNames, kind: str, field: str, value: str) -> Message:
    """Return how people read a field's value: a code by its name, all else as it stands."""
    codes = named_codes(names, KINDS.get(kind, STANDARDS), field) or {}
    return codes.get(value) or Message(value, value)


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
