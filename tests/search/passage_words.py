"""Words counted passage by passage: the reference of what engines answer, slow and plain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise

from searchlib.frequencies import Neighbours, WordCount, WordCounts
from searchlib.results import Passage
from searchlib.text.analysis import analyze

Word = tuple[str, int, int]
"""The canonical syllables of a word with spaces between, and its offsets in the text."""


def words_of(text: str) -> list[Word]:
    """The words of a text as pyvi cuts them."""
    found = analyze(text)
    heads = [at for at, fresh in enumerate(found.word_starts) if fresh]
    return [
        (" ".join(token.text for token in found.tokens[a:b]), found.tokens[a].start, found.tokens[b - 1].end)
        for a, b in pairwise([*heads, len(found.tokens)])
    ]


def count_words(
    passages: Iterable[Passage], *, among: Collection[str] | None = None, least: int = 1
) -> WordCounts:
    """What `Engine.words` answers of these passages."""
    occurrences, paragraphs = Counter[str](), Counter[str]()
    where: defaultdict[str, set[str]] = defaultdict(set)
    articles: set[str] = set()
    count = 0
    for count, passage in enumerate(passages, start=1):  # noqa: B007 - how many there were
        words = [word for word, _, _ in words_of(passage.paragraph.text)]
        occurrences.update(words)
        paragraphs.update(set(words))
        articles.add(passage.article.id)
        for word in words:
            where[word].add(passage.article.id)
    chosen = occurrences.keys() if among is None else [word for word in among if word in occurrences]
    return WordCounts(
        occurrences=occurrences.total(),
        paragraphs=count,
        articles=len(articles),
        words={
            word: WordCount(occurrences[word], paragraphs[word], len(where[word]))
            for word in chosen
            if occurrences[word] >= least
        },
    )


def word_spread(passages: Iterable[Passage], words: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """What `Engine.spread` answers of these passages."""
    sizes = Counter[str]()
    held: dict[str, Counter[str]] = {word: Counter() for word in words}
    for passage in passages:
        for word, _, _ in words_of(passage.paragraph.text):
            sizes[passage.article.id] += 1
            if word in held:
                held[word][passage.article.id] += 1
    return {word: [(number, sizes[id]) for id, number in own.items()] for word, own in held.items()}


def word_neighbours(passages: Iterable[Passage], window: int, least: int = 1) -> Neighbours:
    """What `Engine.neighbours` answers of these passages."""
    occurrences = 0
    together = Counter[str]()
    for passage in passages:
        count, beside = _beside(passage, window)
        occurrences += count
        together.update(beside)
    kept = {word: number for word, number in together.items() if number >= least}
    return Neighbours(occurrences, together.total(), kept)


def _beside(passage: Passage, window: int) -> tuple[int, list[str]]:
    """How many occurrences a passage has, and the words beside them."""
    text = passage.paragraph.text
    tokens = analyze(text).tokens
    marked = [
        any(start <= token.start and token.end <= end for start, end in passage.highlights)
        for token in tokens
    ]
    runs: list[list[int]] = []
    for at, now in enumerate(marked):
        if now and at and marked[at - 1]:
            runs[-1][1] = tokens[at].end
        elif now:
            runs.append([tokens[at].start, tokens[at].end])
    words = words_of(text)
    near: set[int] = set()
    inside: set[int] = set()
    for start, end in runs:
        held = [number for number, (_, a, b) in enumerate(words) if a < end and b > start]
        inside.update(held)
        near.update(range(held[0] - window, held[-1] + window + 1))
    places = sorted(near - inside)
    return len(runs), [words[at][0] for at in places if 0 <= at < len(words)]
