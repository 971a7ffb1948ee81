"""Paragraphs of the large collection read by hand: the parser still agrees with the reader."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from searchlib.sources.discovery import find_files
from searchlib.sources.raw_article import RawArticle
from searchlib.sources.reader import read_articles
from searchlib.understanding.understand import understand

FLOORS = {"right": 0.95, "none": 0.95}
"""Share of the rightly named paragraphs that still name somebody, of the silent that still name nobody."""


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "samples.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


@pytest.fixture(scope="module")
def agreed(shared: Path) -> dict[str, float]:
    """By verdict, the share of paragraphs for which the present parser does as the reader."""
    rows = _rows()
    wanted = {row["article"] for row in rows}
    named: set[tuple[str, str]] = set()
    for file in find_files([str(shared / "scale")]):
        assert not isinstance(file, Exception), file
        for raw in read_articles(file):
            if isinstance(raw, RawArticle) and raw.id in wanted:
                for paragraph in understand(raw).paragraphs:
                    if paragraph.speakers:
                        named.add((raw.id, str(paragraph.position)))
    total: Counter[str] = Counter()
    fitting: Counter[str] = Counter()
    for row in rows:
        names = (row["article"], row["paragraph"]) in named
        total[row["verdict"]] += 1
        fitting[row["verdict"]] += names if row["verdict"] in {"right", "missed"} else not names
    shares = {verdict: fitting[verdict] / total[verdict] for verdict in total}
    print(shares, dict(total))
    return shares


@pytest.mark.parametrize("verdict", sorted(FLOORS))
def test_the_parser_agrees_with_the_reader(agreed: dict[str, float], verdict: str) -> None:
    assert agreed[verdict] >= FLOORS[verdict]


def test_every_row_has_a_verdict_of_its_kind() -> None:
    kinds = {"named": {"right", "wrong"}, "silent": {"none", "missed"}}
    assert all(row["verdict"] in kinds[row["drawn"]] for row in _rows())
