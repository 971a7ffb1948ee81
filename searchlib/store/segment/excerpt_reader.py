"""Single paragraphs of many articles, read at once: what ten hits show, in a process that searches often.

The syllables of all of them are decoded and written together; nothing is read of the articles around them
but the codes. Everything that is read has been laid out ahead (`Segment.read_ahead`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from searchlib.model import KINDS, Article, Paragraph
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import (
    LITERAL,
    SKIP,
    Place,
    decode_text,
    has_combining,
    with_literals,
)
from searchlib.store.format.string_tables import Array
from searchlib.store.format.surface_table import SurfaceTable
from searchlib.store.segment.article_reader import ArticleReader

_SHOWN = ("par.kind", "par.section", "spk.start", "cite.start")


class Wanted(NamedTuple):
    """Syllables whose places are asked for.

    Attributes:
        forms: as they are spelt.
        numbers: their numbers in the segment, looked up when they are needed.
    """

    forms: frozenset[str]
    numbers: Callable[[], Array]


class Excerpt(NamedTuple):
    """A paragraph, and where some syllables stand in it.

    Attributes:
        owner: number of the article.
        article: the same without paragraphs; None where it has not been read for it.
        paragraph: the paragraph.
        places: of the syllables that were wanted.
    """

    owner: int
    article: Article | None
    paragraph: Paragraph
    places: Sequence[Place]


class _Written(NamedTuple):
    text: str
    places: Sequence[Place]


class ExcerptReader:
    """Reads paragraphs of a segment, whose columns have been read ahead."""

    def __init__(
        self,
        columns: Mapping[str, Column],
        text: Text,
        articles: ArticleReader,
        words: Sequence[str],
        sections: Sequence[str],
    ) -> None:
        """Prepares to read; `words` are the syllables and `sections` the headings, by number."""
        self._text, self._articles = text, articles
        # By rank: the frequent ones, which are most of a text, stand close together in memory.
        order = columns["text.rank"].all()
        self._words, self._sections = list(map(words.__getitem__, order.tolist())), sections
        self._rank_of = np.zeros(len(order), np.uint32)
        self._rank_of[order] = np.arange(len(order), dtype=np.uint32)
        self._surfaces = SurfaceTable(self._words)
        self._first, self._extras = columns["art.first"].all(), columns["art.extras"].all()
        self._shown = tuple(columns[name].all() for name in _SHOWN)
        text.learn()

    def read(self, paragraphs: Sequence[int], owners: Array, wanted: Wanted) -> list[Excerpt] | None:
        """Some paragraphs; None where an article has to be read whole.

        Args:
            paragraphs: their numbers, at least one.
            owners: those of their articles.
            wanted: the syllables whose places are asked for.

        Raises:
            IndexDamaged: one cannot be read.
        """
        numbers, articles = np.array(paragraphs, np.intp), owners.tolist()
        begins, extras = self._first[owners].tolist(), self._extras[owners].tolist()
        texts = self._texts(numbers, articles, begins, wanted)
        if texts is None:
            return None
        kinds, sections, spoken, cited = (column[numbers].tolist() for column in self._shown)
        said, named = (column[numbers + 1].tolist() for column in self._shown[2:])
        found = []
        for i, written in enumerate(texts):
            position = paragraphs[i] - begins[i] - extras[i]
            paragraph = Paragraph(
                position if position >= 0 else None,
                KINDS[kinds[i]],
                self._sections[sections[i]] or None,
                written.text,
                tuple(self._articles.speakers(spoken[i], said[i])) if spoken[i] != said[i] else (),
                tuple(self._articles.documents(cited[i], named[i])) if cited[i] != named[i] else (),
            )
            found.append(Excerpt(articles[i], None, paragraph, written.places))
        return found

    def _texts(
        self, numbers: Array, articles: Sequence[int], begins: Sequence[int], wanted: Wanted
    ) -> list[_Written] | None:
        """The texts of some paragraphs, whose articles begin with the paragraphs `begins`."""
        ranks, sizes = self._text.some(numbers)
        before = (self._text.starts()[numbers].astype(np.int64) + numbers).tolist()
        coded = self._articles.codes(articles, before, sizes)
        if coded is None:
            return None
        firsts = list(accumulate((size + 1 for size in sizes), initial=0))
        codes = np.frombuffer(b"".join(coded), np.uint8)
        every, starts, odd = self._surfaces.write(ranks, codes, np.array(firsts[:-1]))
        places = self._places(ranks, sizes, starts, wanted)
        edges = [*starts[firsts[:-1]].tolist(), len(every)]
        odds = np.add.reduceat(odd, firsts[:-1]).tolist() if odd.any() else None
        found = []
        for i, own in enumerate(coded):
            begin, mine = edges[i], places[i]
            text = every[begin : edges[i + 1]]
            is_odd = SKIP in own or (odds is not None and odds[i])
            if is_odd or LITERAL in own:
                literals = self._articles.literals(articles[i], begins[i], int(numbers[i]))
                first, last = firsts[i], firsts[i + 1]
                if is_odd or has_combining("".join(literals)):
                    words = list(map(self._words.__getitem__, ranks[first - i : last - i - 1].tolist()))
                    whole = decode_text(words, own, iter(literals))
                    found.append(_Written(whole.text, whole.places_of(wanted.forms)))
                    continue
                own_starts = (starts[first:last] - begin).tolist()
                text, mine = with_literals(text, own, own_starts, iter(literals), mine)
            found.append(_Written(text, mine))
        return found

    def _places(self, ranks: Array, sizes: Sequence[int], starts: Array, wanted: Wanted) -> list[list[Place]]:
        """Where the syllables that are wanted stand in some texts, which are written without literals.

        Args:
            ranks: the syllables of all texts.
            sizes: how many each has.
            starts: where what each code writes begins in all.
            wanted: what is asked for.
        """
        asked = np.zeros(len(self._words), bool)
        asked[self._rank_of[wanted.numbers()]] = True
        hits = np.flatnonzero(asked[ranks])
        ends = np.cumsum(sizes)
        owners = np.searchsorted(ends, hits, side="right")
        codes = hits + owners
        first_codes = (ends - sizes + np.arange(len(sizes)))[owners]
        begins = starts[codes + 1] - starts[first_codes]
        found: list[list[Place]] = [[] for _ in sizes]
        columns = (owners, codes - first_codes, ranks[hits], begins)
        for owner, token, rank, begin in zip(*(column.tolist() for column in columns), strict=True):
            word = self._words[rank]
            found[owner].append(Place(token, word, begin, begin + len(word)))
        return found
