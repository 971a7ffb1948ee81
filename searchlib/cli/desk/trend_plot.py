"""Trends as a figure that a paper can print: named axes, series told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from searchlib.analysis.trend import Trend, TrendPoint

_STYLES = (
    ("#0072B2", "-", "o"),
    ("#D55E00", "--", "s"),
    ("#009E73", "-.", "^"),
    ("#CC79A7", ":", "D"),
    ("#000000", (0, (6, 2, 1, 2, 1, 2)), "v"),
    ("#E69F00", (0, (1, 1)), "P"),
    ("#56B4E9", (0, (8, 3)), "X"),
)
"""Colours of Okabe and Ito (2008), with a dash and a marker each for print in grey."""
_FONTS = ["Noto Sans", "DejaVu Sans"]
"""Both have all letters of Vietnamese; the second comes with matplotlib."""
_MARKED = 60
"""A line of more points has no markers."""
_LEGIBLE = 150
"""A line of more points is smoothed."""


def plot_trend(found: Trend, file: Path, left: Sequence[int] = ()) -> None:
    """Draws the share of each series over time into a file, whose suffix says in which format.

    Args:
        found: the series.
        file: where to.
        left: of each series how many matching paragraphs filters leave out because they have no date.

    Raises:
        OSError: the file cannot be written.
    """
    with mpl.rc_context(
        {"font.sans-serif": _available(), "font.size": 9, "svg.fonttype": "path", "pdf.fonttype": 42}
    ):
        width = running(len(found.series[0].points))
        figure = Figure(figsize=(6.3, 3.4), layout="constrained")
        axes = figure.add_subplot()
        for number, series in enumerate(found.series):
            colour, dash, marker = _STYLES[number % len(_STYLES)]
            drawn = shares(series.points, width)
            axes.plot(
                [_middle(point) for point in series.points],
                drawn,
                color=colour,
                linestyle=dash,
                marker=marker,
                markevery=marked(drawn),
                markersize=4,
                linewidth=1.3,
                clip_on=False,  # a marker at 0 is shown whole
                label=_escaped(series.query),
            )
        axes.xaxis_date()
        axes.set_xlabel(_axis_of(found, left or [0] * len(found.series)))
        axes.set_ylabel(_share_of(found, width))
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
        axes.set_ylim(bottom=0)
        if found.by in ("year", "quarter"):
            _label_spans(axes, found)
        axes.grid(axis="y", color="#dddddd", linewidth=0.6)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=3)
        figure.savefig(file, dpi=200, metadata={"Date": None} if file.suffix.lower() == ".svg" else None)


def _available() -> list[str]:
    """Those of the fonts that are installed."""
    from matplotlib import font_manager

    known = set(font_manager.get_font_names())
    return [font for font in _FONTS if font in known] or _FONTS[-1:]


def _middle(point: TrendPoint) -> float:
    """The day in the middle of a span, as matplotlib counts days."""
    first, last = date.fromisoformat(point.first), date.fromisoformat(point.last)
    return float(date2num(first + timedelta(days=(last - first).days // 2)))  # type: ignore[no-untyped-call]


def running(count: int) -> int:
    """Over how many spans a share is taken so that a line of so many stays legible; an odd number."""
    return 1 if count <= _LEGIBLE else count // _LEGIBLE // 2 * 2 + 3


def shares(points: Sequence[TrendPoint], width: int = 1) -> list[float]:
    """The share of each span and its neighbours; none without a paragraph, so that the line has a gap.

    Args:
        points: the spans.
        width: how many spans are taken together; all matches of them by all paragraphs of them.
    """
    sums = [(0, 0), *accumulate(((one.paragraphs, one.of) for one in points), _added)]
    ends = ((max(at - width // 2, 0), min(at + width // 2 + 1, len(points))) for at in range(len(points)))
    parts = ((sums[end][0] - sums[begin][0], sums[end][1] - sums[begin][1]) for begin, end in ends)
    return [paragraphs / of if of else nan for paragraphs, of in parts]


def _added(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def marked(drawn: Sequence[float]) -> list[int]:
    """Which points of a line get a marker: all of a short one, of a long one those between two gaps."""
    bounded = [nan, *drawn, nan]
    return [
        at
        for at in range(len(drawn))
        if len(drawn) <= _MARKED or (isnan(bounded[at]) and isnan(bounded[at + 2]))
    ]


def _share_of(found: Trend, width: int) -> str:
    """The name of the axis of shares."""
    over = "" if width == 1 else f",\nover {width} {found.by}s each"
    return f"share of the dated paragraphs{over}"


def _axis_of(found: Trend, left: Sequence[int]) -> str:
    """The name of the axis of time, with what is not drawn."""
    undated = [series.undated + more for series, more in zip(found.series, left, strict=True)]
    if not any(undated):
        return found.by
    return f"{found.by} (matching paragraphs without a date, not drawn: {', '.join(map(str, undated))})"


def _label_spans(axes: Axes, found: Trend) -> None:
    """A tick for each span, or for every few where there are many."""
    points = found.series[0].points
    step = max(1, -(-len(points) // (12 if found.by == "year" else 8)))
    axes.set_xticks([_middle(point) for point in points[::step]], [point.label for point in points[::step]])


def _escaped(query: str) -> str:
    """A query as a label: a dollar sign would begin a formula, a low line at the start hides the label."""
    shown = query.replace("$", r"\$")
    return f" {shown}" if shown.startswith("_") else shown
