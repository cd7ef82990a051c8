"""What is refused, where, why, and what is suggested: each case is a line of ``refused.tsv``."""

from __future__ import annotations

import time

import pytest

from stdgraph.errors import BadNumber
from stdgraph.numbers import from_path, parse_number, suggest_number
from stdgraph.numbers.refusal import REASONS
from tests.numbers.cases import rows

REFUSED = rows("refused.tsv")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: ascii(row["text"]))
def test_text_is_refused_for_the_listed_reason(row: dict[str, str]) -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number(row["text"])
    error = caught.value
    assert row["why"] in error.what.en
    assert error.column == int(row["column"])
    assert row["text"] in error.what.zh
    assert error.fix.zh.endswith("。")
    assert error.fix.en.endswith(".")


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: ascii(row["text"]))
def test_likely_reading_is_suggested_where_there_is_one(row: dict[str, str]) -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number(row["text"])
    suggestion = row["suggestion"] or None
    assert suggest_number(row["text"]) == suggestion
    if suggestion:
        assert suggestion in caught.value.fix.en
        assert suggestion in caught.value.fix.zh
    else:
        assert "is meant, write it so" not in caught.value.fix.en


def test_suggestion_for_a_good_number_is_its_canonical_form() -> None:
    assert suggest_number("gbt39116—2020") == "GB/T 39116-2020"


def test_every_reason_has_a_case() -> None:
    said = " ".join(_message(row["text"]) for row in REFUSED) + _message("1" * 201)
    fixed_part = {name: max(entry.en.split("{found}"), key=len) for name, entry in REASONS.items()}
    missing = {name for name, part in fixed_part.items() if part.strip("“”") not in said}
    assert missing == {"not_a_path"}


def test_column_counts_the_signs_as_typed() -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number("\ufeff  ＧＢ／Ｔ  \u200b39116——2020？")
    assert caught.value.column == len("\ufeff  ＧＢ／Ｔ  \u200b39116——2020？")


def test_long_text_is_refused_and_shown_shortened() -> None:
    with pytest.raises(BadNumber) as caught:
        parse_number("GB/T 1-2020" + "!" * 500)
    assert "longer than any" in caught.value.what.en
    assert len(caught.value.what.en) < 200


@pytest.mark.parametrize(
    "text", ["GB/T " + "1." * 50_000, "T/" + "A1" * 50_000, "ISO 1" + "-1" * 50_000, " " * 100_000]
)
def test_long_repeats_are_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(BadNumber):
        parse_number(text)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("gb-t-39116-2020", "GB-T-39116-2020"),
        ("GB/T 39116-2020", "GB-T-39116-2020"),
        ("GB-T-3100-93", "GB-T-3100-1993"),
        ("GBT-39116-2020", "GB-T-39116-2020"),
        ("T-XA1~~12-2020", None),
        ("IEC-62264-1-2013-Amd1", "IEC-62264-1-2013-AMD1"),
        ("GB-T-39116-2020-", None),
        ("", None),
    ],
)
def test_path_that_is_not_canonical_is_refused_with_the_right_one(
    path: str, right: str | None
) -> None:
    with pytest.raises(BadNumber) as caught:
        from_path(path)
    assert f"“{path}”" in caught.value.what.en
    assert right is None or right in caught.value.fix.en


def _message(text: str) -> str:
    with pytest.raises(BadNumber) as caught:
        parse_number(text)
    return caught.value.what.en
