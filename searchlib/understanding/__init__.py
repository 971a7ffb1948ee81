"""Article files to understood articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from searchlib.errors import ArticleError
    from searchlib.model import Article, Reason
    from searchlib.sources.raw_article import RawArticle

__all__ = ["explain_article", "parse_article", "parse_articles"]

_LONGEST_NAME = 4096


def parse_article(path_or_text: str | os.PathLike[str], *, encoding: str | None = None) -> Article:
    """Understands one article.

    Args:
        path_or_text: a path, or a string: one that names a file that exists is that file, any other is the
            text of an article, a paragraph a line, with or without front matter.
        encoding: the legacy encoding of the file, or "utf-8"; None recognises it.

    Raises:
        ArticleError: the file cannot be read or holds several records, or the text is empty.
    """
    from searchlib.understanding.understand import understand

    return understand(_single(path_or_text, encoding))


def explain_article(path_or_text: str | os.PathLike[str]) -> tuple[Reason, ...]:
    """Why each paragraph of an article was given to its speakers; arguments and errors as `parse_article`."""
    from searchlib.understanding.understand import explain

    return explain(_single(path_or_text))


def _single(path_or_text: str | os.PathLike[str], encoding: str | None = None) -> RawArticle:
    """The article that a path or text is."""
    from searchlib.errors import ArticleError
    from searchlib.sources.reader import raw_from_text

    if isinstance(path_or_text, str) and not _is_file(path_or_text):
        if _looks_like_a_path(path_or_text):
            raise ArticleError(path_or_text, "there is no such file (a text of one word is not an article)")
        return raw_from_text(path_or_text)
    found = _raw(path_or_text, encoding)
    first = next(found)
    if isinstance(first, ArticleError):
        raise first
    if next(found, None) is not None:
        raise ArticleError(first.path or first.id, "holds several records; parse_articles reads them")
    return first


def parse_articles(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    on_error: Callable[[ArticleError], object] | None = None,
) -> Iterator[Article]:
    """Understands the articles of a file, or of the files below a folder, one after the other.

    Args:
        path: the file or folder.
        encoding: the legacy encoding of the files, or "utf-8"; None recognises it.
        on_error: called with the error of each file or record that cannot be read, which is passed over
            then; `errors.append` collects them.

    Returns:
        an iterator. Without `on_error` it raises an `ArticleError` for a file or record that cannot be read,
        and is not spent then: `next` goes on with what follows.
    """
    items = _raw(path, encoding)
    return map(_understood, items if on_error is None else _read(items, on_error))


def _read(
    items: Iterator[RawArticle | ArticleError], on_error: Callable[[ArticleError], object]
) -> Iterator[RawArticle]:
    for item in items:
        if isinstance(item, Exception):
            on_error(item)
        else:
            yield item


def _understood(item: RawArticle | ArticleError) -> Article:
    from searchlib.understanding.understand import understand

    if isinstance(item, Exception):
        raise item
    return understand(item)


def _raw(path: str | os.PathLike[str], encoding: str | None) -> Iterator[RawArticle | ArticleError]:
    from searchlib.sources.discovery import SourceFile, find_files
    from searchlib.sources.reader import read_articles

    for file in find_files([os.fsdecode(path)], encoding=encoding):
        if isinstance(file, SourceFile):
            yield from read_articles(file)
        else:
            yield file


def _looks_like_a_path(text: str) -> bool:
    """Whether a string is a mistyped path rather than a text: no space, and the end of an article file."""
    from searchlib.sources.discovery import form_of

    return bool(text) and not any(map(str.isspace, text)) and form_of(text) is not None


def _is_file(text: str) -> bool:
    if not text or len(text) > _LONGEST_NAME or "\n" in text or "\0" in text:
        return False
    try:
        return os.path.isfile(text)
    except ValueError:
        return False
