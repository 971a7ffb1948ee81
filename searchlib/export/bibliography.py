"""Articles as references: CSL-JSON, BibTeX and RIS; what is not known is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from searchlib.text.clean import clean
from searchlib.text.spelling import fold

if TYPE_CHECKING:
    from searchlib.model import Article

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LATEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\textbraceleft{}",  # BibTeX counts braces, whatever stands before them
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_QUOTED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "{}\\"})
"""Signs of an address that BibTeX would count or run."""
_KEY = re.compile(r"[^a-z0-9]+")
_WORDS_OF_KEY = 6


def csl_item(article: Article) -> dict[str, Any]:
    """The article as an item of CSL-JSON (schema csl-data, 1.0.2).

    Vietnamese names are literal: the family name stands first and is not what people are sorted by.
    """
    item: dict[str, Any] = {
        "id": article.id,
        "type": _kind(article),
        "title": _title(article),
        "container-title": _source(article),
        "author": [{"literal": name} for name in article.authors],
        "issued": _csl_date(date_parts(article)),
        "event-date": _csl_date(_parts(article.date)) if not article.published else None,
        "URL": web_address(article),
        "language": "vi",
    }
    return {name: value for name, value in item.items() if value}


def _kind(article: Article) -> str:
    if _source(article):
        return "article-newspaper"
    return "webpage" if web_address(article) else "document"


def web_address(article: Article) -> str | None:
    """The URL of the article, if it is one of the web."""
    url = article.url or ""
    return url if url.startswith(("http://", "https://")) and not re.search(r"[\s\"<>]", url) else None


def date_parts(article: Article) -> tuple[int, ...]:
    """Year, month and day of publication, as far as they are known.

    Where nobody says when that was, the year of the event: on which day it was printed is not known by that.
    """
    issued = _parts(article.published)
    if issued:
        return issued
    event = _parts(article.date)
    return event if article.date_basis == "record" else event[:1]


def _parts(date: str | None) -> tuple[int, ...]:
    found = _DATE.match(date or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def write_csl(articles: Iterator[Article], out: TextIO) -> None:
    """An array of CSL-JSON."""
    before = "[\n"
    for article in articles:
        out.write(before + json.dumps(csl_item(article), ensure_ascii=False))
        before = ",\n"
    out.write("\n]\n" if before == ",\n" else "[]\n")


def write_bibtex(articles: Iterator[Article], out: TextIO) -> None:
    """Entries of BibTeX in UTF-8, as biber reads them; each key once."""
    seen: dict[str, int] = {}
    for article in articles:
        key = _key(article)
        seen[key] = seen.get(key, 0) + 1
        parts = date_parts(article)
        fields = {
            "title": f"{{{_latex(_title(article))}}}" if _title(article) else None,
            "author": " and ".join(f"{{{name}}}" for name in map(_latex, article.authors) if name),
            "journal": _latex(_source(article) or ""),
            "year": str(parts[0]) if parts else None,
            "month": str(parts[1]) if len(parts) > 1 else None,
            "day": str(parts[2]) if len(parts) > 2 else None,
            "url": (web_address(article) or "").translate(_QUOTED),
            "langid": "vietnamese",
            "annote": f"searchlib: {_latex(article.id)}",
        }
        out.write(f"@{'article' if _source(article) else 'misc'}{{{key}{_letters(seen[key])},\n")
        out.write(",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value))
        out.write("\n}\n\n")


def write_ris(articles: Iterator[Article], out: TextIO) -> None:
    """Records of RIS, of newspaper articles."""
    for article in articles:
        parts = date_parts(article)
        day = "/".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])]) if parts else None
        fields = [
            ("TY", "NEWS" if _source(article) else "GEN"),
            ("ID", article.id),
            ("TI", _title(article)),
            *(("AU", name) for name in article.authors),
            ("T2", _source(article)),
            ("PY", f"{parts[0]:04d}" if parts else None),
            ("DA", day),
            ("UR", web_address(article)),
            ("LA", "vi"),
        ]
        lines = ((name, " ".join(clean(value or "").split())) for name, value in fields)
        out.writelines(f"{name}  - {value}\r\n" for name, value in lines if value)
        out.write("ER  - \r\n\r\n")


def _source(article: Article) -> str | None:
    """The newspaper; what stands for an unknown one, such as "?", is no name."""
    source = article.source
    return source if source and any(map(str.isalnum, source)) else None


def _title(article: Article) -> str | None:
    """The title of the metadata, else of the text."""
    own = next((one.text for one in article.paragraphs[:2] if one.kind == "title"), None)
    return article.title or own


def _csl_date(parts: tuple[int, ...]) -> dict[str, Any] | None:
    return {"date-parts": [list(parts)]} if parts else None


def _latex(text: str | None) -> str:
    return " ".join(clean(text or "").split()).translate(_LATEX)


def _key(article: Article) -> str:
    words = _KEY.split(" ".join(fold(word) for word in (_title(article) or article.id).lower().split()))
    year = next(iter(date_parts(article)), "")
    return "-".join([*filter(None, words[:_WORDS_OF_KEY]), *([str(year)] if year else [])]) or "article"


def _letters(count: int) -> str:
    """Nothing, a, b ... for the first, second, third use of a key."""
    letters = ""
    count -= 1
    while count > 0:
        count -= 1
        letters = chr(97 + count % 26) + letters
        count //= 26
    return letters
