"""Near duplicates of an archive: which paragraphs are copies of which, and one of each among some matches."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.frozen import frozen
from searchlib.lazy import lazy_property
from searchlib.search.match.copied_matches import CopiedParagraphs
from searchlib.search.match.posting_sets import Array, everything, mask_of
from searchlib.store.segment.stored_capitals import capitals
from searchlib.text.minhash import (
    KEPT,
    SHORTEST,
    Hashes,
    Numbers,
    Pairs,
    candidates_between,
    signatures,
    syllable_hashes,
)
from searchlib.text.near_duplicates import duplicate_groups, duplicates_of, joined

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.store.segment.segment_reader import Segment

Place = tuple[int, int]
"""Segment and paragraph."""
_AT_ONCE = 1 << 14
_UNDATED = 99999999


@frozen
class CopiedMatches:
    """What matches of the paragraphs that have duplicates.

    Attributes:
        copied: these paragraphs of each segment.
        numbers: of them those that match, ascending.
        repeated: how many match besides one of each group.
        repeated_whole: the same of those that hold every word asked for.
    """

    copied: Sequence[CopiedParagraphs]
    numbers: Sequence[Array]
    repeated: int
    repeated_whole: int


class Copies:
    """The near duplicates of an archive.

    Attributes:
        groups: for each segment the number of the group of each paragraph, -1 where it has no duplicate.
    """

    def __init__(self, segments: Sequence[Segment], members: Numbers, firsts: Numbers) -> None:
        """Groups of paragraphs.

        Args:
            segments: of the archive.
            members: the paragraphs that have duplicates, ascending, counted over all segments.
            firsts: for each the first paragraph of its group.
        """
        self._segments = tuple(segments)
        numbers = np.unique(firsts, return_inverse=True)[1]
        self.groups: list[Array] = []
        self._copied: list[CopiedParagraphs] = []
        self._count = int(numbers.max(initial=-1)) + 1
        before = 0
        for segment in segments:
            groups = np.full(segment.count, -1, np.int32)
            low, high = np.searchsorted(members, [before, before + segment.count])
            own = (members[low:high] - before).astype(np.uint32)
            groups[own] = numbers[low:high]
            self.groups.append(groups)
            self._copied.append(CopiedParagraphs(segment, own, numbers[low:high]))
            before += segment.count

    def originals(self, docs: Sequence[Array]) -> list[Array]:
        """Of some paragraphs those that are no copy of another of them; of copies the earliest stays.

        Args:
            docs: for each segment the paragraphs, ascending.
        """
        if not docs:
            return []
        rows = [self._rows(number, own) for number, own in enumerate(docs)]
        group, date, segment, paragraph = (np.concatenate(part) for part in zip(*rows, strict=True))
        order = np.lexsort((paragraph, segment, date, group))
        later = order[1:][group[order][1:] == group[order][:-1]]
        kept = []
        for number, own in enumerate(docs):
            dropped = paragraph[later[segment[later] == number]]
            if len(dropped):
                mask = np.zeros(self._segments[number].count, bool)
                mask[dropped] = True
                own = own[~mask[own]]
            kept.append(own)
        return kept

    @lazy_property
    def firsts(self) -> list[Array]:
        """For each segment which live paragraphs are no copy of another one of the archive."""
        docs = [everything(segment.count, segment.live) for segment in self._segments]
        kept = zip(self.originals(docs), self._segments, strict=True)
        return [mask_of(own, segment.count) for own, segment in kept]

    def matching(self, matches: Sequence[Matches]) -> CopiedMatches:
        """What matches of the paragraphs that have duplicates."""
        found = [own.matching(one) for own, one in zip(self._copied, matches, strict=True)]
        return self._counted([some for some, _ in found], [every for _, every in found])

    def among(self, some: Sequence[Array], every: Sequence[Array]) -> CopiedMatches:
        """The same of the paragraphs (for each segment) that match, and that hold every word asked for."""
        own = [list(map(CopiedParagraphs.within, self._copied, one)) for one in (some, every)]
        return self._counted(*own)

    def _counted(self, some: Sequence[Array], every: Sequence[Array]) -> CopiedMatches:
        return CopiedMatches(self._copied, some, self._repeated(some), self._repeated(every))

    def _repeated(self, numbers: Sequence[Array]) -> int:
        """How many of some paragraphs with duplicates are there besides one of each group."""
        seen = np.zeros(self._count, bool)
        for own, some in zip(self._copied, numbers, strict=True):
            seen[own.groups[some]] = True
        return sum(map(len, numbers)) - int(np.count_nonzero(seen))

    def _rows(self, number: int, docs: Array) -> tuple[Array, Array, Array, Array]:
        """Group, date, segment and paragraph of those that have duplicates."""
        segment = self._segments[number]
        own = docs[self.groups[number][docs] >= 0].astype(np.int64)
        dates = segment.column("art.low")[segment.owners()[own]].astype(np.int64)
        return (
            self.groups[number][own].astype(np.int64),
            np.where(dates > 0, dates, _UNDATED),
            np.full(len(own), number),
            own,
        )

    def of(self, place: Place, found: CopiedMatches) -> list[Place]:
        """The copies of a paragraph among those that match, in the order of the archive, without itself."""
        group = int(self.groups[place[0]][place[1]])
        if group < 0:
            return []
        return [
            (number, paragraph)
            for number, (own, some) in enumerate(zip(found.copied, found.numbers, strict=True))
            for paragraph in own.docs[some[own.groups[some] == group]].tolist()
            if (number, paragraph) != place
        ]


def copies_of(segments: Sequence[Segment]) -> Copies:
    """The near duplicates of an archive; united when first asked for, and kept with its first segment."""
    if segments:
        return segments[0].derive(_Kept).copies(segments)
    return Copies((), np.zeros(0, np.int64), np.zeros(0, np.int64))


class _Kept:
    """The copies of an archive; kept with its first segment."""

    def __init__(self, segment: Segment) -> None:
        self._of: tuple[weakref.ref[Segment], ...] = ()
        self._copies: Copies | None = None

    def copies(self, segments: Sequence[Segment]) -> Copies:
        """Those of these segments."""
        if self._copies is None or [known() for known in self._of] != list(segments):
            self._copies = Copies(segments, *_found(segments))
            self._of = tuple(map(weakref.ref, segments))
        return self._copies


class _Own:
    """The copies within one segment: as written with it, or worked out where it is an old one.

    Attributes:
        paragraphs: those with a signature, ascending.
        minima: what is compared with other segments, a row for each hash function.
        groups: the members of groups, ascending, and the first of the group of each.
    """

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._hashes: Hashes | None = None
        self.paragraphs: Numbers = np.flatnonzero(segment.lengths >= SHORTEST)
        kept = segment.column("copy.minima")
        if len(kept) == KEPT * len(self.paragraphs):
            members, firsts = (segment.column(f"copy.{name}") for name in ("paragraph", "first"))
            self.groups: Pairs = members.astype(np.int64), firsts.astype(np.int64)
        elif not len(kept):
            found = signatures(self._parts())
            kept, self.groups = found.kept(), duplicate_groups(found, self.texts, self.capitals)
        else:
            raise IndexDamaged("the array copy.minima does not belong to the text; rebuild the index")
        self.minima = kept.reshape(KEPT, len(self.paragraphs))

    def texts(self, paragraphs: Numbers) -> tuple[Hashes, Numbers]:
        """The hashed syllables of some paragraphs, and how many each has."""
        if self._hashes is None:
            self._hashes = syllable_hashes(self._segment.table("syllables").all())
        tokens, sizes = self._segment.tokens_of_many(paragraphs.astype(np.uint32))
        return self._hashes[tokens], sizes.astype(np.int64)

    def capitals(self, paragraphs: Numbers) -> Array:
        """Whether each syllable of some paragraphs begins with a capital."""
        return capitals(self._segment.column, paragraphs)

    def _parts(self) -> Iterator[tuple[Hashes, Array]]:
        for first in range(0, self._segment.count, _AT_ONCE):
            yield self.texts(np.arange(first, min(first + _AT_ONCE, self._segment.count)))


def _found(segments: Sequence[Segment]) -> Pairs:
    """The members of groups, counted over all segments, and the firsts of these."""
    own = [segment.derive(_Own) for segment in segments]
    if len(segments) == 1:
        return own[0].groups
    begins = np.cumsum([0, *(segment.count for segment in segments)])

    def parts(paragraphs: Numbers) -> Iterator[tuple[_Own, Numbers]]:
        for number, known in enumerate(own):
            low, high = np.searchsorted(paragraphs, [begins[number], begins[number + 1]])
            yield known, paragraphs[low:high] - begins[number]

    def texts(paragraphs: Numbers) -> tuple[Hashes, Numbers]:
        hashed, lengths = zip(*(known.texts(part) for known, part in parts(paragraphs)), strict=True)
        return np.concatenate(hashed), np.concatenate(lengths)

    def written(paragraphs: Numbers) -> Array:
        return np.concatenate([known.capitals(part) for known, part in parts(paragraphs)])

    firm = [(one.groups[1] + begin, one.groups[0] + begin) for one, begin in zip(own, begins, strict=False)]
    links = [np.zeros((2, 0), np.int64)]
    by_size = sorted(range(len(own)), key=lambda number: -len(own[number].paragraphs))
    minima, numbers = own[by_size[0]].minima, own[by_size[0]].paragraphs + begins[by_size[0]]
    for number in by_size[1:]:
        small, behind = own[number], own[number].paragraphs + begins[number]
        one, other = candidates_between(minima, small.minima)
        links.append(np.stack(duplicates_of((numbers[one], behind[other]), texts, written)))
        minima, numbers = np.concatenate([minima, small.minima], axis=1), np.concatenate([numbers, behind])
    near, others = np.concatenate(links, axis=1)
    return joined(firm, (near, others))
