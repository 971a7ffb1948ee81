"""The lines between two `---` at the beginning of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.formats.front_matter import split_front_matter
from searchlib.sources.raw_article import REMARK


def test_fields_and_the_text_after_them() -> None:
    fields, text = split_front_matter(
        '---\r\ntitle: "Họp: bàn \\"mở\\" chợ"\r\nPublished: 2024-01-30\r\nsource:Báo Vân Giang\r\n'
        "url: https://bao.example/a?b=1\r\nauthor: [Lê Hoa, 'Trần Nam']\r\n# ghi chú\r\n"
        "---\r\n\r\nSáng nay.\r\n"
    )
    assert fields == {
        "title": 'Họp: bàn "mở" chợ',
        "published": "2024-01-30",
        "source": "Báo Vân Giang",
        "url": "https://bao.example/a?b=1",
        "author": ["Lê Hoa", "Trần Nam"],
    }
    assert text.strip() == "Sáng nay."


def test_a_list_in_lines() -> None:
    fields, _ = split_front_matter("---\nauthor:\n  - Lê Hoa\n  - 'Trần Nam'\ntitle: ''\n---\nx")
    assert fields == {"author": ["Lê Hoa", "Trần Nam"], "title": ""}


def test_one_that_is_never_closed_is_text_and_told() -> None:
    text = "---\ntitle: không có dòng cuối\nSáng nay."
    fields, rest = split_front_matter(text)
    assert rest == text
    assert "not closed" in str(fields[REMARK])


def test_what_is_no_front_matter_is_text() -> None:
    for text in (
        "---\nÔng nói: đúng.\n---\nSáng nay.",
        "----\ntitle: a\n----\nx",
        "\n---\ntitle: a\n---\nx",
        "--- title: a\n---\nx",
        "---\n" + "a: b\n" * 1000 + "---\n",
        "---",
    ):
        assert split_front_matter(text) == ({}, text)


def test_an_empty_one_is_taken_off() -> None:
    assert split_front_matter("---\n---\nx") == ({}, "x")


@given(st.text("-:\n \"'[],ab", max_size=60))
def test_the_text_is_always_an_end_of_what_came_in(text: str) -> None:
    assert text.endswith(split_front_matter("---\n" + text)[1]) or not split_front_matter("---\n" + text)[0]
