"""Capitals of stored paragraphs are those of their texts."""

from __future__ import annotations

import numpy as np
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.stored_capitals import capitals
from searchlib.store.write.forward_batch import build_batch
from searchlib.text.tokens import tokenize
from tests.search.archives import article

TEXTS = ["Đầm Sen Hạ ngập rác sau lũ", "xã MƯỜNG khao, Bà Tư 12 nói", "", "không có chữ hoa"]


def test_capitals_of_a_segment_and_of_a_batch_are_those_of_the_texts() -> None:
    stored = [article(f"bai-{n}", text, *TEXTS) for n, text in enumerate(TEXTS * 300) if text]
    batch = build_batch([(one, "/a", b"") for one in stored])
    segment = Segment.from_arrays(batch)
    texts = [paragraph.text for one in stored for paragraph in one.searchable()]
    assert len(segment.column("stored.first")) > 3
    for chosen in (np.arange(len(texts)), np.array([5]), np.arange(3, len(texts), 7), np.array([], np.int64)):
        wanted = [texts[n][token.start].isupper() for n in chosen.tolist() for token in tokenize(texts[n])]
        for column in (segment.column, batch.__getitem__):
            assert capitals(column, chosen).tolist() == wanted
