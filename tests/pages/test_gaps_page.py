"""The list of gaps for people holds what the list for programs holds, and its filters work."""

import pytest

from tests.pages.markup import parse, rows

LEVELS = ["section", "division", "group", "class"]
CAPTIONS = {"division": "divisions", "group": "groups", "class": "classes"}


@pytest.fixture
def listed(site):
    def get(**parameters):
        answer = site.get("/gaps", params={"lang": "en", **parameters})
        assert answer.status_code == 200
        return parse(answer.text)

    return get


def codes(document, level="group"):
    return [row[0] for row in rows(document, CAPTIONS[level])]


@pytest.mark.parametrize("level", LEVELS[1:])
def test_each_gap_of_the_api_is_on_the_page_with_its_type(site, listed, level):
    record = site.get(f"/api/v1/gaps?level={level}").json()
    shown = rows(listed(level=level), CAPTIONS[level])
    assert [row[0] for row in shown] == [gap["code"] for gap in record["gaps"]]
    for row, gap in zip(shown, record["gaps"], strict=True):
        assert row[2].startswith(gap["type_en"])
        assert "not searched" in row[2]
        assert [n for n in gap["standards"] if n in row[3]] == gap["standards"]
        assert row[4] == (str(len(gap["pilots"])) if gap["pilots"] else "not recorded")


def test_a_level_without_gaps_says_so_and_where_to_look(listed):
    assert "Look at a finer level" in listed(level="section").one("p", class_="empty").text


@pytest.mark.parametrize("level", LEVELS)
def test_rule_and_cautions_are_printed(site, listed, level):
    record = site.get(f"/api/v1/gaps?level={level}").json()
    text = listed(level=level).one("main").text
    for words in (record["rule"]["text_en"], *record["notes"]["en"]):
        assert " ".join(words.split()) in text


def test_what_is_to_be_verified_is_marked_and_only_that(site, listed):
    gap = site.get("/api/v1/gaps").json()["gaps"][0]
    (row,) = (r for r in listed().all("tr") if next(r.all("th")).text == gap["code"])
    marked = {
        next(item.all("a")).text for item in row.all("li") if list(item.all("svg", class_="icon"))
    }
    assert marked == set(gap["unconfirmed"])
    assert 0 < len(marked) < len(gap["standards"])


def test_counts_of_types_are_those_of_the_filtered_lists(listed):
    chips = listed().one("nav", aria_labelledby="by-type")
    links = list(chips.all("a"))
    counted = {link.text.rsplit(" ", 1)[0]: int(link.text.rsplit(" ", 1)[1]) for link in links}
    assert counted.pop("All types") == sum(counted.values()) == 172
    for kind, words in (("wider-only", "wider industry only"), ("cross-industry-only", "cross")):
        shown = rows(listed(type=kind), "groups")
        assert len(shown) == next(n for name, n in counted.items() if name.startswith(words))
        assert all(row[2].startswith(words) for row in shown)


FOUND = [
    ("C18", {"C181", "C182", "C183"}),
    ("c181", {"C181"}),
    ("谷物磨制", {"C131"}),
    ("GRINDING OF GRAIN", {"C131"}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_list_can_be_searched_by_code_and_by_name(listed, text, expected):
    assert set(codes(listed(q=text))) == expected


def test_a_search_without_a_match_offers_a_way_on(listed):
    document = listed(q="zzz")
    assert "clear them all" in document.one("p", class_="empty").text
    assert any(a.attributes["href"] == "/gaps" for a in document.one("form").all("a"))


def test_the_list_can_be_sorted_by_recorded_pilots(listed):
    counts = [
        0 if row[4] == "not recorded" else int(row[4])
        for row in rows(listed(sort="pilots"), "groups")
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0
    assert codes(listed()) == sorted(codes(listed()))


def test_another_day_gives_another_list(site, listed):
    early = codes(listed(as_of="2010-01-01"))
    assert len(early) > len(codes(listed()))
    record = site.get("/api/v1/gaps?as_of=2010-01-01").json()
    assert early == [gap["code"] for gap in record["gaps"]]


def test_downloads_are_of_the_level_and_day_that_are_shown(site, listed):
    document = listed(level="division", as_of="2010-01-01")
    links = {a.text: a.attributes["href"] for a in document.one("p", class_="downloads").all("a")}
    csv, json = links["CSV"], links["JSON"]
    assert site.get(csv).text.count("\n") == site.get(json).json()["gap_count"] + 1
    assert site.get(json).json()["as_of"] == "2010-01-01"
    assert site.get(json).json()["rule"]["level"] == "division"


def test_links_to_standards_and_pilots_lead_to_their_facts(site, listed):
    (row,) = (r for r in listed().all("tr") if next(r.all("th")).text == "C181")
    standard, *_, pilots = row.all("a")
    assert "GB/T 41419-2022" in site.get(standard.attributes["href"]).text
    found = parse(site.get(pilots.attributes["href"] + "&lang=en").text)
    assert len(rows(found, "Result")) == int(pilots.text)


REFUSED = [
    ("level", "provinces", "section, division, group, class"),
    ("type", "none", "wider-only"),
    ("type", "covered", "not-searched"),
    ("sort", "size", "code, pilots"),
    ("as_of", "2026-02-30", "2026-08-25"),
    ("as_of", "20260825", "2026-08-25"),
]


@pytest.mark.parametrize(("name", "value", "fix"), REFUSED)
@pytest.mark.parametrize("path", ["/", "/gaps"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_choice_is_named_with_what_can_be_chosen(site, path, name, value, fix, lang):
    answer = site.get(path, params={name: value, "lang": lang})
    assert answer.status_code == 400
    text = parse(answer.text).one("main").text
    assert name in text
    assert value in text
    assert fix in text
    assert ("参数" in text) == (lang == "zh")
