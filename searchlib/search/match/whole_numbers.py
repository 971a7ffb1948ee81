"""Runs with numbers: "25" does not stand in "25.000", nor "17/9" in "17,9".

The segmentation joins the digits of a number to one word, so the bits that say what is joined tell numbers
apart. In an index written before 26 November 2026 a number alone is still found inside another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.match.pair_lists import own_word_postings, syllable_postings
from searchlib.search.match.posting_sets import Array, Postings, find_in

if TYPE_CHECKING:
    from searchlib.search.language.number_bounds import Bounds
    from searchlib.store.segment.segment_reader import Segment


def joined_syllables(segment: Segment, docs: Array, sizes: Array) -> Array:
    """Of each syllable of some paragraphs whether it continues a word.

    Args:
        segment: where they stand.
        docs: the paragraphs, ascending.
        sizes: how many syllables each has.
    """
    if not len(docs):
        return np.zeros(0, bool)
    begins = np.cumsum(sizes, dtype=np.int64) - sizes
    packed = segment.column("joined")
    places = np.repeat(segment.text.starts()[docs].astype(np.int64) - begins, sizes)
    places += np.arange(len(places))
    joined: Array = (packed[places >> 3] >> (places & 7).astype(np.uint8) & 1).astype(bool)
    joined[begins[sizes > 0]] = False
    return joined


def is_whole(places: Array, joined: Array, bounds: Bounds) -> Array:
    """Which of the places where a run begins have its bounds.

    Args:
        places: of some syllables laid out.
        joined: for each of these whether it continues a word.
        bounds: of the run.
    """
    keep = np.ones(len(places), bool)
    for shift, wanted in enumerate(bounds):
        if wanted is None:
            continue
        at = places + shift
        inside = at < len(joined)
        inside[inside] = joined[at[inside]]
        keep &= inside == wanted
    return keep


def doubtful(segment: Segment, found: Postings, forms: Sequence[Array], bounds: Bounds) -> Array:
    """Which paragraphs with a run have to be looked into: those in which an end of it is joined somewhere."""
    mask = np.full(len(found), any(bound is not None for bound in bounds[1:-1]))
    for bound, numbers in ((bounds[0], forms[0]), (bounds[-1], forms[-1])):
        if bound is None or mask.all():
            continue
        every, own = syllable_postings(segment, numbers), own_word_postings(segment, numbers)
        alone = _frequencies(own, found.docs)
        mask |= _frequencies(every, found.docs) != alone
    return mask


def _frequencies(postings: Postings, docs: Array) -> Array:
    """How often each of some paragraphs holds a term."""
    found = np.zeros(len(docs), np.int64)
    if len(postings):
        at, some = find_in(postings.docs, docs)
        found[some] = postings.tf[at[some]]
    return found
