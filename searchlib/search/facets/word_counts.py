"""How often each word of pyvi's segmentation occurs in some paragraphs, from the syllables of the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.results import WordCount, WordCounts
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.search.match.matches import Matches
    from searchlib.store.segment.segment_reader import Segment

_AT_ONCE = 1 << 15
"""Paragraphs that are counted at once; more take more memory."""


def count_words(segments: Sequence[Segment], matches: Sequence[Matches]) -> WordCounts:
    """The words of all matching paragraphs."""
    words: dict[str, tuple[int, int, int]] = {}
    paragraphs = articles = 0
    for segment, found in zip(segments, matches, strict=True):
        for docs in _whole_articles(segment, found.docs):
            paragraphs += len(docs)
            articles += len(np.unique(segment.owners()[docs]))
            for word, *counts in _words_of(segment, docs):
                before = words.get(word, (0, 0, 0))
                words[word] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
    return WordCounts(
        occurrences=sum(one[0] for one in words.values()),
        paragraphs=paragraphs,
        articles=articles,
        words={word: WordCount(*one) for word, one in words.items()},
    )


def _whole_articles(segment: Segment, docs: Array) -> Iterator[Array]:
    """The paragraphs (ascending) in parts, none of which ends within an article."""
    owners = segment.owners()[docs]
    first = 0
    while first < len(docs):
        last = len(docs)
        if first + _AT_ONCE < last:
            last = int(np.searchsorted(owners, owners[first + _AT_ONCE], side="right"))
        yield docs[first:last]
        first = last


def _words_of(segment: Segment, docs: Array) -> Iterator[tuple[str, int, int, int]]:
    """The different words of some paragraphs with occurrences, paragraphs and articles."""
    tokens, sizes = segment.tokens_of_many(docs)
    if not len(tokens):
        return
    begins = np.cumsum(sizes) - sizes
    heads = np.flatnonzero(~_joined(segment, docs, sizes, begins))
    lengths = np.diff(heads, append=len(tokens))
    numbers = _numbered(tokens.astype(np.int64), heads, lengths)
    _, first, numbers = np.unique(numbers, return_index=True, return_inverse=True)
    where = np.searchsorted(begins, heads, side="right") - 1
    articles = np.unique(segment.owners()[docs], return_inverse=True)[1]
    counts = (
        np.bincount(numbers),
        _in_how_many(numbers, where, len(docs)),
        _in_how_many(numbers, articles[where], len(docs)),
    )
    table = segment.table("syllables").all()
    rows = zip(heads[first].tolist(), lengths[first].tolist(), *(one.tolist() for one in counts), strict=True)
    for head, length, occurrences, paragraphs, among in rows:
        word = " ".join(table[number] for number in tokens[head : head + length].tolist())
        yield word, occurrences, paragraphs, among


def _joined(segment: Segment, docs: Array, sizes: Array, begins: Array) -> Array:
    """Of each syllable of some paragraphs whether it continues a word."""
    packed = np.unpackbits(segment.column("joined"), bitorder="little")
    starts = segment.column("token.start")[docs].astype(np.int64)
    places = np.repeat(starts - begins, sizes) + np.arange(int(sizes.sum()))
    joined: Array = packed[places].astype(bool)
    joined[begins[sizes > 0]] = False
    return joined


def _numbered(tokens: Array, heads: Array, lengths: Array) -> Array:
    """A number for each word, the same for the same syllables; they follow from one syllable to the next."""
    span = int(tokens.max()) + 1
    numbers = tokens[heads]
    following = span
    for at in range(1, int(lengths.max())):
        longer = np.flatnonzero(lengths > at)
        keys = numbers[longer] * span + tokens[heads[longer] + at]
        known, inverse = np.unique(keys, return_inverse=True)
        numbers[longer] = following + inverse
        following += len(known)
    return numbers


def _in_how_many(numbers: Array, places: Array, count: int) -> Array:
    """For each number in how many different places it occurs."""
    both = np.unique(numbers * count + places)
    found: Array = np.bincount(both // count)
    return found
