"""What coverage is counted from, brought up to date after a change instead of being read anew."""

from __future__ import annotations

from dataclasses import replace

from stdgraph.catalogue.changes.delta import Delta
from stdgraph.catalogue.followed import Seen
from stdgraph.catalogue.gaps import Evidence, beside, data_date
from stdgraph.catalogue.observed_around import read_around
from stdgraph.rdf.coverage_rows import CLASSES, ENDS
from stdgraph.rdf.filings import Day, filed_documents, industry_codes


def follow_evidence(found: Evidence, seen: Seen) -> Evidence | None:
    """Return evidence after a change as ``evidence`` reads it, but for the order of documents.

    None where it has to be read anew: on another day than the data's own, when a successor's date
    decides about documents that the change doesn't touch; where industries got other codes; where
    states aren't derived, as in a foreign graph.
    """
    store, is_beside = seen.store, _touches_beside(seen)
    codes = industry_codes(store.select) if is_beside else found.codes
    day = Day(found.as_of, data_date(store))
    if day.asked != day.stated or codes != found.codes:
        return None
    # The graph is as the change left it: so it is the way back that is read around.
    reading = read_around(store.select, Delta(seen.delta.added, seen.delta.removed))
    now, then = reading.sides()
    touched = reading.documents
    if any(now.all("level", iri) and not now.all("status", iri) for iri in touched):
        return None
    numbers = {
        number for facts in (now, then) for d in touched for number in facts.all("number", d)
    }
    kept = (document for document in found.documents if document.number not in numbers)
    new = filed_documents(now, day, codes, touched)
    documents = (*kept, *new)
    if is_beside:
        return beside(store, found.as_of, codes, documents)
    return replace(found, documents=documents)


def _touches_beside(seen: Seen) -> bool:
    """Tell whether a change touches what stands beside the documents."""
    return seen.touches(*ENDS) or any(
        not CLASSES.isdisjoint(facts.all("type", iri))
        for facts in seen.sides
        for iri in seen.subjects
    )
