"""Documents cited, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.understanding.citations.cited_documents import TYPES, cited, normal_number, resolve


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Nghị quyết số 98/2023/QH15 của Quốc hội", ["Nghị quyết 98/2023/QH15"]),
            ("thực hiện Chỉ thị 40-CT/TW", ["Chỉ thị 40-CT/TW"]),
            ("Kết luận 14 của Bộ Chính trị và Nghị định 73", ["Kết luận 14", "Nghị định 73"]),
            ("Nghị quyết số 71-NQ/TƯ về giáo dục", ["Nghị quyết 71-NQ/TW"]),
            ("nghị quyết 71 NQ/TW", ["Nghị quyết 71-NQ/TW"]),
            ("Chỉ thị số 5-CT/TW", ["Chỉ thị 05-CT/TW"]),
            ("Quyết định 57/2004QĐ-UB", ["Quyết định 57/2004/QĐ-UB"]),
            ("Nghị định 178/2024/NĐ-CP", ["Nghị định 178/2024/NĐ-CP"]),
            ("Quyết định 135/2005/QĐ-TTg", ["Quyết định 135/2005/QĐ-TTg"]),
            ("Nghị định 55/2001/NĐ - CP về", ["Nghị định 55/2001/NĐ-CP"]),
            ("Công văn 1218-CV/UBND về trụ sở", ["Công văn 1218-CV/UBND"]),
            ("Thông báo số 490/TB-VPCP ngày 17/9", ["Thông báo 490/TB-VPCP"]),
            ("chỉ thị 27 ngày 26-8-1999", ["Chỉ thị 27"]),
            ("Nghị quyết 29 và 30 của tỉnh", ["Nghị quyết 29", "Nghị quyết 30"]),
            ("các nghị quyết 57, 59, 66 và 68", [f"Nghị quyết {n}" for n in (57, 59, 66, 68)]),
            ("Quyết định số 444 giao chỉ tiêu", ["Quyết định 444"]),
            ("Nghị quyết Trung ương 4 khóa XII", ["Nghị quyết Trung ương 4 khoá XII"]),
            ("Nghị quyết Đại hội XIII của Đảng", ["Nghị quyết Đại hội XIII"]),
        ],
    )
    def test_names(self, text: str, names: list[str]) -> None:
        assert list(cited(text)) == names

    @pytest.mark.parametrize(
        "text",
        [
            "kế hoạch 5 năm của tỉnh",
            "Kế hoạch 3 bước đã xong",
            "ra 3 nghị quyết và 12 quyết định",
            "Kết luận 5 vấn đề lớn",
            "quyết định 2 phương án",
            'tinh thần "kế hoạch 1, kiểm tra 20"',
            "theo nghị quyết của tỉnh",
            "Đại học Luật Sơn Bình",
            "kỷ luật 442-QĐ/TU",
            "luật sư Trịnh Văn Mẫu",
        ],
    )
    def test_what_is_no_document(self, text: str) -> None:
        assert cited(text) == ()

    @pytest.mark.parametrize("type_", TYPES)
    def test_every_type_is_found_before_its_number(self, type_: str) -> None:
        # The search leaps to digits behind the last letters of a type: it has to know those of each.
        name = type_.capitalize()
        for before in (f"{name} ", f"{name} số ", f"{name} SỐ ", f"{type_.upper()} "):
            assert cited(f"Căn cứ {before}12/2024/QĐ-UBND của tỉnh") == (f"{name} 12/2024/QĐ-UBND",)

    def test_each_once_in_order(self) -> None:
        text = "Nghị định 73 và Kết luận 14; Nghị định 73 đã đi vào cuộc sống"
        assert cited(text) == ("Nghị định 73", "Kết luận 14")

    def test_a_number_has_one_spelling(self) -> None:
        assert normal_number("98/2023/QH 15") == "98/2023/QH15"
        assert normal_number("7 - NQ / T.Ư") == "07-NQ/TW"


TWO_COUNCILS = "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân"


class TestLaws:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Luật Đất đai (sửa đổi) được thông qua", ["Luật Đất đai (sửa đổi)"]),
            ("Luật đất đai được thông qua", ["Luật Đất đai"]),
            ("Luật Nhà giáo có hiệu lực", ["Luật Nhà giáo"]),
            ("Luật Giáo dục, Luật Giáo dục đại học", ["Luật Giáo dục", "Luật Giáo dục đại học"]),
            ("Luật Bảo vệ môi trường 2020 quy định", ["Luật Bảo vệ môi trường 2020"]),
            ("Bộ luật Hình sự năm 2015", ["Bộ luật Hình sự 2015"]),
            ("Luật khiếu nại, tố cáo", ["Luật Khiếu nại, tố cáo"]),
            ("Luật Phòng chống tham nhũng", ["Luật Phòng, chống tham nhũng"]),
            ("Luật Di sản văn hoá", ["Luật Di sản văn hóa"]),
            ("Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân", [TWO_COUNCILS]),
            ("một số điều của Luật Giá", ["Luật Giá"]),
            ("Luật sửa đổi, bổ sung một số điều của Luật Giá", ["Luật Giá (sửa đổi)"]),
            ("Luật Khuyến đọc được trình Quốc hội", ["Luật Khuyến đọc"]),
            ("Hiến pháp sửa đổi năm 2013", ["Hiến pháp 2013"]),
            ("theo Hiến pháp và pháp luật", ["Hiến pháp"]),
        ],
    )
    def test_names(self, text: str, names: list[str]) -> None:
        assert list(cited(text)) == names


class TestResolve:
    def test_a_short_number_becomes_the_full_one_of_the_same_article(self) -> None:
        paragraphs = [("Nghị quyết 98",), ("Nghị quyết 98/2023/QH15", "Kết luận 98")]
        assert resolve(paragraphs) == [
            ("Nghị quyết 98/2023/QH15",),
            ("Nghị quyết 98/2023/QH15", "Kết luận 98"),
        ]

    def test_an_ambiguous_one_stays(self) -> None:
        paragraphs = [("Nghị quyết 68",), ("Nghị quyết 68-NQ/TW", "Nghị quyết 68/NQ-CP")]
        assert resolve(paragraphs)[0] == ("Nghị quyết 68",)

    def test_leading_zeros_do_not_matter(self) -> None:
        assert resolve([("Chỉ thị 5",), ("Chỉ thị 05-CT/TW",)])[0] == ("Chỉ thị 05-CT/TW",)


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    names = cited(text)
    assert len(set(names)) == len(names)
    assert len(resolve([names])) == 1


@given(st.integers(1, 999), st.sampled_from(["NQ/TW", "CT/TW", "KL/TW"]))
def test_a_normalised_name_is_its_own_name(number: int, suffix: str) -> None:
    (name,) = cited(f"theo Nghị quyết {number}-{suffix} của Bộ Chính trị")
    assert cited(name) == (name,)
