"""Lists that compiled loops read straight to where the ranking takes them, without arrays of their own.

Only how long they are is known here. Whoever looks into one reads it as any other list.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from searchlib import kernels
from searchlib.search.match.derived_lists import Always, always
from searchlib.search.match.pair_lists import (
    ReadPair,
    own_word_list,
    own_words_home,
    pair_home,
    pair_list,
    run_home,
    syllable_list,
    syllables_home,
)
from searchlib.search.match.posting_sets import Array, Laid, Postings, Unread, nothing, stretches
from searchlib.search.rank.article_postings import added_up
from searchlib.search.rank.posting_windows import windows_of
from searchlib.search.rank.short_lists import Placed

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment

_LONGEST = 1 << 17
"""A pair, or several syllables, with more postings get a row among the windows at once."""


class LaidSyllable(Laid):
    """The list of a syllable."""

    __slots__ = ("_number", "_segment")

    _segment: Segment
    _number: int

    @classmethod
    def of(cls, segment: Segment, number: int, found: Laid) -> LaidSyllable:
        """The list as one of a syllable, which has a number."""
        made = cls(len(found), found.read, found.home, found.of_articles(), found.lay)
        object.__setattr__(made, "_segment", segment)
        object.__setattr__(made, "_number", number)
        return made

    def always(self) -> Postings:
        """The paragraphs with so high a frequency that the score is at its limit."""
        loops, plain = kernels.loops(), always(self._segment, self)
        if loops is None:
            return plain
        numbers = np.array([self._number])
        return _laid_list(self._segment, numbers, loops.AS_OFTEN, Always(self.home), lambda: plain) or plain


def laid_syllable(segment: Segment, numbers: Array) -> Postings | None:
    """The list of a syllable, or of several; None where it has to be read in another way."""
    loops = kernels.loops()
    if loops is None:
        return None
    read = partial(syllable_list, segment, numbers)
    found = _laid_list(segment, numbers, loops.WHOLE, syllables_home(numbers), read)
    return found if found is None or len(numbers) > 1 else LaidSyllable.of(segment, int(numbers[0]), found)


def laid_own_words(segment: Segment, numbers: Array) -> Postings | None:
    """The list of a syllable where it is a word of its own; None where it has to be read in another way."""
    loops = kernels.loops()
    if loops is None or len(numbers) != 1:
        return None
    read = partial(own_word_list, segment, numbers)
    return _laid_list(segment, numbers, loops.OWN, own_words_home(numbers), read)


def laid_loose_pair(segment: Segment, firsts: Array, seconds: Array) -> Postings | None:
    """Where some syllables stand before others; None where it has to be read in another way."""
    loops, arrays, ranges = kernels.loops(), segment.pair_arrays, stretches(seconds)
    if loops is None or segment.live is not None or arrays is None or not len(firsts) or not ranges:
        return None

    def edges() -> Array | None:
        return segment.pair_edges(firsts, ranges)

    home, read = pair_home(firsts, seconds, False), partial(pair_list, segment, firsts, seconds, False)
    return _of_level(segment, arrays[3:], edges, loops.WHOLE, _LONGEST, home, read)


def laid_pairs(segment: Segment, numbers: Sequence[tuple[Array, Array]]) -> list[ReadPair | None] | None:
    """The lists of some pairs of syllables, None for those (or for all) to be read in another way."""
    loops, arrays = kernels.loops(), segment.pair_arrays
    if loops is None or segment.live is not None or arrays is None:
        return None
    rows = np.array([[int(one[0]) if len(one) else -1 for one in pair] for pair in numbers], np.int64)
    homes = [pair_home(*pair, joined) for pair in numbers for joined in (False, True)]
    windows, times = windows_of(segment), np.empty((len(numbers), 2), np.int64)
    placed = windows.lay(homes, partial(loops.lay_pairs, rows, *arrays), _LONGEST, times)
    if placed is None:
        return None
    found: list[ReadPair | None] = []
    for at, ((first, second), (total, inside)) in enumerate(zip(numbers, times.tolist(), strict=True)):
        if placed[2 * at][1] <= 0:
            found.append(None if placed[2 * at][1] else _NO_PAIR)
            continue
        lay = partial(laid_pairs, segment, [(first, second)])
        both = [
            _laid(segment, placed[row], homes[row], partial(pair_list, segment, first, second, joined), lay)
            if placed[row][1]
            else NOTHING
            for row, joined in ((2 * at, False), (2 * at + 1, True))
        ]
        found.append(ReadPair((both[0], both[1]), (total, inside)))
    return found


def laid_run(segment: Segment, numbers: Array, read: Callable[[], Postings]) -> Postings | None:
    """The list of a run of two syllables or more (i8); None where it has to be read in another way.

    Args:
        segment: where to look.
        numbers: of the syllables.
        read: reads it in another way.
    """
    loops, arrays = kernels.loops(), segment.pair_arrays
    if loops is None or segment.live is not None or arrays is None or not segment.text.verified:
        return None
    windows = windows_of(segment)
    home = run_home([numbers[at : at + 1] for at in range(len(numbers))])
    with windows.lock:
        known = windows.short(home)
        if known is None:
            kept = [windows.kept(syllables_home(numbers[at : at + 1])) for at in range(len(numbers))]
            starts, rows = (np.array(column, np.int64) for column in zip(*kept, strict=True))
            given = numbers, starts, rows, windows.times, windows.bits, windows.offsets
            loop = partial(loops.lay_run, *given, *segment.text.verify(), *arrays)
            placed = windows.lay([home], loop)
            if placed is None:
                return None
            known = placed[0]
    return _laid(segment, known, home, read, partial(laid_run, segment, numbers, read))


def _laid_list(
    segment: Segment, numbers: Array, kind: int, home: Hashable, read: Callable[[], Postings]
) -> Laid | None:
    """The list of some syllables, or a part of it; None where it has to be read in another way."""
    arrays = segment.syllable_arrays
    if segment.live is not None or arrays is None or not len(numbers):
        return None
    most = _LONGEST if len(numbers) > 1 else windows_of(segment).longest
    return _of_level(segment, arrays, lambda: np.array(stretches(numbers)), kind, most, home, read)


def _of_level(
    segment: Segment,
    arrays: tuple[Any, ...],
    ranges: Callable[[], Array | None],
    kind: int,
    most: int,
    home: Hashable,
    read: Callable[[], Postings],
) -> Laid | None:
    """What some lists of a level hold together; None where it has to be read in another way.

    Args:
        segment, arrays: where to look, and the arrays of the level.
        ranges: half-open ranges of lists (i8, a row each).
        kind, most: see `kernels.laid_list_loops.lay_list`.
        home, read: of the list.
    """
    loops = kernels.loops()
    if loops is None:
        return None
    windows = windows_of(segment)
    with windows.lock:
        known = windows.short(home)
        if known is None:
            wanted = ranges() if windows.kept(home)[1] < 0 else None
            if wanted is None:
                return None
            loop = partial(loops.lay_list, wanted, kind, *arrays)
            placed = windows.lay([home], loop, most, *windows.zeros)
            if placed is None:
                return None
            known = placed[0]
    lay = partial(_of_level, segment, arrays, ranges, kind, most, home, read)
    return _laid(segment, known, home, read, lay)


def _laid(
    segment: Segment,
    placed: Placed,
    home: Hashable,
    read: Callable[[], Postings],
    lay: Callable[[], object],
) -> Laid:
    if not placed[1]:
        return NOTHING
    articles = Unread(placed[4], lambda: added_up(segment, read()), home)
    return Laid(placed[1], read, home, articles, lay)


NOTHING = Laid(0, nothing, None, nothing(), nothing)
"""A list without paragraphs."""
_NO_PAIR = ReadPair((NOTHING, NOTHING), (0, 0))
