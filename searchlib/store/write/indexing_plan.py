"""What an indexing run has to do: which files are new, changed, unchanged or gone."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from searchlib.errors import ArticleError
from searchlib.sources.discovery import SourceFile, content_hash, find_files
from searchlib.store.format.file_table import FileTable


@dataclass(slots=True)
class Plan:
    """The decisions about the files of one run.

    Attributes:
        changed: files to read, with the hash of their content.
        touched: files whose time changed and whose content did not.
        unchanged: articles in the files that need not be read.
        vanished: keys of files that are gone from a folder that was named.
        failures: paths that cannot be read.
        passed_over: how many files are of a form that is not read, by the ends of their names.
    """

    changed: list[tuple[SourceFile, str]] = field(default_factory=list)
    touched: list[tuple[SourceFile, str]] = field(default_factory=list)
    unchanged: int = 0
    vanished: list[str] = field(default_factory=list)
    failures: list[ArticleError] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def make_plan(
    paths: Sequence[str],
    known: FileTable,
    *,
    exclude: Sequence[str] = (),
    skip: Sequence[str] = (),
    encoding: str | None = None,
    follow: bool = True,
) -> Plan:
    """Looks at the files below `paths` and compares them with what the index knows.

    Size and time unchanged: the file is not read. Otherwise the hash of its content decides. A file that was
    read as another encoding than the one asked for now is read again.
    """
    plan = Plan()
    seen: set[str] = set()
    unreadable: list[str] = []
    for file in find_files(paths, exclude, skip, encoding, follow, plan.passed_over):
        if isinstance(file, ArticleError):
            plan.failures.append(file)
            if not _is_open(file.path):
                unreadable.append(os.path.realpath(file.path))
            continue
        seen.add(file.key)
        try:
            _decide(plan, file, known.get(file.key))
        except ArticleError as error:
            plan.failures.append(error)
    plan.vanished = list(_vanished(paths, known, seen, unreadable))
    return plan


def _decide(plan: Plan, file: SourceFile, entry: Mapping[str, Any] | None) -> None:
    if entry and file.encoding and entry.get("encoding") != file.encoding:
        entry = None
    if entry and (entry.get("size"), entry.get("mtime_ns")) == (file.size, file.mtime_ns):
        plan.unchanged += int(entry.get("articles", 0))
        return
    digest = content_hash(file).hex()
    if entry and entry.get("hash") == digest:
        plan.unchanged += int(entry.get("articles", 0))
        plan.touched.append((file, digest))
    else:
        plan.changed.append((file, digest))


def _vanished(
    paths: Iterable[str], known: FileTable, seen: set[str], unreadable: Sequence[str]
) -> Iterable[str]:
    """Keys below a named folder that is there, that are not; never below a folder that could not be read."""
    roots = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    for key in known:
        below = any(_is_below(key, root) for root in roots)
        if below and key not in seen and not any(key == bad or _is_below(key, bad) for bad in unreadable):
            yield key


def _is_open(path: str) -> bool:
    """Whether this is a folder that can be listed: one that merely holds no articles any more."""
    return os.path.isdir(path) and os.access(path, os.R_OK | os.X_OK)


def _is_below(key: str, folder: str) -> bool:
    return key.startswith(folder.rstrip(os.sep) + os.sep)
