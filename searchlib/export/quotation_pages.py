"""Passages as quotations to read: Markdown and HTML, each with speaker, date and source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, TextIO

from searchlib.text.clean import clean

if TYPE_CHECKING:
    from searchlib.results import ArticleInfo, Passage

_MARKS = re.compile(r"([\\`*_{}\[\]#|~])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_STYLE = (
    "body{font:1rem/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "blockquote{margin:1.5rem 0;padding-left:1rem;border-left:3px solid #999}"
    "footer{color:#555;font-size:.9rem}mark{background:#fe9}"
)


def write_markdown(passages: Iterator[Passage], out: TextIO) -> None:
    """A block quotation for each passage, matches in bold."""
    for passage in passages:
        text = "".join(f"**{_marked(piece)}**" if hit else _marked(piece) for piece, hit in _pieces(passage))
        out.write(f"> {_LIST.sub(_unlisted, text)}\n>\n> — {_markdown_source(passage)}\n\n")


def write_html(passages: Iterator[Passage], out: TextIO) -> None:
    """A page without scripts: a block quotation for each passage."""
    out.write(
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f"<title>searchlib</title><style>{_STYLE}</style></head><body>\n"
    )
    for passage in passages:
        url = _web(passage.article)
        cited = f' cite="{escape(url)}"' if url else ""
        text = "".join(
            f"<mark>{escape(clean(piece))}</mark>" if hit else escape(clean(piece))
            for piece, hit in _pieces(passage)
        )
        out.write(
            f"<blockquote{cited}><p>{text}</p>\n<footer>— {_html_source(passage)}</footer></blockquote>\n"
        )
    out.write("</body></html>\n")


def _pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The text cut at its highlights, and whether each piece is one."""
    text, at = passage.paragraph.text, 0
    for start, end in passage.highlights:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _who(passage: Passage) -> str:
    return "; ".join(
        f"{one.name}, {one.role}" if one.role else one.name for one in passage.paragraph.speakers
    )


def _where(article: ArticleInfo) -> list[str]:
    day = (article.date or article.published or "")[:10]
    return [part for part in (article.source, day) if part]


def _place(passage: Passage) -> str:
    return passage.article.id if passage.position is None else f"{passage.article.id}#{passage.position}"


def _web(article: ArticleInfo) -> str | None:
    url = article.url or ""
    return url if url.startswith(("http://", "https://")) and not re.search(r"[\s\"<>()]", url) else None


def _markdown_source(passage: Passage) -> str:
    article, url = passage.article, _web(passage.article)
    title = f"*{_marked(article.title)}*" if article.title else ""
    if url:
        title = f"[{title or _marked(article.id)}]({url})"
    who = f"**{_marked(_who(passage))}**" if passage.paragraph.speakers else ""
    parts = [who, title, *map(_marked, _where(article)), f"({_marked(_place(passage))})"]
    return ", ".join(part for part in parts if part)


def _html_source(passage: Passage) -> str:
    article, url = passage.article, _web(passage.article)
    title = f"<cite>{escape(clean(article.title))}</cite>" if article.title else ""
    if url:
        title = f'<a href="{escape(url)}" rel="noopener">{title or escape(clean(article.id))}</a>'
    who = f"<strong>{escape(clean(_who(passage)))}</strong>" if passage.paragraph.speakers else ""
    parts = [
        who,
        title,
        *(escape(clean(part)) for part in _where(article)),
        f"({escape(clean(_place(passage)))})",
    ]
    return ", ".join(part for part in parts if part)


def _marked(text: str) -> str:
    r"""Text in which nothing is a mark of Markdown: "\*"."""
    return escape(_MARKS.sub(r"\\\1", clean(text)), quote=False)


def _unlisted(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign[:-1]}\\{sign[-1]}"
