"""What an index says, as one value that can be compared; and the articles that the chaos tests index."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from searchlib import Index
from searchlib.errors import IndexNotFound
from searchlib.store.check.integrity import check
from searchlib.store.segment.snapshot import Snapshot

SEARCHES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("thôn chuyển đổi số", {}),
    ('"chuyển đổi số"', {}),
    ("nguoi dan", {"by": "article"}),
    ("bá*", {"count": True}),
    ("đường~ -trường", {"sort": "-date"}),
    ("", {"speaker": "Lý Văn Mấn", "mode": "direct"}),
    ("hồ sơ", {"since": "2024-03-02", "context": 1}),
)
"""Searches of every kind that a run over a damaged index makes."""

_TEXT = """chi bộ thôn họp bàn chuyển đổi số đường làng cầu mới lúa vụ xuân nước sạch trường học trạm y tế
chợ quê người dân góp công làm đường hồ sơ thủ tục một cửa cán bộ trẻ bám cơ sở nghe dân nói dân tin"""
_WORDS = tuple(_TEXT.split())


class Wrong(AssertionError):
    """An index that is not what it should be."""


@dataclass(slots=True)
class Outcome:
    """What came of one kind of fault.

    Attributes:
        kind: of fault, as the table names it.
        injected: how many times.
        lost: states that were lost, mixed, damaged or answered wrongly.
        notes: what was seen, a line each.
    """

    kind: str
    injected: int = 0
    lost: int = 0
    notes: list[str] = field(default_factory=list)

    def loss(self, note: str) -> None:
        """Counts a lost state."""
        self.lost += 1
        self.notes.append(f"{self.kind}: {note}")


def record(number: int, version: int = 0) -> dict[str, Any]:
    """An invented article, the same for the same arguments."""
    chance = random.Random(f"{number}-{version}")
    lines = []
    for _ in range(chance.randint(2, 5)):
        words = " ".join(chance.choices(_WORDS, k=chance.randint(8, 40)))
        lines.append(f"{words.capitalize()}, bài {number} bản {version}.")
    lines.append("Ông Lý Văn Mấn, trưởng thôn Đoài, nói: “Ai cũng làm được, người dân đồng lòng là xong”.")
    return {
        "id": f"bai-{number}",
        "title": f"Tin thôn số {number}",
        "published": f"2024-03-{number % 28 + 1:02d}",
        "source": "Báo Sông Lam",
        "text": "\n".join(lines),
    }


def write_records(path: Path, records: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    """Writes a .jsonl file."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf-8")


def answers(folder: str) -> list[Any]:
    """What the searches find, with scores.

    Raises:
        SearchlibError: the index is damaged, and a search or the opening touched it.
    """
    told: list[Any] = []
    with Index.open(folder) as index:
        for query, options in SEARCHES:
            found = index.search(query, **options)
            told.append([found.total, found.suggestion, *((h.as_dict(), h.highlights) for h in found)])
        told.append([speaker.as_dict() for speaker in index.speakers()])
    return told


def state_of(folder: str, queries: tuple[str, ...] = ("thôn", "chuyen")) -> str | None:
    """The articles, the table of files and the answers of an index, as one string; None where there is none.

    Raises:
        Wrong: `check` finds something.
        SearchlibError: it cannot be opened.
    """
    try:
        snapshot = Snapshot.open(folder)
    except IndexNotFound:
        return None
    problems = check(folder)[0]
    if problems:
        raise Wrong(f"check says: {problems[0]}")
    told = [articles_of(snapshot), snapshot.files(), [(q, found_ids(folder, q)) for q in queries]]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def articles_of(snapshot: Snapshot) -> dict[str, Any]:
    """All live articles by id."""
    held: dict[str, Any] = {}
    for article_id in snapshot.ids():
        place = snapshot.find(article_id)
        if place is None or article_id in held:
            raise Wrong(f"{article_id} is listed twice or cannot be found")
        held[article_id] = snapshot.article(*place).as_dict()
    return held


def found_ids(folder: str, query: str) -> list[tuple[str, int | None]]:
    """Ids and positions of all hits of a query, sorted."""
    with Index.open(folder) as index:
        return sorted(((hit.article.id, hit.position) for hit in index.search(query, limit=10_000)), key=repr)
