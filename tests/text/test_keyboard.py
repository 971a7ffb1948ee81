from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.keyboard import telex, vni
from searchlib.text.spelling import canonical, is_syllable


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("chuyeenr", "chuyển"),
        ("chuyeern", "chuyển"),
        ("chuyenre", "chuyển"),
        ("ddooir", "đổi"),
        ("doirod", "đổi"),
        ("soos", "số"),
        ("truwowngf", "trường"),
        ("truongwf", "trường"),
        ("THUOWR", "thuở"),
        ("muwa", "mưa"),
        ("muaw", "mưa"),
        ("quawng", "quăng"),
        ("xoawn", "xoăn"),
        ("huwu", "hưu"),
        ("nguowif", "người"),
        ("ruouwj", "rượu"),
        ("ngoeos", "ngoéo"),
        ("giaf", "già"),
        ("quyr", "quỷ"),
        ("khuyur", "khuỷu"),
        ("tw", "tư"),
        ("minh", "minh"),
    ],
)
def test_telex(keys: str, syllable: str) -> None:
    assert telex(keys) == canonical(syllable)


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("chuye6n3", "chuyển"),
        ("chuyen63", "chuyển"),
        ("d9o6i3", "đổi"),
        ("doi639", "đổi"),
        ("so61", "số"),
        ("tru7o72ng", "trường"),
        ("truo72ng", "trường"),
        ("mu7a", "mưa"),
        ("mua7", "mưa"),
        ("qua8ng", "quăng"),
        ("minh", "minh"),
    ],
)
def test_vni(keys: str, syllable: str) -> None:
    assert vni(keys) == canonical(syllable)


@pytest.mark.parametrize(
    "word",
    ["hello", "windows", "2024", "qh15", "tp", "covid19", "đổi", "số", "", "w1", "a" * 50, "mass", "ngh"],
)
def test_what_is_no_syllable_means_none(word: str) -> None:
    assert telex(word) is None
    assert vni(word) is None


@given(st.one_of(st.text(max_size=12), st.text("aeouyidwsfrxjzngchtqb0123456789", max_size=10)))
def test_any_keys_give_a_canonical_syllable_or_none(keys: str) -> None:
    for form in (telex(keys), vni(keys)):
        assert form is None or (is_syllable(form) and canonical(form) == form)


def test_syllables_as_they_are_typed(shared: Path) -> None:
    with (shared / "spelling" / "typing.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert sum(telex(row["telex"]) == canonical(row["syllable"]) for row in rows) >= 0.98 * len(rows)
    assert sum(vni(row["vni"]) == canonical(row["syllable"]) for row in rows) >= 0.98 * len(rows)
