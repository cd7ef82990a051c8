"""What a validation finds: one rule that one thing breaks, said for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stdgraph.errors import Lang, Message

Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing (``focus``) breaks one rule (``shape``).

    ``focus`` is an IRI, ``shape`` the rule's name, ``path`` the IRI of the property to mend (None
    where no single one is meant), ``value`` the IRI or text that is wrong (None where it is
    missing). ``label`` names the rule in a few words, ``message`` says what is wrong and ``fix``
    what to do; IRIs in them stand in angle brackets. ``open`` marks what a source may leave open
    and new input is asked for.
    """

    focus: str
    shape: str
    severity: Severity
    path: str | None
    value: str | None
    label: Message
    message: Message
    fix: Message
    open: bool = False

    def text(self, lang: Lang) -> str:
        """Return the whole sentence in ``lang``, ending with what to do."""
        space = " " if lang == "en" else ""
        return f"{self.message.text(lang)}{space}{self.fix.text(lang)}".strip()
