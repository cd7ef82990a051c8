"""Dates as sources print them: a day, a month or a year, never padded.

Calendar dates by GB/T 7408.1 (ISO 8601-1), extended format: ``2017``, ``2017-12``, ``2017-12-29``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from stdgraph.errors import BadInput, Message

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of the precision that its source gave.

    ``printed`` is the source's form; ``earliest`` and ``latest`` are the first and last day
    that it can mean (equal for a full date).
    """

    printed: str
    earliest: date
    latest: date

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.earliest.year

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return ("year", "month", "day")[self.printed.count("-")]

    def certainly_by(self, day: date) -> bool:
        """Say whether the date has come on ``day``, whatever it exactly is."""
        return self.latest <= day

    def certainly_after(self, day: date) -> bool:
        """Say whether the date still lies ahead on ``day``, whatever it exactly is."""
        return self.earliest > day


def parse_date(text: str) -> PartialDate:
    """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        BadInput: another form, or a day that the calendar lacks.
    """
    match = _FORM.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        # What isn't there can be any month or day; a written 0 is none of the calendar's.
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = 12 if month is None else month
        last_day = calendar.monthrange(year, last_month)[1] if day is None else day
        last = date(year, last_month, last_day)
    except ValueError:
        raise BadInput(
            Message(
                f"日期“{text}”不是年、年月或年月日。",
                f"“{text}” is not a year, a year and month, or a full date.",
            ),
            Message(
                "请写成 2020、2020-11 或 2020-11-19。",
                "Write it as 2020, 2020-11 or 2020-11-19.",
            ),
        ) from None
    printed = "-".join(
        part if index == 0 else part.zfill(2)
        for index, part in enumerate(match.groups())
        if part is not None
    )
    return PartialDate(printed, first, last)
