"""The labelled articles in other forms: each variant must be understood as well as the article was.

Real input comes without blank lines, with other quotation marks, without metadata. What stays the same to a
reader must stay the same here: to within a hundredth of the figures of the articles as they stand.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from searchlib.sources.discovery import find_files
from searchlib.sources.raw_article import RawArticle
from searchlib.sources.reader import read_articles
from searchlib.understanding.understand import understand
from tests.understanding.labelled import Labelled, labelled
from tests.understanding.test_gold import scorer
from tests.understanding.variants import VARIANTS

FIGURES = ("kind", "section", "date", "speaker_f1", "mode", "role")
TOLERANCE = 0.01


@pytest.fixture(scope="module")
def gold(shared: Path) -> tuple[Labelled, ...]:
    """The labelled articles as they stand."""
    return tuple(
        labelled(
            path.stem,
            (shared / "articles" / f"{path.stem}.txt").read_text("utf-8"),
            json.loads(path.read_text("utf-8")),
        )
        for path in sorted((shared / "gold").glob("*.json"))
    )


@pytest.fixture(scope="module")
def plain(gold: Sequence[Labelled]) -> dict[str, Any]:
    """What is understood of them."""
    return _understood(gold)


def _understood(articles: Sequence[Labelled]) -> dict[str, Any]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / (article.name + article.suffix)).write_bytes(article.file())
        for file in find_files([folder]):
            assert not isinstance(file, Exception), file
            for raw in read_articles(file):
                assert isinstance(raw, RawArticle), raw
                found[Path(raw.path).stem] = understand(raw).as_dict()
    return found


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_is_understood_as_well(
    name: str, shared: Path, gold: Sequence[Labelled], plain: dict[str, Any]
) -> None:
    if name == "HTML":
        pytest.importorskip("trafilatura")
    changed = [(article, VARIANTS[name](article)) for article in gold]
    pairs = [(article, variant) for article, variant in changed if variant is not None]
    assert pairs
    score = scorer(shared).score
    before = score({article.name: article.labels for article, _ in pairs}, plain)
    variants = [variant for _, variant in pairs]
    after = score({variant.name: variant.labels for variant in variants}, _understood(variants))
    print(f"{name} ({len(pairs)} articles):", {key: after[key] for key in FIGURES})
    worse = {key: (before[key], after[key]) for key in FIGURES if after[key] < before[key] - TOLERANCE}
    assert not worse
