r"""RTF to paragraphs: a walk over its tokens that knows fonts, so that text in legacy fonts is Vietnamese.

Rich Text Format Specification 1.9.1. Bytes (`\'hh`) are in the code page of their font (`\fcharset`), else of
the document (`\ansicpg`); those in a font of TCVN3 or VNI stay Latin-1 letters, which `FontText` converts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.encoding import LIMIT
from searchlib.sources.legacy.legacy_text import FontText, as_windows, font_encoding, repaired_lines
from searchlib.sources.raw_article import Block
from searchlib.sources.visible_text import clean

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_SKIPPED = frozenset({
    "stylesheet", "colortbl", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "footnote", "annotation", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "generator", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl",
    "fldinst", "upr", "bkmkstart", "bkmkend", "filetbl", "nonshppict", "shpinst", "xe", "tc", "private",
    "pgptbl", "listtext", "pntext",
    "mmathPr", "wgrffmtfilter",
})  # fmt: skip
_META = frozenset({"title", "author", "creatim", "revtim", "company"})
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\n", "tab": " ",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–",
    "emdash": "—", "bullet": "•",
}  # fmt: skip
_CODE_PAGES = {
    0: "cp1252",
    163: "cp1258",
    204: "cp1251",
    238: "cp1250",
    128: "cp932",
    134: "gbk",
    129: "cp949",
    136: "big5",
}
_DEEPEST = 200


@dataclass(slots=True)
class _State:
    """What holds within a group."""

    skipped: bool = False
    meta: str = ""
    font: int = -1
    skip_after: int = 1
    fonts: bool = False


@dataclass(slots=True)
class _Document:
    """What was read so far."""

    names: dict[int, str] = field(default_factory=dict)
    pages: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    default: int = 0
    meta: dict[str, str] = field(default_factory=dict)
    times: dict[str, dict[str, int]] = field(default_factory=dict)
    blocks: list[tuple[str, bool]] = field(default_factory=list)
    text: FontText = field(default_factory=FontText)
    heading: bool = False
    legacy: bool = False


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a document."""
    with open(path, "rb") as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(path, f"the text is longer than {LIMIT >> 20} MiB")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ArticleError(path, "is no RTF")
    document = _Document()
    _walk(data.decode("latin-1"), document, path)
    _end_paragraph(document)
    lines = [line for line, _ in document.blocks]
    doubt: dict[str, Any] = {}
    if not document.legacy:
        lines, doubt = repaired_lines(lines)
    shown = zip(lines, document.blocks, strict=True)
    blocks = [Block(text, heading) for line, (_, heading) in shown if (text := clean(" ".join(line.split())))]
    return _fields(document) | doubt, blocks


def _fields(document: _Document) -> dict[str, Any]:
    time = document.times.get("creatim") or document.times.get("revtim") or {}
    day = f"{time['yr']:04d}-{time.get('mo', 1):02d}-{time.get('dy', 1):02d}" if time.get("yr") else None
    return {"title": document.meta.get("title"), "author": document.meta.get("author"), "published": day}


def _walk(text: str, document: _Document, path: str) -> None:
    state = _State()
    stack: list[_State] = []
    pending = 0  # characters that stand for a \u before them
    for word, number, byte, symbol, brace, plain in _tokens(text):
        if brace == "{":
            if len(stack) >= _DEEPEST:
                raise ArticleError(path, "is nested too deeply")
            stack.append(state)
            state = replace(state)
        elif brace == "}":
            state = stack.pop() if stack else state
        elif word == "bin":
            continue
        elif word:
            pending = _control(word, number, state, document)
        elif symbol:
            pending = 0
            _symbol(symbol, state, document)
        elif byte or plain:
            shown = chr(int(byte, 16)) if byte else plain
            skipped = min(pending, len(shown))
            pending -= skipped
            _add(shown[skipped:], state, document, raw=True)


def _tokens(text: str) -> Iterator[tuple[str, int | None, str, str, str, str]]:
    at = 0
    while found := _TOKEN.match(text, at):
        word, number, byte, symbol, brace, plain = found.groups()
        at = found.end()
        value = int(number) if number else None
        if word == "bin" and value:
            at += max(0, value)
        yield word or "", value, byte or "", symbol or "", brace or "", plain or ""


def _control(word: str, number: int | None, state: _State, document: _Document) -> int:
    """A control word; gives back how many characters after it are its fallback."""
    if word == "u" and number is not None:
        _add(chr(number % 0x10000), state, document, raw=False)
        return state.skip_after
    if word in _SIGNS:
        _add(_SIGNS[word], state, document, raw=False)
    elif word == "ud":
        state.skipped = False  # what `upr` gives in Unicode
    elif word in _SKIPPED:
        state.skipped = True
    elif word in _META or word == "info":
        state.meta = word
    elif word == "fonttbl":
        state.fonts = True
    elif word == "pard" and not state.skipped:
        document.heading = False
    elif number is not None:
        _setting(word, abs(number), state, document)
    return 0


def _setting(word: str, number: int, state: _State, document: _Document) -> None:
    """A control word with a number."""
    if word == "f":
        state.font = number
    elif word == "uc":
        state.skip_after = min(number, 8)
    elif word == "deff":
        document.default = number
    elif word == "ansicpg":
        document.page = f"cp{number}"
    elif word == "fcharset" and state.fonts:
        document.pages[state.font] = _CODE_PAGES.get(number, "")
    elif word == "outlinelevel" and not state.skipped:
        document.heading = number < 9
    elif word in ("yr", "mo", "dy") and state.meta:
        document.times.setdefault(state.meta, {})[word] = min(number, 9999)


def _symbol(symbol: str, state: _State, document: _Document) -> None:
    if symbol == "*":
        state.skipped = True
    elif symbol in "\\{}~_-\n\r":
        shown = {"~": " ", "_": "-", "-": "", "\n": "\n", "\r": "\n"}.get(symbol, symbol)
        _add(shown, state, document, raw=False)


def _add(text: str, state: _State, document: _Document, *, raw: bool) -> None:
    """Adds text where it belongs: to the names of fonts, the metadata, or the paragraph."""
    if state.fonts and not state.skipped:
        document.names[state.font] = (document.names.get(state.font, "") + text).split(";")[0]
    elif state.meta and not state.skipped:
        document.meta[state.meta] = document.meta.get(state.meta, "") + _decoded(text, document.page, raw)
    elif not state.skipped:
        font = state.font if state.font >= 0 else document.default
        name = document.names.get(font, "")
        if font_encoding(name) is not None:
            document.legacy = True
        else:
            text = _decoded(text, document.pages.get(font) or document.page, raw)
        if text == "\n":
            _end_paragraph(document)
        else:
            document.text.add(text, name)


def _decoded(text: str, page: str, raw: bool) -> str:
    if not raw or text.isascii():
        return text
    try:
        if page != "cp1252":
            return text.encode("latin-1").decode(page, "replace")
    except LookupError:
        pass
    return as_windows(text)


def _end_paragraph(document: _Document) -> None:
    text = document.text.text().encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    document.blocks.append((text, document.heading))
    document.text = FontText()
