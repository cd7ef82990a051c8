"""The words of the page that checks citations."""

from stdgraph.errors import Message

TEXTS = {
    "title": Message("标准查新", "Check citations"),
    "lead": Message(
        "粘贴文本或选择文件，找出其中引用的每个标准，说明是否现行、被什么代替。",
        "Paste a text or choose a file: every standard that it cites is found, and whether it is "
        "still current, and what replaces it.",
    ),
    "text": Message("文本", "Text"),
    "file": Message(
        "或文件（DOCX、XLSX、PDF、CSV、BibTeX、Markdown、文本）",
        "Or a file (DOCX, XLSX, PDF, CSV, BibTeX, Markdown, text)",
    ),
    "run": Message("查新", "Check"),
    "result": Message("结果：截至 {day}", "Result as of {day}"),
    "counts": Message("{n} 处引用", "{n} citations"),
    "none": Message(
        "没有找到标准号。请检查文本是否含有如 GB/T 39116—2020 的标准号。",
        "No standard's number was found. Does the text hold any, such as GB/T 39116-2020?",
    ),
    "number": Message("标准号", "Number"),
    "printed": Message("原文写法", "As printed"),
    "place": Message("位置", "Place"),
    "verdict": Message("判断", "Verdict"),
    "instead": Message("现行替代", "Current instead"),
    "chain": Message("代替链", "Replaced by"),
    "unread": Message("未能读出文字：{names}", "Without readable text: {names}"),
    "annotated": Message(
        "XLSX 和 DOCX：所送的文件带着批注返回；送的是别的文件时，给出一张表。",
        "XLSX and DOCX give your own file back with notes in it, or a table where you sent another "
        "kind of file.",
    ),
}
