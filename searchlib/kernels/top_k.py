"""The best paragraphs so far, and what another one has to score to be among them."""

from __future__ import annotations

import numpy as np

from searchlib.kernels.typed_loops import BOOL, F8, I8, U4, Array, compiled, inlined, write

_MARGIN = 1e-9
"""Share of a score by which the order of a sum may change it, and more."""


@compiled(I8(F8, I8, BOOL, write(F8), write(I8), I8))
def offer(score: float, article: int, by_article: bool, top: Array, whose: Array, worst: int) -> int:
    """Puts a score that beats the worst of the best in its place; returns which is the worst now."""
    at = worst
    if by_article:
        for other in range(len(top)):
            if whose[other] == article:
                at = other
                break
        if score <= top[at]:
            return worst
    top[at] = score
    whose[at] = article
    worst = 0
    for other in range(1, len(top)):
        if top[other] < top[worst]:
            worst = other
    return worst


@inlined(F8(F8))
def reached(worst: float) -> float:
    """What a paragraph has to score at least, if `worst` is the worst of the best."""
    return worst if worst == -np.inf else worst - _MARGIN * (1.0 + abs(worst))


@compiled(I8(write(U4), write(F8), I8, F8))
def sift(docs: Array, scores: Array, found: int, least: float) -> int:
    """Keeps the first paragraphs that score at least so much; returns how many."""
    kept = 0
    for at in range(found):
        if scores[at] >= least:
            docs[kept], scores[kept] = docs[at], scores[at]
            kept += 1
    return kept


@compiled(F8(I8, F8, I8, BOOL, F8, write(F8), write(I8), write(I8), write(U4), write(F8)))
def keep(
    doc: int,
    score: float,
    article: int,
    by_article: bool,
    least: float,
    top: Array,
    whose: Array,
    state: Array,
    docs: Array,
    scores: Array,
) -> float:
    """Keeps a paragraph that can be among the best.

    Args:
        doc, score, article: the paragraph.
        by_article: whether the best of articles are sought.
        least: what a paragraph has to score so far.
        top, whose: the best scores, in any order, and the articles that have them.
        state: how many paragraphs are kept, which of the best scores is the worst, and whether there was no
            more room.
        docs, scores: the kept ones.

    Returns:
        What a paragraph has to score from now on; more than any does once there is no room.
    """
    if state[0] == len(docs):
        state[0] = sift(docs, scores, state[0], least)
        if state[0] == len(docs):
            state[2] = 1
            return np.inf
    docs[state[0]], scores[state[0]] = doc, score
    state[0] += 1
    if score > top[state[1]]:
        state[1] = offer(score, article, by_article, top, whose, state[1])
        least = max(least, reached(top[state[1]]))
    return least
