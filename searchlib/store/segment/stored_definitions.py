"""Abbreviations that articles define, as a segment keeps them: in how many articles, and how to find one.

A definition is a string "ubnd = ủy ban nhân dân" in the table `definitions`. It is found under either of its
forms without diacritics: `def.key` holds the CRC-32 of both for each definition, sorted, and `def.row` which
definition each belongs to. A key that others share costs a look at one more string, nothing else.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from searchlib.store.format.string_tables import Array, Batch, table_of
from searchlib.text.cache import remembered
from searchlib.text.spelling import fold

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

Run = tuple[str, ...]
Place = tuple[int, int, int]
"""Where a run within a run begins and ends (half open), and its key."""

_IS = " = "
_OFTEN = 50
"""A process that asks so often keeps the keys in a set."""
LONGEST = 16
"""Syllables of a form at most; longer ones are not looked for."""


def written(short: Sequence[str], long: Sequence[str]) -> str:
    """A definition as a string of the table."""
    return " ".join(short) + _IS + " ".join(long)


def read(string: str) -> tuple[Run, Run]:
    """The two forms of a definition; empty ones where the string is no definition."""
    short, _, long = string.partition(_IS)
    return tuple(short.split()), tuple(long.split())


def keys_of(run: Sequence[str]) -> list[int]:
    """The keys of all beginnings of a run of syllables, the shortest first."""
    return list(accumulate(map(letters_of, run), lambda crc, letters: zlib.crc32(letters, crc), initial=0))[
        1:
    ]


def _find_letters(syllable: str) -> bytes:
    return f"{fold(syllable)} ".encode("utf-8", "replace")


letters_of = remembered(_find_letters)
"""What a syllable adds to the key of a run."""


def _keys_from(letters: Sequence[bytes], start: int) -> list[Place]:
    """The runs of syllables that begin at a place, the longest first; what each adds to a key is given."""
    crc, found = 0, []
    for end in range(start, min(start + LONGEST, len(letters))):
        crc = zlib.crc32(letters[end], crc)
        found.append((start, end + 1, crc))
    return found[::-1]


def pack_definitions(batch: Mapping[str, Array]) -> Batch:
    """The arrays that follow from the definitions of a batch."""
    forms = [read(string) for string in table_of(batch, "definitions")]
    keys = [keys_of(run)[-1] if run else 0 for both in forms for run in both]
    order = np.argsort(np.array(keys, "<u4"), kind="stable")
    return {
        "def.df": np.bincount(batch["def.name"], minlength=len(forms)).astype("<u4"),
        "def.key": np.array(keys, "<u4")[order],
        "def.row": (order // 2).astype("<u4"),
    }


class Definitions:
    """The definitions of a segment, to look some up."""

    def __init__(self, segment: Segment) -> None:
        self._strings = segment.table("definitions")
        self._keys, self._rows = segment.column("def.key"), segment.column("def.row")
        self._counts = _live_counts(segment)
        self._known: frozenset[int] = frozenset()
        self._beginnings: frozenset[int] = frozenset()
        self._asked = 0

    def __len__(self) -> int:
        return len(self._counts)

    def within(self, run: Sequence[str]) -> list[Place]:
        """The runs within a run whose key is that of a form: from left to right, the longest first.

        Not for a segment without definitions.
        """
        self._asked += 1
        if self._asked > _OFTEN and not self._known:
            forms = [form for both in self.every() for form in both]
            self._beginnings = frozenset(key for form in forms for key in keys_of(form))
            self._known = frozenset(self._keys.tolist())
        letters = list(map(letters_of, run))
        if self._known:
            return [place for begin in range(len(run)) for place in self._known_from(letters, begin)]
        found = [place for begin in range(len(run)) for place in _keys_from(letters, begin)]
        if not found:
            return []
        wanted = np.array([key for *_, key in found], "<u4")
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        held = (self._keys[at] == wanted).tolist()
        return [place for place, is_held in zip(found, held, strict=True) if is_held]

    def _known_from(self, letters: Sequence[bytes], start: int) -> list[Place]:
        """As `_keys_from`, those that are keys of forms; no further than a form goes."""
        crc = zlib.crc32(letters[start])
        if crc not in self._beginnings:
            return []
        found = [(start, start + 1, crc)] if crc in self._known else []
        for end in range(start + 1, min(start + LONGEST, len(letters))):
            crc = zlib.crc32(letters[end], crc)
            if crc not in self._beginnings:
                break
            if crc in self._known:
                found.append((start, end + 1, crc))
        return found[::-1]

    def every(self) -> Iterator[tuple[Run, Run]]:
        """All definitions that a live article makes, those of the most articles first."""
        for row in np.argsort(-self._counts.astype(np.int64), kind="stable").tolist():
            if self._counts[row]:
                yield read(self._strings[row])

    def find(self, key: int) -> Iterator[tuple[Run, Run, int]]:
        """The definitions under a key: both forms, and in how many live articles it stands (at least one)."""
        first, last = np.searchsorted(self._keys, np.array([key, key + 1], np.uint64)).tolist()
        for row in self._rows[first:last].tolist():
            if self._counts[row]:
                yield *read(self._strings[row]), int(self._counts[row])


def _live_counts(segment: Segment) -> Array:
    """In how many live articles each definition stands."""
    if segment.live is None:
        return segment.column("def.df")
    return np.bincount(live_names(segment), minlength=segment.size("def.df"))


def live_names(segment: Segment) -> Array:
    """The numbers of the definitions that live articles make, one for each article that makes it."""
    alive, names = segment.live_article_mask(), segment.column("def.name")
    return names if alive is None else names[alive[segment.column("def.article")]]
