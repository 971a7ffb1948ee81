"""Articles or paragraphs that are most like a given one, near duplicates among them marked.

Candidates are what a search for the most telling syllables of the text finds; `text_similarity` compares
them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any

from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen
from searchlib.search.language.tree import Group, Word
from searchlib.text.near_duplicates import are_duplicates, content_of, jaccard
from searchlib.text.tokens import syllables

if TYPE_CHECKING:
    from searchlib.model import Article, Paragraph
    from searchlib.results import Hit
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

_CANDIDATES = 100
_ASKED, _FIRST = 24, 400
"""So many different syllables of the first ones are searched for: news begins with what is new."""
_OPENING, _TOLD = 80, 1.5
"""A syllable among the first so many counts so much more among those that are searched for."""
_COPY = 0.5
"""Articles of whose pairs of neighbours so many are the same are copies of one text."""


@frozen
class SimilarHit(JsonObject):
    """An article or paragraph that is like the given one.

    Attributes:
        hit: as of a search; of an article its best paragraph.
        similarity: from 0 to 1.
        duplicate: whether it is a copy of the same text.
    """

    hit: Hit
    similarity: float
    duplicate: bool

    def as_dict(self) -> dict[str, Any]:
        """The hit in the shape of `similar --json`."""
        return {"similarity": self.similarity, "duplicate": self.duplicate, **self.hit.as_dict()}


@frozen
class Similar:
    """What is most like an article or paragraph.

    Attributes:
        id, position: the article, and the paragraph or None.
        hits: the most like first.
    """

    id: str
    position: int | None
    hits: tuple[SimilarHit, ...]

    def as_dict(self) -> dict[str, Any]:
        """The object of `similar --json`."""
        return {"id": self.id, "position": self.position, "hits": [hit.as_dict() for hit in self.hits]}


def similar(engine: Engine, request: Request, id: str, position: int | None) -> Similar:
    """What is most like an article or one of its paragraphs, under the filters of a request.

    Raises:
        ArticleNotFound: the archive does not hold the article.
        OptionError: the article has no such paragraph, or no words.
    """
    from searchlib.analysis.text_similarity import similarities

    article = engine.article(id)
    by = "article" if position is None else "paragraph"
    text = _text_of(article) if position is None else _paragraph(article, position).text
    own = syllables(text)
    asked = tuple(Word(word, at, at) for at, word in enumerate(_most_telling(engine, own)))
    if not asked:
        raise OptionError(f"{id}: there is no word to compare")
    search = replace(
        request, tree=Group(should=asked), match="any", by=by, sort="score", limit=_CANDIDATES, offset=0
    )
    hits = [hit for hit in engine.search(search).hits if not _is_given(hit, id, position)]
    if position is None:
        words = engine.texts([hit.article.id for hit in hits])
    else:
        words = [syllables(hit.paragraph.text) for hit in hits]
    scores = similarities(text, words, engine.rarity)
    order = sorted(range(len(hits)), key=lambda at: (-round(scores[at], 4), at))[: request.limit]
    found = (
        SimilarHit(
            replace(hits[at], rank=rank),
            round(scores[at], 4),
            _are_one_text(own, words[at])
            if position is None
            else are_duplicates(content_of(text), content_of(hits[at].paragraph.text)),
        )
        for rank, at in enumerate(order, start=1)
    )
    return Similar(id, position, tuple(found))


def _most_telling(engine: Engine, words: Sequence[str]) -> list[str]:
    """The syllables of a text that tell it best from others."""
    counted = Counter(words[:_FIRST])
    opening = frozenset(words[:_OPENING])
    rare = dict(zip(counted, engine.rarity(list(counted)), strict=True))

    def told(word: str) -> float:
        return (1 + log(counted[word])) * rare[word] * (_TOLD if word in opening else 1)

    return sorted(counted, key=told, reverse=True)[:_ASKED]


def _is_given(hit: Hit, id: str, position: int | None) -> bool:
    return hit.article.id == id and (position is None or hit.position == position)


def _paragraph(article: Article, position: int) -> Paragraph:
    if not 0 <= position < len(article.paragraphs):
        raise OptionError(f"{article.id} has {len(article.paragraphs)} paragraphs; there is no #{position}")
    return article.paragraphs[position]


def _text_of(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.searchable())


def _are_one_text(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two whole articles are copies."""
    return jaccard(*(frozenset(pairwise(words)) for words in (one, other))) >= _COPY
