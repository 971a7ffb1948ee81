"""Lists that loops read straight to where the ranking takes them are those that are read in another way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from searchlib import kernels
from searchlib.errors import IndexDamaged
from searchlib.search.match.pair_lists import own_word_list, pair_list, pairs_at_once, syllable_list
from searchlib.search.match.phrases import _runs, run_df
from searchlib.search.match.posting_sets import ALWAYS, Array, Postings
from searchlib.search.rank import laid_lists, posting_windows, window_arrays
from searchlib.search.rank.article_postings import added_up, holders
from searchlib.search.rank.laid_lists import (
    NOTHING,
    LaidSyllable,
    laid_loose_pair,
    laid_own_words,
    laid_pairs,
    laid_run,
    laid_syllable,
)
from searchlib.store.segment.segment_reader import Segment
from tests.search.archives import archive, article

WORDS = ["ma", "má", "mà", "đất", "đai", "sông", "nước", "cầu"]


@pytest.fixture(autouse=True)
def _loops() -> Iterator[None]:
    if not kernels.wait():
        pytest.skip("numba is not installed")
    kernels.enable(True)
    yield
    kernels.enable(False)


@pytest.fixture
def segment(monkeypatch: pytest.MonkeyPatch) -> Segment:
    """Paragraphs of few words, many of which stand in them more than once; no list is too long."""
    monkeypatch.setattr(posting_windows, "_KEPT", 1 << 20)
    chance = random.Random(3)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(1, 14))) for _ in range(500)]
    return archive([article(str(at), *texts[at : at + 5]) for at in range(0, 500, 5)]).segments[0]


def numbers_of(segment: Segment) -> list[int]:
    return [segment.syllable_id(word) for word in WORDS]


def assert_laid(segment: Segment, found: Postings | None, wanted: Postings) -> None:
    """What stands in the arrays is what is read."""
    assert found is not None
    assert (len(found), len(holders(segment, found))) == (len(wanted), len(added_up(segment, wanted)))
    if not len(wanted):
        assert found is NOTHING
        return
    windows = posting_windows.windows_of(segment)
    start, size, row, begin, many = windows.short(found.home) or (0, 0, 0, 0, 0)
    assert (size, row) == (len(wanted), -1)
    assert windows.spare[start : start + size].tolist() == wanted.docs.tolist()
    assert windows.times[start : start + size].tolist() == np.minimum(wanted.tf, 255).tolist()
    articles = added_up(segment, wanted)
    assert windows.held[begin : begin + many].tolist() == articles.docs.tolist()
    wide = articles.tf.astype(np.int64)
    high = wide >= ALWAYS
    assert (
        windows.sums[begin : begin + many].tolist() == np.where(high, 60_000 + wide // ALWAYS, wide).tolist()
    )
    for one, other in ((found, wanted), (holders(segment, found), articles)):
        assert (one.docs.tolist(), one.tf.tolist()) == (other.docs.tolist(), other.tf.tolist())


def test_syllables_and_words_of_their_own(segment: Segment) -> None:
    for number in numbers_of(segment):
        one = np.array([number])
        found = laid_syllable(segment, one)
        assert_laid(segment, found, syllable_list(segment, one))
        assert_laid(segment, laid_own_words(segment, one), own_word_list(segment, one))
        assert isinstance(found, LaidSyllable)
        docs = syllable_list(segment, one).docs
        assert_laid(segment, found.always(), Postings(docs, np.full(len(docs), ALWAYS, np.uint32)))


def test_what_several_syllables_hold_together(segment: Segment) -> None:
    ma = np.sort(numbers_of(segment)[:3])
    others = np.sort(numbers_of(segment)[3:7])
    for some in (ma, others, ma[:2], np.array([ma[0], others[-1]])):
        assert_laid(segment, laid_syllable(segment, some), syllable_list(segment, some))
    for pair in ((ma, others), (others, ma), (ma[:1], ma), (ma, ma), (others[1:2], others[2:3])):
        assert_laid(segment, laid_loose_pair(segment, *pair), pair_list(segment, *pair, False))
    assert not any(values.any() for values in posting_windows.windows_of(segment).zeros)


def test_pairs(segment: Segment) -> None:
    numbers = [np.array([number]) for number in numbers_of(segment)]
    pairs = [*product(numbers, numbers), (numbers[0], np.zeros(0, np.int64))]
    fast, plain = laid_pairs(segment, pairs), pairs_at_once(segment, pairs)
    assert fast is not None
    for one, other in zip(fast, plain, strict=True):
        assert one is not None
        assert other is not None
        assert one.occurrences == other.occurrences
        for found, wanted in zip(one.lists, other.lists, strict=True):
            assert_laid(segment, found, wanted)


@pytest.mark.parametrize("rows", [False, True])
@pytest.mark.parametrize("length", [2, 3, 4])
def test_runs(segment: Segment, length: int, rows: bool) -> None:
    if rows:  # then the text is read only where the pairs do not tell
        windows = posting_windows.windows_of(segment)
        windows.lay_out_ahead(windows.averages)
        assert windows.kept(("syllables", np.array(numbers_of(segment)[:1]).tobytes()))[1] >= 0
    for run in list(product(numbers_of(segment), repeat=length))[:: 1 if length < 4 else 17]:
        forms = [np.array([number]) for number in run]

        def read(forms: list[Array] = forms) -> Postings:
            return _runs(segment, forms)

        assert_laid(segment, laid_run(segment, np.array(run), read), read())


def test_lists_that_are_forgotten_are_laid_out_again(
    segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_arrays, "_SPARE", 900)
    windows = posting_windows.windows_of(segment)
    found = [laid_syllable(segment, np.array([number])) for number in numbers_of(segment)]
    lists = [one for one in found if one is not None]
    assert windows.short(lists[0].home) is None
    for some in (lists[:2], lists[1:3], lists[:2]):
        placed = windows.place(some, windows.averages, [one.of_articles() for one in some])  # type: ignore[attr-defined]
        assert placed is not None
        for (start, size, _, _, _), one in zip(placed.tolist(), some, strict=True):
            assert windows.spare[start : start + size].tolist() == one.docs.tolist()


def test_a_long_list_gets_a_row_when_it_is_asked_for_again(
    segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = np.sort(numbers_of(segment)[:3])
    found, wanted = laid_syllable(segment, several), syllable_list(segment, several)
    windows = posting_windows.windows_of(segment)
    rows = []
    for kept in (1 << 20, 2, 2, 2):
        monkeypatch.setattr(posting_windows, "_KEPT", kept)
        assert found is not None
        placed = windows.place([found], windows.averages, [holders(segment, found)])
        assert placed is not None
        start, size, row, _, _ = placed[0].tolist()
        assert windows.times[start : start + size].tolist() == wanted.tf.tolist()
        rows.append(row)
    assert rows == [-1, -1, 0, 0]
    assert windows.often[0, holders(segment, wanted).docs].all()


def test_what_cannot_be_laid_out_is_read_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    many = archive([article("a", "ma " * 300, "má mà"), article("b", "ma má mà")])
    one = many.segments[0]
    ma, other, third = (np.array([one.syllable_id(word)]) for word in ("ma", "má", "mà"))
    assert laid_syllable(one, ma) is None  # a frequency is too high
    assert laid_pairs(one, [(ma, ma)]) is None
    assert run_df(one, [int(ma[0])] * 3) == 1
    monkeypatch.setattr(posting_windows, "_KEPT", 0)
    monkeypatch.setattr(laid_lists, "_LONGEST", 0)
    assert laid_syllable(one, other) is None  # it gets a row
    assert laid_pairs(one, [(other, third)]) == [None]
    dead = archive([article("a", "ma má"), article("b", "má")], dead=[(0, 1)]).segments[0]
    assert laid_syllable(dead, np.array([0])) is None
    kernels.enable(False)
    assert laid_syllable(one, other) is None


def test_a_damaged_list_is_told(segment: Segment, monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = segment.syllable_arrays
    assert arrays is not None
    broken = [np.full_like(one, 255) if at == 4 else one for at, one in enumerate(arrays)]
    monkeypatch.setattr(type(segment), "syllable_arrays", tuple(broken))
    monkeypatch.setattr(segment, "name", "s7")
    with pytest.raises(IndexDamaged, match=r"^s7: "):
        laid_syllable(segment, np.array([numbers_of(segment)[0]]))


def test_room_is_used_again_once_much_of_it_is_used(
    segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = posting_windows.windows_of(segment)
    monkeypatch.setattr(posting_windows, "_A_PARAGRAPH", 1)
    numbers = numbers_of(segment)
    laid_syllable(segment, np.array(numbers[:1]))
    windows._short.hold()
    begin = windows._short.end
    windows.ready()
    last = begin + segment.count
    assert not windows.spare[begin:last].any()
    ends = []
    for pair in product(numbers, numbers):
        first, second = (np.array([number]) for number in pair)
        found = laid_pairs(segment, [(first, second)])
        assert found is not None
        assert found[0] is not None
        ends.append(windows._short.end)
        lists = [one for one in found[0].lists if len(one)]
        if lists:
            placed = windows.place(lists, windows.averages, [holders(segment, one) for one in lists])
            assert placed is not None
            for (start, size, *_), one in zip(placed.tolist(), lists, strict=True):
                assert windows.spare[start : start + size].tolist() == one.docs.tolist()
    assert windows._short.times_forgotten > 1
    assert max(ends) < last + 2 * segment.count
    assert_laid(
        segment, laid_syllable(segment, np.array(numbers[:1])), syllable_list(segment, np.array(numbers[:1]))
    )
