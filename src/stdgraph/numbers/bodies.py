"""The issuing bodies outside China whose numbers are read, alone and in joint prefixes.

ISO/IEC Directives, Part 1 and the bodies' own catalogues show the forms; the European and other
national ones are a best effort for what Chinese standards cite, not a register.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .kinds import DocumentType, Level

_INTERNATIONAL = (
    "ISO",
    "IEC",
    "ISO/IEC",
    "ISO/IEC/IEEE",
    "ISO/IEEE",
    "IEC/IEEE",
    "ISO/ASTM",
    "ISO/SAE",
    "ISO/CIE",
    "ISO/HL7",
    "IEC/ISO",
)

_FOREIGN = (
    "EN",
    "EN ISO",
    "EN IEC",
    "EN ISO/IEC",
    "EN ISO/ASTM",
    "DIN",
    "DIN EN",
    "DIN EN ISO",
    "DIN EN IEC",
    "DIN EN ISO/IEC",
    "DIN ISO",
    "DIN SPEC",
    "BS",
    "BS EN",
    "BS EN ISO",
    "BS EN IEC",
    "BS ISO",
    "BS IEC",
    "VDI",
    "VDI/VDE",
    "VDMA",
)

# Written like IEC 62264-1:2013; level by prefix.
COLON_BODIES: Mapping[str, Level] = MappingProxyType(
    dict.fromkeys(_INTERNATIONAL, Level.INTERNATIONAL) | dict.fromkeys(_FOREIGN, Level.FOREIGN)
)

# DIN prints the month of issue behind the year: DIN SPEC 91345:2016-04.
MONTH_BODIES = frozenset(name for name in _FOREIGN if name.startswith("DIN"))

# The word in the number -> the stage it shows and the document type's mark it carries.
# Stage codes: ISO/IEC Directives, Part 1, 2.1 (NP, WD, CD, DIS, FDIS); CDV is IEC's enquiry draft.
MARK_WORDS: Mapping[str, tuple[str | None, str]] = MappingProxyType(
    {
        "TR": (None, "TR"),
        "TS": (None, "TS"),
        "PAS": (None, "PAS"),
        "GUIDE": (None, "Guide"),
        "DTR": ("DTR", "TR"),
        "DTS": ("DTS", "TS"),
        "DPAS": ("DPAS", "PAS"),
        **{stage: (stage, "") for stage in ("NP", "AWI", "WD", "CD", "CDV", "DIS", "FDIS", "PRF")},
    }
)

TYPE_BY_MARK: Mapping[str, DocumentType] = MappingProxyType(
    {
        "Z": DocumentType.GUIDING_TECHNICAL_DOCUMENT,
        "TR": DocumentType.TECHNICAL_REPORT,
        "TS": DocumentType.TECHNICAL_SPECIFICATION,
        "PAS": DocumentType.PUBLICLY_AVAILABLE_SPECIFICATION,
        "Guide": DocumentType.GUIDE,
    }
)

# IEEE gives a stand-alone standard capital letters and an amendment small ones (802.1Qcc amends
# 802.1Q); the letters themselves are unique whatever their case, so the case follows from this
# list of stand-alone ones in the 802.1 family.
# Longer ones come first.
IEEE_8021_STANDALONE = (
    *("AB", "AC", "AE", "AR", "AS", "AX", "BA", "BR", "CB", "CF", "CM", "CQ", "CS"),
    *("DC", "DF", "DG", "DP", "DU", "D", "Q", "X"),
)
