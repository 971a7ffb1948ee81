"""Single paragraphs of many articles, read at once: what ten hits show, in a process that searches often.

The syllables of all of them are decoded together, strings are looked up, and what an article says of itself
is kept. Everything that is read has been laid out ahead (`Segment.read_ahead`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import add
from typing import NamedTuple

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.model import KINDS, Article, Paragraph
from searchlib.store.format.article_notes import is_regular, texts_named
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import AFTER, LITERAL, WAYS, WrittenText, put_together, write
from searchlib.store.segment.article_reader import ArticleReader, Written

_ARTICLES_KEPT = 1 << 14
_SHOWN = ("par.kind", "par.section", "art.extras", "spk.start", "cite.start")
_WAYS = np.array(WAYS, np.uint32)


class Excerpt(NamedTuple):
    """A paragraph with its article, which has no paragraphs here, and its text with the tokens."""

    article: Article
    paragraph: Paragraph
    written: WrittenText


class Place(NamedTuple):
    """A paragraph, its article, and the paragraphs of that; numbers in the segment."""

    paragraph: int
    article: int
    first: int
    last: int


class _Head(NamedTuple):
    """An article as it is kept: None where the texts that its note names have not been read."""

    written: Written
    named: list[int]
    article: Article | None


class _Surfaces(dict[int, str]):
    """Syllables as they are written, by rank and way."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, key: int) -> str:
        way, rank = divmod(key, len(self._words))
        found = self[key] = write(self._words[rank], way)
        return found


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
        self._columns, self._text, self._articles = columns, text, articles
        self._words = [words[number] for number in columns["text.rank"].all().tolist()]
        self._surfaces = _Surfaces(self._words)
        self._sections = sections
        self._shown = tuple(columns[name].all() for name in _SHOWN)
        self._heads: dict[int, _Head] = {}
        text.learn()

    def read(self, places: Sequence[Place]) -> list[Excerpt] | None:
        """Some paragraphs with their articles; None where an article has to be read whole.

        Raises:
            IndexDamaged: one cannot be read.
        """
        heads = {place.article: self._head(place) for place in places}
        wanted = [(place.paragraph, heads[place.article].written) for place in places]
        for place in places:
            head = heads[place.article]
            if not is_regular(head.written.note) or any(
                not 0 <= at < place.last - place.first for at in head.named
            ):
                return None
            if head.article is None:
                wanted += [(place.first + at, head.written) for at in head.named]
        texts = self._texts(wanted)
        left = iter(texts[len(places) :])
        found = []
        for place, written in zip(places, texts, strict=False):
            head = heads[place.article]
            named = {at: next(left).text for at in head.named} if head.article is None else {}
            article = head.article or self._articles.article(place.article, head.written, named)
            if head.article is None and self._heads.get(place.article) is head:
                self._heads[place.article] = head._replace(article=article)
            found.append(Excerpt(article, self._paragraph(place, written.text), written))
        return found

    def _head(self, place: Place) -> _Head:
        found = self._heads.get(place.article)
        if found is None:
            if len(self._heads) >= _ARTICLES_KEPT:
                self._heads.clear()
            written = self._articles.written(place.article, place.first)
            found = self._heads[place.article] = _Head(written, texts_named(written.note), None)
        return found

    def _paragraph(self, place: Place, text: str) -> Paragraph:
        number = place.paragraph
        kinds, sections, extras, spoken, cited = self._shown
        position = number - place.first - extras.item(place.article)
        speakers = self._articles.speakers(*spoken[number : number + 2].tolist())
        documents = self._articles.documents(*cited[number : number + 2].tolist())
        return Paragraph(
            None if position < 0 else position,
            KINDS[kinds.item(number)],
            self._sections[sections.item(number)] or None,
            text,
            tuple(speakers),
            tuple(documents),
        )

    def _texts(self, wanted: Sequence[tuple[int, Written]]) -> list[WrittenText]:
        """The texts of some paragraphs."""
        ranks, ends = self._text.ranks_of([paragraph for paragraph, _ in wanted])
        coded = [
            self._codes(paragraph, written, last - first)
            for (paragraph, written), (first, last) in zip(wanted, pairwise(ends), strict=True)
        ]
        codes = b"".join(own[1:] for own, _ in coded)
        keys = ranks + _WAYS[np.frombuffer(codes, np.uint8)] * np.uint32(len(self._words))
        words = list(map(self._words.__getitem__, ranks.tolist()))
        surfaces = map(self._surfaces.__getitem__, keys.tolist())
        pieces = list(map(add, surfaces, map(AFTER.__getitem__, codes)))
        return [
            put_together(words[first:last], own, pieces[first:last], iter(literals))
            for (first, last), (own, literals) in zip(pairwise(ends), coded, strict=True)
        ]

    def _codes(self, paragraph: int, written: Written, size: int) -> tuple[bytes, list[str]]:
        """The codes of a paragraph, and the literal strings from its first one on."""
        begin = self._text.range_of(paragraph)[0] + paragraph - written.place
        own, literals = written.codes[begin : begin + size + 1], written.literals
        if len(own) != size + 1:
            raise IndexDamaged("a stored article is shorter than its text; rebuild the index")
        if literals:
            literals = literals[written.codes.count(LITERAL, written.begin, begin) :]
        return own, literals
