"""The words of the page that makes the report for a meeting."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("会议用报告", "A report for a meeting"),
    "lead": Message(
        "体系现状、主要缺口及依据、近期变化、编辑记录、标龄、所在行业尚未收录标准的试点；每个数字都带着"
        "它的限定。",
        "The state of the system, the largest gaps with evidence, what changed, edits, ages, and "
        "pilots whose industry has no recorded standard; every figure with its caution.",
    ),
    "format": Message("文件格式", "Form of the file"),
    "html": Message("网页（适合打印）", "Web page (prints well)"),
    "docx": Message("Word 文档", "Word document"),
    "xlsx": Message("Excel 工作簿", "Excel workbook"),
    "lang": Message("语言", "Language"),
    "since": Message("变化从哪天起（不填为一年前）", "Changes since (a year before, if empty)"),
    "make": Message("生成报告", "Make the report"),
    "way": Message("为会议生成报告", "Make a report for a meeting"),
}
