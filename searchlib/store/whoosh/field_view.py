"""What Whoosh asks of a field, answered from the arrays of a segment.

The list of all terms of a field is made when something enumerates it (a prefix, a range, a spelling
correction) and kept. For pairs and words of a large segment that takes seconds: this view exists so that
Whoosh's own query classes work on the index, the search itself does not go through it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np

from searchlib.day_numbers import iso_span
from searchlib.fields import STATED, MetadataField
from searchlib.frozen import frozen
from searchlib.lazy import lazy_property
from searchlib.model import KINDS
from searchlib.store.format.string_tables import Array, run_starts
from searchlib.store.segment.segment_reader import Segment


@frozen
class Postings:
    """A posting list.

    Attributes:
        docs: paragraphs, ascending.
        weights: how often the term stands in each.
        syllables: the syllable numbers that the term stands for, where positions are known; else None.
    """

    docs: Array
    weights: Array
    syllables: tuple[int, int] | None = None


class FieldView:
    """One field of one segment; see the subclasses for where the terms come from."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    @lazy_property
    def terms(self) -> list[bytes]:
        """All terms, as UTF-8, sorted."""
        return sorted(self._terms())

    def find(self, term: bytes) -> Postings | None:
        """The posting list of a term, or None."""
        try:
            return self._find(term.decode("utf-8"))
        except UnicodeDecodeError:
            return None

    def lengths(self) -> Array | None:
        """Terms in each paragraph, or None where lengths do not matter."""
        return None

    def _terms(self) -> Iterator[bytes]:
        raise NotImplementedError

    def _find(self, term: str) -> Postings | None:
        raise NotImplementedError


class SyllableView(FieldView):
    """Canonical syllables, with positions."""

    def lengths(self) -> Array | None:
        """Terms in each paragraph."""
        return self.segment.lengths

    def _terms(self) -> Iterator[bytes]:
        return iter(self.segment.table("syllables").encoded())

    def _find(self, term: str) -> Postings | None:
        number = self.segment.syllable_id(term)
        if number < 0:
            return None
        docs, weights = self.segment.syllable_postings(number)
        return Postings(docs, weights, (number, number + 1)) if len(docs) else None


class FoldedView(FieldView):
    """Syllables without diacritics, with positions."""

    def lengths(self) -> Array | None:
        """Terms in each paragraph."""
        return self.segment.lengths

    def _terms(self) -> Iterator[bytes]:
        return iter(self.segment.table("folds").encoded())

    def _find(self, term: str) -> Postings | None:
        low, high = self.segment.fold_range(term)
        lists = [self.segment.syllable_postings(number) for number in range(low, high)]
        if not lists:
            return None
        docs, weights = unite([docs for docs, _ in lists], [tf for _, tf in lists])
        return Postings(docs, weights, (low, high))


class PairView(FieldView):
    """Two neighbouring syllables with a space between."""

    def lengths(self) -> Array | None:
        """Terms in each paragraph."""
        return np.maximum(self.segment.lengths, 1) - 1

    def _terms(self) -> Iterator[bytes]:
        words = self.segment.table("syllables").encoded()
        last = self.segment.pair_count
        first, second = self.segment.pair_firsts(0, last), self.segment.pair_seconds(0, last)
        return (words[a] + b" " + words[b] for a, b in zip(first.tolist(), second.tolist(), strict=True))

    def _find(self, term: str) -> Postings | None:
        numbers = [self.segment.syllable_id(part) for part in term.split(" ")]
        if len(numbers) != 2 or min(numbers) < 0:
            return None
        low, high = self.segment.pair_range(numbers[0], numbers[1], numbers[1] + 1)
        return Postings(*self.segment.pair_postings(low)[:2]) if low < high else None


class WordView(FieldView):
    """The words of pyvi, syllables joined by "_"."""

    def lengths(self) -> Array | None:
        """Terms in each paragraph."""
        return self._lengths

    @lazy_property
    def _heads(self) -> Array:
        """True for each syllable at which a word begins."""
        tokens, bits = self.segment.tokens, self.segment.column("joined")
        heads: Array = np.unpackbits(bits, count=tokens, bitorder="little") == 0
        return heads

    @lazy_property
    def _lengths(self) -> Array:
        running = np.append(0, np.cumsum(self._heads))
        lengths: Array = np.diff(running[self.segment.column("token.start").astype(np.int64)])
        return lengths

    def _terms(self) -> Iterator[bytes]:
        words = self.segment.table("syllables").encoded()
        tokens = self.segment.column("tokens")
        edges = np.append(np.flatnonzero(self._heads), len(tokens)).tolist()
        seen = {tokens[a:b].tobytes() for a, b in pairwise(edges)}
        for run in seen:
            yield b"_".join([words[number] for number in np.frombuffer(run, "<u4").tolist()])

    def _find(self, term: str) -> Postings | None:
        numbers = [self.segment.syllable_id(part) for part in term.split("_")]
        if min(numbers) < 0:
            return None
        candidates, _ = self.segment.syllable_postings(numbers[0])
        docs, counts = [], []
        for doc in candidates.tolist():
            count = self._count(doc, numbers)
            if count:
                docs.append(doc)
                counts.append(count)
        return Postings(np.array(docs, "<u4"), np.array(counts, "<u4")) if docs else None

    def _count(self, paragraph: int, numbers: list[int]) -> int:
        """How often a paragraph holds exactly this word."""
        tokens, joined = self.segment.tokens_of(paragraph), self.segment.joined_of(paragraph)
        heads = np.append(~joined, True)
        width = len(numbers)
        if len(tokens) < width:
            return 0
        last = len(tokens) - width + 1
        hit = heads[:last] & heads[width : width + last]
        for step, number in enumerate(numbers):
            hit &= tokens[step : step + last] == number
            if step:
                hit &= ~heads[step : step + last]
        return int(np.count_nonzero(hit))


class MetadataView(FieldView):
    """A field of metadata: whole strings, each paragraph with the values that hold of it or its article."""

    def __init__(self, segment: Segment, name: str) -> None:
        super().__init__(segment)
        self.name = name

    @lazy_property
    def _lists(self) -> dict[str, Array]:
        strings, values, docs = _METADATA[self.name](self.segment)
        order = np.lexsort((docs, values))
        values, docs = values[order], docs[order]
        edges = np.append(run_starts(values), len(values)).tolist()
        found: dict[str, Array] = {}
        for a, b in pairwise(edges):
            string = strings[int(values[a])]
            if string:
                found[string] = np.unique(docs[a:b]).astype("<u4")
        return found

    def _terms(self) -> Iterator[bytes]:
        return (string.encode("utf-8", "replace") for string in self._lists)

    def _find(self, term: str) -> Postings | None:
        docs = self._lists.get(term)
        return None if docs is None else Postings(docs, np.ones(len(docs), "<u2"))


def unite(docs: list[Array], weights: list[Array]) -> tuple[Array, Array]:
    """Several posting lists as one; weights of a paragraph are added."""
    every = np.concatenate(docs)
    order = np.argsort(every, kind="stable")
    every = every[order]
    first = run_starts(every)
    if not len(first):
        return every, every
    return every[first], np.add.reduceat(np.concatenate(weights)[order], first, dtype=np.int64)


def field_views(segment: Segment) -> dict[str, FieldView]:
    """The views of all indexed fields of the schema."""
    views: dict[str, FieldView] = {
        "syllable": SyllableView(segment),
        "folded": FoldedView(segment),
        "pair": PairView(segment),
        "word": WordView(segment),
    }
    return views | {name: MetadataView(segment, name) for name in _METADATA}


_Values = tuple["list[str] | tuple[str, ...]", Array, Array]


def _every(segment: Segment) -> Array:
    return np.arange(segment.count, dtype="<u4")


def _of_article(segment: Segment, strings: list[str], values: Array) -> _Values:
    return strings, values[segment.column("par.article")], _every(segment)


def _of_table(segment: Segment, field: MetadataField) -> _Values:
    return _of_article(segment, segment.table(field.table).all(), segment.column(field.column))


def _of_runs(segment: Segment, prefix: str, table: str) -> _Values:
    counts = np.diff(segment.column(f"{prefix}.start")).astype(np.int64)
    return segment.table(table).all(), segment.column(f"{prefix}.name"), np.repeat(_every(segment), counts)


def _dates(segment: Segment) -> _Values:
    low, high = segment.column("art.low").tolist(), segment.column("art.high").tolist()
    strings = [iso_span(a, b) for a, b in zip(low, high, strict=True)]
    numbers = {string: number for number, string in enumerate(dict.fromkeys(strings))}
    return _of_article(segment, list(numbers), np.array([numbers[string] for string in strings], "<u4"))


_METADATA: dict[str, Callable[[Segment], _Values]] = {
    "id": lambda s: _of_article(s, s.table("ids").all(), np.arange(s.article_count)),
    "kind": lambda s: (KINDS, s.column("par.kind"), _every(s)),
    "section": lambda s: (s.table("sections").all(), s.column("par.section"), _every(s)),
    "speaker": lambda s: _of_runs(s, "spk", "names"),
    **{field.name: partial(_of_table, field=field) for field in STATED},
    "document": lambda s: _of_runs(s, "cite", "documents"),
    "date": _dates,
}
