"""The articles that hold a term: a posting list of paragraphs added up article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from searchlib.query.postings import Postings

if TYPE_CHECKING:
    from searchlib.store.segment import Segment


def holders(segment: Segment, found: Postings) -> Postings:
    """The articles (ascending) of one segment that hold a term, and how often (f8).

    What the first paragraph holds counts twice: headlines and leads name what an article is about.
    """
    if not len(found):
        return Postings(np.zeros(0, np.uint32), np.zeros(0))
    owner = segment.column("par.article")[found.docs]
    first = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
    articles = owner[first]
    tf = np.add.reduceat(found.tf, first, dtype=np.float64)
    tf += np.where(found.docs[first] == segment.column("art.first")[articles], found.tf[first], 0)
    return Postings(articles, tf)
