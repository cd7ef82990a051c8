"""The words of the page that takes spreadsheets."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("导入表格", "Import a spreadsheet"),
    "lead": Message(
        "选择 XLSX、CSV、JSON 或 YAML 文件：所有问题一次列出，逐格说明原因和改法；"
        "改好之前什么都不保存。",
        "Choose an XLSX, CSV, JSON or YAML file: all that is wrong is listed at once, cell by "
        "cell, with the reason and the mend. Nothing is stored before that.",
    ),
    "file": Message("文件", "File"),
    "kept": Message(
        "文件 {name} 还在这里，不必重新选择；请再检查一次，或换一个文件。",
        "{name} is still here and needn't be chosen again: check it once more, or choose another.",
    ),
    "check": Message("检查", "Check"),
    "looked_at": Message("已检查：{name}", "Looked at: {name}"),
    "sound": Message("没有发现须改正之处。", "Nothing has to be mended."),
    "broken": Message(
        "有 {n} 处须改正；改好文件后请重新选择。",
        "{n} things must be mended; mend them in the file and choose it again.",
    ),
    "to_check": Message("有 {n} 处请核对。", "{n} things want a look."),
    "unchanged": Message(
        "{n} 行与图谱一致，不会改动。", "{n} rows are in the graph as they stand."
    ),
    "findings": Message("发现的问题", "What was found"),
    "cut": Message("只列出前 {n} 处。", "The first {n} are listed."),
    "sheet": Message("工作表", "Sheet"),
    "row": Message("行", "Row"),
    "column": Message("列", "Column"),
    "value": Message("单元格内容", "Cell"),
    "reason": Message("原因", "Reason"),
    "fix": Message("改法", "Mend"),
    "records": Message("会改动的记录（{n} 条）", "Records that would change ({n})"),
    "records_cut": Message("只列出前 {n} 条。", "The first {n} are listed."),
    "save": Message("保存全部", "Store all"),
    "annotated": Message(
        "下载带批注的表格", "Download your sheet with a note in each of these cells"
    ),
    "template": Message("空白模板（带下拉列表）", "Empty template, with lists to choose from"),
    "template_get": Message("下载模板", "Download the template"),
    "another": Message("换一个文件", "Another file"),
}
