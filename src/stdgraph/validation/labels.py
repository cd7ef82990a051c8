"""Names for IRIs, so that a report speaks of numbers and titles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from stdgraph.names import CODE, DCTERMS, ONTOLOGY, SKOS

_TRIPLE = re.compile(r'^<([^>]+)> <([^>]+)> (?:<([^>]+)>|("(?:[^"\\]|\\.)*")(?:@([\w-]+))?)', re.M)
_IRI = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s<>]+)>")
# The first that a thing has is its name.
_NAMES = (ONTOLOGY + "number", SKOS + "prefLabel", DCTERMS + "title", DCTERMS + "identifier")
_ENDS = {
    ONTOLOGY + "relationFrom": 0,
    ONTOLOGY + "relationTo": 1,
    ONTOLOGY + "filedStandard": 0,
    ONTOLOGY + "filedUnder": 1,
    ONTOLOGY + "filedIndustry": 1,
}


def read_labels(data: str, lang: str) -> dict[str, str]:
    """Return a name for each IRI that N-Triples name, in ``lang`` where there is a choice.

    A relation or a filing is named by its two ends.
    """
    found: dict[str, tuple[int, str]] = {}
    ends: dict[str, dict[int, str]] = {}
    for subject, predicate, iri, quoted, tag in _TRIPLE.findall(data):
        if predicate in _ENDS:
            ends.setdefault(subject, {})[_ENDS[predicate]] = iri
        elif predicate in _NAMES and quoted:
            rank = 2 * _NAMES.index(predicate) + (tag not in ("", lang))
            if rank < found.get(subject, (99, ""))[0]:
                found[subject] = rank, json.loads(quoted, strict=False)
    labels = {iri: name for iri, (_, name) in found.items()}
    for iri, pair in ends.items():
        if len(pair) == len({0, 1}):
            labels.setdefault(iri, f"{show(pair[0], labels)} → {show(pair[1], labels)}")
    return labels


def show(iri: str, labels: Mapping[str, str]) -> str:
    """Return the name of an IRI; without one, the end that tells it apart."""
    if iri in labels:
        return labels[iri]
    if iri.startswith(CODE):
        return iri.removeprefix(CODE).partition("-")[2]
    head, mark, name = iri.partition("/id/")
    return name if mark and head else re.split(r"[#/]", iri)[-1] or iri


def show_all(text: str, labels: Mapping[str, str]) -> str:
    """Return a text with every IRI in angle brackets replaced by its name."""
    return _IRI.sub(lambda found: show(found[1], labels), text)
