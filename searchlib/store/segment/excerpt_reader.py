"""Single paragraphs of many articles, read at once: what ten hits show, in a process that searches often.

The syllables of all of them are decoded and written together; nothing is read of the articles around them
but the codes. Everything that is read has been laid out ahead (`Segment.read_ahead`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from types import ModuleType
from typing import NamedTuple, cast

import numpy as np

from searchlib import kernels
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

_LETTERS, _ROOM = 12, 1024
"""So many letters a syllable with what stands behind it has on average at most, and some more."""
_SHOWN = ("par.kind", "par.section", "spk.start", "cite.start")


_make_place: Callable[[tuple[int, str, int, int]], Place] = partial(
    cast("Callable[[type[Place], tuple[int, str, int, int]], Place]", tuple.__new__), Place
)
"""Makes a place of a tuple without a Python call."""


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


_Written = tuple[Array, str, Array, list[bool], list[list[int]]]
"""Of some texts one after another: the ranks of the syllables, the letters, where what each code writes
begins, which texts hold syllables that may be longer or shorter than they are spelt, and for each syllable
that is asked for the text, the token, the rank, and where it begins in the text."""


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
        for i, (text, places) in enumerate(texts):
            position = paragraphs[i] - begins[i] - extras[i]
            paragraph = Paragraph(
                position if position >= 0 else None,
                KINDS[kinds[i]],
                self._sections[sections[i]] or None,
                text,
                tuple(self._articles.speakers(spoken[i], said[i])) if spoken[i] != said[i] else (),
                tuple(self._articles.documents(cited[i], named[i])) if cited[i] != named[i] else (),
            )
            found.append(Excerpt(articles[i], None, paragraph, places))
        return found

    def _texts(
        self, numbers: Array, articles: Sequence[int], begins: Sequence[int], wanted: Wanted
    ) -> list[tuple[str, Sequence[Place]]] | None:
        """The texts of some paragraphs, whose articles begin with the paragraphs `begins`."""
        edges = self._text.starts()
        sizes = (edges[numbers + 1] - edges[numbers]).tolist()
        coded = self._articles.codes(articles, (edges[numbers].astype(np.int64) + numbers).tolist(), sizes)
        if coded is None:
            return None
        firsts = list(accumulate((size + 1 for size in sizes), initial=0))
        codes = np.frombuffer(b"".join(coded), np.uint8)
        asked = np.zeros(len(self._words), bool)
        asked[self._rank_of[wanted.numbers()]] = True
        loops = kernels.loops()
        written = self._write_fast(loops, numbers, codes, asked) if loops is not None else None
        ranks, every, starts, odd, rows = written or self._write(numbers, sizes, codes, firsts, asked)
        places: list[list[Place]] = [[] for _ in sizes]
        words, make = self._words, _make_place
        for owner, token, rank, begin in rows:
            word = words[rank]
            places[owner].append(make((token, word, begin, begin + len(word))))
        cuts = [*starts[firsts[:-1]].tolist(), len(every)]
        found: list[tuple[str, Sequence[Place]]] = []
        for i, own in enumerate(coded):
            begin, text, mine = cuts[i], every[cuts[i] : cuts[i + 1]], places[i]
            is_odd = odd[i] or SKIP in own
            if is_odd or LITERAL in own:
                literals = self._articles.literals(articles[i], begins[i], int(numbers[i]))
                first, last = firsts[i], firsts[i + 1]
                if is_odd or has_combining("".join(literals)):
                    spelt = list(map(words.__getitem__, ranks[first - i : last - i - 1].tolist()))
                    whole = decode_text(spelt, own, iter(literals))
                    found.append((whole.text, whole.places_of(wanted.forms)))
                    continue
                own_starts = (starts[first:last] - begin).tolist()
                text, mine = with_literals(text, own, own_starts, iter(literals), mine)
            found.append((text, mine))
        return found

    def _write_fast(self, loops: ModuleType, numbers: Array, codes: Array, asked: Array) -> _Written | None:
        """Some texts by the compiled loops; None where syllables are unusually long."""
        ranks, letters = np.empty(len(codes), np.uint32), np.empty(_LETTERS * len(codes) + _ROOM, np.uint32)
        starts, odd = np.empty(len(codes), np.int64), np.empty(len(numbers), bool)
        rows = np.empty((len(codes), 4), np.int64)
        size, count = loops.excerpts(
            *(*self._text.learnt, numbers, codes, asked, *self._surfaces.arrays),
            *(ranks, letters, starts, odd, rows),
        )
        if size < 0:
            return None
        return (
            ranks,
            letters[:size].tobytes().decode("utf-32-le"),
            starts,
            odd.tolist(),
            rows[:count].tolist(),
        )

    def _write(
        self, numbers: Array, sizes: Sequence[int], codes: Array, firsts: Sequence[int], asked: Array
    ) -> _Written:
        """The same without them."""
        ranks = self._text.some(numbers)
        every, starts, is_odd = self._surfaces.write(ranks, codes, np.array(firsts[:-1]))
        odd = np.logical_or.reduceat(is_odd, firsts[:-1]).tolist() if is_odd.any() else [False] * len(sizes)
        hits = np.flatnonzero(asked[ranks])
        ends = np.cumsum(sizes)
        owners = np.searchsorted(ends, hits, side="right")
        places = hits + owners
        first = np.array(firsts)[owners]
        rows = np.array((owners, places - first, ranks[hits], starts[places + 1] - starts[first]))
        return ranks, every, starts, odd, rows.T.tolist()
