"""Copies among the matches, counted by short lists, are those of looking at every match."""

from __future__ import annotations

import numpy as np
import pytest
from searchlib.search.match.copies import copies_of
from searchlib.search.pipeline import select
from searchlib.search.request import Request
from tests.search.archives import archive, article

SAID = "Trưởng bản Mường Khao nói dữ liệu đất đai phải có chủ và được dùng chung trong cả huyện vùng cao"
TEXTS = (
    SAID,
    f"{SAID} và UBND tỉnh Lam Hạ",
    f"Theo đó {SAID.lower()}",
    f"{SAID.replace('dữ liệu', 'số liệu')} như ủy ban nhân dân đã hứa",
    "Dữ liệu đất đai của ba xã nằm trong ngăn kéo.",
    "UBND xã họp về đất.",
)
QUERIES = (
    *("dữ liệu", "dữ liệu đất", "du lieu dat dai", '"dữ liệu"', '"số liệu" ủy', "+dữ +số", "ubnd đất"),
    *("ubnd huyện dữ liệu", "dữ AND NOT số", "tham* dữ", 'người:"A" dữ liệu', "zzqq dữ", "zzqq"),
)


@pytest.mark.parametrize("match", ["any", "all"])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("filters", [{}, {"kind": "body"}, {"article": ["a0", "b1"]}], ids=str)
def test_they_are_those_among_all_matches(query: str, match: str, filters: dict) -> None:
    parts = [[article(f"{part}{number}", text) for number, text in enumerate(TEXTS)] for part in "ab"]
    whole = archive(*parts)
    copies = copies_of(whole.segments)
    for _ in range(2):  # the second time from lists that were kept
        matches = select(whole, Request.parse(query, match=match, **filters)).matches
        found = copies.matching(matches)
        groups = []
        for number, one in enumerate(matches):
            held = [doc for doc in one.docs.tolist() if copies.groups[number][doc] >= 0]
            assert found.copied[number].docs[found.numbers[number]].tolist() == held
            groups += [int(copies.groups[number][doc]) for doc in held]
        assert found.repeated == len(groups) - len(set(groups))
        every = [
            int(copies.groups[number][doc])
            for number, one in enumerate(matches)
            for doc in np.intersect1d(one.all_words, one.docs).tolist()
            if copies.groups[number][doc] >= 0
        ]
        assert found.repeated_whole == len(every) - len(set(every))
        docs = [one.docs for one in matches]
        again = copies.among(docs, [np.intersect1d(one.all_words, one.docs) for one in matches])
        assert (again.repeated, again.repeated_whole) == (found.repeated, found.repeated_whole)
