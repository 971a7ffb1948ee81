"""Runs of folded syllables within names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.search.language.query_fields import folded_run
from searchlib.search.match.folded_names import Names

TABLE = ["", "Trần Thị Mận", "Ông Trần", "Thị Mận Trần", "Báo Sông Lam\nHạ", "…"]


@pytest.mark.parametrize(
    ("run", "holding", "equal"),
    [
        (("tran",), [1, 2, 3], []),
        (("thi", "man"), [1, 3], []),
        (("tran", "thi", "man"), [1], [1]),
        (("man", "ong"), [], []),  # they stand side by side, but in two names
        (("lam", "ha"), [4], []),
        (("mit",), [], []),
    ],
)
def test_a_run_lies_within_one_name(run, holding, equal):
    names = Names(TABLE)
    assert names.holding([run]).nonzero()[0].tolist() == holding
    assert names.equal([run]).nonzero()[0].tolist() == equal


def test_several_runs_are_alternatives():
    assert Names(TABLE).holding([("ong",), ("song", "lam")]).nonzero()[0].tolist() == [2, 4]


def test_a_table_may_be_empty():
    assert not len(Names([]).holding([("a",)]))
    assert not Names(["", "!"]).equal([("a",)]).any()


@given(st.lists(st.text("aáb \n-́", max_size=9), max_size=6), st.text("ab ", max_size=4))
def test_names_are_folded_as_each_by_itself(names, query):
    run = folded_run(query)
    folded = [folded_run(name) for name in names]
    within = [bool(run) and any(n[i : i + len(run)] == run for i in range(len(n))) for n in folded]
    assert Names(names).holding([run]).tolist() == within
    assert Names(names).equal([run]).tolist() == [bool(run) and n == run for n in folded]


def test_diacritics_bind_where_one_was_typed() -> None:
    names = Names(["Đặng Văn Hưng", "Đặng Văn Hùng", "Đặng Thị Hoà"])
    assert names.holding([("văn", "hưng")]).tolist() == [True, False, False]
    assert names.holding([("van", "hung")]).tolist() == [True, True, False]
    assert names.holding([("hòa",)]).tolist() == [False, False, True]
