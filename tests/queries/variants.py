"""The fixture changed in ways whose effect on an answer is known without asking.

Labels of a third language, copies of things that are of no class, and standards filed one step
lower, or there as well, change no answer that counts a place with all below it; nor does another
level where national and sector standards count alike. Taking away a language's labels only empties
its columns, and confirming every record, or none, only says so. What a question answers on such a
variant is therefore its answer worked out by hand, with those columns changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import oxilite
from oxilite import NamedNode, Quad

from stdgraph.model.question_words import TO_VERIFY
from tests.queries.engines import FIXTURE, Oxilite

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OURS = "https://w3id.org/stdgraph/id/"
_COPY = "https://w3id.org/stdgraph/copy/"
_CODE = "https://w3id.org/stdgraph/code/"
_TERM = "https://w3id.org/stdgraph/ontology#"
# What a rule may leave out: twins of standards that differ from them in one of these.
_TWINS = (
    ("Standard", "status", "status-withdrawn"),
    ("Standard", "status", "status-upcoming"),
    ("Standard", "level", "level-international"),
    ("Standard", "level", "level-local"),
    ("Standard", "documentType", "doctype-guiding-technical-document"),
    ("Standard", "objectOfStandardization", "object-product-in-use"),
    ("Category", "part", "part-base-common"),
    ("Category", "categoryLevel", "none"),
    ("Category", "edition", "none"),
    ("Replacement", "replacementScope", "scope-part"),
    ("Review", "reviewConclusion", "review-revise"),
    ("CategoryMove", "fromEdition", "none"),
    ("CategoryMove", "toEdition", "none"),
)
# Properties that nothing need have, and the columns that stay empty without them.
_WANTING: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("amendmentNumber", {"amendment_number": ""}),
    ("category", {"standards": "0"}),
    ("implemented", {"implemented": ""}),
    ("issued", {"issued": ""}),
    ("latestEdition", {"latest": "", "latest_number": ""}),
    ("numberYear", {}),
    ("objectOfStandardization", {}),
)
# Codes that the rules count alike, or that an answer shows in a column of its own.
_ALIKE = (
    ("level-national", "level-sector"),
    ("level-sector", "level-national"),
    ("level-group", "level-enterprise"),
    ("level-group", "level-local"),
    ("object-factory-or-process", "object-manufacturing-equipment"),
    ("object-manufacturing-equipment", "object-factory-or-process"),
    ("status-current", "status-unknown"),
    ("status-unknown", "status-current"),
)
# Things that an answer may hang on, by a property that leads from them or to them.
_ENDS = ("replacedBy", "adopts", "references", "relationFrom", "relationTo", "replaces")
_LINKS = ("inForceFrom", "latestEdition", "appliesStandard", "formsCluster", "moveFrom", "moveTo")
_KINDS = (
    "Adoption",
    "Body",
    "Category",
    "CategoryMove",
    "Change",
    "Document",
    "GuideEdition",
    "PilotProject",
    "PublishedTotal",
    "Replacement",
    "SearchRecord",
    "Standard",
)
_FILINGS = ("category", "appliesInIndustry", "inIndustry")


@dataclass(frozen=True)
class Variant:
    """A fixture; ``columns`` says what stands in every answer's columns with these endings.

    ``unread``: nothing is confirmed, so that all that is counted is to be verified. ``silent``: the
    answer is empty.
    """

    name: str
    engine: Oxilite
    columns: Mapping[str, str] = field(default_factory=dict)
    unread: bool = False
    silent: bool = False

    def expected(self, rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
        """Return the answer on this variant, from the one on the fixture itself."""
        return [{name: self._text(name, row) for name in row} for row in rows if not self.silent]

    def _text(self, column: str, row: Mapping[str, str]) -> str:
        counted = column.removesuffix(TO_VERIFY)
        text = row[counted] if self.unread and counted != column else row[column]
        return next((new for ending, new in self.columns.items() if column.endswith(ending)), text)


@cache
def _quads() -> tuple[Quad, ...]:
    return tuple(Oxilite(FIXTURE.read_bytes()).store)


def _without(language: str) -> Iterator[Quad]:
    for quad in _quads():
        if getattr(quad.object, "language", None) != language:
            yield quad


def _third_language() -> Iterator[Quad]:
    for quad in _quads():
        yield quad
        if getattr(quad.object, "language", None) == "zh":
            text = oxilite.Literal(f"A {quad.object.value}", language="fr")
            yield Quad(quad.subject, quad.predicate, text, quad.graph_name)


def _copies(kind: str = "", twin: tuple[str, str] = ("", "")) -> Iterator[Quad]:
    """Give everything of one kind, or everything, a copy of no class, to which nothing leads.

    A ``twin`` keeps its class and differs in one property, by name, whose value is another code.
    """
    quads = _quads()
    of_kind = {quad.subject for quad in quads if quad.object == NamedNode(_TERM + kind)}
    things = of_kind if kind else {quad.subject for quad in quads if quad.predicate == TYPE}
    name, code = twin
    for quad in quads:
        yield quad
        if quad.subject in things and (name or quad.predicate != TYPE):
            differs = quad.predicate == NamedNode(_TERM + name)
            value = NamedNode(_CODE + code) if differs else quad.object
            yield Quad(_copy(quad.subject), quad.predicate, value, quad.graph_name)


def _doubles(kind: str) -> Iterator[Quad]:
    """Give everything of one kind a copy of no class, to which all leads that leads to it."""
    quads = _quads()
    things = {quad.subject for quad in quads if quad.object == NamedNode(_TERM + kind)}
    for quad in quads:
        yield quad
        if quad.object in things:
            yield Quad(quad.subject, quad.predicate, _copy(quad.object), quad.graph_name)
        if quad.subject in things and quad.predicate != TYPE:
            yield Quad(_copy(quad.subject), quad.predicate, quad.object, quad.graph_name)


def _recalled(name: str, *, leads: bool) -> Iterator[Quad]:
    """Give the fixture with nothing to be verified but what a property leads from, or to."""
    stated, recalled = (NamedNode(f"{_CODE}trust-{how}") for how in ("stated", "recalled"))
    quads = _quads()
    leading = [quad for quad in quads if quad.predicate == NamedNode(_TERM + name)]
    things = {quad.subject if leads else quad.object for quad in leading}
    for quad in quads:
        value = quad.object
        if value in (stated, recalled):
            value = recalled if quad.subject in things else stated
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _wanting(name: str) -> Iterator[Quad]:
    """Give the fixture without one property."""
    return (quad for quad in _quads() if quad.predicate != NamedNode(_TERM + name))


def _titled() -> Iterator[Quad]:
    """Give the fixture with one English title for all that has a Chinese or English one."""
    title = NamedNode("http://purl.org/dc/terms/title")
    for quad in _quads():
        if quad.predicate == title:
            text = oxilite.Literal("Title", language="en")
            yield Quad(quad.subject, title, text, quad.graph_name)
        if quad.predicate != title or quad.object.language != "en":
            yield quad


def _codes_as_slugs() -> Iterator[Quad]:
    """Give the fixture with each category's code in place of its slug, and no code."""
    code = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    slug = NamedNode(_TERM + "slug")
    quads = _quads()
    slugs = {quad.subject for quad in quads if quad.predicate == slug}
    codes = {quad.subject for quad in quads if quad.predicate == code} & slugs
    for quad in quads:
        if quad.subject in codes and quad.predicate == code:
            yield Quad(quad.subject, slug, quad.object, quad.graph_name)
        elif quad.subject not in codes or quad.predicate != slug:
            yield quad


def _copy(node: NamedNode) -> NamedNode:
    return NamedNode(node.value.replace(_OURS, _COPY))


def _with(old: str, new: str) -> Iterator[Quad]:
    """Give the fixture with one code in place of another."""
    before, after = (NamedNode(_CODE + code) for code in (old, new))
    for quad in _quads():
        value = after if quad.object == before else quad.object
        yield Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _filed_below(*, too: bool) -> Iterator[Quad]:
    """Give the fixture with each filing moved to a nameless place below; ``too`` keeps it above."""
    filings = {NamedNode(_TERM + name) for name in _FILINGS}
    above = NamedNode(_TERM + "broaderTransitive")
    for quad in _quads():
        if quad.predicate == above:
            child = NamedNode(f"{quad.subject.value}/below")
            yield Quad(child, above, quad.object, quad.graph_name)
        if quad.predicate in filings:
            below = NamedNode(f"{quad.object.value}/below")
            yield Quad(quad.subject, quad.predicate, below, quad.graph_name)
            yield Quad(below, above, quad.object, quad.graph_name)
            if not too:
                continue
        yield quad


@cache
def variants() -> tuple[Variant, ...]:
    """Return the fixture itself and every variant of it."""
    return (
        Variant("as it is", Oxilite(FIXTURE.read_bytes())),
        Variant("without English", _engine(_without("en")), {"_en": ""}),
        Variant(
            "without Chinese",
            _engine(_without("zh")),
            {"_zh": ""},
        ),
        Variant("with one title in English", _engine(_titled()), {"title_en": "Title"}),
        *(Variant(f"without {name}", _engine(_wanting(name)), shown) for name, shown in _WANTING),
        Variant("without applied standards", _engine(_wanting("appliesStandard")), silent=True),
        Variant("with French", _engine(_third_language())),
        Variant("with copies of no class", _engine(_copies())),
        *(
            Variant(
                f"with twins of {kind}, {name} {code}",
                _engine(_copies(kind, (name, code))),
            )
            for kind, name, code in _TWINS
        ),
        Variant(
            "all confirmed",
            _engine(_with("trust-recalled", "trust-stated")),
            {"confidence": "stated", TO_VERIFY: "0"},
        ),
        Variant(
            "none confirmed",
            _engine(_with("trust-stated", "trust-recalled")),
            {"confidence": "recalled"},
            unread=True,
        ),
        *(
            Variant(
                f"to be verified: what {name} leads {'from' if leads else 'to'}",
                _engine(_recalled(name, leads=leads)),
                {"confidence": "recalled"},
            )
            for name in (*_ENDS, *_LINKS)
            for leads in (True, False)
        ),
        *(Variant(f"{old} as {new}", _engine(_with(old, new))) for old, new in _ALIKE),
        *(Variant(f"with doubles of {kind}", _engine(_doubles(kind))) for kind in _KINDS),
        Variant("codes as slugs", _engine(_codes_as_slugs())),
        Variant("filed below", _engine(_filed_below(too=False))),
        Variant("filed below as well", _engine(_filed_below(too=True))),
    )


def _engine(quads: Iterable[Quad]) -> Oxilite:
    engine = Oxilite(b"")
    engine.store.extend(quads)
    return engine
