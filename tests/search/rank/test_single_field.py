"""The best paragraphs by the syllables alone are those of the formula, with the loops and without."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from searchlib import kernels
from searchlib.search.rank import posting_windows, single_field
from searchlib.search.rank.posting_windows import lay_out_ahead
from searchlib.search.rank.single_field import OneField, Ranked
from searchlib.store.segment.segment_reader import Segment
from tests.search.archives import archive, article

TEXT = "ma má mà đổi doi số so hội đồng nhân dân ngân sách đất đai giáo dục y tế cầu đường"
WORDS = TEXT.split()


@pytest.fixture(autouse=True)
def _loops() -> Iterator[None]:
    yield
    kernels.enable(False)


def by_the_formula(segment: Segment, numbers: list[int], kind: str, wanted: int) -> Ranked:
    live = [doc for doc in range(segment.count) if segment.live is None or segment.live[doc]]
    texts = {doc: segment.tokens_of(doc).tolist() for doc in live}
    mean = sum(map(len, texts.values())) / len(texts)
    dfs = segment.syllable_dfs()
    idfs = [float(np.log1p((len(live) - dfs[n] + 0.5) / (dfs[n] + 0.5))) for n in numbers]
    found = []
    for doc, text in texts.items():
        norm = 1.2 * (0.25 + 0.75 * len(text) / mean)
        times = [text.count(number) for number in numbers]
        if kind == "run":
            size = len(numbers)
            runs = sum(text[at : at + size] == numbers for at in range(len(text)))
            score = sum(idfs) * runs / (runs + norm)
            matches = runs > 0
        else:
            score = sum(idf * tf / (tf + norm) for idf, tf in zip(idfs, times, strict=True))
            matches = all(times) if kind == "all" else any(times)
        if matches:
            found.append((doc, score))
    return sorted(found, key=lambda one: (-round(one[1], 9), one[0]))[:wanted]


def asked(field: OneField, numbers: list[int], kind: str, wanted: int) -> Ranked:
    if kind == "run":
        return field.run(numbers, wanted)
    return field.words(numbers, kind == "all", wanted)


def assert_as_the_formula(segment: Segment, numbers: list[int], kind: str, wanted: int = 5) -> None:
    wished = by_the_formula(segment, numbers, kind, wanted)
    for on in (False, True) if kernels.wait() else (False,):
        kernels.enable(on)
        found = asked(OneField(segment), numbers, kind, wanted)
        assert [score for _, score in found] == pytest.approx([score for _, score in wished], rel=1e-9)
        assert sorted(doc for doc, _ in found) == sorted(doc for doc, _ in wished)


def segment_of(seed: int, size: int, dead: bool = False) -> Segment:
    chance = random.Random(seed)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    texts = [" ".join(chance.choices(WORDS, weights, k=chance.randint(1, 30))) for _ in range(size)]
    articles = [article(str(number), *texts[number : number + 5]) for number in range(0, size, 5)]
    return archive(articles, dead=[(0, 1)] if dead else []).segments[0]


@pytest.fixture(scope="module", params=[False, True], ids=["", "some deleted"])
def segment(request: pytest.FixtureRequest) -> Segment:
    return segment_of(1, 700, request.param)


@pytest.mark.parametrize("kind", ["any", "all", "run"])
@pytest.mark.parametrize("ahead", [False, True])
def test_words_and_runs(segment: Segment, kind: str, ahead: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(kind)
    segment._derived.clear()
    for long, dense in ((2, 4), (8, 1), (1, 1 << 20)):
        monkeypatch.setattr(posting_windows, "_LONG", long)
        monkeypatch.setattr(posting_windows, "_DENSE", dense)
        if ahead and kernels.wait():
            kernels.enable(True)
            segment._derived.pop(posting_windows.Windows, None)
            lay_out_ahead([segment])
        for _ in range(8):
            text = segment.tokens_of(chance.randrange(segment.count)).tolist()
            at = chance.randrange(len(text))
            numbers = text[at : at + chance.randint(1, 4)]
            assert_as_the_formula(segment, numbers if kind == "run" else list(dict.fromkeys(numbers)), kind)


@given(seed=st.integers(0, 10**6), size=st.integers(1, 200), wanted=st.integers(1, 12))
@settings(max_examples=25, deadline=None)
def test_random_texts(seed: int, size: int, wanted: int) -> None:
    chance = random.Random(seed)
    small = segment_of(seed, size)
    count = len(small.syllable_dfs())
    for kind in ("any", "all", "run"):
        numbers = chance.sample(range(count), min(count, chance.randint(1, 4)))
        assert_as_the_formula(small, numbers, kind, wanted)


def test_what_finds_no_room_is_scored_whole(segment: Segment, monkeypatch: pytest.MonkeyPatch) -> None:
    segment._derived.clear()
    monkeypatch.setattr(posting_windows, "_SPARE", 8)
    monkeypatch.setattr(single_field, "_ROOM", 8)
    for kind in ("any", "all", "run"):
        assert_as_the_formula(segment, [0, 1], kind)
    segment._derived.clear()


def test_a_word_that_fills_a_paragraph_is_scored_whole() -> None:
    small = archive([article("a", "ma " * 300, "má mà", "ma má ma má"), article("b", "ma má")]).segments[0]
    for kind in ("any", "all", "run"):
        assert_as_the_formula(small, [0, 1], kind)


def test_a_run_that_no_paragraph_holds() -> None:
    small = archive([article("a", "ma má", "má mà ma")]).segments[0]
    for numbers in ([0, 0], [0, 1, 0], [1, 1, 1]):
        assert_as_the_formula(small, numbers, "run")
