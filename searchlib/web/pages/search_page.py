"""The search page: hits with their speakers in the margin, facets beside them, a trend above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from searchlib.errors import OptionError, QueryError
from searchlib.fields import CHOICES, FIELD
from searchlib.fields import FILTERS as FIELD_FILTERS
from searchlib.frozen import frozen
from searchlib.index import Index
from searchlib.live_index import Edition, NotReady
from searchlib.model import KINDS
from searchlib.results import Results
from searchlib.web.api import parameters as given
from searchlib.web.guard.refusals import Refused, refusal
from searchlib.web.pages import addresses
from searchlib.web.pages.charts import Chart, chart
from searchlib.web.pages.data_pages import FORMS
from searchlib.web.pages.page_context import Asked, Shown, render

_LAST = ("kind", "mode")
_FORM = tuple(one for one in FIELD_FILTERS if one.name != "article")
FACETS = (*(one.name for one in _FORM if one.name not in _LAST), *_LAST)
"""The filters of the registry; those of few values come last."""
_VALUES = 8
_PARAMETERS = {one.name: one for one in given.SEARCH}
_FILTERS = tuple(one.name for one in given.FILTERS)
_ONE_PLACE = frozenset(one.name for one in _FORM)
_SHOWN = frozenset({"q", "offset", "since", "until", "sort", "by", "match", "collapse"})
"""What the form shows as it is, and the offset, which a new search begins anew."""
_EXAMPLES = ("chuyển đổi số", "ky luat dang vien", '"cải cách hành chính"')


@frozen
class Choice:
    """A value that narrows a search down: what it is called, how often it occurs, where it leads."""

    label: str
    count: int
    link: str
    on: bool


@frozen
class Facet:
    """The most frequent values of a column among all matches."""

    label: str
    values: tuple[Choice, ...]


def search_page(asked: Asked) -> Shown:
    """The page for a query and filters; without both, a welcome."""
    template = "results.html" if asked.part else "search.html"
    values = dict.fromkeys(_PARAMETERS)
    values.update(q="", **{name: known[0] for name, known in CHOICES.items()})
    view: dict[str, Any] = {
        "problem": None,
        "results": None,
        "data": dict.fromkeys(FORMS),
        "examples": _EXAMPLES,
        "deepest": given.DEEPEST,
        "leading": None,
    }
    status = 200
    try:
        values = read(asked)
        if values["q"].strip() or any(values[name] for name in _FILTERS):
            view |= found(asked, values, asked.edition.search(values["q"], **options(values)))
    except (QueryError, OptionError, Refused) as error:
        status = refusal(error).status
        view["problem"] = refusal(error).message
        values["q"] = asked.value("q")[: given.LONGEST_QUERY]
    filters_open = any(values[name] for name in _FILTERS)
    if view["results"] is None and view["problem"] is None:
        with suppress(NotReady):
            view["leading"] = leading(asked.edition)
    html = render(
        template,
        asked,
        {
            "values": values,
            "fields": _FORM,
            "choices": CHOICES,
            "filters_open": filters_open,
            "kept": kept(values),
            **view,
        },
    )
    return Shown(html, status)


def leading(edition: Edition) -> dict[str, list[tuple[str, int]]]:
    """Who speaks and what is cited most often in the whole archive."""
    return edition.kept("leading", _leading)


def _leading(index: Index) -> dict[str, list[tuple[str, int]]]:
    everything = index.search(kind=KINDS, count=True)
    return {
        column: list(islice(everything.counts(column).items(), _VALUES)) for column in ("speaker", "document")
    }


def read(asked: Asked) -> dict[str, Any]:
    """The values of the parameters; what a form leaves empty and what is unknown counts for nothing.

    Raises:
        Refused: 400, if a value cannot be read.
    """
    return {name: one.read(asked.values(name)) for name, one in _PARAMETERS.items()}


def kept(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is asked for without a place in the form, such as the second value of a filter."""
    pairs: list[tuple[str, str]] = []
    for name, parameter in _PARAMETERS.items():
        value = values[name]
        if name in _SHOWN or value in (None, parameter.default):
            continue
        given_values = value if isinstance(value, tuple) else ("1" if value is True else str(value),)
        pairs += [(name, one) for one in given_values[name in _ONE_PLACE :]]
    return pairs


def options(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as keyword arguments of `Index.search`."""
    return {name: value for name, value in values.items() if name != "q" and value is not None}


def found(asked: Asked, values: Mapping[str, Any], results: Results) -> dict[str, Any]:
    """What the page shows of results."""
    t, limit, offset = asked.t, values["limit"], values["offset"]
    last = offset + len(results)
    return {
        "results": results,
        "summary": summary(asked, values, results),
        "notes": notes(asked, results),
        "chips": chips(asked, values),
        "chart": by_year(asked, results),
        "facets": facets(asked, values, results),
        "earlier": asked.with_values(offset=max(0, offset - limit) or None) if offset else None,
        "later": asked.with_values(offset=last)
        if last < min(results.total, given.OFFSET.most) and len(results)
        else None,
        "shown": t("shown", first=t.number(offset + 1), last=t.number(last), total=t.number(results.total)),
        "data": {form: addresses.page(f"/search.{form}", asked.given()) for form in FORMS},
    }


def summary(asked: Asked, values: Mapping[str, Any], results: Results) -> str:
    """How much was found, in one line."""
    t = asked.t
    text = t(f"found.{values['by']}", n=t.number(results.total))
    if results.total == 1 and t.language == "en":
        text = t("found.one")
    if len(values["q"].split()) > 1 and 0 < results.total_all_words < results.total:
        every = t(f"found.all.{values['by']}", n=t.number(results.total_all_words))
        text = f"{every} · {t('found.any', n=t.number(results.total))}"
    return text


def notes(asked: Asked, results: Results) -> list[dict[str, str | None]]:
    """The remarks about a search; that on articles without a date has a page that takes them in."""
    undated = asked.with_values(undated="1", offset=None)
    return [
        {"text": asked.t.remark(one), "link": undated if one.kind == "undated" else None}
        for one in results.remarks
    ]


def chips(asked: Asked, values: Mapping[str, Any]) -> list[dict[str, str]]:
    """The filters in force, each with the page without it."""
    rows = []
    for name in _FILTERS:
        value = values[name]
        for one in value if isinstance(value, tuple) else [value]:
            if one:
                rest = [other for other in asked.values(name) if other != one]
                label = word(asked, name, one)
                rows.append(
                    {
                        "label": asked.t.field(name),
                        "value": label,
                        "link": asked.with_values(**{name: rest, "offset": None}),
                    }
                )
    switches = (("undated", "undated", "undated.one"), ("collapse", "reprints", "reprints.one"))
    for name, label, on in switches:
        if values[name]:
            link = asked.with_values(**{name: None, "offset": None})
            rows.append({"label": asked.t(label), "value": asked.t(on), "link": link})
    return rows


def word(asked: Asked, name: str, value: str) -> str:
    """A value as it is shown: one of few choices has a word of its own in each language."""
    return asked.t(f"{name}.{value}") if name in FIELD and FIELD[name].choices else value


def facets(asked: Asked, values: Mapping[str, Any], results: Results) -> list[Facet]:
    """What may narrow the search down; a column with one value that all share is left out."""
    made = []
    for column in FACETS:
        counts = results.counts(column)
        chosen = asked.values(column)
        rows: list[Choice] = []
        for value, count in counts.items():
            if len(rows) == _VALUES:
                break
            on = value in chosen
            values_then = [one for one in chosen if one != value] if on else [*chosen, value]
            label = word(asked, column, value)
            rows.append(Choice(label, count, asked.with_values(**{column: values_then, "offset": None}), on))
        if len(rows) > 1 or any(row.on for row in rows):
            made.append(Facet(asked.t.field(column), tuple(rows)))
    return made


def by_year(asked: Asked, results: Results) -> Chart | None:
    """Matches by year, by month where they all lie within three years; None where there is no span."""
    totals = Counter(results.counts("year"))
    if not totals:
        return None
    first, last = int(min(totals)), int(max(totals))
    if last - first < 3:
        totals = Counter(results.counts("month"))
        spans = _months(totals)
    else:
        spans = [f"{year:04}" for year in range(first, last + 1)]
    if len(spans) < 2:
        return None
    t = asked.t
    rows = [
        (
            span if len(span) == 4 else t.date(span),
            float(totals[span]),
            f"{t.date(span)}: {t.number(totals[span])}",
            asked.with_values(since=span, until=span, offset=None) if totals[span] else None,
        )
        for span in spans
    ]
    return chart(rows, unit=t.number(max(totals.values())))


def _months(totals: Mapping[str, int]) -> list[str]:
    if not totals:
        return []
    first, last = (int(span[:4]) * 12 + int(span[5:7]) - 1 for span in (min(totals), max(totals)))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
