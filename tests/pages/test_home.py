"""The home page says what the graph holds, what is missing, and how far to trust it."""

import gzip
import re
import shutil

import pytest

from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.stats import summary_record
from stdgraph.model.change import Author, Change, RecordChange
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from stdgraph.web.app import create_app
from stdgraph.web.pages.home import _latest
from stdgraph.web.pages.site import site_routers
from tests.pages.markup import parse, rows
from tests.web.live import serving

LANGS = ["zh", "en"]


@pytest.fixture(scope="module")
def record(bundled_store):
    return summary_record(bundled_store)


@pytest.fixture
def home(site):
    return lambda lang: parse(site.get(f"/?lang={lang}").text)


def numbers(found, column=1):
    return [int(row[column].replace(",", "")) for row in found]


FIGURES = {
    "zh": ("标准（版本）", "计划项目", "指南版本", "指南类目", "行业代码", "已收录试点示范项目"),
    "en": (
        "standards (editions)",
        "plan items",
        "guide editions",
        "guide categories",
        "industry codes",
        "pilot projects recorded",
    ),
}


@pytest.mark.parametrize("lang", LANGS)
def test_figures_are_those_of_the_graph(home, record, lang):
    figures = home(lang).one("dl", class_="figures")
    assert tuple(term.text for term in figures.all("dt")) == FIGURES[lang]
    shown = [value.text.replace(",", "") for value in figures.all("dd")]
    names = ("Standard", "PlanItem", "GuideEdition", "Category", "Industry")
    assert shown[:5] == [str(record["classes"][name]) for name in names]
    assert shown[5] == {"zh": "27 / 305", "en": "27 of 305"}[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_states_stand_beside_the_data_date(home, record, lang):
    caption = {"zh": "标准的状态（{}）", "en": "States of standards (on {})"}[lang]
    found = rows(home(lang), caption.format(record["as_of"]))
    assert sorted(numbers(found)) == sorted(record["statuses"].values())
    assert record["as_of"] in home(lang).one("p", class_="lead").text


TABLES = [
    ("confidence", "事实可信到什么程度", "How far the facts can be trusted"),
    ("parts", "标准体系的三个部分", "The three parts of the system"),
    ("fields", "721 条标准记录的字段完整度", "Fields recorded for 721 standards"),
    ("classes", "图谱内容", "What the graph holds"),
]


@pytest.mark.parametrize(("name", "zh", "en"), TABLES)
@pytest.mark.parametrize("lang", LANGS)
def test_a_table_shows_every_count(home, record, name, zh, en, lang):
    found = rows(home(lang), {"zh": zh, "en": en}[lang])
    assert sorted(numbers(found)) == sorted(record[name].values())


@pytest.mark.parametrize("lang", LANGS)
def test_pilots_by_year_stand_beside_what_was_published(home, lang):
    caption = {"zh": "试点示范项目", "en": "Pilot projects"}[lang]
    found = [row[:3] for row in rows(home(lang), caption)]
    assert found == [
        ["2015", "15", "46"],
        ["2016", "5", "63"],
        ["2017", "2", "97"],
        ["2018", "5", "99"],
        ["2015-2018", "27", "305"],
    ]


PROMISES = {"zh": {"已兑现", "未见兑现"}, "en": {"kept", "open"}}


@pytest.mark.parametrize("lang", LANGS)
def test_each_promise_says_where_it_stands(home, lang):
    caption = {"zh": "2017 年 11 月 24 日", "en": "The promises of 24 November 2017"}[lang]
    found = rows(home(lang), caption)
    assert {state for _, state in found} == PROMISES[lang]
    kept = next(promise for promise, state in found if state in ("已兑现", "kept"))
    assert "2018" in kept


def test_the_first_gaps_are_those_with_recorded_pilots(home, site):
    shown = [row[0] for row in rows(home("en"), "groups")]
    gaps = site.get("/api/v1/gaps").json()["gaps"]
    ranked = sorted(gaps, key=lambda gap: (-len(gap["pilots"]), gap["code"]))
    assert shown == [gap["code"] for gap in ranked[:20]]
    assert "27 of 305 are recorded (12 of them to be verified), not" in home("en").one("main").text


def test_the_way_to_all_gaps_keeps_the_choice(site):
    page = parse(site.get("/?lang=en&level=class&type=wider-only").text)
    (link,) = (a for a in page.all("a") if a.text.startswith("All 145"))
    whole = parse(site.get(link.attributes["href"] + "&lang=en").text)
    assert len(rows(whole, "classes")) == 145


def test_the_query_box_asks_the_query_page(site):
    page = parse(site.get("/?lang=en").text)
    (form,) = page.all("form", action="/query")
    assert form.attributes["method"] == "get"
    box = form.one("textarea")
    hidden = form.one("input", type="hidden")
    sent = {hidden.attributes["name"]: hidden.attributes["value"], box.attributes["name"]: box.text}
    answer = parse(site.get("/query", params=sent).text)
    assert len(rows(answer, "Result")) == 20


@pytest.mark.parametrize("lang", LANGS)
def test_one_box_finds_standards_in_any_spelling(site, lang):
    form = parse(site.get(f"/?lang={lang}").text).one("form", action="/standards")
    (box,) = [it for it in form.all("input") if it.attributes["type"] == "search"]
    found = site.get("/standards", params={box.attributes["name"]: "gbt39116", "lang": lang})
    assert "GB/T 39116-2020" in found.text


def test_the_latest_changes_stand_there_once_there_are_some(bundled_folder, tmp_path):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    store = open_store(folder)
    desk = Desk(store, Journal(None))
    with serving(create_app(store, routers=site_routers(store, desk))) as reader:
        assert "/changes/" not in reader.get("/?lang=en").text
        row = {"number": "GB/T 60001-2026", "title_zh": "甲", "status": "unknown"}
        _, change = desk.commit([put(row)], Author("Li Wei"))
        page = reader.get("/?lang=en").text
    store.close()
    assert f'href="/changes/{change.id}"' in page
    assert "added GB/T 60001-2026" in page
    assert "Li Wei" in page


def test_a_large_change_is_told_in_few_words():
    record = RecordChange("GB/T 1-2020", None, {"number": "GB/T 1-2020"})
    told = _latest(Change("c1", "2026-01-01T00:00:00+00:00", Author("x"), (record,) * 9))
    assert told.words.en.endswith("; 6 more records")
    assert told.words.en.count("added") == 3


def test_the_page_and_all_that_it_loads_are_light(site):
    first = site.get("/?lang=zh")
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', first.text)
    bodies = [first.content, *(site.get(path).content for path in set(loaded))]
    assert len(bodies) > 5
    assert sum(len(gzip.compress(body)) for body in bodies) < 150_000


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "请先载入随附图谱"), ("en", "Load the bundled graph")]
)
def test_an_empty_graph_says_what_to_do(bare_site, lang, words):
    answer = bare_site.get(f"/?lang={lang}")
    assert answer.status_code == 200
    assert words in parse(answer.text).one("main").text
