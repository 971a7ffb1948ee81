"""Figures of an index count what several segments share once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from searchlib import Index
from searchlib.store.segment.index_figures import _pairs
from searchlib.store.segment.snapshot import Snapshot
from tests.search.archives import archive, article

_texts = st.lists(st.sampled_from(["họp", "xã", "thôn", "nhà", "nước"]), min_size=1, max_size=5)


@given(st.lists(st.lists(_texts, min_size=1, max_size=3), max_size=4))
def test_a_pair_counts_once_in_however_many_segments(parts: list[list[list[str]]]) -> None:
    made = [
        [article(f"{n}-{m}", " ".join(text)) for m, text in enumerate(part)] for n, part in enumerate(parts)
    ]
    segments = archive(*made).segments
    every = {pair for part in parts for text in part for pair in pairwise(text)}
    assert _pairs(segments) == len(every)


def test_deleting_an_article_leaves_the_file_open_that_it_was_in(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Hội nghị bàn về nước sạch ở xã {name}.", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path])
        before = Snapshot.open(index.path)
        index.remove([index.ids()[0]])
        after = Snapshot.open(index.path, before)
        assert after.segments[0] is not before.segments[0]
        assert after.segments[0].columns is before.segments[0].columns
        assert (before.segments[0].live_count, after.segments[0].live_count) == (2, 1)
        assert Snapshot.open(index.path).stats() == after.stats()
