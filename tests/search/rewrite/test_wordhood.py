"""Words of one syllable: told by how the archive joins syllables, and ranked as words."""

from __future__ import annotations

import pytest
from searchlib.search.language.parser import parse
from searchlib.search.match.terms import Resolver
from searchlib.search.match.word_shares import share_of_own
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.questions import asking
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.wordhood import own_words
from tests.search.archives import of_texts

TEXTS = (
    "Ngân hàng mở thêm chi nhánh ở huyện miền núi.",
    "Chi nhánh của ngân hàng phục vụ nông dân vay vốn.",
    "Nông dân chăm từng nhánh lúa trên ruộng của mình.",
)


def _own(query: str) -> set[str]:
    archive = of_texts(*TEXTS)
    tree = parse(query, "plain")
    resolver = Resolver(archive.segments, read(tree, archive.segments))
    starts = own_words(tree, resolver)
    return {query[start:].split()[0] for start in starts}


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ("chi nhánh của ngân hàng", {"của"}),
        ("nhánh lúa của nông dân", {"nhánh", "lúa", "của"}),
        ("ruộng", set()),
    ],
)
def test_a_syllable_is_a_word_where_the_archive_joins_it_to_no_neighbour(query: str, own: set[str]) -> None:
    assert _own(query) == own


def test_shares_are_of_occurrences() -> None:
    archive = of_texts(*TEXTS)
    tree = parse("nhánh", "plain")
    resolver = Resolver(archive.segments, read(tree, archive.segments))
    assert share_of_own("nhánh", resolver.known) == pytest.approx(1 / 3)
    assert share_of_own("của", resolver.known) == 1
    assert share_of_own("vắng", resolver.known) == 0


@pytest.mark.parametrize("query", ["cắt nhánh", "cat nhanh"])
def test_what_holds_the_syllable_as_a_word_comes_first(query: str) -> None:
    found = search(of_texts(*TEXTS), Request(query, explain=True))
    assert found.hits[0].paragraph == 2
    assert any(part[0] in ("word", "meant word") and part[1] == "nhánh" for part in found.hits[0].parts or ())


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("chi nhánh là gì", {"gì"}),
        ("có bao nhiêu chi nhánh", {"bao", "nhiêu"}),
        ("thế giới được mở thế nào", {"thế", "nào"}),
        ("mở chi nhánh", set()),
    ],
)
def test_words_that_ask_are_found(query: str, asked: set[str]) -> None:
    archive = of_texts(*TEXTS)
    tree = parse(query, "plain")
    starts = asking(tree, read(tree, archive.segments))
    assert {query[start:].split()[0] for start in starts} == asked
    assert 0 not in starts


def test_words_that_ask_weigh_a_share_but_can_be_sought_alone() -> None:
    archive = of_texts("Cán bộ hỏi dân cần gì.", "Chi nhánh mở ở huyện, gì cũng có.", "Chi nhánh đóng cửa.")
    weights = {}
    for query in ("gì nhánh", "nhánh"):
        found = search(archive, Request(query, explain=True, limit=10))
        weights[query] = {part[1]: part[2] for hit in found.hits for part in hit.parts or ()}
    assert weights["gì nhánh"]["gì"] < 0.5 * weights["gì nhánh"]["nhánh"]
    assert search(archive, Request("gì")).total == 2
