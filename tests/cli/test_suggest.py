"""``stdgraph suggest`` and its address, on the bundled graph."""

import json
import shutil

import pytest

from stdgraph.catalogue.suggest import SuggestionIndex
from stdgraph.store.opening import open_store


@pytest.fixture(scope="module")
def index(bundled_store):
    return SuggestionIndex(bundled_store)


def test_the_command_says_what_and_why(run):
    told = run("suggest", "--title-zh", "工业互联网平台 边缘计算要求").stdout
    assert "2021:BE Intelligent enabling technology — “边缘计算" in told
    assert "a person decides" in told


def test_a_title_like_no_other_is_said_to_be_a_guess(run):
    told = run("suggest", "--title-zh", "天", "--lang", "zh").stdout
    assert "以上建议不可靠" in told
    assert "图谱不足以建议" in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--title-zh", " "], 2),
        (["--title-zh", "智能工厂", "--number", "nonsense"], 2),
    ],
)
def test_what_cannot_be_asked_is_refused(run, arguments, code):
    assert run("suggest", *arguments, code=code).stderr


def test_the_right_category_is_among_the_first_three_for_four_of_five(run):
    found = json.loads(run("suggest", "--measure", "--format", "json").stdout)
    for cut in ("families-apart", "families-mixed"):
        category = found[cut]["category"]
        assert category["n"] == 683
        assert category["fifths"][0] >= 0.8
        assert category["first_three"] >= 0.8
    assert (
        found["families-mixed"]["category"]["first"] > found["families-apart"]["category"]["first"]
    )


def test_a_number_brings_in_its_series(index):
    title = "智能工厂 设备互联要求"
    assert (
        index.suggest(title, "GB/T 20720.9-2026")
        .categories[0]
        .standards[0]
        .startswith("GB/T 20720.")
    )


def test_titles_in_english_are_compared_too(index):
    near = index.suggest("maturity model of intelligent manufacturing capability").nearest
    assert "GB/T 39116-2020" in [n.record.number for n in near[:3]]


def test_what_is_added_is_learnt(bundled_folder, tmp_path):
    store = open_store(shutil.copytree(bundled_folder, tmp_path / "data"))
    index = SuggestionIndex(store)
    assert index.suggest("量子传感") is not None
    store.update(
        'INSERT { GRAPH graph:stated { ?d dcterms:title "量子传感"@zh } }'
        ' WHERE { GRAPH ?g { ?d sg:number "IEC 62264-1:2013" ; a sg:Standard } }'
    )
    assert index.suggest("量子传感").nearest[0].record.number == "IEC 62264-1:2013"
    store.close()
