"""The figures of the desk equal plain counting over the stored paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index
from tests.analysis.plain_counting import differences, stored_paragraphs

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    found = Index.create(tmp_path_factory.mktemp("counted") / "ix")
    found.add([CORPUS])
    return found


def test_every_figure_of_the_sample_articles_is_what_plain_counting_gives(index: Index) -> None:
    phrases = ["chuyển đổi số", "cán bộ", "rác", "chữ không có ở đây"]
    assert [one for one in stored_paragraphs(index) if one.places(["rác"]) and one.people]
    assert list(differences(index, phrases)) == []


def test_a_wrong_figure_is_noticed(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("searchlib.analysis.association_measures._UNSEEN", 0.25)
    assert {line.split(" ")[1] for line in differences(index, ["rác"])} == {"keywords:"}


def test_every_figure_of_real_articles_is_what_plain_counting_gives(shared: Path, tmp_path: Path) -> None:
    found = Index.create(tmp_path / "ix")
    found.add([shared / "articles"])
    assert list(differences(found, ["chuyển đổi số", "nhân dân"])) == []
