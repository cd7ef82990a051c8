"""The matrix of coverage as a picture: SVG 1.1, told by letters and hatching as well as colour.

https://www.w3.org/TR/SVG11/: every text is text, so that it can be selected and searched, and
each cell has a ``title`` that says what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from stdgraph.errors import Lang, Message
from stdgraph.model.gap import Cell, CoverageType
from stdgraph.model.gap_words import (
    ALL_TO_VERIFY,
    LETTERS,
    NOT_NONE,
    TO_VERIFY_SIGN,
    TYPE_WORDS,
    filed_words,
    letter_of,
    rule_words,
)
from stdgraph.model.matrix import Matrix, Theme

CELL = 26
HEAD = 180
MARGIN = 12
LINE = 18
WRAP = 110  # signs of a line of the rule; a Chinese sign counts as two
_WORDS = re.compile(r"[!-~]+ *|[^!-~]")
TITLE = Message("各行业的标准覆盖情况", "Coverage of industries by standards")


@dataclass(frozen=True, slots=True)
class Look:
    """How a type looks: its fill, and the path of its hatching in a square of 6 (or empty)."""

    fill: str
    hatch: str = ""


_RISING, _FALLING, _UPRIGHT, _LEVEL = "M0 6L6 0", "M0 0L6 6", "M3 0V6", "M0 3H6"
LOOKS = {
    CoverageType.COVERED: Look("#1b7837"),
    CoverageType.PARTLY: Look("#7fbf7b", _RISING),
    CoverageType.NOT_VERIFIED: Look("#d9f0d3", _LEVEL),
    CoverageType.OUTDATED_ONLY: Look("#e7d4a8", _FALLING),
    CoverageType.WIDER_ONLY: Look("#c6dbef", _RISING),
    CoverageType.CROSS_INDUSTRY_ONLY: Look("#eff3ff"),
    CoverageType.GROUP_OR_LOCAL_ONLY: Look("#fdd0a2", _UPRIGHT),
    CoverageType.GUIDING_ONLY: Look("#fdae6b", _LEVEL),
    CoverageType.UPCOMING_ONLY: Look("#dadaeb", _FALLING),
    CoverageType.PLANNED_ONLY: Look("#bcbddc", _UPRIGHT),
    CoverageType.WITHDRAWN_ONLY: Look("#d9d9d9", f"{_RISING}{_FALLING}"),
    CoverageType.SEARCHED_NONE_FOUND: Look("#ffffff", _LEVEL),
    CoverageType.NOT_SEARCHED: Look("#ffffff"),
}
_DARK = frozenset({CoverageType.COVERED})


def heat_map(found: Matrix, lang: Lang) -> str:
    """Return the matrix as SVG text, with its rule, its legend and its cautions."""
    left = (
        MARGIN + 16 * max((_width(_industry(cell, lang)) for cell in _rows(found)), default=8) // 2
    )
    top = MARGIN + 2 * LINE + HEAD
    width = max(left + CELL * len(found.themes) + HEAD, 860)
    below = top + CELL * len(found.industries) + LINE
    foot = list(_foot(found, lang, below))
    height = below + LINE * (len(foot) + len(LOOKS) + 1) + MARGIN
    title = f"{TITLE.text(lang)} ({found.edition}, {found.rule.as_of})"
    rule = rule_words(found.rule).text(lang)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" xml:lang="{lang}" '
            "font-family=\"system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif\" "
            'font-size="13">',
            f"<title>{escape(title)}</title><desc>{escape(rule)}</desc>",
            f"<defs>{''.join(_patterns())}</defs>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            f'<text x="{MARGIN}" y="{MARGIN + LINE}" font-size="17">{escape(title)}</text>',
            *_heads(found, lang, left, top),
            *_body(found, lang, left, top),
            *foot,
            *_legend(found, lang, below + LINE * len(foot)),
            "</svg>",
            "",
        ]
    )


def _rows(found: Matrix) -> Iterator[Cell]:
    return (found.cells[i.code, found.themes[0].key] for i in found.industries)


def _industry(cell: Cell, lang: Lang) -> str:
    label = cell.industry.label_zh if lang == "zh" else cell.industry.label_en
    return f"{cell.industry.code} {_short(label, 46)}"


def _theme(theme: Theme, lang: Lang) -> str:
    return f"{theme.code} {theme.label_zh if lang == 'zh' else theme.label_en}"


def _patterns() -> Iterator[str]:
    for kind, look in LOOKS.items():
        if look.hatch:
            yield (
                f'<pattern id="{kind}" width="6" height="6" patternUnits="userSpaceOnUse">'
                f'<rect width="6" height="6" fill="{look.fill}"/>'
                f'<path d="{look.hatch}" stroke="#00000055" fill="none"/></pattern>'
            )


def _fill(kind: CoverageType) -> str:
    return f"url(#{kind})" if LOOKS[kind].hatch else LOOKS[kind].fill


def _heads(found: Matrix, lang: Lang, left: int, top: int) -> Iterator[str]:
    for column, theme in enumerate(found.themes):
        x = left + CELL * column + CELL // 2
        yield (
            f'<text transform="translate({x + 4},{top - 6}) rotate(-50)">'
            f"{escape(_short(_theme(theme, lang), 34))}</text>"
        )


def _body(found: Matrix, lang: Lang, left: int, top: int) -> Iterator[str]:
    for row, industry in enumerate(found.industries):
        y = top + CELL * row
        label = _industry(found.cells[industry.code, found.themes[0].key], lang)
        yield f'<text x="{left - 6}" y="{y + 17}" text-anchor="end">{escape(label)}</text>'
        for column, theme in enumerate(found.themes):
            cell = found.cells[industry.code, theme.key]
            yield _square(cell, theme, lang, left + CELL * column, y)


def _square(cell: Cell, theme: Theme, lang: Lang, x: int, y: int) -> str:
    words = f"{_industry(cell, lang)} × {_theme(theme, lang)}: {TYPE_WORDS[cell.type].text(lang)}"
    if cell.n:
        words += f" {cell.k}/{cell.n}"
    if cell.count:
        words += f" ({cell.count})"
    if cell.is_to_verify:
        words += f" – {ALL_TO_VERIFY.text(lang)}"
    return (
        f"<g><title>{escape(words)}</title>"
        f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{_fill(cell.type)}" '
        'stroke="#777777" stroke-width="0.5"/>'
        f'<text x="{x + CELL // 2}" y="{y + 17}" text-anchor="middle" '
        f'fill="{"#ffffff" if cell.type in _DARK else "#111111"}">{letter_of(cell)}</text></g>'
    )


def _foot(found: Matrix, lang: Lang, y: int) -> Iterator[str]:
    words = [rule_words(found.rule), filed_words(found), NOT_NONE]
    lines = [line for message in words for line in _wrapped(message.text(lang))]
    for index, line in enumerate(lines):
        yield f'<text x="{MARGIN}" y="{y + LINE * (index + 1)}">{escape(line)}</text>'


def _legend(found: Matrix, lang: Lang, y: int) -> Iterator[str]:
    shown = Counter(cell.type for cell in found.cells.values())
    kinds = [kind for kind in LOOKS if shown[kind]]
    for index, kind in enumerate(kinds):
        at = y + LINE * (index + 1)
        yield (
            f'<rect x="{MARGIN}" y="{at - 6}" width="20" height="16" fill="{_fill(kind)}" '
            'stroke="#777777" stroke-width="0.5"/>'
            f'<text x="{MARGIN + 28}" y="{at + 7}">{LETTERS[kind]}  '
            f"{escape(TYPE_WORDS[kind].text(lang))}: {shown[kind]}</text>"
        )
    if unread := sum(cell.is_to_verify for cell in found.cells.values()):
        at = y + LINE * (len(kinds) + 1) + 7
        words = f"{TO_VERIFY_SIGN}  {ALL_TO_VERIFY.text(lang)}: {unread}"
        yield f'<text x="{MARGIN + 28}" y="{at}">{escape(words)}</text>'


def _width(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)


def _short(text: str, most: int) -> str:
    while _width(text) > most:
        text = text[:-2].rstrip() + "…"
    return text


def _wrapped(text: str) -> Iterator[str]:
    """Break a text into lines: between words, and anywhere in Chinese."""
    line = ""
    for word in _WORDS.findall(text):
        if _width(line + word.rstrip()) > WRAP:
            yield line.rstrip()
            line = ""
        line += word
    yield line.rstrip()
