"""Highlights: exact offsets of what matched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.search.highlight import highlights
from searchlib.search.pipeline import Request, search
from searchlib.text.tokens import tokenize
from tests.search.archives import of_texts


def marked(query: str, text: str) -> list[str]:
    found = search(of_texts(text, "chuyển đổi nghề"), Request(query))
    return [text[start:end] for start, end in found.spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("chuyển đổi số", "Việc chuyển đổi số, số hóa.", ["chuyển đổi số"]),
        ("chuyển đổi số", "Số hóa là đổi mới.", ["Số"]),
        ("chuyen doi so", "Việc Chuyển Đổi  Số", ["Chuyển Đổi  Số"]),
        ("kỉ luật", "KỶ LUẬT đảng", ["KỶ LUẬT"]),
        ('"chuyển đổi"', "chuyển sang chuyển đổi", ["chuyển đổi"]),
        ('"số số"', "số số số", ["số số số"]),
        ('"chuyển số"~1', "số chuyển đổi số, xa xa số", ["số chuyển", "số"]),
        ("chuy*", "chuyển chuyên chua", ["chuyển chuyên"]),
        ("chuyểm~", "chuyển đi", ["chuyển"]),
        ("TP.HCM", "Ở TP.HCM và TPHCM", ["TP.HCM", "TPHCM"]),
        ("TP.HCM", "Tp.HCM và Tp. HCM", ["Tp.HCM", "Tp", "HCM"]),
        ("HĐND", "hội đồng nhân dân, HĐND, nhân dân", ["hội đồng nhân dân", "HĐND"]),
        ("đổi -số", "đổi mới", ["đổi"]),
        ("đổi NOT số", "đổi mới", ["đổi"]),
        ("đổi date:..2024", "đổi 2024", ["đổi"]),
        ("(chuyển AND đổi) OR số", "chuyển số", ["chuyển số"]),
        ("30", "30-1 và 130", ["30"]),
    ],
)
def test_what_is_marked(query, text, expected):
    assert marked(query, text) == expected


NEWS = (
    *("Xã chống tham nhũng", "chống tham nhũng ở xã", "những tham vọng", "những xã", "những đảng viên"),
    *("kỷ luật đảng viên", "pháp luật", "phóng viên", "kỷ luật của xã", "làm và có"),
)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        # of what was typed without marks the reading that was meant, others only where it does not stand
        ("chong tham nhung", "những xã chống tham nhũng", ["chống tham nhũng"]),
        ("chong tham nhung", "những tham vọng", ["tham"]),
        ("chong tham nhung", "những xã", ["những"]),
        # a syllable of a longer word alone only where no run of the query stands
        ("kỷ luật đảng viên", "kỷ luật của xã, pháp luật, phóng viên", ["kỷ luật"]),
        ("kỷ luật đảng viên", "phóng viên, pháp luật", ["viên", "luật"]),
        # words that only ask are the last
        ("xã làm gì", "gì cũng có ở xã", ["xã"]),
        ("xã làm gì", "gì cũng có", ["gì"]),
    ],
)
def test_what_was_meant_is_marked(query, text, expected):
    found = search(of_texts(text, *NEWS), Request(query))
    assert [text[start:end] for start, end in found.spans(text)] == expected


REFORM = (
    *("Xã có cơ chế đặc thù", "cơ chế đặc thù", "cải cách tư pháp", "ngành tư pháp xã", "trung ương họp"),
    *("đặc biệt", "một cơ chế", "cải cách"),
)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        # a part of a longer word beside a run is no part of it
        ("cơ chế đặc thù", "cơ chế đặc thù và cơ chế đặc biệt", ["cơ chế đặc thù", "cơ chế"]),
        ("co che dac thu", "hưởng cơ chế đặc biệt", ["cơ chế"]),
        ("cơ chế đặc thù", "chế đặc", ["chế đặc"]),
        # what a part of a longer word may abbreviate was not meant
        ("cải cách tư pháp", "cải cách tư pháp trung ương", ["cải cách tư pháp"]),
        ("cai cach tu phap", "cải cách tư pháp trung ương", ["cải cách tư pháp"]),
        ("cải cách tư pháp", "họp ở trung ương", ["trung ương"]),
        ("TƯ họp", "trung ương họp", ["trung ương họp"]),
    ],
)
def test_parts_of_longer_words_are_not_marked_for_themselves(query, text, expected):
    found = search(of_texts(text, *REFORM), Request(query))
    assert [text[start:end] for start, end in found.spans(text)] == expected


def test_offsets_count_characters_of_the_text_as_it_is():
    text = "\U0001f600 kỷ luật"
    assert search(of_texts(text), Request("ky luat")).spans(text) == ((2, 9),)


WORDS = st.sampled_from(["má", "ma", "đổi", "doi", "TPHCM", "hội", "đồng", "nhân", "dân", "HĐND"])
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([",", ".", "\n", "\t", "-"])), min_size=1, max_size=14).map(
    " ".join
)


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.booleans())
def test_spans_are_sorted_disjoint_and_hold_whole_words(text, query, quoted):
    found = search(of_texts(text), Request(f'"{query}"' if quoted else query))
    spans = found.spans(text)
    tokens = tokenize(text)
    edges = {token.start for token in tokens}, {token.end for token in tokens}
    for start, end in spans:
        assert start in edges[0]
        assert end in edges[1]
    for (_, end), (start, _) in pairwise(spans):
        assert end < start
        assert text[end:start].strip()
    assert bool(spans) == bool(found.total)


@given(TEXTS, WORDS)
def test_every_word_of_a_span_is_one_that_was_asked_for(text, query):
    found = search(of_texts(text, query), Request(query))
    forms = {token.text for token in tokenize(query)}
    loose = not any(sign in query for sign in "áđổộồâĐ")
    for start, end in found.spans(text):
        for token in tokenize(text[start:end]):
            assert loose or token.text in forms or query == "HĐND"


def test_a_run_longer_than_the_text_is_marked_nowhere() -> None:
    found = search(of_texts("Thôn Đông họp về đê điều và ngân sách"), Request('"thôn đông họp về đê"'))
    assert found.spans("thôn đông") == found.spans("") == ()
    assert found.spans("Thôn Đông họp về đê") == ((0, 19),)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Công văn 71-QX/YZ nêu", "71-QX/YZ", ["71-QX/YZ"]),
        ("Ở TP.HCM, dân bàn", "TP.HCM", ["TP.HCM"]),
        ("Chiều 17/9 họp", "17/9", ["17/9"]),
        ("Phí 25.000 đồng", "25.000 đồng", ["25.000 đồng"]),
        ("Nước sạch-Nước ngọt", "sạch nước", ["Nước sạch", "Nước"]),
        ("dân.Nước", "dân nước", ["dân", "Nước"]),
    ],
)
def test_marks_do_not_break_inside_numbers(text: str, query: str, marked: list[str]) -> None:
    found = search(of_texts(text), Request(query))
    assert [text[start:end] for start, end in found.spans(text)] == marked


def test_a_word_beside_a_run_is_marked_though_it_stands_in_another_run() -> None:
    found = search(of_texts("Giá xăng dầu tăng", "Tăng xăng", "Gió"), Request("giá xăng dầu tăng"))
    text = "Giá xăng dầu tăng, giá xăng tăng; tăng"
    assert [text[start:end] for start, end in found.spans(text)] == ["Giá xăng dầu tăng", "giá xăng tăng"]


def test_a_word_of_nearly_every_paragraph_is_marked_alone_only_where_nothing_better_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = of_texts(*["Cho xã"] * 30, "Quà tặng trẻ", "Trẻ em xã")
    query = Request("quà cho trẻ")
    text = "Bà cho biết: quà xã, trẻ"
    assert [text[start:end] for start, end in search(archive, query).spans(text)] == ["cho", "quà", "trẻ"]
    monkeypatch.setattr(highlights, "_LARGE", 0)
    found = search(archive, query)
    assert [text[start:end] for start, end in found.spans(text)] == ["quà", "trẻ"]
    assert found.spans("Bà cho biết") == ((3, 6),)
