"""The text of PDF files (ISO 32000), page by page; a scanned page has none."""

from __future__ import annotations

import io
import logging

import pypdf

from stdgraph.errors import BadSyntax, Message
from stdgraph.model.citation import Passage, Place

MOST_PAGES = 3000


def read_pdf(data: bytes, name: str) -> tuple[Passage, ...]:
    """Return a passage for each page; a page without text gives an empty one.

    Raises:
        BadSyntax: it is no PDF file, is locked by a password, or has too many pages.
    """
    # pypdf tells of every oddity in a file as a log message; what matters is raised.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused(name, "有密码保护", "is locked by a password")
        if len(reader.pages) > MOST_PAGES:
            raise _refused(name, f"超过 {MOST_PAGES} 页", f"has more than {MOST_PAGES} pages")
        texts = [page.extract_text() for page in reader.pages]
    except BadSyntax:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise _refused(name, "不是完整的 PDF 文件", "is not a whole PDF file") from error
    return tuple(
        Passage(text, Place(page=number), lined=True) for number, text in enumerate(texts, start=1)
    )


def _refused(name: str, zh: str, en: str) -> BadSyntax:
    return BadSyntax(
        Message(f"{name} {zh}。", f"{name} {en}."),
        Message(
            "请另存为不加密的 PDF，或把文字存为文本文件。",
            "Save it as a PDF without a password, or its text as a text file.",
        ),
    )
