"""The speed benchmark runs, every engine does the whole work, and ratios are those of the table."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from tests.benchmarks import speed
from tests.benchmarks.engines import marked
from tests.benchmarks.levels import Levels
from tests.benchmarks.workload import Query

TEXT = (
    "Ông Lê Văn Mít, Chủ tịch tỉnh Sông Lam, cho biết {number} xã sẽ chuyển đổi số.\n"
    "Bà Trần Thị Mận nói: “Phải làm thật, hiệu quả thật, người dân được hưởng lợi thật.”"
)


@pytest.mark.parametrize("folded", [[], ["--folded"]])
def test_a_row_for_each_engine(tmp_path: Path, monkeypatch, capsys, folded: list[str]) -> None:
    file = tmp_path / "news.jsonl"
    articles = [{"id": f"tin-{n}", "text": TEXT.format(number=n)} for n in range(30)]
    file.write_text("".join(json.dumps(one) + "\n" for one in articles), "utf-8")
    names = ["searchlib NumPy", "SQLite FTS5", "Whoosh"]
    if importlib.util.find_spec("tantivy"):
        names.append("tantivy")
    command = ["speed", str(file), "--paragraphs", "60", "--engines", ",".join(names), *folded]
    monkeypatch.setattr(sys, "argv", [*command, "--queries", "2", "--rounds", "1", "--folder", str(tmp_path)])
    speed.main()
    printed = capsys.readouterr().out
    for name in names:
        assert printed.count(f"\n| {name} | ") == 1 + len(folded)


def test_levels_are_syllables_pairs_and_pairs_inside_words() -> None:
    levels = Levels.of("Sinh viên học tập")
    assert levels.syllable == ["sinh", "viên", "học", "tập"]
    assert levels.pair == ["sinh_viên", "viên_học", "học_tập"]
    assert levels.inside == ["sinh_viên", "học_tập"]
    assert Levels.of("Đường sắt", folded=True).pair == ["duong_sat"]


def test_peers_mark_the_words_of_the_query() -> None:
    query = Query("any", ("duong", "sat"))
    assert marked([(1.0, "Đường sắt mới")], query, folded=True) == [(1.0, "Đường sắt mới", [(0, 5), (6, 9)])]


def test_ratios_and_their_mean() -> None:
    figures = {"a": {"own": (2.0, 4.0), "peer": (1.0, 1.0)}, "b": {"own": (1.0, 2.0), "peer": (4.0, 4.0)}}
    found = speed.ratios(figures, "own", "peer")
    assert found == {"a": (2.0, 4.0), "b": (0.25, 0.5)}
    assert speed.geometric_mean(found) == pytest.approx(1.0)


def test_of_each_class_the_median_of_the_rounds_counts() -> None:
    rounds = {str(n): {"a": {"own": [float(time)] * 3}} for n, time in enumerate((1, 9, 2))}
    assert speed.cells(rounds) == {"a": {"own": (2.0, 2.0)}}
