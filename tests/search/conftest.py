"""Small indexes of invented articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from searchlib import Index


@pytest.fixture(scope="session")
def index_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], Index]:
    """Makes an index of articles: texts, with or without front matter, by id."""

    def made(articles: Mapping[str, str]) -> Index:
        place = tmp_path_factory.mktemp("articles")
        for name, text in articles.items():
            (place / f"{name}.txt").write_text(text, "utf-8")
        index = Index.create(place / "index")
        index.add([place])
        return index

    return made
