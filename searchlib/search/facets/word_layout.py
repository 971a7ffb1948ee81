"""The words of some paragraphs laid out as arrays: each word a number that is the same in every segment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array
from searchlib.search.match.whole_numbers import joined_syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.store.segment.segment_reader import Segment

_AT_ONCE = 1 << 14
"""Paragraphs that are laid out at once; more take more memory."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@frozen
class WordLayout:
    """The words of some paragraphs of a segment, one after another.

    Attributes:
        paragraphs: the paragraphs, ascending.
        tokens, sizes: their syllables, and how many each has.
        heads: where each word begins among the syllables.
        keys: of each word a number made of its syllables (64 bits; two words with one number are not to be
            expected among a billion).
        owner: for each word the place of its paragraph in `paragraphs`.
    """

    paragraphs: Array
    tokens: Array
    sizes: Array
    heads: Array
    keys: Array
    owner: Array

    def begins(self) -> Array:
        """Where each paragraph begins among the syllables."""
        begins: Array = np.cumsum(self.sizes) - self.sizes
        return begins

    def spelled(self, segment: Segment, places: Array) -> list[str]:
        """The words at some places, their syllables with spaces between."""
        table = segment.table("syllables").all()
        ends = np.append(self.heads[1:], len(self.tokens))
        return [
            " ".join([table[number] for number in self.tokens[head:end].tolist()])
            for head, end in zip(self.heads[places].tolist(), ends[places].tolist(), strict=True)
        ]


def layouts(segment: Segment, docs: Array) -> Iterator[WordLayout]:
    """The words of some paragraphs (ascending) in parts, none of which ends within an article."""
    owners = segment.owners()[docs]
    first = 0
    while first < len(docs):
        last = len(docs)
        if first + _AT_ONCE < last:
            last = int(np.searchsorted(owners, owners[first + _AT_ONCE], side="right"))
        yield _layout(segment, docs[first:last])
        first = last


def keys_of(words: Iterable[str]) -> Array:
    """The numbers of some words, each given as its canonical syllables with spaces between."""
    runs = [word.split(" ") for word in words]
    syllables = list(dict.fromkeys(chain.from_iterable(runs)))
    hashes = dict(zip(syllables, _hashed(syllables).tolist(), strict=True))
    factor, limit = int(_FACTOR), (1 << 64) - 1
    keys = [reduce(lambda key, syllable: (key * factor + hashes[syllable]) & limit, run, 0) for run in runs]
    return np.array(keys, np.uint64)


def _layout(segment: Segment, docs: Array) -> WordLayout:
    tokens, sizes = segment.tokens_of_many(docs)
    joined = joined_syllables(segment, docs, sizes)
    heads = np.flatnonzero(~joined)
    hashes = segment.derive(_Hashes).hashes[tokens]
    keys = hashes[heads]
    lengths = np.diff(heads, append=len(tokens))
    rows, at = np.flatnonzero(lengths > 1), 1
    while len(rows):
        keys[rows] = keys[rows] * _FACTOR + hashes[heads[rows] + at]
        at += 1
        rows = rows[lengths[rows] > at]
    owner = np.repeat(np.arange(len(docs)), sizes)[heads]
    return WordLayout(docs, tokens, sizes, heads, keys, owner)


class _Hashes:
    """A hash of each syllable of a segment; kept with it."""

    def __init__(self, segment: Segment) -> None:
        self.hashes = _hashed(segment.table("syllables").all())


def _hashed(syllables: Sequence[str]) -> Array:
    digests = b"".join([blake2b(one.encode("utf-8", "replace"), digest_size=8).digest() for one in syllables])
    return np.frombuffer(digests, "<u8")
