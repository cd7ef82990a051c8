"""Citing standards: GB/T 7714—2015, BibTeX and RIS, from what the graph records and no more."""

from __future__ import annotations

from dataclasses import dataclass

from stdgraph.catalogue.changes.refusals import not_recorded
from stdgraph.errors import BadUsage, Message
from stdgraph.model.bibliography import WRITERS, Entry
from stdgraph.numbers import Kind, StandardNumber
from stdgraph.rdf.near import Near, Said, documents_of
from stdgraph.rdf.rows import Select


@dataclass(frozen=True, slots=True)
class CitationForm:
    """A form of citation: its name, media type, and the ending of its files."""

    name: str
    media_type: str
    ending: str


# RFC 4288 has neither of the last two registered; these are the names in general use.
FORMS = {
    "gbt7714": CitationForm("gbt7714", "text/plain", "txt"),
    "bibtex": CitationForm("bibtex", "application/x-bibtex", "bib"),
    "ris": CitationForm("ris", "application/x-research-info-systems", "ris"),
}
_SURE_DATE = "from-number"


def entry_of(select: Select, number: StandardNumber) -> Entry:
    """Return what a list of references says of a standard.

    Raises:
        NotFound: the graph has no document of that number.
        BadUsage: it is a plan item or a draft, which is no standard to cite yet.
    """
    if number.kind in (Kind.PLAN, Kind.PROJECT):
        raise _no_standard(number.canonical)
    near = Near(select)
    for iri in documents_of(select, number.canonical):
        if "Document" in near.classes(iri):
            return entry_at(near, iri, number)
    raise not_recorded(number.canonical)


def entry_at(near: Near, iri: str, number: StandardNumber) -> Entry:
    """Return the same of a document that is known by its IRI."""
    zh, en = (near.label(iri, "dcterms:title", lang) for lang in ("zh", "en"))
    bodies = list(near.of(iri, "responsibleBody"))
    read = near.code(iri, "issuedBasis") != _SURE_DATE
    issued = near.first(iri, "issued") if read else None
    fields: dict[str, list[Said | None]] = {
        "title_zh": [zh],
        "title_en": [en],
        "committee": [*bodies],
        "published": [issued],
    }
    return Entry(
        number,
        zh.text if zh else "",
        en.text if en else "",
        tuple(sorted(filter(None, (near.one(body.text, "skos:prefLabel") for body in bodies)))),
        near.date(iri, "issued") if issued else None,
        frozenset(
            name
            for name, several in fields.items()
            if any(said is not None and said.is_unverified for said in several)
        ),
    )


def citation(entry: Entry, form: str) -> str:
    """Return the citation in one of FORMS, with one line end at its end.

    A line of text can't say itself what is to be verified, so a second one says it.
    """
    text = WRITERS[form](entry)
    note = entry.note
    if form == "gbt7714" and note is not None:
        text += f"\n{note.zh} / {note.en}"
    return text + ("\r\n" if form == "ris" else "\n")


def _no_standard(number: str) -> BadUsage:
    return BadUsage(
        Message(
            f"{number} 是计划项目或草案，还不是可以引用的标准。",
            f"{number} is a plan item or a draft, no standard to cite yet.",
        ),
        Message("请等它发布后引用标准号。", "Cite the standard's number once it has been issued."),
    )
