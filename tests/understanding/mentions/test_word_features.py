"""Traits: what a word by itself tells of mentions, and what stands beside it in the end."""

from __future__ import annotations

import pytest
from searchlib.understanding.mentions.clauses import clauses
from searchlib.understanding.mentions.person_mentions import mentions
from searchlib.understanding.mentions.word_features import OPENS, PLAIN, traits
from searchlib.understanding.mentions.word_forms import CAPITAL
from searchlib.understanding.phrase_tables import key


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("đường", 0),
        ("ông", OPENS),
        ("Chị", OPENS | CAPITAL | PLAIN),
        ("Theo", CAPITAL | PLAIN),
        ("Nguyễn", CAPITAL),  # a family name
        ("Sở", CAPITAL),  # a body, of which the name may follow
        ("Larsen", CAPITAL),  # no syllable
        (",", 0),
        ("12/3", 0),
        ("el-Sisi", CAPITAL),  # with a small article
    ],
)
def test_what_a_word_tells(word: str, told: int) -> None:
    assert traits(word, key(word)) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hải kể lại chuyện cũ.", ["Hải"]),  # a predicate behind it
        ("“Mai tôi đi”, Hải gật đầu.", ["Hải"]),  # a quotation before it
        ("Theo đó, đường mở rộng.", []),
        ("Trong khi đường chưa mở, Hoa nở.", []),
    ],
)
def test_a_plain_capital_is_a_name_by_what_stands_beside_it(text: str, names: list[str]) -> None:
    assert [" ".join(one.name) for one in mentions(clauses(text))] == names
