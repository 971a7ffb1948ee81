"""A file becomes articles: every form of the contract, one article in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, form_of
from searchlib.sources.encoding import opened, read_text
from searchlib.sources.formats.document_forms import DOCUMENTS, require
from searchlib.sources.formats.front_matter import split_front_matter
from searchlib.sources.formats.records import article, json_file, json_lines
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.sources.visible_text import paragraphs

__all__ = ["Block", "RawArticle", "raw_from_text", "read_articles"]


def read_articles(file: SourceFile) -> Iterator[RawArticle | ArticleError]:
    """The articles of a file, in its order.

    A record that is no article is an error among them, and reading goes on with the next one. An error of
    the file as a whole (it cannot be read, is no text, is damaged) is the last item. Nothing is raised.
    """
    try:
        form, _ = form_of(file.path) or (".txt", False)
        if form == ".jsonl":
            yield from json_lines(file)
        elif form == ".json":
            yield from json_file(file)
        elif form == ".warc":
            from searchlib.sources.formats.warc_file import warc_articles

            yield from warc_articles(file)
        elif form == ".zip":
            yield from _of_archive(file)
        elif form in DOCUMENTS:
            yield _document(file, form)
        else:
            yield _article_of(read_text(file), form, file.base, file.path)
    except ArticleError as error:
        yield error


def _of_archive(file: SourceFile) -> Iterator[RawArticle | ArticleError]:
    """The articles of the files of a ZIP archive."""
    from searchlib.sources.formats.zip_file import zip_members

    for member in zip_members(file):
        if isinstance(member, ArticleError):
            yield member
        else:
            yield from read_articles(member)


def _document(file: SourceFile, form: str) -> RawArticle:
    """The article of a document of a program, which a child process reads.

    Raises:
        ArticleError: it cannot be read, or a library is missing.
    """
    from searchlib.sources.bounded_reading import READER
    from searchlib.sources.formats.zip_file import temporary

    known = DOCUMENTS[form]
    require(known.needs, known.title, known.extra, file.path)
    if file.path.lower().endswith(".gz"):
        with opened(file) as stream, temporary(stream, file.path, f"a{form}") as (place, _):
            fields, blocks = READER.read(form, place, file.path)
    else:
        fields, blocks = READER.read(form, file.location(), file.path)
    if not fields.get("title") and blocks and blocks[0].heading:
        fields["title"] = blocks[0].text
    return article(fields, blocks, file.base, file.path, None)


def raw_from_text(text: str, id: str = "text", path: str | None = None) -> RawArticle:
    """The article of a plain text, a paragraph a line; a front matter is understood.

    Raises:
        ArticleError: the text has no paragraph.
    """
    return _article_of(text.removeprefix("\ufeff"), ".txt", id, path)


def _article_of(text: str, form: str, id: str, path: str | None) -> RawArticle:
    """The article of a file that holds one."""
    blocks: Iterable[Block]
    fields: dict[str, object]
    if form in (".html", ".htm"):
        from searchlib.sources.formats.html import html_article
        from searchlib.sources.legacy.legacy_text import repaired_page

        text = repaired_page(text)
        if not text.strip():
            raise ArticleError(path or id, "has no text")
        fields, blocks = html_article(text, path or id)
    else:
        fields, text = split_front_matter(text)
        if form == ".md":
            from searchlib.sources.formats.markdown import markdown_blocks

            blocks = markdown_blocks(text)
        else:
            blocks = map(Block, paragraphs(text))
    return article(fields, blocks, id, path, None)
