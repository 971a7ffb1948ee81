"""What the parser makes of a few lines, in the short forms in which the tests of `articles` say it."""

from __future__ import annotations

from searchlib import parse_article
from searchlib.understanding.attribution.speakers import attribute
from searchlib.understanding.layout.structure import Structured
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.person_mention import Form
from searchlib.understanding.mentions.person_mentions import mentions


def sure_names(text: str) -> list[tuple[str, str]]:
    """(name, role) of the sure mentions by name."""
    parts = clauses(text)
    return [
        (" ".join(mention.name), " ".join(mention.role))
        for mention in mentions(parts)
        if mention.form is Form.NAME and mention.sure
    ]


def body_speakers(*texts: str) -> list[list[str]]:
    """The names of the speakers of each of some paragraphs of a body."""
    _, attributions = attribute([Structured(text, "body", None) for text in texts])
    return [[one.name for one in paragraph] for paragraph in attributions]


def file_speakers(*texts: str) -> list[list[str]]:
    """Name, mode and cue of the speakers of each paragraph of a text file."""
    article = parse_article("\n\n".join(texts) + "\n")
    return [[f"{one.name}/{one.mode[0]}{one.cue[0]}" for one in p.speakers] for p in article.paragraphs]


def line_speakers(text: str) -> list[str]:
    """Name and mode of the speakers of a paragraph below a title."""
    paragraphs = parse_article(f"Chuyện ở Cầu Gáo\n\n{text}\n").paragraphs
    return [f"{one.name}/{one.mode[0]}" for one in paragraphs[1].speakers]
