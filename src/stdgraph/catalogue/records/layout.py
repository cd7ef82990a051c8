"""Understanding a sheet's heads: which kind of record it holds, and which column is which field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stdgraph.catalogue.records.faults import Fault
from stdgraph.errors import BadNumber, Message
from stdgraph.model.heads import BESIDE_FIELDS, ORDER, field_of, nearest_field
from stdgraph.model.record_kind import AMENDMENTS, KINDS, OR, STANDARDS, RecordKind
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.numbers import Kind, parse_number
from stdgraph.tabular.grid import Grid, GridRow, Trouble, column_letter

# Titles may stand above the heads, this many rows at most.
_ABOVE = 10
# A row of data seldom names two fields; a second row of heads does.
_HEADS_AT_LEAST = 2
# A key that can be found out from another column.
_FOUND_OUT = {("pilots", "id"): "name_zh"}
_UNKNOWN = Fault(
    "unknown-column",
    Message("不认识这个列名，未读取该列。", "This column is not known and was not read."),
    Message("请改成约定的列名，或删去该列。", "Use a known column name, or drop the column."),
    "warning",
)
_TWICE = Fault(
    "column-twice",
    Message("同一字段有两列。", "Two columns are of the same field."),
    Message("请只留一列。", "Keep one of them."),
)
_MERGED = Fault(
    "merged-heads",
    Message("列名是合并单元格。", "The head is a merged cell."),
    Message("请取消合并，每列写一个列名。", "Unmerge it and give each column a head of its own."),
)
_HIDDEN = Fault(
    "hidden-column",
    Message("这一列是隐藏的，也会导入。", "This column is hidden and is read all the same."),
    Message("如不要导入，请删去。", "Delete it if it should not be read."),
    "warning",
)
_SECOND = Fault(
    "second-heads",
    Message("这是第二行列名，未作为记录读取。", "This is a second row of heads and was not read."),
    Message("请删去这一行。", "Delete this row."),
    "info",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the heads are and what they mean; ``first`` is the index of the first row of data."""

    kind: RecordKind
    heads: GridRow
    first: int
    columns: Mapping[str, tuple[int, str]]
    findings: tuple[RowFinding, ...]


def layout_of(grid: Grid, kind: RecordKind | None = None) -> Layout | None:
    """Return the layout of a sheet, or None where no row of heads is found in it.

    With ``kind`` given the sheet is read as that; else the kind is told by the heads.
    """
    kinds = [kind] if kind else list(KINDS.values())
    best: tuple[int, int, RecordKind] | None = None
    for index, row in enumerate(grid.rows[:_ABOVE]):
        for one in kinds:
            score = _score(row.cells.values(), one)
            if score and (best is None or score > best[0]):
                best = (score, index, one)
    if best is None:
        return None
    _, index, chosen = best
    layout = _layout(grid, index, chosen)
    if kind or "number" not in layout.columns:
        return layout
    column, _ = layout.columns["number"]
    numbers = (row.text(column) for row in grid.rows[layout.first :])
    return replace(layout, kind=with_its_numbers(chosen, numbers, layout.columns))


def kind_of_fields(heads: Iterable[str], default: RecordKind) -> RecordKind:
    """Return the kind of record that has such fields (JSON, YAML); ``default`` if none has."""
    given = tuple(heads)
    scored = [(_score(given, kind), kind) for kind in KINDS.values()]
    best = max(scored, key=lambda pair: pair[0])
    return best[1] if best[0] > _score(given, default) else default


def with_its_numbers(kind: RecordKind, numbers: Iterable[str], fields: Iterable[str]) -> RecordKind:
    """Return the kind that the numbers tell: standards and amendments share their heads."""
    if kind is not STANDARDS or not set(fields) <= {*AMENDMENTS.fields, ORDER}:
        return kind
    filled = [number for number in numbers if number.strip()]
    return AMENDMENTS if filled and all(map(_is_amendment, filled)) else kind


def _is_amendment(number: str) -> bool:
    try:
        return parse_number(number).kind is Kind.AMENDMENT
    except BadNumber:
        return False


def missing_columns(kind: RecordKind, columns: Iterable[str]) -> tuple[str, ...]:
    """Return the fields of the key that have no column and can't be found out either."""
    there = set(columns)
    there |= {key for (name, key), by in _FOUND_OUT.items() if name == kind.name and by in there}
    return tuple(
        part.split(OR)[0]
        for part in kind.key
        if not there & set(part.split(OR)) and set(part.split(OR)) & set(kind.needed)
    )


def fields_of(heads: Iterable[str], kind: RecordKind) -> dict[str, str]:
    """Return the field that each known head names."""
    named = {head: field_of(head, kind.name, kind.fields) for head in heads}
    return {head: field for head, field in named.items() if field}


def unknown_heads(
    row: Row, heads: Mapping[str, int | None], kind: RecordKind
) -> Iterator[RowFinding]:
    """Return what is said of heads that name no field, and of fields that lack a column.

    ``row`` holds the heads as cells; ``heads`` gives their columns where they have some.
    """
    known = set(fields_of(heads, kind).values())
    missing = dict.fromkeys(missing_columns(kind, known))
    for head in heads:
        if field_of(head, kind.name, kind.fields):
            continue
        near = nearest_field(head, kind.name, kind.fields)
        near = near if near not in known else None
        fault = _UNKNOWN
        if near in missing:
            del missing[near]
            fault = Fault(_UNKNOWN.shape, _UNKNOWN.what, _UNKNOWN.fix)
        yield fault.at(row, head, near)
    for field in missing:
        yield _lacking(field).at(row, field)


def _score(heads: Iterable[str], kind: RecordKind) -> int:
    fields = {field_of(head, kind.name, kind.fields) for head in heads if head.strip()}
    known = fields - {None, *({ORDER} - set(kind.fields))}
    if not known:
        return 0
    whole = not missing_columns(kind, [field for field in known if field])
    if len(known) < _HEADS_AT_LEAST and not whole:
        return 0
    # What stands in a kind's own columns says more of the kind than what goes beside it.
    return 2 * len(known) - len(known & set(BESIDE_FIELDS)) + (3 if whole else 0)


def _layout(grid: Grid, index: int, kind: RecordKind) -> Layout:
    heads = grid.rows[index]
    findings: list[RowFinding] = []
    columns: dict[str, tuple[int, str]] = {}
    row = Row(grid.name, heads.line, {text: text for text in heads.cells.values()}, grid.sheet)
    for column, text in sorted(heads.cells.items()):
        field = field_of(text, kind.name, kind.fields)
        if field and field in columns:
            findings.append(_in_column(_TWICE.at(row, text), column, text))
        elif field:
            columns[field] = (column, text.strip())
    places = {text: column for column, text in heads.cells.items() if text.strip()}
    findings += [
        _in_column(finding, places.get(finding.field), finding.field)
        for finding in unknown_heads(row, places, kind)
    ]
    findings += [
        _in_column(_MERGED.at(row, trouble.instead or ""), column, trouble.instead or "")
        for column, trouble in heads.troubles.items()
        if trouble.kind is Trouble.MERGED
    ]
    findings += [
        _in_column(_HIDDEN.at(row, head), column, head)
        for column, head in columns.values()
        if column in grid.hidden_columns
    ]
    first = index + 1
    if _is_second_heads(grid.rows[first : first + 1], kind):
        second = grid.rows[first]
        columns_there = min(second.cells)
        again = Row(grid.name, second.line, {"": second.text(columns_there)}, grid.sheet)
        findings.append(
            _in_column(_SECOND.at(again, ""), columns_there, second.text(columns_there))
        )
        first += 1
    return Layout(kind, heads, first, columns, tuple(findings))


def _is_second_heads(rows: Sequence[GridRow], kind: RecordKind) -> bool:
    if not rows:
        return False
    texts = [text for text in rows[0].cells.values() if text.strip()]
    known = fields_of(texts, kind)
    return len(known) >= _HEADS_AT_LEAST and 2 * len(known) > len(texts)


def _in_column(finding: RowFinding, column: int | None, head: str) -> RowFinding:
    if column is None:
        return finding
    return RowFinding(
        finding.row,
        finding.field,
        finding.severity,
        finding.value,
        finding.message,
        finding.fix,
        finding.shape,
        finding.suggestion,
        finding.sheet,
        column_letter(column),
        head.strip(),
    )


def _lacking(field: str) -> Fault:
    return Fault(
        "missing-column",
        Message(f"缺少 {field} 列。", f"The column {field} is missing."),
        Message(f"请添加列名 {field}。", f"Add a column with the head {field}."),
    )
