"""Where a number's facts stand: the IRI of the edition, plan item or work that it names."""

from __future__ import annotations

from stdgraph.model.standard import Standard
from stdgraph.model.trust import Trust
from stdgraph.numbers import StandardNumber
from stdgraph.rdf.facts import Facts, Subject

KIND_OF = {
    "edition": "standard",
    "work": "work",
    "plan": "plan",
    "project": "plan",
    "amendment": "amendment",
}


def document(facts: Facts, number: StandardNumber, trust: Trust) -> Subject:
    """Return a writer for what a number names: edition, plan item, amendment or work."""
    if number.kind == "work":
        return work(facts, number, trust)
    return facts.subject(KIND_OF[number.kind], number.own.path, trust)


def work(facts: Facts, number: StandardNumber, trust: Trust) -> Subject:
    """Return a writer for the work of a number (the order number, whatever the letters)."""
    assert number.work_path is not None, "a plan item has no work"
    return facts.subject("work", number.work_path, trust)


def recorded_document(facts: Facts, number: StandardNumber, trust: Trust) -> Subject:
    """Return a writer for a number that has a row of its own.

    A number without a year (ITU-T) names an edition there, and not the work.
    """
    kind = "standard" if number.kind == "work" else KIND_OF[number.kind]
    return facts.subject(kind, number.own.path, trust)


def recorded(facts: Facts, standard: Standard, trust: Trust) -> Subject:
    """Return a writer for a row's own document."""
    return recorded_document(facts, standard.number, trust)
