"""Words as they are most often written: capitals, tone placement and i or y as the articles have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from searchlib.text.tokens import tokenize

if TYPE_CHECKING:
    from searchlib.search.engine import Engine
    from searchlib.search.request import Request

_LOOKED_AT = 16
"""Paragraphs in which a word is looked at."""
_MOST = 10_000
_known: WeakKeyDictionary[Engine, dict[tuple[int, Request], str]] = WeakKeyDictionary()
"""The forms of words that were looked for in a commit of an archive: the words of different answers recur."""


def written_forms(engine: Engine, request: Request, words: Collection[str]) -> dict[str, str]:
    """The form of each word that the paragraphs with the most of it have most often.

    Args:
        engine: the archive.
        request: its filters hold.
        words: canonical syllables with spaces between.
    """
    asked = replace(request, syntax="full", match="any", sort="score", by="paragraph")
    asked = replace(asked, limit=_LOOKED_AT, offset=0, collapse=False)
    known = _known.setdefault(engine, {})
    found: dict[str, str] = {}
    for word in words:
        key = engine.generation, replace(asked, query=f'"{word}"')
        form = known.get(key)
        if form is None:
            if len(known) >= _MOST:
                known.clear()
            form = known[key] = _written(engine, key[1], word)
        found[word] = form
    return found


def _written(engine: Engine, asked: Request, word: str) -> str:
    run = word.split(" ")
    forms: Counter[str] = Counter()
    for hit in engine.search(asked).hits:
        for start, end in hit.highlights:
            text = hit.paragraph.text[start:end]
            tokens = tokenize(text)
            for at in range(len(tokens) - len(run) + 1):
                if [token.text for token in tokens[at : at + len(run)]] == run:
                    forms[" ".join(text[tokens[at].start : tokens[at + len(run) - 1].end].split())] += 1
    return min(forms, key=lambda form: (-forms[form], form)) if forms else word
