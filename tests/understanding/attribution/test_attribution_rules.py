"""Words are given to people in one place, and it is known by which rule. All of it is invented."""

from __future__ import annotations

import pytest
from searchlib import explain_article
from searchlib.understanding.attribution.attribution_rules import Rule

REASONS = [
    ("Ông Tô Bá Lễnh cho rằng đập đã cũ và mùa mưa năm nay đến sớm.", [("verb", "Ông Tô Bá Lễnh cho rằng")]),
    ("Theo ông Tô Bá Lễnh, đập đã cũ và mùa mưa năm nay đến sớm.", [("according", "Theo ông Tô Bá Lễnh")]),
    ("Ông Tô Bá Lễnh: Đập đã cũ từ lâu lắm rồi.", [("label", "Ông Tô Bá Lễnh :")]),
    ("Đó là ý kiến của ông Tô Bá Lễnh.", [("noun", "ý kiến của ông Tô Bá Lễnh")]),
    ("Ông Tô Bá Lễnh dự họp.", []),
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_the_rule_and_its_words_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    found = explain_article(f"Chuyện ở Cầu Gáo\n\n{text}\n\nMưa đã tạnh ở Nậm Khoang từ hôm qua.")
    assert [(reason.rule, reason.words) for reason in found] == expected


def test_the_first_rule_stays_the_reason_and_a_quotation_makes_it_direct() -> None:
    text = "Ông Tô Bá Lễnh cho rằng đập đã cũ. “Tôi lo lắm, mùa mưa sắp đến rồi”, ông Lễnh nói."
    (reason,) = explain_article("Chuyện ở Cầu Gáo\n\n" + text)
    assert (reason.rule, reason.mode, reason.cue) == ("verb", "direct", "explicit")
    assert reason.words == "Ông Tô Bá Lễnh cho rằng"


def test_rules_have_names_and_say_what_they_read() -> None:
    assert len({rule.label for rule in Rule}) == len(Rule)
    assert all(rule.reads and rule.label == rule.name.lower().replace("_", "-") for rule in Rule)


def test_reasons_agree_with_what_is_understood() -> None:
    from searchlib import parse_article

    text = "Chuyện ở Cầu Gáo\n\nÔng Tô Bá Lễnh nói:\n\n- Tôi lo lắm.\n\nVì vậy, cần sửa đập ngay."
    told = [(i, one.name) for i, p in enumerate(parse_article(text).paragraphs) for one in p.speakers]
    assert [(reason.position, reason.name) for reason in explain_article(text)] == told
