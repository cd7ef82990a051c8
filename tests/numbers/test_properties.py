"""What holds for every number, whatever its family and however it is typed."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from stdgraph.errors import BadNumber
from stdgraph.numbers import PREFIXES, PROVINCES, from_path, parse_number, suggest_number
from stdgraph.numbers.bodies import COLON_BODIES

ORDER = st.from_regex(r"[0-9]{1,5}", fullmatch=True)
YEAR = st.integers(1949, 2099)
LETTERS = st.text("ABCDEFGHJKMNPQRSTUVWXYZ", min_size=2, max_size=6)
DATED = st.one_of(st.just(""), YEAR.map("-{}".format))
XG = st.one_of(st.just(""), st.builds("/XG{}-{}".format, st.integers(1, 12), YEAR))
ISO_PART = st.one_of(
    st.just(""),
    st.integers(0, 999).map("-{}".format),
    st.builds("-{}-{}".format, st.integers(1, 99), st.integers(1, 999)),
    st.just("-1951"),  # a part that looks like a year
)

LISTED = st.builds(
    "{}{} {}{}-{}{}".format,
    st.sampled_from([code for code in PREFIXES if code != "DB"]),
    st.sampled_from(["", "/T", "/Z"]),
    ORDER,
    st.sampled_from(["", ".1", ".101", ".5101", ".1.2"]),
    YEAR,
    XG,
)
UNDATED = st.builds("{}/T {}".format, st.sampled_from(sorted(PREFIXES)), ORDER)
LOCAL = st.builds(
    "DB{}{}{} {}{}".format,
    st.sampled_from(sorted(PROVINCES)),
    st.sampled_from(["", "02", "35"]),
    st.sampled_from(["/T", "/", "/Z"]),
    ORDER,
    DATED,
)
GROUP = st.builds("T/{}{} {}{}".format, LETTERS, st.sampled_from(["", "1A", "7"]), ORDER, DATED)
ENTERPRISE = st.builds(
    "Q/{}{} {}{}".format, st.sampled_from(["", "32 ", "320100 "]), LETTERS, ORDER, DATED
)
NATIONAL_PLAN = st.builds(
    "{}{:04}-{}-{}".format, YEAR, st.integers(0, 9999), st.sampled_from("TQZ"), st.just("604")
)
SECTOR_PLAN = st.builds(
    "{}-{:04}{}-{}".format,
    YEAR,
    st.integers(0, 9999),
    st.sampled_from(["T", "Z", ""]),
    st.sampled_from([code for code in PREFIXES if "/" not in code]),
)
COLON = st.builds(
    "{} {}{}{}:{}{}".format,
    st.sampled_from(sorted(COLON_BODIES)),
    st.sampled_from(["", "", "TR ", "TS ", "PAS ", "Guide ", "DIS ", "CD TR ", "DTS "]),
    st.integers(1, 99999),
    ISO_PART,
    YEAR,
    st.sampled_from(["", "", "/Amd 1", "/Cor 2:2020"]),
)
IEEE = st.builds(
    "IEEE {}{}".format,
    st.sampled_from(["1588", "802.1AS", "802.1Qcc", "802.11ax", "11073-10207", "P2806", "C37.118"]),
    DATED,
)
ITU = st.builds(
    "ITU-T {}.{}{}".format,
    st.sampled_from("GXYZ"),
    st.integers(1, 9999),
    st.sampled_from(["", " (06/2012)", " (2012)"]),
)
DUAL = st.builds("GB/T {}-{}/{}".format, ORDER, YEAR, st.one_of(COLON, IEEE, ITU))
TWIN = st.builds("{} | ISO/IEC 9594-8{}".format, ITU, st.sampled_from(["", ":2020"]))
NUMBERS = st.one_of(
    *(LISTED, UNDATED, LOCAL, GROUP, ENTERPRISE, NATIONAL_PLAN, SECTOR_PLAN),
    *(COLON, IEEE, ITU, DUAL, TWIN),
)

DASHES = "-‐‑‒–—―−－～~"
FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
SPACES = ["", " ", "  ", "\u3000", "\u00a0", "\n"]


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """A canonical number, and the same as somebody may have typed it."""
    canonical = parse_number(draw(NUMBERS)).canonical
    signs = []
    for index, sign in enumerate(canonical):
        written = draw(st.sampled_from([sign, sign.lower(), sign.upper()]))
        if sign == "-":
            written = draw(st.sampled_from(DASHES))
        elif sign == " ":
            # Between two digits (T/XA1 12) the space alone tells them apart.
            needed = canonical[index - 1].isdigit() and canonical[index + 1].isdigit()
            written = draw(st.sampled_from(SPACES[1:] if needed else SPACES))
        elif draw(st.booleans()):
            written = FULL_WIDTH.get(written, written)
        if sign in "-/:|":
            written = draw(st.sampled_from(["", " ", "\u3000"])) + written
            written += draw(st.sampled_from(["", " "]))
        signs.append(written)
    return canonical, "".join(signs)


@given(NUMBERS)
def test_canonical_form_is_a_fixed_point(text: str) -> None:
    number = parse_number(text)
    again = parse_number(number.canonical)
    assert again == number
    assert again.canonical == number.canonical


@given(typed())
def test_typography_makes_no_difference(pair: tuple[str, str]) -> None:
    canonical, variant = pair
    assert parse_number(variant) == parse_number(canonical)


@given(NUMBERS)
def test_path_leads_back_to_the_number(text: str) -> None:
    number = parse_number(text)
    assert from_path(number.path) == number


@given(NUMBERS)
def test_path_needs_no_escaping(text: str) -> None:
    number = parse_number(text)
    for path in (number.path, number.work_path, number.series_path):
        assert path is None or not set(path) - set(_UNRESERVED)


@given(NUMBERS, NUMBERS)
def test_equal_keys_mean_the_same_order_and_year(first: str, second: str) -> None:
    one, other = parse_number(first), parse_number(second)
    if one.key == other.key and one.work_path and other.work_path:
        assert one.work_path.replace("~", "-") == other.work_path.replace("~", "-")
        assert one.year == other.year


@given(st.one_of(st.text(), st.text(" GBTZISOECDQXY/0159.-:—一()|+《》第号修改单lO", max_size=40)))
def test_anything_else_is_refused_as_a_bad_number(text: str) -> None:
    with contextlib.suppress(BadNumber):
        number = parse_number(text)
        assert from_path(number.path) == parse_number(number.canonical) == number
    with contextlib.suppress(BadNumber):
        from_path(text)
    suggestion = suggest_number(text)
    assert suggestion is None or parse_number(suggestion).canonical == suggestion


@given(NUMBERS, st.integers(0, 60), st.characters())
def test_damaged_number_is_read_whole_or_refused(text: str, place: int, sign: str) -> None:
    damaged = text[:place] + sign + text[place:]
    with contextlib.suppress(BadNumber):
        number = parse_number(damaged)
        assert parse_number(number.canonical) == number


_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
