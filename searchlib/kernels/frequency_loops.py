"""Loops over decoded posting lists: how often a term stands in paragraphs, inside words, and in articles."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.article_loops import OFTEN
from searchlib.kernels.bits import COUNTED, article_frequency, lowest, ones
from searchlib.kernels.typed_loops import (
    F8,
    I8,
    NOTHING,
    U1,
    U2,
    U4,
    U8,
    Array,
    compiled,
    inlined,
    read,
    write,
)
from searchlib.kernels.window_loops import SHIFT

_MOST_ARTICLES = 0xFFFF


@compiled(*(I8(read(U4), read(tf), read(U4), read(U4), write(U4), write(U4)) for tf in (U2, U4)))
def gather(docs: Array, tf: Array, owner: Array, first: Array, articles: Array, sums: Array) -> int:
    """Adds a posting list of paragraphs up article by article; the first paragraph counts twice.

    Args:
        docs, tf: paragraphs (ascending) and how often each holds the term.
        owner: the article of each paragraph.
        first: the first paragraph of each article.
        articles, sums: written; they have room for as many as there are postings.

    Returns:
        How many articles hold the term.
    """
    # Without a branch in the loop, which would be guessed wrong: an article begins at every other posting.
    count = -1
    last = np.int64(-1)
    total = np.int64(0)
    for at in range(len(docs)):
        doc = docs[at]
        article = np.int64(owner[doc])
        frequency = np.int64(tf[at])
        begins = article != last
        last = article
        count += begins
        total = np.int64(0) if begins else total
        total += frequency
        total += frequency if doc == first[article] else np.int64(0)
        articles[count] = article
        sums[count] = total
    return count + 1


@compiled(*(I8(read(U4), read(tf), write(U4), write(U8)) for tf in (U2, U4)))
def add(docs: Array, tf: Array, sums: Array, bits: Array) -> Any:
    """Adds the frequencies of posting lists to those of all paragraphs.

    Args:
        docs, tf: paragraphs, in any order, and frequencies above 0.
        sums: the frequencies of all paragraphs.
        bits: which of these are above 0, a word for each 64 paragraphs.

    Returns:
        How many are.
    """
    for at in range(len(docs)):
        doc = docs[at]
        sums[doc] += tf[at]
        bits[doc >> np.uint32(6)] |= np.uint64(1) << np.uint64(doc & np.uint32(63))
    count: Any = np.int64(0)
    for word in bits:
        count += ones(word)
    return count


@compiled(NOTHING(write(U4), write(U8), write(U4), write(U4)))
def collect(sums: Array, bits: Array, docs: Array, tf: Array) -> None:
    """The paragraphs with a frequency, as a posting list; `docs` and `tf` are as long as `add` said.

    Frequencies and bits are 0 again afterwards.
    """
    count = 0
    for window in range(len(bits)):
        word = bits[window]
        while word:
            doc = 64 * window + lowest(word)
            docs[count], tf[count] = doc, sums[doc]
            sums[doc] = 0
            word &= word - np.uint64(1)
            count += 1
        bits[window] = np.uint64(0)


@compiled(I8(read(U4), read(U2), read(F8), read(U4), write(U1), write(U1), write(U4), write(U2)))
def fill_articles(
    docs: Array,
    counted: Array,
    norms: Array,
    first: Array,
    often: Array,
    tops: Array,
    held: Array,
    sums: Array,
) -> int:
    """Writes the two rows of a list, and the articles that do not fit into bytes.

    Args:
        docs, counted: articles (ascending), and how often each holds the term (`bits.COUNTED`).
        norms: of BM25 for each article, for k1 = 1.
        first: the first paragraph of each article, and the end of the last one.
        often, tops: the rows.
        held, sums: the articles that hold it `OFTEN` times or more; as long as `docs`.

    Returns:
        How many these are.
    """
    often[:] = 0
    tops[:] = 0
    many = 0
    for at in range(len(docs)):
        article, times = np.int64(docs[at]), np.int64(counted[at])
        often[article] = min(times, OFTEN)
        if times >= OFTEN:
            held[many], sums[many] = docs[at], counted[at]
            many += 1
        frequency = article_frequency(times)
        top = np.uint8(min(255.0, np.ceil(255.0 * frequency / (frequency + norms[article]))))
        for window in range(first[article] >> SHIFT, ((first[article + 1] - 1) >> SHIFT) + 1):
            tops[window] = max(tops[window], top)
    return many


@inlined(I8(read(U8), I8, I8))
def _paragraphs(bits: Array, begin: int, end: int) -> Any:
    """How many of some paragraphs have their bits set; the first one counts twice."""
    count: Any = np.int64((bits[begin >> SHIFT] >> np.uint64(begin & 63)) & np.uint64(1))
    for window in range(begin >> SHIFT, ((end - 1) >> SHIFT) + 1):
        word, base = bits[window], window << SHIFT
        if base < begin:
            word &= ~np.uint64(0) << np.uint64(begin - base)
        if base + 64 > end:
            word &= ~np.uint64(0) >> np.uint64(base + 64 - end)
        count += ones(word)
    return count


@compiled(
    I8(
        *(I8, I8, read(U4), write(U8, 2), write(U4, 2), write(U1, 2), write(U1, 2)),
        *(write(U1, 2), write(U1, 2), write(U4), write(U2)),
    )
)
def fill_always(
    source: int,
    row: int,
    first: Array,
    bits: Array,
    offsets: Array,
    peaks: Array,
    blocks: Array,
    often: Array,
    tops: Array,
    held: Array,
    sums: Array,
) -> Any:
    """Lays out the paragraphs of a row in another one, as if each held the term as often as may be.

    Args:
        source, row: the rows.
        first: the first paragraph of each article, and the end of the last one.
        bits, offsets, peaks, blocks, often, tops: all rows.
        held, sums: the articles, written.

    Returns:
        How many these are, or -1 if one holds too many of the paragraphs.
    """
    bits[row], offsets[row] = bits[source], offsets[source]
    for table in (peaks, blocks, tops):
        for at in range(table.shape[1]):
            table[row, at] = OFTEN if table[source, at] else 0
    many = np.int64(0)
    for article in range(len(first) - 1):
        holds = often[source, article] > 0
        often[row, article] = OFTEN if holds else 0
        if holds:
            count = _paragraphs(bits[source], np.int64(first[article]), np.int64(first[article + 1]))
            if count > _MOST_ARTICLES - COUNTED:
                return -1
            held[many], sums[many] = article, COUNTED + count
            many += 1
    return many
