"""The words of the pages: the same in both languages, none missing, none for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from searchlib.errors import QueryError
from searchlib.fields import CHOICES, FIELD
from searchlib.model import KINDS, MODES
from searchlib.remarks import ENGLISH, Condition, Remark
from searchlib.search.language.parser import parse
from searchlib.search.limits import Limits
from searchlib.web import interface_texts
from searchlib.web.interface_texts import Wording, choose, texts

WEB = Path(interface_texts.__file__).parent


def test_both_languages_have_the_same_keys_and_values() -> None:
    vi, en = texts("vi"), texts("en")
    assert list(vi) == list(en)
    for key, text in vi.items():
        assert places(text) == places(en[key]), key
        assert text
        assert en[key]


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_line_is_a_text() -> None:
    for language in interface_texts.LANGUAGES:
        lines = (WEB / "texts" / f"{language}.txt").read_text("utf-8").splitlines()
        kept = [line for line in lines if line and not line.startswith("#")]
        assert len(kept) == len(texts(language))


def test_no_text_is_missing_or_unused() -> None:
    sources = "\n".join(
        path.read_text("utf-8")
        for path in [*WEB.rglob("*.py"), *WEB.rglob("*.html")]
        if "tests" not in path.parts
    )
    asked = set(re.findall(r'\bt\("([a-z0-9_.]+)"(?! ~)', sources))
    assert asked <= set(texts("en"))
    built = tuple(re.findall(r'\bt\("([a-z0-9_.]+\.)" ~', sources)) + tuple(
        re.findall(r'\bt\(f"([a-z0-9_.]+\.)\{', sources)
    )
    built += tuple(f"{name}." for name in (*FIELD, *CHOICES))  # of the form of filters
    named = set(re.findall(r'[("\'\s]([a-z_]+(?:\.[a-z0-9_]+)*)[)"\'\s]', sources))
    assert not [
        key for key in texts("en") if key not in asked | named | set(FIELD) and not key.startswith(built)
    ]
    for name in (*(f"kind.{kind}" for kind in KINDS), *(f"mode.{mode}" for mode in MODES)):
        assert name in texts("vi")


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "chosen"),
    [
        ("en", "vi", "vi", "en"),
        ("xx", "en", "vi", "en"),
        (None, None, "en-US,en;q=0.9,vi;q=0.8", "en"),
        (None, None, "fr, vi;q=0.3, en;q=0.2", "vi"),
        (None, None, "", "vi"),
        (None, "<script>", ";;;q=x", "vi"),
    ],
)
def test_the_language_is_chosen(
    asked: str | None, remembered: str | None, accepted: str, chosen: str
) -> None:
    assert choose(asked, remembered, accepted) == chosen


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2024-01-30", "30/01/2024", "30 January 2024"),
        ("XXXX-04-18", "18/04", "18 April"),
        ("2024-05", "05/2024", "05/2024"),
        ("2024", "2024", "2024"),
        (None, "không rõ ngày", "undated"),
    ],
)
def test_dates_are_written_as_they_are_read(iso: str | None, vi: str, en: str) -> None:
    assert (Wording("vi").date(iso), Wording("en").date(iso)) == (vi, en)


def test_numbers_are_written_as_they_are_read() -> None:
    assert (Wording("vi").number(829407), Wording("en").number(1234.5, 1)) == ("829.407", "1,234.5")


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("query, column 3: this bracket is not closed", "Câu hỏi, ký tự thứ 3: ngoặc đơn này chưa đóng"),
        ("since: '2024-02-30' is not in the calendar", "Từ ngày: không có ngày '2024-02-30' trên lịch"),
        (
            "query, column 9: it can hold at most 64 words (budget: words)",
            "Câu hỏi, ký tự thứ 9: nhiều nhất 64 từ trong một câu hỏi",
        ),
        ("something that nobody has translated", "something that nobody has translated"),
    ],
)
def test_problems_are_told_in_vietnamese(message: str, shown: str) -> None:
    assert Wording("vi").problem(message) == shown
    assert Wording("en").problem(message) == message


def test_every_remark_is_worded_in_both_languages() -> None:
    vi = {key: places(text) for key, text in texts("remarks.vi").items()}
    assert vi == {key: places(text) for key, text in ENGLISH.items() if not key.endswith(".advice")}
    conditions = (
        Condition("field", ("trần a", "lê b"), "speaker", 1200),
        Condition("since", ("2024-01-01",), count=3),
        Condition("words"),
    )
    for remark, shown in (
        (Remark("undated", by="paragraph", count=1200), "Đã bỏ ra 1.200 đoạn không rõ ngày"),
        (
            Remark("no_value", "x", "speaker", names=("A", "B")),
            'không có người "x"; trong kho bài có: A, B',
        ),
        (
            Remark("nothing", conditions=conditions),
            'không có gì thỏa mãn tất cả; nếu bỏ người "trần a" hoặc "lê b": 1.200, '
            "nếu bỏ từ ngày 2024-01-01: 3, nếu bỏ các từ: 0",
        ),
    ):
        assert Wording("vi").remark(remark) == shown
        assert Wording("en").remark(remark) == remark.line


def test_translated_problems_have_the_same_values() -> None:
    lines = (WEB / "texts" / "problems.vi.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" = ", 1) for line in lines if line and not line.startswith("#")]
    assert len({english for english, _ in pairs}) == len(pairs)
    for english, vietnamese in pairs:
        assert places(vietnamese) <= places(english), english


@pytest.mark.parametrize("query", ['"a', "(a", "a)", "()", "a AND", "*", "a~9", "date:xx", "kind:xx"])
def test_what_the_query_language_says_is_translated(query: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query, "full", Limits.tight())
    assert Wording("vi").problem(str(error.value)) != str(error.value)
    assert Wording("vi").problem(error.value.reason) != error.value.reason


def test_function_words_are_words() -> None:
    words = interface_texts.function_words()
    assert {"rồi", "chúng tôi", "nhau"} <= words
    assert not any(word != word.strip().lower() or not word for word in words)
