"""Which queries only paragraphs can match, and which ask for one of some words alone."""

from __future__ import annotations

import pytest
from searchlib import Index
from searchlib.opensearch.matching import is_choice, needs_words
from searchlib.opensearch.request_clauses import Clause
from searchlib.search.language.parser import parse


@pytest.mark.parametrize(
    ("query", "match", "needs", "choice"),
    [
        ("nước sạch", "any", True, True),
        ("nước sạch", "all", True, False),
        ('nước OR "trạm bơm"', "any", True, True),
        ("nước AND sạch", "any", True, False),
        ("nước -sạch", "any", True, False),
        ("kind:title", "any", False, False),
        ("kind:title nước", "any", True, False),
        ("kind:title nước", "all", True, False),
        ("+kind:title nước", "any", False, False),
        ("+nước kind:title", "any", True, False),
        ("nước OR kind:title", "any", False, False),
        ("nước AND kind:title", "any", True, False),
        ("NOT nước", "any", False, False),
    ],
)
def test_what_a_query_needs(query: str, match: str, needs: bool, choice: bool) -> None:
    tree = parse(query)
    assert (needs_words(tree, match), is_choice(tree, match)) == (needs, choice)


@pytest.mark.parametrize("match", ["any", "all"])
@pytest.mark.parametrize(
    "query",
    [
        "kind:title nước",
        "+kind:title nước",
        "nước OR kind:title",
        "nước AND kind:title",
        "kind:title",
        "nước -kind:title",
    ],
)
def test_no_article_is_counted_among_paragraphs(both: tuple[Index, Index], query: str, match: str) -> None:
    remote, local = (index.search(query, match=match) for index in both)
    assert (remote.total, remote.total_all_words) == (local.total, local.total_all_words)


def test_many_forms_match_and_some_are_scored() -> None:
    forms = tuple(f"t{number}" for number in range(600))
    clause = Clause("terms", "", forms, most=200)
    assert clause.match("x") == {"terms": {"x": list(forms)}}
    scored = clause.query("x")["bool"]["should"]
    assert len(scored) == 201  # the others in one clause, which scores nothing
    assert scored[-1]["constant_score"]["filter"] == clause.match("x")
