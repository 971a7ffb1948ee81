"""Test collections: a folder each with docs.jsonl.gz, queries.jsonl and qrels.tsv."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries and which document answers which query.

    Attributes:
        docs: texts by id; a title is the first line.
        queries: texts by id.
        qrels: grades of documents by query and document.
    """

    name: str
    folder: Path
    docs: dict[str, str]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def load(folder: Path) -> Collection:
    """Reads a collection; queries without a judgement are left out."""
    docs = {}
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            docs[doc["id"]] = "\n".join(part for part in (doc.get("title"), doc["text"]) if part)
    qrels: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, doc, grade = line.split("\t")
        qrels.setdefault(query, {})[doc] = int(grade)
    lines_ = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    queries = {item["id"]: item["text"] for item in map(json.loads, lines_) if item["id"] in qrels}
    return Collection(folder.name, folder, docs, queries, qrels)
