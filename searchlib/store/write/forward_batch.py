"""Articles to a forward batch: typed arrays of syllables, metadata and stored text, without any posting list.

A batch is a plain dict of arrays, so workers can build batches and send them to the process that writes.
ARCHITECTURE.md lists the arrays; n is the number of paragraphs of a batch, m that of its articles.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np

from searchlib.day_numbers import date_bounds
from searchlib.fields import STATED, TABLED
from searchlib.model import CUES, KINDS, MODES, Article, Paragraph
from searchlib.store.format.article_notes import digest_of, note_of
from searchlib.store.format.string_tables import Array, Batch, pack_strings, starts
from searchlib.store.segment.stored_articles import StoredWriter
from searchlib.store.segment.stored_definitions import written
from searchlib.store.write.syllable_coding import Syllables, syllables_of

__all__ = ["Batch", "build_batch"]

Item = tuple[Article, str, bytes]

HASH_BYTES = 16


class Numbering(dict[str, int]):
    """Numbers strings from 0 in the order in which they are first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def build_batch(items: Sequence[Item]) -> Batch:
    """The forward arrays of some articles.

    Args:
        items: articles, each with the key of the file that it came from and the hash of that file's content
            (16 bytes). An article without a paragraph is left out: nothing could find or delete it.
    """
    builder = _Builder()
    for article, file_key, content_hash in items:
        builder.add(article, file_key, content_hash)
    return builder.finish()


def vocabulary_arrays(words: Sequence[str], fold: Callable[[str], str]) -> tuple[Batch, Array]:
    """The arrays of a vocabulary, sorted by (folded form, syllable).

    Args:
        words: distinct syllables in any order.
        fold: gives the folded form of one.

    Returns:
        `syllables`, `folds` and `fold.first`, and the array that maps a number in `words` to the new one.
    """
    folded = [fold(word) for word in words]
    order = sorted(range(len(words)), key=lambda i: (folded[i], words[i]))
    renumber = np.empty(len(words), "<u4")
    renumber[order] = np.arange(len(words), dtype="<u4")
    folds: list[str] = []
    first: list[int] = []
    for position, i in enumerate(order):
        if not folds or folds[-1] != folded[i]:
            folds.append(folded[i])
            first.append(position)
    first.append(len(words))
    arrays = pack_strings("syllables", (words[i] for i in order))
    arrays |= pack_strings("folds", folds)
    arrays["fold.first"] = np.array(first, "<u4")
    return arrays, renumber


class _Builder:
    """Columns under construction."""

    def __init__(self) -> None:
        from searchlib.understanding.citations.abbreviation_definitions import (
            definitions,  # what only merges need not read its lexicon
        )

        self._find = definitions
        self._articles: list[tuple[Article, tuple[Paragraph, ...]]] = []
        self._tables = {field.table: Numbering({"": 0} if field.optional else {}) for field in TABLED}
        self._tables |= {"definitions": Numbering(), "files": Numbering()}
        self._columns: dict[str, array[int]] = {}
        self._paragraphs = 0
        self._hashes: list[bytes] = []
        for name, code in _COLUMNS.items():
            self._columns[name] = array(code)
        for name in ("spk.start", "cite.start", "art.first"):
            self._columns[name].append(0)

    def add(self, article: Article, file_key: str, content_hash: bytes) -> None:
        columns = self._columns
        paragraphs = article.searchable()
        if not paragraphs:
            return
        for paragraph in paragraphs:
            self._add_paragraph(paragraph)
        self._paragraphs += len(paragraphs)
        columns["art.first"].append(self._paragraphs)
        columns["art.extras"].append(sum(paragraph.position is None for paragraph in paragraphs))
        columns["art.bytes"].append(sum(len(p.text.encode("utf-8", "replace")) for p in paragraphs))
        columns["art.digest"].append(digest_of(article))
        for field in STATED:
            columns[field.column].append(self._tables[field.table][getattr(article, field.name) or ""])
        low, high = date_bounds(article.date, article.published)
        columns["art.low"].append(low)
        columns["art.high"].append(high)
        columns["art.file"].append(self._tables["files"][file_key])
        columns["art.commit"].append(0)  # the writer knows it
        found = (written(*each) for paragraph in paragraphs for each in self._find(paragraph.text))
        for each in dict.fromkeys(found):
            columns["def.article"].append(len(self._articles))
            columns["def.name"].append(self._tables["definitions"][each])
        self._articles.append((article, paragraphs))
        self._hashes.append(content_hash[:HASH_BYTES].ljust(HASH_BYTES, b"\0"))

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        columns = self._columns
        columns["par.article"].append(len(self._articles))
        columns["par.kind"].append(KINDS.index(paragraph.kind))
        columns["par.section"].append(self._tables["sections"][paragraph.section or ""])
        for speaker in paragraph.speakers:
            columns["spk.name"].append(self._tables["names"][speaker.name])
            columns["spk.role"].append(self._tables["roles"][speaker.role or ""])
            columns["spk.mode"].append(MODES.index(speaker.mode))
            columns["spk.cue"].append(CUES.index(speaker.cue))
        columns["spk.start"].append(len(columns["spk.name"]))
        documents = self._tables["documents"]
        columns["cite.name"].extend(documents[name] for name in dict.fromkeys(paragraph.documents))
        columns["cite.start"].append(len(columns["cite.name"]))

    def finish(self) -> Batch:
        from searchlib.text.spelling import fold

        texts = [paragraph.text for _, paragraphs in self._articles for paragraph in paragraphs]
        found = syllables_of(texts)
        batch, renumber = vocabulary_arrays(found.words, fold)
        batch["tokens"] = renumber[found.tokens]
        batch["joined"] = np.packbits(found.joined, bitorder="little")
        batch["lengths"] = found.lengths.astype("<u4")
        batch["token.start"] = starts(found.lengths)
        for name, column in self._columns.items():
            batch[name] = np.array(column, dtype="<" + np.dtype(column.typecode).str[1:])
        batch["art.hash"] = np.frombuffer(b"".join(self._hashes), "u1")
        batch |= pack_strings("ids", (article.id for article, _ in self._articles))
        for table, strings in self._tables.items():
            batch |= pack_strings(table, strings)
        return batch | self._stored(found)

    def _stored(self, found: Syllables) -> Batch:
        """The arrays of the stored articles."""
        stored = StoredWriter()
        place = (starts(found.lengths) + np.arange(len(found.lengths) + 1, dtype="<u8")).tolist()
        first = 0
        for article, paragraphs in self._articles:
            last = first + len(paragraphs)
            literals = [string for strings in found.literals[first:last] for string in strings]
            stored.add(found.codes[place[first] : place[last]], note_of(article, paragraphs, literals))
            first = last
        return stored.finish()


_COLUMNS = {
    "par.article": "I",
    "par.kind": "B",
    "par.section": "I",
    "spk.start": "I",
    "spk.name": "I",
    "spk.role": "I",
    "spk.mode": "B",
    "spk.cue": "B",
    "cite.start": "I",
    "cite.name": "I",
    "art.first": "I",
    "art.extras": "B",
    "art.bytes": "Q",
    "art.digest": "I",
    **dict.fromkeys((field.column for field in STATED), "I"),
    "art.low": "i",
    "art.high": "i",
    "art.file": "I",
    "art.commit": "I",
    "def.article": "I",
    "def.name": "I",
}
