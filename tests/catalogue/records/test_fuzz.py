"""Whatever is in a file, it is read or refused with a message: nothing else ever comes out."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import FORMATS, read_records
from stdgraph.errors import StdgraphError
from stdgraph.model.record_kind import KINDS

from .books import CLEAN, FAULTY, sheet_of

WHOLE = sheet_of([CLEAN, FAULTY])
SIGNS = st.text(st.characters(codec="utf-8"), max_size=12)
# Texts that nearly are what a cell should hold, cut and put together at random.
PIECES = st.lists(
    st.sampled_from(
        ["GB/T ", "39116", "-2020", "2021:", "BE", "C34", ";", "、", "2024-02-30", "45292", "IDT",
         "https://", "\u200b", "=1", "25.040", "L67", "/XG1-2019", "ISO", ":2015", "0", "|", "－"]
    ),
    max_size=5,
).map("".join)  # fmt: skip
CELL = SIGNS | PIECES
QUICK = settings(deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def known(bundled_store):
    return known_to(bundled_store)


def read(data, name, form):
    with suppress(StdgraphError):
        return read_records(data, name, form)
    return ()


@settings(QUICK, max_examples=60)
@given(data=st.binary(max_size=200), form=st.sampled_from(FORMATS))
def test_any_bytes_are_read_or_refused(data, form):
    read(data, "x", form)


@settings(QUICK, max_examples=40)
@given(data=st.data())
def test_a_workbook_with_damaged_bytes_is_read_or_refused(data):
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(damaged[: data.draw(st.integers(0, len(damaged)))]), "x.xlsx", "xlsx")
    read(bytes(damaged), "x.xlsx", "xlsx")


@settings(QUICK, max_examples=15)
@given(data=st.data(), name=st.sampled_from(list(KINDS)))
def test_any_cells_are_checked_and_given_back(bundled_store, known, data, name):
    kind = KINDS[name]
    fields = data.draw(st.lists(st.sampled_from(kind.fields), min_size=1, unique=True))
    texts = CELL.map(lambda text: text.replace("\r", ""))
    rows = [[data.draw(texts) for _ in fields] for _ in range(2)]
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    text = "\n".join([",".join(fields), *(",".join(row) for row in quoted)]).replace("\0", "")
    file = text.encode()
    sheets = read(file, "x.csv", "csv")
    if not sheets:
        return
    brought = bring(bundled_store, sheets, may_exist=data.draw(st.booleans()), known=known)
    for finding in brought.findings:
        assert finding.text("zh") != finding.text("en")
        assert finding.shape
    annotated(file, "x.csv", brought.findings, "en")
