"""What a standard's number means: the one place that reads, writes and compares them."""

from .kinds import AmendmentForm, DocumentType, Kind, Level, Nature, Style
from .model import Amendment, StandardNumber
from .parse import from_path, parse_number, suggest_number
from .prefixes import PREFIXES, PROVINCES, Prefix

__all__ = [
    "PREFIXES",
    "PROVINCES",
    "Amendment",
    "AmendmentForm",
    "DocumentType",
    "Kind",
    "Level",
    "Nature",
    "Prefix",
    "StandardNumber",
    "Style",
    "from_path",
    "parse_number",
    "suggest_number",
]
