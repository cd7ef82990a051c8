"""The switches of the rule of counting as options, the same for every command that counts."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from stdgraph.catalogue.gaps import default_rule
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.switches import CHOICES, TRUTHS, Given, switched
from stdgraph.store.port import Store


class Switches:
    """The switches that were given to a command; ``rule`` makes the rule of them."""

    def __init__(self, level: str, as_of: datetime | None, given: Given) -> None:
        """Take the options' values; what wasn't given is None."""
        self.level = IndustryLevel(level)
        self.as_of: date | None = as_of.date() if as_of else None
        self.given = given

    def rule(self, store: Store, **defaults: bool) -> Rule:
        """Return the default rule with the switches set; ``defaults`` hold where none is given.

        Raises:
            NotFound: the graph has no data date.
        """
        rule = switched(default_rule(store, self.level, self.as_of), defaults)
        return switched(rule, self.given)


def rule_options(level: IndustryLevel) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the switches as options and pass it ``switches``; ``level`` is the default."""
    options = [
        click.option(
            "--level",
            type=click.Choice([level.value for level in IndustryLevel]),
            default=level.value,
            show_default=True,
            help="Level of GB/T 4754-2017: section 门类, division 大类, group 中类, class 小类.",
        ),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            help="Day whose states count (default: the data's own date).",
        ),
        *(
            click.option(
                f"--{name.replace('_', '-')}",
                type=click.Choice(choice.values),
                multiple=True,
                help=f"{choice.meaning.en}; may be repeated (default: {', '.join(choice.first)}).",
            )
            for name, choice in CHOICES.items()
        ),
        *(
            click.option(
                f"--{name.replace('_', '-')}/--no-{name.replace('_', '-')}",
                default=None,
                help=f"{meaning.en} (default: {_default(name)}).",
            )
            for name, meaning in TRUTHS.items()
        ),
    ]

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_switches(*args: Any, level: str, as_of: datetime | None, **rest: Any) -> Any:
            given: dict[str, Any] = {name: rest.pop(name) or None for name in CHOICES}
            given |= {name: rest.pop(name) for name in TRUTHS}
            return command(*args, switches=Switches(level, as_of, given), **rest)

        for option in reversed(options):
            with_switches = option(with_switches)
        return with_switches

    return decorate


def _default(name: str) -> str:
    return "yes" if getattr(Rule(date.min), name) else "no"
