"""Exports and citations as methods of an index: every match, whole or not at all; references."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from searchlib.errors import ExportError, OptionError
from searchlib.frozen import JsonObject, frozen

if TYPE_CHECKING:
    from typing import Unpack

    from searchlib.export.citation import Citation
    from searchlib.fields import FilterOptions
    from searchlib.model import Article
    from searchlib.results import Passage
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

FORMATS = ("csv", "tsv", "jsonl", "xlsx", "parquet", "sqlite", "bibtex", "ris", "csl", "markdown", "html")
STANDARD = "-"
"""The name of standard output, where a format is text."""

Progress = Callable[[int], None]
"""Called with the number of paragraphs so far."""

_BINARY = {"xlsx": ("xlsxwriter", "xlsx"), "parquet": ("pyarrow", "parquet"), "sqlite": ("sqlite3", "")}
_REPORTED = 1000


@frozen
class Exported(JsonObject):
    """What was exported: paragraphs and articles, and where it is."""

    format: str
    output: str
    paragraphs: int
    articles: int


class Exports:
    """The part of an index that exports.

    Attributes:
        engine: the archive.
    """

    engine: Engine

    def export(
        self,
        query: str = "",
        *,
        format: str,
        output: str | os.PathLike[str],
        match: str = "any",
        syntax: str = "full",
        collapse: bool = False,
        progress: Progress | None = None,
        **filters: Unpack[FilterOptions],
    ) -> Exported:
        """Writes every match to a file, in the order of the archive; memory does not grow with their number.

        Args:
            query: what is exported; without one, and without filters, all paragraphs.
            format: one of `FORMATS`; "bibtex", "ris" and "csl" have an entry for each article.
            output: the file, which takes its place when it is whole; a folder for "parquet".
            match, syntax: as of `search`.
            collapse: whether of near duplicates only the earliest is written.
            progress: called now and then with the number of paragraphs.
            filters: as of `search`.

        Raises:
            QueryError: if the query cannot be read.
            OptionError: if an option makes no sense.
            ExportError: if the file cannot be written, or a library is missing.
        """
        from searchlib.search.request import Request

        if format not in FORMATS:
            raise OptionError(f"no format {format!r}; known are {', '.join(FORMATS)}")
        request = Request.parse(query, match=match, syntax=syntax, collapse=collapse, **filters)
        counted = _Counted(self.engine, request, progress)
        _write(format, os.fspath(output), counted)
        return Exported(format, os.fspath(output), counted.paragraphs, counted.articles)

    def cite(self, place: str, *, style: str = "apa", lang: str = "vi") -> Citation:
        """A reference to an article ("id") or to what was said in a paragraph of it ("id#4").

        Args:
            place: what is cited.
            style: "apa", "chicago-author-date", "iso690", or a file of CSL.
            lang: "vi" or "en".

        Raises:
            ArticleNotFound: if the index does not hold it.
            OptionError: if the style or language is not known.
            ExportError: if citeproc-py is not installed.
        """
        from searchlib.export.citation import cite

        return cite(self.engine, place, style, lang)


class _Counted:
    """All matches of a request, counted as they go by."""

    def __init__(self, engine: Engine, request: Request, progress: Progress | None) -> None:
        self.engine = engine
        self.paragraphs = self.articles = 0
        self._last: str | None = None
        self._matches = engine.matches(request)
        self._progress = progress

    def passages(self) -> Iterator[Passage]:
        """Every match."""
        for passage in self._matches:
            self.paragraphs += 1
            if passage.article.id != self._last:
                self._last = passage.article.id
                self.articles += 1
            if self._progress is not None and self.paragraphs % _REPORTED == 0:
                self._progress(self.paragraphs)
            yield passage

    def whole_articles(self) -> Iterator[Article]:
        """The article of every match, once."""
        last = None
        for passage in self.passages():
            if passage.article.id != last:
                last = passage.article.id
                yield self.engine.article(last)


def _write(format: str, output: str, found: _Counted) -> None:
    from searchlib.export.atomic_output import atomic_file, atomic_folder

    if format in _BINARY:
        _check_library(*_BINARY[format])
        if output == STANDARD:
            raise OptionError(f"{format} is no text; name a file with --output")
    if format == "parquet":
        from searchlib.export.parquet_files import FILES, write_parquet
        from searchlib.export.relational_tables import row_batches

        with atomic_folder(output, FILES) as folder:
            write_parquet(row_batches(found.passages(), found.engine.article), folder)
    elif format == "sqlite":
        from searchlib.export.relational_tables import row_batches
        from searchlib.export.sqlite_file import write_sqlite

        with atomic_file(output) as place:
            write_sqlite(row_batches(found.passages(), found.engine.article), place)
    elif format == "xlsx":
        from searchlib.export.flat_files import write_xlsx

        with atomic_file(output) as place:
            write_xlsx(found.passages(), place)
    else:
        with _opened(output) as out:
            _write_text(format, found, out)


def _write_text(format: str, found: _Counted, out: TextIO) -> None:
    from searchlib.export import bibliography, flat_files, quotation_pages

    if format in ("bibtex", "ris", "csl"):
        references = {
            "bibtex": bibliography.write_bibtex,
            "ris": bibliography.write_ris,
            "csl": bibliography.write_csl,
        }
        references[format](found.whole_articles(), out)
        return
    passages = {
        "csv": flat_files.write_csv,
        "tsv": flat_files.write_tsv,
        "jsonl": flat_files.write_json_lines,
        "markdown": quotation_pages.write_markdown,
        "html": quotation_pages.write_html,
    }
    passages[format](found.passages(), out)


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    """The file to write text to, or standard output."""
    if output == STANDARD:
        yield sys.stdout
        return
    from searchlib.export.atomic_output import atomic_file

    with (
        atomic_file(output) as place,
        open(place, "w", encoding="utf-8", errors="replace", newline="") as out,
    ):
        yield out


def _check_library(module: str, extra: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise ExportError(f'{module} is missing; install it with: pip install "searchlib[{extra}]"')
