"""The articles that hold a term: a posting list of paragraphs added up article by article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from searchlib import kernels
from searchlib.search.match.derived_lists import KeptHolders, Sizes
from searchlib.search.match.posting_sets import Array, Elsewhere, Laid, Postings

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


_HANDFUL = 40
"""So few paragraphs are looked at one by one."""


def holders(segment: Segment, found: Postings) -> Postings:
    """The articles (ascending) of one segment that hold a term, and how often (u1, u2 or u4).

    What the first paragraph holds counts twice: headlines and leads name what an article is about.
    """
    if isinstance(found, Elsewhere | Laid):
        return found.of_articles()
    if not len(found):
        return Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    if found.home is None:
        return added_up(segment, found)
    read = partial(segment.derive(KeptHolders).get, found.home, lambda: added_up(segment, found))
    return segment.derive(Sizes).articles_of(found.home, read)


def added_up(segment: Segment, found: Postings) -> Postings:
    """The same, worked out anew and kept nowhere; the list has a posting."""
    loops = kernels.loops()
    if loops is not None and found.tf.dtype in (np.uint16, np.uint32):
        owners, starts = segment.column("par.article"), segment.column("art.first")
        held, sums = np.empty(len(found), np.uint32), np.empty(len(found), np.uint32)
        count = loops.gather(found.docs, found.tf, owners, starts, held, sums)
        return Postings(held[:count].copy(), _narrow(sums[:count]))
    if len(found) <= _HANDFUL:
        return _few_holders(segment, found)
    owner = segment.column("par.article").take(found.docs)
    begins = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=begins[1:])
    first = np.flatnonzero(begins)
    articles = owner.take(first)
    # Differences of running sums: three times as fast as np.add.reduceat, and right where sums overflow.
    sums = np.zeros(len(owner) + 1, np.uint32)
    np.cumsum(found.tf, out=sums[1:])
    tf = np.diff(sums.take(first), append=sums[-1])
    opens = found.docs.take(first) == segment.column("art.first").take(articles)
    tf += opens * found.tf.take(first)
    return Postings(articles, _narrow(tf))


def _few_holders(segment: Segment, found: Postings) -> Postings:
    """The same, paragraph by paragraph."""
    sums: dict[int, int] = {}
    owners = segment.column("par.article").take(found.docs)
    firsts = segment.column("art.first").take(owners)
    for owner, is_first, tf in zip(
        owners.tolist(), (firsts == found.docs).tolist(), found.tf.tolist(), strict=True
    ):
        sums[owner] = sums.get(owner, 0) + (2 * tf if is_first else tf)
    return Postings(np.array(list(sums), np.uint32), _narrow(np.array(list(sums.values()), np.uint32)))


def _narrow(tf: Array) -> Array:
    """Frequencies in as few bytes as hold them all."""
    most = int(tf.max()) if len(tf) else 0
    return tf.astype(np.min_scalar_type(most))
