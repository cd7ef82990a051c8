"""What one document by itself gives an industry that it is filed at, by a rule."""

from __future__ import annotations

from stdgraph.model.gap import CoverageType, FiledDocument, Rule
from stdgraph.model.standard import Status

GROUP_OR_LOCAL = frozenset({"group", "local", "enterprise"})
GUIDING = "guiding-technical-document"
# What stands for the whole of a wider industry gives narrower ones a type.
LIVE = (CoverageType.COVERED, CoverageType.NOT_VERIFIED, CoverageType.OUTDATED_ONLY)
# What a document that doesn't count still shows, strongest first.
ONLY = (
    CoverageType.GROUP_OR_LOCAL_ONLY,
    CoverageType.GUIDING_ONLY,
    CoverageType.UPCOMING_ONLY,
    CoverageType.PLANNED_ONLY,
    CoverageType.WITHDRAWN_ONLY,
)


def standing(document: FiledDocument, rule: Rule) -> CoverageType | None:
    """Return what a document by itself gives an industry that it is filed at.

    ``covered`` where it counts, ``not-verified`` where its status is unknown, ``outdated-only``
    where it is in force and known to be outdated, one of the other ``…-only`` types where it is
    of a kind that the rule leaves out, and None where the rule doesn't look at it at all (role,
    object, international, unconfirmed, a plan that was terminated).
    """
    if not _looked_at(document, rule):
        return None
    if document.level not in rule.levels:
        return CoverageType.GROUP_OR_LOCAL_ONLY if document.level in GROUP_OR_LOCAL else None
    if document.document_type == GUIDING and not rule.guiding:
        return CoverageType.GUIDING_ONLY
    return _by_status(document, rule)


def _looked_at(document: FiledDocument, rule: Rule) -> bool:
    filed = document.role in rule.roles if document.industry else rule.unfiled
    return (
        filed
        and document.object in rule.objects
        and (document.confirmed or rule.unconfirmed)
        and document.status is not Status.TERMINATED
    )


def _by_status(document: FiledDocument, rule: Rule) -> CoverageType:
    if document.planned or document.status is Status.UNDER_DEVELOPMENT:
        return CoverageType.COVERED if rule.planned else CoverageType.PLANNED_ONLY
    match document.status:
        case Status.CURRENT:
            return CoverageType.OUTDATED_ONLY if document.outdated else CoverageType.COVERED
        case Status.UPCOMING:
            return CoverageType.COVERED if rule.upcoming else CoverageType.UPCOMING_ONLY
        case Status.WITHDRAWN:
            return CoverageType.WITHDRAWN_ONLY
        case _:
            return CoverageType.NOT_VERIFIED


def counted_as(document: FiledDocument, rule: Rule) -> str:
    """Return what a document counts as: its work or, unless parts count singly, its series."""
    return document.work if rule.parts or not document.series else document.series
