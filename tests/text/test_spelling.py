from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.spelling import canonical, carries, fold, has_marks, nfc, toneless

ONSETS = re.findall(r"\S+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
ONSETS.append("")
VOWELS = re.findall(
    r"\S+", "a ă â e ê i o ô ơ u ư y ai ay âu ia iê iêu oa oai oe uôi uơ ươ ươi ưa uy uyê yê yêu"
)
CODAS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """Syllables with the tone mark on any vowel letter, as old input methods leave it."""
    onset = draw(st.sampled_from(ONSETS))
    vowels = draw(st.sampled_from(VOWELS))
    at = draw(st.integers(1, len(vowels)))
    tone = draw(st.sampled_from(TONES))
    return nfc(onset + vowels[:at] + tone + vowels[at:] + draw(st.sampled_from(CODAS)))


words = st.one_of(st.text(max_size=12), syllables())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("kỉ", "kỷ"),
        ("lí", "lý"),
        ("mĩ", "mỹ"),
        ("sĩ", "sỹ"),
        ("tỉ", "tỷ"),
        ("hi", "hy"),
        ("vi", "vy"),
        ("quí", "quý"),
        ("qúy", "quý"),
        ("í", "ý"),
        ("đaị", "đại"),
        ("lựơng", "lượng"),
        ("luợng", "lượng"),
        ("nghịêm", "nghiệm"),
        ("truờng", "trường"),
        ("cứơi", "cưới"),
        ("thủơ", "thuở"),
        ("gìà", "già"),
        ("qủa", "quả"),
        ("khủyu", "khuỷu"),
        ("đôí", "đối"),
        ("vộị", "vội"),
        ("nghạn", "ngạn"),
        ("Ð\u1ea1i", "đại"),
        ("ĐẠI", "đại"),
        ("QUỐC", "quốc"),
        ("tîến", "tiến"),
    ],
)
def test_spellings_of_one_syllable_have_one_form(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert canonical(unicodedata.normalize("NFD", one)) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thúy", "thúi"),
        ("tai", "tay"),
        ("thuở", "thưở thì"),
        ("quít", "quyết"),
        ("ma", "má"),
        ("dong", "đong"),
    ],
)
def test_different_syllables_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("word", ["café", "qh15", "2024", "résumé", "über", "noël", "", "москва"])
def test_other_words_are_lower_cased_only(word: str) -> None:
    assert canonical(word.upper()) == word


def test_folding_and_tones() -> None:
    assert fold("Đường") == "duong"
    assert fold("Kỉ") == fold("kỷ") == "ky"
    assert toneless("Đường") == "đương"
    assert toneless("hoà") == "hoa"
    assert has_marks("đi")
    assert has_marks("HÒA")
    assert not has_marks("minh")


@pytest.mark.parametrize(
    ("typed", "syllable", "carried"),
    [
        ("ma", "mã", True),
        ("má", "mã", False),
        ("duong", "đường", True),
        ("dương", "đường", True),
        ("đuong", "đường", True),
        ("tuòng", "tường", True),
        ("đương", "dường", False),
        ("mâ", "ma", False),
        ("an", "anh", False),
        ("cafe", "café", True),
        ("café", "cafe", False),
    ],
)
def test_a_syllable_carries_what_was_typed(typed: str, syllable: str, carried: bool) -> None:
    assert carries(canonical(typed), canonical(syllable)) is carried


@given(words)
def test_canonical_is_a_fixed_point(word: str) -> None:
    assert canonical(canonical(word)) == canonical(word)
    assert fold(canonical(word)) == fold(word)
    assert toneless(canonical(word)) == toneless(word)


@given(syllables())
def test_case_and_normalisation_do_not_matter(word: str) -> None:
    assert canonical(word.upper()) == canonical(word)
    assert canonical(unicodedata.normalize("NFD", word)) == canonical(word)


@given(syllables())
def test_typing_without_marks_meets_the_folded_form(word: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    assert fold(bare.replace("đ", "d")) == fold(word)
    assert canonical(toneless(word)) == toneless(word)


@given(words)
def test_a_word_carries_itself_and_its_bare_forms(word: str) -> None:
    form = canonical(word)
    assert carries(form, form)
    assert carries(fold(word), form)
    assert not carries(form, fold(word)) or form == fold(word)


@given(syllables())
def test_the_tone_may_stand_on_any_vowel(word: str) -> None:
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in letters if c in TONES)
    bare = nfc("".join(c for c in letters if c not in TONES))
    if tone:
        forms = {
            canonical(nfc(bare[: i + 1] + tone + bare[i + 1 :])) for i, c in enumerate(bare) if c in "aeo"
        }
        assert forms <= {canonical(word)}


def test_forms_found_in_real_text(shared: Path) -> None:
    with (shared / "spelling" / "variants.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    right = sum(canonical(row["found"]) == canonical(row["meant"]) for row in rows)
    assert right >= 0.98 * len(rows)


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0323\u0301", "\u0301", "\u0323", "\u032d\u0302\u0301"])
def test_runs_of_marks_take_linear_time_and_real_text_is_never_cut(marks: str) -> None:
    for form in (nfc, canonical, fold, toneless):
        assert len(form("a" + marks * 200_000)) <= 200_001
    assert len(nfc("a" + "\u0301\u0323" * 200_000)) <= 31
    assert nfc("a\u0323\u0302" * 50) == "\u1ead" * 50
