"""From paragraphs as runs of syllables to posting lists: which paragraphs hold a syllable, or a pair of them.

Each occurrence is packed into one 64-bit number (syllables, then paragraph), the numbers are sorted, and the
lengths of equal runs are the frequencies. The vocabulary is worked through in blocks of a million
occurrences, which bounds the memory and keeps the sorts short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

import numpy as np

from searchlib import kernels
from searchlib.store.format.array_layout import TF_MAX
from searchlib.store.format.string_tables import Array, Batch, run_starts, starts

_ARRAYS = {
    "syl.start": "<u8",
    "syl.docs": "<u4",
    "syl.tf": "<u2",
    "syl.joined": "<u2",
    "pair.keys": "<u8",
    "pair.start": "<u8",
    "pair.docs": "<u4",
    "pair.tf": "<u2",
    "pair.joined": "<u2",
}
BLOCK = 1 << 20
"""Occurrences that are sorted at once, if no single syllable is more frequent; few, as caches are small."""


def invert(batch: Mapping[str, Array]) -> Batch:
    """The posting lists of a forward batch, all of them.

    Args:
        batch: at least `tokens`, `token.start`, `joined` and `syllables.start`.

    Returns:
        `syl.start` u8 (V + 1), `syl.docs` u4, `syl.tf` u2, `syl.joined` u2; `pair.keys` u8 (first << 32 |
        second, sorted), `pair.start` u8, `pair.docs` u4, `pair.tf` u2, `pair.joined` u2. Frequencies are cut
        off at 65535.
    """
    blocks = list(inverted_blocks(batch))
    found: Batch = {}
    for name, dtype in _ARRAYS.items():
        parts = [block[name] for block in blocks]
        if name.endswith(".start"):
            parts = [starts(np.concatenate([[], *map(np.diff, parts)]).astype(np.int64))]
        found[name] = np.concatenate([np.zeros(0, dtype), *parts])
    return found


def inverted_blocks(batch: Mapping[str, Array]) -> Iterator[Batch]:
    """The same in parts: the lists of a range of syllables, and of the pairs that begin with them."""
    tokens, start = batch["tokens"], batch["token.start"]
    vocabulary = len(batch["syllables.start"]) - 1
    paragraphs = len(start) - 1
    docs = np.repeat(np.arange(paragraphs, dtype=np.uint32), np.diff(start).astype(np.int64))
    followed = np.zeros(len(tokens), bool)  # by a syllable of the same paragraph
    np.equal(docs[1:], docs[:-1], out=followed[:-1])
    joined = np.unpackbits(batch["joined"], count=len(tokens), bitorder="little")
    continued = np.zeros(len(tokens), bool)  # by a syllable of the same word
    np.logical_and(joined[1:], followed[:-1], out=continued[:-1])
    inside = continued.copy()
    inside[1:] |= continued[:-1]
    del continued
    begins = _begins(tokens, None, vocabulary)
    packers = kernels.packers()
    if packers is not None and len(tokens) < 1 << 32:
        return _counted_blocks(packers, tokens, docs, inside, joined, followed, begins)
    return _sorted_blocks(tokens, docs, inside, joined, followed, begins, paragraphs)


def _sorted_blocks(
    tokens: Array,
    docs: Array,
    inside: Array,
    joined: Array,
    followed: Array,
    begins: Array,
    paragraphs: int,
) -> Iterator[Batch]:
    """The blocks by NumPy's sort."""
    vocabulary = len(begins) - 1
    word_bits, doc_bits = max(1, vocabulary.bit_length()), max(1, paragraphs.bit_length())
    sort = _sort_packed if 2 * word_bits + doc_bits + 1 <= 64 else _sort_apart
    for low, high in _blocks(begins):
        chosen = tokens >= low
        chosen &= tokens < high
        block = _syllables(
            tokens[chosen] - np.uint32(low), docs[chosen], inside[chosen], doc_bits, high - low
        )
        at = np.flatnonzero(np.logical_and(chosen, followed, out=chosen))
        first, where = tokens[at], docs[at]
        at += 1
        yield block | _pairs(*sort(first, tokens[at], where, joined[at], word_bits, doc_bits))


def _counted_blocks(
    packers: ModuleType,
    tokens: Array,
    docs: Array,
    inside: Array,
    joined: Array,
    followed: Array,
    begins: Array,
) -> Iterator[Batch]:
    """The blocks by compiled loops, which sort by counting."""
    inside = inside.view(np.uint8)
    places = np.empty(len(tokens), np.uint32)
    packers.order_syllables(tokens, begins[:-1].copy(), places)
    pair_begins = _begins(tokens, followed, len(begins) - 1)
    del followed
    pairs = np.empty(int(pair_begins[-1]), np.uint32)
    packers.order_pairs(tokens, docs, places, pair_begins[:-1].copy(), pairs)
    for low, high in _blocks(begins):
        size = int(begins[high] - begins[low])
        start, lists = np.zeros(high - low + 1, np.int64), _empty_lists(size)
        size = packers.syllable_lists(places, docs, inside, low, high, begins, start, *lists)
        first, last = int(pair_begins[low]), int(pair_begins[high])
        firsts, seconds = np.empty((2, last - first), np.uint32)
        pair_start, pair_lists = np.zeros(last - first + 1, np.int64), _empty_lists(last - first)
        count = packers.pair_lists(
            pairs, tokens, docs, joined, first, last, firsts, seconds, pair_start, *pair_lists
        )
        keys = firsts[:count].astype(np.uint64) << np.uint64(32) | seconds[:count]
        pair_start = pair_start[: count + 1].astype("<u8")
        values = (start.astype("<u8"), *(part[:size] for part in lists), keys, pair_start)
        values += tuple(part[: int(pair_start[-1])] for part in pair_lists)
        yield dict(zip(_ARRAYS, values, strict=True))


def _begins(tokens: Array, chosen: Array | None, vocabulary: int) -> Array:
    """Where the occurrences of each syllable begin, and the end of all.

    Counted in parts, as NumPy makes wide copies of what it counts.
    """
    counts = np.zeros(vocabulary, np.int64)
    for begin in range(0, len(tokens), BLOCK):
        part = tokens[begin : begin + BLOCK]
        if chosen is not None:
            part = part[chosen[begin : begin + BLOCK]]
        counts += np.bincount(part, minlength=vocabulary)
    return starts(counts).astype(np.int64)


def _empty_lists(size: int) -> tuple[Array, Array, Array]:
    """Room for paragraphs, frequencies and those inside words."""
    return np.empty(size, "<u4"), np.empty(size, "<u2"), np.empty(size, "<u2")


def _blocks(begins: Array) -> Iterator[tuple[int, int]]:
    """Half-open ranges of syllables with about `BLOCK` occurrences each, given where those of each begin."""
    vocabulary = len(begins) - 1
    low = 0
    while low < vocabulary:
        high = max(low + 1, int(np.searchsorted(begins, int(begins[low]) + BLOCK, side="right")) - 1)
        yield low, high
        low = high


def _syllables(tokens: Array, docs: Array, inside: Array, doc_bits: int, count: int) -> Batch:
    """The arrays `syl.*` of `count` syllables; those inside a word are not a word of their own."""
    keys = tokens.astype(np.uint64)
    keys <<= np.uint64(doc_bits)
    keys |= docs
    keys <<= np.uint64(1)
    keys |= inside
    keys.sort()
    inside = (keys & np.uint64(1)).astype(np.uint8)
    keys >>= np.uint64(1)
    first = run_starts(keys)
    tf = np.minimum(np.diff(first, append=len(keys)), TF_MAX).astype("<u2")
    joined = np.add.reduceat(inside, first, dtype=np.int64) if len(first) else first
    keys = keys[first]
    docs = (keys & np.uint64((1 << doc_bits) - 1)).astype("<u4")
    keys >>= np.uint64(doc_bits)
    return {
        "syl.start": starts(np.bincount(keys.astype(np.int64), minlength=count)),
        "syl.docs": docs,
        "syl.tf": tf,
        "syl.joined": np.minimum(joined, TF_MAX).astype("<u2"),
    }


def _pairs(pairs: Array, where: Array, joined: Array) -> Batch:
    """The arrays `pair.*` of occurrences in order of pair and paragraph; a joined one lies inside a word."""
    new_pair = np.zeros(len(pairs), bool)
    new_pair[run_starts(pairs)] = True
    new_doc = new_pair.copy()
    new_doc[run_starts(where)] = True
    first = np.flatnonzero(new_doc)
    tf = np.diff(first, append=len(pairs))
    inside = np.add.reduceat(joined, first, dtype=np.int64) if len(first) else first
    heads = np.flatnonzero(new_pair[first])
    return {
        "pair.keys": pairs[first[heads]].astype("<u8"),
        "pair.start": np.append(heads, len(first)).astype("<u8"),
        "pair.docs": where[first].astype("<u4"),
        "pair.tf": np.minimum(tf, TF_MAX).astype("<u2"),
        "pair.joined": np.minimum(inside, TF_MAX).astype("<u2"),
    }


def _sort_packed(
    first: Array, second: Array, docs: Array, joined: Array, word_bits: int, doc_bits: int
) -> tuple[Array, Array, Array]:
    """Pairs (first << 32 | second), paragraphs and joined bits in order, by one sort of packed numbers."""
    keys = first.astype(np.uint64)
    keys <<= np.uint64(word_bits)
    keys |= second
    keys <<= np.uint64(doc_bits)
    keys |= docs
    keys <<= np.uint64(1)
    keys |= joined
    keys.sort()
    joined = (keys & np.uint64(1)).astype(np.uint8)
    keys >>= np.uint64(1)
    where = (keys & np.uint64((1 << doc_bits) - 1)).astype(np.uint32)
    keys >>= np.uint64(doc_bits)
    low = keys & np.uint64((1 << word_bits) - 1)
    keys >>= np.uint64(word_bits)
    keys <<= np.uint64(32)
    keys |= low
    return keys, where, joined


def _sort_apart(
    first: Array, second: Array, docs: Array, joined: Array, word_bits: int, doc_bits: int
) -> tuple[Array, Array, Array]:
    """The same where the bits do not fit into one number."""
    pairs = first.astype(np.uint64) << np.uint64(32) | second
    order = np.lexsort((docs, pairs))
    return pairs[order], docs[order], joined[order]
