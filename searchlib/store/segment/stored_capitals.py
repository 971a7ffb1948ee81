"""Which syllables of stored paragraphs begin with a capital."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from searchlib.store.format.stored_spelling import WAYS
from searchlib.store.format.string_tables import Array
from searchlib.store.segment.stored_articles import inflate

_CAPITAL = np.array(WAYS) > 0


def capitals(column: Callable[[str], Array], paragraphs: Array) -> Array:
    """Whether each syllable of some paragraphs begins with a capital; of those spelled out nothing is known.

    Args:
        column: gives the arrays of a segment or of a forward batch.
        paragraphs: ascending.

    Raises:
        IndexDamaged: a block cannot be read.
    """
    start, lengths = column("token.start").astype(np.int64), column("lengths")[paragraphs].tolist()
    first, bounds, codes = (column(f"stored.{name}") for name in ("first", "code.block", "codes"))
    articles = column("art.first").astype(np.int64)[first.astype(np.int64)]
    places = start[articles] + articles  # codes before each block: a syllable has one, a paragraph one more
    blocks = np.searchsorted(first, column("par.article")[paragraphs], side="right") - 1
    found = [np.zeros(0, bool)]
    known, block = -1, b""
    for number, paragraph, length in zip(blocks.tolist(), paragraphs.tolist(), lengths, strict=True):
        if number != known:
            low, high = bounds[number : number + 2].tolist()
            block = inflate(codes[low:high].tobytes(), int(places[number + 1] - places[number]))
            known = number
        begin = int(start[paragraph]) + paragraph + 1 - int(places[number])
        found.append(_CAPITAL[np.frombuffer(block, np.uint8, length, begin)])
    return np.concatenate(found)
