"""Stored articles put together: text of syllables and codes, paragraphs of columns, the rest of notes."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.frozen import frozen
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph
from searchlib.store.format.article_notes import article_of, is_regular, literals_of, texts_named
from searchlib.store.format.column import Column
from searchlib.store.format.forward_index import Text
from searchlib.store.format.stored_spelling import LITERAL, decode_text, tables
from searchlib.store.format.string_tables import Array, StringTable
from searchlib.store.segment.stored_articles import inflate

_BLOCKS_KEPT = 8
_ROOM = 24
"""Bytes of text for each code that are enough nearly always."""


@frozen
class _Written:
    """How an article is written.

    Attributes:
        first: its first paragraph.
        lengths: syllables of each of its paragraphs.
        codes, literals: as `spelled` has them, of all paragraphs.
    """

    first: int
    lengths: Sequence[int]
    codes: bytes
    literals: list[str]


class _Block(NamedTuple):
    """A block of stored articles, unpacked.

    Attributes:
        first: its first article.
        place: codes of all paragraphs before those of this article.
        ends: where the note of each article begins, and the end of the last.
        codes, notes: the two parts.
    """

    first: int
    place: int
    ends: list[int]
    codes: bytes
    notes: bytes


class ArticleReader:
    """The articles of a segment."""

    def __init__(
        self, columns: Mapping[str, Column], text: Text, table: Callable[[str], StringTable], name: str
    ) -> None:
        self._columns, self._text, self._table, self._name = columns, text, table, name
        self._count = len(columns["lengths"])
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._tables: tuple[Array, ...] = ()

    def read(self, number: int, paragraphs: tuple[int, int]) -> Article:
        """An article, whose paragraphs are the half-open range given.

        Raises:
            IndexDamaged: it cannot be read.
        """
        first, last = paragraphs
        if first == last:
            raise IndexDamaged(f"{self._name}: an article without paragraphs; rebuild the index")
        codes, note = self._stored(number, first, last)
        extras = self._columns["art.extras"].at(number)
        written = _Written(first, self._text.lengths_of(first, last), codes, literals_of(note))
        texts = self._texts(written, 0, last - first)
        return article_of(self._id(number), note, self._paragraphs(first, last, extras, texts), extras)

    def passage(
        self, number: int, paragraphs: tuple[int, int], low: int, high: int
    ) -> tuple[Article, tuple[Paragraph, ...]]:
        """An article without its paragraphs and what they alone say, and those of them from `low` to `high`.

        Raises:
            IndexDamaged: it cannot be read.
        """
        first, last = paragraphs
        if not 0 <= low < high <= last - first:
            raise IndexDamaged(f"{self._name}: a stored article lacks a paragraph; rebuild the index")
        codes, note = self._stored(number, first, last)
        written = _Written(first, self._text.lengths_of(first, last), codes, literals_of(note))
        named = texts_named(note)
        if not is_regular(note) or any(not 0 <= at < last - first for at in named):
            article = self.read(number, paragraphs)
            return article, article.searchable()[low:high]
        extras = self._columns["art.extras"].at(number)
        own = self._texts(written, low, high)
        texts = {
            at: own[at - low] if low <= at < high else self._texts(written, at, at + 1)[0] for at in named
        }
        article = article_of(self._id(number), note, (), extras, texts)
        return article, tuple(self._paragraphs(first + low, first + high, extras - low, own))

    def _id(self, number: int) -> str:
        return self._table("ids")[number]

    def _texts(self, written: _Written, low: int, high: int) -> list[str]:
        """The texts of the paragraphs from `low` to `high` of an article."""
        at = sum(written.lengths[:low]) + low
        if high - low == 1:
            text = self._text_at_once(written.first + low, written.codes[at : at + written.lengths[low] + 1])
            if text is not None:
                return [text]
        syllables = self._table("syllables").each(self._text.few(written.first + low, written.first + high))
        left = iter(written.literals[written.codes.count(LITERAL, 0, at) :])
        texts, place = [], 0
        for length in written.lengths[low:high]:
            own = written.codes[at : at + length + 1]
            texts.append(decode_text(syllables[place : place + length], own, left))
            place += length
            at += length + 1
        return texts

    def _text_at_once(self, paragraph: int, codes: bytes) -> str | None:
        """The text of a paragraph by the compiled loops; None where these cannot make it."""
        loops = kernels.loops()
        if loops is None or not self._text.verified:
            return None
        if not self._tables:
            syllables = (self._columns[f"syllables.{name}"].all() for name in ("text", "start"))
            self._tables = *self._text.verify(), *syllables, *tables()
        out = np.empty(_ROOM * len(codes), np.uint8)
        size = loops.write_text(*self._tables, paragraph, np.frombuffer(codes, np.uint8), out)
        return out[:size].tobytes().decode("utf-8", "replace") if size >= 0 else None

    def _paragraphs(self, first: int, last: int, extras: int, texts: list[str]) -> list[Paragraph]:
        """Paragraphs with what the columns say of them; position 0 is `extras` behind the first."""
        kinds = self._part("par.kind", first, last).tolist()
        sections = self._table("sections").pick(self._part("par.section", first, last))
        spoken = self._part("spk.start", first, last + 1).tolist()
        cited = self._part("cite.start", first, last + 1).tolist()
        speakers, documents = self._speakers(spoken[0], spoken[-1]), self._documents(cited[0], cited[-1])
        return [
            Paragraph(
                position=None if i < extras else i - extras,
                kind=KINDS[kind],
                section=section or None,
                text=texts[i],
                speakers=tuple(speakers[spoken[i] - spoken[0] : spoken[i + 1] - spoken[0]]),
                documents=tuple(documents[cited[i] - cited[0] : cited[i + 1] - cited[0]]),
            )
            for i, (kind, section) in enumerate(zip(kinds, sections, strict=True))
        ]

    def _speakers(self, begin: int, end: int) -> list[Attribution]:
        if begin == end:
            return []
        names, roles = self._table("names"), self._table("roles")
        columns = (self._part(f"spk.{name}", begin, end).tolist() for name in ("name", "role", "mode", "cue"))
        return [
            Attribution(names[name], roles[role] or None, MODES[mode], CUES[cue])
            for name, role, mode, cue in zip(*columns, strict=True)
        ]

    def _documents(self, begin: int, end: int) -> list[str]:
        if begin == end:
            return []
        return self._table("documents").pick(self._part("cite.name", begin, end))

    def _stored(self, article: int, begin: int, end: int) -> tuple[bytes, Any]:
        """The codes and the note of an article; `begin` and `end` are its paragraphs."""
        first_of = self._columns["stored.first"].all()
        number = int(first_of.searchsorted(np.asarray(article, first_of.dtype), side="right")) - 1
        block = self._block(number)
        at = article - block.first
        try:
            note = json.loads(block.notes[block.ends[at] : block.ends[at + 1]])
        except (ValueError, RecursionError):
            note = None
        codes = block.codes[self._codes_before(begin) - block.place : self._codes_before(end) - block.place]
        return codes, note

    def _codes_before(self, paragraph: int) -> int:
        """Codes of all paragraphs before this one: one for each syllable and one more for each paragraph."""
        return self._text.begin_of(paragraph) + paragraph

    def _block(self, number: int) -> _Block:
        """A block; the last few are kept."""
        found = self._blocks.get(number)
        if found is None:
            found = self._blocks[number] = self._read_block(number)
            if len(self._blocks) > _BLOCKS_KEPT:
                with suppress(KeyError):  # another thread was faster
                    self._blocks.popitem(last=False)
        return found

    def _read_block(self, number: int) -> _Block:
        first, last = self._columns["stored.first"].bounds(number)
        ends = list(accumulate(self._part("stored.size", first, last).tolist(), initial=0))
        low, high = (self._codes_before(self._columns["art.first"].at(one)) for one in (first, last))
        parts = []
        for name, size in (("code", high - low), ("note", ends[-1])):
            begin, end = self._columns[f"stored.{name}.block"].bounds(number)
            parts.append(inflate(self._part(f"stored.{name}s", begin, end).tobytes(), size))
        return _Block(first, low, ends, *parts)

    def _part(self, name: str, first: int, last: int) -> Array:
        return self._columns[name].part(first, last)
