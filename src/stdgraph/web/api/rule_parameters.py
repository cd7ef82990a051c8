"""The switches of the rule of counting as parameters of addresses, the same wherever one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, Signature
from typing import Annotated, Any

from stdgraph.errors import Message
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.switches import CHOICES, TRUTHS, switched
from stdgraph.web.api import parameters
from stdgraph.web.api.described import parameter
from stdgraph.web.api.held import Findings

LEVEL = Message("GB/T 4754—2017 的层级", "Level of GB/T 4754-2017")
AS_OF = Message(
    "按哪一天的状态计，如 2026-08-25；不写则用数据日期",
    "Day whose states count, such as 2026-08-25; the data date when left out",
)
ANSWERS = {"true": True, "false": False}
_SEVERAL = Message("可写多个，用逗号隔开", "several parted by commas")


def rule_of(findings: Findings, level: IndustryLevel, **defaults: bool) -> Callable[..., Rule]:
    """Return what reads the rule of a request: its level, day and switches.

    ``level`` and ``defaults`` are what stands where the address says nothing. The function raises
    BadUsage for a value that a switch doesn't have, and NotFound for a graph without a data date;
    its signature tells the parameters.
    """

    def read(level: str, as_of: str, **given: str) -> Rule:
        chosen: dict[str, Any] = {name: _several(name, given[name]) for name in CHOICES}
        chosen |= {
            name: ANSWERS[parameters.choice(name, given[name], tuple(ANSWERS))] for name in TRUTHS
        }
        at, day = parameters.level(level), parameters.day("as_of", as_of)
        return switched(findings.default_rule(at, day), chosen)

    read.__signature__ = Signature(list(_parameters(level, defaults)))  # type: ignore[attr-defined]
    return read


def _parameters(level: IndustryLevel, defaults: Mapping[str, bool]) -> Iterator[Parameter]:
    yield _parameter("level", level.value, parameter(LEVEL, values=parameters.LEVELS))
    yield _parameter("as_of", "", parameter(AS_OF, form="date"))
    for name, choice in CHOICES.items():
        several = Message(
            f"{choice.meaning.zh}（{_SEVERAL.zh}）", f"{choice.meaning.en} ({_SEVERAL.en})"
        )
        yield _parameter(name, ",".join(choice.first), parameter(several))
    for name, meaning in TRUTHS.items():
        standing = str(defaults.get(name, _default(name))).lower()
        yield _parameter(name, standing, parameter(meaning, values=tuple(ANSWERS)))


def _parameter(name: str, default: str, described: Any) -> Parameter:
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[str, described]
    )


def _several(name: str, text: str) -> tuple[str, ...]:
    values = CHOICES[name].values
    return tuple(parameters.choice(name, word.strip(), values) for word in text.split(","))


def _default(name: str) -> bool:
    fields: Mapping[str, Any] = Rule.__dataclass_fields__
    return bool(fields[name].default)
