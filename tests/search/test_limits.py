"""Budgets of a search: what exceeds one is refused with its name, what stays below is answered."""

from __future__ import annotations

import pickle
import re
import time
from dataclasses import fields
from pathlib import Path

import pytest
from searchlib import BudgetExceeded, Index, Limits, QueryError
from searchlib.search.limits import Deadline
from searchlib.search.request import Request


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("limits")
    file = folder / "tin.txt"
    file.write_text("Xã Sông Lam chuyển đổi số.\nÔng Lê Văn Mít vui.\n", "utf-8")
    with Index.create(folder / "index") as opened:
        opened.add([file])
        yield opened


@pytest.mark.parametrize(
    ("query", "options", "limits", "budget"),
    [
        ("chuyển đổi số", {}, Limits(characters=12), "characters"),
        ("chuyển đổi số", {}, Limits(words=2), "words"),
        ('"chuyển đổi số"', {}, Limits(words=2), "words"),
        ("số số số", {}, Limits(words=2), "words"),
        ("a OR b OR c", {}, Limits(clauses=2), "clauses"),
        ('"a b" "c d" "e f"', {}, Limits(clauses=2), "clauses"),
        ("(((a)))", {}, Limits(clauses=2), "clauses"),
        ("kind:body kind:title kind:lead", {}, Limits(clauses=2), "clauses"),
        ("a* b~ c*", {}, Limits(patterns=2), "patterns"),
        ("số", {"speaker": ["a", "b", "a", "c"]}, Limits(clauses=2), "clauses"),
        ("số", {"speaker": ["a", "b"], "source": "c"}, Limits(clauses=2), "clauses"),
        ("số", {"limit": 11}, Limits(limit=10), "limit"),
        ("số", {"limit": 5, "offset": 6}, Limits(depth=10), "depth"),
        ("số", {}, Limits(seconds=0), "seconds"),
    ],
)
def test_a_budget_that_is_exceeded_is_named(index, query, options, limits, budget):
    with pytest.raises(BudgetExceeded, match=rf"\(budget: {budget}\)$") as caught:
        index.search(query, limits=limits, **options)
    assert caught.value.budget == budget
    assert isinstance(caught.value, QueryError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "options", "limits"),
    [
        ("chuyển đổi số", {}, Limits(characters=13, words=3, clauses=0, patterns=0, seconds=60)),
        ("a OR b OR số", {}, Limits(words=3, clauses=3)),
        ('"chuyển đổi số" a*', {}, Limits(words=4, clauses=2, patterns=1)),
        ("số", {"limit": 10, "offset": 0}, Limits(limit=10, depth=10)),
        ("vui", {"kind": ["body", "title"] * 50}, Limits(clauses=2)),
    ],
)
def test_what_stays_within_the_budgets_is_answered(index, query, options, limits):
    assert index.search(query, limits=limits, **options).total == 1


def test_plain_syntax_never_fails_and_leaves_out_what_is_too_much(index):
    few = Limits(words=2, characters=10)
    assert index.search("vắng lạ chuyển đổi số", syntax="plain", limits=few).total == 0
    assert index.search("vắng chuyển đổi số", syntax="plain", limits=Limits(words=2)).total == 1


def test_the_error_names_the_column_and_travels():
    error = BudgetExceeded("a b", "words", "it can hold at most 1 words", 3)
    assert str(error) == "query, column 3: it can hold at most 1 words (budget: words)"
    other = pickle.loads(pickle.dumps(error))
    assert (str(other), other.budget, other.column) == (str(error), "words", 3)


def test_tight_limits_are_tighter_than_the_default_ones():
    assert all(
        getattr(Limits.tight(), name) <= getattr(Limits(), name)
        for name in ("characters", "words", "clauses", "patterns", "limit", "depth")
    )
    assert Limits.tight().seconds is not None


@pytest.mark.parametrize(
    "ask",
    [
        lambda index, limits: index.facets("số", by="source", limits=limits),
        lambda index, limits: index.trend("số", limits=limits),
        lambda index, limits: index.concordance("số", sort="left", limits=limits),
        lambda index, limits: index.collocations("số", limits=limits),
        lambda index, limits: index.keywords("số", limits=limits),
        lambda index, limits: index.similar("tin", limits=limits),
        lambda index, limits: index.verify("chuyển đổi số", limits=limits),
    ],
)
def test_the_desk_keeps_to_budgets(index, ask):
    with pytest.raises(BudgetExceeded, match=r"\(budget: seconds\)$"):
        ask(index, Limits(seconds=0))
    ask(index, Limits(seconds=60))


def test_what_reads_all_matches_looks_at_the_clock(index, monkeypatch):
    passages = index.engine.matches(Request(query="số", limits=Limits(seconds=5)))
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 6)
    with pytest.raises(BudgetExceeded):
        list(passages)
    told = []
    assert Deadline().ticking(told.append) == told.append
    with pytest.raises(BudgetExceeded):
        Deadline("a", -1).ticking(None)(1)


def test_a_deadline_that_has_passed_stops(monkeypatch):
    deadline = Deadline("a", 5)
    deadline.check()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 6)
    with pytest.raises(BudgetExceeded, match="longer than 5 seconds"):
        deadline.check()
    Deadline().check()


def test_the_table_of_the_documentation_is_that_of_the_code():
    page = (Path(__file__).parents[2] / "docs" / "library.md").read_text("utf-8")
    for one in fields(Limits):
        default, tight = getattr(Limits(), one.name), getattr(Limits.tight(), one.name)
        shown = " | ".join(str(value) if value is None else f"{value:,}" for value in (default, tight))
        assert re.search(rf"^\| `{one.name}` \| .* \| {re.escape(shown)} \|$", page, re.MULTILINE)
