"""Titles as vectors: which are alike, and which signs of a text speak for a class.

TF-IDF over the character n-grams of words (1 to 3 signs): Chinese needs no segmentation, and
English words match in part. A linear classifier over them was measured to be better than the
nearest neighbours; the figures are in ``docs/adding.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

_WORD = re.compile(r"[a-z0-9]{2,}|[\u3400-\u9fff]+")
_LONGEST_WORD = 8
_SAY_NOTHING = frozenset({"and", "for", "of", "the", "part", "with"})
_GRAMS = (1, 3)


def plain(text: str) -> str:
    """Return a text as it is compared: NFKC, small letters, one blank between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Titles:
    """A list of texts that others are compared with."""

    def __init__(self, texts: Sequence[str], also: Sequence[str] = ()) -> None:
        """Take the texts; the signs of ``also`` are weighed too. One of them must not be empty."""
        self.vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=_GRAMS, sublinear_tf=True, preprocessor=plain
        )
        self.vectorizer.fit([*texts, *also])
        self.rows = self.vectorizer.transform(texts)

    def likeness(self, text: str) -> list[float]:
        """Return how like ``text`` is to each of the texts: cosines from 0 to 1."""
        found = self.vectorizer.transform([text]) @ self.rows.T
        return [float(value) for value in found.toarray()[0]]

    def shared(self, text: str, index: int, most: int = 3) -> tuple[str, ...]:
        """Return the words of ``text`` that make it like one of the texts."""
        own = self.vectorizer.transform([text])
        return self._words(text, own.multiply(self.rows[index]).tocsr(), most)

    def _words(self, text: str, weighed: Any, most: int) -> tuple[str, ...]:
        grams = self.vectorizer.get_feature_names_out()
        weights = {grams[i]: w for i, w in zip(weighed.indices, weighed.data, strict=True)}
        return deciding_words(text, weights, most)


class Classifier:
    """Tells the classes of texts from what people have filed; it needs two classes at least."""

    def __init__(self, titles: Titles, rows: Sequence[int], classes: Sequence[str]) -> None:
        """Learn from some rows of ``titles`` and their classes."""
        self._titles = titles
        # Rare classes weigh as much as frequent ones: a category with two standards is one too.
        self._model = LinearSVC(C=0.5, class_weight="balanced", random_state=0)
        self._model.fit(titles.rows[list(rows)], list(classes))
        self._classes = [str(name) for name in self._model.classes_]

    def ranked(self, text: str) -> list[tuple[str, float]]:
        """Return all classes, the likeliest first, each with its score."""
        found = self._model.decision_function(self._titles.vectorizer.transform([text]))[0]
        # Between two classes there is one score, which speaks for the second.
        scores = [-found, found] if len(self._classes) == 2 else found
        ranked = sorted(zip(self._classes, scores, strict=True), key=lambda pair: -pair[1])
        return [(name, float(score)) for name, score in ranked]

    def words(self, text: str, name: str, most: int = 3) -> tuple[str, ...]:
        """Return the words of ``text`` that speak most for a class."""
        index = self._classes.index(name)
        lines = self._model.coef_
        line = lines[index] if len(lines) > 1 else lines[0] * (1 if index else -1)
        weighed = self._titles.vectorizer.transform([text]).multiply(line).tocsr()
        return self._titles._words(text, weighed, most)


def deciding_words(text: str, weights: dict[str, float], most: int) -> tuple[str, ...]:
    """Return the words of a text whose signs weigh most, the heaviest first.

    An n-gram's weight is spread over its signs. A Chinese run has no blanks: the stretches whose
    signs weigh more than the text's mean count as words.
    """
    shown = f" {plain(text)} "
    signs = [0.0] * len(shown)
    for gram, weight in weights.items():
        start = shown.find(gram)
        while start >= 0:
            for place in range(start, start + len(gram)):
                signs[place] += weight / len(gram)
            start = shown.find(gram, start + 1)
    mean = max(sum(signs) / len(signs), 0.0)
    found: dict[str, float] = {}
    for match in _WORD.finditer(shown):
        for start, end in _stretches(match, signs, mean):
            word, weight = shown[start:end], sum(signs[start:end])
            telling = end - start > 1 and word not in _SAY_NOTHING
            if telling and weight / (end - start) > mean:
                found[word] = max(found.get(word, 0.0), weight)
    return tuple(sorted(found, key=lambda word: -found[word])[:most])


def _stretches(match: re.Match[str], signs: Sequence[float], mean: float) -> list[tuple[int, int]]:
    start, end = match.span()
    if match.string[start] < "\u3400":
        return [(start, end)]
    found, begun = [], None
    for place in range(start, end + 1):
        heavy = place < end and signs[place] > mean
        if begun is None and heavy:
            begun = place
        elif begun is not None and (not heavy or place - begun == _LONGEST_WORD):
            found.append((begun, place))
            begun = place if heavy else None
    return found
