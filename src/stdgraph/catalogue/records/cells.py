"""From a cell as it was typed to the text that is read, and what has to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stdgraph.catalogue.records.faults import Fault
from stdgraph.catalogue.records.layout import Layout
from stdgraph.errors import Message
from stdgraph.model.code_lists import code_meant, codes_of
from stdgraph.model.finding import Severity
from stdgraph.model.heads import UNSEEN
from stdgraph.model.row import Row
from stdgraph.model.row_finding import RowFinding
from stdgraph.tabular.grid import GridRow, Trouble, Troubled, column_letter

_CONTROLS = {code: " " for code in (*range(0x20), 0x7F) if chr(code) not in "\n"}
_BLANKS = Fault(
    "unseen-signs",
    Message("含有看不见的字符或首尾空格，已去掉。", "Unseen signs or blanks around were left out."),
    Message("无需处理；下次请避免。", "Nothing needs to be done."),
    "info",
)
_TROUBLES = {
    Trouble.FORMULA: (
        Message("单元格里是公式。", "The cell holds a formula."),
        Message("请“选择性粘贴”为数值。", "Paste its value in its place."),
    ),
    Trouble.ERROR: (
        Message("单元格里是错误值。", "The cell holds an error value."),
        Message("请改正公式，或清空单元格。", "Mend the formula, or empty the cell."),
    ),
    Trouble.TRUTH_VALUE: (
        Message("单元格里是逻辑值。", "The cell holds a truth value."),
        Message("请写成文本。", "Write a text."),
    ),
    Trouble.MERGED: (
        Message("单元格被合并，这一行没有自己的值。", "Cells are merged: this row has no value."),
        Message("请取消合并，每行各写一个值。", "Unmerge them and give each row its own value."),
    ),
    Trouble.TOO_MANY: (
        Message("这一行比列名多出单元格。", "The row has more cells than there are heads."),
        Message("请检查多余的逗号和引号。", "Look for a comma too many or a missing quote."),
    ),
    Trouble.TOO_FEW: (
        Message("这一行比列名少单元格。", "The row has fewer cells than there are heads."),
        Message("请补上缺少的逗号。", "Add the commas that are missing."),
    ),
}
_LIGHT = frozenset({Trouble.TOO_FEW})
_HIDDEN = Fault(
    "hidden-row",
    Message("这一行是隐藏的，也会导入。", "This row is hidden and is read all the same."),
    Message("如不要导入，请删去。", "Delete it if it should not be read."),
    "warning",
)
_LOST = Fault(
    "lost-signs",
    Message("有些字在转换编码时丢失了（�）。", "Signs were lost when the text was converted (�)."),
    Message("请从原文重新填写。", "Write it anew from the original."),
)
# The longest title on record has under 200 signs.
_LONGEST, _SHOWN = 1000, 60
_TOO_LONG = Fault(
    "very-long-cell",
    Message(f"单元格超过 {_LONGEST} 个字。", f"The cell holds more than {_LONGEST} signs."),
    Message("请核对是否粘贴了别的内容。", "Check whether something else was pasted into it."),
    "warning",
)
_MAY_BE_LONG = frozenset({"references", "note"})
_TRUTHS = {"True": "true", "False": "false"}


def text_of(kind: str, field: str, value: str) -> str:
    """Return a cell's text as it is read: without unseen signs, a code's Chinese word as the code.

    >>> text_of("standards", "status", " 现行\u200b")
    'current'
    """
    text = value.translate(UNSEEN).translate(_CONTROLS).strip()
    codes = codes_of(kind, field)
    return text if codes is None else code_meant(codes, text)


def troubles_of(
    row: GridRow, made: Row, typed: Mapping[str, str], layout: Layout
) -> Iterator[RowFinding]:
    """Return what has to be said of a row's cells as they were typed, before they are read."""
    fields = {column: field for field, (column, _) in layout.columns.items()}
    for column, trouble in sorted({**row.troubles, **_by_width(row, layout)}.items()):
        field = fields.get(column, "")
        if field or trouble.kind in (Trouble.TOO_MANY, Trouble.TOO_FEW):
            place = (field, "" if field else column_letter(column))
            yield _troubled(made, place, trouble, row.text(column))
    for field, value in typed.items():
        if value.strip() and value != value.translate(UNSEEN).translate(_CONTROLS).strip():
            yield _BLANKS.at(made, field, made.text(field), value=value)
        if "\ufffd" in value:
            yield _LOST.at(made, field, value=_cut(value))
        if len(value) > _LONGEST and field not in _MAY_BE_LONG:
            yield _TOO_LONG.at(made, field, value=_cut(value))
    if row.hidden:
        yield _HIDDEN.at(made, next(iter(layout.columns)))


def _cut(value: str) -> str:
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"


def _troubled(row: Row, place: tuple[str, str], trouble: Troubled, value: str) -> RowFinding:
    field, letter = place
    what, fix = _TROUBLES[trouble.kind]
    severity: Severity = "warning" if trouble.kind in _LIGHT else "violation"
    instead = trouble.instead
    if trouble.kind is Trouble.TRUTH_VALUE:
        instead = _TRUTHS.get(value)
    if trouble.kind is Trouble.ERROR:
        instead = instead or ""
    fault = Fault(str(trouble.kind), what, fix, severity)
    return replace(fault.at(row, field, instead, value=value), column=letter)


def _by_width(row: GridRow, layout: Layout) -> dict[int, Troubled]:
    """Return the cells beyond the heads, or the first that a short row lacks (CSV only)."""
    width = layout.heads.width
    if not width or row.width == width:
        return {}
    if row.width < width:
        return {row.width: Troubled(Trouble.TOO_FEW)}
    beyond = (column for column in row.cells if column >= width and row.text(column).strip())
    return {column: Troubled(Trouble.TOO_MANY) for column in beyond}
