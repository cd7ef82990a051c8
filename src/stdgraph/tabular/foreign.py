"""Files that bear a table but are no XLSX workbook: told apart, each with the way out."""

from __future__ import annotations

from stdgraph.errors import BadSyntax, Message
from stdgraph.tabular.office import parts

# [MS-CFB] 2.2: the signature of compound files, in which old and encrypted workbooks lie.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
# [MS-OFFCRYPTO] 2.3.4.4: the stream of an encrypted workbook, named in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# APPNOTE.TXT 4.3.7: the signature of a ZIP file's first entry.
ZIP = b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
_LOOKED_AT = 512
_NO_TEXT = bytes(range(8))
_AS_XLSX = Message(
    "请在表格软件中打开，另存为 XLSX。", "Open it in the spreadsheet program and save it as XLSX."
)
_KINDS: dict[str, Message] = {
    "locked": Message("有密码保护", "protected by a password"),
    "xls": Message("旧版 XLS（或 WPS ET）工作簿", "an old XLS (or WPS ET) workbook"),
    "xlsb": Message("二进制 XLSB 工作簿", "a binary XLSB workbook"),
    "ods": Message("ODS 工作簿", "an ODS workbook"),
    "docx": Message("Word 文档", "a Word document"),
    "html": Message("网页（HTML）", "a web page (HTML)"),
    "text": Message("文本文件", "a text file"),
}
_FIXES = {
    "locked": Message(
        "请在表格软件中取消密码后再保存。", "Open it, take the password off and save it again."
    ),
    "text": Message(
        "如是 CSV，请把文件名的后缀改为 .csv。", "If it is CSV, let its name end in .csv."
    ),
}
_PARTS = {"xl/workbook.bin": "xlsb", "content.xml": "ods", "word/document.xml": "docx"}


def refuse_what_is_no_workbook(data: bytes, name: str) -> None:
    """Return if the bytes may be an XLSX workbook.

    Raises:
        BadSyntax: they are something else, damaged, locked, or too large; the message says what
            to do.
    """
    if data.startswith(_COMPOUND):
        raise _refusal(name, "locked" if _ENCRYPTED in data else "xls")
    if not data.startswith(ZIP):
        start = data.lstrip(_MARK + b" \t\r\n")[:_LOOKED_AT]
        if start.lower().startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
            raise _refusal(name, "html")
        if start and not any(sign in start for sign in _NO_TEXT):
            raise _refusal(name, "text")
    for part in parts(data, name) & _PARTS.keys():
        raise _refusal(name, _PARTS[part])


def is_office_file(data: bytes) -> bool:
    """Tell whether bytes are a package or an old Office file, whatever their name says."""
    return data.startswith((ZIP, _COMPOUND))


def no_workbook(name: str) -> BadSyntax:
    """Return the refusal of bytes that are no workbook of any kind."""
    return BadSyntax(
        Message(f"{name} 不是 XLSX 工作簿。", f"{name} is not an XLSX workbook."),
        Message("请在表格软件中另存为 XLSX 或 CSV。", "Save it as XLSX or CSV."),
    )


def _refusal(name: str, kind: str) -> BadSyntax:
    what = _KINDS[kind]
    return BadSyntax(
        Message(f"{name} 不是 XLSX 工作簿：{what.zh}。", f"{name} is not XLSX: {what.en}."),
        _FIXES.get(kind, _AS_XLSX),
    )
