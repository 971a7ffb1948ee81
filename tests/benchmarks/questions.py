"""What the product benchmark asks an index: queries and options, drawn from the text that it stores."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from searchlib import Index
from searchlib.model import MODES
from searchlib.results import Hit
from searchlib.text.tokens import tokenize

from tests.benchmarks.forms import bare
from tests.benchmarks.workload import Corpus, corpus_of, draw

_T = TypeVar("_T")

ARTICLES = 2000
"""So many articles are looked at, drawn at random; a rare word is one that is rare in them."""

SPOKEN = 5000
"""So many paragraphs of dated articles in which somebody speaks, for the filters."""

PLAIN = (
    "run of 4 words",
    "run of 4, no diacritics",
    "rare word",
    "AND of 2",
    "OR of 4",
    "OR of 8",
    "phrase of 3",
)
BESIDE = "OR of 8"
"""The class beside which `COMPARED` are measured."""
COMPARED = ("speaker and since", "newest first", "by article", "prefix", "one edit")
COUNTED = ("speaker", "mode", "date", "section", "source", "kind", "article")


@dataclass(frozen=True, slots=True)
class Question:
    """A call of `Index.search`, and the column whose values are counted after it."""

    query: str
    options: dict[str, Any] = field(default_factory=dict)
    column: str | None = None


Questions = dict[str, list[Question]]


def questions(index: Index, count: int, seed: int) -> Questions:
    """So many questions of each class; filters are left out where nobody speaks in a dated article."""
    dice = random.Random(seed)
    texts = _texts(index, dice)
    corpus = corpus_of(texts)
    drawn = draw(corpus, count * (1 + len(COUNTED)), seed)
    fours, eights = ([" OR ".join(query.words) for query in drawn[name]] for name in ("OR of 4", "OR of 8"))
    runs = [query.text for query in drawn["run of 4 words"][:count]]
    asked = {
        "run of 4 words": list(map(Question, runs)),
        "run of 4, no diacritics": [Question(bare(run)) for run in runs[::-1]],
        "rare word": [Question(*query.words) for query in drawn["rare word"][:count]],
        "AND of 2": [Question(" AND ".join(query.words)) for query in drawn["AND of 2"][:count]],
        "OR of 4": list(map(Question, fours[:count])),
        "OR of 8": list(map(Question, eights[:count])),
        "phrase of 3": [Question(query.text) for query in drawn["phrase of 3"][:count]],
        "newest first": [Question(query, {"sort": "-date"}) for query in eights[count : 2 * count]],
        "by article": [Question(query, {"by": "article"}) for query in eights[2 * count : 3 * count]],
        "prefix": [Question(prefix) for prefix in _many(count, lambda: _prefix(dice, corpus))],
        "one edit": [Question(edit) for edit in _many(count, lambda: _edit(dice, corpus))],
    }
    spoken = _spoken(index)
    if spoken:
        asked["speaker and since"] = _many(count, lambda: _filtered(dice, dice.choice(spoken)))
    for number, column in enumerate(COUNTED, start=1):
        several = fours[number * count : (number + 1) * count]
        asked[f"counts of {column}"] = [Question(query, column=column) for query in several]
    return asked


def _texts(index: Index, dice: random.Random) -> list[str]:
    ids = index.ids()
    chosen = sorted(dice.sample(range(len(ids)), min(ARTICLES, len(ids))))
    return [
        paragraph.text
        for number in chosen
        for paragraph in index.article(ids[number]).paragraphs
        if paragraph.text.strip()
    ]


def _spoken(index: Index) -> list[Hit]:
    """Paragraphs in which somebody speaks, of articles whose day is known."""
    hits = index.search(mode=MODES, since="0001", limit=SPOKEN)
    return [hit for hit in hits if hit.article.date and len(set(_words(hit))) >= 8]


def _words(hit: Hit) -> list[str]:
    return [token.text for token in tokenize(hit.paragraph.text)]


def _filtered(dice: random.Random, hit: Hit) -> Question:
    """Eight words of a paragraph, its speaker, and the month of its article as the earliest."""
    speaker = dice.choice(hit.paragraph.speakers).name
    query = " OR ".join(dice.sample(sorted(set(_words(hit))), 8))
    return Question(query, {"speaker": speaker, "since": str(hit.article.date)[:7]})


def _many(count: int, choose: Callable[[], _T | None]) -> list[_T]:
    chosen: list[_T] = []
    while len(chosen) < count:
        one = choose()
        if one is not None:
            chosen.append(one)
    return chosen


def _word(dice: random.Random, corpus: Corpus) -> str:
    return corpus.words[dice.choice(corpus.tokens)]


def _prefix(dice: random.Random, corpus: Corpus) -> str | None:
    """The first three or four letters of a longer word, half of them without marks."""
    word, size = _word(dice, corpus), dice.choice((3, 4))
    if len(word) <= size or not word.isalpha():
        return None
    return (bare(word) if dice.random() < 0.5 else word)[:size] + "*"


def _edit(dice: random.Random, corpus: Corpus) -> str | None:
    word = _word(dice, corpus)
    return f"{word}~" if word.isalpha() and len(word) > 2 else None
