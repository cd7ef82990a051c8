"""Coverage as a page: every switch of the rule, the rows by demand, what if, and files."""

import csv
import io
import re

import httpx
import openpyxl
import pytest

from stdgraph.catalogue.coverage_changes import CHANGE_HEADS
from stdgraph.model.gap_words import ALL_TO_VERIFY, LETTERS, TO_VERIFY_SIGN
from stdgraph.model.switches import CHOICES, TRUTHS
from tests.pages.markup import parse
from tests.pages.test_coverage_api import OTHERWISE

ADDED = {"add_number": "GB/T 60001-2026", "add_category": "2021:BA", "add_industry": "C131"}
FILE = (
    "number,title_zh,status,gbt4754_code,industry_role,guide_code\n"
    "GB/T 60001-2026,甲,current,C131,applies,2021:BA\n"
).encode()


def rule_of(page):
    (rule,) = parse(page.text).all("div", class_="rule")
    return next(rule.all("p")).text


def signs(page):
    """Give the letter of every cell, by the name that a screen reader says."""
    (matrix,) = parse(page.text).all("table", class_="matrix")
    return {a.attributes["aria-label"]: a.text for a in matrix.all("a") if a.text}


@pytest.mark.parametrize("name", [*CHOICES, *TRUTHS])
def test_every_switch_of_the_page_is_the_one_of_the_interface(site, name):
    set_ = {"level": "division", name: OTHERWISE[name], "lang": "en"}
    page = site.get("/coverage", params=set_)
    expected = site.get("/api/v1/coverage", params=set_).json()["rule"]["text_en"]
    assert rule_of(page) == expected
    hrefs = [a.attributes["href"] for a in parse(page.text).all("a") if "href" in a.attributes]
    kept = [h for h in hrefs if h.startswith("/api/v1/coverage?")]
    assert site.get(kept[0].replace("format=csv", "format=json")).json()["rule"]["text_en"] == (
        expected
    )


def test_an_empty_box_is_a_switch_that_is_off(site):
    form = [("unverified", "false"), ("guiding", "false"), ("guiding", "true"), ("lang", "en")]
    page = site.get("/coverage", params=form)
    assert "guiding technical documents count" in rule_of(page)
    assert "a standard of unknown status doesn't count" in rule_of(page)


def test_a_cell_is_shown_by_the_same_rule(site):
    page = site.get("/coverage?unverified=false&level=section&category_level=1")
    (first, *_) = re.findall(r'href="(/coverage/cell[^"]*)"', page.text)
    cell = site.get(first.replace("&amp;", "&"))
    assert "unverified=false" in first
    assert rule_of(cell).split("；")[1:] == rule_of(page).split("；")[1:]


@pytest.mark.parametrize("demand", ["pilots", "named"])
def test_rows_can_be_those_with_demand(site, demand):
    whole = site.get("/api/v1/coverage?level=division&category_level=1").json()
    expected = [it["code"] for it in whole["industries"] if it["demand"][demand]]
    page = parse(site.get(f"/coverage?level=division&category_level=1&demand={demand}").text)
    (matrix,) = page.all("table", class_="matrix")
    shown = [next(head.all("span", class_="code")).text for head in matrix.all("th", scope="row")]
    assert 0 < len(shown) < 31
    assert shown == expected


def test_what_if_marks_the_cells_that_would_change_and_stores_nothing(site):
    plain = site.get("/coverage?level=group&category_level=1&within=C13&lang=en")
    asked = {"level": "group", "category_level": "1", "within": "C13", "lang": "en", **ADDED}
    page = site.get("/coverage", params=asked)
    changed = {name for name in signs(page) if name.endswith("would change")}
    assert {name.split(" (")[0] for name in changed} == {"C131 B: covered"}
    assert "1 cells would be of another type: 0 become gaps, 1 are gaps no more" in page.text
    again = site.get("/coverage?level=group&category_level=1&within=C13&lang=en")
    assert signs(again) == signs(plain)


APPLIED = {
    "level": "division",
    "part": "industry-application",
    "category_level": "1",
    "unverified": "false",
}


@pytest.fixture(scope="module")
def alone(origin):
    """A cell that one standard alone covers, as the interface gives it."""
    cells = httpx.get(f"{origin}/api/v1/coverage", params=APPLIED).json()["cells"]
    return next(cell for cell in cells if cell["type"] == "covered" and cell["count"] == 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_evidence_of_a_cell_calls_its_standards_by_their_titles(site, lang):
    record = site.get("/api/v1/standards/GB-T-44397-2024").json()
    page = parse(site.get(f"/coverage/cell?industry=C374&lang={lang}").text)
    (row,) = [row for row in page.all("tr") if "GB/T 44397-2024" in row.text]
    assert (record.get(f"title_{lang}") or record["title_zh"]) in row.text


def test_a_standard_withdrawn_opens_what_it_held(site, alone):
    asked = {**APPLIED, "lang": "en", "withdraw": alone["standards"][0]}
    page = site.get("/coverage", params=asked).text
    assert re.search(rf">{alone['code']} [^<]* × {alone['category']} [^<]*</a></th>", page)
    assert "becomes one" in page


def test_standards_of_a_file_can_be_assumed(site):
    sent = {"file": ("new.csv", FILE)}
    page = site.post("/coverage", data={"level": "group", "lang": "en"}, files=sent)
    assert page.status_code == 200
    assert "Assumed: add:new.csv" in page.text
    assert "C131" in page.text[page.text.index('id="changes"') :]


def test_a_cell_that_rests_on_nothing_read_is_marked_for_eye_and_ear(site):
    recalled = FILE.replace(b"guide_code\n", b"guide_code,confidence\n").replace(
        b":BA\n", b":BA,recalled\n"
    )
    sent = {"file": ("new.csv", recalled)}
    page = site.post("/coverage", data={"level": "group", "lang": "en"}, files=sent)
    found = signs(page)
    marked = {name for name, sign in found.items() if "?" in sign}
    assert marked == {name for name in found if ALL_TO_VERIFY.en in name}
    assert [name.partition(":")[0] for name in marked] == ["C131 BA"]


REFUSED = [
    ({"withdraw": "GB/T 99999-2030"}, 404),
    ({"withdraw": "nonsense"}, 400),
    ({"add_industry": "C13"}, 400),
    ({"add_number": "GB/T 60001-2026", "add_industry": "Z99"}, 400),
    ({"guiding": "perhaps"}, 400),
    ({"object": "thing"}, 400),
    ({"demand": "wrong"}, 400),
    ({"withdraw": ";".join(f"GB/T {n}-2020" for n in range(1, 203))}, 400),
]


@pytest.mark.parametrize(("given", "status"), REFUSED)
def test_what_cannot_be_assumed_is_said_on_the_page_and_as_a_problem(site, given, status):
    page = site.get("/coverage", params=given)
    assert page.status_code == status
    assert 'class="fix"' in page.text
    if "demand" not in given:
        answer = site.get("/api/v1/coverage/what-if", params=given)
        assert answer.status_code == status
        assert answer.json()["fix"]


def test_a_file_that_is_none_is_refused_with_what_to_do(site):
    page = site.post("/coverage", files={"file": ("x.xlsx", b"no workbook")})
    assert page.status_code == 400
    assert site.post("/coverage", content=b"{}").status_code == 415


def test_the_changed_cells_are_the_same_in_every_form(site, alone):
    (number,) = alone["standards"]
    asked = {**APPLIED, "withdraw": number, **ADDED, "add_category": "2021:C"}
    address = "/api/v1/coverage/what-if"
    found = site.get(address, params=asked).json()
    assert found["assumed"] == [f"withdraw:{number}", "add:GB/T 60001-2026"]
    assert alone["code"] in {cell["code"] for cell in found["cells"]}
    assert found["opened"] == 1
    assert found["retyped"] + found["recounted"] == len(found["cells"])
    rows = list(csv.DictReader(io.StringIO(site.get(address, params=asked | CSV).text)))
    assert [row["code"] for row in rows] == [cell["code"] for cell in found["cells"]]
    sheet = openpyxl.load_workbook(io.BytesIO(site.get(address, params=asked | XLSX).content))
    assert next(sheet.worksheets[0].values) == CHANGE_HEADS


CSV, XLSX = {"format": "csv"}, {"format": "xlsx"}


def test_what_if_agrees_with_the_command_that_counts_the_whole_matrix(site):
    """The cells that change are those in which the two matrices differ, and no other."""
    asked = {"level": "group", "withdraw": "GB/T 37959-2019; GB/T 39116-2020"}
    told = site.get("/api/v1/coverage/what-if", params=asked).json()
    plain = site.get("/api/v1/coverage?level=group").json()
    now = {(cell["code"], cell["category"]): cell["type"] for cell in plain["cells"]}
    for cell in told["cells"]:
        assert cell["before"] == now[cell["code"], cell["category"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_holds_the_matrix_its_cells_and_its_rule(site, lang):
    whole = site.get("/api/v1/coverage").json()
    answer = site.get("/api/v1/coverage", params={"format": "xlsx", "lang": lang})
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    matrix, cells, legend = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    assert (matrix.max_row, matrix.max_column) == (
        len(whole["industries"]) + 1,
        len(whole["columns"]) + 2,
    )
    assert cells.max_row == len(whole["cells"]) + 1
    said = [row[1] for row in legend.values]
    assert whole["rule"][f"text_{lang}"] in said
    letters = {
        str(value).split()[0].rstrip(TO_VERIFY_SIGN)
        for row in list(matrix.values)[1:]
        for value in row[2:]
    }
    assert letters <= set(LETTERS.values())
