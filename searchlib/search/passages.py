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
    from searchlib.store.segment.segment_reader import Segment


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
        for first, last in zip(starts, np.append(starts[1:], len(docs)), strict=True):
            yield from _of_article(segment, int(owners[first]), docs[first:last].tolist(), found)


def _of_article(segment: Segment, number: int, docs: list[int], found: Found) -> Iterator[Passage]:
    """Some paragraphs (ascending) of an article."""
    first, _ = segment.paragraphs_of(number)
    article, paragraphs, texts = segment.passage(number, docs[0] - first, docs[-1] + 1 - first)
    if len(paragraphs) <= docs[-1] - docs[0]:
        raise IndexDamaged(f"{segment.name}: a stored article lacks a paragraph; rebuild the index")
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
