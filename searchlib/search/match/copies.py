"""Near duplicates of an archive: which paragraphs are copies of which, and one of each among some matches."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.posting_sets import Array
from searchlib.text.near_duplicates import (
    Hashes,
    Numbers,
    duplicate_groups,
    signatures,
    syllable_hashes,
)

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Place = tuple[int, int]
"""Segment and paragraph."""
_AT_ONCE = 1 << 14
_UNDATED = 99999999


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
        before = 0
        for segment in segments:
            groups = np.full(segment.count, -1, np.int32)
            low, high = np.searchsorted(members, [before, before + segment.count])
            groups[members[low:high] - before] = numbers[low:high]
            self.groups.append(groups)
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

    def distinct(self, docs: Sequence[Array]) -> int:
        """How many of some paragraphs are no copy of another of them."""
        groups = [np.zeros(0, np.int32)]
        for own, found in zip(self.groups, docs, strict=True):
            chosen = own.take(found)
            groups.append(chosen[chosen >= 0])
        held = np.concatenate(groups)
        return sum(map(len, docs)) - len(held) + len(np.unique(held))

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

    def of(self, place: Place, docs: Sequence[Array]) -> list[Place]:
        """The copies of a paragraph among some paragraphs, in the order of the archive, without itself."""
        group = int(self.groups[place[0]][place[1]])
        if group < 0:
            return []
        return [
            (number, paragraph)
            for number, own in enumerate(docs)
            for paragraph in own[self.groups[number][own] == group].tolist()
            if (number, paragraph) != place
        ]


def copies_of(segments: Sequence[Segment]) -> Copies:
    """The near duplicates of an archive; found out when first asked for, and kept with its first segment."""
    return segments[0].derive(_Kept).copies(segments) if segments else Copies((), *_none())


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


def _none() -> tuple[Numbers, Numbers]:
    return np.zeros(0, np.int64), np.zeros(0, np.int64)


def _found(segments: Sequence[Segment]) -> tuple[Numbers, Numbers]:
    """The members of groups and the firsts of these; stored ones, if there is one segment that has them."""
    hashes = [syllable_hashes(segment.table("syllables").all()) for segment in segments]
    begins = np.cumsum([0, *(segment.count for segment in segments)])

    def texts(paragraphs: Numbers) -> tuple[Hashes, Numbers]:
        found = [(np.zeros(0, np.uint64), np.zeros(0, np.int64))]
        for number, segment in enumerate(segments):
            low, high = np.searchsorted(paragraphs, [begins[number], begins[number + 1]])
            own = (paragraphs[low:high] - begins[number]).astype(np.uint32)
            if len(own):
                tokens, sizes = segment.tokens_of_many(own)
                found.append((hashes[number][tokens], sizes))
        hashed, lengths = zip(*found, strict=True)
        return np.concatenate(hashed), np.concatenate(lengths)

    def parts() -> Iterator[tuple[Hashes, Array]]:
        for number, segment in enumerate(segments):
            for first in range(0, segment.count, _AT_ONCE):
                docs = np.arange(first, min(first + _AT_ONCE, segment.count), dtype=np.uint32)
                tokens, sizes = segment.tokens_of_many(docs)
                if segment.live is not None:  # a dead paragraph is nobody's copy: it is too short to be one
                    tokens, sizes = _living(tokens, sizes, segment.live[docs])
                yield hashes[number][tokens], sizes

    return duplicate_groups(signatures(parts()), texts)


def _living(tokens: Array, sizes: Array, live: Array) -> tuple[Array, Array]:
    """Syllables and sizes, those of dead paragraphs as none."""
    return tokens[np.repeat(live, sizes)], np.where(live, sizes, 0)
