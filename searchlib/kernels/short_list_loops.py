"""Scoring the paragraphs of one short list, looking each up in the others; windows are not gone through."""

from __future__ import annotations

from typing import Any

import numpy as np

from searchlib.kernels.article_loops import score_article, seek
from searchlib.kernels.bits import frequency_of, ones, passes
from searchlib.kernels.top_k import keep
from searchlib.kernels.typed_loops import (
    BOOL,
    F8,
    I8,
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


@inlined(
    I8(
        *(I8, I8, read(U4), read(U1), read(U8, 2), read(U4, 2)),
        *(I8, I8, I8, write(I8)),
    )
)
def times_in(
    one: int,
    doc: int,
    docs: Array,
    times: Array,
    bits: Array,
    offsets: Array,
    start: int,
    size: int,
    row: int,
    cursor: Array,
) -> int:
    """How often a paragraph holds the term of a list; paragraphs are asked for in ascending order."""
    if row >= 0:
        word = bits[row, doc >> 6]
        bit = np.uint64(1) << np.uint64(doc & 63)
        if word & bit:
            place: int = start + offsets[row, doc >> 6] + ones(word & (bit - np.uint64(1)))
            return int(times[place])
        return 0
    at = seek(docs, cursor[one], start + size, doc)
    cursor[one] = at
    return int(times[at]) if at < start + size and docs[at] == doc else 0


@compiled(
    I8(
        *(I8, read(U4), read(U1), read(U8, 2), read(U4, 2)),
        *(read(I8), read(I8), read(I8), read(F8), read(U1)),
        *(read(U1, 2), read(U4), read(U2), read(I8), read(I8), read(F8), read(F8), F8),
        *(read(F8), read(U4), read(U8), BOOL, F8),
        *(write(F8), write(I8), write(I8), write(U4), write(F8)),
    )
)
def driven(
    driver: int,
    docs: Array,
    times: Array,
    bits: Array,
    offsets: Array,
    start: Array,
    size: Array,
    row: Array,
    weight: Array,
    shows: Array,
    often: Array,
    held: Array,
    sums: Array,
    begin: Array,
    many: Array,
    whole: Array,
    wholes: Array,
    share: float,
    norms: Array,
    owner: Array,
    passing: Array,
    by_article: bool,
    least: float,
    top: Array,
    whose: Array,
    state: Array,
    found: Array,
    scores: Array,
) -> Any:
    """Scores the paragraphs of a list that has no row and that all have to be in; see `ranking.best`.

    Returns:
        How many paragraphs (or articles) match.
    """
    cursor, onward = start.copy(), begin.copy()
    matched: Any = 0
    last, beside = np.int64(-1), 0.0
    for at in range(start[driver], start[driver] + size[driver]):
        doc = np.int64(docs[at])
        if not passes(passing, doc):
            continue
        norm, score, all_held = norms[doc], 0.0, True
        for one in range(len(start)):
            if one == driver:
                frequency = frequency_of(np.int64(times[at]))
            else:
                frequency = frequency_of(
                    times_in(
                        *(one, doc, docs, times, bits, offsets),
                        *(start[one], size[one], row[one], cursor),
                    )
                )
            if frequency > 0.0:
                score += frequency / (norm + frequency) * weight[one]
            elif shows[one]:
                all_held = False
                break
        if not all_held:
            continue
        article = np.int64(owner[doc])
        if article != last:
            beside = share * score_article(
                *(article, wholes[article], often, held, sums, begin, many, row, whole, onward)
            )
        matched += not by_article or article != last
        last = article
        score += beside
        if score >= least:
            least = keep(doc, score, article, by_article, least, top, whose, state, found, scores)
    return matched
