"""Near duplicates: what is a copy, and that none is missed among many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.text.minhash import SHORTEST, Array, Hashes, Numbers, signatures, syllable_hashes
from searchlib.text.near_duplicates import are_duplicates, content_of, duplicate_groups, jaccard, joined
from searchlib.text.tokens import tokenize

SPEECH = (
    "Chủ tịch xã Mường Khao nói dữ liệu phải có chủ và phải được dùng chung, vì dữ liệu không ai dùng là dữ "
    "liệu chết, và mỗi cán bộ phải tự mình trả lời người dân trong ngày."
)
NUMBERED = "Những ngày cuối cùng của chiến dịch trên sông Sen Hạ (phần 3)"


def alike(one: str, other: str) -> bool:
    return are_duplicates(content_of(one), content_of(other))


def groups(texts: Sequence[str], at_once: int = 1000) -> dict[int, int]:
    """The duplicates among some texts: number of each, and of the first of its group."""
    split = [[token.text for token in tokenize(text)] for text in texts]
    hashed = [syllable_hashes(one) for one in split]
    lengths = np.array([len(one) for one in split], np.int64)

    def laid_out(numbers: Numbers) -> tuple[Hashes, Numbers]:
        return np.concatenate([hashed[n] for n in numbers.tolist()] or [np.zeros(0, np.uint64)]), lengths[
            numbers
        ]

    def capitals(numbers: Numbers) -> Array:
        return np.array(
            [texts[n][token.start].isupper() for n in numbers.tolist() for token in tokenize(texts[n])], bool
        )

    whole = np.arange(len(texts))
    parts = (laid_out(whole[first : first + at_once]) for first in range(0, len(texts), at_once))
    members, first = duplicate_groups(signatures(parts), laid_out, capitals)
    return dict(zip(members.tolist(), first.tolist(), strict=True))


@pytest.mark.parametrize(
    "other",
    [
        SPEECH,
        SPEECH.upper(),
        SPEECH.replace("Chủ tịch xã", "Theo chủ tịch xã"),
        SPEECH.replace("mỗi cán bộ", "mọi cán bộ"),
        SPEECH.removesuffix(", và mỗi cán bộ phải tự mình trả lời người dân trong ngày."),
        "(Tin đọc nhanh) " + SPEECH,
        SPEECH
        + " Hội nghị bàn về việc giữ nước sạch cho ba xã vùng cao trong mùa khô năm nay và cả năm sau nữa.",
    ],
)
def test_a_reprint_is_a_copy_with_a_word_changed_or_a_clause_cut(other: str) -> None:
    assert alike(SPEECH, other)


@pytest.mark.parametrize(
    "other",
    [
        SPEECH[: len(SPEECH) // 3],
        "Chủ tịch xã Đầm Vạc nói rác phải được thu gom mỗi ngày, và cán bộ phải tự mình trả lời người dân.",
    ],
)
def test_another_text_is_no_copy(other: str) -> None:
    assert not alike(SPEECH, other)


def test_numbers_that_differ_tell_of_different_things_unless_the_text_is_long() -> None:
    assert not alike(NUMBERED, NUMBERED.replace("3", "4"))
    assert alike(NUMBERED, NUMBERED.removesuffix(" (phần 3)") + " (24/10/2005)") is False
    assert alike(NUMBERED.removesuffix(" (phần 3)"), NUMBERED.removesuffix(" (phần 3)") + " (24/10)")
    assert alike(SPEECH + " Hội nghị họp ngày 5-3.", SPEECH + " Hội nghị họp ngày 6-3.")


def words(first: int, last: int) -> str:
    """Different syllables, by number."""
    return " ".join(f"k{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(first, last))


def test_one_number_may_differ_in_a_long_text_of_which_half_the_runs_are_the_same() -> None:
    long, rewritten = f"{words(0, 75)} 12", f"{words(0, 60)} {words(100, 115)}"
    assert alike(long, f"{rewritten} 13")
    assert not alike(f"{long} 4", f"{rewritten} 13 5")
    assert not alike(f"{words(0, 55)} 12", f"{words(0, 40)} {words(100, 115)} 13")


def test_a_long_text_may_be_rewritten_where_it_stays_about_as_long() -> None:
    assert alike(words(0, 60), f"{words(0, 38)} {words(100, 122)}")
    assert not alike(words(0, 40), f"{words(0, 25)} {words(100, 115)}")
    assert not alike(words(0, 60), words(0, 140))


LINEUP = "Mường Khao: Tạ Hoài; hậu vệ Lò Mẫn, Vi Khánh, Hà Bống, Đinh Trà; tiền vệ Quàng Sơn, Lý Vạc, Tô Khê"


def test_line_ups_with_another_name_are_no_copies() -> None:
    other = LINEUP.replace("Vi Khánh", "Vi Thuận").replace("Tô Khê", "Tô Dương").replace("Lò Mẫn", "Sùng Páo")
    assert not alike(LINEUP, other)
    assert alike(LINEUP.lower(), other.lower())
    assert alike(LINEUP, LINEUP + " (Tô Dương 60)")
    assert groups([LINEUP, other]) == {}
    assert groups([LINEUP.lower(), other.lower()]) == {0: 0, 1: 0}


def test_of_short_paragraphs_nothing_is_said() -> None:
    heading = " ".join(["mục"] * (SHORTEST - 1))
    assert not alike(heading, heading)
    assert groups([heading, heading]) == {}


def test_groups_are_named_by_their_first_paragraph() -> None:
    other = "Hội nghị bàn về việc giữ nước sạch cho ba xã vùng cao trong mùa khô năm nay và năm sau."
    texts = ["Ngắn.", other, SPEECH, "x " * 20, other.replace("nước", "nguồn nước"), SPEECH, SPEECH + " Hết."]
    expected = {1: 1, 2: 2, 4: 1, 5: 2, 6: 2}
    assert groups(texts) == groups(texts, at_once=2) == expected


def test_groups_are_united_where_nearly_all_of_their_links_are_there() -> None:
    def united(firm: list[tuple[int, int]], near: list[tuple[int, int]]) -> dict[int, int]:
        first, links = (np.array(part, np.int64).reshape(-1, 2).T for part in (firm, near))
        numbers, firsts = joined([(first[0], first[1])], (links[0], links[1]))
        return dict(zip(numbers.tolist(), firsts.tolist(), strict=True))

    ring = [(1, 2), (2, 3), (1, 3)]
    assert united([], ring) == {1: 1, 2: 1, 3: 1}
    assert united([], [*ring, (3, 4)]) == {1: 1, 2: 1, 3: 1}, "a template filled in anew"
    assert united([(4, 5), (4, 6)], []) == {4: 4, 5: 4, 6: 4}
    assert united([(4, 5), (2, 9)], [(9, 5)]) == {2: 2, 4: 2, 5: 2, 9: 2}
    assert united([], []) == {}


def test_nothing_among_nothing() -> None:
    assert groups([]) == groups([SPEECH]) == {}


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1))
def test_near_pairs_are_found_that_comparing_each_with_each_finds(seed: int) -> None:
    random = np.random.default_rng(seed)
    words = [f"t{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(300)]
    texts = []
    for _ in range(12):
        text = random.choice(words, int(random.integers(12, 60))).tolist()
        texts.append(" ".join(text))
        for _ in range(int(random.integers(0, 3))):
            changed = [word if random.random() > 0.06 else "khác" for word in text]
            texts.append(" ".join(changed))
    found = groups(texts)
    contents = [content_of(text) for text in texts]
    pairs = {(a, b) for a in range(len(texts)) for b in range(a) if are_duplicates(contents[a], contents[b])}
    ends = Counter(number for pair in pairs for number in pair)
    near = [
        (a, b)
        for a, b in pairs
        if jaccard(contents[a].pairs, contents[b].pairs) >= 0.6 and ends[a] == ends[b] == 1
    ]
    missed = [(a, b) for a, b in near if found.get(a) is None or found.get(a) != found.get(b)]
    assert len(missed) <= 1 + len(near) // 20
    assert set(found) <= {number for pair in pairs for number in pair}
