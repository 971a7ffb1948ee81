"""The near duplicates within a segment, found as it is written, and what is compared with other segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from searchlib.store.format.string_tables import Array, Batch, spans, table_of
from searchlib.store.segment.stored_capitals import capitals
from searchlib.text.minhash import Hashes, Numbers, signatures, syllable_hashes
from searchlib.text.near_duplicates import duplicate_groups

_AT_ONCE = 1 << 14


def pack_copies(batch: Mapping[str, Array]) -> Batch:
    """The arrays `copy.*` of a forward batch."""
    hashes = syllable_hashes(table_of(batch, "syllables").all())
    tokens, start, lengths = batch["tokens"], batch["token.start"], batch["lengths"]

    def parts() -> Iterator[tuple[Hashes, Array]]:
        for first in range(0, len(lengths), _AT_ONCE):
            last = min(first + _AT_ONCE, len(lengths))
            yield hashes[tokens[int(start[first]) : int(start[last])]], lengths[first:last]

    def texts(paragraphs: Numbers) -> tuple[Hashes, Numbers]:
        return hashes[tokens[spans(start, paragraphs)]], lengths[paragraphs].astype(np.int64)

    found = signatures(parts())
    members, firsts = duplicate_groups(found, texts, partial(capitals, batch.__getitem__))
    return {
        "copy.minima": found.kept().reshape(-1),
        "copy.paragraph": members.astype("<u4"),
        "copy.first": firsts.astype("<u4"),
    }
