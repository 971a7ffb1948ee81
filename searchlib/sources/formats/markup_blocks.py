"""Markup of books and mails to paragraphs: all of it is text, unlike that of a page of the web."""

from __future__ import annotations

from html.parser import HTMLParser

from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

_ENDING = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
})  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SILENT = frozenset(["head", "script", "style", "nav", "svg", "math", "template"])


def markup_blocks(markup: str) -> list[Block]:
    """The paragraphs of HTML or XHTML."""
    parser = _Blocks()
    parser.feed(markup)
    parser.close()
    parser.end()
    return parser.blocks


class _Blocks(HTMLParser):
    """Collects text between the elements that end a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._silent = 0
        self._heading = self._caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph ends where a block begins."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _ENDING:
            self.end()
        if tag in _HEADINGS:
            self._heading = True
        elif tag in ("figcaption", "caption"):
            self._caption = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty element may end a paragraph, and opens nothing."""
        if tag in _ENDING:
            self.end()

    def handle_endtag(self, tag: str) -> None:
        """A paragraph ends where a block ends."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _ENDING:
            self.end()
        if tag in _HEADINGS:
            self._heading = False
        elif tag in ("figcaption", "caption"):
            self._caption = False

    def handle_data(self, data: str) -> None:
        """Text that is shown."""
        if not self._silent:
            self._text.append(data)

    def end(self) -> None:
        """Closes the paragraph."""
        if text := clean(" ".join("".join(self._text).split())):
            self.blocks.append(Block(text, self._heading, self._caption))
        self._text = []
