"""Checking a graph or files against the shapes, as of a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdgraph import names, resources
from stdgraph.errors import Lang
from stdgraph.rdf.states import data_date, states
from stdgraph.rdf.terms import Iri, Literal
from stdgraph.store.formats import NTRIPLES, graph_format_of_path
from stdgraph.store.opening import open_store
from stdgraph.store.port import Store
from stdgraph.validation import reports
from stdgraph.validation.foreign import validate_foreign
from stdgraph.validation.labels import read_labels
from stdgraph.validation.shapes import Shapes
from stdgraph.validation.validate import Report, validate

STATUS = Iri(names.term("status"))
AS_OF = Iri(names.term("asOf"))


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, and the N-Triples that it speaks of (for the names in it)."""

    report: Report
    data: str


def bundled_shapes() -> Shapes:
    """Return the shapes of this release."""
    return Shapes.load(resources.ontology() / "shapes")


def check_store(store: Store, as_of: date | None = None, shapes: Shapes | None = None) -> Checked:
    """Validate everything that a store holds; states are those of ``as_of`` or as stored.

    Raises:
        BadInput: the engine refuses the data or the shapes.
    """
    data = b"".join(store.dump(NTRIPLES)).decode()
    stated_on = data_date(store.select)
    if as_of is not None and stated_on is not None:
        data = _moved(data, store, as_of, stated_on)
    return Checked(_validated(data, shapes), data)


def _validated(data: str, shapes: Shapes | None) -> Report:
    """Validate by this release's shapes, or by foreign ones."""
    if shapes is None:
        return validate(data, shapes=bundled_shapes())
    return validate_foreign(data, shapes)


def _moved(data: str, store: Store, as_of: date, stated_on: date) -> str:
    """Return the data with the states, and the day that they speak of, of another day."""
    fixed = (f" {STATUS} ", f" {AS_OF} ")
    kept = [line for line in data.splitlines() if not any(part in line for part in fixed)]
    day = Literal(as_of.isoformat(), names.XSD + "date")
    solutions = store.select("SELECT ?dataset { ?dataset sg:asOf ?day }")
    kept += [f"{row[0]} {AS_OF} {day} ." for row in solutions.rows]
    return "\n".join([*kept, *_state_lines(store, as_of, stated_on)]) + "\n"


def _state_lines(store: Store, as_of: date, stated_on: date) -> list[str]:
    found = states(store.select, as_of, stated_on)
    return [
        f"{Iri(iri)} {STATUS} {Iri(names.code('status', state.status))} ."
        for iri, state in found.items()
    ]


def check_files(
    files: Sequence[Path], context: Store | None, shapes: Shapes | None = None
) -> Checked:
    """Validate RDF files against this release's shapes within the graph ``context``.

    Codes, industries and other records that a file points to are looked up in the context; only
    findings about the files' own subjects are reported. States that the files leave to be derived
    are derived as of the context's data date. With foreign ``shapes`` and no context the files
    stand alone.

    Raises:
        UnreadableFile, BadEncoding, BadSyntax, BadUsage: a file can't be read as RDF.
        BadInput: the engine refuses the data or the shapes.
    """
    own = open_store(None)
    for path in files:
        own.load(path, graph_format_of_path(path))
    lines = b"".join(own.dump(NTRIPLES)).decode().splitlines()
    subjects = {line.partition(" ")[0].strip("<>") for line in lines}
    around: list[str] = []
    if context is not None:
        around = b"".join(context.dump(NTRIPLES)).decode().splitlines()
        day = data_date(context.select)
        if day is not None:
            lines += _missing(lines, _state_lines(own, day, day))
    data = "\n".join(dict.fromkeys([*around, *lines])) + "\n"
    report = _validated(data, shapes)
    if context is not None:
        about_files = tuple(finding for finding in report.findings if finding.focus in subjects)
        report = Report(about_files)
    return Checked(report, data)


def _missing(lines: Iterable[str], states_found: Iterable[str]) -> list[str]:
    """Return the states of documents for which the files state none themselves."""
    stated = {line.partition(" ")[0] for line in lines if f" {STATUS} " in line}
    return [line for line in states_found if line.partition(" ")[0] not in stated]


def as_text(checked: Checked, lang: Lang) -> str:
    """Return the report for reading."""
    return reports.report_text(checked.report, lang, read_labels(checked.data, lang))


def as_record(checked: Checked, lang: Lang) -> dict[str, object]:
    """Return the report in the contract's JSON shape."""
    return reports.report_json(checked.report, lang, read_labels(checked.data, lang))


def as_sarif(checked: Checked, lang: Lang) -> dict[str, object]:
    """Return the report as a SARIF log."""
    return reports.report_sarif(checked.report, lang, read_labels(checked.data, lang))


def as_turtle(checked: Checked, _lang: Lang) -> str:
    """Return the report as a SHACL report, in both languages."""
    return reports.report_turtle(checked.report)
