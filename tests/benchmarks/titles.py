"""Test collections of titles: `python -m tests.benchmarks.titles NEWS.jsonl.gz FOLDER`.

Each title is a query, and the one article that it heads, without it and without its lead, is the answer: the
first paragraph of a record `text` is left out, or the title if that is where it stands (a record without
`title` is headed by its first paragraph). Made for weights that have to hold for topics, of any archive.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MIN_WORDS, MAX_WORDS = 4, 25


@dataclass(frozen=True, slots=True)
class Headed:
    """A text below its title."""

    id: str
    title: str
    body: str


def main() -> None:
    """Writes docs.jsonl.gz, queries.jsonl and qrels.tsv into a new folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", type=int, default=3000, help="at most so many articles, drawn by lot")
    parser.add_argument("--queries", type=int, default=500, help="at most so many titles of these")
    parser.add_argument("--asking", action="store_true", help="titles with a question mark alone")
    options = parser.parse_args()
    with gzip.open(options.file, "rt", encoding="utf-8") as lines:
        articles = list(headed(lines))
    dice = random.Random(1)
    if options.asking:
        dice.shuffle(articles)
        articles.sort(key=lambda article: "?" not in article.title)
        articles = articles[: options.docs]
    else:
        articles = dice.sample(articles, min(options.docs, len(articles)))
    asked = [article for article in chosen(articles) if "?" in article.title or not options.asking]
    write(options.folder, articles, dice.sample(asked, min(options.queries, len(asked))))


def headed(lines: Iterator[str]) -> Iterator[Headed]:
    """The records that have a title and a text below title and lead."""
    for line in lines:
        record = json.loads(line)
        paragraphs = [part for part in record["text"].split("\n") if part.strip()]
        title = record.get("title")
        if title:
            paragraphs = [part for part in paragraphs if _words(part) != _words(title)]
        if len(paragraphs) > 1:
            yield Headed(record["id"], title or paragraphs[0], "\n".join(paragraphs[1:]))


def chosen(articles: Sequence[Headed]) -> list[Headed]:
    """Those whose title is no sentence of the text, and heads no other article."""
    often = Counter(tuple(_words(article.title)) for article in articles)
    return [
        article
        for article in articles
        if often[tuple(_words(article.title))] == 1
        and MIN_WORDS <= len(_words(article.title)) <= MAX_WORDS
        and not article.title.rstrip().endswith((".", ":", ";"))
        and not article.title[0].isdigit()
    ]


def write(folder: Path, articles: Sequence[Headed], asked: Sequence[Headed]) -> None:
    """The collection in the form that `collections` reads."""
    folder.mkdir(parents=True)
    with gzip.open(folder / "docs.jsonl.gz", "wt", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps({"id": article.id, "text": article.body}, ensure_ascii=False) + "\n")
    queries = [{"id": f"t/{article.id}", "text": article.title} for article in asked]
    lines = [json.dumps(query, ensure_ascii=False) + "\n" for query in queries]
    (folder / "queries.jsonl").write_text("".join(lines), "utf-8")
    judged = [f"t/{article.id}\t{article.id}\t1\n" for article in asked]
    (folder / "qrels.tsv").write_text("".join(judged), "utf-8")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
