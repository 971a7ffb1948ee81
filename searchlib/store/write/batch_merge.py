"""Several forward batches to one: tables united, numbers mapped, dead paragraphs left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from searchlib.fields import TABLED
from searchlib.store.format.string_tables import Array, Batch, pack_strings, spans, starts, table_of
from searchlib.store.segment.stored_articles import StoredWriter, copy_articles
from searchlib.store.write.forward_batch import HASH_BYTES, vocabulary_arrays

# Which column of paragraphs, attributions, citations, articles or definitions refers to which table.
REFERENCES = {
    **{field.column: field.table for field in TABLED},
    "def.name": "definitions",
    "art.file": "files",
}
_EMPTY_FIRST = frozenset(field.table for field in TABLED if field.optional)


def merge_batches(batches: Sequence[Mapping[str, Array]], live: Sequence[Array | None]) -> Batch:
    """One batch that holds the live articles of all, in order.

    Args:
        batches: forward batches.
        live: for each batch True for each live paragraph, or None where all are. The paragraphs of an article
            live and die together.
    """
    if len(batches) == 1 and live[0] is None:
        return dict(batches[0])
    parts = [_Part(batch, mask) for batch, mask in zip(batches, live, strict=True)]
    merged = _merge_vocabulary(parts)
    merged |= _merge_tables(parts)
    merged |= _merge_rows(parts)
    stored = StoredWriter()
    ids: list[bytes] = []
    for part in parts:
        copy_articles(part.batch, part.live_articles, stored)
        every = table_of(part.batch, "ids").encoded()
        ids += [every[i] for i in part.articles.tolist()]
    merged |= pack_strings("ids", (item.decode("utf-8", "replace") for item in ids))
    return merged | stored.finish()


class _Part:
    """One batch of a merge, with what of it survives."""

    def __init__(self, batch: Mapping[str, Array], mask: Array | None) -> None:
        self.batch = batch
        count, article_of = len(batch["lengths"]), batch["par.article"]
        self.paragraphs = np.arange(count) if mask is None else np.flatnonzero(mask)
        self.live_articles = np.zeros(len(batch["art.first"]) - 1, bool)
        self.live_articles[article_of[self.paragraphs]] = True
        self.articles = np.flatnonzero(self.live_articles)
        self.tokens = self._runs("token.start", mask)
        self.speakers = self._runs("spk.start", mask)
        self.citations = self._runs("cite.start", mask)
        self.definitions = np.flatnonzero(self.live_articles[batch["def.article"]])
        self.renumber: dict[str, Array] = {}

    def _runs(self, name: str, mask: Array | None) -> Array | slice:
        return slice(None) if mask is None else spans(self.batch[name], self.paragraphs)

    def rows(self, name: str) -> Array:
        """The surviving rows of the column `name`, with references to the united tables."""
        keep: Array | slice
        if name.startswith("spk."):
            keep = self.speakers
        elif name.startswith("cite."):
            keep = self.citations
        elif name.startswith("def."):
            keep = self.definitions
        elif name.startswith("art."):
            keep = self.articles
        else:
            keep = self.paragraphs
        values = self.batch[name][keep]
        table = REFERENCES.get(name)
        return values if table is None else self.renumber[table][values]


def _merge_vocabulary(parts: Sequence[_Part]) -> Batch:
    """The united vocabulary (syllables that no live paragraph uses are dropped), tokens and joined bits."""
    numbers: dict[str, int] = {}
    fold_of: dict[str, str] = {}
    provisional: list[Array] = []
    for part in parts:
        words, folds = table_of(part.batch, "syllables").all(), table_of(part.batch, "folds").all()
        width = np.diff(part.batch["fold.first"]).astype(np.int64)
        used = np.zeros(len(words), bool)
        used[part.batch["tokens"][part.tokens]] = True
        mapping = np.zeros(len(words), "<u4")
        fold_number = np.repeat(np.arange(len(folds)), width)
        for i in np.flatnonzero(used).tolist():
            word = words[i]
            mapping[i] = numbers.setdefault(word, len(numbers))
            fold_of[word] = folds[fold_number[i]]
        provisional.append(mapping)
    merged, renumber = vocabulary_arrays(list(numbers), fold_of.__getitem__)
    tokens: list[Array] = []
    joined: list[Array] = []
    for part, mapping in zip(parts, provisional, strict=True):
        every = part.batch["tokens"]
        tokens.append(renumber[mapping[every[part.tokens]]])
        bits = np.unpackbits(part.batch["joined"], count=len(every), bitorder="little")
        joined.append(bits[part.tokens])
    merged["tokens"] = np.concatenate(tokens).astype("<u4", copy=False)
    merged["joined"] = np.packbits(np.concatenate(joined), bitorder="little")
    return merged


def _merge_tables(parts: Sequence[_Part]) -> Batch:
    """United tables of names, sections and so on; strings that nothing live refers to are dropped."""
    merged: Batch = {}
    for column, table in REFERENCES.items():
        numbers: dict[str, int] = {"": 0} if table in _EMPTY_FIRST else {}
        for part in parts:
            strings = table_of(part.batch, table)
            part.renumber[table] = np.arange(len(strings), dtype="<u4")
            used = np.unique(part.rows(column))
            mapping = np.zeros(len(strings), "<u4")
            for i in used.tolist():
                mapping[i] = numbers.setdefault(strings[i], len(numbers))
            part.renumber[table] = mapping
        merged |= pack_strings(table, numbers)
    return merged


def _merge_rows(parts: Sequence[_Part]) -> Batch:
    """Everything that is one row for a paragraph, an attribution, a citation or an article."""
    merged: Batch = {}
    for name in (
        *(
            "lengths",
            "par.kind",
            "art.extras",
            "art.bytes",
            "art.digest",
            "art.low",
            "art.high",
            "art.commit",
            "spk.mode",
            "spk.cue",
        ),
        *REFERENCES,
    ):
        merged[name] = np.concatenate([part.rows(name) for part in parts])
    merged["token.start"] = starts(merged["lengths"])
    for name in ("spk.start", "cite.start"):
        counts = [np.diff(part.batch[name])[part.paragraphs] for part in parts]
        merged[name] = starts(np.concatenate(counts)).astype("<u4")
    counts = [np.diff(part.batch["art.first"])[part.articles] for part in parts]
    merged["art.first"] = starts(np.concatenate(counts)).astype("<u4")
    merged["def.article"] = _defining(parts)
    articles = len(merged["art.first"]) - 1
    merged["par.article"] = np.repeat(np.arange(articles, dtype="<u4"), np.diff(merged["art.first"]))
    hashes = [part.batch["art.hash"].reshape(-1, HASH_BYTES)[part.articles] for part in parts]
    merged["art.hash"] = np.concatenate(hashes).reshape(-1)
    return merged


def _defining(parts: Sequence[_Part]) -> Array:
    """The articles that define something, as numbers among those that survive."""
    found, before = [], 0
    for part in parts:
        number = before + np.cumsum(part.live_articles) - 1
        found.append(number[part.rows("def.article")])
        before += len(part.articles)
    return np.concatenate(found).astype("<u4")
