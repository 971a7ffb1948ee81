"""A request: what to search, and which page of it."""

from __future__ import annotations

from dataclasses import field, replace
from operator import index
from typing import TYPE_CHECKING, Self

from searchlib.errors import BudgetExceeded, OptionError
from searchlib.fields import CHOICES
from searchlib.frozen import frozen
from searchlib.search.language.filters import Filters
from searchlib.search.limits import Limits

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.fields import FilterOptions
    from searchlib.search.language.tree import Node


@frozen
class Request:
    """What to search, and which page of it; the options of `Index.search`.

    Attributes:
        query: in the language of `syntax`.
        filters: what the metadata have to say.
        sort: "score", "date" or "-date".
        limit: hits at most; 0 only counts.
        offset: hits passed over.
        by: "paragraph" or "article".
        match: whether a paragraph has to hold "any" word or "all".
        syntax: "full" or "plain".
        explain: whether each hit lists the parts of its score.
        context: neighbouring paragraphs that each hit brings along, before and behind.
        collapse: whether of near duplicates only one counts: in a search the best, else the first of the
            matches; where words are counted, the first of the archive.
        tree: a query that is read already, searched instead of `query` as it stands: no other reading of raw
            keys, no correction.
        brought_after: of `matches`, only articles that a later commit than this one brought.
        limits: the budgets of the question.
    """

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: str = "score"
    limit: int = 10
    offset: int = 0
    by: str = "paragraph"
    match: str = "any"
    syntax: str = "full"
    explain: bool = False
    context: int = 0
    collapse: bool = False
    tree: Node | None = None
    brought_after: int | None = None
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def parse(
        cls,
        query: str = "",
        *,
        sort: str = "score",
        limit: int = 10,
        offset: int = 0,
        by: str = "paragraph",
        match: str = "any",
        syntax: str = "full",
        context: int = 0,
        explain: bool = False,
        collapse: bool = False,
        limits: Limits | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Request:
        """A request from the options of the library and the command line.

        Raises:
            OptionError: an option has a value that makes no sense.
            BudgetExceeded: the page is larger than `limits` allow.
        """
        if not isinstance(query, str):
            raise OptionError(f'the query is {type(query).__name__}, not text; an empty one is ""')
        if not limit.__class__ is offset.__class__ is context.__class__ is int:
            limit, offset, context = (
                _whole(name, value)
                for name, value in (("limit", limit), ("offset", offset), ("context", context))
            )
        asked = Filters.parse(**filters) if filters else _NO_FILTERS
        page = query, asked, sort, limit, offset, by, match, syntax, explain, context, collapse
        return cls(*page, None, None, limits or _LIMITS).checked()

    def checked(self) -> Self:
        """The request itself, if it makes sense.

        Raises:
            OptionError: an option has a value that it does not know.
            BudgetExceeded: the page is larger, or the filters are more, than `limits` allow.
        """
        chosen = self.sort, self.by, self.match, self.syntax
        for value, (name, known) in zip(chosen, CHOICES.items(), strict=True):
            if value not in known:
                raise OptionError(f"{name}: {str(value)[:40]!a} is not one of {', '.join(known)}")
        limit, end, limits = self.limit, self.offset + self.limit, self.limits
        if limit < 0 or self.offset < 0 or self.context < 0:
            raise OptionError("limit, offset and context cannot be negative")
        if limit > limits.limit or end > limits.depth:
            is_page = limit > limits.limit
            over = limit - limits.limit if is_page else end - limits.depth
            allowed = limits.limit if is_page else limits.depth
            reason = f"the page ends {over:,} hits behind the {allowed:,} that are allowed"
            raise BudgetExceeded(self.query, "limit" if is_page else "depth", reason)
        if self.filters.asked and self.filters.clauses > limits.clauses:
            reason = f"its filters can hold at most {self.limits.clauses:,} values"
            raise BudgetExceeded(self.query, "clauses", reason)
        return self

    def without_query(self) -> Self:
        """The same filters alone."""
        return replace(self, query="", tree=None)

    @property
    def is_open(self) -> bool:
        """Whether neither words nor filters are given: all paragraphs, where that makes sense."""
        return not self.query.strip() and self.tree is None and not self.filters


_NO_FILTERS, _LIMITS = Filters(), Limits()


def _whole(name: str, value: object) -> int:
    """A whole number, also where it is written as text or is one of NumPy's."""
    try:
        return int(value) if isinstance(value, str) else index(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise OptionError(f"{name}: {value!r:.40} is not a whole number") from None
