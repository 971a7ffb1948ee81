"""Hostile queries are short, the same for a seed, and each is answered or refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index, Limits

from tests.benchmarks import hostile
from tests.benchmarks.hostile_queries import KINDS, MOST_CHARACTERS, hostile_queries
from tests.chaos.sample import make_sample


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.open(make_sample(str(tmp_path_factory.mktemp("hostile"))))


def test_queries_are_short_and_the_same_for_a_seed(index: Index) -> None:
    asked = list(hostile_queries(index, 8 * len(KINDS), seed=3))
    assert asked == list(hostile_queries(index, 8 * len(KINDS), seed=3))
    assert asked != list(hostile_queries(index, 8 * len(KINDS), seed=4))
    assert {one.kind for one in asked} == set(KINDS)
    assert max(len(one.query) for one in asked) <= MOST_CHARACTERS
    assert {one.kind for one in hostile_queries(index, 9, chosen=["runs"])} == {"runs"}


def test_each_is_answered_or_refused_in_one_line(index: Index) -> None:
    for asked in hostile_queries(index, 20 * len(KINDS)):
        for limits in (Limits(), Limits.tight()):
            cost = hostile._cost(index, asked, 0.0, limits)
            assert "\n" not in cost.outcome
            assert cost.outcome.isdigit() or cost.outcome.startswith(("query", "a page", "limit"))


def test_the_report(
    index: Index, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "costs.jsonl"
    monkeypatch.setattr("sys.argv", ["hostile", index.path, "--queries", "30", "--json", str(kept)])
    hostile.main()
    shown = capsys.readouterr().out
    assert "| all | 30 |" in shown
    assert "slowest:" in shown
    assert len(kept.read_text("utf-8").splitlines()) == 30


def test_a_run_that_was_stopped_goes_on(
    index: Index, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "costs.jsonl"
    monkeypatch.setattr("sys.argv", ["hostile", index.path, "--queries", "20", "--json", str(kept)])
    hostile.main()
    first = kept.read_text("utf-8").splitlines(keepends=True)
    kept.write_text("".join(first[:7]) + first[7][:20], "utf-8")
    hostile.main()
    again = kept.read_text("utf-8").splitlines(keepends=True)
    assert again[:7] == first[:7]
    assert [cost.asked for cost in hostile.costs_in(kept)] == list(hostile_queries(index, 20))
    kept.write_text("".join(reversed(again)), "utf-8")
    with pytest.raises(SystemExit, match="line 1 is of another run"):
        hostile.main()
