"""What searches of one state of an archive found out of its words and pairs, kept for the searches after.

Queries differ, their words recur. So the short lists of a term are kept as they are, and of every term what
is counted in them; it goes with the segments of the state. A commit makes another state of mostly the same
segments: what is known of these is taken over, term by term as it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from searchlib.lazy import lazy_property
from searchlib.search.match.posting_sets import Postings, Unread, nothing
from searchlib.search.rank.article_postings import holders
from searchlib.search.rank.bm25_norms import Statistics, idf

if TYPE_CHECKING:
    from searchlib.search.rank.article_shares import Shares
    from searchlib.store.segment.segment_reader import Segment

_T = TypeVar("_T")
_SHORT = 1 << 17
"""Lists with more postings than this are kept here only as long as they are unread."""
_MOST, _POSTINGS = 20_000, 24 << 20
"""So many terms are known, and so many postings of them kept."""
_JOINED = 0.5
"""Two neighbours are one word where they are joined in so large a part of the places where they stand."""
Occurrences = tuple[int, int]
"""How often something occurs in a segment, and how often of this inside one word."""


def is_joined(total: int, inside: int) -> bool:
    """Whether two syllables are one word: so often they stand side by side, so often of this inside one."""
    return 0 < _JOINED * total <= inside


class Facts:
    """What is counted of a term.

    Attributes:
        articles: in how many articles of the first segments it stands; of all, once its `idfs` are known.
        idfs: of its lists of paragraphs and of articles, once they were worked out.
    """

    __slots__ = ("articles", "idfs")

    def __init__(self, articles: tuple[int, ...] = ()) -> None:
        self.articles = articles
        self.idfs: tuple[float, float] | None = None


class Lists(tuple[Postings, ...]):
    """The lists of a term, one for each segment of a state.

    Attributes:
        size: of all of them.
        facts: what is counted of the term.
        articles: the articles that hold it, once looked for; of long ones added up each time.
        shares: what `rank.article_shares` keeps of each segment.
        source: what they were made of, where that is asked for by its id.
    """

    size: int
    facts: Facts
    articles: tuple[Postings, ...] | None
    shares: dict[tuple[int, float], Shares]
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

    def __init__(self, segments: Sequence[Segment], before: KnownTerms | None = None) -> None:
        """Nothing is known of the segments but what `before`, another state, knows of the first ones."""
        self.segments = segments
        self._lists: dict[Hashable, Lists] = {}
        self._held: dict[Hashable, Lists] = {}
        self._facts: dict[Hashable, Facts] = {}
        self._occurrences: dict[Hashable, tuple[Occurrences, ...]] = {}
        self._totals: dict[Hashable, Occurrences] = {}
        self._derived: dict[type, Any] = {}
        self._room = self._free = _POSTINGS
        self._shared = 0
        self._lists_before: Mapping[Hashable, Lists] = {}
        self._facts_before: Mapping[Hashable, Facts] = {}
        self._occurrences_before: Mapping[Hashable, tuple[Occurrences, ...]] = {}
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: KnownTerms) -> None:
        """Sees what another state knows of the segments with which both begin."""
        pairs = zip(before.segments, self.segments, strict=False)
        self._shared = len(list(takewhile(lambda both: both[0] is both[1], pairs)))
        if self._shared:
            self._lists_before, self._facts_before = before._lists, before._facts
            self._occurrences_before = before._occurrences

    def derive(self, kind: type[_T]) -> _T:
        """What another room makes of this state: made once, and gone with it; see `Segment.derive`."""
        found: _T | None = self._derived.get(kind)
        if found is None:
            found = self._derived.setdefault(kind, kind(self))  # type: ignore[call-arg]
        return found

    @lazy_property
    def statistics(self) -> Statistics:
        """Of the archive."""
        return Statistics.of(self.segments)

    def knows(self, key: Hashable) -> bool:
        """Whether the lists of a term are kept, all or those of the segments of a state before."""
        return key in self._lists or key in self._lists_before

    def kept(self, key: Hashable) -> Lists | None:
        """The lists of a term, if they are kept of all segments."""
        return self._lists.get(key)

    def lists(self, key: Hashable, make: Callable[[Segment], Postings]) -> Lists:
        """The lists of a term, made now of each segment for which none is kept."""
        found = self._lists.get(key)
        if found is not None:
            return found
        before = self._lists_before.get(key)
        if before is None:
            return self.keep(key, map(make, self.segments))
        new = self.segments[self._shared :]
        found = self.keep(key, [*before[: self._shared], *map(make, new)])
        if before.articles is not None:
            rest = map(holders, new, found[self._shared :])
            found.articles = (*before.articles[: self._shared], *rest)
        return found

    def keep(self, key: Hashable, lists: Iterable[Postings]) -> Lists:
        """The lists of a term with what is known of it; kept if they are short."""
        facts = self._facts.get(key)
        if facts is None:
            if len(self._facts) >= _MOST:
                self._facts.clear()
            known = self._facts_before.get(key)
            facts = self._facts[key] = Facts(known.articles[: self._shared] if known else ())
        found = Lists.of(lists, facts)
        size = sum(0 if isinstance(one, Unread) else len(one) for one in found)
        if size <= _SHORT:
            if self._room < size or len(self._lists) >= _MOST:
                self.make_room()
            self._lists[key] = found
            self._room -= size
        return found

    def keep_nothing(self, key: Hashable) -> Lists:
        """The lists of a term that stands nowhere, kept."""
        found = self._lists[key] = self._nothing
        return found

    @lazy_property
    def _nothing(self) -> Lists:
        found = Lists.of([nothing() for _ in self.segments], Facts())
        found.articles = tuple(found)
        return found

    def idfs(self, lists: Lists) -> tuple[float, float]:
        """The inverse document frequency of a term among paragraphs, and among articles."""
        found = lists.facts.idfs
        if found is None:
            facts, counts = lists.facts, self.statistics
            known = len(facts.articles)
            rest = map(holders, self.segments[known:], lists[known:]) if known else lists.held(self.segments)
            facts.articles += tuple(map(len, rest))
            found = idf(counts.paragraphs, lists.size), idf(counts.articles, sum(facts.articles))
            facts.idfs = found
        return found

    def has_room(self) -> bool:
        """Whether less than two thirds are kept of what may be."""
        return 3 * self._room > _POSTINGS and 3 * len(self._lists) < 2 * _MOST

    def make_room(self) -> None:
        """Forgets the lists that searches left here; what is held stays."""
        self._lists, self._room = dict(self._held), self._free

    def drop(self, key: Hashable) -> None:
        """Forgets the lists of a term; what is counted in them stays."""
        found = self._lists.pop(key, None)
        if found is not None:
            self._room += sum(0 if isinstance(one, Unread) else len(one) for one in found)

    def hold(self) -> None:
        """Does not forget what is kept now when room is made for other terms."""
        self._held, self._free = dict(self._lists), self._room

    def note(self, key: Hashable, occurrences: Iterable[Occurrences]) -> Occurrences:
        """Notes how often something occurs in each segment, and says how often in all."""
        if len(self._occurrences) >= _MOST:
            self._occurrences.clear()
            self._totals.clear()
        own = self._occurrences[key] = tuple(occurrences)
        found = self._totals[key] = sum([total for total, _ in own]), sum([inside for _, inside in own])
        return found

    def occurrences(self, key: Hashable, count: Callable[[Segment], Occurrences]) -> Occurrences:
        """How often something occurs in all segments; counted now in those for which it is not noted."""
        found = self._totals.get(key)
        if found is None:
            before = self._occurrences_before.get(key, ())[: self._shared]
            found = self.note(key, (*before, *map(count, self.segments[len(before) :])))
        return found


class _State:
    """The newest state that a segment is the last of; kept with it."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        self.known: KnownTerms | None = None


class _Newest(_State):
    """The newest state that a segment is the first of."""


def known_of(segments: Sequence[Segment]) -> KnownTerms:
    """What is known of the terms of an archive."""
    if not segments:
        return KnownTerms(segments)
    state = segments[-1].derive(_State)
    known = state.known
    if known is None or list(map(id, known.segments)) != list(map(id, segments)):
        newest = segments[0].derive(_Newest)
        known = state.known = newest.known = KnownTerms(segments, newest.known)
    return known
