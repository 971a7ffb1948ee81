"""A batch as the arrays of a segment file: posting lists made, text and lists packed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from searchlib.errors import IndexFolderError
from searchlib.store.format.array_layout import METADATA, pages
from searchlib.store.format.forward_index import pack_text
from searchlib.store.format.string_tables import Array, Batch
from searchlib.store.segment.stored_definitions import pack_definitions
from searchlib.store.write.copy_packing import pack_copies
from searchlib.store.write.inversion import inverted_blocks
from searchlib.store.write.list_packing import ListPacker

_MOST_SYLLABLES = 1 << 24


def pack(batch: Mapping[str, Array]) -> Batch:
    """The arrays of `layout.ARRAYS`.

    Raises:
        IndexFolderError: there are more different syllables than the format can number.
    """
    vocabulary, count = len(batch["syllables.start"]) - 1, len(batch["lengths"])
    if vocabulary > _MOST_SYLLABLES:
        raise IndexFolderError("there are too many different words for one segment")
    arrays = {name: batch[name] for name in METADATA}
    arrays |= pack_text(batch["tokens"], batch["lengths"], batch["joined"], vocabulary)
    syllables, pairs = ListPacker("syl", count), ListPacker("pair", count)
    keys = [np.zeros(0, "<u8")]
    for block in inverted_blocks(batch):
        syllables.add(block["syl.start"], block["syl.docs"], block["syl.tf"], block["syl.joined"])
        pairs.add(block["pair.start"], block["pair.docs"], block["pair.tf"], block["pair.joined"])
        keys.append(block["pair.keys"])
    arrays |= pack_pairs(np.concatenate(keys), vocabulary)
    return arrays | syllables.finish() | pairs.finish() | pack_definitions(batch) | pack_copies(batch)


def pack_pairs(keys: Array, vocabulary: int) -> Batch:
    """The arrays `pair.first` and `pair.second`.

    `pair.second` has the lower 16 bits of each second syllable; the pairs of each first syllable and each
    value of the upper bits are a run, and `pair.first` gives where these begin.
    """
    width = pages(vocabulary)
    rows = (keys >> np.uint64(32)) * np.uint64(width) + (keys >> np.uint64(16) & np.uint64(0xFFFF))
    first = np.searchsorted(rows, np.arange(vocabulary * width + 1, dtype=np.uint64))
    return {"pair.first": first.astype("<u4"), "pair.second": (keys & np.uint64(0xFFFF)).astype("<u2")}
