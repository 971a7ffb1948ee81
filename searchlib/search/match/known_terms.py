"""What searches of one state of an archive found out of its words and pairs, kept for the searches after.

Queries differ, their words recur. So the short lists of a term are kept as they are, and of every term what
is counted in them; it goes with the segments of the state.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from searchlib.lazy import lazy_property
from searchlib.search.match.posting_sets import Array, Postings, Unread
from searchlib.search.rank.article_postings import holders
from searchlib.search.rank.bm25_norms import Statistics, idf

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_SHORT = 1 << 17
"""Lists with more postings than this are kept here only as long as they are unread."""
_MOST, _POSTINGS = 20_000, 6 << 20
"""So many terms are known, and so many postings of them kept."""
_JOINED = 0.5
"""Two neighbours are one word where they are joined in so large a part of the places where they stand."""
_T = TypeVar("_T")


def is_joined(total: int, inside: int) -> bool:
    """Whether two syllables are one word: so often they stand side by side, so often of this inside one."""
    return 0 < _JOINED * total <= inside


class Facts:
    """What is counted of a term.

    Attributes:
        idfs: of its lists of paragraphs and of articles, once they were worked out.
    """

    __slots__ = ("idfs",)

    def __init__(self) -> None:
        self.idfs: tuple[float, float] | None = None


class Lists(tuple[Postings, ...]):
    """The lists of a term, one for each segment of a state.

    Attributes:
        size: of all of them.
        facts: what is counted of the term.
        articles: the articles that hold it, once somebody looked for them; of short lists alone.
        shares: what `rank.bm25` keeps of each segment, of short lists alone.
        source: what they were made of, where that is asked for by its id.
    """

    size: int
    facts: Facts
    articles: tuple[Postings, ...] | None
    shares: dict[int, Array]
    source: tuple[Postings, ...]

    @property
    def is_short(self) -> bool:
        """Whether what is worked out of the lists may stay with them."""
        return self.size <= _SHORT

    def held(self, segments: Sequence[Segment]) -> tuple[Postings, ...]:
        """The articles that hold the term; the segments of the lists are given."""
        found = self.articles
        if found is None:
            found = tuple(map(holders, segments, self))
            if self.is_short:
                self.articles = found
        return found

    @classmethod
    def of(cls, lists: Iterable[Postings], facts: Facts) -> Lists:
        """The lists with what is known of them."""
        found = cls(lists)
        found.size, found.facts, found.articles, found.shares = sum(map(len, found)), facts, None, {}
        return found


class KnownTerms:
    """The terms of a state of an archive that were asked for."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._lists: dict[Hashable, Lists] = {}
        self._held: dict[Hashable, Lists] = {}
        self._facts: dict[Hashable, Facts] = {}
        self._others: dict[Hashable, object] = {}
        self._room = self._free = _POSTINGS

    @lazy_property
    def statistics(self) -> Statistics:
        """Of the archive."""
        return Statistics.of(self.segments)

    def peek(self, key: Hashable) -> Lists | None:
        """The lists of a term, if they are kept."""
        return self._lists.get(key)

    def lists(self, key: Hashable, make: Callable[[], Iterable[Postings]]) -> Lists:
        """The lists of a term, made now if they are not kept."""
        found = self._lists.get(key)
        return self.keep(key, make()) if found is None else found

    def keep(self, key: Hashable, lists: Iterable[Postings]) -> Lists:
        """The lists of a term with what is known of it; kept if they are short."""
        facts = self._facts.get(key)
        if facts is None:
            if len(self._facts) >= _MOST:
                self._facts.clear()
            facts = self._facts[key] = Facts()
        found = Lists.of(lists, facts)
        size = sum(0 if isinstance(one, Unread) else len(one) for one in found)
        if size <= _SHORT:
            if self._room < size or len(self._lists) >= _MOST:
                self._lists, self._room = dict(self._held), self._free
            self._lists[key] = found
            self._room -= size
        return found

    def idfs(self, lists: Lists) -> tuple[float, float]:
        """The inverse document frequency of a term among paragraphs, and among articles."""
        found = lists.facts.idfs
        if found is None:
            counts, articles = self.statistics, sum(map(len, lists.held(self.segments)))
            found = idf(counts.paragraphs, lists.size), idf(counts.articles, articles)
            lists.facts.idfs = found
        return found

    def has_room(self) -> bool:
        """Whether less than two thirds are kept of what may be."""
        return 3 * self._room > _POSTINGS and 3 * len(self._lists) < 2 * _MOST

    def hold(self) -> None:
        """Does not forget what is kept now when room is made for other terms."""
        self._held, self._free = dict(self._lists), self._room

    def note_pair(self, pair: tuple[str, str], occurrences: Iterable[tuple[int, int]]) -> None:
        """Notes how often a pair stands in each segment, and how often of this inside one word."""
        total, inside = map(sum, zip(*occurrences, strict=True))
        self.other(("joined", pair), lambda: is_joined(total, inside))

    def other(self, key: Hashable, work: Callable[[], _T]) -> _T:
        """Anything else that is the same for every search of the state."""
        found = self._others.get(key, self)
        if found is self:
            if len(self._others) >= _MOST:
                self._others.clear()
            found = self._others[key] = work()
        return found  # type: ignore[return-value]


class _State:
    """The newest state that a segment is the last of; kept with it."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        self.known: KnownTerms | None = None


def known_of(segments: Sequence[Segment]) -> KnownTerms:
    """What is known of the terms of an archive."""
    if not segments:
        return KnownTerms(segments)
    state = segments[-1].derive(_State)
    known = state.known
    if known is None or list(map(id, known.segments)) != list(map(id, segments)):
        known = state.known = KnownTerms(segments)
    return known
