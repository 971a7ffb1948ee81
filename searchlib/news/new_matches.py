"""What is new for a saved search: its matches in articles that commits since the last look brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from searchlib.errors import SavedSearchError
from searchlib.export.passage_rows import record_of
from searchlib.frozen import frozen
from searchlib.news.saved_searches import SavedSearch, SavedSearches
from searchlib.search.request import Request

if TYPE_CHECKING:
    from searchlib.model import Paragraph
    from searchlib.results import Passage
    from searchlib.search.engine import Engine


@frozen
class NewMatch:
    """A passage that is new, with the paragraphs around it.

    Attributes:
        passage: the paragraph that matches.
        before, after: neighbouring paragraphs.
    """

    passage: Passage
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The match in the shape of a hit of `search --json`."""
        data = record_of(self.passage)
        if self.before or self.after:
            data["before"] = [paragraph.as_dict() for paragraph in self.before]
            data["after"] = [paragraph.as_dict() for paragraph in self.after]
        return data


@frozen
class News:
    """What is new for a saved search.

    Attributes:
        search: the search, as it was before this look.
        hits: in the order of the archive.
        generation: the commit up to which they are told.
        made: of the index, as `Engine.made`.
        anew: whether the index was made anew since the last look, so that all matches are told.
    """

    search: SavedSearch
    hits: tuple[NewMatch, ...]
    generation: int
    made: str = ""
    anew: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The news in the shape of `news --json`."""
        return {
            "name": self.search.name,
            "query": self.search.query,
            "hits": [hit.as_dict() for hit in self.hits],
        }


def request_of(query: str, options: dict[str, Any]) -> Request:
    """The request of a query and its options.

    Raises:
        SavedSearchError: they are none, as when a file was changed by hand.
        QueryError, OptionError: as `Index.search`.
    """
    try:
        return Request.parse(query, **options)
    except TypeError as error:
        raise SavedSearchError(f"the options of this saved search make no sense ({error})") from None


def news_of(engine: Engine, search: SavedSearch, context: int = 0) -> News:
    """What commits after the last look brought.

    Raises:
        SavedSearchError, QueryError, OptionError: the search cannot be asked any more.
    """
    other = bool(search.made and engine.made) and search.made != engine.made
    anew = other or engine.generation < search.seen
    request = request_of(search.query, search.options)
    asked = replace(request, brought_after=None if anew else search.seen)
    hits = tuple(_with_context(engine, engine.matches(asked), context))
    return News(search, hits, engine.generation, engine.made, anew)


def mark_seen(searches: SavedSearches, news: News) -> None:
    """Keeps that the news were told; a search that was removed meanwhile stays removed."""
    if news.search.name in searches.names():
        now = datetime.now(UTC).isoformat(timespec="seconds")
        searches.put(replace(news.search, seen=news.generation, made=news.made, looked=now))


def _with_context(engine: Engine, passages: Iterator[Passage], context: int) -> Iterator[NewMatch]:
    for passage in passages:
        if not context or passage.position is None:
            yield NewMatch(passage)
            continue
        paragraphs = engine.article(passage.article.id).paragraphs
        at = passage.position
        yield NewMatch(passage, paragraphs[max(0, at - context) : at], paragraphs[at + 1 : at + 1 + context])
