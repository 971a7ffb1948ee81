"""Bars and sparklines: numbers drawn in the characters of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_EIGHTHS = " ▏▎▍▌▋▊▉"
_STEPS = "▁▂▃▄▅▆▇█"


def bar(value: float, most: float, width: int) -> str:
    """A bar whose length is to `width` columns as the value is to the greatest one.

    It is exact to an eighth of a column; a value above 0 has at least an eighth.
    """
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(value / most, 1.0) * width * 8))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def sparkline(values: Sequence[float], width: int) -> str:
    """A line of one column a value, or for several values where there are more than columns.

    A column shows the mean of its values; 0 is a space.
    """
    if not values or width <= 0:
        return ""
    count = min(len(values), width)
    edges = [len(values) * at // count for at in range(count + 1)]
    means = [sum(values[a:b]) / (b - a) for a, b in pairwise(edges)]
    most = max(means)
    if most <= 0:
        return " " * count
    return "".join(" " if mean <= 0 else _STEPS[min(7, int(mean / most * 8))] for mean in means)
