"""The researcher's desk as pages: a trend, a concordance, keywords; each with its form, table and data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from searchlib.analysis.concordance import SORTS
from searchlib.analysis.time_spans import UNITS
from searchlib.analysis.trend import TrendSeries
from searchlib.errors import OptionError, QueryError
from searchlib.web.api import desk_operations
from searchlib.web.api.desk_operations import SERIES
from searchlib.web.api.operations import BY_NAME
from searchlib.web.api.parameters import DEEPEST
from searchlib.web.guard.refusals import Refused, refusal
from searchlib.web.pages import addresses
from searchlib.web.pages.charts import chart
from searchlib.web.pages.page_context import Asked, Shown, render
from searchlib.web.pages.people_pages import turning

_LINES = 50


def trend_page(asked: Asked) -> Shown:
    """Queries over time: a chart and a table for each."""

    def fill(values: dict[str, Any]) -> dict[str, Any]:
        found = desk_operations.trend(asked.edition, values)
        most = max((point.share for one in found.series for point in one.points), default=0.0)
        return {"series": [_series(asked, one, values["by"], most) for one in found.series]}

    queries = [line.strip() for text in asked.values("q") for line in text.splitlines() if line.strip()]
    queries = queries[:SERIES]
    return _page(asked, "trend", fill, {"queries": queries, "units": UNITS}, q=tuple(queries))


def _series(asked: Asked, series: TrendSeries, by: str, most: float) -> dict[str, Any]:
    """A query as a chart; all of them have one scale, so that they can be compared."""
    t = asked.t
    given = {name: value for name, value in asked.given().items() if name not in ("q", "by")}
    rows = [
        (
            point.label,
            float(point.share),
            f"{point.label}: {t.number(point.paragraphs)} ({t.number(point.share * 100, 2)} %)",
            addresses.page("/search", {**given, "q": series.query, "since": point.first, "until": point.last})
            if point.paragraphs
            else None,
        )
        for point in series.points
    ]
    made = chart(rows, most=most, unit=f"{t.number(most * 100, 2)} %") if rows else None
    link = addresses.page("/search", {**given, "q": series.query})
    return {"series": series, "chart": made, "by": by, "link": link}


def concordance_page(asked: Asked) -> Shown:
    """Every occurrence in the middle of its line."""

    def fill(values: dict[str, Any]) -> dict[str, Any]:
        found = desk_operations.concordance(asked.edition, {**values, "width": 70, "limit": _LINES})
        offset, known = values["offset"], found.occurrences
        last = offset + len(found.lines)
        more = known is None and len(found.lines) == _LINES
        turned = turning(asked, offset, _LINES, last + more if known is None else known)
        if more:  # how many lines there are in all nobody has counted
            turned["shown"] = asked.t(
                "shown.more", first=asked.t.number(offset + 1), last=asked.t.number(last)
            )
        cut = known is None or known > DEEPEST
        return {"found": found, "most": DEEPEST if cut else None, **turned}

    return _page(asked, "concordance", fill, {"sorts": SORTS})


def keywords_page(asked: Asked) -> Shown:
    """Words typical of one part of the archive beside another."""

    def fill(values: dict[str, Any]) -> dict[str, Any]:
        return {"found": desk_operations.keywords(asked.edition, {**values, "limit": 50})}

    return _page(asked, "keywords", fill, {})


def _page(
    asked: Asked,
    name: str,
    fill: Callable[[dict[str, Any]], dict[str, Any]],
    more: dict[str, Any],
    **instead: tuple[str, ...],
) -> Shown:
    """A page with a form that is answered once its query is given.

    Args:
        asked: the request.
        name: of the operation and the template.
        fill: what the page shows, for the values read.
        more: what the template needs in any case.
        instead: values in place of those of the address.
    """
    status = 200
    view: dict[str, Any] = {"problem": asked.problem, "answer": None, "given": asked.value, **more}
    view["data"] = {form: addresses.page(f"/{name}.{form}", asked.given()) for form in ("json", "csv")}
    given = {one.name: instead.get(one.name, asked.values(one.name)) for one in BY_NAME[name].parameters}
    try:
        if given["q"] and not asked.ahead:
            values = {one.name: one.read(given[one.name]) for one in BY_NAME[name].parameters}
            view["answer"] = fill(values)
    except (QueryError, OptionError, Refused) as error:
        refused = refusal(error)
        status, view["problem"] = refused.status, refused.message
    return Shown(render(f"{name}.html", asked, view), status)
