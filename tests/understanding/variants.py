"""The same article in other forms: what a reader of the labels would label alike must be understood alike.

Each variant is a pure function from a labelled article to the bytes of a file and its labels, or to None
where the article has nothing that the variant changes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from tests.understanding.labelled import Labelled, Labels

Variant = Callable[[Labelled], Labelled | None]


def _everywhere(change: Callable[[str], str]) -> Variant:
    """A change of the spelling, in the text and in the labels."""

    def variant(article: Labelled) -> Labelled | None:
        paragraphs = tuple(change(paragraph) for paragraph in article.paragraphs)
        fields = {
            key: change(str(value)) if key == "title" else value for key, value in article.fields.items()
        }
        if paragraphs == article.paragraphs and fields == article.fields:
            return None
        labels = deepcopy(article.labels)
        for paragraph in labels["paragraphs"]:
            if paragraph["section"]:
                paragraph["section"] = unicodedata.normalize("NFC", change(paragraph["section"]))
            for speaker in paragraph["speakers"]:
                speaker["name"] = unicodedata.normalize("NFC", change(speaker["name"]))
        for person in labels["people"]:
            person["name"] = unicodedata.normalize("NFC", change(person["name"]))
            person["role"] = person["role"] and unicodedata.normalize("NFC", change(person["role"]))
        return replace(article, fields=fields, paragraphs=paragraphs, labels=labels)

    return variant


def _of_kind(kind: str, change: Callable[[str], str]) -> Variant:
    """A change of the paragraphs of one kind, in the sections too."""

    def variant(article: Labelled) -> Labelled | None:
        paragraphs = tuple(
            change(text) if found == kind else text
            for text, found in zip(article.paragraphs, article.kinds, strict=True)
        )
        if paragraphs == article.paragraphs:
            return None
        labels = deepcopy(article.labels)
        if kind == "heading":
            for paragraph in labels["paragraphs"]:
                paragraph["section"] = paragraph["section"] and change(paragraph["section"])
        return replace(article, paragraphs=paragraphs, labels=labels)

    return variant


def _without(*keys: str) -> Variant:
    """Fields of the front matter left out."""

    def variant(article: Labelled) -> Labelled | None:
        if not any(key in article.fields for key in keys):
            return None
        fields = {key: value for key, value in article.fields.items() if key not in keys}
        labels = deepcopy(article.labels)
        if "title" in keys and article.kinds[0] != "title":
            if article.kinds[0] == "heading" or len(str(article.fields["title"])) > _LONGEST_TITLE:
                return None  # what heads the text, or tells its day, has gone with the headline
            labels["paragraphs"][0]["kinds"] = list({article.kinds[0], "lead", "body"})
        if "published" in keys and "published" in article.fields:
            labels["dates"] = [*_dates(labels), *map(_open_year, _dates(labels))]
        return replace(article, fields=fields, labels=labels)

    return variant


def _dates(labels: Labels) -> list[str | None]:
    return labels.get("dates") or [labels["date"]]


def _open_year(date: str | None) -> str | None:
    """Without the day of publication the text alone may not settle the year, nor what "hôm qua" was."""
    return date and "XXXX" + date[4:]


def _form(suffix: str) -> Variant:
    return lambda article: replace(article, suffix=suffix, join="\n")


def _markdown(article: Labelled) -> Labelled:
    marked = zip(article.paragraphs, article.kinds, strict=True)
    paragraphs = tuple(f"## {text}" if kind == "heading" else text for text, kind in marked)
    return replace(article, paragraphs=paragraphs, suffix=".md")


def _headline_in_text(article: Labelled) -> Labelled | None:
    """The headline of the metadata as the first paragraph, as a page that has been pasted has it."""
    title = article.fields.get("title")
    if not isinstance(title, str) or len(title) > _LONGEST_TITLE or "title" in article.kinds:
        return None
    labels = deepcopy(article.labels)
    for paragraph in labels["paragraphs"]:
        paragraph["i"] += 1
    if article.kinds[0] == "body":  # below its headline the first paragraph may look like a lead
        labels["paragraphs"][0]["kinds"] = ["body", "lead"]
    labels["paragraphs"].insert(0, {"i": 0, "kind": "title", "section": None, "speakers": []})
    return replace(article, paragraphs=(title, *article.paragraphs), labels=labels)


_LONGEST_TITLE = 140


def _pasted(article: Labelled) -> Labelled | None:
    """Headline and text alone, without any metadata."""
    shown = _headline_in_text(article)
    return shown and _without("published", *shown.fields)(shown)


def _uncredited(stop: str) -> Variant:
    """Captions without the credit that marks them; a credit in a line of its own is gone."""

    def variant(article: Labelled) -> Labelled | None:
        kept: list[tuple[str, Any]] = []
        awaited = False
        for text, label in zip(article.paragraphs, article.labels["paragraphs"], strict=True):
            if label["kind"] == "caption":
                bare = _CREDIT.sub(stop, text)
                credit, awaited = awaited, text.endswith(":")
                if _LIKE_TEXT.search(text):
                    bare, awaited = text, False
                if not credit and len(bare) > _SHORTEST_CAPTION:
                    kept.append((bare, label))
            else:
                awaited = False
                kept.append((text, label))
        if [text for text, _ in kept] == list(article.paragraphs):
            return None
        labels = {**article.labels, "paragraphs": [{**label, "i": i} for i, (_, label) in enumerate(kept)]}
        return replace(article, paragraphs=tuple(text for text, _ in kept), labels=labels)

    return variant


_CREDIT = re.compile(r"[\s.]*[-–(]?\s*\b(?:[Ảả]nh|ẢNH|Đồ hoạ)(?: (?=TTXVN)|:)[^:]{0,40}$")
_SHORTEST_CAPTION = 12
_LIKE_TEXT = re.compile(r"cho rằng|dự kiến|tiếp nhận|ùn ứ|^Biểu quyết|^Xưởng")
"""What no reader tells from text, or from a heading, who does not see the picture: its credit stays."""


def _swap_tones(text: str) -> str:
    """The tone on the other vowel of "oa", "oe" and "uy" ("hòa" and "hoà", "ủy" and "uỷ")."""
    return _TONED.sub(_other_style, text)


def _other_style(found: re.Match[str]) -> str:
    other = _OTHER[found[0].lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(found[0], other, strict=True))


_STYLES = "òa oà,óa oá,ỏa oả,õa oã,ọa oạ,òe oè,óe oé,ỏe oẻ,õe oẽ,ọe oẹ,ùy uỳ,úy uý,ủy uỷ,ũy uỹ,ụy uỵ"
_PAIRS = [pair.split() for pair in _STYLES.split(",")]
_OTHER = dict(_PAIRS) | {new: old for old, new in _PAIRS}
_TONED = re.compile(rf"(?<![qQ])(?:{'|'.join(_OTHER)})(?![\w])", re.I)


def _straight(text: str) -> str:
    return re.sub("[“”«»„]", '"', text).replace("‘", "'").replace("’", "'")


def _paired(opening: str, closing: str) -> Callable[[str], str]:
    """Every pair of double quotation marks in another shape; a paragraph with an odd mark stays."""

    def change(text: str) -> str:
        pieces = text.split('"')
        if len(pieces) % 2 == 1 and not re.search("[“”«»]", text):
            text = "".join(piece + "“”"[at % 2] for at, piece in enumerate(pieces[:-1])) + pieces[-1]
        return text.replace("“", opening).replace("”", closing)

    return change


def _dashes(dash: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?<=\s)[-–—](?=\s)|^[-–—](?=\s?\w)", dash, text)


def _days(separator: str) -> Callable[[str], str]:
    """Days and months with another mark between them ("17/9", "17-9", "17.9")."""
    return lambda text: _DAY.sub(lambda day: re.sub("[-/.]", separator, day[0]), text)


_DAY = re.compile(
    r"(?:(?<=ngày )|(?<=Ngày )|(?<=sáng )|(?<=Sáng )|(?<=chiều )|(?<=Chiều )|(?<=tối )|(?<=Tối ))"
    r"\d{1,2}([-/.])\d{1,2}(?:\1\d{4})?(?![-/.\d])"
)


def _numbered(article: Labelled) -> Labelled | None:
    """Headings with a number before them."""
    numbers = iter(range(1, 99))
    texts = {
        text: f"{next(numbers)}. {text}"
        for text, kind in zip(article.paragraphs, article.kinds, strict=True)
        if kind == "heading"
    }
    return _of_kind("heading", lambda text: texts.get(text, text))(article)


def _headline_in_capitals(article: Labelled) -> Labelled | None:
    """The headline, of the metadata or the text; not one that has run together with the lead."""
    title = article.fields.get("title")
    if title is not None:
        return replace(article, fields={**article.fields, "title": str(title).upper()})
    return _of_kind("title", lambda text: text.upper() if len(text) <= _LONGEST_TITLE else text)(article)


def _from_agency(article: Labelled) -> Labelled:
    """The paper's sign before the first words of the text."""
    texts = list(article.paragraphs)
    first = next(i for i, kind in enumerate(article.kinds) if kind in {"lead", "body"} and texts[i][0] != "&")
    texts[first] = "TTO - " + texts[first]
    return replace(article, paragraphs=tuple(texts))


def _linked(article: Labelled) -> Labelled | None:
    """A link to another article in the middle of a speech."""
    spoken = [place for place, label in enumerate(article.labels["paragraphs"]) if label["speakers"]]
    if len(spoken) < _SPEECH:
        return None
    place = spoken[len(spoken) // 2] + 1
    labels = deepcopy(article.labels)
    section = labels["paragraphs"][place - 1]["section"]
    labels["paragraphs"].insert(place, {"i": place, "kind": "body", "section": section, "speakers": []})
    texts = (*article.paragraphs[:place], _LINK, *article.paragraphs[place:])
    return replace(article, paragraphs=texts, labels=labels)


_LINK = ">> Hai phường của thành phố Vân Giang nhập một"
_SPEECH = 4
"""Paragraphs of speech in an article that a link may interrupt."""


VARIANTS: dict[str, Variant] = {
    "one newline": lambda article: replace(article, join="\n"),
    "CRLF": lambda article: replace(article, join="\r\n\r\n"),
    "indented": lambda article: replace(
        article, paragraphs=tuple("\u3000\t " + text + " \xa0" for text in article.paragraphs)
    ),
    "no-break spaces": _everywhere(lambda text: text.replace(", ", ",\xa0").replace(" ông ", "\xa0ông ")),
    "double spaces": _everywhere(lambda text: text.replace(". ", ".  ").replace(", ", ",  ")),
    "NFD": lambda article: replace(
        article, paragraphs=tuple(unicodedata.normalize("NFD", text) for text in article.paragraphs)
    ),
    "other tone placement": _everywhere(_swap_tones),
    "straight quotation marks": _everywhere(_straight),
    "curly quotation marks": _everywhere(_paired("“", "”")),
    "guillemets": _everywhere(_paired("«", "»")),
    "hyphens": _everywhere(_dashes("-")),
    "en dashes": _everywhere(_dashes("–")),
    "em dashes": _everywhere(_dashes("—")),
    "days with hyphens": _everywhere(_days("-")),
    "days with slashes": _everywhere(_days("/")),
    "days with points": _everywhere(_days(".")),
    "no day of publication": _without("published"),
    "no metadata": _without("title", "published", "source"),
    "headline repeated": _headline_in_text,
    "headline pasted": _pasted,
    "headline in capitals": _headline_in_capitals,
    "pasted headline in capitals": lambda article: (
        (shown := _pasted(article)) and _of_kind("title", str.upper)(shown)
    ),
    "headings in capitals": _of_kind("heading", str.upper),
    "numbered headings": _numbered,
    "sign of the paper": _from_agency,
    "a link in between": _linked,
    "questions of the press": _of_kind("question", lambda text: text if ":" in text[:20] else "PV: " + text),
    "questions with a star": _of_kind("question", lambda text: "* " + text.lstrip("-–. ")),
    "captions without a credit": _uncredited("."),
    "captions without credit and stop": _uncredited(""),
    "bylines in capitals": _of_kind("byline", str.upper),
    "records": _form(".jsonl"),
    "Markdown": _markdown,
    "HTML": lambda article: (
        replace(article, suffix=".html") if "title" in {*article.fields, *article.kinds} else None
    ),
}
"""Every variant by its name."""
