"""Arrays against the definition: the same paragraphs, the same order, the same scores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.search.language.parser import parse
from searchlib.search.language.tree import is_positive
from searchlib.search.match.vocabulary_lookup import vocabulary_of
from searchlib.search.pipeline import Request, search
from searchlib.search.rewrite.readings import read
from searchlib.search.rewrite.synonyms import with_synonyms

from tests.search.archives import archive, article, of_texts
from tests.search.reference import Reference, edits

WORDS = ["ma", "má", "mà", "mâ", "đổi", "doi", "đôi", "số", "so", "hđnd", "hội", "đồng", "nhân", "dân", "30"]
words = st.sampled_from(WORDS)
texts = st.lists(words, min_size=1, max_size=9).map(" ".join)
parts = st.lists(
    st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=4), min_size=1, max_size=2
)


def _run(draw_words: list[str]) -> str:
    return '"' + " ".join(draw_words) + '"'


terms = st.one_of(
    words,
    words,
    st.lists(words, min_size=1, max_size=4).map(_run),
    st.tuples(st.lists(words, min_size=1, max_size=3).map(_run), st.integers(0, 3)).map(
        "{0[0]}~{0[1]}".format
    ),
    st.sampled_from(["m*", "d*", "ma*", "mo~", "số~", "đồi~"]),
)


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["", "", "", "+", "-"])
    return st.one_of(
        st.lists(st.tuples(signs, inner).map("".join), min_size=1, max_size=4).map(
            lambda x: f"({' '.join(x)})"
        ),
        st.lists(inner, min_size=2, max_size=3).map(lambda x: f"({' AND '.join(x)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda x: f"({' OR '.join(x)})"),
        st.tuples(inner, inner).map("({0[0]} AND NOT {0[1]})".format),
        st.tuples(inner, inner).map("({0[0]} OR NOT {0[1]})".format),
    )


queries = st.one_of(
    st.lists(words, min_size=1, max_size=5).map(" ".join),
    st.recursive(terms, _combined, max_leaves=6),
)


@pytest.fixture(scope="module", params=["numpy", "compiled"])
def loops(request: pytest.FixtureRequest) -> Iterator[str]:
    """With NumPy alone, and with the compiled loops."""
    if request.param == "compiled" and not kernels.wait():
        pytest.skip("numba is not installed")
    kernels.enable(request.param == "compiled")
    yield request.param
    kernels.enable(False)


@settings(max_examples=150)
@given(
    parts,
    queries,
    st.sampled_from(["any", "all"]),
    st.sampled_from(["paragraph", "article"]),
    st.booleans(),
    st.booleans(),
)
def test_search_is_what_its_definition_says(loops, groups, query, match, by, with_dead, question):
    articles = [
        [article(f"{i}.{j}", *paragraphs) for j, paragraphs in enumerate(group)]
        for i, group in enumerate(groups)
    ]
    dead = [(0, 0)] if with_dead else []
    small = archive(*articles, dead=dead)
    query = f"{query} ?" if question else query
    typed = parse(query)
    if not is_positive(typed):
        return
    reference = Reference(articles, dead, read(typed, small.segments))
    tree = with_synonyms(typed, small.segments)
    expected = reference.search(tree, match, by, question)

    found = search(small, Request(query, match=match, by=by, limit=1000, explain=True))
    if found.applied is not None:
        assert not expected
        return
    assert found.total == len(expected)
    assert [(hit.segment, hit.paragraph) for hit in found.hits] == [place for place, _ in expected]
    for hit, (_, score) in zip(found.hits, expected, strict=True):
        assert hit.score == pytest.approx(score, rel=1e-6, abs=1e-8)
        assert sum(part[3] for part in hit.parts) == pytest.approx(hit.score, rel=1e-6, abs=1e-8)

    holding = [
        p
        for p in reference.paragraphs
        if reference.holds(tree, p[3], match) and reference.all_words(tree, p[3])
    ]
    places = {p[:2] for p in holding} if by == "paragraph" else {p[2] for p in holding}
    assert found.total_all_words == len(places)

    page = search(small, Request(query, match=match, by=by, limit=2, offset=1))
    assert [hit.paragraph for hit in page.hits] == [hit.paragraph for hit in found.hits[1:3]]


@given(
    st.lists(st.text("aăâbcdđ", min_size=1, max_size=6), min_size=1, max_size=12),
    st.text("aăâbcdđ", min_size=1, max_size=6),
    st.integers(1, 2),
)
def test_edits_are_those_of_the_alignment(vocabulary, typed, distance):
    from searchlib.text.spelling import canonical, fold, has_marks

    segment = of_texts(" ".join(vocabulary)).segments[0]
    typed = canonical(typed)
    table = segment.table("syllables")
    numbers, away = vocabulary_of(segment).edits(typed, distance)
    found = {table[n]: d for n, d in zip(numbers.tolist(), away.tolist(), strict=True)}
    bare = not has_marks(typed)
    distances = {word: edits(typed, fold(word) if bare else word) for word in table.all()}
    assert found == {word: d for word, d in distances.items() if d <= distance}
