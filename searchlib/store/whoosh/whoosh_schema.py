"""The Whoosh schema of an index: levels of the text and metadata, a document for each paragraph.

The analyzers make queries that Whoosh's parser reads mean what the arrays hold. Paragraphs themselves never
go through them: `store.write.forward_batch` does that work.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.fields import ID, STORED, TEXT, Schema

from searchlib.fields import QUERIED

LEVELS = ("syllable", "pair", "word", "folded")
METADATA = ("id", *QUERIED)
STORED_ONLY = ("position", "text", "speakers", "title", "published", "url", "path")


class LevelAnalyzer(Analyzer):
    """Text to the terms of one level.

    Attributes:
        level: "syllable", "folded", "pair" (two syllables and a space between) or "word" (syllables joined
            by "_").
    """

    def __init__(self, level: str) -> None:
        self.level = level

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yields Whoosh tokens, with positions and offsets into `value`."""
        from searchlib.text.analysis import analyze

        analysis = analyze(value)
        syllables = [token.text for token in analysis.tokens]
        spans = [(token.start, token.end) for token in analysis.tokens]
        token = Token(positions=True, chars=True, removestops=False, mode=options.get("mode", ""))
        for position, (text, first, last) in enumerate(
            terms_of(self.level, syllables, list(analysis.word_starts))
        ):
            token.text = token.original = text
            token.pos = options.get("start_pos", 0) + position
            token.startchar, token.endchar = spans[first][0], spans[last][1]
            token.boost, token.stopped = 1.0, False
            yield token


def terms_of(level: str, syllables: list[str], word_starts: list[bool]) -> list[tuple[str, int, int]]:
    """The terms of one level, each with its first and last syllable."""
    from searchlib.text.spelling import fold

    count = len(syllables)
    if level == "pair":
        return [(f"{syllables[i]} {syllables[i + 1]}", i, i + 1) for i in range(count - 1)]
    if level == "word":
        heads = [i for i in range(count) if i == 0 or word_starts[i]]
        ends = [*heads[1:], count]
        return [("_".join(syllables[a:b]), a, b - 1) for a, b in zip(heads, ends, strict=False)]
    if level == "folded":
        return [(fold(syllable), i, i) for i, syllable in enumerate(syllables)]
    return [(syllable, i, i) for i, syllable in enumerate(syllables)]


def make_schema() -> Schema:
    """The schema; it is the same for every index of this format."""
    schema = Schema()
    for level in LEVELS:
        schema.add(level, TEXT(analyzer=LevelAnalyzer(level), phrase=level in ("syllable", "folded")))
    for name in METADATA:
        schema.add(name, ID(stored=True, unique=name == "id"))
    for name in STORED_ONLY:
        schema.add(name, STORED())
    return schema
