"""How alike texts are as reports of one event: cosines of weighted syllables and pairs.

The vectors hold the log of the frequency times inverse document frequency in the archive (Salton and Buckley
1988), of syllables and of pairs of neighbours; a pair is as rare as the rarer of the two. Events are told
apart by who and where, so names of the given text weigh more, and so do openings, which say what happened.
The weights were chosen on clusters of articles that were judged by reading, half against half.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from searchlib.text.tokens import SPELLINGS, split, syllables

Array = npt.NDArray[Any]
Rarity = Callable[[Sequence[str]], Sequence[float]]
"""Gives inverse document frequencies of some syllables."""

_PAIR = 0.7
"""What a pair of neighbours counts beside a syllable."""
_NAME = 1.35
"""What a syllable or a pair counts in both texts that belongs to a name in the given one."""
_FIRST, _OPENING = 100, 0.4
"""What the likeness of the first so many syllables counts beside that of the whole texts."""
_SHIFT = 24
"""Bits for the number of a syllable."""
_STOP = re.compile("[.!?:…|\"“”‘'\n-]")
"""What stands before a syllable that begins with a capital in any case."""


def similarities(given: str, others: Sequence[Sequence[str]], rarity: Rarity) -> list[float]:
    """How alike a text and each of some others are, from 0 to 1.

    Args:
        given: the text.
        others: the syllables of each other one.
        rarity: of syllables in the archive.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    texts = [np.array([numbers[word] for word in words], np.int64) for words in (syllables(given), *others)]
    rare = np.array(rarity(list(numbers)))
    named = [np.array([numbers[word] for word in name], np.int64) for name in names(given)]
    known = np.unique(np.concatenate([np.zeros(0, np.int64), *named, *map(_pairs, named)]))
    whole = _cosines(texts, rare, known)
    opening = _cosines([text[:_FIRST] for text in texts], rare, np.zeros(0, np.int64))
    return [float(one) for one in (whole + _OPENING * opening) / (1 + _OPENING)]


def names(text: str) -> Iterator[list[str]]:
    """The syllables of each run of capitals in a text, but for a single one where a sentence begins."""
    pieces = split(text)
    run: list[str] = []
    alone = True
    for at, (before, word) in enumerate(zip(pieces[0::2], pieces[1::2], strict=False)):
        capital = word[0].isupper()
        if run and not (capital and before == " "):
            if not alone:
                yield run
            run = []
        if capital:
            alone = not run and (not at or _STOP.search(before) is not None)
            run.extend(SPELLINGS[word])
    if run and not alone:
        yield run


def _pairs(tokens: Array) -> Array:
    """A number for each token and the one behind it, above those of single tokens."""
    pairs: Array = (tokens[:-1] + 1) << _SHIFT | tokens[1:]
    return pairs


def _cosines(texts: Sequence[Array], rare: Array, named: Array) -> Array:
    """The cosine of the first text with each of the others; terms among `named` weigh more."""
    keys = np.concatenate(
        [place << 2 * _SHIFT | term for place, text in enumerate(texts) for term in (text, _pairs(text))]
    )
    keys.sort()
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    counts = np.diff(first, append=len(keys))
    text, term = keys[first] >> 2 * _SHIFT, keys[first] & ((1 << 2 * _SHIFT) - 1)
    left, right = (term >> _SHIFT) - 1, term & ((1 << _SHIFT) - 1)
    weighed = (1 + np.log(counts)) * np.where(
        left < 0, rare[right], _PAIR * np.maximum(rare[left], rare[right])
    )
    own = int(np.searchsorted(text, 1))  # the given text comes first
    place = np.minimum(np.searchsorted(term[:own], term), own - 1)
    shared = term[place] == term
    weighed[shared & np.isin(term, named)] *= _NAME
    norms = np.sqrt(np.bincount(text, weighed * weighed, len(texts)))
    products = np.where(shared, weighed[place] * weighed, 0.0)
    cosines: Array = np.bincount(text, products, len(texts)) / np.maximum(norms * norms[0], 1e-9)
    return cosines[1:]
