"""The forms that are documents of programs, which a child process reads: what each needs, and who reads it.

A reader takes the path of a file and gives the fields of its metadata and its blocks. It runs in a process of
its own with bounds on memory and time (`sources.bounded_reading`), since no library bounds what a hostile
file makes it do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from searchlib.errors import ArticleError
from searchlib.frozen import frozen
from searchlib.sources.raw_article import Block

Reader = Callable[[str], tuple[dict[str, Any], Iterable[Block]]]


@frozen
class DocumentForm:
    """A form of documents.

    Attributes:
        title: what people call it.
        module: the module whose function `read` reads it.
        needs: the libraries that are imported.
        extra: the extra that brings them, or None.
    """

    title: str
    module: str
    needs: tuple[str, ...] = ()
    extra: str | None = None


DOCUMENTS: dict[str, DocumentForm] = {
    ".docx": DocumentForm("Word documents", "searchlib.sources.formats.docx_file", ("docx",), "docx"),
    ".odt": DocumentForm("OpenDocument texts", "searchlib.sources.formats.odt_file", ("odfdo",), "odt"),
    ".pdf": DocumentForm("PDF", "searchlib.sources.formats.pdf_file", ("pypdfium2",), "pdf"),
    ".epub": DocumentForm("EPUB", "searchlib.sources.formats.epub_file", ("lxml",), "epub"),
    ".rtf": DocumentForm("RTF", "searchlib.sources.formats.rtf_file"),
    ".eml": DocumentForm("mail", "searchlib.sources.formats.eml_file"),
}
"""By suffix."""


def require(needs: Iterable[str], title: str, extra: str | None, path: str) -> None:
    """Says which extra to install where a library is missing.

    Raises:
        ArticleError: one is.
    """
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in needs):
        raise ArticleError(
            path, f'{title} needs the extra: pip install "searchlib[{extra}]"'.replace("s needs", "s need")
        )


def reader_of(form: str) -> Reader:
    """The function that reads documents of a form."""
    read: Reader = import_module(DOCUMENTS[form].module).read
    return read
