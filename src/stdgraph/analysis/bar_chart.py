"""Bar charts as pictures: SVG whose text stays text, and PNG for documents that take no SVG."""

from __future__ import annotations

import io
import warnings
from xml.sax.saxutils import escape

from stdgraph.model.report import Bars

_WIDTH, _LABELS, _LINE, _MARGIN = 720, 220, 24, 8
_COLOUR = "#2166ac"
# Fonts that have Chinese signs, as systems name them; the first that is there is taken.
_FONTS = (
    "Noto Sans CJK SC",
    "Noto Serif CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "DejaVu Sans",
)


def bars_svg(found: Bars) -> str:
    """Return the chart as an SVG element (SVG 1.1); each bar has its figure beside it."""
    longest = max((value for _, value in found.bars), default=0) or 1
    room = _WIDTH - _LABELS - 80
    height = 2 * _MARGIN + _LINE * len(found.bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img">',
        f"<title>{escape(found.title)}</title>",
    ]
    for index, (label, value) in enumerate(found.bars):
        top = _MARGIN + _LINE * index
        length = round(room * value / longest, 1)
        lines += [
            f'<text x="{_LABELS - 8}" y="{top + 16}" text-anchor="end">{escape(label)}</text>',
            f'<rect x="{_LABELS}" y="{top + 3}" width="{length}" height="{_LINE - 6}" '
            f'fill="{_COLOUR}"/>',
            f'<text x="{_LABELS + length + 6}" y="{top + 16}">{value}</text>',
        ]
    return "\n".join([*lines, "</svg>"])


def bars_png(found: Bars) -> bytes:
    """Return the chart as a PNG picture, in a font that has Chinese signs if there is one."""
    # Loading matplotlib takes a second that no other command should pay.
    from matplotlib import font_manager  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    known = {font.name for font in font_manager.fontManager.ttflist}
    family = [name for name in _FONTS if name in known]
    figure = Figure(figsize=(7.2, 0.6 + 0.28 * len(found.bars)), dpi=150)
    axes = figure.add_subplot()
    places = range(len(found.bars))
    drawn = axes.barh(places, [value for _, value in found.bars], color=_COLOUR)
    axes.bar_label(drawn, padding=3)
    axes.invert_yaxis()
    axes.set_yticks(places, [label for label, _ in found.bars], fontfamily=family)
    axes.set_title(found.title, fontfamily=family)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    out = io.BytesIO()
    with warnings.catch_warnings():
        # Without such a font the signs are boxes; the table beside the chart has them all.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(out, format="png", bbox_inches="tight")
    return out.getvalue()
