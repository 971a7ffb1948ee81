"""HTML to paragraphs: main text and metadata by trafilatura, which the extra `html` brings.

Nothing is fetched and nothing is written: trafilatura gets the text of the page and gives back a tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

LIMIT = 8 << 20
"""Characters of a page; pages of the press have some hundred thousand at most."""

_MOST_ELEMENTS = 30_000
"""Elements of a page; for more, trafilatura takes more than linear time. Pages have some thousand."""

_SHAPES = ("b", "big", "em", "font", "i", "small", "span", "strong", "tt", "u")
"""Elements that shape letters. They begin within words too, where trafilatura puts blanks in short pages."""

_OF_SHAPE = frozenset({"color", "face", "lang", "size", "style"})
"""Their attributes; an element with another one, such as a class, may mean more."""

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def html_article(text: str, path: str) -> tuple[dict[str, object], tuple[Block, ...]]:
    """The metadata and the paragraphs of a page.

    Raises:
        ArticleError: trafilatura is not installed, or finds no main text.
    """
    if len(text) > LIMIT:
        raise ArticleError(path, f"the page is longer than {LIMIT >> 20} MiB")
    try:
        from trafilatura import bare_extraction
        from trafilatura.utils import load_html
    except ImportError:
        raise ArticleError(path, 'HTML needs the extra: pip install "searchlib[html]"') from None
    try:
        tree = load_html(text)
        if tree is None:
            raise ArticleError(path, "has no text")
        if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
            raise ArticleError(path, f"the page has more than {_MOST_ELEMENTS:,} elements")
        captions = _free_captions(tree)
        _without_shapes(tree)
        document = bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
        body = getattr(document, "body", None)
        blocks = () if body is None else tuple(_blocks(body, captions))
    except ArticleError:
        raise
    except Exception as error:  # a stranger's page, and a library that promises no exception of its own
        raise ArticleError(path, f"cannot be read as HTML ({type(error).__name__})") from error
    return (_metadata(document) if blocks else {}), blocks


def _free_captions(tree: Any) -> frozenset[str]:
    """Makes captions paragraphs, since trafilatura drops figures whole; gives back what they say."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        captions.add(_squashed("".join(caption.itertext())))
        caption.tag = "p"
        caption.attrib.clear()
        for ancestor in caption.iterancestors("figure"):
            ancestor.tag = "div"
            ancestor.attrib.clear()
    return frozenset(captions)


def _without_shapes(tree: Any) -> None:
    """Takes elements out that shape letters alone; their text stays."""
    for element in list(tree.iter(*_SHAPES)):
        if element.getparent() is not None and _OF_SHAPE.issuperset(element.attrib):
            element.drop_tag()


def _blocks(body: Any, captions: frozenset[str]) -> Iterator[Block]:
    """The paragraphs of the tree that trafilatura made."""
    line: list[str] = []
    heading = False
    for text, is_heading in [*_pieces(body, False), (None, False)]:
        if text is not None:
            line.append(text)
            heading = heading or is_heading
            continue
        if paragraph := clean(" ".join("".join(line).split())):
            yield Block(paragraph, heading, _squashed(paragraph) in captions)
        line, heading = [], False


def _pieces(element: Any, heading: bool) -> Iterator[tuple[str | None, bool]]:
    """The text below an element in its order, None where a paragraph ends."""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        inside = heading or tag == "head"
        inline = tag in ("hi", "ref", "del", "graphic", "cell", "")
        if not inline:
            yield None, False
        if tag and child.text:
            yield child.text, inside
        yield from _pieces(child, inside)
        if tag == "cell":
            yield (" | " if child.getnext() is not None else ""), inside
        if not inline:
            yield None, False
        if child.tail:
            yield child.tail, heading


def _metadata(document: Any) -> dict[str, object]:
    """The fields of a record from trafilatura's metadata."""
    return {
        "title": document.title,
        "authors": (document.author or "").split(";"),
        "published": document.date,
        "source": document.sitename,
        "url": document.url,
    }


def _squashed(text: str) -> str:
    return " ".join(text.split())
