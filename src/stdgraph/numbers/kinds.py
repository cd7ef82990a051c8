"""The closed lists that a standard's number draws on; each value is the code used in the graph."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a number names."""

    EDITION = "edition"
    WORK = "work"  # undated: every edition of one order number
    PLAN = "plan"  # a plan item (计划项目), not yet a standard
    PROJECT = "project"  # a draft stage such as DIS or FDIS, not yet a standard
    AMENDMENT = "amendment"  # 修改单, Amd, Cor: never a standard of its own


class Level(StrEnum):
    """The level of a standard (Standardization Law of China, Art. 2; the rest is abroad)."""

    NATIONAL = "national"
    SECTOR = "sector"
    LOCAL = "local"
    GROUP = "group"
    ENTERPRISE = "enterprise"
    INTERNATIONAL = "international"
    FOREIGN = "foreign"


class Nature(StrEnum):
    """标准性质."""

    MANDATORY = "mandatory"
    VOLUNTARY = "voluntary"
    NOT_APPLICABLE = "not-applicable"


class DocumentType(StrEnum):
    """What sort of document bears the number."""

    STANDARD = "standard"
    GUIDING_TECHNICAL_DOCUMENT = "guiding-technical-document"
    TECHNICAL_REPORT = "technical-report"
    TECHNICAL_SPECIFICATION = "technical-specification"
    PUBLICLY_AVAILABLE_SPECIFICATION = "publicly-available-specification"
    GUIDE = "guide"
    AMENDMENT = "amendment"


class AmendmentForm(StrEnum):
    """How an amendment is named: 修改单 (XG), Amd, Cor."""

    XG = "XG"
    AMD = "AMD"
    COR = "COR"


class Style(StrEnum):
    """How a family of numbers is written."""

    CHINESE = "chinese"  # GB/T 20720.1-2019
    COLON = "colon"  # IEC 62264-1:2013
    HYPHEN = "hyphen"  # IEEE 802.1AS-2020
    ITU = "itu"  # ITU-T Y.4000 (06/2012)
    NATIONAL_PLAN = "national-plan"  # 20254645-T-604
    SECTOR_PLAN = "sector-plan"  # 2018-1665T-YD

    @property
    def is_plan(self) -> bool:
        """Whether the number is that of a plan item."""
        return self in {Style.NATIONAL_PLAN, Style.SECTOR_PLAN}
