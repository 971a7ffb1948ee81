"""The query language, read as a specification."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from searchlib.errors import QueryError
from searchlib.search.language.lexer import is_plain, signs
from searchlib.search.language.parser import MAX_DEPTH, _Parser, parse
from searchlib.search.language.tree import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    is_positive,
    leaves,
)
from searchlib.search.limits import Limits

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a", A),
        ("a b", Group((A, B))),
        ('"a b"', Phrase(("a", "b"))),
        ('"a"', Phrase(("a",))),
        ('"a b"~5', Near(("a", "b"), 5)),
        ("tham*", Prefix("tham")),
        ("tham*,", Prefix("tham")),
        ("thamm~", Fuzzy("thamm")),
        ("+a b -c", Group((B,), (A,), (C,))),
        ("+a", Group(must=(A,))),
        ("-a", Group(must_not=(A,))),
        ("NOT a", Group(must_not=(A,))),
        ("NOT NOT a", A),
        ("NOT -a", A),
        ("a NOT b", Group((A,), (), (B,))),
        ("a AND b", And((A, B))),
        ("a AND b AND c", And((A, B, C))),
        ("a OR b", Or((A, B))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a AND -b", And((A, Not(B)))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("a b OR c", Group((A, Or((B, C))))),
        ("NOT a AND b OR c", Or((And((Not(A), B)), C))),
        ("(a OR b) AND c", And((Or((A, B)), C))),
        ("(a b) c", Group((Group((A, B)), C))),
        ("-(a b)", Group(must_not=(Group((A, B)),))),
        ("((a))", A),
        ("a(b)c", Group((A, B, C))),
        ('a"b"c', Group((A, Phrase(("b",)), C))),
        ("a-b", Group((A, B))),
        ("a - b", Group((A, B))),
        ("a + b", Group((A, B))),
        ("a , b ... & c", Group((A, B, C))),
        ("and or not", Group((Word("and"), Word("or"), Word("not")))),
        ("4:51", Group((Word("4"), Word("51")))),
        ("a: b", Group((A, B))),
        ("kết luận:", Group((Word("kết"), Word("luận")))),
        ("", Group()),
        ("...", Group()),
        ("a\0b", Group((A, B))),
        ("\ud800", Group()),
    ],
)
def test_a_query_becomes_a_tree(query, tree):
    assert parse(query) == tree


@given(
    st.lists(st.sampled_from(["a", "AND", "and.OR", "TP.HCM", "...", "_", "\u0301", "4:", "-"]), max_size=5)
)
def test_words_alone_are_read_as_in_the_plain_syntax(parts):
    query = " ".join(parts)
    assume(is_plain(query))
    signs_of_it = list(signs(query))
    assert all(sign.kind == "text" and not sign.prefix + sign.suffix for sign in signs_of_it)
    assert parse(query) == _Parser(query, Limits()).parse() == parse(query, "plain")


@pytest.mark.parametrize("query", ["TP.HCM", "TPHCM", "tp hcm", "TP HCM"])
def test_a_written_word_of_two_syllables_is_two_words(query):
    assert parse(query) == Group((Word("tp"), Word("hcm")))


def test_beside_an_operator_a_written_word_of_two_syllables_is_one_run():
    run = Phrase(("tp", "hcm"), quoted=False)
    assert parse("TP.HCM AND a") == And((run, A))
    assert parse("-TP.HCM a") == Group((A,), (), (run,))
    assert parse("+TP.HCM a") == Group((A,), (run,))


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ('speaker:"Nguyễn Văn Nên"', Field("speaker", ("nguyễn", "văn", "nên"))),
        ("người:Nên", Field("speaker", ("nên",))),
        ("nguoi:nen", Field("speaker", ("nen",))),
        ("ngu\u031bo\u031b\u0300i:Ne\u0302n", Field("speaker", ("nên",))),
        ('mục:"Chuyển đổi số"', Field("section", ("chuyển", "đổi", "số"))),
        ("section:giải", Field("section", ("giải",))),
        ("kind:Heading", Field("kind", ("heading",))),
        ("loại:body", Field("kind", ("body",))),
        ("nguồn:VnExpress", Field("source", ("vnexpress",))),
        ('văn_bản:"Nghị quyết 98"', Field("document", ("nghị", "quyết", "98"))),
        ('văn_bản:"nghi quyet so 98"', Field("document", ("nghi", "quyet", "98"))),
        ('văn_bản:"NQ 71-NQ/TƯ"', Field("document", ("nghị", "quyết", "71", "nq", "tw"))),
        ('văn_bản:"Thông tư số 26"', Field("document", ("thông", "tư", "26"))),
        ('document:"Nghị quyết 98"', Field("document", ("nghị", "quyết", "98"))),
        ("date:2024", DateRange(20240101, 20241231)),
        ("ngày:2024-02", DateRange(20240201, 20240229)),
        ("date:2024-01-30", DateRange(20240130, 20240130)),
        ("date:2023..2024", DateRange(20230101, 20241231)),
        ("date:..2024", DateRange(0, 20241231)),
        ("date:2024..", DateRange(20240101, 99999999)),
        ("DATE:2024..2024-03-01", DateRange(20240101, 20240301)),
    ],
)
def test_a_field_is_a_clause(query, clause):
    assert parse(query) == clause
    assert parse(f"-{query}") == Group(must_not=(clause,))


@pytest.mark.parametrize(
    ("query", "column", "words"),
    [
        ('a "b', 3, "not closed"),
        ("a (b", 3, "not closed"),
        ("a b)", 4, "closes nothing"),
        ("a ()", 3, "no word"),
        ('a ""', 3, "no word"),
        ('a "..."', 3, "no word"),
        ("*", 1, "needs the beginning"),
        ("a *", 3, "needs the beginning"),
        ("~", 1, "needs a word"),
        ("a ~", 3, "needs a word"),
        ("*a", 1, "end of a word"),
        ("a*b", 2, "end of a word"),
        ("a**", 2, "end of a word"),
        ("a~2", 2, "end of a word"),
        ('"a b"~', 6, "number"),
        ('"a b"~x', 6, "number"),
        ('"a b"~99999999999', 1, "apart"),
        ("AND", 1, "word before"),
        ("a AND", 3, "word after"),
        ("a OR", 3, "word after"),
        ("NOT", 1, "word after"),
        ("OR a", 1, "word before"),
        ("a AND OR b", 7, "follows AND"),
        ("(a AND) b", 7, "AND needs a word"),
        ("colour:red", 1, "speaker (người), role (chức_vụ), section (mục)"),
        ("a http://b", 3, "unknown field"),
        ('speaker:"', 9, "not closed"),
        ('speaker:"..."', 10, "no word"),
        ("speaker:(a b)", 9, "run in quotes"),
        ("kind:poem", 6, "title, lead, heading"),
        ("date:2024-13", 6, "calendar"),
        ("date:2023-02-29", 6, "calendar"),
        ("date:0000", 6, "calendar"),
        ("date:..", 6, "at least one date"),
        ("date:2024..2023", 6, "before it begins"),
        ("date:yesterday", 6, "not a date"),
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_column(query, column, words):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.column == column
    assert words in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_columns_count_characters_of_the_query_as_typed():
    with pytest.raises(QueryError) as caught:
        parse("chuye\u0302\u0309n *")
    assert caught.value.column == 10


def test_brackets_nest_to_a_bound():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == A
    for depth in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(QueryError, match="nested"):
            parse("(" * depth + "a" + ")" * depth)
    assert is_positive(parse("NOT " * 100_000 + "a"))


def test_ten_thousand_words():
    assert len(list(leaves(parse("chuyển đổi " * 5_000)))) == 10_000
    assert len(list(leaves(parse(" AND ".join(["số"] * 10_000))))) == 10_000
    assert len(parse('"' + "số " * 10_000 + '"').syllables) == 10_000


def test_only_so_many_patterns():
    with pytest.raises(QueryError, match="at most"):
        parse("a* " * 1000)


def test_plain_text_is_words():
    assert parse('+a "b AND (c*', "plain") == Group((A, B, Word("and"), C))
    assert parse("người:Nên", "plain") == Group((Word("người"), Word("nên")))


PIECES = st.sampled_from(
    [
        "a",
        "b*",
        "c~",
        '"',
        '"a b"',
        "~3",
        "+",
        "-",
        "(",
        ")",
        " ",
        "AND",
        "OR",
        "NOT",
        "người:",
        "date:2024",
        ".",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_text_is_a_tree_or_a_query_error(text):
    parse(text, "plain")
    column = 1
    try:
        parse(text)
    except QueryError as error:
        column = error.column
    assert 1 <= column <= max(1, len(text))


@given(
    st.lists(
        st.sampled_from(["chuyển", "đổi", "số", "TP.HCM", "30-1", "và", ",", "kỷ-luật"]), min_size=1
    ).map(" ".join)
)
def test_words_are_the_same_in_both_languages(text):
    assert parse(text) == parse(text, "plain")
