"""Standards, coverage, the guide, pilots and the check of citations as pages."""

import re

import pytest

LANGS = ("zh", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/standards?q=GBT39116", "GB/T 39116-2020"),
        ("/standards?q=nosuchword", "/standards"),
        ("/coverage", "C36"),
        ("/coverage?dimension=lifecycle", "C36"),
        ("/coverage?level=section&category_level=all", "2021"),
        ("/coverage/cell?industry=C36&category=BA", "GB/T"),
        ("/coverage/cell?industry=C36", "C36"),
        ("/guide?edition=2015", "2015"),
        ("/guide?edition=2021&with=2018", "2018"),
        ("/pilots?year=2015", "海尔集团公司"),
        ("/check", "<textarea"),
        ("/stale", "2026-08-25"),
        ("/stale?kind=pilots&years=1", "pilot-2015-x01"),
        ("/standards?q=GBT39116", "2026-08-25"),
        ("/id/standard/GB-T-39116-2020.html", "2026-08-25"),
        ("/questions/standards-of-a-part", "2026-08-25"),
    ],
)
def test_a_page_says_what_it_is_for(site, path, said, lang):
    answer = site.get(path, params={"lang": lang} | dict(re.findall(r"[?&]([^=]+)=([^&]*)", path)))
    assert answer.status_code == 200, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/standards?sort=wrong", 400),
        ("/stale?kind=provinces", 400),
        ("/stale?years=0", 400),
        ("/stale?why=whim", 400),
        ("/coverage?level=wrong", 400),
        ("/coverage?edition=1999", 404),
        ("/coverage/cell?industry=Z99", 404),
        ("/guide?edition=1999", 400),
        ("/guide?edition=2021&with=1999", 400),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(site, path, status):
    answer = site.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("accept", "media_type", "said"),
    [
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8", '<a href="/">'),
        ("application/json", "application/problem+json", '"fix"'),
    ],
)
def test_at_an_address_that_no_route_knows_people_read_a_page_and_machines_a_problem(
    site, accept, media_type, said
):
    answer = site.get("/no/such/page", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (404, media_type)
    assert said in answer.text


def test_every_cell_of_the_matrix_leads_to_its_evidence(site):
    page = site.get("/coverage?level=section").text
    found = re.findall(r'href="(/coverage/cell[^"]*)"', page)
    assert found
    for path in found[:5]:
        assert site.get(path.replace("&amp;", "&")).status_code == 200


def test_text_is_checked(site):
    answer = site.post("/check", data={"text": "按 GB/T 39116—2020、GB/T 99999-2030 执行"})
    assert answer.status_code == 200
    assert "/id/standard/GB-T-39116-2020" in answer.text
    assert "GB/T 99999-2030" in answer.text


def test_a_file_is_checked(site):
    answer = site.post("/check", files={"file": ("list.csv", b"number\nGB/T 39116-2020\n")})
    assert answer.status_code == 200
    assert "/id/standard/GB-T-39116-2020" in answer.text


def test_what_was_sent_is_shown_as_text(site):
    answer = site.post("/check", data={"text": "<script>alert(1)</script> GB/T 39116-2020"})
    assert "<script>alert" not in answer.text


def test_an_empty_graph_has_pages_that_say_so(bare_site):
    for path in ("/standards", "/guide", "/pilots", "/coverage", "/check"):
        assert bare_site.get(path).status_code in (200, 404), path
