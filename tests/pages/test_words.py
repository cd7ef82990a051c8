"""The words of the pages are whole in both languages, and none is spare."""

import re
from string import Formatter

import pytest

from stdgraph.catalogue.browse import FACETS, SORTS
from stdgraph.catalogue.report_files import WRITERS
from stdgraph.catalogue.stats import summary_record
from stdgraph.model import code_words
from stdgraph.model.gap import OFF_THE_LIST, CoverageType
from stdgraph.model.matrix import DIMENSIONS
from stdgraph.web.jobs import State
from stdgraph.web.pages.coverage_view import DEMANDS
from stdgraph.web.pages.record_acts import ACTS
from stdgraph.web.pages.rendering import TEMPLATES
from stdgraph.web.words.catalogue import TEXTS, words

SOURCE = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html")))
# Keys that a template puts together from two pieces.
COMPOSED = {
    *(f"site.{name}" for name in ("home", "gaps", "questions", "query", "api")),
    *(f"site.{name}" for name in ("add", "import", "changes", "review")),
    *(f"site.{name}" for name in ("standards", "guide", "coverage", "pilots", "analysis", "check")),
    *(f"analysis.{name}" for name in ("clusters", "cycles", "dependence", "orphans")),
    *(f"analysis.{name}" for name in ("overlaps", "ages", "delays")),
    *(f"browse.{name}" for name in FACETS),
    *(f"browse.sort_{name}" for name in SORTS),
    *(f"coverage.{name}" for name in DIMENSIONS),
    "browse.sparql",
    "browse.sparql_without_text",
    *(f"coverage.demand_{name or 'all'}" for name in DEMANDS),
    *(f"forms.{name}" for name in ("appeared", "vanished", "closed", "opened", "retyped")),
    *(f"forms.{name}" for name in ("categories", "industries")),
    *(f"forms.{act.name}{part}" for act in ACTS for part in ("", "_lead", "_do")),
    *(f"forms.{act.name}_number" for act in ACTS if "number" in act.asked),
    *(f"forms.act_{name}" for name in ("edit", *(act.name for act in ACTS))),
    *(f"changes.{name}" for name in ("added", "removed", "changed")),
    *(f"standard.{name}" for name in ("lifeline", "ties", "filing", "impact", "graph", "cite")),
    *(f"standard.{name}" for name in ("facts", "history", "data")),
    *(f"about.{name}" for name in ("read", "judged", "to_verify", "not_recorded")),
    *(f"about.way_{name}" for name in ("api", "sparql", "questions", "completeness", "stats")),
    "about.way_void",
    *(f"jobs.{state}" for state in State),
    *(f"jobs.next_{name}" for name in ("cancelling", "final", *set(State) - {State.FAILED})),
    *(f"report.{form}" for form in WRITERS),
    "gaps.sort_code",
    "gaps.sort_pilots",
    "query.rows",
    "questions.failed_query",
    "questions.rows",
    *(f"query.{name}" for name in ("rows_cut", "rows_open")),
    *(f"query.key_{name}" for name in ("run", "cancel", "complete", "comment", "undo", "leave")),
    "query.key_sheet",
}
USED = set(re.findall(r'w\("([a-z]+\.[a-z_-]*[a-z])"', SOURCE)) | COMPOSED


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_templates_and_words_name_the_same_texts():
    assert set(TEXTS) == USED


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_text_is_there_in_both_languages_with_the_same_places(key):
    message = TEXTS[key]
    assert message.zh.strip()
    assert message.en.strip()
    assert places(message.zh) == places(message.en)


@pytest.mark.parametrize("key", ["home.lead", "absent.key"])
def test_a_missing_key_or_value_is_an_error(key):
    with pytest.raises(KeyError):
        words(key, "en")


def test_every_type_of_gap_has_its_reason():
    assert code_words.REASONS.keys() == set(CoverageType) - OFF_THE_LIST


TABLES = [
    ("classes", code_words.CLASSES),
    ("statuses", code_words.STATUSES),
    ("parts", code_words.PARTS),
    ("confidence", code_words.TRUST),
    ("fields", code_words.FIELDS),
]


@pytest.mark.parametrize(("name", "labels"), TABLES)
def test_every_code_in_the_data_has_its_label(bundled_store, name, labels):
    assert summary_record(bundled_store)[name].keys() <= labels.keys()


def test_no_text_says_plain_none():
    said = [*TEXTS.values(), *code_words.REASONS.values()]
    for message in said:
        assert not re.search(r"\bnone\b", message.en, re.IGNORECASE)
        assert message.zh not in ("无", "没有")
