"""Single paragraphs of many articles, read at once: what ten hits show, in a process that searches often.

The syllables of all of them are decoded and written together; nothing is read of the articles around them
but the codes. Everything that is read has been laid out ahead (`Segment.read_ahead`).
"""

from __future__ import annotations

from codecs import utf_32_le_decode
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

import numpy as np

from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.model import KINDS, Article, Paragraph
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import LITERAL, Place, decode_text
from searchlib.store.format.string_tables import Array, pick, starts
from searchlib.store.format.surface_table import SurfaceTable
from searchlib.store.segment.article_reader import ArticleReader, Stored

_LETTERS, _ROOM = 12, 1024
"""So many letters a syllable with what stands behind it has on average at most, and some more."""


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
    """Some texts one after another.

    Attributes:
        letters: of all of them.
        texts: of each where it ends among the letters, how many places there are up to its end, and whether
            it holds a syllable that may be longer or shorter than it is spelt.
        places: of the syllables that are asked for the tokens, the ranks, and where they begin and end in
            their texts.
    """

    letters: str
    texts: Sequence[Sequence[int]]
    places: Sequence[Sequence[int]]


class ExcerptReader:
    """Reads paragraphs of a segment, whose columns have been read ahead."""

    def __init__(
        self,
        columns: Mapping[str, Column],
        text: Text,
        articles: ArticleReader,
        stored: Stored,
        words: Sequence[str],
        sections: Sequence[str],
    ) -> None:
        """Prepares to read; `words` are the syllables and `sections` the headings, by number.

        Raises:
            IndexDamaged: the articles have more or fewer literal strings than their codes ask for.
        """
        self._text, self._articles = text, articles
        # By rank: the frequent ones, which are most of a text, stand close together in memory.
        order = columns["text.rank"].all()
        self._words, self._sections = list(map(words.__getitem__, order.tolist())), sections
        self._rank_of = np.zeros(len(order), np.uint32)
        self._rank_of[order] = np.arange(len(order), dtype=np.uint32)
        self._surfaces = SurfaceTable(self._words, stored.literals)
        self._codes, self._literals, self._irregular = stored.codes, stored.literals, stored.irregular
        self._literal_of = np.array(stored.literal_of, np.uint32)
        first = columns["art.first"].all()
        self._begins = text.starts() + np.arange(len(text.starts()), dtype=np.uint64)
        literal_codes = np.flatnonzero(stored.codes == LITERAL).astype(np.uint64)
        self._literal_at = np.searchsorted(literal_codes, self._begins).astype(np.uint32)
        if not np.array_equal(self._literal_at[first], starts(np.array(stored.counts, np.int64))):
            raise IndexDamaged("a stored article lacks a part of its text; rebuild the index")
        self._longest = int(text.lengths().max(initial=0))
        self._facts = _facts(columns, first, np.diff(self._begins.astype(np.int64)))
        text.learn()

    def read(self, paragraphs: Sequence[int], wanted: Wanted) -> list[Excerpt] | None:
        """Some paragraphs; None where an article has to be read whole.

        Args:
            paragraphs: their numbers, at least one.
            wanted: the syllables whose places are asked for.

        Raises:
            IndexDamaged: one cannot be read.
        """
        numbers = np.array(paragraphs, np.int64)
        facts = self._facts.take(numbers, axis=0).tolist()
        if self._irregular and not self._irregular.isdisjoint([row[0] for row in facts]):
            return None
        texts = self._texts(numbers, sum([row[-1] for row in facts]), wanted)
        sections, found = self._sections, []
        for (text, places), (owner, position, kind, section, spoken, said, cited, named, _) in zip(
            texts, facts, strict=True
        ):
            paragraph = Paragraph(
                position if position >= 0 else None,
                KINDS[kind],
                sections[section] or None,
                text,
                tuple(self._articles.speakers(spoken, said)) if spoken != said else (),
                tuple(self._articles.documents(cited, named)) if cited != named else (),
            )
            found.append(Excerpt(owner, None, paragraph, places))
        return found

    def _texts(self, numbers: Array, count: int, wanted: Wanted) -> list[tuple[str, Sequence[Place]]]:
        """The texts of some paragraphs, which have so many codes."""
        asked = np.zeros(len(self._words), bool)
        asked[self._rank_of[wanted.numbers()]] = True
        loops = kernels.loops()
        written = self._write_fast(loops, numbers, count, asked) if loops is not None else None
        letters, texts, (tokens, ranks, begins, ends) = written or self._write(numbers, asked)
        places = list(zip(tokens, map(self._words.__getitem__, ranks), begins, ends, strict=True))
        begin = first = 0
        found: list[tuple[str, Sequence[Place]]] = []
        for i, (end, last, is_odd) in enumerate(texts):
            if is_odd:
                found.append(self._alone(numbers[i : i + 1], wanted.forms))
            else:
                found.append((letters[begin:end], places[first:last]))
            begin, first = end, last
        return found

    def _alone(self, number: Array, forms: frozenset[str]) -> tuple[str, Sequence[Place]]:
        """A text written token by token."""
        spelt = list(map(self._words.__getitem__, self._text.some(number).tolist()))
        codes, literals = self._coded(number)
        whole = decode_text(spelt, codes.tobytes(), map(self._literals.__getitem__, literals.tolist()))
        return whole.text, whole.places_of(forms)

    def _coded(self, numbers: Array) -> tuple[Array, Array]:
        """The codes of some paragraphs, one after another, and which literal strings these name."""
        ends = np.concatenate((numbers, numbers + 1))
        return (
            pick(self._codes, self._begins, ends),
            pick(self._literal_of, self._literal_at, ends),
        )

    def _write_fast(self, loops: ModuleType, numbers: Array, count: int, asked: Array) -> _Written | None:
        """Some texts by the compiled loops; None where syllables are unusually long."""
        ranks, letters = np.empty(self._longest, np.uint32), np.empty(_LETTERS * count + _ROOM, np.uint32)
        texts, places = np.empty((len(numbers), 3), np.int64), np.empty((count, 4), np.int64)
        size, hits = loops.excerpts(
            *(*self._text.learnt, numbers, self._codes, self._literal_at, self._literal_of, asked),
            *(*self._surfaces.arrays, ranks, letters, texts, places),
        )
        if size < 0:
            return None
        every, _ = utf_32_le_decode(letters[:size].data, "surrogatepass", True)  # the codec `CODING`
        return _Written(every, texts.tolist(), places[:hits].T.tolist())

    def _write(self, numbers: Array, asked: Array) -> _Written:
        """The same without them."""
        ranks = self._text.some(numbers)
        codes, literals = self._coded(numbers)
        begins = self._begins
        sizes = (begins[numbers + 1] - begins[numbers]).astype(np.int64)
        lasts = np.cumsum(sizes)
        firsts = lasts - sizes
        every, starts, is_odd = self._surfaces.write(ranks, codes, firsts, literals)
        odd = np.logical_or.reduceat(is_odd, firsts).tolist() if is_odd.any() else [False] * len(sizes)
        hits = np.flatnonzero(asked[ranks])
        lasts -= np.arange(1, len(sizes) + 1)
        owners = np.searchsorted(lasts, hits, side="right")
        at = hits + owners + 1
        first, own, mine = firsts[owners], ranks[hits], codes[at]
        special = mine == LITERAL
        named = literals[np.cumsum(codes == LITERAL)[at[special]] - 1] if special.any() else literals[:0]
        start = starts[at] - starts[first]
        places = np.array((at - first - 1, own, start, start + self._surfaces.widths(own, mine, named)))
        cuts = [*starts[firsts[1:]].tolist(), len(every)]
        texts = list(zip(cuts, np.searchsorted(hits, lasts).tolist(), odd, strict=True))
        return _Written(every, texts, places.tolist())


def _facts(columns: Mapping[str, Column], first: Array, codes: Array) -> Array:
    """Of each paragraph article, position, kind, section, bounds of its speakers and citations, and codes.

    The position is below 0 for a title or lead of the metadata alone.
    """
    count = len(columns["par.kind"])
    found = np.zeros((count, 9), np.int32)
    sizes: Array = np.diff(first.astype(np.int64))
    owners = np.repeat(np.arange(len(first) - 1), sizes)
    found[:, 0] = owners
    found[:, 1] = np.arange(count) - first[owners] - columns["art.extras"].all()[owners]
    for at, name in enumerate(("par.kind", "par.section"), start=2):
        found[:, at] = columns[name].all()
    for at, name in ((4, "spk.start"), (6, "cite.start")):
        starts = columns[name].all()
        found[:, at], found[:, at + 1] = starts[:-1], starts[1:]
    found[:, 8] = codes
    return found
