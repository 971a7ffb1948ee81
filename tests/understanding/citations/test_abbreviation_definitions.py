"""Which abbreviations a text defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.spelling import canonical
from searchlib.text.tokens import tokenize
from searchlib.understanding.citations.abbreviation_definitions import LONGEST, definitions


def found(text: str) -> list[tuple[str, str]]:
    return [(" ".join(short), " ".join(long)) for short, long in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Chủ tịch Ủy ban nhân dân (UBND) xã Nậm Khoang.", "ubnd", "ủy ban nhân dân"),
        ("Uỷ ban Nhân dân (UBND) xã", "ubnd", "ủy ban nhân dân"),
        ("Theo UBND (Ủy ban nhân dân) xã", "ubnd", "ủy ban nhân dân"),
        ("khu dân cư (“KDC”) Bến Lụa", "kdc", "khu dân cư"),
        ('"Sàng lọc sơ sinh" (SLSS) là', "slss", "sàng lọc sơ sinh"),
        ("ban quản lý ( BQL )", "bql", "ban quản lý"),
        ("Ban quản lý dự án (sau đây gọi tắt là BQLDA)", "bqlda", "ban quản lý dự án"),
        ("Ban quản lý dự án (viết tắt: BQLDA)", "bqlda", "ban quản lý dự án"),
        ("lập Ban quản lý dự án, gọi tắt là BQLDA, tại Vân Giang", "bqlda", "ban quản lý dự án"),
        ("Đoàn kiểm tra, sau đây viết tắt là ĐKT.", "đkt", "đoàn kiểm tra"),
        ("UBND (viết tắt của Ủy ban nhân dân) là", "ubnd", "ủy ban nhân dân"),
    ],
)
def test_one_form_stands_in_brackets_or_the_text_says_so(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("đại biểu Quốc hội (ĐBQH)", "đbqh", "đại biểu quốc hội"),
        ("quyền sở hữu nhà ở (QSHNƠ)", "qshnơ", "quyền sở hữu nhà ở"),
        ("Thành phố Vân Giang (TP.VG)", "tp vg", "thành phố vân giang"),
        ("ban chấp hành trung ương (BCHTW)", "bchtw", "ban chấp hành trung ương"),
        ("thạc sĩ (ThS)", "ths", "thạc sĩ"),
        ("Thủ tướng (TTg)", "ttg", "thủ tướng"),
        ("trường trung học (TrTH)", "trth", "trường trung học"),
        ("Sở Giáo dục và Đào tạo (GD&ĐT)", "gd đt", "giáo dục và đào tạo"),
        ("Sở Giáo dục và Đào tạo (GD và ĐT)", "gd đt", "giáo dục và đào tạo"),
        ("tội phạm về ma túy (TPMT)", "tpmt", "tội phạm về ma túy"),
        ("Lao động, Thương binh và Xã hội (LĐ-TB&XH)", "lđ tb xh", "lao động thương binh và xã hội"),
        (
            "Hội đồng nhân dân - Ủy ban nhân dân (HĐND-UBND)",
            "hđnd ubnd",
            "hội đồng nhân dân ủy ban nhân dân",
        ),
        ("Hội Liên hiệp phụ nữ VN (LHPNVN)", "lhpnvn", "liên hiệp phụ nữ vn"),
        ("chuẩn Light Emitting Diode (LED)", "led", "light emitting diode"),
    ],
)
def test_letters_are_initials_of_syllables(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Đại hội đại biểu lần thứ mười ba (XIII)",
        "chị Nguyễn Thị Thu Ngàn (35 tuổi)",
        "Tổ chức Thương mại Thế giới (WTO)",  # other letters
        "Ủy ban nhân dân tỉnh (UBND)",  # something between
        "dự án Bến Lụa (DA)",
        "đồng bằng (DB)",  # đ and d are two letters
        "ông Lê Văn Đoàn (LVĐ)",  # a name
        "Trần Khải (TK)",
        "ủy ban. Nhân dân (UBND)",  # another sentence
        "Ủy ban (của) nhân dân (UBND)",
        "an ninh (AN)",  # no other word than "an"
        "Sở Giáo dục và Đào tạo (gọi tắt là Sở)",
        "họp tại nhà văn hóa (NVH",
        "(UBND)",
        "UBND (số 3 đường Bến Lụa)",
        "và vui (VV)",
    ],
)
def test_anything_else_is_no_definition(text: str) -> None:
    assert found(text) == []


def test_what_is_said_to_be_called_so_need_not_have_the_letters() -> None:
    text = "Vân Giang khai trương Trung tâm Điều hành thông minh (gọi tắt là IOC) sáng nay."
    assert found(text) == [("ioc", "trung tâm điều hành thông minh")]
    assert found(text.replace("gọi tắt là ", "")) == []
    assert found("Vân Giang có nơi điều hành thông minh (gọi tắt là IOC)") == []
    assert found("Công ty sẽ mở nơi điều hành (gọi tắt là IOC)") == []


def test_several_in_one_paragraph() -> None:
    text = "Hội đồng nhân dân (HĐND), Ủy ban nhân dân (UBND) và Ủy ban Mặt trận Tổ quốc (UBMTTQ) xã"
    assert [short for short, _ in found(text)] == ["hđnd", "ubnd", "ubmttq"]


SYLLABLES = ("ban", "hội", "đồng", "trường", "nghề", "giao", "khoa", "phòng", "ủy", "ơn", "và", "của")


@given(st.lists(st.sampled_from(SYLLABLES[:8]), min_size=3, max_size=10), st.text("abc .,;", max_size=20))
def test_the_initials_of_a_run_define_it(run: list[str], before: str) -> None:
    short = "".join(syllable[0] for syllable in run).upper()
    written = " ".join(token.text for token in tokenize(short))  # "TTTT" is read as "TT TT"
    assert (written, " ".join(run)) in found(f"{before}. {' '.join(run)} ({short}) họp")


PIECES = [*'UBNĐ().,-&"“”', *SYLLABLES, " (UBND)", "(GK) ", ", gọi tắt là "]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
def test_whatever_is_found_is_a_run_of_the_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    words = [canonical(word) for word in "".join(c if c.isalnum() else " " for c in text).split()]
    for short, long in definitions(text):
        assert f" {' '.join(long)} " in f" {' '.join(words)} "
        assert f" {' '.join(short)} " in f" {' '.join(words)} "
        assert 2 <= len(long) <= LONGEST


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "(A",
        "A(B",
        "và (VV) ",
        ", gọi tắt là ",
        ", gọi tắt là A",
        "(UBND",
        "A ",
        "A.",
        "–A&",
        "ban (BB) ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert set(definitions(piece * 20_000)) <= {(("bb",), ("ban", "ban"))}
