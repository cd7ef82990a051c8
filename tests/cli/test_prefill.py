"""What a number alone tells, by the command, the address and the service behind both."""

import json

import pytest

from stdgraph.catalogue.prefill import prefill

# A number, and what must follow from it.
TOLD = [
    ("GB/T39116—2026", {"level": "national", "nature": "voluntary", "work": "GB/T 39116"}),
    ("GB/Z 39116-2026", {"document_type": "guiding-technical-document"}),
    ("GB 39116-2026", {"nature": "mandatory"}),
    ("GB/T 20720.7-2026", {"part_number": "7", "series": "GB/T 20720", "year": 2026}),
    ("YD/T 9999-2026", {"level": "sector", "prefix": "YD"}),
    ("T/CAMS 9-2026", {"level": "group", "prefix": "T/CAMS"}),
    ("DB11/T 9-2026", {"level": "local", "prefix": "DB11"}),
    ("IEC 62264-1:2013", {"level": "international"}),
    ("20254645-T-604", {"kind": "plan", "work": None}),
    ("GB/T 4754-2017/XG1-2019", {"kind": "amendment", "amends": "GB/T 4754-2017"}),
    ("GBZ 1-2010", {"lookalike": "GB/Z 1-2010"}),
]
FIELDS = [
    ("GB/T 60001-2026", {"number": "GB/T 60001-2026", "body": "GB", "kind": "recommended"}),
    ("ISO/IEC 1-1:2020", {"number": "ISO/IEC 1-1:2020", "body": "ISO", "kind": "international"}),
    (
        "20269999-Q-604",
        {
            "number": "20269999-Q-604",
            "body": "GB",
            "kind": "mandatory",
            "status": "under-development",
            "plan_number": "20269999-Q-604",
        },
    ),
    (
        "GB/T 60001.1-2026/IEC 62264-1:2013",
        {
            "number": "GB/T 60001.1-2026/IEC 62264-1:2013",
            "body": "GB",
            "kind": "recommended",
            "adopts": "IEC 62264-1:2013",
            "adoption_degree": "IDT",
        },
    ),
]
# A number, and the latest earlier edition of its work, whatever the letters.
PREDECESSORS = [
    ("GB/T 39116-2026", "GB/T 39116-2020"),
    ("GB 39116-2026", "GB/T 39116-2020"),
    ("GB/T 39116-2020", None),
    ("GB/T 39116-2019", None),
    ("GB/T 39116", None),
    ("GB/T 60001-2026", None),
    ("GB/T 39116-2020/XG1-2024", None),
]


@pytest.mark.parametrize(("number", "expected"), TOLD)
def test_a_number_tells_its_axes(run, number, expected):
    found = json.loads(run("prefill", number, "--format", "json").stdout)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("number", "fields"), FIELDS)
def test_only_what_is_certain_is_filled_in(bundled_store, number, fields):
    assert prefill(bundled_store, number).fields == fields


@pytest.mark.parametrize(("number", "earlier"), PREDECESSORS)
def test_the_predecessor_is_the_latest_earlier_edition(bundled_store, number, earlier):
    found = prefill(bundled_store, number)
    assert (found.predecessor.number if found.predecessor else None) == earlier
    assert found.probable.get("replaces") == earlier


def test_what_a_new_edition_keeps_is_offered_apart(bundled_store):
    found = prefill(bundled_store, "GB/T 39116-2026")
    assert found.probable["title_zh"] == "智能制造能力成熟度模型"
    assert found.probable["guide_code"] == "2021:AE"
    assert "published" not in found.probable.keys() | found.fields.keys()


def test_an_edition_that_is_only_mentioned_is_a_predecessor_without_fields(bundled_store):
    mentioned = next(
        row[0].value
        for row in bundled_store.select(
            "SELECT ?n { ?d a sg:MentionedStandard ; sg:number ?n ; sg:numberYear ?y"
            ' FILTER(STRSTARTS(?n, "GB/T ") && ?y < 2000) } ORDER BY ?n LIMIT 1'
        ).rows
    )
    found = prefill(bundled_store, mentioned.rpartition("-")[0] + "-2000")
    assert found.predecessor.is_recorded is False
    assert found.probable == {"replaces": mentioned}


@pytest.mark.parametrize(
    ("number", "title", "shape"),
    [
        ("gb/t39116-2020", "", "duplicate"),
        ("GB 39116-2020", "", "duplicate"),
        ("GB/T 60001-2026", "智能制造能力成熟度模型", "same-title"),
        ("GB/T 60001", "", "number-without-year"),
        ("GB/T 60001-2031", "", "year-in-future"),
    ],
)
def test_duplicates_and_slips_are_said_before_saving(bundled_store, number, title, shape):
    assert [f.shape for f in prefill(bundled_store, number, title).findings] == [shape]


def test_an_amendment_is_no_duplicate_of_what_it_amends(bundled_store):
    assert prefill(bundled_store, "GB/T 39116-2020/XG1-2024").findings == ()


def test_the_command_tells_people_in_both_languages(run):
    told = run("prefill", "GB/T 20720.1-2026").stdout
    assert "probable predecessor: GB/T 20720.1-2019" in told
    assert "of the same series, recorded (states as of" in told
    assert "The issue date is not taken from the year" in told
    assert "可能被代替的前一版" in run("prefill", "GB/T 20720.1-2026", "--lang", "zh").stdout
    run("prefill", "成熟度", code=2)
