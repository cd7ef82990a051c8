"""Columns whose values go one by one with those of the column beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def in_step(values: Sequence[T], length: int, nothing: T) -> tuple[T, ...]:
    """Return as many values as the column beside has; ``nothing`` where none is given."""
    return (*values[:length], *[nothing] * (length - len(values)))


def for_each(values: Sequence[T], length: int, nothing: T) -> tuple[T, ...]:
    """Return the same where one value alone stands for all."""
    return in_step([values[0]] * length if len(values) == 1 else values, length, nothing)
