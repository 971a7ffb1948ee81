"""Near duplicates on a cluster are those of a folder."""

from __future__ import annotations

import pytest
from searchlib import Index
from searchlib.errors import OptionError

from tests.opensearch.equality import _results, difference


def test_a_search_counts_copies_once(both: tuple[Index, Index]) -> None:
    remote, local = both
    found = remote.search("trạm nước sạch", collapse=True, match="all")
    assert found.total == 1
    assert sorted(copy.id for copy in found[0].copies or ()) == ["in-lai-1", "in-lai-2"]
    for query in ("trạm nước sạch", "xã", "cử tri đề nghị", "nuoc sach"):
        for options in ({}, {"limit": 3, "offset": 2}, {"sort": "date"}, {"limit": 0}, {"context": 1}):
            asked = {"collapse": True, **options}
            expected = _results(local.search(query, **asked))
            assert difference("", _results(remote.search(query, **asked)), expected) is None, (query, asked)
        counts = [dict(one.search(query, collapse=True).counts("kind")) for one in both]
        assert counts[0] == counts[1]


def test_facets_and_trends_count_copies_once(both: tuple[Index, Index]) -> None:
    remote, local = both
    for by in ("kind", "speaker", "article"):
        expected = local.facets("nước", by=by, collapse=True).as_dict()
        assert remote.facets("nước", by=by, collapse=True).as_dict() == expected
    assert remote.trend("nước", collapse=True).as_dict() == local.trend("nước", collapse=True).as_dict()


def test_copies_are_paragraphs(both: tuple[Index, Index]) -> None:
    for index in both:
        with pytest.raises(OptionError, match="copies are paragraphs"):
            index.search("nước", collapse=True, by="article")
