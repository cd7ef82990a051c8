"""What a standard's number says once it is read, and each form in which it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .bodies import TYPE_BY_MARK
from .kinds import AmendmentForm, DocumentType, Kind, Level, Nature, Style

_PART_SIGN = {Style.CHINESE: ".", Style.COLON: "-"}
_TO_HYPHEN = str.maketrans("/ ", "--")

# The sign before an amendment's year, and whether the name is written as ISO does ("Amd 1").
_AMENDMENT_SIGN = {Style.CHINESE: "-", Style.HYPHEN: "-", Style.COLON: ":"}
_CAPITAL_AMENDMENT_BODIES = frozenset({"IEC", "IEC/IEEE"})


@dataclass(frozen=True, slots=True)
class Amendment:
    """Which amendment of its target a number names; ``year`` is its own, ``None`` if not given."""

    form: AmendmentForm
    number: int
    year: int | None

    @property
    def name(self) -> str:
        """``XG1``, ``AMD1``, ``COR2``."""
        return f"{self.form}{self.number}"


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """A standard's number, read.

    ``prefix``: the standard prefix (标准代号) with the letter left out: ``GB``, ``YD``, ``DB11``,
    ``T/CAMS``, ``Q/320100 XYZ``, ``ISO/IEC``; of a plan item, the prefix it is planned under.
    ``mark``: ``T``, ``Z``, ``TR``, ``TS``, ``PAS``, ``Guide`` or empty, as the number shows it.
    ``order`` and ``part`` as printed, leading zeros kept; ``part`` may have levels (``5-10``).
    ``year``: four digits, from 1949 to 2099 (a plan item's is the year of the plan), or ``None``.
    ``month``: only where the body prints one (ITU-T, DIN).
    ``nature``: ``None`` where the number doesn't tell.
    ``stage``: of a draft (``DIS``), ``department``: the code in a national plan number (``604``).
    ``dual``: the international number behind the slash of a dual number (identical adoption).
    ``twin``: the ISO/IEC number of a text that ITU-T publishes in common with it.
    ``printed``: the text that was read; it plays no part in comparisons.
    """

    style: Style
    prefix: str
    level: Level
    nature: Nature | None
    order: str
    part: str | None = None
    year: int | None = None
    month: int | None = None
    mark: str = ""
    stage: str | None = None
    department: str | None = None
    amendment: Amendment | None = None
    dual: StandardNumber | None = None
    twin: StandardNumber | None = None
    printed: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Return the canonical form."""
        return self.canonical

    @property
    def kind(self) -> Kind:
        """What the number names: edition, work (undated), plan, project or amendment."""
        if self.style.is_plan:
            return Kind.PLAN
        if self.amendment is not None:
            return Kind.AMENDMENT
        if self.stage is not None:
            return Kind.PROJECT
        dated = self.year is not None or (self.twin is not None and self.twin.year is not None)
        return Kind.EDITION if dated else Kind.WORK

    @property
    def document_type(self) -> DocumentType:
        """The document type that the number shows; an amendment's is ``amendment``."""
        if self.amendment is not None:
            return DocumentType.AMENDMENT
        return TYPE_BY_MARK.get(self.mark, DocumentType.STANDARD)

    @property
    def canonical(self) -> str:
        """The one way to write the number; reading it again gives the same number."""
        if self.style.is_plan:
            return self._plan()
        text = self._head(self._words()) + self._draft() + self._numeral()
        text += self._printed_date() + self._printed_amendment()
        if self.dual is not None:
            text += "/" + self.dual.canonical
        if self.twin is not None:
            text += " | " + self.twin.canonical
        return text

    @property
    def path(self) -> str:
        """The number as one path segment; different numbers have different paths."""
        if self.style.is_plan:
            return self._plan()
        head = "-".join((self.prefix, *self._words())).translate(_TO_HYPHEN) + self._gap()
        text = head + self._draft() + self._numeral() + self._date() + self._amended("-")
        if self.dual is not None:
            text += "_" + self.dual.path
        if self.twin is not None:
            text += "~" + self.twin.path
        return text

    @property
    def key(self) -> str:
        """Compact upper-case search key: no spaces, no T or Z, no TR, TS, PAS, no draft stage."""
        if self.style.is_plan:
            return self._plan()
        slash = "/" if self.level is Level.LOCAL else ""
        text = self.prefix + slash + self._own_sequence() + self._numeral()
        return (text + self._date() + self._amended("/")).replace(" ", "").upper()

    @property
    def work(self) -> str | None:
        """The undated number (``GB/T 20720.1``); ``None`` for a plan item, which has no work."""
        if self.style.is_plan:
            return None
        return self._head((self.mark,) if self.mark else ()) + self._numeral()

    @property
    def work_path(self) -> str | None:
        """Path of the work: ``GB-20720.1`` for GB, GB/T and GB/Z alike, as they share numbers.

        ``None`` for a plan item. ISO's and IEC's deliverables (TR, TS, PAS) share one sequence
        in the same way; guides have their own.
        """
        return None if self.style.is_plan else self._stem() + self._numeral()

    @property
    def series(self) -> str | None:
        """The number of the series (``GB/T 20720``); ``None`` if the number is not of a part."""
        if self.part is None:
            return None
        mark = self.mark if self.style is Style.CHINESE else self._own_sequence()
        return self._head((mark,) if mark else ()) + self.order

    @property
    def series_path(self) -> str | None:
        """Path of the series: ``GB-20720``; ``None`` if the number is not of a part."""
        return None if self.part is None else self._stem() + self.order

    @property
    def own(self) -> StandardNumber:
        """The number without the one it shares the document with (dual or twin)."""
        return replace(self, dual=None, twin=None)

    @property
    def target(self) -> StandardNumber | None:
        """The edition that an amendment amends; ``None`` if this is no amendment."""
        return None if self.amendment is None else replace(self, amendment=None)

    @property
    def lookalike(self) -> str | None:
        """The number that this one is easily mistaken for: GB/Z for GBZ and the reverse."""
        if self.prefix == "GBZ" and not self.mark:
            return replace(self, prefix="GB", mark="Z").canonical
        if self.prefix == "GB" and self.mark == "Z" and not self.style.is_plan:
            return replace(self, prefix="GBZ", mark="").canonical
        return None

    def _plan(self) -> str:
        if self.style is Style.NATIONAL_PLAN:
            return f"{self.year}{self.order}-{self.mark}-{self.department}"
        return f"{self.year}-{self.order}{self.mark}-{self.prefix}"

    def _words(self) -> tuple[str, ...]:
        if self.style is Style.HYPHEN:
            return ()
        stage = (self.stage,) if self.stage else ()
        shown = (self.stage or "").endswith(self.mark)  # DTR says both: draft, technical report
        return stage if (shown and self.stage) or not self.mark else (*stage, self.mark)

    def _head(self, words: tuple[str, ...]) -> str:
        if self.level is Level.LOCAL and not words:
            return f"{self.prefix}/ "
        if self.prefix == "ANSI/ISA":
            return "ANSI/ISA-"
        if not words:
            return f"{self.prefix} "
        slash = self.style is Style.CHINESE or self.prefix.endswith("ISO")
        joiner = "/" if slash and words != ("Guide",) else " "
        return f"{self.prefix}{joiner}{' '.join(words)} "

    def _draft(self) -> str:
        return "P" if self.style is Style.HYPHEN and self.stage else ""

    def _numeral(self) -> str:
        return self.order + (f"{_PART_SIGN[self.style]}{self.part}" if self.part else "")

    def _own_sequence(self) -> str:
        return self.mark if self.mark == "Guide" else ""

    def _stem(self) -> str:
        words = (self.prefix, "Guide") if self._own_sequence() else (self.prefix,)
        return "-".join(words).translate(_TO_HYPHEN) + self._gap()

    def _gap(self) -> str:
        # A registered code may end in a digit (T/XA1 12), which a hyphen would let run together.
        open_code = self.level in {Level.GROUP, Level.ENTERPRISE}
        return "~" if open_code and self.prefix[-1].isdigit() else "-"

    def _printed_date(self) -> str:
        if self.year is None:
            return ""
        month = f"{self.month:02d}" if self.month else ""
        if self.style is Style.ITU:
            return f" ({month}/{self.year})" if month else f" ({self.year})"
        sign = ":" if self.style is Style.COLON else "-"
        return f"{sign}{self.year}" + (f"-{month}" if month else "")

    def _date(self) -> str:
        if self.year is None:
            return ""
        return f"-{self.year}" + (f"-{self.month:02d}" if self.month else "")

    def _printed_amendment(self) -> str:
        if self.amendment is None:
            return ""
        text, sign = self.amendment.name, _AMENDMENT_SIGN[self.style]
        if self.style is not Style.CHINESE and self.prefix not in _CAPITAL_AMENDMENT_BODIES:
            text = f"{self.amendment.form.capitalize()} {self.amendment.number}"
        return f"/{text}" + (f"{sign}{self.amendment.year}" if self.amendment.year else "")

    def _amended(self, sign: str) -> str:
        if self.amendment is None:
            return ""
        year = f"-{self.amendment.year}" if self.amendment.year else ""
        return sign + self.amendment.name + year
