"""Figures of a whole index: how much it holds, of what, from when to when."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from searchlib.store.format.index_folder import toc_name
from searchlib.store.format.string_tables import Array
from searchlib.store.segment.stored_definitions import live_names

if TYPE_CHECKING:
    from searchlib.store.segment.segment_reader import Segment
    from searchlib.store.segment.snapshot import Snapshot


def figures(snapshot: Snapshot) -> dict[str, Any]:
    """Figures of a snapshot, by the names of `results.Stats`.

    Syllables, names and so on are counted in what is alive; `vocabulary` and `pairs` also count what the dead
    paragraphs leave behind until their segment is merged. `first` and `last` are days yyyymmdd, 0 for none.
    """
    tables = ("names", "sections", "documents", "sources", "definitions")
    names: dict[str, set[str]] = {table: set() for table in tables}
    syllables = text_bytes = 0
    lows: list[int] = []
    highs: list[int] = []
    for segment in snapshot.segments:
        live, articles = _all_or(segment.live), _all_or(segment.live_article_mask())
        syllables += int(segment.lengths[live].sum(dtype=np.int64))
        text_bytes += int(segment.column("art.bytes")[articles].sum(dtype=np.int64))
        names["names"] |= _used(segment, "names", _rows(segment, "spk"))
        names["documents"] |= _used(segment, "documents", _rows(segment, "cite"))
        names["sections"] |= _used(segment, "sections", segment.column("par.section")[live])
        names["sources"] |= _used(segment, "sources", segment.column("art.source")[articles])
        names["definitions"] |= _used(segment, "definitions", live_names(segment))
        low, high = segment.column("art.low")[articles], segment.column("art.high")[articles]
        lows += low[low > 0].tolist()
        highs += high[high > 0].tolist()
    return {
        "path": snapshot.path,
        "format": snapshot.contents.format,
        "generation": snapshot.generation,
        "articles": snapshot.articles,
        "paragraphs": snapshot.paragraphs,
        "syllables": syllables,
        "vocabulary": len({word for segment in snapshot.segments for word in segment.table("syllables")}),
        "pairs": _pairs(snapshot.segments),
        "speakers": len(names["names"]),
        "sections": len(names["sections"] - {""}),
        "documents": len(names["documents"]),
        "sources": len(names["sources"] - {""}),
        "abbreviations": len(names["definitions"]),
        "first": min(lows, default=0),
        "last": max(highs, default=0),
        "segments": len(snapshot.segments),
        "bytes": _folder_bytes(snapshot),
        "text_bytes": text_bytes,
    }


def _all_or(mask: Array | None) -> Array | slice:
    return slice(None) if mask is None else mask


def _rows(segment: Segment, prefix: str) -> Array:
    """The column `<prefix>.name` of live paragraphs."""
    values = segment.column(f"{prefix}.name")
    if segment.live is None:
        return values
    counts = np.diff(segment.column(f"{prefix}.start")).astype(np.int64)
    kept: Array = values[np.repeat(segment.live, counts)]
    return kept


def _used(segment: Segment, table: str, values: Array) -> set[str]:
    strings = segment.table(table)
    return {strings[i] for i in np.unique(values).tolist()}


def _pairs(segments: Sequence[Segment]) -> int:
    """Different pairs of syllables over all segments.

    Those of the largest segment are not laid out; the others are mostly small, and looked up in it.
    """
    if not segments:
        return 0
    largest, *others = sorted(segments, key=lambda one: -one.pair_count)
    if not others:
        return largest.pair_count
    numbers = {word: number for number, word in enumerate(largest.table("syllables").all())}
    known = len(numbers)
    united: list[Array] = []
    for segment in others:
        words = segment.table("syllables").all()
        mapping = np.array([numbers.setdefault(word, len(numbers)) for word in words], "<u8")
        first, second = (
            segment.pair_firsts(0, segment.pair_count),
            segment.pair_seconds(0, segment.pair_count),
        )
        if len(first) and int(max(first.max(), second.max())) < len(mapping):
            united.append(mapping[first] << np.uint64(32) | mapping[second])
    pairs = np.unique(np.concatenate([np.zeros(0, "<u8"), *united]))
    firsts, seconds = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
    old = np.flatnonzero((firsts < known) & (seconds < known))
    return largest.pair_count + len(pairs) - largest.pairs_held(firsts[old], seconds[old])


def _folder_bytes(snapshot: Snapshot) -> int:
    """Bytes of the files that this state consists of."""
    total = sum(entry.bytes for entry in snapshot.contents.segments)
    if snapshot.contents.files:
        total += snapshot.contents.files.bytes
    with suppress(OSError):  # a later commit may have taken it away
        total += os.path.getsize(os.path.join(snapshot.path, toc_name(snapshot.generation)))
    return total
