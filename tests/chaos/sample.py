"""A small real index: two segments, deletions, a table of files."""

from __future__ import annotations

from pathlib import Path

from searchlib.sources.reader import RawArticle, read_articles
from searchlib.store.write.indexing_plan import make_plan
from searchlib.store.write.indexing_run import ingest
from searchlib.store.write.workers import build_items
from searchlib.store.write.writer_opening import open_writer

from tests.chaos.states import record, write_records


def make_sample(folder: str, articles: int = 6) -> str:
    """Makes the index in a folder and returns its path; half of its articles lie in the second segment."""
    source, more, index = Path(folder, "news.jsonl"), Path(folder, "more.jsonl"), str(Path(folder, "index"))
    write_records(source, [record(number) for number in range(articles)])
    write_records(more, [record(number) for number in range(articles, 2 * articles)])
    ingest(index, [str(source)])
    batch, _ = build_items([(raw, str(more), b"0" * 16) for raw in raw_articles(more)])
    with open_writer(index) as writer:
        writer.delete_id("bai-1")
        writer.add_batch(batch)
        writer.commit(merge=False)
    return index


def raw_articles(source: Path) -> list[RawArticle]:
    """The articles of a file, not yet understood."""
    files = make_plan([str(source)], {}).changed
    return [raw for file, _ in files for raw in read_articles(file) if isinstance(raw, RawArticle)]
