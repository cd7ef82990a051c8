"""Suggesting category, industry and dimensions of a title, and measuring how often it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx
from sklearn.model_selection import GroupKFold, KFold

from stdgraph.analysis.similarity import Classifier, Titles, plain
from stdgraph.model.suggestion import Figure, Named, Names, Near, Suggested, Suggestion, Titled

# Chosen on the bundled graph, five fifths, records that tell of each other kept together.
_NEIGHBOURS = 25
_NAME_WEIGHT = 0.5
_LIKE_A_NAME = 0.15
_ENOUGH = 0.15
_ALIKE = 0.1  # where the nearest are hardly like the title, they decide little
_FOLDS = 5
_SEED = 0
_MOST = 3
_NEAREST = 5
_SAID = 3


@dataclass(frozen=True, slots=True)
class _Scored:
    """An industry, how much speaks for it, and which of the names is like the title."""

    code: str
    score: float
    name: int | None


class Suggester:
    """Suggests from records that people have filed."""

    def __init__(self, records: Sequence[Titled], names: Names) -> None:
        """Learn from records; those without a title teach nothing."""
        self._records = tuple(record for record in records if record.text)
        self._names = names
        self._category = {named.code: named for named in names.categories}
        self._industry_named = {named.code: named for named in reversed(names.industries)}
        texts = [record.text for record in self._records]
        industries = [named.text for named in names.industries]
        self._titles = Titles(texts, industries) if texts else None
        self._industries = self._titles and Titles(industries, texts) if industries else None
        self._classifier = self._learn()

    def _learn(self) -> Classifier | None:
        filed = [(row, code) for row, r in enumerate(self._records) for code in r.categories]
        if self._titles is None or len({code for _, code in filed}) < 2:
            return None
        return Classifier(self._titles, [row for row, _ in filed], [code for _, code in filed])

    def suggest(self, text: str, family: str = "") -> Suggestion:
        """Return what is suggested for a title, zh and en in one text.

        ``family`` is the path of the series or work that it belongs to: how most of its recorded
        members are filed goes before what the title says.
        """
        near = self.near(text)
        return Suggestion(
            tuple(self._categories(text, near, family)),
            tuple(self._industry(text, scored, near) for scored in self.industries(text, near)),
            tuple(self._dimensions(text, near)),
            tuple(near[:_NEAREST]),
        )

    def near(self, text: str) -> list[Near]:
        """Return the records whose titles are most like ``text``, the likest first."""
        if self._titles is None or not plain(text):
            return []
        likeness = self._titles.likeness(text)
        order = sorted(range(len(likeness)), key=lambda i: -likeness[i])[:_NEIGHBOURS]
        return [Near(self._records[i], float(likeness[i])) for i in order if likeness[i] > 0]

    def categories(self, text: str) -> list[tuple[str, float]]:
        """Return the codes of categories that the title speaks for, the likeliest first."""
        if self._classifier is None or not plain(text):
            return []
        return self._classifier.ranked(text)

    def _categories(self, text: str, near: Sequence[Near], family: str) -> list[Suggested]:
        ranked = self.categories(text)
        members = [r for r in self._records if family and r.family == family]
        counted = _counted((r.number, r.categories) for r in members)
        ranked.sort(key=lambda pair: (-len(counted[pair[0]]), -pair[1]))
        filed = _counted((n.record.number, n.record.categories) for n in near)
        return [
            Suggested(
                self._category.get(code, Named(code, "", "")),
                round(score, 3),
                self._classifier.words(text, code) if self._classifier else (),
                tuple((counted[code] or filed[code])[:_SAID]),
            )
            for code, score in ranked[:_MOST]
        ]

    def industries(self, text: str, near: Sequence[Near]) -> list[_Scored]:
        """Return industries, the likeliest first; none where too little speaks for any.

        What the nearest standards are filed under is weighed by the square of their likeness;
        the industry's own name, and the guide's name for it, add to that.
        """
        total = max(sum(n.similarity**2 for n in near), _ALIKE)
        scores: dict[str, float] = defaultdict(float)
        for n in near:
            for code in n.record.industries:
                scores[code] += n.similarity**2 / total
        names = self._like_names(text)
        for code, (value, _) in names.items():
            scores[code] += _NAME_WEIGHT * value
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
        if not ranked or ranked[0][1] < _ENOUGH:
            return []
        return [
            _Scored(code, score, names[code][1] if code in names else None)
            for code, score in ranked
        ]

    def _like_names(self, text: str) -> dict[str, tuple[float, int]]:
        """Return the industries with a name like the title: how like, and which name."""
        found: dict[str, tuple[float, int]] = {}
        if self._industries is None or not plain(text):
            return found
        for index, value in enumerate(self._industries.likeness(text)):
            code = self._names.industries[index].code
            if value > max(_LIKE_A_NAME, found.get(code, (0.0, 0))[0]):
                found[code] = (float(value), index)
        return found

    def _industry(self, text: str, scored: _Scored, near: Sequence[Near]) -> Suggested:
        filed = _counted((n.record.number, n.record.industries) for n in near)[scored.code]
        words: tuple[str, ...] = ()
        if self._industries is not None and scored.name is not None:
            words = self._industries.shared(text, scored.name)
        named = self._industry_named.get(scored.code, Named(scored.code, "", ""))
        return Suggested(named, round(scored.score, 3), words, tuple(filed[:_SAID]))

    def _dimensions(self, text: str, near: Sequence[Near]) -> list[Suggested]:
        """Return the values that near standards have, or whose name stands in the title."""
        shown = plain(text)
        filed = _counted((n.record.number, n.record.dimensions) for n in near[:_NEAREST])
        found = []
        for named in self._names.dimensions:
            forms = (named.label_zh.removesuffix("层"), named.label_en.removesuffix(" level"))
            words = tuple(form for form in map(plain, forms) if form and form in shown)
            if words or filed[named.code]:
                score = len(filed[named.code]) + len(words)
                found.append(Suggested(named, score, words, tuple(filed[named.code][:_SAID])))
        return sorted(found, key=lambda suggested: -suggested.score)


def _counted(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, codes in pairs:
        for code in codes:
            found[code].append(number)
    return found


def measure(
    records: Sequence[Titled], names: Names, related: Sequence[tuple[str, str]] | None
) -> dict[str, Figure]:
    """Return the figures for ``category`` and ``industry`` on five fifths, each held out once.

    With ``related`` (pairs of numbers) the records that tell of each other stay on one side:
    editions and parts of a series, adopted and replaced ones, equal titles. Without, they may be
    on both, as when the next part of a known series comes in. Too few records give no figure.
    """
    usable = [record for record in records if record.text]
    if len(usable) < _FOLDS:
        return {}
    if related is None:
        splits = KFold(_FOLDS, shuffle=True, random_state=_SEED).split(usable)
    else:
        groups = _groups(usable, related)
        if len(set(groups)) < _FOLDS:
            return {}
        folds = GroupKFold(_FOLDS, shuffle=True, random_state=_SEED)
        splits = folds.split(usable, groups=groups)
    tried: dict[str, list[list[int | None]]] = {"category": [], "industry": []}
    for learnt, held in splits:
        suggester = Suggester([usable[i] for i in learnt], names)
        tried["category"].append(
            [
                _place(record.categories, [code for code, _ in suggester.categories(record.text)])
                for record in (usable[i] for i in held)
                if record.categories
            ]
        )
        tried["industry"].append(
            [
                _place(record.industries, [s.code for s in suggester.industries(record.text, near)])
                for record in (usable[i] for i in held)
                if record.industries and (near := suggester.near(record.text))
            ]
        )
    return {name: _figure(fifths) for name, fifths in tried.items() if any(fifths)}


def _place(right: Sequence[str], offered: Sequence[str]) -> int | None:
    """Return at which place, of the first three, a right code was offered."""
    return next((i for i, code in enumerate(offered[:_MOST]) if code in right), None)


def _figure(fifths: Sequence[Sequence[int | None]]) -> Figure:
    places = [place for fifth in fifths for place in fifth]
    return Figure(
        len(places),
        sum(place == 0 for place in places) / len(places),
        sum(place is not None for place in places) / len(places),
        tuple(sum(p is not None for p in fifth) / len(fifth) for fifth in fifths if fifth),
    )


def _groups(records: Sequence[Titled], related: Sequence[tuple[str, str]]) -> list[int]:
    graph: nx.Graph[str] = nx.Graph(related)
    for record in records:
        graph.add_edge(record.number, f"family {record.family}")
        for title in filter(None, (record.title_zh, record.title_en)):
            graph.add_edge(record.number, f"title {plain(title)}")
    place = {
        number: index
        for index, members in enumerate(nx.connected_components(graph))
        for number in members
    }
    return [place[record.number] for record in records]
