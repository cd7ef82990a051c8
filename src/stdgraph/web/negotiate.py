"""Which format and language a client wants: RFC 9110, sections 12.4.2 and 12.5."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdgraph.errors import Lang
from stdgraph.store.formats import Format

_ANY = "*/*"


def preferences(header: str) -> list[tuple[str, float]]:
    """Read a list with weights; a weight that can't be read counts as 1, as an absent one does."""
    found = []
    for item in header.split(","):
        value, *parameters = (part.strip() for part in item.split(";"))
        if value:
            found.append((value.lower(), _weight(parameters)))
    return found


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def best_format(header: str | None, offered: Sequence[Format]) -> Format | None:
    """Return the format that suits ``Accept`` best, None when none does.

    The most specific range that matches a format gives its weight (12.5.1); among equals the
    order of ``offered`` decides, and an exact media type goes before one of its aliases.
    """
    if not header or not header.strip():
        return offered[0]
    ranges = preferences(header)
    weighed = [(max(_suits(format_, ranges)), -i) for i, format_ in enumerate(offered)]
    (weight, _exact), index = max(weighed)
    return offered[-index] if weight > 0 else None


def _suits(format_: Format, ranges: list[tuple[str, float]]) -> list[tuple[float, bool]]:
    names = (format_.media_type, *format_.aliases)
    return [(_quality(name, ranges), name == format_.media_type) for name in names]


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> float:
    kind = media_type.partition("/")[0]
    for wanted in (media_type, f"{kind}/*", _ANY):
        weights = [weight for value, weight in ranges if value == wanted]
        if weights:
            return max(weights)
    return 0.0


def prefers_html(header: str | None) -> bool:
    """Tell whether a client is a browser: it asks for HTML before anything of ours."""
    ranges = preferences(header or "")
    weights = dict(ranges)
    return "text/html" in weights and weights["text/html"] >= max(weights.values())


def best_language(header: str, default: Lang) -> Lang:
    """Return ``zh`` or ``en`` by ``Accept-Language`` (12.5.4)."""
    ranges = preferences(header)
    zh, en = _language_weight(ranges, "zh"), _language_weight(ranges, "en")
    if zh == en:
        return default
    return "zh" if zh > en else "en"


def _language_weight(ranges: list[tuple[str, float]], lang: Lang) -> float:
    fit = (weight for value, weight in ranges if value == lang or value.startswith(f"{lang}-"))
    return max(fit, default=0.0)
