"""How often the syllables stand that a typed one stands for."""

from __future__ import annotations

import pytest
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from tests.search.archives import of_texts

SMALL = of_texts("Đổi mới, đổi công.", "Đội bóng đổi sân.", "Đôi trâu.")


@pytest.mark.parametrize(
    ("typed", "loose", "count"),
    [
        ("đổi", False, 2),
        ("doi", True, 4),
        ("đôi", True, 4),
        ("đôi", False, 1),
        ("doi", False, 0),
        ("xyz", True, 0),
    ],
)
def test_paragraphs_of_all_forms_are_added_up(typed, loose, count):
    vocabulary = vocabulary_of(SMALL.segments[0])
    assert [vocabulary.df(typed, loose), vocabulary.df(typed, loose)] == [count, count]
