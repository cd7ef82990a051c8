"""What is exported is imported without a difference: every kind of record, in every format."""

import pytest

from stdgraph.catalogue.build import build
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.folder import bring_folder
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.writing import RECORD_FORMATS, write_tables, written
from stdgraph.catalogue.tables import read_tables
from stdgraph.errors import BadInput, UnreadableFile
from stdgraph.model.record_kind import KINDS
from stdgraph.names import Names


@pytest.fixture(scope="module")
def known(bundled_store):
    return known_to(bundled_store)


@pytest.fixture(scope="module")
def folder(bundled_store, tmp_path_factory):
    path = tmp_path_factory.mktemp("tables")
    write_tables(bundled_store, path)
    return path


# The two large tables are written in each format; for the others the form makes no difference.
EMPTY = {"searches", "reviews", "amendments", "bodies"}
CASES = [(name, "csv") for name in KINDS if name not in EMPTY] + [
    (name, form) for name in ("standards", "pilots") for form in RECORD_FORMATS if form != "csv"
]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_importing_what_was_exported_changes_nothing(bundled_store, known, name, form):
    data = written(bundled_store, KINDS[name], form)
    (sheet,) = read_records(data, f"{name}.{form}")
    assert sheet.kind.name == name
    brought = bring(bundled_store, [sheet], may_exist=True, known=known)
    assert (brought.operations, brought.findings) == ((), ())
    assert brought.unchanged == len(sheet.rows) > 0


def test_the_tables_of_a_graph_build_the_same_graph(folder, bundled):
    assert set(build(read_tables(folder), Names()).lines()) == set(bundled.lines())


def test_the_same_graph_gives_the_same_tables(folder, bundled_store, tmp_path):
    for path in write_tables(bundled_store, tmp_path):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_a_folder_of_tables_changes_nothing_until_a_row_of_it_changes(
    folder, bundled_store, tmp_path
):
    assert bring_folder(bundled_store, folder).operations == ()
    path = tmp_path / "pilots" / "pilot_projects.csv"
    path.parent.mkdir()
    first, second, third, *rest = (folder / "pilots/pilot_projects.csv").read_text().splitlines()
    path.write_text("\n".join([first, third.replace(",2015,", ",2016,"), *rest]))
    found = bring_folder(bundled_store, tmp_path)
    assert [(type(o).__name__, o.key) for o in found.operations] == [
        ("Put", third.split(",")[0]),
        ("Remove", second.split(",")[0]),
    ]


def test_a_folder_without_tables_is_told(bundled_store, tmp_path):
    with pytest.raises(BadInput, match="no tables"):
        bring_folder(bundled_store, tmp_path)


def test_a_folder_that_can_not_be_made_is_told(bundled_store, tmp_path):
    (tmp_path / "guide").write_text("a file")
    with pytest.raises(UnreadableFile, match="guide"):
        write_tables(bundled_store, tmp_path)
