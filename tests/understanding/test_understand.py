"""Structure, speech, date and documents put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from searchlib.sources.raw_article import Block, RawArticle
from searchlib.understanding.phrase_tables import match, trie
from searchlib.understanding.understand import understand

TEXTS = (
    "Ngày 12/3, Tỉnh ủy Sơn Bình tổ chức hội nghị triển khai Nghị quyết số 18-NQ/TW về sắp xếp bộ máy.",
    "Bố trí cán bộ dôi dư",
    "Phát biểu tại hội nghị, Bí thư Tỉnh ủy Trịnh Văn Mẫu cho rằng việc thực hiện Nghị quyết 18 và Kết luận "
    "21 phải bắt đầu từ cơ sở, không để việc của người dân bị gián đoạn trong thời gian chuyển giao.",
    "Mai Khôi",
)


def raw(*texts: str, date: str | None = None, published: str | None = "2024-03-12") -> RawArticle:
    blocks = tuple(Block(text) for text in texts)
    return RawArticle("a", "a.txt", None, "Sơn Bình họp", None, date, published, "Báo Mẫu", None, (), blocks)


def test_an_article_is_understood() -> None:
    article = understand(raw(*TEXTS))
    assert article.date == "2024-03-12"
    assert article.date_basis == "Ngày 12/3 + published 2024"
    assert article.documents == ("Nghị quyết 18-NQ/TW", "Kết luận 21")
    assert [paragraph.kind for paragraph in article.paragraphs] == ["lead", "heading", "body", "byline"]
    assert [paragraph.position for paragraph in article.paragraphs] == [0, 1, 2, 3]
    assert article.paragraphs[2].section == "Bố trí cán bộ dôi dư"
    assert article.paragraphs[2].documents == ("Nghị quyết 18-NQ/TW", "Kết luận 21")
    assert [speaker.name for speaker in article.paragraphs[2].speakers] == ["Trịnh Văn Mẫu"]
    assert [person.name for person in article.people] == ["Trịnh Văn Mẫu"]


def test_the_date_of_the_record_is_authoritative() -> None:
    article = understand(raw(*TEXTS, date="2023-XX-XX"))
    assert (article.date, article.date_basis) == ("2023-XX-XX", "record")


def test_metadata_is_kept() -> None:
    article = understand(raw(*TEXTS, published=None))
    assert (article.id, article.path, article.title, article.source) == (
        "a",
        "a.txt",
        "Sơn Bình họp",
        "Báo Mẫu",
    )
    assert article.date == "XXXX-03-12"


@given(st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=8))
def test_any_text_is_understood(texts: list[str]) -> None:
    article = understand(raw(*texts))
    assert [paragraph.text for paragraph in article.paragraphs] == texts


def test_nothing_stands_behind_the_end_of_a_text() -> None:
    table = trie([("cho", "biết")])
    assert [match(table, ["ông", "cho", "biết"], at) for at in range(5)] == [0, 2, 0, 0, 0]


TELLING = """
    khi việc ông bà Ông Trịnh Văn Mẫu Bí thư Tỉnh ủy đại biểu Quốc hội bác sĩ của và với cho rằng nói cho biết
    theo được bị đề nghị yêu cầu hỏi trả lời không sẽ một các này ấy đó : , . ; ? ! - – ( ) " “ ” …
    ngày 12/3 sáng nay hôm qua năm 2024 Nghị quyết số 18-NQ/TW TP. HCM PV: Ảnh: “Tôi
"""
WORDS = st.sampled_from(TELLING.split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6))
def test_words_of_the_rules_in_any_order_are_understood(texts: list[str]) -> None:
    """Where a rule looks one word further, the text may have ended."""
    article = understand(raw(*texts))
    assert [paragraph.text for paragraph in article.paragraphs] == texts
