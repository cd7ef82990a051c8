"""What would close most gaps, as JSON and in words, with how it was weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stdgraph.analysis.closing import Step, closing_steps
from stdgraph.catalogue.gaps import Evidence
from stdgraph.errors import Message
from stdgraph.model.gap import Coverage

MOST_STEPS = 50
WEIGHING = Message(
    "权重：每个行业计 1，另加已收录的试点数（不具代表性）和列出它的指南版本数；"
    "新标准假设为国家标准、现行、适用于所归行业。",
    "Weight: 1 for each industry, and 1 for each recorded pilot (not representative) and each "
    "edition of the guide that names it; a new standard is taken to be a national one in force, "
    "applied where it is filed.",
)


def closing(found: Evidence, coverage: Coverage, most: int) -> tuple[Step, ...]:
    """Return up to ``most`` new standards that would close most gaps of ``coverage``."""
    named = found.around.named or {}
    return tuple(closing_steps(found.tree, coverage.gaps, coverage.rule, named, most))


def closing_record(steps: Sequence[Step]) -> dict[str, Any]:
    """Return the steps as JSON with how they were weighed."""
    return {
        "weighing": {"zh": WEIGHING.zh, "en": WEIGHING.en},
        "steps": [
            {
                "filed_at": list(step.codes),
                "named_zh": step.named.name_zh if step.named else "",
                "named_en": step.named.name_en if step.named else "",
                "closes": [cell.industry.code for cell in step.closed],
                "pilots": sorted({p for cell in step.closed for p in cell.pilots}),
                "editions": _editions(step),
                "weight": step.weight,
            }
            for step in steps
        ],
    }


def closing_words(step: Step) -> Message:
    """Return a step in a sentence."""
    pilots = len({p for cell in step.closed for p in cell.pilots})
    editions = _editions(step)
    where = "; ".join(step.codes)
    zh = f"（{step.named.name_zh}）" if step.named else ""
    en = f" ({step.named.name_en or step.named.name_zh})" if step.named else ""
    names = "; ".join(f"{c.industry.code} {c.industry.label_zh}" for c in step.closed)
    names_en = "; ".join(f"{c.industry.code} {c.industry.label_en}" for c in step.closed)
    return Message(
        f"归入 {where}{zh}：{len(step.closed)} 个行业离开清单（{names}）；"
        f"已收录试点 {pilots}，列出的指南版本：{'、'.join(editions) or '未收录'}；"
        f"权重 {step.weight}",
        f"filed at {where}{en}: takes {len(step.closed)} off the list ({names_en}); recorded "
        f"pilots {pilots}, named by editions {', '.join(editions) or 'not recorded'}; "
        f"weight {step.weight}",
    )


def _editions(step: Step) -> list[str]:
    return sorted({n.edition for cell in step.closed for n in cell.demand.named})
