"""All matches in the order of the archive, read article by article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.fields import stated_of
from searchlib.results import ArticleInfo, Passage

if TYPE_CHECKING:
    from searchlib.model import Article
    from searchlib.search.pipeline import Found
    from searchlib.store.segment.article_reader import ArticleReader
    from searchlib.store.segment.segment_reader import Segment


_TOGETHER = 1 << 13
"""So many articles are read before memory is given up, so that it does not grow with their number."""


def passages(found: Found, segments: tuple[Segment, ...], after: int | None = None) -> Iterator[Passage]:
    """The matching paragraphs of a search, each with its article and its highlights.

    Args:
        found: the search.
        segments: what was searched.
        after: leave out articles that this commit, or one before it, brought.

    Raises:
        IndexDamaged: if a stored article is not what was written.
    """
    for segment, matches in zip(segments, found.matches, strict=True):
        docs = matches.docs
        owners = segment.owners()[docs]
        if after is not None:
            new = segment.column("art.commit")[owners] > after
            docs, owners = docs[new], owners[new]
        if not len(docs):
            continue
        starts = np.flatnonzero(np.diff(owners, prepend=-1))  # arrays: a list of all takes ten times as much
        for n, (first, last) in enumerate(zip(starts, np.append(starts[1:], len(docs)), strict=True)):
            if n % _TOGETHER == 0:
                articles = segment.articles()
            number = int(owners[first])
            chosen = docs[first:last].tolist()
            yield from _of_article(articles, number, segment.paragraphs_of(number), chosen, found)


def _of_article(
    articles: ArticleReader, number: int, own: tuple[int, int], docs: list[int], found: Found
) -> Iterator[Passage]:
    """Some paragraphs (ascending) of an article, whose own ones are a half-open range."""
    article, paragraphs, texts = articles.passage(number, own, docs[0] - own[0], docs[-1] + 1 - own[0])
    if len(paragraphs) <= docs[-1] - docs[0]:
        raise IndexDamaged("a stored article lacks a paragraph; rebuild the index")
    info = info_of(article)
    for doc in docs:
        paragraph = paragraphs[doc - docs[0]]
        yield Passage(info, paragraph.position, paragraph, found.marks(texts[doc - docs[0]]))


def info_of(article: Article) -> ArticleInfo:
    """What an article says of itself, as it stands beside its hits."""
    return ArticleInfo(
        id=article.id,
        title=article.title,
        date=article.date,
        published=article.published,
        url=article.url,
        path=article.path,
        **stated_of(article),
    )
