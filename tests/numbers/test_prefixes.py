"""The table of Chinese standard prefixes."""

from __future__ import annotations

import re

from stdgraph.numbers import PREFIXES, PROVINCES, Level, Nature, parse_number


def test_every_prefix_is_named_in_both_languages() -> None:
    for code, prefix in PREFIXES.items():
        assert prefix.code == code
        assert re.search(r"[\u4e00-\u9fff]", prefix.name.zh)
        assert re.fullmatch(r"[A-Za-z0-9 ,()-]+", prefix.name.en)
        assert prefix.level in {Level.NATIONAL, Level.SECTOR}


def test_every_prefix_is_read() -> None:
    for code, prefix in PREFIXES.items():
        number = parse_number(f"{code}/T 12-2020")
        assert (number.prefix, number.level) == (code, prefix.level)
        assert number.nature is Nature.VOLUNTARY


def test_prefixes_do_not_run_into_each_other() -> None:
    # "JBT 1" is read as JB/T 1, so no prefix may be another one with a T behind it.
    assert not [code for code in PREFIXES if code + "T" in PREFIXES]


def test_number_without_letter_tells_no_nature_in_the_defence_industries() -> None:
    assert parse_number("HB 20292-2016").nature is None
    assert parse_number("GB 18306-2015").nature is Nature.MANDATORY
    assert parse_number("JJF 1001-2011").nature is Nature.NOT_APPLICABLE


def test_there_are_34_province_level_codes() -> None:
    assert len(PROVINCES) == 34
