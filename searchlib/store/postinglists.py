"""Posting lists of one level, packed: paragraphs, frequencies, and what lies inside words.

Arrays of a level L with c lists, for a segment of n paragraphs:

* `L.size` u1, a number for each list: 3 · min(postings, 84) + form, where form is 0 if every frequency is 1
  and nothing lies inside a word, 1 if every frequency is 1 and everything lies inside a word, else 2;
* `L.many`, `L.df`: the lists with 84 postings or more, and how many;
* `L.lists`: the paragraphs of all lists as `sequences` codes them; `L.mark`: where each 32nd list begins;
* for each list of form 2, `L.more.tf`: the sum of (frequency - 1); `L.more.joined`: 2k, if k occurrences lie
  inside a word, or 2k + 1, if all but k do; `L.more.size`: the bytes that it has in `L.more.lists`, which are
  two sequences: of its postings (numbered from 0) each (frequency - 1) times, and each as often as it has one
  of these k occurrences. `L.more.mark`: where each 32nd of them begins; `L.rank`: how many lists of form 2
  stand before each 32nd list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType

import numpy as np

from searchlib import accelerate
from searchlib.errors import IndexDamaged
from searchlib.store.arrays import Array, Batch, spans, starts
from searchlib.store.column import Column
from searchlib.store.kept import Kept
from searchlib.store.sequences import decode, decode_many, encode, size_of, sizes

TF_MAX = 65535
_LISTS = ("size", "many", "df", "lists", "mark", "rank")
_MORE = ("tf", "joined", "size", "lists", "mark")
_GROUP = 32
_ESCAPE = 84
_KEPT_BYTES = 48 << 20
"""Bytes of decoded lists that a level keeps."""
_RANGES = 64
"""So many ranges of lists are known by where each list begins."""


class ListPacker:
    """Packs the lists of a level, part by part."""

    def __init__(self, level: str, count: int) -> None:
        """`level` is the prefix of its arrays, `count` the paragraphs of the segment."""
        self._level, self._count = level, count
        self._parts: dict[str, list[Array]] = {
            "df": [np.zeros(0, np.int64)],
            "form": [np.zeros(0, np.int64)],
            "lists": [np.zeros(0, "u1")],
            "more.tf": [np.zeros(0, "<u4")],
            "more.joined": [np.zeros(0, "<u4")],
            "more.size": [np.zeros(0, "<u4")],
            "more.lists": [np.zeros(0, "u1")],
        }

    def add(self, start: Array, docs: Array, tf: Array, joined: Array) -> None:
        """Adds lists.

        Args:
            start: where the list of each term begins in the other arrays, one more than there are terms.
            docs, tf, joined: paragraphs (ascending in a list), frequencies, occurrences inside words.
        """
        df = np.diff(start.astype(np.int64))
        extra = _list_sums(tf, start) - df
        inside = _list_sums(joined, start)
        form = np.where((extra == 0) & (inside == df) & (df > 0), 1, 2)
        form[(extra == 0) & (inside == 0)] = 0
        limits = np.full(len(df), self._count, np.int64)
        packed = {"df": df, "form": form, "lists": encode(docs, df, limits, distinct=True)}
        packed |= _pack_more(np.flatnonzero(form == 2), start, tf, joined, extra, inside)
        for name, values in packed.items():
            self._parts[name].append(values)

    def finish(self) -> Batch:
        """The arrays of the level."""
        found = {name: np.concatenate(parts) for name, parts in self._parts.items()}
        df, form = found.pop("df"), found.pop("form")
        many = np.flatnonzero(df >= _ESCAPE)
        size = sizes(df, np.full(len(df), self._count, np.int64), distinct=True)
        found |= {
            "size": (3 * np.minimum(df, _ESCAPE) + form).astype("u1"),
            "many": many.astype("<u4"),
            "df": df[many].astype("<u4"),
            "mark": _every(starts(size)),
            "rank": _every(starts(form == 2)).astype("<u4"),
            "more.mark": _every(starts(found["more.size"])),
        }
        return {f"{self._level}.{name}": values for name, values in found.items()}


def _every(offsets: Array) -> Array:
    """The offset of each 32nd run, and the end of the last."""
    return np.append(offsets[:-1:_GROUP], offsets[-1:])


def _list_sums(values: Array, start: Array) -> Array:
    running = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=running[1:], dtype=np.int64)
    sums: Array = np.diff(running[start.astype(np.int64)])
    return sums


def _pack_more(more: Array, start: Array, tf: Array, joined: Array, extra: Array, inside: Array) -> Batch:
    """The arrays of the lists of form 2."""
    at = spans(start, more)
    df: Array = np.diff(start.astype(np.int64))[more]
    order = np.arange(len(at)) - np.repeat(np.cumsum(df) - df, df)
    repeated = tf[at].astype(np.int64)
    words = joined[at].astype(np.int64)
    rare = inside[more] * 2 <= df + extra[more]
    words = np.where(np.repeat(rare, df), words, repeated - words)
    kept = np.where(rare, inside[more], df + extra[more] - inside[more])
    # both sequences of a list stand next to each other
    counts = np.stack([extra[more], kept], axis=1).ravel()
    limits = np.repeat(df, 2)
    first, second = np.repeat(order, repeated - 1), np.repeat(order, words)
    values = np.empty(len(first) + len(second), np.int64)
    from_first = np.repeat(np.arange(len(counts)) % 2 == 0, counts)
    values[from_first], values[~from_first] = first, second
    size = sizes(counts, limits, distinct=False).reshape(-1, 2).sum(axis=1)
    return {
        "more.tf": extra[more].astype("<u4"),
        "more.joined": (2 * kept + ~rare).astype("<u4"),
        "more.size": size.astype("<u4"),
        "more.lists": encode(values, counts, limits, distinct=False),
    }


List = tuple[Array, Array, Array]
"""Paragraphs (u4), frequencies (u2), occurrences inside words (u2; none where they were not asked for)."""


class PostingLists:
    """The lists of a level of a segment, decoded when they are asked for; the last ones are kept."""

    def __init__(self, columns: Mapping[str, Column], level: str, count: int) -> None:
        self._columns = {
            name.removeprefix(f"{level}."): column
            for name, column in columns.items()
            if name.startswith(f"{level}.")
        }
        self._count = count
        self._few = [size_of(df, count, distinct=True) for df in range(_ESCAPE)] if count else [0] * _ESCAPE
        self._kept: Kept[List] = Kept(_KEPT_BYTES, lambda found: found)
        self._edges: dict[tuple[int, int], Array] = {}
        self._whole: tuple[Array, ...] = ()
        if all(column.verified for column in self._columns.values()):
            self.verify()

    def __len__(self) -> int:
        return len(self._columns["size"])

    def df(self, number: int) -> int:
        """Postings of a list."""
        few = self._columns["size"].at(number) // 3
        return few if few < _ESCAPE else self._df_of_many(number)

    def dfs(self, first: int, last: int) -> Array:
        """Postings of a range of lists (i8)."""
        found = (self._columns["size"].part(first, last) // 3).astype(np.int64)
        escaped = np.flatnonzero(found >= _ESCAPE)
        if len(escaped):
            many, df = self._columns["many"], self._columns["df"]
            low = many.find(first)
            numbers = many.part(low, min(low + len(escaped), len(many)))
            if not np.array_equal(numbers, escaped + first):
                raise _damaged()
            found[escaped] = self._sound(df.part(low, low + len(escaped)))
        return found

    def read(self, number: int, words: bool) -> List:
        """One list; `words` asks for what lies inside words."""
        return self.read_range(number, number + 1, words)

    def read_range(self, first: int, last: int, words: bool) -> List:
        """A range of lists, one after another."""

        def made() -> List:
            loops = self.ready()
            if loops is not None:
                return self._read_fast(loops, ((first, last),), words)
            if last - first > 1:
                return self._decode_range(first, last, words)
            return self._among_others(first, words) or self._decode(first, words)

        return self._kept.get((first, last, words), made)

    def occurrences(self, number: int) -> tuple[int, int]:
        """How often a term stands in the segment, and how often of this inside words."""
        df, form = self.df(number), self._columns["size"].at(number) % 3
        if form != 2:
            return df, df * form
        low = self._rank(number)
        total = df + self._columns["more.tf"].at(low)
        coded = self._columns["more.joined"].at(low)
        return total, total - (coded >> 1) if coded & 1 else coded >> 1

    def postings(self, ranges: Sequence[tuple[int, int]]) -> int:
        """How many postings some half-open ranges of lists have together."""
        loops = self.ready()
        if loops is None:
            return sum(int(self.dfs(first, last).sum()) for first, last in ranges)
        total: int = loops.postings_of(_rows(ranges), self._count, *self._whole[:3])
        if total < 0:
            raise _damaged()
        return total

    def read_ranges(self, ranges: Sequence[tuple[int, int]], words: bool) -> List:
        """Some half-open ranges of lists, one list after another."""
        if len(ranges) == 1:
            return self.read_range(*ranges[0], words)
        loops = self.ready()
        if loops is not None:
            return self._read_fast(loops, ranges, words)
        parts = [self.read_range(first, last, words) for first, last in ranges]
        if not parts:
            return np.zeros(0, np.uint32), np.zeros(0, np.uint16), np.zeros(0, np.uint16)
        docs, tf, joined = (np.concatenate(part) for part in zip(*parts, strict=True))
        return docs, tf, joined

    def verify(self) -> None:
        """Verifies all arrays, after which compiled loops may read lists.

        Raises:
            IndexDamaged: one is not what was written.
        """
        if not self._whole:
            names = [*_LISTS, *(f"more.{name}" for name in _MORE)]
            self._whole = tuple(self._columns[name].all() for name in names)

    @property
    def arrays(self) -> tuple[Array, ...]:
        """The arrays, verified, in the order in which the compiled loops take them."""
        self.verify()
        return self._whole

    def ready(self) -> ModuleType | None:
        """The compiled loops, if there are any and all arrays have been verified."""
        return accelerate.loops() if self._whole else None

    def _read_fast(self, loops: ModuleType, ranges: Sequence[tuple[int, int]], words: bool) -> List:
        rows = _rows(ranges)
        total = loops.postings_of(rows, self._count, *self._whole[:3])
        if total < 0:
            raise _damaged()
        docs, tf = np.empty(total, np.uint32), np.empty(total, np.uint16)
        joined = np.empty(total if words else 0, np.uint16)
        if not loops.read_lists(rows, words, self._count, *self._whole, docs, tf, joined):
            raise _damaged()
        return docs, tf, joined

    def _among_others(self, number: int, words: bool) -> List | None:
        """A list of a range that has been decoded; None if there is no such range."""
        for (first, last), edges in list(self._edges.items()):
            whole = self._kept.peek((first, last, words)) if first <= number < last else None
            if whole is not None:
                begin, end = edges[number - first : number - first + 2].tolist()
                docs, tf, joined = (values[begin:end].copy() for values in whole)
                return docs, tf, joined
        return None

    def _decode_range(self, first: int, last: int, words: bool) -> List:
        df = self.dfs(first, last)
        if len(self._edges) >= _RANGES:
            self._edges.clear()
        self._edges[first, last] = starts(df)
        limits = np.full(len(df), self._count, np.int64)
        begin = self._offset(first)
        size = int(sizes(df, limits, distinct=True).sum())
        docs = decode_many(self._columns["lists"].part(begin, begin + size), df, limits, distinct=True)
        forms = self._columns["size"].part(first, last) % 3
        tf = np.ones(len(docs), np.uint16)
        joined = np.repeat((forms == 1).astype(np.uint16), df if words else 0)
        if (forms == 2).any():
            self._read_more(first, np.flatnonzero(forms == 2), df, tf, joined)
        return docs, tf, joined

    def _decode(self, number: int, words: bool) -> List:
        code = self._columns["size"].at(number)
        df = self.df(number)
        begin = self._offset(number)
        data = self._columns["lists"].part(begin, begin + size_of(df, self._count, distinct=True))
        docs = decode(data, df, self._count, distinct=True)
        tf = np.ones(df, np.uint16)
        joined = np.full(df if words else 0, code % 3 == 1, np.uint16)
        if code % 3 == 2:
            self._read_more(number, np.zeros(1, np.int64), np.array([df]), tf, joined)
        return docs, tf, joined

    def _read_more(self, first: int, lists: Array, df: Array, tf: Array, joined: Array) -> None:
        """Fills in frequencies of the lists of form 2 among those from `first` on.

        What lies inside words is filled in too, unless `joined` is empty.
        """
        extra, words, data = self._more(first, len(lists))
        own = df[lists]
        counts, limits = _in_turn(extra, words >> 1), _in_turn(own, own)
        if len(lists) == 1:
            parts = [size_of(one, limits.item(0), distinct=False) for one in counts.tolist()]
            size = sum(parts)
        else:
            size = int(sizes(counts, limits, distinct=False).sum())
        if size != len(data):
            raise _damaged()
        if len(lists) == 1 and not len(joined):
            data, counts[1] = data[: parts[0]], 0
        both = decode_many(data, counts, limits, distinct=False)
        loops = accelerate.loops()
        if loops is not None:
            begins = (np.cumsum(df) - df)[lists]
            asked = words if len(joined) else words[:0]
            if not loops.spread(both, counts, begins, own, asked, tf, joined):
                raise _damaged()
            return
        at: slice | Array = slice(None)
        if len(lists) == 1:
            repeated, words_in = both[: counts[0]], both[counts[0] :]
        else:
            both += np.repeat(np.repeat(np.cumsum(own) - own, 2), counts).astype(np.uint32)
            is_first = np.repeat(np.arange(len(counts)) % 2 == 0, counts)
            repeated, words_in = both[is_first], both[~is_first]
        if len(lists) < len(df):
            at = spans(starts(df), lists)
        total = int(own.sum())
        frequency = np.bincount(repeated, minlength=total) + 1
        if int(frequency.max()) > TF_MAX:
            raise _damaged()
        tf[at] = frequency
        if not len(joined):
            return
        inside = np.bincount(words_in, minlength=total)
        flipped = np.repeat(words & 1 == 1, own)
        inside = np.where(flipped, frequency - inside, inside)
        if bool((inside > frequency).any()) or int(inside.min()) < 0:
            raise _damaged()
        joined[at] = inside

    def _more(self, first: int, count: int) -> tuple[Array, Array, Array]:
        """What is coded of so many lists of form 2 from `first` on: `more.tf`, `more.joined`, bytes."""
        columns = self._columns
        low = self._rank(first)
        high = low + count
        extra = columns["more.tf"].part(low, high).astype(np.int64)
        words = columns["more.joined"].part(low, high).astype(np.int64)
        group = low // _GROUP
        sized = columns["more.size"].part(group * _GROUP, high)
        begin = columns["more.mark"].at(group) + int(sized[: low - group * _GROUP].sum())
        end = begin + int(sized[low - group * _GROUP :].sum())
        return extra, words, columns["more.lists"].part(begin, end)

    def _rank(self, number: int) -> int:
        """How many lists of form 2 stand before a list."""
        group = number // _GROUP
        before = self._columns["size"].part(group * _GROUP, number).tobytes()
        rank: int = self._columns["rank"].at(group) + sum(code % 3 == 2 for code in before)
        return rank

    def _offset(self, number: int) -> int:
        """Where a list begins."""
        group = number // _GROUP
        begin = self._columns["mark"].at(group)
        for before, code in enumerate(self._columns["size"].part(group * _GROUP, number).tolist()):
            few = code // 3
            if few < _ESCAPE:
                begin += self._few[few]
            else:
                df = self._df_of_many(group * _GROUP + before)
                begin += size_of(df, self._count, distinct=True)
        return begin

    def _df_of_many(self, number: int) -> int:
        many = self._columns["many"]
        at = many.find(number)
        if at == len(many) or many.at(at) != number:
            raise _damaged()
        df = self._columns["df"].at(at)
        if not _ESCAPE <= df <= self._count:
            raise _damaged()
        return df

    def _sound(self, df: Array) -> Array:
        if int(df.min()) < _ESCAPE or int(df.max()) > self._count:
            raise _damaged()
        return df


def _rows(ranges: Sequence[tuple[int, int]]) -> Array:
    return np.array(ranges, np.int64).reshape(-1, 2)


def _in_turn(one: Array, other: Array) -> Array:
    """Two arrays of the same length as one, their elements in turn (i8)."""
    both = np.empty(2 * len(one), np.int64)
    both[::2], both[1::2] = one, other
    return both


def _damaged() -> IndexDamaged:
    return IndexDamaged("the posting lists contradict each other; rebuild the index")
