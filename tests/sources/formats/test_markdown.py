"""Markdown without its marks, a paragraph a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.formats.markdown import markdown_blocks, plain
from searchlib.sources.raw_article import Block


def texts(text: str) -> list[str]:
    return [block.text for block in markdown_blocks(text)]


def test_headings_of_both_kinds() -> None:
    assert list(
        markdown_blocks("# Chuyển đổi số #\nMột.\nKỷ luật\n---\nHai.\n\n---\n###\nĐất đai\n====\n#hashtag")
    ) == [
        Block("Chuyển đổi số", heading=True),
        Block("Một."),
        Block("Kỷ luật", heading=True),
        Block("Hai."),
        Block("Đất đai", heading=True),
        Block("#hashtag"),
    ]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**Ông Nam** nói *rất* rõ, __thật__ _rõ_, ***quá***.", "Ông Nam nói rất rõ, thật rõ, quá."),
        ("2 * 3 = 6 và ten_file_dai", "2 * 3 = 6 và ten_file_dai"),
        ("**dở dang", "**dở dang"),
        ("~~bỏ~~ giữ ~ nguyên", "bỏ giữ ~ nguyên"),
        ('Theo [Nghị quyết 98](https://x.example/a_(b) "tên") và [này][1].', "Theo Nghị quyết 98 và này."),
        ("![Đại biểu tại hội nghị](a.jpg)", "Đại biểu tại hội nghị"),
        ("[![Ảnh](a.jpg)](b)", "Ảnh"),
        ("[sic] để nguyên", "[sic] để nguyên"),
        ("Gõ `a * b` và ``c ` d``, ` thôi", "Gõ a * b và c ` d, ` thôi"),
        (r"\*không nghiêng\* \[1\]", "*không nghiêng* [1]"),
        ("A &amp; B<br> <b>đậm</b> 3 < 5 <https://x.example>", "A & B đậm 3 < 5 https://x.example"),
    ],
)
def test_marks_inside_a_line(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_marks_at_the_start_of_a_line() -> None:
    assert texts("> Trích\n>> sâu\n* một\n+ [x] hai\n1. ba\n- Thưa ông?\n***\n[1]: https://x.example\n") == [
        "Trích",
        "sâu",
        "một",
        "hai",
        "1. ba",
        "- Thưa ông?",
    ]


def test_code_and_comments() -> None:
    assert texts("```python\n# không là đề mục\n**x**\n```\nHết <!-- ẩn\nẩn -->rồi") == [
        "# không là đề mục",
        "**x**",
        "Hết rồi",
    ]


@given(st.text("*_[]()`~\\#>-+=!<&; a\n\"'", max_size=80))
def test_anything_is_read_and_nothing_is_invented(text: str) -> None:
    for block in markdown_blocks(text):
        assert block.text
        assert "\n" not in block.text


@pytest.mark.parametrize(
    "unit", ["*a_ [", "[", "](", "`a``", "<a ", "[a](b", "**a ", "!", "<!--", "> ", "\\", "*"]
)
def test_long_lines_of_marks(unit: str) -> None:
    assert list(markdown_blocks(unit * 50_000 + "x"))
