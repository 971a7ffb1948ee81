"""The word lists of this folder: plain text files, one entry a line, read when the rules load.

A file holds one list, or several under `[name]` lines. Lines that begin with `#` say what a list is and
where it comes from. An entry is written as newspapers write it; spelling variants need no entry of their own,
since both sides are compared by `phrase_tables.key`.
"""

from __future__ import annotations

import re
from pathlib import Path

from searchlib.understanding.phrase_tables import Trie, key, trie

FOLDER = Path(__file__).parent
_HEAD = re.compile(r"\[\w+\]")


def read_lists(path: Path) -> dict[str, list[str]]:
    """The entries of each list of a file, by its name; "" for entries above any `[name]`."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text("utf-8").split("\n"):
        if not line or line[0] == "#":
            continue
        if _HEAD.fullmatch(line):
            name = line[1:-1]
        else:
            found.setdefault(name, []).append(line)
    return found


class WordLists:
    """The lists of one file, or of a folder in which each list is a file of its own.

    Each method gives one list in the form in which a rule looks words up.
    """

    __slots__ = ("_lists", "_place")

    def __init__(self, place: str) -> None:
        self._place = FOLDER / place
        file = FOLDER / f"{place}.txt"
        self._lists = read_lists(file) if not self._place.is_dir() else None

    def entries(self, name: str) -> list[str]:
        """The entries as they are written, in the order of the file."""
        if self._lists is not None:
            return self._lists[name]
        return read_lists(self._place / f"{name}.txt")[""]

    def lines(self, name: str) -> frozenset[str]:
        """The entries as they are written; capitals count."""
        return frozenset(self.entries(name))

    def pattern(self, name: str) -> str:
        """The entries as alternatives of a regular expression, the longer first."""
        return "|".join(map(re.escape, sorted(self.entries(name), key=len, reverse=True)))

    def joined(self, name: str) -> frozenset[str]:
        """Phrases as keys with one space between them."""
        return frozenset(map(" ".join, self.ordered(name)))

    def words(self, name: str) -> frozenset[str]:
        """Single words, as keys."""
        return frozenset(map(key, self.entries(name)))

    def ordered(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Phrases as runs of keys, in the order of the file."""
        return tuple(tuple(map(key, entry.split())) for entry in self.entries(name))

    def phrases(self, name: str) -> frozenset[tuple[str, ...]]:
        """Phrases as runs of keys."""
        return frozenset(self.ordered(name))

    def trie(self, name: str) -> Trie:
        """Phrases as a table that `match` looks up."""
        return trie(self.ordered(name))

    def numbers(self, name: str) -> dict[str, int]:
        """Phrases in small letters with a number each; an entry is "phrase: number"."""
        rows = (entry.split(": ") for entry in self.entries(name))
        return {key(phrase): int(number) for phrase, number in rows}

    def pairs(self, name: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Phrases by the phrase that stands for them; an entry is "short: the whole phrase"."""
        rows = (entry.split(": ", 1) for entry in self.entries(name))
        return {tuple(map(key, one.split())): tuple(map(key, other.split())) for one, other in rows}

    def table(self, name: str) -> dict[tuple[str, ...], frozenset[str]]:
        """Words by the phrase that they stand beside; an entry is "phrase: word word"."""
        rows = (entry.split(": ", 1) for entry in self.entries(name))
        return {tuple(map(key, phrase.split())): frozenset(map(key, found.split())) for phrase, found in rows}

    def word_table(self, name: str) -> dict[str, frozenset[str]]:
        """The same where each phrase is a single word."""
        return {phrase[0]: words for phrase, words in self.table(name).items()}
