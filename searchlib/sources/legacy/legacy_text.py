"""Bytes, or the Latin-1 characters of a legacy font, to Vietnamese text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.legacy.legacy_tables import ENCODINGS, LegacyEncoding
from searchlib.sources.legacy.recognition import recognise
from searchlib.sources.legacy.tcvn3_capitals import with_capitals
from searchlib.sources.raw_article import REMARK

_FONT = re.compile(r"(?:\.Vn|(VNI[- ]))(\w*)", re.IGNORECASE)
_FONT_OF_PAGE = re.compile(r"(?:\bface\s*=|\bfont-family\s*:)[\s\"']*(\.Vn\w*|VNI[- ]\w+)", re.IGNORECASE)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#(\d{2,3})|#x([0-9a-f]{2})|([A-Za-z]{2,8}\d{0,2}));", re.IGNORECASE)
_NAME = re.compile(r'"\w+"\s*:')
"""The name of a field of JSON, which is no word of the text."""
_TAG = re.compile(r"(<[^<>]*>)")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|ins|mark|o:p|s|small|span|strong|sub|sup|tt|u)\b", re.IGNORECASE
)
"""Elements that do not end a paragraph."""
_FONT_TAG = re.compile(r"<(/?)(?:font|span)\b", re.IGNORECASE)
_FACE = re.compile(r"\b(?:face|font-family)\b", re.IGNORECASE)
_FACE_OF_CAPITALS = re.compile(r"\.Vn\w+H\b", re.IGNORECASE)
_TEXT_OR_ENTITY = re.compile(r"&\w+;|([^&]+|&)")


def font_encoding(font: str) -> tuple[LegacyEncoding, bool] | None:
    """The encoding of a font by its name, and whether it is a font of capitals (".VnTimeH")."""
    found = _FONT.match(font.strip(" \t\"'"))
    if found is None:
        return None
    if found[1]:
        return ENCODINGS["vni"], False
    return ENCODINGS["tcvn3"], found[2].endswith("H")


def decoded(text: str, encoding: LegacyEncoding) -> str:
    """The text of Latin-1 characters in an encoding; capitals that TCVN3 has no codes for are put back."""
    text = encoding.decode(text)
    return with_capitals(text) if encoding.name == "tcvn3" else text


def decode_legacy(data: bytes, path: str, forced: str | None, *, page: bool = False) -> str | None:
    """The text of bytes that are no UTF-8; None where they are not Vietnamese in a legacy encoding.

    Args:
        data: the bytes, of a text or of a part of it.
        path: the file, for the error.
        forced: the encoding that was asked for, or None to recognise it.
        page: whether it is HTML.

    Raises:
        ArticleError: it is doubtful which encoding it is.
    """
    text = data.decode("latin-1")
    encoding = ENCODINGS[forced] if forced else recognised(text, path)
    if encoding is None:
        return None
    return decoded_page(text, encoding) if page else decoded(text, encoding)


def legacy_decoder(data: bytes, path: str, forced: str | None) -> codecs.IncrementalDecoder | None:
    """A decoder of the encoding of these bytes, which are a piece of a text; None where they are in none.

    Raises:
        ArticleError: it is doubtful which encoding it is.
    """
    encoding = ENCODINGS[forced] if forced else recognised(data.decode("latin-1"), path)
    return None if encoding is None else _Decoder(encoding)


class LineDecoder:
    """Decodes lines of a file one by one; the lines that are next help to tell in what they all are.

    Attributes:
        forced: whether the encoding was asked for.
    """

    def __init__(self, path: str, forced: str | None, ahead: Callable[[], bytes]) -> None:
        """A decoder of a file; `ahead` gives what follows in it."""
        self._path = path
        self._ahead = ahead
        self._encoding = ENCODINGS.get(forced or "")
        self.forced = self._encoding is not None

    def decode(self, line: bytes, number: int) -> str:
        """The text of a line.

        Raises:
            UnicodeDecodeError: it is neither UTF-8 nor in a legacy encoding.
            ArticleError: it is doubtful which encoding it is.
        """
        text = line.decode("latin-1")
        if self._encoding is None:
            whole = self._ahead().rpartition(b"\n")[0].split(b"\n")
            sample = b"\n".join([line, *(other for other in whole if not _is_utf_8(other))]).decode("latin-1")
            self._encoding = recognised(sample, self._path, number)
        if self._encoding is None:
            return line.decode()
        return decoded(text, self._encoding)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes up to the last space, since letters of VNI and tones of windows-1258 are two bytes long."""

    def __init__(self, encoding: LegacyEncoding) -> None:
        super().__init__()
        self._encoding = encoding

    def _buffer_decode(self, data: Any, errors: str, final: bool) -> tuple[str, int]:
        data = bytes(data)
        end = len(data) if final else max(data.rfind(b" "), data.rfind(b"\n")) + 1
        return decoded(data[:end].decode("latin-1"), self._encoding), end


def recognised(text: str, path: str, line: int | None = None) -> LegacyEncoding | None:
    """The legacy encoding of a text, plain, of JSON or of a page, that was read as Latin-1.

    Raises:
        ArticleError: it is doubtful.
    """
    hint = None
    if "<" in text:
        hint = _shown_in(text)
        text = _shown(text)
    if text.lstrip().startswith(("{", "[")):
        text = _NAME.sub(" ", text)
    verdict = recognise(text.replace("\\n", "\n"), hint)
    if verdict.doubtful:
        names = " or ".join(verdict.doubtful)
        reason = f"is not UTF-8; it may be {names}, too little text to tell: --encoding says which"
        raise ArticleError(path, reason, line)
    return verdict.encoding


def decoded_page(page: str, encoding: LegacyEncoding) -> str:
    """A page of HTML that was read as Latin-1: its entities too, and capitals by font."""
    pieces = _TAG.split(encoding.decode(_unescaped(page)))
    _capitals_of_fonts(pieces)
    if encoding.name == "tcvn3":
        _capitals_of_text(pieces)
    return "".join(pieces)


def _capitals_of_fonts(pieces: list[str]) -> None:
    """Makes text in fonts of capitals capitals; every other piece is a tag."""
    within = [False]
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            if within[-1]:
                pieces[number] = _TEXT_OR_ENTITY.sub(
                    lambda found: (found[1] or "").upper() or found[0], piece
                )
        elif (tag := _FONT_TAG.match(piece)) is None:
            continue
        elif not tag[1]:
            capitals = _FACE_OF_CAPITALS.search(piece) is not None
            within.append(capitals or (within[-1] and _FACE.search(piece) is None))
        elif len(within) > 1:
            within.pop()


def _capitals_of_text(pieces: list[str]) -> None:
    """Puts capitals back over each text between tags that are no inline ones."""
    texts: list[int] = []
    for number, piece in enumerate([*pieces, "<p>"]):
        if number % 2 == 0:
            texts.append(number)
        elif not _INLINE.match(piece):
            whole = with_capitals("".join(pieces[text] for text in texts).replace("\n", " "))
            for text in texts:
                size = len(pieces[text])
                pieces[text], whole = whole[:size], whole[size:]
            texts = []


def repaired_page(page: str) -> str:
    """A page in Unicode whose fonts show Latin-1 letters as Vietnamese, converted; any other as it is."""
    if _FONT.search(page) is None or not is_latin(page):
        return page
    verdict = recognise(as_latin(_shown(page)), _shown_in(page))
    return page if verdict.encoding is None else decoded_page(as_latin(page), verdict.encoding)


_TYPOGRAPHIC = {
    bytes([byte]).decode("cp1252"): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_TO_LATIN = str.maketrans(_TYPOGRAPHIC)
_TO_WINDOWS = str.maketrans({byte: sign for sign, byte in _TYPOGRAPHIC.items()})


def as_latin(text: str) -> str:
    """The typographic signs of windows-1252 as the bytes that they were."""
    return text.translate(_TO_LATIN)


def as_windows(text: str) -> str:
    """Latin-1 read as windows-1252; bytes that it leaves open stay, since VISCII has letters there."""
    return text.translate(_TO_WINDOWS)


def _unescaped(text: str) -> str:
    """The text with its entities of Latin-1 as characters; those of markup stay."""
    return _ENTITY.sub(_character, text)


def _shown_in(page: str) -> LegacyEncoding | None:
    """The encoding of the legacy fonts that a page names, if it is one."""
    found = {font[1].strip() for font in _FONT_OF_PAGE.finditer(page)}
    names = {known[0].name for font in found if (known := font_encoding(font)) is not None}
    return ENCODINGS[names.pop()] if len(names) == 1 else None


def _shown(page: str) -> str:
    """The text of a page that was read as Latin-1; tags within a paragraph may stand within a word."""
    return _unescaped(_MARKUP.sub(lambda found: "" if _INLINE.match(found[0]) else " ", page))


def _character(found: re.Match[str]) -> str:
    letter = unescape(found[0])
    return letter if len(letter) == 1 and "\x80" <= letter <= "\xff" else found[0]


class FontText:
    """Text of a document as runs in fonts; those in a legacy font are Latin-1 letters, which it converts.

    Attributes:
        font: the font of runs that name none.
    """

    def __init__(self, font: str = "") -> None:
        self.font = font
        self._runs: list[tuple[list[str], str]] = []

    def add(self, text: str, font: str) -> None:
        """Adds a run."""
        font = font or self.font
        if self._runs and self._runs[-1][1] == font:
            self._runs[-1][0].append(text)
        else:
            self._runs.append(([text], font))

    def text(self) -> str:
        """All of it, converted."""
        pieces, legacy = [], False
        for parts, font in self._runs:
            run = "".join(parts)
            known = font_encoding(font)
            if known is None or not is_latin(run):
                pieces.append(run)
                continue
            encoding, capitals = known
            shown = encoding.decode(as_latin(run))
            legacy |= encoding.name == "tcvn3"
            pieces.append(shown.upper() if capitals else shown)
        whole = "".join(pieces)
        return with_capitals(whole) if legacy else whole


def repaired_lines(lines: list[str]) -> tuple[list[str], dict[str, Any]]:
    """The lines of a document whose fonts are not known: converted if all of it is Latin-1 and Vietnamese.

    Returns:
        the lines, and fields of metadata: a remark where it is doubtful, since the document may be right.
    """
    text = "\n".join(lines)
    if text.isascii() or not is_latin(text):
        return lines, {}
    verdict = recognise(as_latin(text))
    if verdict.encoding is not None:
        return [decoded(as_latin(line), verdict.encoding) for line in lines], {}
    if not verdict.doubtful:
        return lines, {}
    names = " or ".join(verdict.doubtful)
    return lines, {REMARK: f"the text may be {names}, too little of it to tell, so it was read as it stands"}


def is_latin(text: str) -> bool:
    """Whether all characters are those of windows-1252."""
    return all(letter < "\u0100" or letter in _TYPOGRAPHIC for letter in text)
