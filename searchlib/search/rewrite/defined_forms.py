"""Other forms of words by what the archive's own articles define: "Trung tâm Điều hành thông minh (IOC)".

An abbreviation can mean several things, and one article may err. A definition counts where at least two
articles have it, and no fewer than have others of the same abbreviation; or one, where there is no other and
the abbreviation is long enough not to mean something else where nobody defines it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.stored_definitions import Definitions, keys_of
from searchlib.text.spelling import fold, has_marks

Run = tuple[str, ...]

OFTEN = 2
"""So many articles make a definition common."""
CLEAR = 3
"""So many letters make an abbreviation clear, once it is defined."""
_MOST = 3
"""So many other forms of a run count, the most frequent ones."""


class Defined:
    """The definitions of some segments together."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        parts = (segment.derive(Definitions) for segment in segments)
        self._parts = [part for part in parts if len(part)]

    def runs(self, typed: Run) -> Iterator[tuple[int, int, tuple[Run, ...]]]:
        """The places of a run that have other forms: start, end (half open) and these.

        From left to right, the longest first at each place.
        """
        places = [place for part in self._parts for place in part.within(typed)]
        if len(self._parts) > 1:
            places = sorted(set(places), key=lambda place: (place[0], -place[1]))
        for start, end, key in places:
            others = self._others(typed[start:end], key)
            if others:
                yield start, end, others

    def expansions(self) -> Iterator[Run]:
        """The long forms of all definitions that count, segment by segment."""
        for part in self._parts:
            for short, long in part.every():
                if self._counts(short, long):
                    yield long

    def _others(self, run: Run, key: int) -> tuple[Run, ...]:
        """The other forms of a run; typed without marks it stands for every form without them."""
        bare = not any(map(has_marks, run))
        found: Counter[Run] = Counter()
        for (short, long), articles in self._count(key).items():
            for form, other in ((short, long), (long, short)):
                same = tuple(map(fold, form)) == run if bare else form == run
                if same and other != run and self._counts(short, long):
                    found[other] += articles
        return tuple(sorted(found, key=lambda other: (-found[other], other))[:_MOST])

    def _counts(self, short: Run, long: Run) -> bool:
        """Whether a definition counts."""
        key = keys_of(short)[-1]
        meanings = {other: n for (form, other), n in self._count(key).items() if form == short}
        if len(meanings) == 1 and sum(map(len, short)) >= CLEAR:
            return True
        return meanings[long] >= OFTEN and 2 * meanings[long] >= sum(meanings.values())

    def _count(self, key: int) -> Counter[tuple[Run, Run]]:
        """The definitions under a key, and in how many articles each stands."""
        found: Counter[tuple[Run, Run]] = Counter()
        for part in self._parts:
            for short, long, articles in part.find(key):
                found[short, long] += articles
        return found
