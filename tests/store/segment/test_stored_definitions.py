"""Definitions of abbreviations as a segment keeps them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.store.check.integrity import check
from searchlib.store.format import segment_file
from searchlib.store.format.array_layout import ADDED, ARRAYS
from searchlib.store.format.string_tables import table_of
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.snapshot import Snapshot
from searchlib.store.segment.stored_definitions import Definitions, keys_of, pack_definitions, read
from searchlib.store.write.batch_merge import merge_batches
from searchlib.store.write.writer_opening import create_index, open_writer
from tests.store.conftest import batch_of, make_article
from tests.store.tamper import definitions_of, forge_segment

ONE = make_article("mot", "Khu dân cư (KDC) và nhà văn hóa (NVH).", "Lại khu dân cư (KDC).")
TWO = make_article("hai", "Xã có khu dân cư (KDC).")
THREE = make_article("ba", "Xã họp.")


def kept(segment: Segment) -> dict[str, int]:
    return dict(definitions_of(segment))


def test_each_article_counts_once() -> None:
    segment = Segment.from_arrays(batch_of(ONE, TWO, THREE))
    assert kept(segment) == {"kdc = khu dân cư": 2, "nvh = nhà văn hóa": 1}


def test_the_dead_do_not_count() -> None:
    batch = batch_of(ONE, TWO, THREE)
    assert kept(Segment.from_arrays(batch, live=batch["par.article"] != 0)) == {"kdc = khu dân cư": 1}


def test_merging_leaves_out_what_only_the_dead_define() -> None:
    one, two = batch_of(ONE, THREE), batch_of(TWO)
    alive = one["par.article"] != 0
    assert list(table_of(merge_batches([one, two], [alive, None]), "definitions")) == ["kdc = khu dân cư"]
    assert kept(Segment.from_arrays(merge_batches([one, two], [None, None]))) == {
        "kdc = khu dân cư": 2,
        "nvh = nhà văn hóa": 1,
    }


def test_a_segment_may_define_nothing() -> None:
    table = Definitions(Segment.from_arrays(batch_of(THREE)))
    assert len(table) == 0
    assert list(table.find(7)) == []


def test_beginnings_of_a_run_have_the_keys_of_these_runs() -> None:
    assert keys_of(("khu", "dân", "cư")) == [keys_of(("khu", "dan", "cu")[:n])[-1] for n in (1, 2, 3)]
    assert keys_of(("khudân",)) != keys_of(("khu", "dân"))[1:]


@given(st.text(max_size=20), st.sampled_from(["", " = "]))
def test_any_string_in_the_table_can_be_read(text: str, middle: str) -> None:
    short, long = read(text + middle + text)
    assert all(map(str.strip, short + long))


def test_a_table_of_anything_can_be_packed() -> None:
    batch = batch_of(ONE) | {"definitions.text": np.frombuffer(b" = x", "u1")}
    batch |= {"definitions.start": np.array([0, 0, 1, 4], "<u8"), "def.name": np.array([0, 1], "<u4")}
    assert len(pack_definitions(batch)["def.key"]) == 6


def test_a_segment_of_before_defines_nothing_and_can_be_read_and_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_index(tmp_path)
    with monkeypatch.context() as before, open_writer(tmp_path) as writer:
        before.setattr(
            segment_file, "ARRAYS", {name: ARRAYS[name] for name in ARRAYS if name not in ADDED[0]}
        )
        writer.add_batch(batch_of(ONE, THREE))
        writer.commit()
    snapshot = Snapshot.open(tmp_path)
    assert kept(snapshot.segments[0]) == {}
    assert snapshot.article(0, 0) == ONE
    assert check(tmp_path)[0] == []
    with open_writer(tmp_path) as writer:
        writer.add_batch(batch_of(TWO))
        writer.commit(optimize=True)
    (segment,) = Snapshot.open(tmp_path).segments
    assert kept(segment) == {"kdc = khu dân cư": 1}


@pytest.mark.parametrize("name", ["def.df", "def.key", "def.row"])
def test_check_compares_what_follows_from_the_definitions(tmp_path: Path, name: str) -> None:
    create_index(tmp_path)
    with open_writer(tmp_path) as writer:
        writer.add_batch(batch_of(ONE, TWO))
    assert check(tmp_path)[0] == []
    forge_segment(str(tmp_path), name, 0.0, b"\1" if name == "def.df" else b"\0\0")
    assert any(name in problem for problem in check(tmp_path)[0])
