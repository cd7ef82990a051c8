"""Files that bear a table but are no XLSX workbook: told apart, each with the way out."""

from __future__ import annotations

from stdgraph.errors import BadSyntax, Message
from stdgraph.tabular.office import parts

# [MS-CFB] 2.2: the signature of compound files, in which old and encrypted workbooks lie.
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
# [MS-OFFCRYPTO] 2.3.4.4: the stream of an encrypted workbook, named in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = Message(
    "请在表格软件中打开，另存为 XLSX。", "Open it in the spreadsheet program and save it as XLSX."
)
_KINDS: dict[str, Message] = {
    "locked": Message("有密码保护", "protected by a password"),
    "xls": Message("旧版 XLS（或 WPS ET）工作簿", "an old XLS (or WPS ET) workbook"),
    "xlsb": Message("二进制 XLSB 工作簿", "a binary XLSB workbook"),
    "ods": Message("ODS 工作簿", "an ODS workbook"),
    "docx": Message("Word 文档", "a Word document"),
}
_FIXES = {
    "locked": Message(
        "请在表格软件中取消密码后再保存。", "Open it, take the password off and save it again."
    )
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
    for part in parts(data, name) & _PARTS.keys():
        raise _refusal(name, _PARTS[part])


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
