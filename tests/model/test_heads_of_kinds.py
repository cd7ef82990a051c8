"""Every field of every kind of record has a name in Chinese, which a sheet may bear as its head."""

import pytest

from stdgraph.model.heads import field_of, head_words
from stdgraph.model.record_kind import KINDS

FIELDS = [(kind, field) for kind in KINDS.values() for field in kind.fields]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda it: getattr(it, "name", it))
def test_a_field_is_found_by_its_chinese_name(kind, field):
    words = head_words(kind.name, field)
    assert not words.isascii()
    assert field_of(words, kind.name, kind.fields) == field
