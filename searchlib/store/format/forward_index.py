"""The text as numbers of syllables, byte-coded: frequent syllables take one byte.

Syllables are ranked by frequency. `text.head` has a byte for each token: its rank if that is below 224; 224 +
h if it is 224 + 256 h + t with h below 31, with t in `text.tail`; else 255, and what is left of the rank is t
+ 256 w with t in `text.tail` and w in `text.wide`. `text.rank` gives the syllable of each rank. Where every
16th paragraph begins in the three is in `text.mark.*`; between these, `lengths` says it: 65535 there stands
for the number that `long.length` gives to the paragraph in `long.paragraph`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

import numpy as np

from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.store.format.column import Column
from searchlib.store.format.string_tables import Array, Batch, pick, spans, starts

ONE = 224
WIDE = 255
_TWO = (WIDE - ONE) << 8
_GROUP = 16
_LONG = 65535
_OFTEN = 400
_PLANES = ("head", "tail", "wide")
_ARRAYS = (*_PLANES, "rank", *(f"mark.{plane}" for plane in _PLANES))
_BEYOND = bytes(range(ONE, 256))
_SHORT = 1000
_AT_ONCE = 1 << 14


def pack_text(tokens: Array, lengths: Array, joined: Array, vocabulary: int) -> Batch:
    """The arrays `text.*`, `lengths` and `long.*`.

    Args:
        tokens: syllables of all paragraphs, one after another.
        lengths: how many each has.
        joined: packed bits, see `text.joined`.
        vocabulary: how many syllables there are.
    """
    order = np.argsort(-np.bincount(tokens, minlength=vocabulary), kind="stable")
    rank_of = np.empty(vocabulary, np.uint32)
    rank_of[order] = np.arange(vocabulary, dtype=np.uint32)
    ranks = rank_of[tokens]
    head = np.minimum(ranks, ONE).astype("u1")
    beyond = np.flatnonzero(ranks >= ONE)
    rest = ranks[beyond] - np.uint32(ONE)
    wide = rest >= _TWO
    head[beyond] = np.where(wide, WIDE, ONE + (rest >> 8))
    rest[wide] -= np.uint32(_TWO)
    begins = starts(lengths)
    marks = np.append(begins[:-1:_GROUP], begins[-1:])
    wide_at = beyond[wide]
    long = np.flatnonzero(lengths >= _LONG)
    return {
        "text.rank": order.astype("<u4"),
        "text.head": head,
        "text.tail": (rest & 0xFF).astype("u1"),
        "text.wide": (rest[wide] >> 8).astype("<u2"),
        "text.mark.head": marks.astype("<u8"),
        "text.mark.tail": np.searchsorted(beyond, marks).astype("<u8"),
        "text.mark.wide": np.searchsorted(wide_at, marks).astype("<u8"),
        "text.joined": joined,
        "lengths": np.minimum(lengths, _LONG).astype("<u2"),
        "long.paragraph": long.astype("<u4"),
        "long.length": lengths[long].astype("<u4"),
    }


class Text:
    """The syllables of the paragraphs of a segment, decoded when they are asked for."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        self._lengths: Array | None = None
        self._starts: Array | None = None
        self._whole: tuple[Array, ...] | None = None
        self._asked = 0
        self._frequent: list[int] = []
        self._edges: tuple[Array, ...] = ()

    @property
    def tokens(self) -> int:
        """Syllables of all paragraphs."""
        return len(self._columns["text.head"])

    def lengths(self) -> Array:
        """Syllables of each paragraph (u2; u4 where one is very long)."""
        if self._lengths is None:
            lengths = self._columns["lengths"].all().view()
            numbers = self._columns["long.paragraph"].all()
            if len(numbers) or int(lengths.max(initial=0)) == _LONG:
                if not np.array_equal(np.flatnonzero(lengths == _LONG), numbers):
                    raise _damaged()
                lengths = lengths.astype(np.uint32)
                lengths[numbers] = self._columns["long.length"].all()
            lengths.flags.writeable = False
            self._lengths = lengths
        return self._lengths

    def starts(self) -> Array:
        """Where each paragraph begins among all syllables (u8, one more than there are)."""
        if self._starts is None:
            begins = starts(self.lengths())
            marks = self._columns["text.mark.head"].all()
            if not np.array_equal(np.append(begins[:-1:_GROUP], begins[-1:]), marks):
                raise _damaged()
            begins.flags.writeable = False
            self._starts = begins
        return self._starts

    def begin_of(self, paragraph: int) -> int:
        """Where the syllables of a paragraph begin among all; the end of all behind the last one."""
        return self.range_of(paragraph)[0] if paragraph < len(self._columns["lengths"]) else self.tokens

    def range_of(self, paragraph: int) -> tuple[int, int]:
        """Where the syllables of a paragraph begin and end among all; for many they are laid out once."""
        self._asked += 1
        if self._starts is None and self._asked > _OFTEN:
            self.starts()
        if self._starts is not None and paragraph >= 0:
            begin, end = self._starts[paragraph : paragraph + 2].tolist()
            return begin, end
        group = paragraph // _GROUP
        lengths = self.lengths_of(group * _GROUP, paragraph + 1)
        begin = self._columns["text.mark.head"].at(group) + sum(lengths[:-1])
        return begin, begin + lengths[-1]

    def lengths_of(self, first: int, last: int) -> list[int]:
        """Syllables of each of a range of paragraphs."""
        lengths: list[int] = self._columns["lengths"].part(first, last).tolist()
        if _LONG in lengths:
            lengths = [self._long(at) if n == _LONG else n for at, n in enumerate(lengths, first)]
        return lengths

    def of(self, first: int, last: int) -> Array:
        """The syllables of a half-open range of paragraphs, at least one."""
        return self._decoded(*self._planes(first, last))

    def few(self, first: int, last: int) -> list[int]:
        """The same as a list, which is made faster where it is short."""
        planes = self._planes(first, last)
        if len(planes[0]) > _SHORT:
            numbers: list[int] = self._decoded(*planes).tolist()
            return numbers
        if not self._frequent:
            self._frequent = (
                self._columns["text.rank"].part(0, min(ONE, len(self._columns["text.rank"]))).tolist()
            )
        head, tail = planes[0].tobytes(), planes[1].tobytes()
        frequent = self._frequent
        if not tail:
            try:
                return [frequent[rank] for rank in head]
            except IndexError:
                raise _damaged() from None
        return self._rare(head, tail, planes[2].tolist())

    def learn(self) -> None:
        """Lays out where the bytes of each paragraph begin, so that `some` needs nothing else."""
        head, begins = self.verify()[0], self.starts()
        edges = []
        for least in (ONE, WIDE):
            counts = np.zeros(len(begins), np.uint32)
            for first in range(0, len(counts) - 1, _AT_ONCE):
                cuts = begins[first : first + _AT_ONCE + 1].astype(np.int64)
                sums = np.zeros(int(cuts[-1] - cuts[0]) + 1, np.uint32)
                np.cumsum(head[cuts[0] : cuts[-1]] >= least, out=sums[1:])
                counts[first : first + len(cuts)] = counts[first] + sums[cuts - cuts[0]]
            edges.append(counts)
        self._edges = begins, edges[0], edges[1]

    @property
    def learnt(self) -> tuple[Array, ...]:
        """The bytes (`head`, `tail`, `wide`), and where those of each paragraph begin; after `learn`."""
        return *self.verify()[:3], *self._edges

    def count_runs(self, run: Array, paragraphs: Array) -> tuple[Array, Array] | None:
        """The paragraphs, of some, that hold a run of syllables, and how often; None without loops."""
        loops = kernels.loops()
        if loops is None:
            return None
        docs, times = np.empty(len(paragraphs), np.uint32), np.empty(len(paragraphs), np.uint32)
        asked = np.ascontiguousarray(paragraphs, np.uint32), np.ascontiguousarray(run, np.int64)
        count = loops.count_runs(*self.verify(), *asked, docs, times)
        if count < 0:
            raise _damaged()
        return docs[:count].copy(), times[:count].copy()

    @property
    def reads_fast(self) -> bool:
        """Whether many paragraphs are read at once faster than a few one by one."""
        return bool(self._edges) or kernels.loops() is not None

    def some(self, paragraphs: Array) -> Array:
        """The ranks of the syllables of a few paragraphs, in any order; `learn` has been called before."""
        ends, planes = np.concatenate((paragraphs, paragraphs + 1)), self.verify()
        parts = (pick(plane, edges, ends) for plane, edges in zip(planes, self._edges, strict=False))
        return self._ranks(*parts)

    def _rare(self, head: bytes, tail: bytes, wide: list[int]) -> list[int]:
        """The syllables of a short run of which some take two bytes or four."""
        frequent, order = self._frequent, self._columns["text.rank"]
        syllable = order.all().item if self._asked > _OFTEN else order.at
        tails, wides = iter(tail), iter(wide)
        numbers = []
        try:
            for high in head:
                if high < ONE:
                    numbers.append(frequent[high])
                    continue
                more = high - ONE if high < WIDE else WIDE - ONE + next(wides)
                numbers.append(syllable((more << 8) + next(tails) + ONE))
        except IndexError:
            raise _damaged() from None
        return numbers

    def _planes(self, first: int, last: int) -> tuple[Array, Array, Array]:
        """The bytes of a half-open range of paragraphs, at least one."""
        begin, end = self.range_of(first)
        if last > first + 1:
            end = self.range_of(last - 1)[1]
        group = first // _GROUP
        start = self._columns["text.mark.head"].at(group)
        head = self._columns["text.head"].part(start, end)
        before, own = head[: begin - start].tobytes(), head[begin - start :]
        beyond = len(before) - len(before.translate(None, _BEYOND))
        tail = self._columns["text.mark.tail"].at(group) + beyond
        wide = self._columns["text.mark.wide"].at(group) + before.count(WIDE)
        data = own.tobytes()
        tails = len(data) - len(data.translate(None, _BEYOND))
        return (
            own,
            self._columns["text.tail"].part(tail, tail + tails),
            self._columns["text.wide"].part(wide, wide + data.count(WIDE)),
        )

    def of_many(self, paragraphs: Array) -> tuple[Array, Array]:
        """The syllables of some paragraphs (ascending), one after another, and how many each has."""
        loops = kernels.loops()
        if loops is not None:
            order = self.verify()[-1]
            return self._laid_out(loops, np.ascontiguousarray(paragraphs, np.uint32), order)
        if self._edges:
            begins = self._edges[0]
            lengths = (begins[paragraphs + np.uint32(1)] - begins[paragraphs]).astype(np.int64)
            return self._columns["text.rank"].all()[self.some(paragraphs)], lengths
        groups = np.unique(paragraphs // _GROUP).astype(np.int64)
        planes = []
        for plane in _PLANES:
            marks = self._columns[f"text.mark.{plane}"].all()
            values = self._columns[f"text.{plane}"].all()
            planes.append(values[spans(marks, groups)])
        tokens = self._decoded(*planes)
        # the paragraphs of the groups, laid out as their syllables are
        number = (groups[:, None] * _GROUP + np.arange(_GROUP)).ravel()
        number = number[number < len(self.lengths())]
        laid = starts(self.lengths()[number])
        if int(laid[-1]) != len(tokens):
            raise _damaged()
        chosen = np.searchsorted(number, paragraphs)
        return tokens[spans(laid, chosen)], np.diff(laid)[chosen].astype(np.int64)

    def _laid_out(self, loops: ModuleType, paragraphs: Array, order: Array) -> tuple[Array, Array]:
        """As `of_many`, by the compiled loops; `order` is what each rank stands for."""
        whole = self.verify()
        begins = self.starts()
        lengths = (begins[paragraphs + np.uint32(1)] - begins[paragraphs]).astype(np.int64)
        tokens = np.empty(int(lengths.sum()), np.uint32)
        if not loops.lay_out(*whole[:-1], order, paragraphs, tokens):
            raise _damaged()
        return tokens, lengths

    def verify(self) -> tuple[Array, ...]:
        """All arrays of the text, verified, for the compiled loops; see `kernels.text_loops.lay_out`.

        Raises:
            IndexDamaged: one is not what was written.
        """
        if self._whole is None:
            planes = [self._columns[f"text.{plane}"].all() for plane in _PLANES]
            marks = [self._columns[f"text.mark.{plane}"].all() for plane in _PLANES[1:]]
            self._whole = *planes, self.starts(), *marks, self._columns["text.rank"].all()
        return self._whole

    @property
    def verified(self) -> bool:
        """Whether all arrays are known to be sound, so that `verify` costs nothing."""
        return self._whole is not None or all(self._columns[f"text.{name}"].verified for name in _ARRAYS)

    def all(self) -> Array:
        """The syllables of all paragraphs, one after another."""
        return self._decoded(*(self._columns[f"text.{plane}"].all() for plane in _PLANES))

    def _decoded(self, head: Array, tail: Array, wide: Array) -> Array:
        found: Array = self._columns["text.rank"].all()[self._ranks(head, tail, wide)]
        return found

    def _ranks(self, head: Array, tail: Array, wide: Array) -> Array:
        ranks = head.astype(np.uint32)
        beyond = np.flatnonzero(head >= ONE)
        if len(beyond) != len(tail):
            raise _damaged()
        high = ranks[beyond] - np.uint32(ONE)
        escaped = np.flatnonzero(high == WIDE - ONE)
        if len(escaped) != len(wide):
            raise _damaged()
        high[escaped] += wide
        ranks[beyond] = (high << np.uint32(8)) + tail + np.uint32(ONE)
        if len(ranks) and int(ranks.max()) >= len(self._columns["text.rank"]):
            raise _damaged()
        return ranks

    def _long(self, paragraph: int) -> int:
        numbers = self._columns["long.paragraph"]
        at = numbers.find(paragraph)
        if at == len(numbers) or numbers.at(at) != paragraph:
            raise _damaged()
        return self._columns["long.length"].at(at)


def _damaged() -> IndexDamaged:
    return IndexDamaged("the text contradicts itself; rebuild the index")
