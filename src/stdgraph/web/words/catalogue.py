"""Looking up the words of the pages by key; an unknown key is an error, never an empty place."""

from __future__ import annotations

from stdgraph.errors import Lang, Message
from stdgraph.web.words import (
    about,
    analysis,
    api,
    browse,
    changes,
    checking,
    coverage,
    entity,
    forms,
    gaps,
    guide,
    home,
    impact,
    importing,
    jobs,
    people,
    pilots,
    query,
    questions,
    records,
    report,
    review,
    site,
    stale,
    standard,
)

TEXTS: dict[str, Message] = {
    f"{page}.{key}": message
    for page, texts in (
        ("site", site.TEXTS),
        ("home", home.TEXTS),
        ("entity", entity.TEXTS),
        ("gaps", gaps.TEXTS),
        ("questions", questions.TEXTS),
        ("query", query.TEXTS),
        ("api", api.TEXTS),
        ("people", people.TEXTS),
        ("forms", forms.TEXTS),
        ("changes", changes.TEXTS),
        ("review", review.TEXTS),
        ("importing", importing.TEXTS),
        ("jobs", jobs.TEXTS),
        ("report", report.TEXTS),
        ("records", records.TEXTS),
        ("browse", browse.TEXTS),
        ("checking", checking.TEXTS),
        ("coverage", coverage.TEXTS),
        ("guide", guide.TEXTS),
        ("pilots", pilots.TEXTS),
        ("analysis", analysis.TEXTS),
        ("about", about.TEXTS),
        ("standard", standard.TEXTS),
        ("impact", impact.TEXTS),
        ("stale", stale.TEXTS),
    )
    for key, message in texts.items()
}


def words(key: str, lang: Lang, **values: object) -> str:
    """Return the text called ``key`` (``page.name``) with ``values`` in its places.

    Raises:
        KeyError: no such text, or a place that was given no value.
    """
    return TEXTS[key].text(lang).format(**values)
