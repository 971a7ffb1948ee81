"""A labelled article, and the file that holds it in one of the forms that the product reads."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import Any

from searchlib.sources.formats.front_matter import split_front_matter

Labels = dict[str, Any]


@dataclass(frozen=True)
class Labelled:
    """A labelled article.

    Attributes:
        name: the stem of its file.
        fields: its front matter.
        paragraphs: its text.
        labels: the object of `gold/GUIDE.md`.
        suffix: the form that it is written in.
        join: what stands between two paragraphs.
    """

    name: str
    fields: dict[str, Any]
    paragraphs: tuple[str, ...]
    labels: Labels
    suffix: str = ".txt"
    join: str = "\n\n"

    @property
    def kinds(self) -> list[str]:
        """The labelled kind of each paragraph."""
        return [paragraph["kind"] for paragraph in self.labels["paragraphs"]]

    def file(self) -> bytes:
        """The article as a file of its form."""
        if self.suffix == ".html":
            return _page(self).encode()
        if self.suffix == ".jsonl":
            return json.dumps({**self.fields, "text": self.join.join(self.paragraphs)}).encode()
        head = "".join(
            f"{key}: {json.dumps(str(value), ensure_ascii=False)}\n" for key, value in self.fields.items()
        )
        front = f"---\n{head}---\n" if head else ""
        return (front + self.join.join(self.paragraphs) + "\n").encode()


def labelled(name: str, text: str, labels: Labels) -> Labelled:
    """An article as it stands in its file, with its labels."""
    fields, body = split_front_matter(text)
    lines = (line.strip() for line in body.splitlines())
    return Labelled(name, dict(fields), tuple(line for line in lines if line), labels)


def _page(article: Labelled) -> str:
    """A page of the simplest shape; captions in figures."""
    fields = article.fields
    tags = {"title": "h1", "heading": "h2", "caption": "figcaption"}
    parts = []
    for text, kind in zip(article.paragraphs, article.kinds, strict=True):
        tag = tags.get(kind, "p")
        part = f"<{tag}>{html.escape(text, quote=False)}</{tag}>"
        parts.append(f'<figure><img src="a.jpg">{part}</figure>' if kind == "caption" else part)
    head = f"<title>{html.escape(str(fields['title']))}</title>" if "title" in fields else ""
    if "published" in fields:
        head += f'<meta property="article:published_time" content="{fields["published"]}T08:00:00+07:00">'
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}</head>'
        f"<body><article>\n{body}\n</article></body></html>"
    )
