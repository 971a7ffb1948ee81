"""Similar articles: the same event comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index

TEXTS = {
    "dam-1": "Đầm Sen Hạ ngập rác sau lũ\nHai nghìn tấn rác trôi về đầm Sen Hạ, xã Mường Khao cho vớt rác.",
    "dam-2": "Vớt hai nghìn tấn rác ở đầm Sen Hạ\nXã Mường Khao thuê thuyền vớt rác trôi về sau lũ.",
    "hoc": "Xã Mường Khao mở lớp học số\nCán bộ xã dạy người già gọi điện cho con cháu ở xa.",
    "cho": "Chợ phiên Bách Sa họp lại\nNgười bán trứng vịt và cá khô về chợ từ sáng sớm.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("bai")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    found = Index.create(folder.parent / "similar-ix")
    found.add([folder])
    return found


def test_the_article_of_the_same_event_comes_first(index: Index) -> None:
    found = index.similar("dam-1")
    assert [one.hit.article.id for one in found.hits][:2] == ["dam-2", "hoc"]
    assert found.hits[0].similarity > 2 * found.hits[1].similarity


def test_a_paragraph_is_compared_with_paragraphs(index: Index) -> None:
    found = index.similar("dam-1", 1)
    assert (found.hits[0].hit.article.id, found.hits[0].hit.position) in {
        ("dam-1", 0),
        ("dam-2", 1),
        ("dam-2", 0),
    }
