"""Merging batches gives what building all articles at once gives."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from searchlib.model import Article
from searchlib.store.format.array_layout import FORWARD
from searchlib.store.format.string_tables import Batch, table_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.stored_articles import BLOCK_BYTES
from searchlib.store.write.batch_merge import REFERENCES, merge_batches
from searchlib.store.write.forward_batch import build_batch
from tests.store.conftest import batch_of, make_article

WORDS = ("đảng", "bộ", "huyện", "họp", "Hòa", "hoà", "chuyển", "đổi", "số", "kỷ", "luật")


@cache
def _article(number: int) -> Article:
    words = [WORDS[(number * 7 + i * i) % len(WORDS)] for i in range(1 + number % 9)]
    texts = [" ".join(words), " ".join(reversed(words))][: 1 + number % 2]
    return make_article(f"bai-{number}", *texts, source=f"Báo {number % 3}", speaker=f"Ông Số {number % 4}")


def same(one: Batch, other: Batch) -> None:
    """Equal in content; the order of strings in the tables may differ."""
    tables = set(REFERENCES.values())
    for name in one:
        if name.startswith("stored.") or name.split(".")[0] in tables:
            continue
        if name in REFERENCES:
            a, b = table_of(one, REFERENCES[name]), table_of(other, REFERENCES[name])
            assert [a[i] for i in one[name]] == [b[i] for i in other[name]], name
        else:
            assert np.array_equal(one[name], other[name]), name


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=4), min_size=1, max_size=4),
)
def test_merge_equals_build(parts: list[list[tuple[int, bool]]]) -> None:
    batches, masks, survivors = [], [], []
    for part in parts:
        articles = [_article(number) for number, _ in part]
        batch = batch_of(*articles)
        alive = np.array([keep for _, keep in part], bool)
        batches.append(batch)
        masks.append(None if alive.all() else alive[batch["par.article"]])
        survivors += [article for article, keep in zip(articles, alive, strict=True) if keep]
    merged = merge_batches(batches, masks)
    same(merged, batch_of(*survivors))
    segment = Segment.from_arrays(merged)
    assert [segment.article(i) for i in range(segment.article_count)] == survivors


def test_large_blocks_of_stored_articles_are_copied_as_they_are() -> None:
    long = [make_article(f"dai-{i}", "đường sá " * (BLOCK_BYTES // 2)) for i in range(2)]
    one, two = batch_of(long[0]), batch_of(long[1])
    merged = merge_batches([one, two], [None, None])
    for name in ("stored.codes", "stored.notes"):
        assert merged[name].tobytes() == one[name].tobytes() + two[name].tobytes()


def test_a_single_batch_stays_as_it_is() -> None:
    batch = build_batch([(_article(3), "/a", b"")])
    merged = merge_batches([batch], [None])
    assert merged.keys() == batch.keys() == FORWARD.keys()
    assert all(merged[name] is batch[name] for name in batch)
