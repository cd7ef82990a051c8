import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.errors import BadEncoding, BadSyntax, UnreadableFile
from stdgraph.tabular.csv_table import read_bytes, read_table, write_table

TEXT = "number,title_zh\nGB/T 1-2020,标准化\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_met_in_practice_are_recognised(encoding):
    (row,) = read_table(TEXT.encode(encoding), "t.csv")
    assert row.text("title_zh") == "标准化"
    assert row.line == 2


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\xd8", b"a,b\n\x81\x00,\n", "ab".encode("utf-16-le")]
)
def test_other_bytes_are_refused_with_advice(data):
    with pytest.raises(BadEncoding, match="UTF-8") as refused:
        read_table(data, "t.csv")
    assert "另存为" in refused.value.text("zh")


@pytest.mark.parametrize(
    ("text", "line"), [("a,b\n1,2,3\n", 2), ('a,b\n1,2\n"1,2\n', 3), ("", 1), ('a\n"x"y\n', 2)]
)
def test_a_broken_row_is_named(text, line):
    with pytest.raises(BadSyntax) as refused:
        read_table(text.encode(), "t.csv")
    assert refused.value.line == line
    assert f"row {line}" in refused.value.text("en")


def test_a_row_is_counted_as_a_spreadsheet_shows_it():
    rows = read_table(b'a,b\n"two\nlines",1\n\nx,2\n', "t.csv")
    assert [(row.line, row.text("b")) for row in rows] == [(2, "1"), (4, "2")]


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "no.csv", tmp_path):
        with pytest.raises(UnreadableFile, match="Check the path"):
            read_bytes(path)


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.tuples(cells, cells).filter(lambda r: any(c.strip() for c in r)), max_size=5))
def test_what_is_written_reads_back(table):
    text = write_table(("a", "b"), [dict(zip("ab", row, strict=True)) for row in table])
    found = read_table(text.encode(), "t.csv")
    assert [(row.cells["a"], row.cells["b"]) for row in found] == table
