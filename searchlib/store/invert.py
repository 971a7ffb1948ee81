"""From paragraphs as runs of syllables to posting lists: which paragraphs hold a syllable, or a pair of them.

Each occurrence is packed into one 64-bit number (syllables, then paragraph), the numbers are sorted, and the
lengths of equal runs are the frequencies.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from searchlib.store.arrays import Array, Batch, run_starts

TF_MAX = 65535


def invert(batch: Mapping[str, Array]) -> Batch:
    """The arrays `syl.*` and `pair.*` of a forward batch.

    Args:
        batch: at least `tokens`, `token.start`, `joined` and `syllables.start`.

    Returns:
        `syl.start` u8 (V + 1), `syl.docs` u4, `syl.tf` u2; `pair.keys` u8 (first << 32 | second, sorted),
        `pair.start` u8, `pair.docs` u4, `pair.tf` u2, `pair.joined` u2. Frequencies are cut off at 65535.
    """
    tokens, start = batch["tokens"], batch["token.start"]
    vocabulary = len(batch["syllables.start"]) - 1
    paragraphs = len(start) - 1
    docs = np.repeat(np.arange(paragraphs, dtype=np.uint32), np.diff(start).astype(np.int64))
    return {
        **_syllables(tokens, docs, vocabulary, paragraphs),
        **_pairs(tokens, docs, batch["joined"], vocabulary, paragraphs),
    }


def _syllables(tokens: Array, docs: Array, vocabulary: int, paragraphs: int) -> Batch:
    doc_bits = np.uint64(max(1, paragraphs.bit_length()))
    keys = tokens.astype(np.uint64)
    keys <<= doc_bits
    keys |= docs
    keys.sort()
    first = run_starts(keys)
    tf = np.diff(first, append=len(keys))
    keys = keys[first]
    start = np.searchsorted(keys >> doc_bits, np.arange(vocabulary + 1, dtype=np.uint64))
    return {
        "syl.start": start.astype("<u8"),
        "syl.docs": (keys & ((np.uint64(1) << doc_bits) - np.uint64(1))).astype("<u4"),
        "syl.tf": np.minimum(tf, TF_MAX).astype("<u2"),
    }


def _pairs(tokens: Array, docs: Array, packed: Array, vocabulary: int, paragraphs: int) -> Batch:
    """Adjacent syllables of one paragraph; a joined pair lies inside one word."""
    here = np.flatnonzero(docs[1:] == docs[:-1]) if len(docs) > 1 else np.zeros(0, np.int64)
    bits = np.unpackbits(packed, count=len(tokens), bitorder="little")
    joined = bits[here + 1]
    word_bits, doc_bits = max(1, vocabulary.bit_length()), max(1, paragraphs.bit_length())
    if 2 * word_bits + doc_bits + 1 <= 64:
        pairs, where, joined = _sorted_packed(tokens, docs, here, joined, word_bits, doc_bits)
    else:
        pairs, where, joined = _sorted_apart(tokens, docs, here, joined)
    new_pair = np.zeros(len(pairs), bool)
    new_pair[run_starts(pairs)] = True
    new_doc = new_pair.copy()
    new_doc[run_starts(where)] = True
    first = np.flatnonzero(new_doc)
    tf = np.diff(first, append=len(pairs))
    inside = np.add.reduceat(joined, first, dtype=np.int64) if len(first) else np.zeros(0, np.int64)
    heads = np.flatnonzero(new_pair[first])
    return {
        "pair.keys": pairs[first[heads]].astype("<u8"),
        "pair.start": np.append(heads, len(first)).astype("<u8"),
        "pair.docs": where[first].astype("<u4"),
        "pair.tf": np.minimum(tf, TF_MAX).astype("<u2"),
        "pair.joined": np.minimum(inside, TF_MAX).astype("<u2"),
    }


def _sorted_packed(
    tokens: Array, docs: Array, here: Array, joined: Array, word_bits: int, doc_bits: int
) -> tuple[Array, Array, Array]:
    """Occurrences of pairs in order of (first, second, paragraph), by one sort of packed numbers."""
    keys = tokens[here].astype(np.uint64)
    keys <<= np.uint64(word_bits)
    keys |= tokens[here + 1]
    keys <<= np.uint64(doc_bits)
    keys |= docs[here]
    keys <<= np.uint64(1)
    keys |= joined
    keys.sort()
    joined = (keys & np.uint64(1)).astype(np.uint8)
    keys >>= np.uint64(1)
    where = (keys & np.uint64((1 << doc_bits) - 1)).astype(np.uint32)
    keys >>= np.uint64(doc_bits)
    second = keys & np.uint64((1 << word_bits) - 1)
    keys >>= np.uint64(word_bits)
    keys <<= np.uint64(32)
    keys |= second
    return keys, where, joined


def _sorted_apart(tokens: Array, docs: Array, here: Array, joined: Array) -> tuple[Array, Array, Array]:
    """The same where the bits do not fit into one number."""
    pairs = (tokens[here].astype(np.uint64) << np.uint64(32)) | tokens[here + 1]
    order = np.lexsort((docs[here], pairs))
    return pairs[order], docs[here][order], joined[order]
