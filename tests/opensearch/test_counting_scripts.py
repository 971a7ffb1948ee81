"""What a cluster counts in the text: windows, and numbers that are not cut."""

from __future__ import annotations

import pytest
from searchlib import Index

from tests.opensearch.equality import _results, difference


@pytest.mark.parametrize(("query", "total"), [('"25"', 2), ('"25.000"', 1), ('"25 000"', 1), ('"cho 25"', 0)])
def test_a_number_in_quotes_is_whole(both: tuple[Index, Index], query: str, total: int) -> None:
    remote, local = both
    articles = [f"in-lai-{number}" for number in (0, 3, 4)]
    assert remote.search(query, article=articles).total == total
    assert difference("", _results(remote.search(query)), _results(local.search(query))) is None


@pytest.mark.parametrize(
    "query", ['"xã 25"', '"25 thon"', '"cho 25.000 nguoi"', '"nước dân"~9', '"nuoc dan"~9', "25"]
)
def test_runs_and_windows_count_as_in_a_folder(both: tuple[Index, Index], query: str) -> None:
    remote, local = both
    for by in ("paragraph", "article"):
        expected = _results(local.search(query, by=by))
        assert difference("", _results(remote.search(query, by=by)), expected) is None
