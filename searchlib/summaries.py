"""What the library says of an archive as a whole: runs, people, figures, soundness. Frozen values."""

from __future__ import annotations

from typing import Any

from searchlib.errors import ArticleError
from searchlib.frozen import JsonObject, frozen


@frozen
class Summary:
    """What an indexing run did, in articles; `failed` counts files and records.

    Attributes:
        paragraphs: those of the whole index afterwards.
        seconds: time of the run.
        failures: one error for each file or record that failed.
        interrupted: whether the run was stopped by Ctrl-C; what it had done by then is kept.
        too_long: new paragraphs that are searched but were too long to be understood: nobody speaks in them.
        passed_over: files below folders whose form is not read, by the ends of their names.
        remarks: metadata of new articles that could not be read, such as an impossible date.
    """

    added: int
    updated: int
    unchanged: int
    removed: int
    failed: int
    paragraphs: int
    seconds: float
    failures: tuple[ArticleError, ...] = ()
    interrupted: bool = False
    too_long: int = 0
    passed_over: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The object of `index --json`."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed": self.failed,
            "paragraphs": self.paragraphs,
            "too_long": self.too_long,
            "passed_over": dict(self.passed_over),
            "remarks": list(self.remarks),
            "seconds": round(self.seconds, 3),
            "interrupted": self.interrupted,
            "failures": [str(failure) for failure in self.failures],
        }


@frozen
class Speaker(JsonObject):
    """A person over the whole archive.

    Attributes:
        name: the fullest form of the name.
        forms: every form that the articles use, the most frequent first.
        roles: roles in the articles, the most frequent first.
        first, last: ISO dates of the first and last dated article in which the person speaks, or None.
        paragraphs: paragraphs that convey the person's words (`direct` + `reported`).
        articles: articles in which the person speaks.
    """

    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    first: str | None
    last: str | None
    paragraphs: int
    articles: int
    direct: int
    reported: int


@frozen
class Stats(JsonObject):
    """Figures of an index.

    Attributes:
        syllables: running syllables; `vocabulary` the different ones, `pairs` the different pairs.
        abbreviations: definitions of abbreviations that articles make, different ones.
        first, last: ISO dates of the earliest and latest dated article, or None.
        bytes: size of the index folder; `text_bytes` of the articles' text in UTF-8.
        format: version of the index format.
    """

    path: str
    format: int
    generation: int
    articles: int
    paragraphs: int
    syllables: int
    vocabulary: int
    pairs: int
    speakers: int
    sections: int
    documents: int
    sources: int
    abbreviations: int
    first: str | None
    last: str | None
    segments: int
    bytes: int
    text_bytes: int


@frozen
class Report(JsonObject):
    """What `check` found: `sound` if every block of every file is as it was written."""

    sound: bool
    problems: tuple[str, ...]
    files: int
    blocks: int
