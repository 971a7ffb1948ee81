"""What stands beside a rare word, and that nothing more is looked for where that settles it."""

from __future__ import annotations

import pytest
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite import spelling_correction
from searchlib.search.rewrite.neighbour_words import words_beside
from tests.search.archives import archive, article, of_texts

FREQUENT = ["Hội nghị bàn về chuyển đổi của huyện", "Người dân nói chuyện làng"] * 30


def test_words_are_found_on_either_side_in_all_segments() -> None:
    two = archive(
        [article("a", "Đoàn đánh giáa số liệu, rồi giáa", "Giáa là tên một con suối")],
        [article("b", "Bến giáa đông khách")],
        dead=[(1, 0)],
    ).segments
    assert words_beside(two, "giáa", False, behind=True) == {"số", "là", "đông"}
    assert words_beside(two, "giáa", False, behind=False) == {"đánh", "rồi", "bến"}
    assert words_beside(two, "giáa", True, behind=False) == {"đánh", "rồi", "bến"}
    assert words_beside(two, "giaa", True, behind=False) == {"đánh", "rồi", "bến"}
    assert words_beside(two, "giaa", False, behind=False) == frozenset()


def test_what_is_not_rare_is_not_read() -> None:
    segments = of_texts(*["Bến đò đông khách"] * 8, "Con đò sang sông").segments
    assert words_beside(segments, "bến", False, behind=True) == {"đò"}
    assert words_beside(segments, "đò", False, behind=True) is None
    assert words_beside(segments, "do", True, behind=True) is None


@pytest.mark.parametrize(
    ("paragraph", "asked"),
    [
        ("Xe đánh giáa hàng", False),  # nothing like "chuyển"
        ("Câu chuyện giáa hàng", True),  # "chuyện" is
        ("Đò truyển giáa hàng", True),  # and what sounds alike
        ("Xe giáa chuyện hàng", False),  # the other side
    ],
)
def test_candidates_are_looked_for_only_where_one_stands_beside(
    paragraph: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = of_texts(*FREQUENT, paragraph)
    looked_for: list[str] = []
    own = spelling_correction._Corrector._candidates

    def watched(self: spelling_correction._Corrector, *told: float) -> object:
        looked_for.append(self.typed)
        return own(self, *told)

    monkeypatch.setattr(spelling_correction._Corrector, "_candidates", watched)
    quick = search(news, Request("chuyển giáa", limit=0)).suggestion
    assert ("chuyển" in looked_for) == asked
    monkeypatch.setattr(spelling_correction._Corrector, "_is_settled", lambda _: False)
    assert search(news, Request("chuyển giáa", limit=0)).suggestion == quick
