"""How often values and words occur among matches: facets, word counts, neighbours. Frozen values."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from searchlib.frozen import SPARSE, JsonObject, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class FacetValue(JsonObject):
    """A value of a metadata column, and in how many paragraphs and articles it occurs.

    Attributes:
        of: in how many paragraphs under the same filters it occurs, whatever the query, if that was asked.
        share: `paragraphs` of these.
    """

    value: str
    paragraphs: int
    articles: int
    of: int | None = field(default=None, metadata=SPARSE)
    share: float | None = field(default=None, metadata=SPARSE)


@frozen
class Facet(JsonObject):
    """How often each value of a metadata column occurs among all matches of a search.

    Attributes:
        by: the column.
        total: paragraphs that match; `articles` those that hold one.
        values: the most frequent first (by paragraphs), equal ones by value.
        more: how many values there are besides.
        without: matching paragraphs that have no value.
        applied: the query that was searched instead of the one given, or None.
    """

    by: str
    total: int
    articles: int
    values: tuple[FacetValue, ...]
    more: int
    without: int
    applied: str | None = None


class WordCount(NamedTuple):
    """How often a word occurs, and in how many paragraphs and articles."""

    occurrences: int
    paragraphs: int
    articles: int


@frozen
class WordCounts:
    """The words of the paragraphs that match, as pyvi cuts them.

    Attributes:
        occurrences: running words; `paragraphs` and `articles` that match.
        words: each word (canonical syllables with spaces between) and how often it occurs.
    """

    occurrences: int
    paragraphs: int
    articles: int
    words: Mapping[str, WordCount]


@frozen
class Neighbours:
    """The words beside the occurrences of a query.

    Attributes:
        occurrences: runs of neighbouring syllables that the query marks.
        words: words within the windows around them, each place once.
        together: how often each word stands there.
    """

    occurrences: int
    words: int
    together: Mapping[str, int]
