"""Every spelling of a query is the same query: the same hits, in the same order, with the same scores."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.search.pipeline import Request, search
from searchlib.understanding import parse_articles

from tests.benchmarks.forms import SPELLINGS
from tests.search.archives import Archive, archive

CORPUS = Path(__file__).parents[2] / "corpus"


@cache
def corpus() -> Archive:
    return archive(list(parse_articles(CORPUS)))


@cache
def runs() -> list[str]:
    """Runs of up to six words of the corpus."""
    found = []
    part = corpus().segments[0]
    for number in range(part.article_count):
        for paragraph in part.article(number).searchable():
            words = paragraph.text.split()
            found += [" ".join(words[at : at + 1 + at % 6]) for at in range(0, len(words), 5)]
    return found


FORMS = [
    *SPELLINGS.values(),
    str.lower,
    str.title,
    lambda text: "\u00a0" + text.replace(" ", " \u3000") + ". ",
]


@settings(max_examples=100)
@given(st.data(), st.sampled_from(FORMS), st.sampled_from(["paragraph", "article"]))
def test_forms_of_the_same_query(data, form, by):
    query = data.draw(st.sampled_from(runs()))
    one = search(corpus(), Request(query, by=by, syntax="plain"))
    other = search(corpus(), Request(form(query), by=by, syntax="plain"))
    assert (one.total, one.total_all_words, one.hits) == (other.total, other.total_all_words, other.hits)


@pytest.mark.parametrize(
    "forms",
    [
        ("TP.HCM", "TPHCM", "TP HCM", "Tp. HCM", "tp-hcm"),
        ("ngày 30-1", "ngày 30/1", "NGÀY 30.1"),
        ("kỷ luật", "kỉ luật", "Kỷ Luật"),
        ("đại hội", "đaị hội", "Ðại hội", "đạị hội"),
        ("lượng", "lựơng", "luợng"),
    ],
)
def test_forms_by_hand(forms):
    found = {
        (hits.total, hits.hits)
        for hits in (search(corpus(), Request(form, syntax="plain")) for form in forms)
    }
    assert len(found) == 1
