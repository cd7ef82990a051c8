"""What DOCX and XLSX have in common: packages (ISO/IEC 29500-2) of XML."""

from __future__ import annotations

import io
import re
import zipfile

from stdgraph.errors import BadSyntax, Message

MOST_UNPACKED = 300_000_000
# XML 1.0, 2.2: these signs have no place in a document.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parts(data: bytes, name: str) -> frozenset[str]:
    """Return the names of a package's parts.

    Raises:
        BadSyntax: it is no ZIP file, or unpacks to more than is read here.
    """
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise BadSyntax(
            Message(f"{name} 不是完整的 Office 文件。", f"{name} is not a whole Office file."),
            Message("请重新保存后再试。", "Save it anew and try again."),
        ) from error
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise BadSyntax(
            Message(
                f"{name} 解压后超过 {MOST_UNPACKED} 字节。",
                f"{name} unpacks to more than {MOST_UNPACKED} bytes.",
            ),
            Message("请拆分后再试。", "Split it and try again."),
        )
    return frozenset(entry.filename for entry in entries)


def for_xml(text: str) -> str:
    """Return a text without the signs that XML can't hold."""
    return _NO_XML.sub("", text)
