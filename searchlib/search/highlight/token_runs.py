"""Where the words of a query stand among some tokens of a text: runs, neighbours, windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from searchlib.store.format.stored_spelling import Place

Forms = frozenset[str]
Tokens = Sequence[Place]
"""Some tokens of a text, ascending."""
Places = Mapping[str, Set[int]]
"""Of each form the places in a run of the query at which it may stand."""


def add_beside(tokens: Tokens, own: Set[int], places: Places, found: set[int]) -> None:
    """Adds words that are one by themselves (`own`) and stand beside a found token that is another word."""
    pairs = pairwise(tokens)
    beside = [(one, other) for one, other in pairs if other[0] - one[0] == 1 and one[1] != other[1]]
    for one, other in beside:
        if one[0] in found and not own.isdisjoint(places[other[1]]):
            found.add(other[0])
    for one, other in reversed(beside):
        if other[0] in found and not own.isdisjoint(places[one[1]]):
            found.add(one[0])


def add_neighbours(
    tokens: Tokens,
    places: Places,
    found: set[int],
    joined: Set[int] = frozenset(),
    parts: Set[int] = frozenset(),
) -> set[int]:
    """Adds the tokens that stand beside one another as in the query; returns which words of it these are.

    Parts of longer words are added only with the neighbours to which they are `joined`: "cơ chế đặc thù" has
    not "đặc" in common with "cơ chế đặc biệt".
    """
    inside: set[int] = set()
    before, last = -2, ""
    for token, syllable, _, _ in tokens:
        if token == before + 1:
            behind = places[syllable]
            for place in places[last]:
                if place + 1 not in behind:
                    continue
                if place in joined or place not in parts:
                    found.add(before)
                    inside.add(place)
                if place in joined or place + 1 not in parts:
                    found.add(token)
                    inside.add(place + 1)
        before, last = token, syllable
    return inside


def runs_in(tokens: Tokens, run: Sequence[Forms]) -> Iterator[int]:
    """Where a whole run begins among the tokens."""
    size = len(run)
    for at in range(len(tokens) - size + 1):
        start = tokens[at][0]
        if tokens[at + size - 1][0] == start + size - 1 and all(
            place[1] in forms for place, forms in zip(tokens[at : at + size], run, strict=True)
        ):
            yield at


def add_windows(tokens: Tokens, width: int, words: Sequence[Forms], found: set[int]) -> None:
    """Adds the words of every window of `width` tokens that holds all of them."""
    places = [[place[0] for place in tokens if place[1] in forms] for forms in words]
    if not all(places):
        return
    following = [0] * len(places)
    done = [0] * len(places)
    for begin in sorted({place for where in places for place in where}):
        for number, where in enumerate(places):
            while following[number] < len(where) and where[following[number]] < begin:
                following[number] += 1
        reached = zip(following, places, strict=True)
        if any(at == len(where) or where[at] >= begin + width for at, where in reached):
            continue
        for number, where in enumerate(places):
            at = max(following[number], done[number])
            while at < len(where) and where[at] < begin + width:
                found.add(where[at])
                at += 1
            done[number] = at
