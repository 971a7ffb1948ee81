"""The labelled articles, scored as a report, with conservative floors (skipped where the labels are not)."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from searchlib.sources.discovery import find_files
from searchlib.sources.raw_article import RawArticle
from searchlib.sources.reader import read_articles
from searchlib.understanding.understand import understand

FLOORS = {"kind": 0.985, "section": 0.985, "date": 0.95}


def scorer(shared: Path) -> Any:
    """The module of the scorer that lies beside the labels."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, float]:
    """The figures of the scorer over all labelled articles; printed under `pytest -s`."""
    scoring = scorer(shared)
    gold = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))
    }
    found = {}
    for file in find_files([str(shared / "articles")]):
        assert not isinstance(file, Exception), file
        for raw in read_articles(file):
            assert isinstance(raw, RawArticle), raw
            article = understand(raw).as_dict()
            found[scoring.stem(article)] = article
    result: dict[str, float] = scoring.score(gold, found)
    print(json.dumps(result, indent=1))
    return result


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_floor(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= FLOORS[figure]
