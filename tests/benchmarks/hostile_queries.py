"""Queries that a stranger would write to cost time and memory, drawn from what an index holds.

Each has at most 200 characters and is made of frequent words, runs, windows, patterns, fields and brackets.
The same seed gives the same queries for the same index.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from searchlib import Index
from searchlib.text.spelling import fold

MOST_CHARACTERS = 200
_FREQUENT, _RARE = 150, 3000
"""So many of the most frequent syllables, and of rarer ones, are drawn from."""
_SOURCES = ("title", "lead", "body", "heading", "caption", "question")


@dataclass(frozen=True)
class Hostile:
    """A search that costs much.

    Attributes:
        kind: what it is made of.
        query: at most 200 characters.
        options: of `Index.search`.
    """

    kind: str
    query: str
    options: dict[str, Any] = field(default_factory=dict)


class _Words:
    """What an index holds, the most frequent first."""

    def __init__(self, index: Index, chance: random.Random) -> None:
        totals: dict[str, int] = {}
        sample = []
        for segment in index.engine.snapshot.segments:  # type: ignore[attr-defined]
            dfs = segment.syllable_dfs()
            table = segment.table("syllables").all()
            for number in np.argsort(-dfs.astype(np.int64), kind="stable")[: _FREQUENT + _RARE].tolist():
                totals[table[number]] = totals.get(table[number], 0) + int(dfs[number])
            sample.append((segment, table))
        self.all = sorted((one for one in totals if one.isalpha()), key=lambda one: (-totals[one], one))
        self.frequent, self.rarer = self.all[:_FREQUENT], self.all[_FREQUENT:] or self.all
        self.chance = chance
        self._sample = sample

    def one(self) -> str:
        """A frequent word, often one of the very most frequent."""
        return self.frequent[min(int(self.chance.expovariate(1 / 12)), len(self.frequent) - 1)]

    def rare(self, plain: bool = False) -> str:
        """A word that is not frequent."""
        word = self.chance.choice(self.rarer)
        return fold(word) if plain else word

    def run(self, size: int) -> str:
        """Syllables that stand side by side in a paragraph."""
        segment, table = self.chance.choice(self._sample)
        for _ in range(50):
            tokens = segment.tokens_of(self.chance.randrange(segment.count)).tolist()
            if len(tokens) > size:
                at = self.chance.randrange(len(tokens) - size)
                words = [table[number] for number in tokens[at : at + size]]
                if all(word.isalpha() for word in words):
                    return " ".join(words)
        return " ".join(self.one() for _ in range(size))


def hostile_queries(
    index: Index, count: int, seed: int = 1, chosen: Collection[str] | None = None
) -> Iterator[Hostile]:
    """So many searches, kinds in turn: all, or those that are chosen."""
    chance = random.Random(seed)
    words = _Words(index, chance)
    kinds = [(kind, make) for kind, make in KINDS.items() if not chosen or kind in chosen]
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        yield Hostile(kind, make(words, chance), _options(chance))


def _options(chance: random.Random) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if chance.random() < 0.2:
        options["by"] = "article"
    if chance.random() < 0.15:
        options["match"] = "all"
    if chance.random() < 0.15:
        options["sort"] = chance.choice(["date", "-date"])
    if chance.random() < 0.1:
        options["kind"] = chance.choice(_SOURCES)
    if chance.random() < 0.1:
        options["since"] = str(chance.randint(1990, 2030))
    if chance.random() < 0.1:
        options["limit"], options["offset"] = chance.choice([(100, 0), (10, 9_000), (50, 500)])
    if chance.random() < 0.05:
        options["context"] = 2
    return options


def _filled(part: Callable[[], str], chance: random.Random, joint: str = " ") -> str:
    """Parts one after another while they fit; sometimes only a few of them."""
    most = MOST_CHARACTERS if chance.random() < 0.7 else chance.randint(5, MOST_CHARACTERS)
    text = part()
    while True:
        longer = text + joint + part()
        if len(longer) > most:
            return text[:MOST_CHARACTERS]
        text = longer


def _pattern(words: _Words, chance: random.Random) -> str:
    word = chance.choice(words.all)
    if chance.random() < 0.3:
        word = fold(word)
    return word[: chance.choice([1, 1, 1, 2, 2, 3])] + "*"


def _edit(words: _Words, chance: random.Random) -> str:
    word = chance.choice([words.one(), chance.choice(words.all)])
    return (fold(word) if chance.random() < 0.5 else word) + "~"


def _window(words: _Words, chance: random.Random, plain: bool = False) -> str:
    size = chance.choice([2, 2, 2, 3, 4])
    held = " ".join(words.one() for _ in range(size))
    return f'"{fold(held) if plain else held}"~{chance.choice([1, 5, 9, 20, 99, 100])}'


def _phrase(words: _Words, chance: random.Random) -> str:
    size = chance.choice([2, 2, 3, 4, 6])
    held = words.run(size) if chance.random() < 0.7 else " ".join(words.one() for _ in range(size))
    return f'"{fold(held) if chance.random() < 0.4 else held}"'


def _clause(words: _Words, chance: random.Random) -> str:
    first, last = sorted((chance.randint(1990, 2030), chance.randint(1990, 2030)))
    return chance.choice(
        [
            f"kind:{chance.choice(_SOURCES)}",
            f"date:{first}..{last}",
            f"date:{first}..",
            f"speaker:{words.one()}",
            f'speaker:"{words.one()} {words.one()}"',
            f"section:{fold(words.one())}",
            f"document:{words.one()}",
            f"source:{words.one()}",
        ]
    )


def _anything(words: _Words, chance: random.Random) -> str:
    make = chance.choice([_pattern, _edit, _window, _phrase, _clause])
    text = make(words, chance) if chance.random() < 0.6 else words.one()
    return chance.choice(["", "", "", "+", "-"]) + text


def _logic(words: _Words, chance: random.Random) -> str:
    def part() -> str:
        text = _anything(words, chance).lstrip("+-")
        text = f"NOT {text}" if chance.random() < 0.2 else text
        if chance.random() < 0.3:
            return f"({text} {chance.choice(['OR', 'AND'])} {words.one()})"
        return text

    joint = chance.choice([" OR ", " AND ", " OR ", " "])
    return _filled(part, chance, joint)


KINDS: dict[str, Callable[[_Words, random.Random], str]] = {
    "words": lambda words, chance: _filled(words.one, chance),
    "words without marks": lambda words, chance: _filled(lambda: fold(words.one()), chance),
    "rarer words": lambda words, chance: _filled(words.rare, chance),
    "rarer words without marks": lambda words, chance: _filled(lambda: words.rare(True), chance),
    "letters": lambda words, chance: _filled(lambda: chance.choice("abcdeghiklmnopqrstuvxyđ"), chance),
    "prefixes": lambda words, chance: _filled(lambda: _pattern(words, chance), chance),
    "edits": lambda words, chance: _filled(lambda: _edit(words, chance), chance),
    "windows": lambda words, chance: _filled(lambda: _window(words, chance), chance),
    "windows without marks": lambda words, chance: _filled(lambda: _window(words, chance, True), chance),
    "runs": lambda words, chance: _filled(lambda: _phrase(words, chance), chance),
    "text": lambda words, chance: words.run(chance.randint(5, 35))[:MOST_CHARACTERS],
    "text without marks": lambda words, chance: fold(words.run(chance.randint(5, 35)))[:MOST_CHARACTERS],
    "fields": lambda words, chance: _filled(lambda: _clause(words, chance), chance),
    "logic": lambda words, chance: _logic(words, chance),
    "anything": lambda words, chance: _filled(lambda: _anything(words, chance), chance),
}  # fmt: skip
