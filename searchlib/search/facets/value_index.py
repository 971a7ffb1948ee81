"""The values of a column laid out for counting: one pass over the matches, no sorting.

What does not depend on the query is made once and kept with the segment: the entries of the paragraphs, each
value once a paragraph, and for each entry which pair of article and value it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.search.match.posting_sets import Array

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


@frozen
class Tally:
    """How often each value occurs in some paragraphs.

    Attributes:
        paragraphs, articles: for each value by number.
        named: how many of the paragraphs have a value.
    """

    paragraphs: Array
    articles: Array
    named: int


@frozen
class EntryValues:
    """Values that paragraphs have, any number each.

    Attributes:
        strings: the values by number; an entry never has the empty one.
        owner, values: paragraph (ascending) and value of each entry.
        places: the entry of each of those that were laid out, among them the same value twice; -1 for none.
        pair, pair_values: to which pair of article and value each entry belongs; the value of each pair.
    """

    strings: Sequence[str]
    owner: Array
    values: Array
    places: Array
    pair: Array
    pair_values: Array

    @classmethod
    def of(cls, segment: Segment, strings: Sequence[str], owner: Array, values: Array) -> EntryValues:
        """Lays out entries that come in the order of the paragraphs; a negative value is none."""
        named = np.array([bool(string) for string in strings], bool)
        kept = values >= 0
        kept[kept] = named[values[kept]]
        span = max(len(strings), 1)
        both = owner[kept].astype(np.int64) * span + values[kept]
        places = np.full(len(kept), -1, np.int64)
        both, places[kept] = np.unique(both, return_inverse=True)
        owner, values = np.divmod(both, span)
        both = segment.owners()[owner].astype(np.int64) * span + values
        pairs, pair = np.unique(both, return_inverse=True)
        return cls(strings, owner, values, places, pair, pairs % span)

    def paragraphs(self, segment: Segment, docs: Array, among: Array | None = None) -> Array:
        """How many of some paragraphs (ascending) have each value; see `tally`."""
        return np.bincount(self.values[self._chosen(segment, docs, among)], minlength=len(self.strings))

    def _chosen(self, segment: Segment, docs: Array, among: Array | None) -> Array:
        """The entries of some paragraphs."""
        asked = np.zeros(segment.count, bool)
        asked[docs] = True
        counts = asked[self.owner]
        if among is not None:
            named = np.zeros(len(counts) + 1, bool)
            named[self.places[among]] = True  # the last is for -1
            counts &= named[:-1]
        return np.flatnonzero(counts)

    def tally(self, segment: Segment, docs: Array, among: Array | None = None) -> Tally:
        """Counts the values of some paragraphs.

        Args:
            segment: that holds them.
            docs: the paragraphs, ascending.
            among: of those that were laid out the entries that count, as a mask; all of them where None.
        """
        chosen = self._chosen(segment, docs, among)
        seen = np.zeros(len(self.pair_values), bool)
        seen[self.pair[chosen]] = True
        owner = self.owner[chosen]
        return Tally(
            np.bincount(self.values[chosen], minlength=len(self.strings)),
            np.bincount(self.pair_values[seen], minlength=len(self.strings)),
            int(np.count_nonzero(owner[1:] != owner[:-1])) + bool(len(owner)),
        )


@frozen
class ArticleValues:
    """A value for each article, which all of its paragraphs have.

    Attributes:
        strings: the values by number; the empty one is none, and the first if it is there.
        values: of each article.
    """

    strings: Sequence[str]
    values: Array

    def tally(self, segment: Segment, docs: Array, among: Array | None = None) -> Tally:
        """Counts the values of some paragraphs (ascending)."""
        del among  # an article has one value
        held = np.bincount(segment.owners().take(docs), minlength=segment.article_count)
        size = len(self.strings)
        paragraphs = np.bincount(self.values, weights=held, minlength=size).astype(np.int64)
        articles = np.bincount(self.values[held > 0], minlength=size)
        if size and not self.strings[0]:
            paragraphs[0] = articles[0] = 0
        return Tally(paragraphs, articles, int(paragraphs.sum()))


Values = EntryValues | ArticleValues
