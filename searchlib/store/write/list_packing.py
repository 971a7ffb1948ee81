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

import numpy as np

from searchlib.store.format.array_layout import ESCAPE, GROUP
from searchlib.store.format.elias_fano import encode, sizes
from searchlib.store.format.string_tables import Array, Batch, spans, starts


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
        many = np.flatnonzero(df >= ESCAPE)
        size = sizes(df, np.full(len(df), self._count, np.int64), distinct=True)
        found |= {
            "size": (3 * np.minimum(df, ESCAPE) + form).astype("u1"),
            "many": many.astype("<u4"),
            "df": df[many].astype("<u4"),
            "mark": _every(starts(size)),
            "rank": _every(starts(form == 2)).astype("<u4"),
            "more.mark": _every(starts(found["more.size"])),
        }
        return {f"{self._level}.{name}": values for name, values in found.items()}


def _every(offsets: Array) -> Array:
    """The offset of each 32nd run, and the end of the last."""
    return np.append(offsets[:-1:GROUP], offsets[-1:])


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
