from __future__ import annotations

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.spelling import canonical
from searchlib.text.tokens import Token, tokenize

TEXT = "Sáng 30-1, TP.HCM có 1.383 đaị biểu; TPHCM_mới theo Nghị quyết 98/2023/QH15."

vietnamese = st.text(alphabet="aăâeêiouưdđnghtcmĐÀÁảạ\u0300\u0323 .,-_@:/1á9\n", max_size=60)
texts = st.one_of(st.text(max_size=60), vietnamese)


def forms(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def test_syllables_numbers_and_abbreviations() -> None:
    assert forms(TEXT) == (
        [
            "sáng",
            "30",
            "1",
            "tp",
            "hcm",
            "có",
            "1",
            "383",
            "đại",
            "biểu",
            "tp",
            "hcm",
            "mới",
            "theo",
            "nghị",
            "quyết",
            "98",
            "2023",
            "qh15",
        ]
    )


def test_offsets_are_those_of_the_original() -> None:
    for token in tokenize(TEXT):
        surface = TEXT[token.start : token.end]
        assert canonical(surface) == token.text or surface == "TPHCM"


def test_an_abbreviation_written_together_gives_tokens_with_one_span() -> None:
    assert tokenize("ở TPHCM") == [Token("ở", 0, 1), Token("tp", 2, 7), Token("hcm", 2, 7)]


def test_nfd_text_gives_the_same_tokens_with_its_own_offsets() -> None:
    text = unicodedata.normalize("NFD", "Đại hội")
    assert forms(text) == ["đại", "hội"]
    assert [text[token.start : token.end] for token in tokenize(text)] == text.split()


@given(vietnamese)
def test_normalisation_does_not_change_tokens(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert forms(unicodedata.normalize("NFD", text)) == forms(composed)


@given(texts)
def test_tokens_are_in_order_and_within_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    for before, after in itertools.pairwise(tokens):
        assert before.end <= after.start or (before.start, before.end) == (after.start, after.end)
