"""The date that a text in a cell was probably meant to be."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stdgraph.errors import BadInput
from stdgraph.model.dates import parse_date

# Excel counts days from here (and takes 1900 for a leap year, which no date after it notices).
_EXCEL_ORIGIN = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 60_000)  # 1954 to 2064
_TWO_DIGIT_YEAR = 70  # 24/3/1 is of 2024, 98/3/1 of 1998
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")


def date_meant(value: str) -> str | None:
    """Return the date that a text was probably meant to be, or None.

    >>> [date_meant(text) for text in ("2020/1/5", "20200105", "45292", "24/3/1", "2024-02-30")]
    ['2020-01-05', '2020-01-05', '2024-01-01', '2024-03-01', '2024-02']
    """
    plain = _TIME.sub("", value.strip())
    if re.search("[A-Za-z:]", plain):
        # Other words than the names of months say something that is not understood here.
        return _with_month_name(plain)
    parts = re.findall(r"\d+", plain)
    if len(parts) == 1 and plain.isdigit():
        return _of_one(plain)
    if not 1 < len(parts) <= len("ymd"):
        return None
    if len(parts[0]) <= 2 and len(parts[-1]) == 4:
        parts.reverse()  # 1.3.2024 or 3/2024: day and month stay to be seen
        if len(parts) == 3:
            return None
    if len(parts[0]) == 2 and len(parts) == 3:
        parts[0] = ("20" if int(parts[0]) < _TWO_DIGIT_YEAR else "19") + parts[0]
    if len(parts[0]) != len("2020"):
        return None
    return next((text for n in range(len(parts), 0, -1) if (text := _read(parts[:n]))), None)


def _with_month_name(text: str) -> str | None:
    """Return the date of a text such as 1-Mar-2024 or March 1, 2024, which name the month."""
    words = re.findall(r"[A-Za-z]+|\d+", text)
    names = [word[:3].lower() for word in words if word.isalpha()]
    numbers = [word for word in words if word.isdigit()]
    years = [word for word in numbers if len(word) == len("2024")]
    days = [word for word in numbers if len(word) <= len("31")]
    if len(names) != 1 or names[0] not in _MONTHS or len(years) != 1 or len(days) > 1:
        return None
    return _read([years[0], str(_MONTHS.index(names[0]) + 1), *days])


def _of_one(digits: str) -> str | None:
    if len(digits) == len("20200105"):
        return _read([digits[:4], digits[4:6], digits[6:]])
    if len(digits) == len("202001"):
        return _read([digits[:4], digits[4:]])
    if int(digits) in _EXCEL_DAYS:
        return (_EXCEL_ORIGIN + timedelta(days=int(digits))).isoformat()
    return None


def _read(parts: list[str]) -> str | None:
    try:
        return parse_date("-".join([parts[0], *(part.zfill(2) for part in parts[1:])])).printed
    except BadInput:
        return None
