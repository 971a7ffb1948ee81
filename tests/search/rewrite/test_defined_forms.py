"""Abbreviations that the archive's own articles define, in queries."""

from __future__ import annotations

import pytest
from searchlib.search.language.parser import parse
from searchlib.search.language.tree import Node, Synonym, walk
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.synonyms import with_synonyms
from tests.search.archives import Archive, archive, article, of_texts

IOC = "Vân Giang mở Trung tâm Điều hành thông minh (gọi tắt là IOC)."
KDC = "Xã xin làm khu dân cư (KDC) Bến Lụa."
HERE = of_texts(IOC, KDC, "IOC đã chạy thử.", "Xã có hai khu dân cư mới.", "KDC Ba Gò xong.", "Xã họp.")


def found(small: Archive, query: str, **options) -> set[int]:
    return {hit.paragraph for hit in search(small, Request(query, limit=50, **options)).hits}


def others(small: Archive, query: str) -> list[tuple[str, list[str]]]:
    """Runs of a query and their other forms."""

    def typed(node: Node) -> str:
        if isinstance(node, Synonym):
            return " ".join(map(typed, node.nodes))
        return node.syllable if hasattr(node, "syllable") else " ".join(node.syllables)

    return [
        (typed(node), [" ".join(run.syllables) for run in node.alternatives])
        for node, _ in walk(with_synonyms(parse(query), small.segments))
        if isinstance(node, Synonym)
    ]


def test_both_ways() -> None:
    assert found(HERE, "KDC") == {1, 3, 4}
    assert found(HERE, "khu dân cư") == {1, 3, 4}
    assert found(HERE, "IOC") == {0, 2}
    assert found(HERE, "trung tâm điều hành thông minh", match="all") == {0, 2}


@pytest.mark.parametrize("query", ["kdc", "KDC", "khu dân cư", "khu dan cu", "Khu Dân Cư"])
def test_case_and_marks_do_not_matter(query: str) -> None:
    assert {1, 3, 4} <= found(HERE, query)


def test_in_quotes_only_what_is_typed_matches() -> None:
    assert found(HERE, '"khu dân cư"') == {1, 3}
    assert found(HERE, '"KDC"') == {1, 4}


def test_the_typed_form_comes_first() -> None:
    small = of_texts(KDC, "Xã lập KDC mới.", "Xã lập khu dân cư mới.", *["Cư dân trong khu họp."] * 9)
    for query, typed, other in (("khu dân cư", 2, 1), ("KDC", 1, 2)):
        order = [hit.paragraph for hit in search(small, Request(query, limit=20)).hits]
        assert order.index(typed) < order.index(other)


def test_the_explanation_tells_of_expansions() -> None:
    hit = search(HERE, Request("khu dân cư", explain=True, limit=9)).hits[-1]
    assert ("expansion", "kdc") in [(level, term) for level, term, *_ in hit.parts]


def test_highlights() -> None:
    text = "KDC Ba Gò xong."
    assert search(HERE, Request("khu dân cư")).spans(text) == ((0, 3),)


def test_a_clear_abbreviation_needs_one_article_and_a_short_one_two() -> None:
    one = of_texts("Xã có khách sạn (KS) mới.", "KS đông.")
    assert found(one, "khách sạn") == {0}
    two = of_texts("Xã có khách sạn (KS) mới.", "KS đông.", "Hai khách sạn (KS).")
    assert found(two, "khách sạn") == {0, 1, 2}


def test_of_several_meanings_the_one_of_most_articles_counts() -> None:
    rare = ["Xã có tổ nghề phụ (TNP)."]
    common = ["Thuế nông phẩm (TNP) giảm."] * 2
    assert others(of_texts(*rare, *rare, *common), "TNP") == [("tnp", ["thuế nông phẩm", "tổ nghề phụ"])]
    assert others(of_texts(*rare, *common), "TNP") == [("tnp", ["thuế nông phẩm"])]
    assert others(of_texts(*rare, *common), "tổ nghề phụ") == []
    assert others(of_texts(*rare, *common[:1]), "TNP") == []


def test_an_article_counts_once() -> None:
    text = "Xã có khách sạn (KS) mới."
    assert others(archive([article("a", text, text)]), "KS") == []


def test_counts_add_up_over_segments_and_the_dead_do_not_count() -> None:
    one, two = [article("a", "Khách sạn (KS) mới.")], [article("b", "Khách sạn (KS).")]
    assert others(archive(one, two), "khách sạn") == [("khách sạn", ["ks"])]
    assert others(archive(one, two, dead=[(0, 0)]), "khách sạn") == []


def test_what_the_table_knows_comes_from_the_table() -> None:
    small = of_texts("Ủy ban nhà đất (UBND) họp.", "Ủy ban nhà đất (UBND) lại họp.")
    assert others(small, "UBND") == [("ubnd", ["ủy ban nhân dân"])]


def test_a_defined_run_may_hold_runs_of_the_table() -> None:
    small = of_texts("Công an thành phố Hồ Chí Minh (CATPHCM) báo tin.", "TP.HCM họp.", "CATPHCM họp.")
    assert others(small, "công an thành phố hồ chí minh xã") == [
        ("công an thành phố hồ chí minh", ["catphcm"]),
        ("công an", ["ca"]),
        ("thành phố hồ chí minh", ["tp hcm"]),
    ]
    assert found(small, "công an thành phố hồ chí minh", match="all") == {0, 2}
    assert found(small, "thành phố hồ chí minh", match="all") == {0, 1}


def test_a_run_that_crosses_one_of_the_table_is_left_out() -> None:
    small = of_texts("Đảng bộ chính phủ số (ĐBCPS).", "Phủ số hóa nhà trường (PSHNT).")
    assert others(small, "chính phủ số hóa nhà trường") == [("chính phủ", ["cp"])]


def test_an_abbreviation_that_is_defined_is_not_misspelt() -> None:
    assert search(of_texts(KDC, *["kdx họp"] * 50), Request("khu dân cư KDC")).suggestion is None
