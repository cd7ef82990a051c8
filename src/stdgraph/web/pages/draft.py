"""What a form for a record holds: the fields as typed, and how the record stood before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stdgraph.catalogue.changes.merging import Clash
from stdgraph.catalogue.changes.operations import key_of
from stdgraph.model.record_kind import OR, RecordKind
from stdgraph.model.several import taken_together
from stdgraph.web.body import Parameters
from stdgraph.web.pages.addresses import own_path

_WAS = "was-"
# Of fields that somebody else changed too: which, what they were, and whose value counts.
_CLASH, _BEFORE, _SIDE = "clash", "before-", "side-"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as the form holds it: ``was`` is how it stood when the form was opened.

    ``source`` is what the change goes by (a record may have a field of that name); ``back`` is the
    page from which the form was opened; empty where none is known. ``clashes`` are fields that
    somebody else changed too, ``was`` being theirs; ``sides`` says whose value counts.
    """

    kind: RecordKind
    fields: dict[str, str]
    was: dict[str, str]
    is_new: bool
    why: str = ""
    source: str = ""
    back: str = ""
    clashes: tuple[Clash, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The fields of which nobody said yet whose value counts."""
        leads = dict.fromkeys(it.lead for it in self.clashes)
        return tuple(lead for lead in leads if not self.sides.get(lead))

    @property
    def key(self) -> str:
        """The key of the record as it stood; raises BadNumber for a number that can't be read."""
        return key_of(self.kind, self.was or self.fields)

    def with_fields(self, fields: Mapping[str, str]) -> Draft:
        """Return the draft with other fields."""
        return replace(self, fields=filled(fields))

    def is_fixed(self, field: str) -> bool:
        """Tell whether a field says which record it is, so that an edit can't change it."""
        return not self.is_new and any(field in part.split(OR) for part in self.kind.key)


def read_draft(form: Parameters, kind: RecordKind, *, is_new: bool) -> Draft:
    """Return what a form holds; raises BadUsage for a field that is given twice.

    A field that is to be as somebody else has made it is so, whatever stands in the form.
    """
    leads = tuple(name for name in form.all(_CLASH) if name in kind.fields)
    sides = {lead: form.one(_SIDE + lead) or "" for lead in leads}
    was, mine = given_fields(form, kind, _WAS), given_fields(form, kind)
    theirs = [lead for lead in leads if sides[lead] == "theirs"]
    fields = mine | {it: was.get(it, "") for it in _columns(kind, theirs)}
    return Draft(
        kind,
        filled(fields),
        was,
        is_new,
        form.one("why") or "",
        form.one("origin") or "",
        back_of(form),
        tuple(
            Clash(it, form.one(_BEFORE + it) or "", mine.get(it, ""), was.get(it, ""), lead)
            for lead in leads
            for it in _columns(kind, [lead])
            if mine.get(it, "") != was.get(it, "")
        ),
        sides,
    )


def _columns(kind: RecordKind, leads: Iterable[str]) -> list[str]:
    return [column for lead in leads for column in taken_together(kind.name, lead)]


def given_fields(form: Parameters, kind: RecordKind, start: str = "") -> dict[str, str]:
    """Return the filled fields of a kind among what was sent; as ``read_draft``."""
    return filled({name: (form.one(start + name) or "").strip() for name in kind.fields})


def back_of(form: Parameters) -> str:
    """Return the page of this server that a form or an address says it was opened from."""
    asked = form.one("back") or ""
    return asked if asked and own_path(asked) == asked else ""


def filled(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value}
