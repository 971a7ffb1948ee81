"""Web archives (.warc, .warc.gz) to articles: each page that was captured, by warcio (extra `warc`).

Pages without main text, and what is no page, are passed over. When a page was captured is not when it was
published, so that is told by the page alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile
from searchlib.sources.encoding import decode
from searchlib.sources.formats.document_forms import require
from searchlib.sources.formats.html import LIMIT, html_article
from searchlib.sources.formats.records import article
from searchlib.sources.legacy.legacy_text import repaired_page
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.sources.visible_text import paragraphs

_LONGEST_LINE = 1 << 20
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def warc_articles(file: SourceFile) -> Iterator[RawArticle | ArticleError]:
    """The articles of a web archive; a page that cannot be read is an error among them.

    Raises:
        ArticleError: a library is missing, or the archive cannot be read any further.
    """
    require(("warcio", "trafilatura"), "web archives", "warc", file.path)
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number, found = 0, False
    try:
        with open(file.location(), "rb") as stream:
            for record in _records(ArchiveIterator(stream)):
                number += 1
                try:
                    one = _article(record, file, number)
                except ArticleError as error:
                    if error.reason == "has no text":
                        continue
                    one = error
                if one is not None:
                    found = True
                    yield one
    except (ArchiveLoadFailed, EOFError, ValueError, KeyError, AttributeError) as error:
        raise ArticleError(file.path, f"is damaged after record {number} ({type(error).__name__})") from None
    if not found:
        raise ArticleError(file.path, "holds no pages with text")


def _records(archive: Any) -> Iterator[Any]:
    """The records, with lines of headers of bounded length, and without what warcio says of damage."""
    from warcio.exceptions import ArchiveLoadFailed

    read_line = archive.reader.readline

    def bounded(length: int | None = None) -> bytes:
        line: bytes = read_line(min(length or _LONGEST_LINE, _LONGEST_LINE))
        if len(line) >= _LONGEST_LINE:
            raise ArchiveLoadFailed("a line of a header is too long")
        return line

    archive.reader.readline = bounded
    while True:
        with redirect_stderr(StringIO()):
            record = next(archive, None)
        if record is None:
            return
        yield record


def _article(record: Any, file: SourceFile, number: int) -> RawArticle | ArticleError | None:
    kind = record.rec_type
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if kind not in ("response", "resource", "conversion") or status != "200":
        return None
    headers = record.http_headers or record.rec_headers
    content = (headers.get_header("Content-Type") or "").lower()
    if not content.startswith(("text/html", "application/xhtml", "text/plain")):
        return None
    data = record.content_stream().read(LIMIT + 1)
    if len(data) > LIMIT:
        return ArticleError(file.path, f"the page is longer than {LIMIT >> 20} MiB", number)
    text = _decoded(data, content, file, number)
    fields: dict[str, object] = {}
    blocks: tuple[Block, ...] = ()
    if content.startswith("text/plain"):
        blocks = tuple(map(Block, paragraphs(text)))
    elif text.strip():
        fields, blocks = html_article(repaired_page(text), file.path)
    fields["url"] = record.rec_headers.get_header("WARC-Target-URI")
    return article(fields, blocks, f"{file.base}:{number}", file.path, number)


def _decoded(data: bytes, content: str, file: SourceFile, number: int) -> str:
    """The text of a page: UTF-8, a legacy encoding, or what the page says that it is in."""
    try:
        return decode(data, f"{file.path}:{number}.html", file.encoding)
    except ArticleError:
        said = _CHARSET.search(content.encode("latin-1", "replace")) or _CHARSET.search(data[:2048])
        try:
            return data.decode(said[1].decode("ascii")) if said else data.decode("cp1252")
        except (LookupError, UnicodeDecodeError):
            raise ArticleError(file.path, "the page is in no encoding that it names", number) from None
