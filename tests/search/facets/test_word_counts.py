"""Words counted over the arrays equal words counted text by text."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib.search.facets.word_counts import count_words
from searchlib.search.facets.word_layout import keys_of
from searchlib.search.facets.word_neighbours import word_neighbours
from searchlib.search.facets.word_spread import word_spread
from searchlib.search.pipeline import select
from searchlib.search.request import Request
from searchlib.text.analysis import analyze
from tests.search.archives import Archive, archive, article

SENTENCES = (
    "Chuyển đổi số phải bắt đầu từ dữ liệu.",
    "Dữ liệu dùng chung, dữ liệu mở và dữ liệu của dân.",
    "Hội nghị bàn về nước sạch ở vùng cao.",
    "Bà con cần nước sạch, cần dữ liệu đất đai.",
    "Ủy ban nhân dân xã Mường Khao họp ngày 5-3.",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
parts = st.lists(
    st.lists(st.lists(paragraphs, min_size=1, max_size=4), min_size=1, max_size=3), min_size=1, max_size=2
)
QUERIES = (
    "dữ liệu",
    '"dữ liệu"',
    "nước",
    '"nước sạch"~3',
    "xã",
    "du lieu",
    "không có",
    "dữ liệu nước sạch",
    "nuoc sach du lieu",
)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Words of a text with the range of their syllables."""
    found = analyze(text)
    heads = [at for at, fresh in enumerate(found.word_starts) if fresh]
    ends = [*heads[1:], len(found.tokens)]
    return [(" ".join(t.text for t in found.tokens[a:b]), a, b) for a, b in zip(heads, ends, strict=True)]


def built(parts: list[list[list[str]]]) -> tuple[Archive, dict[str, list[str]]]:
    whole = [[article(f"{s}-{n}", *own) for n, own in enumerate(part)] for s, part in enumerate(parts)]
    return archive(*whole, dead=[(0, 0)]), {
        f"{s}-{n}": paragraphs
        for s, part in enumerate(parts)
        for n, paragraphs in enumerate(part)
        if (s, n) != (0, 0)
    }


@settings(max_examples=25)
@given(parts)
def test_counts_and_spread_equal_counting_by_hand(parts: list[list[list[str]]]) -> None:
    whole, living = built(parts)
    docs = [found.docs for found in select(whole, Request()).matches]
    occurrences, paragraphs, where = Counter[str](), Counter[str](), defaultdict(Counter)
    sizes = Counter[str]()
    for id, own in living.items():
        for text in own:
            words = [word for word, _, _ in words_of(text)]
            occurrences.update(words)
            paragraphs.update(set(words))
            sizes[id] += len(words)
            for word in words:
                where[word][id] += 1
    for whole_archive in (False, True, True):
        found = count_words(whole.segments, docs, whole=whole_archive)
        assert found.occurrences == occurrences.total()
        assert {word: one.occurrences for word, one in found.words.items()} == occurrences
        assert {word: one.paragraphs for word, one in found.words.items()} == paragraphs
        in_articles = {word: len(found) for word, found in where.items()}
        assert {word: one.articles for word, one in found.words.items()} == in_articles
    asked = count_words(whole.segments, docs, among=["dữ liệu", "không có"], least=2).words
    assert asked.keys() == ({"dữ liệu"} if occurrences["dữ liệu"] >= 2 else set())
    spread = word_spread(whole.segments, docs, ["dữ liệu", "không có"])
    assert sorted(spread["dữ liệu"]) == sorted((n, sizes[id]) for id, n in where["dữ liệu"].items())
    assert spread["không có"] == []


@settings(max_examples=40)
@given(parts, st.sampled_from(QUERIES), st.integers(1, 6))
def test_neighbours_equal_looking_around_each_occurrence(
    parts: list[list[list[str]]], query: str, window: int
) -> None:
    whole, living = built(parts)
    chosen = select(whole, Request(query))
    docs = [found.docs for found in chosen.matches]
    found = word_neighbours(whole.segments, docs, chosen.marker, window)
    occurrences, together = 0, Counter[str]()
    for paragraphs in living.values():
        for text in paragraphs:
            spans = chosen.spans(text)
            tokens = analyze(text).tokens
            marked = [any(a <= token.start and token.end <= b for a, b in spans) for token in tokens]
            occurrences += sum(now and not (at and marked[at - 1]) for at, now in enumerate(marked))
            words = words_of(text)
            inside = [any(marked[a:b]) for _, a, b in words]
            runs: list[list[int]] = []
            for at, now in enumerate(marked):
                if now and (not at or not marked[at - 1]):
                    runs.append([at, at])
                elif now:
                    runs[-1][1] = at
            near: set[int] = set()
            for first, last in runs:
                held = [n for n, (_, a, b) in enumerate(words) if a <= last and b > first]
                near.update(range(held[0] - window, held[0]))
                near.update(range(held[-1] + 1, held[-1] + 1 + window))
            together.update(words[n][0] for n in near if 0 <= n < len(words) and not inside[n])
    assert (found.occurrences, found.together) == (occurrences, together)
    assert found.words == together.total()


def test_a_word_has_one_number_in_every_segment() -> None:
    assert len(set(keys_of(["dữ liệu", "dữ", "liệu", "liệu dữ"]).tolist())) == 4
    assert keys_of([]).tolist() == []
