"""What the speed benchmark indexes and asks: paragraphs as syllables, and queries drawn from them."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

SEED = 20


@dataclass(frozen=True, slots=True)
class Corpus:
    """Paragraphs as numbered syllables; the number of a paragraph is its id.

    Attributes:
        words: the syllables by number, in the order in which the text first has them.
        tokens: numbers of the syllables of all paragraphs, one after another (u4).
        start: where each paragraph begins in `tokens` (i8, one more than there are paragraphs).
        df: in how many paragraphs each syllable stands.
    """

    words: list[str]
    tokens: npt.NDArray[np.uint32]
    start: npt.NDArray[np.int64]
    df: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start) - 1

    def numbers(self, paragraph: int) -> list[int]:
        """The syllable numbers of a paragraph."""
        return self.tokens[self.start[paragraph] : self.start[paragraph + 1]].tolist()


@dataclass(frozen=True, slots=True)
class Query:
    """Query tokens and how they are meant: `all`, `any` or `phrase`."""

    kind: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The query in searchlib's language."""
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return " ".join(f"+{word}" for word in self.words) if self.kind == "all" else " ".join(self.words)


def paragraphs_of(file: Path) -> Iterator[str]:
    """The paragraphs of a .jsonl or .jsonl.gz file: the lines of the member `text` of each record."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line)["text"].split("\n"):
                if paragraph.strip():
                    yield paragraph


def corpus_of(paragraphs: Iterable[str]) -> Corpus:
    """Paragraphs in searchlib's canonical syllables."""
    from searchlib.text.tokens import tokenize

    numbers: dict[str, int] = {}
    chunks: list[npt.NDArray[np.uint32]] = []
    start = [0]
    for paragraph in paragraphs:
        tokens = [numbers.setdefault(sys.intern(token.text), len(numbers)) for token in tokenize(paragraph)]
        chunks.append(np.array(tokens, np.uint32))
        start.append(start[-1] + len(tokens))
    return make_corpus(list(numbers), np.concatenate(chunks), np.array(start))


def make_corpus(words: list[str], tokens: npt.NDArray[np.uint32], start: npt.NDArray[np.int64]) -> Corpus:
    """Counts in how many paragraphs each syllable stands."""
    paragraph = np.repeat(np.arange(len(start) - 1), np.diff(start))
    pairs = np.unique(tokens.astype(np.int64) * len(start) + paragraph)
    return Corpus(words, tokens, start, np.bincount(pairs // len(start), minlength=len(words)))


def draw(corpus: Corpus, queries: int, seed: int = SEED) -> dict[str, list[Query]]:
    """Queries of each class: words of one paragraph each, drawn as often as the text has them.

    A rare word stands in at most a thousandth of the paragraphs (or ten, or as few as
    any), a frequent one in at least a fiftieth. Words
    consist of letters.
    """
    dice = random.Random(seed)
    word = [text.isalpha() for text in corpus.words]
    least = min(df for df, is_word in zip(corpus.df.tolist(), word, strict=True) if is_word)
    rare, frequent = max(10, len(corpus) // 1000, least), len(corpus) // 50
    classes: dict[str, Callable[[list[int]], list[int] | None]] = {
        "rare word": partial(_word, dice, lambda number: word[number] and corpus.df[number] <= rare),
        "frequent word": partial(_word, dice, lambda number: word[number] and corpus.df[number] >= frequent),
        "AND of 2": partial(_words, dice, word, 2),
        "run of 4 words": partial(_run, dice, word, 4),
        "OR of 4": partial(_words, dice, word, 4),
        "OR of 8": partial(_words, dice, word, 8),
        "phrase of 3": partial(_run, dice, word, 3),
    }
    kinds = {"AND of 2": "all", "phrase of 3": "phrase"}
    drawn: dict[str, list[Query]] = {name: [] for name in classes}
    for name, choose in classes.items():
        while len(drawn[name]) < queries:
            chosen = choose(corpus.numbers(dice.randrange(len(corpus))))
            if chosen:
                words = tuple(corpus.words[number] for number in chosen)
                drawn[name].append(Query(kinds.get(name, "any"), words))
    return drawn


def _word(dice: random.Random, wanted: Callable[[int], bool], numbers: list[int]) -> list[int] | None:
    chosen = [number for number in numbers if wanted(number)]
    return [dice.choice(chosen)] if chosen else None


def _words(dice: random.Random, word: list[bool], count: int, numbers: list[int]) -> list[int] | None:
    distinct = [number for number in dict.fromkeys(numbers) if word[number]]
    return dice.sample(distinct, count) if len(distinct) >= count else None


def _run(dice: random.Random, word: list[bool], size: int, numbers: list[int]) -> list[int] | None:
    at = dice.randrange(max(1, len(numbers) - size + 1))
    run = numbers[at : at + size]
    return run if len(run) == size and all(word[number] for number in run) else None
