"""Long paragraphs are cut around their matches, between words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from searchlib.cli.snippet import cut

FILLER = "xã họp bàn việc chung của cả thôn "


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    found = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = text.find(word, start + 1)
    return sorted(found)


def test_a_short_text_stays_whole() -> None:
    assert cut("Đảng bộ xã", [(0, 4)], 80) == ((0, 10),)


def test_without_matches_the_beginning_is_shown() -> None:
    text = FILLER * 20
    ((start, end),) = cut(text, [], 100)
    assert start == 0
    assert end <= 100
    assert text[end] == " "


def test_the_part_holds_the_match() -> None:
    text = FILLER * 30 + "ngân sách " + FILLER * 30
    ((start, end),) = cut(text, spans(text, "ngân sách"), 120)
    assert "ngân sách" in text[start:end]
    assert end - start <= 120
    assert text[start - 1] == " "
    assert text[end] == " "


def test_the_part_with_more_different_words_wins() -> None:
    text = "số số số " + FILLER * 30 + "chuyển đổi số " + FILLER * 30
    ((start, end),) = cut(text, spans(text, "chuyển", "đổi", "số"), 100)
    assert "chuyển đổi số" in text[start:end]


def test_words_far_apart_get_a_part_each() -> None:
    text = "hạ tầng " + FILLER * 30 + "ngân sách " + FILLER * 30 + "dân vận"
    parts = cut(text, spans(text, "hạ tầng", "ngân sách", "dân vận"), 150)
    shown = " … ".join(text[start:end] for start, end in parts)
    assert all(word in shown for word in ("hạ tầng", "ngân sách", "dân vận"))
    assert len(parts) == 3


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    ((start, end),) = cut("x" * 1000, [(500, 510)], 100)
    assert start <= 500
    assert end >= 510
    assert end - start <= 100


def test_a_match_longer_than_the_limit_is_shown_from_its_start() -> None:
    ((start, _),) = cut("x" * 1000, [(300, 900)], 100)
    assert start == 300


@given(st.text("ab số", max_size=400), st.data(), st.integers(20, 200))
def test_parts_are_sorted_disjoint_and_not_much_longer_than_asked(
    text: str, data: st.DataObject, limit: int
) -> None:
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    matches = list(zip(points[::2], points[1::2], strict=False))
    parts = cut(text, matches, limit)
    flat = [point for part in parts for point in part]
    assert flat == sorted(flat)
    assert all(0 <= start <= end <= len(text) for start, end in parts)
    assert sum(end - start for start, end in parts) <= max(limit, 48) + 9
