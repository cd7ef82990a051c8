"""Words that are typed letter by letter find what looking through every title finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdgraph.catalogue import title_words
from stdgraph.catalogue.record_table import read_table
from stdgraph.catalogue.title_words import TitleWords

WORDS = st.lists(
    st.sampled_from(
        ("智", "智能", "智能制造", "能", "制造", "s", "sy", "system", "系统", "zz", "互联")
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def table(bundled_store):
    return read_table(bundled_store)


@settings(max_examples=30, deadline=None)
@given(asked=st.lists(WORDS, min_size=1, max_size=12), most=st.integers(1, 4))
def test_what_was_asked_before_changes_no_answer(table, asked, most):
    held = TitleWords(table)
    title_words.MOST, kept = most, title_words.MOST
    try:
        found = [held.holding(words) for words in asked]
    finally:
        title_words.MOST = kept
    titles = list(zip(table.order, table.titles, strict=True))
    assert found == [
        [place for place, title in titles if all(word in title for word in words)]
        for words in asked
    ]
    assert len(held._held) <= most
