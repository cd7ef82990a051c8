"""Facts read back from a graph, by property and subject: what filings and states are read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Triple = tuple[str, str, str]  # subject, the property's local name, value: all as texts


class FactsRead:
    """Values by property (its local name in the ontology) and subject, and back."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Index the triples; one that is given twice counts once."""
        self._values: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject, name, value in dict.fromkeys(triples):
            self._values[name].setdefault(subject, []).append(value)

    def of(self, name: str) -> Mapping[str, list[str]]:
        """Return the values of a property by subject."""
        return self._values.get(name, {})

    def all(self, name: str, subject: str) -> list[str]:
        """Return every value that a subject has, none where it has none."""
        return self.of(name).get(subject, [])

    def one(self, name: str, subject: str) -> str:
        """Return a subject's value, the first in order of several, an empty text without one."""
        return min(self.of(name).get(subject, ("",)))

    def code(self, name: str, subject: str) -> str:
        """Return a subject's value as a code: what follows the list's name in the IRI."""
        return self.one(name, subject).rpartition("/")[2].partition("-")[2]

    def back(self, name: str) -> Mapping[str, list[str]]:
        """Return the subjects of a property by value."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject, values in self.of(name).items():
            for value in values:
                found[value].append(subject)
        return found
