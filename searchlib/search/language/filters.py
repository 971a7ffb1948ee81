"""Filters: what a search asks of the metadata of a paragraph or of its article.

Which fields there are, and how a value is compared, says the registry: as runs of syllables ("nguyen van
nen" within "Ông Nguyễn Văn Nên"; diacritics bind where one was typed), whole and folded, or as one of a few
choices. Several values of one filter are alternatives, different filters all hold; those of an attribution
hold of the same one. The fields of the query language are the same clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from searchlib.errors import OptionError
from searchlib.fields import FIELD, FILTERS, MetadataField
from searchlib.frozen import frozen
from searchlib.search.language.date_spans import span
from searchlib.search.language.query_fields import Run, plain, run_of
from searchlib.sources.visible_text import id_forms

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.fields import Choice, FilterOptions


Undated = Literal["out", "in", "only"]


@frozen
class Filters:
    """What a search asks of the metadata.

    Attributes:
        asked: names of fields, each with the values of which one has to hold: syllables (`Run`); of choices
            and ids the one value.
        since, until: inclusive bounds of the date as numbers yyyymmdd, or None.
        undated: what the bounds do with articles that have no date with a year: leave them "out", take them
            "in", or let "only" them pass.
    """

    asked: tuple[tuple[str, tuple[Run, ...]], ...] = ()
    since: int | None = None
    until: int | None = None
    undated: Undated = "out"

    @classmethod
    def parse(cls, **options: Unpack[FilterOptions]) -> Filters:
        """Filters from the values of options; None, or none, asks nothing.

        Raises:
            OptionError: a date is impossible, the bounds are reversed, a kind or mode is unknown, a name
                holds no word, or there is no such filter.
        """
        if not options:
            return cls()
        given = dict(options)
        since, until = given.pop("since", None), given.pop("until", None)
        undated: Undated = "in" if given.pop("undated", False) else "out"
        low = None if since is None else _date("since", since)[0]
        high = None if until is None else _date("until", until)[1]
        if low is not None and high is not None and low > high:
            raise OptionError("since lies after until; exchange them")
        known = [field.name for field in FILTERS]
        for name in given:
            if name not in known:
                raise OptionError(f"there is no filter {name[:40]!a}; the filters are {', '.join(known)}")
        asked = []
        for field in FILTERS:
            values = _values(given.get(field.name))  # type: ignore[arg-type]
            if values:
                if field.matched == "exact":
                    values = [form for value in values for form in id_forms(value)]
                asked.append((field.name, tuple(dict.fromkeys(_run(field, value) for value in values))))
        return cls(tuple(asked), low, high, undated)

    def __bool__(self) -> bool:
        return bool(self.asked) or self.since is not None or self.until is not None

    @property
    def clauses(self) -> int:
        """How many values are compared with those of an index; ids are looked up, which costs nothing."""
        return sum(len(values) for name, values in self.asked if FIELD[name].matched != "exact")

    def of(self, *levels: str) -> Iterator[tuple[MetadataField, tuple[Run, ...]]]:
        """What is asked of fields of these levels (`MetadataField.of`)."""
        for name, values in self.asked:
            field = FIELD[name]
            if field.of in levels:
                yield field, values


def _values(choice: Choice) -> Sequence[str]:
    values: Sequence[object] = (choice,) if choice is None or isinstance(choice, str) else _listed(choice)
    for value in values:
        if value is not None and not isinstance(value, str):
            raise OptionError(f"{value!r:.40} is no text to filter by")
    return [value for value in values if isinstance(value, str)]


def _listed(choice: object) -> Sequence[object]:
    return tuple(choice) if isinstance(choice, Iterable) else (choice,)


def _run(field: MetadataField, value: str) -> Run:
    """A value as it is compared."""
    if field.choices:
        chosen = plain(value.strip())
        if chosen not in field.choices:
            raise OptionError(f"{field.name}: {chosen[:40]!a} is not one of {', '.join(field.choices)}")
        return (chosen,)
    if field.matched == "exact":
        return (value,)
    run = run_of(field, value)
    if not run:
        raise OptionError(f"{field.name}: there is no word to look for")
    return run


def _date(option: str, day: object) -> tuple[int, int]:
    text = str(day)
    try:
        return span(
            text[:10] if text[4:5] == "-" and text[10:11] == " " else text
        )  # a datetime counts as its day
    except ValueError as error:
        raise OptionError(f"{option}: {error}") from None
