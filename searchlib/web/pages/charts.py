"""Small bar charts in SVG, drawn by attributes alone: the policy of the pages allows no inline style."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.frozen import frozen

_HEIGHT = 48.0
_STEP = 10.0


@frozen
class Bar:
    """One bar.

    Attributes:
        label: of the span of time.
        value: its height in the unit of the chart.
        text: what is read out or shown for it.
        link: where a click leads, or None.
        x, y, height: in units of the drawing.
        tick: whether the label stands below it.
    """

    label: str
    value: float
    text: str
    link: str | None
    x: float
    y: float
    height: float
    tick: bool


@frozen
class Chart:
    """Bars side by side, `width` units wide and `height` high; `most` is what the highest can stand for."""

    bars: tuple[Bar, ...]
    width: float
    most: str = ""
    height: float = _HEIGHT


Row = tuple[str, float, str, str | None]
"""Label, value, text and link of a bar."""


def chart(rows: Sequence[Row], ticks: int = 8, most: float = 0, unit: str = "") -> Chart:
    """A chart of bars in order.

    Args:
        rows: the bars.
        ticks: at most so many labels below it.
        most: what the full height stands for, if charts are to be compared; else the highest value.
        unit: the same in words.
    """
    most = most or max((value for _, value, _, _ in rows), default=0) or 1
    every = max(1, -(-len(rows) // ticks))
    bars = []
    for number, (label, value, text, link) in enumerate(rows):
        height = round(max(value / most * _HEIGHT, 1.5 if value else 0), 1)
        bars.append(
            Bar(
                label=label,
                value=value,
                text=text,
                link=link,
                x=number * _STEP,
                y=round(_HEIGHT - height, 1),
                height=height,
                tick=number % every == 0 and len(rows) - number >= every / 2,
            )
        )
    return Chart(tuple(bars), max(len(rows), 1) * _STEP, unit)
