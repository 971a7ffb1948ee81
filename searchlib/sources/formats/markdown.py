"""Markdown to paragraphs: the marks are taken off, a heading is known as one.

A paragraph is a line, as in plain text, so this is no parser of CommonMark but a walk over lines that takes
off what CommonMark reads as marks: of headings (`#`, underlines), emphasis, code, links (their text stays),
images (their description stays), quotes, rules, inline HTML, and the bullets `*` and `+`. What a reader
needs stays: the numbers of lists, and the dash at the start of a line, with which the Vietnamese press
opens a turn of speech. Every step takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean, lines

_ATX = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*))?")
_ATX_END = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
_BULLET = re.compile(r"[ \t]*[*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>", re.IGNORECASE)
_TARGET = re.compile(
    r"\((?:[^()\s\\]|\\.)*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
_LABEL = re.compile(r"\[[^\[\]]{0,400}\]")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|\*+|_+|~~+|!?\[|\]")
_ESCAPABLE = "\\"


def markdown_blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a Markdown text."""
    fence = ""
    before: str | None = None  # a line that an underline would make a heading
    for line in lines(_without_comments(text)):
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            elif code := clean(line):
                yield Block(code)
            continue
        line = line[quote.end() :] if (quote := _QUOTE.match(line)) else line
        if before is not None:
            heading = _UNDERLINE.fullmatch(line) is not None
            yield from _block(before, heading)
            before = None
            if heading:
                continue
        if match := _FENCE.match(line):
            fence = match[1]
        elif match := _ATX.fullmatch(line):
            yield from _block(_ATX_END.sub("", (match[1] or "").strip()), True)
        elif line.strip() and not _RULE.fullmatch(line) and not _REFERENCE.fullmatch(line):
            bullet = _BULLET.match(line)
            before = line[bullet.end() :] if bullet else line
    if before is not None:
        yield from _block(before, False)


def plain(line: str) -> str:
    """A line without the marks inside it: emphasis, code, links, images, tags, escapes, entities."""
    if not any(mark in line for mark in "\\`*_~[<&"):
        return line
    if "<" in line:
        line = _TAG.sub("", _AUTOLINK.sub(r"\1", line))
    pieces = _Inline(line).pieces if any(mark in line for mark in "\\`*_~[") else [line]
    return unescape("".join(pieces))


def _block(line: str, heading: bool) -> Iterator[Block]:
    if text := clean(plain(line)):
        yield Block(text, heading)


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join(pieces) + text[at:] if pieces else text


class _Inline:
    """One walk over a line. Marks are pieces of their own and are blanked once their partner is found."""

    def __init__(self, line: str) -> None:
        self.pieces: list[str] = []
        self._line = line
        self._open: dict[str, list[int]] = {"*": [], "_": [], "~": []}
        self._brackets: list[int] = []
        self._walk()

    def _walk(self) -> None:
        line, at = self._line, 0
        ticks = _code_ends(line) if "`" in line else {}
        while match := _TOKEN.search(line, at):
            self.pieces.append(line[at : match.start()])
            mark, at = match[0], match.end()
            if mark[0] == _ESCAPABLE:
                self.pieces.append(mark[1])
            elif mark[0] == "`":
                end = ticks.get(match.start())
                self.pieces.append(mark if end is None else line[at : end - len(mark)])
                at = at if end is None else end
            elif mark[-1] == "[":
                self._brackets.append(len(self.pieces))
                self.pieces.append(mark)
            elif mark == "]":
                at = self._close_bracket(at)
            else:
                self._delimiter(mark, match.start(), at)
        self.pieces.append(line[at:])

    def _close_bracket(self, at: int) -> int:
        """Takes the brackets and the target of a link off; without a target they are text."""
        self.pieces.append("]")
        if not self._brackets:
            return at
        opener = self._brackets.pop()
        target = _TARGET.match(self._line, at) or _LABEL.match(self._line, at)
        if target is None:
            return at
        self.pieces[opener] = self.pieces[-1] = ""
        return target.end()

    def _delimiter(self, mark: str, start: int, end: int) -> None:
        """A run of `*`, `_` or `~~`: closes an open run if it can, else opens one if it can."""
        before = self._line[start - 1] if start else " "
        after = self._line[end] if end < len(self._line) else " "
        opens, closes = not after.isspace(), not before.isspace()
        if mark[0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        place = len(self.pieces)
        self.pieces.append(mark)
        runs = self._open[mark[0]]
        while closes and runs and self.pieces[place]:
            partner = runs[-1]
            size = min(len(self.pieces[partner]), len(self.pieces[place]))
            self.pieces[partner] = self.pieces[partner][size:]
            self.pieces[place] = self.pieces[place][size:]
            if not self.pieces[partner]:
                runs.pop()
        if opens and self.pieces[place]:
            runs.append(place)


def _code_ends(line: str) -> dict[int, int]:
    """For each run of backticks that opens a code span, where the span ends, in one walk from the right."""
    ends: dict[int, int] = {}
    last: dict[int, int] = {}
    for match in reversed(list(re.finditer("`+", line))):
        size = match.end() - match.start()
        if size in last:
            ends[match.start()] = last[size]
        last[size] = match.end()
    return ends
