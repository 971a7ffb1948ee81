"""What the speed benchmark indexes and asks: paragraphs as syllables, and queries drawn from them."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
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

    def line(self, paragraph: int) -> str:
        """A paragraph as syllables joined by spaces, for engines that cut at spaces."""
        return " ".join([self.words[number] for number in self.numbers(paragraph)])

    def first(self, paragraphs: int) -> Corpus:
        """A corpus of the first paragraphs of this one; numbers of syllables stay."""
        start = self.start[: paragraphs + 1]
        return make_corpus(self.words, self.tokens[: start[-1]], start)


@dataclass(frozen=True, slots=True)
class Query:
    """Query tokens and how they are meant: `all`, `any` or `phrase`."""

    kind: str
    words: tuple[str, ...]


def paragraphs_of(file: Path) -> Iterator[str]:
    """The paragraphs of a .jsonl or .jsonl.gz file: the lines of the member `text` of each record."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line)["text"].split("\n"):
                if paragraph.strip():
                    yield paragraph


def read_corpus(file: Path, most: int) -> Corpus:
    """The first paragraphs of a file, in searchlib's canonical syllables."""
    return corpus_of(islice(paragraphs_of(file), most))


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

    A rare word stands in at most a thousandth of the paragraphs, a frequent one in at least a fiftieth.
    """
    dice = random.Random(seed)
    rare, frequent = max(10, len(corpus) // 1000), len(corpus) // 50
    classes: dict[str, Callable[[list[int]], list[int] | None]] = {
        "rare word": partial(_word, dice, lambda number: corpus.df[number] <= rare),
        "frequent word": partial(_word, dice, lambda number: corpus.df[number] >= frequent),
        "AND of 2": partial(_words, dice, 2),
        "OR of 4": partial(_words, dice, 4),
        "OR of 8": partial(_words, dice, 8),
        "phrase": partial(_phrase, dice),
    }
    kinds = {"AND of 2": "all", "phrase": "phrase"}
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


def _words(dice: random.Random, count: int, numbers: list[int]) -> list[int] | None:
    distinct = list(dict.fromkeys(numbers))
    return dice.sample(distinct, count) if len(distinct) >= count else None


def _phrase(dice: random.Random, numbers: list[int]) -> list[int] | None:
    size = dice.choice((2, 3))
    at = dice.randrange(max(1, len(numbers) - size + 1))
    return numbers[at : at + size] if len(numbers) >= size else None
