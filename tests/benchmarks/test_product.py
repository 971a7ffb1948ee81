"""The benchmarks of the product's own search run, on a small index."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.index import update

from tests.benchmarks import growth, product
from tests.benchmarks.product import Row, Spent, rows_of
from tests.benchmarks.questions import COMPARED, COUNTED, PLAIN, questions

TEXT = (
    "Ông Lê Văn Mít, Chủ tịch tỉnh Sông Lam, cho biết ngày {day}/4/2031 rằng {number} xã sẽ chuyển đổi số.\n"
    "Bà Trần Thị Mận nói: “Phải làm thật, hiệu quả thật, người dân được hưởng lợi thật.”\n"
    "Hội nghị kết thúc vào buổi chiều cùng ngày với nhiều ý kiến đóng góp của các đại biểu."
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bench") / "news.jsonl"
    articles = [
        {"id": f"tin-{n}", "date": f"2031-04-{n + 1:02}", "text": TEXT.format(day=n + 1, number=n)}
        for n in range(12)
    ]
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), "utf-8")
    return file


@pytest.fixture(scope="module")
def folder(news: Path) -> Path:
    update(news.parent / "index", news)
    return news.parent / "index"


def test_questions_are_of_every_class_and_the_same_for_a_seed(folder: Path) -> None:
    with Index.open(folder) as index:
        asked = questions(index, 5, seed=1)
        assert asked == questions(index, 5, seed=1)
        assert set(asked) == {*PLAIN, *COMPARED, *(f"counts of {column}" for column in COUNTED)}
        assert {len(several) for several in asked.values()} == {5}
        found = index.search(asked["speaker and since"][0].query, **asked["speaker and since"][0].options)
    assert found.total


def test_the_product_benchmark_prints_a_row_for_each_class(folder, monkeypatch, capsys) -> None:
    command = ["product", str(folder), "--queries", "2", "--rounds", "2"]
    monkeypatch.setattr(sys, "argv", command)
    product.main()
    printed = capsys.readouterr().out
    assert printed.startswith("36 paragraphs in 1 segments")
    for name in (*PLAIN, *COMPARED, *(f"counts of {column}" for column in COUNTED)):
        assert f"| {name} | " in printed


def test_ratios_are_those_that_the_targets_ask_for() -> None:
    eights = Spent([4.0] * 9, [4.0] * 9)
    prefix = Spent([14.0] * 9, [14.0] * 9)
    counts = Spent([4.0] * 9, [6.0] * 9)
    rows = rows_of({"OR of 8": eights, "prefix": prefix, "counts of mode": counts})
    assert rows == [
        Row("OR of 8", 4.0, 4.0, None, 10.0),
        Row("prefix", 14.0, 14.0, 3.5, 3.0),
        Row("counts of mode", 6.0, 6.0, 1.5, 2.0),
    ]
    assert [row.met for row in rows] == [True, False, True]


def test_growth_prints_a_line_for_each_size(news, tmp_path, monkeypatch, capsys) -> None:
    command = ["growth", str(news), "--sizes", "10,20,all", "--until", "20", "--jobs", "1"]
    monkeypatch.setattr(sys, "argv", [*command, "--queries", "2", "--rounds", "1", "--folder", str(tmp_path)])
    growth.main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| 12", "| 21"]
    assert not list(tmp_path.iterdir())
