"""Suggestions from a handful of records: what decides, what is said of it, and the measure."""

import pytest

from stdgraph.analysis.similarity import Titles, deciding_words
from stdgraph.analysis.suggesting import Suggester, measure
from stdgraph.model.suggestion import Named, Names, Titled

NAMES = Names(
    (Named("2021:AB", "安全", "Safety"), Named("2021:BA", "智能装备", "Equipment")),
    (Named("C342", "数控机床制造", "Machine tools"), Named("B07", "石油开采", "Oil extraction")),
    (Named("2021-hierarchy-1", "设备层", "Equipment level"),),
)


def record(number, title, category="", industry="", family=""):
    return Titled(
        number,
        title,
        "",
        (category,) if category else (),
        (industry,) if industry else (),
        (),
        family or number,
    )


RECORDS = [
    record("GB/T 1-2020", "工业控制系统信息安全 要求", "2021:AB"),
    record("GB/T 2-2020", "工业控制系统信息安全 评估", "2021:AB"),
    record("GB/T 3-2020", "数控机床互联互通 要求", "2021:BA", "C342"),
    record("GB/T 4.1-2020", "数控机床可靠性 评定", "2021:BA", "C342", "GB-4"),
    record("GB/T 5-2020", ""),
]


@pytest.fixture(scope="module")
def suggester():
    return Suggester(RECORDS, NAMES)


@pytest.mark.parametrize(
    ("title", "code", "word", "standard"),
    [
        ("控制器信息安全 测试", "2021:AB", "信息安全", "GB/T 1-2020"),
        ("数控机床 术语", "2021:BA", "数控机床", "GB/T 3-2020"),
    ],
)
def test_the_category_comes_with_its_words_and_standards(suggester, title, code, word, standard):
    first = suggester.suggest(title).categories[0]
    assert first.named.code == code
    assert any(part in word or word in part for part in first.words)
    assert standard in first.standards


def test_how_the_series_is_filed_goes_before_the_title(suggester):
    found = suggester.suggest("信息安全 要求", family="GB-4")
    assert found.categories[0].named.code == "2021:BA"
    assert found.categories[0].standards == ("GB/T 4.1-2020",)


def test_the_industry_follows_the_nearest_and_its_own_name(suggester):
    found = suggester.suggest("石油开采 数据采集")
    assert found.industries[0].named.code == "B07"
    assert found.industries[0].words == ("石油开采",)
    assert suggester.suggest("数控机床 术语").industries[0].named.code == "C342"


def test_no_industry_is_suggested_where_nothing_speaks_for_one(suggester):
    assert suggester.suggest("信息安全 评估").industries == ()


def test_a_dimension_is_suggested_by_its_name_in_the_title(suggester):
    (found,) = suggester.suggest("设备互联").dimensions
    assert (found.named.code, found.words) == ("2021-hierarchy-1", ("设备",))


def test_the_nearest_come_first_and_say_how_near(suggester):
    near = suggester.suggest("数控机床互联互通 要求").nearest
    assert (near[0].record.number, round(near[0].similarity, 6)) == ("GB/T 3-2020", 1.0)
    assert [n.similarity for n in near] == sorted((n.similarity for n in near), reverse=True)


@pytest.mark.parametrize("records", [[], [record("GB/T 5-2020", "")], RECORDS[:2]])
def test_what_cannot_be_learnt_is_not_suggested(records):
    assert Suggester(records, NAMES).suggest("信息安全").categories == ()
    assert measure(records, NAMES, ()) == {}


def test_a_blank_title_is_like_nothing(suggester):
    assert suggester.suggest(" ").nearest == ()


def test_full_width_and_capitals_are_compared_as_plain_signs():
    titles = Titles(["OPC UA 信息模型"])
    assert titles.likeness("ＯＰＣ　ｕａ 信息模型")[0] == pytest.approx(1)


def test_the_words_that_decide_are_those_whose_signs_weigh_most():
    weights = {"ab": 1.0, "信息": 2.0, "的": -1.0, " of": 3.0}
    assert deciding_words("ab of 的信息", weights, 3) == ("信息", "ab")


# Twins of one family, which a cut at random leaves on both sides.
TWINS = [
    record(f"GB/T {n}.{part}-2020", f"{word} 第{part}部分", category, family=f"GB-{n}")
    for n, (word, category) in enumerate(
        [("甲乙丙", "2021:AB"), ("丁戊己", "2021:BA"), ("庚辛壬", "2021:AB")] * 3, start=1
    )
    for part in (1, 2, 3)
]


def test_keeping_families_together_measures_what_is_new():
    unlike = [
        record(r.number, r.title_zh + chr(0x5000 + i // 3) * 6, r.categories[0], family=r.family)
        for i, r in enumerate(TWINS)
    ]
    mixed = measure(unlike, NAMES, None)["category"]
    apart = measure(unlike, NAMES, ())["category"]
    assert mixed.n == apart.n == len(unlike)
    assert mixed.first == 1.0
    assert apart.three == 1.0  # there are two classes only
    assert len(mixed.fifths) == 5
