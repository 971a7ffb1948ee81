"""Articles or paragraphs that are most like a given one, near duplicates among them marked.

Candidates are what a search for the words of the text finds; they are compared by cosine. The vectors hold
the log of the frequency times inverse document frequency (Salton and Buckley 1988), of syllables and of pairs
of neighbours. Document frequencies are those among the candidates, so that what all articles on a subject
share counts little, and what tells one event from another counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from searchlib.errors import OptionError
from searchlib.frozen import JsonObject, frozen
from searchlib.text.near_duplicates import are_duplicates, content_of, jaccard
from searchlib.text.tokens import syllables

if TYPE_CHECKING:
    from searchlib.model import Article, Paragraph
    from searchlib.results import Hit
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

_CANDIDATES = 30
_ASKED = 40
"""So many different syllables are searched for, the first ones: news begins with what is new."""
_PAIR = 0.7
"""What a pair of neighbours counts beside a syllable."""
_COPY = 0.5
"""Articles of whose pairs of neighbours so many are the same are copies of one text."""
Vector = dict[object, float]


@frozen
class SimilarHit(JsonObject):
    """An article or paragraph that is like the given one.

    Attributes:
        hit: as of a search; of an article its best paragraph.
        similarity: cosine, from 0 to 1.
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
    article = engine.article(id)
    by = "article" if position is None else "paragraph"
    given = _text_of(article) if position is None else _paragraph(article, position).text
    asked = " ".join(list(dict.fromkeys(syllables(given)))[:_ASKED])
    if not asked:
        raise OptionError(f"{id}: there is no word to compare")
    search = replace(
        request, query=asked, syntax="plain", match="any", by=by, sort="score", limit=_CANDIDATES, offset=0
    )
    hits = [hit for hit in engine.search(search).hits if not _is_given(hit, id, position)]
    texts = [
        _text_of(engine.article(hit.article.id)) if position is None else hit.paragraph.text for hit in hits
    ]
    own, words = syllables(given), list(map(syllables, texts))
    scores = _cosines(_counted(own), list(map(_counted, words)))
    order = sorted(range(len(hits)), key=lambda at: (-round(scores[at], 4), at))[: request.limit]
    found = (
        SimilarHit(
            replace(hits[at], rank=rank),
            round(scores[at], 4),
            _are_copies(own, words[at], whole=position is None),
        )
        for rank, at in enumerate(order, start=1)
    )
    return Similar(id, position, tuple(found))


def _is_given(hit: Hit, id: str, position: int | None) -> bool:
    return hit.article.id == id and (position is None or hit.position == position)


def _paragraph(article: Article, position: int) -> Paragraph:
    if not 0 <= position < len(article.paragraphs):
        raise OptionError(f"{article.id} has {len(article.paragraphs)} paragraphs; there is no #{position}")
    return article.paragraphs[position]


def _text_of(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.searchable())


def _counted(words: Sequence[str]) -> Counter[object]:
    """The syllables and pairs of neighbours of a text."""
    counted: Counter[object] = Counter(words)
    counted.update(pairwise(words))
    return counted


def _cosines(given: Counter[object], others: Sequence[Counter[object]]) -> list[float]:
    """The cosine of each vector with the given one."""
    held: Counter[object] = Counter()
    for other in (given, *others):
        held.update(other.keys())
    count = len(others) + 1
    weight = {
        term: log((count + 1) / number) * (_PAIR if isinstance(term, tuple) else 1)
        for term, number in held.items()
    }
    own = _weighted(given, weight)
    return [_cosine(own, _weighted(other, weight)) for other in others]


def _weighted(counted: Counter[object], weight: dict[object, float]) -> Vector:
    return {term: (1 + log(number)) * weight[term] for term, number in counted.items()}


def _cosine(one: Vector, other: Vector) -> float:
    both = sum(one[term] * other[term] for term in one.keys() & other.keys())
    return both / (sqrt(_square(one.values()) * _square(other.values())) or 1)


def _square(values: Iterable[float]) -> float:
    return sum(value * value for value in values)


def _are_copies(one: Sequence[str], other: Sequence[str], whole: bool) -> bool:
    """Whether two texts, whole articles or paragraphs, are copies."""
    if whole:
        return jaccard(*(frozenset(pairwise(words)) for words in (one, other))) >= _COPY
    return are_duplicates(content_of(one), content_of(other))
