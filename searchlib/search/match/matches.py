"""The matches of a query in one segment: laid out, or only counted where no more is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from searchlib.frozen import frozen
from searchlib.lazy import lazy_property
from searchlib.search.match.bitmaps import counts
from searchlib.search.match.posting_sets import Array, Postings, union
from searchlib.search.rank.compiled_pruning import count_any, members

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment


@frozen
class Shown:
    """Lists that show alone what matches, whatever else the filters ask.

    Attributes:
        lists: distinct ones.
        all: whether a paragraph has to hold all of them, or one.
        words: whether they are all words of the query, and nothing that may stand for some; so is a lone run.
        ways: lists that a paragraph may hold together to hold every word of the query; none if there are
            too many such ways.
    """

    lists: tuple[Postings, ...]
    all: bool
    words: bool
    ways: tuple[tuple[Postings, ...], ...] = ()

    @property
    def say_all(self) -> bool:
        """Whether each of the lists alone says every word of the query, as spellings of one word do."""
        alone = {id(way[0]) for way in self.ways if len(way) == 1}
        return alone.issuperset(map(id, self.lists))


class Matches:
    """The matches of one segment; laid out when they are asked for.

    Attributes:
        segment: where they are.
        shown: the lists that show them, where lists alone do; else None.
        mask: which paragraphs the filters let pass, or None for all.
        counted: how many of `shown` match, and how many with all of its lists, once the ranking counted it.
    """

    def __init__(
        self,
        segment: Segment,
        find: Callable[[], Array],
        every: Callable[[Array | None], Array],
        shown: Shown | None = None,
        mask: Array | None = None,
    ) -> None:
        self.segment, self.shown, self.mask = segment, shown, mask
        self._find, self._every = find, every
        self.counted: tuple[int, int] | None = None

    @lazy_property
    def docs(self) -> Array:
        """The paragraphs that match, ascending."""
        if self.shown is not None:
            if len(self.shown.lists) == 1:
                docs = self.shown.lists[0].docs
                return docs if self.mask is None else docs[self.mask.take(docs)]
            found = members(self.segment, self.shown.lists, self.shown.all, self.mask)
            if found is not None:
                return found
        return self._find()

    @lazy_property
    def all_words(self) -> Array:
        """Those of them that hold every word asked for."""
        if self.shown is None:
            return self._every(self.docs)
        if self.shown.all:
            return self.docs
        found = [members(self.segment, lists, True, self.mask) for lists in self.shown.ways]
        some = [docs for docs in found if docs is not None]
        if found and len(some) == len(found):
            return union(some, self.segment.count)
        return self._every(None)

    def holding(self, docs: Array) -> Array:
        """Those of some paragraphs that match that hold every word asked for."""
        if self.shown is not None and self.shown.all:
            return docs
        return self._every(docs)

    def told(self, by_article: bool) -> int | None:
        """How many match, all with every word, if the length of one list tells it."""
        alone = self.shown is not None and len(self.shown.lists) == 1 and self.shown.words
        if self.shown is None or not alone or self.mask is not None or by_article:
            return None
        return len(self.shown.lists[0])

    def sizes(self, by_article: bool) -> tuple[int, int]:
        """How many paragraphs (or articles) match, and how many with every word."""
        told = self.told(by_article)
        if told is not None:
            return told, told
        if self.shown is not None:
            counted = self.counted or count_any(self.segment, self.shown.lists, self.mask, by_article)
            if counted is None and not by_article and not self.shown.all and "docs" not in self.__dict__:
                counted = counts(self.segment, self.shown.lists, self.mask)
            if counted is not None:
                some, every = counted
                if not self.shown.all and not self.shown.words:
                    every = some if self.shown.say_all else self._size(self.all_words, by_article)
                return every if self.shown.all else some, every
        return self._size(self.docs, by_article), self._size(self.all_words, by_article)

    def _size(self, docs: Array, by_article: bool) -> int:
        if not by_article or not len(docs):
            return len(docs)
        articles = self.segment.column("par.article")[docs]
        return 1 + int(np.count_nonzero(articles[1:] != articles[:-1]))
