"""Stored articles put together: text of syllables and codes, paragraphs of columns, the rest of notes."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from searchlib.errors import IndexDamaged
from searchlib.model import CUES, KINDS, MODES, Article, Attribution, Paragraph
from searchlib.store.arrays import Array, StringTable
from searchlib.store.column import Column
from searchlib.store.forward import Text
from searchlib.store.notes import article_of, is_regular, literals_of, texts_named
from searchlib.store.spelled import LITERAL, decode_text
from searchlib.store.stored import inflate

_BLOCKS_KEPT = 8


@dataclass(frozen=True, slots=True)
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


class ArticleReader:
    """The articles of a segment."""

    def __init__(
        self, columns: Mapping[str, Column], text: Text, table: Callable[[str], StringTable], name: str
    ) -> None:
        self._columns, self._text, self._table, self._name = columns, text, table, name
        self._count = len(columns["lengths"])
        self._blocks: OrderedDict[int, tuple[bytes, bytes]] = OrderedDict()

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
        syllables = self._table("syllables").each(self._text.few(written.first + low, written.first + high))
        left = iter(written.literals[written.codes.count(LITERAL, 0, at) :])
        texts, place = [], 0
        for length in written.lengths[low:high]:
            own = written.codes[at : at + length + 1]
            texts.append(decode_text(syllables[place : place + length], own, left))
            place += length
            at += length + 1
        return texts

    def _paragraphs(self, first: int, last: int, extras: int, texts: list[str]) -> list[Paragraph]:
        """Paragraphs with what the columns say of them; position 0 is `extras` behind the first."""
        kinds, sections = self._part("par.kind", first, last), self._part("par.section", first, last)
        spoken = self._part("spk.start", first, last + 1).tolist()
        cited = self._part("cite.start", first, last + 1).tolist()
        begin, end = spoken[0], spoken[-1]
        names, roles = self._table("names"), self._table("roles")
        columns = (self._part(f"spk.{name}", begin, end).tolist() for name in ("name", "role", "mode", "cue"))
        speakers = [
            Attribution(names[name], roles[role] or None, MODES[mode], CUES[cue])
            for name, role, mode, cue in zip(*columns, strict=True)
        ]
        documents = self._table("documents").pick(self._part("cite.name", cited[0], cited[-1]))
        return [
            Paragraph(
                position=None if i < extras else i - extras,
                kind=KINDS[kind],
                section=self._table("sections")[section] or None,
                text=texts[i],
                speakers=tuple(speakers[spoken[i] - begin : spoken[i + 1] - begin]),
                documents=tuple(documents[cited[i] - cited[0] : cited[i + 1] - cited[0]]),
            )
            for i, (kind, section) in enumerate(zip(kinds.tolist(), sections.tolist(), strict=True))
        ]

    def _stored(self, article: int, begin: int, end: int) -> tuple[bytes, Any]:
        """The codes and the note of an article; `begin` and `end` are its paragraphs."""
        first_of = self._columns["stored.first"].all()
        block = int(np.searchsorted(first_of, np.asarray(article, first_of.dtype), side="right")) - 1
        first, last = self._columns["stored.first"].bounds(block)
        sizes = self._part("stored.size", first, last).tolist()
        low, high = (self._columns["art.first"].at(one) for one in (first, last))
        codes, notes = self._block(block, self._codes_before(high) - self._codes_before(low), sum(sizes))
        offset, place = sum(sizes[: article - first]), self._codes_before(low)
        try:
            note = json.loads(notes[offset : offset + sizes[article - first]])
        except (ValueError, RecursionError):
            note = None
        return codes[self._codes_before(begin) - place : self._codes_before(end) - place], note

    def _codes_before(self, paragraph: int) -> int:
        """Codes of all paragraphs before this one: one for each syllable and one more for each paragraph."""
        return self._text.begin_of(paragraph) + paragraph

    def _block(self, number: int, codes: int, notes: int) -> tuple[bytes, bytes]:
        """The two parts of a block, which have so many bytes; the last few are kept."""
        found = self._blocks.get(number)
        if found is None:
            parts = []
            for name, size in (("code", codes), ("note", notes)):
                first, last = self._columns[f"stored.{name}.block"].bounds(number)
                parts.append(inflate(self._part(f"stored.{name}s", first, last).tobytes(), size))
            found = self._blocks[number] = parts[0], parts[1]
            if len(self._blocks) > _BLOCKS_KEPT:
                with suppress(KeyError):  # another thread was faster
                    self._blocks.popitem(last=False)
        return found

    def _part(self, name: str, first: int, last: int) -> Array:
        return self._columns[name].part(first, last)
