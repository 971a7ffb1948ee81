"""What an indexing run keeps count of: its tally, and the tasks that are under way."""

from __future__ import annotations

from dataclasses import dataclass, field

from searchlib.errors import ArticleError
from searchlib.frozen import frozen
from searchlib.sources.discovery import SourceFile
from searchlib.store.write.workers import Item


@dataclass(slots=True)
class Tally:
    """The figures of a run, in articles; failures are files and records, `too_long` paragraphs.

    Attributes:
        passed_over: files below the folders that were named, by the form that is not read.
        remarks: metadata that could not be read, a line each.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    paragraphs: int = 0
    too_long: int = 0
    failures: list[ArticleError] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    interrupted: bool = False


@dataclass(slots=True)
class FileDone:
    """A file that has been read to its end, and the articles that it no longer holds."""

    file: SourceFile
    digest: str
    articles: int
    missing: list[str]
    failed: bool


@dataclass(slots=True)
class Task:
    """Articles that one worker builds, and what follows once they are in the index."""

    items: list[Item] = field(default_factory=list)
    replaced: list[bool] = field(default_factory=list)
    done: list[FileDone] = field(default_factory=list)
    characters: int = 0


@frozen
class Known:
    """An article that the index held before the run."""

    key: str
    hash: bytes
