"""What each article has of each name: the appearances of which people are made."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical

if TYPE_CHECKING:
    from searchlib.search.engine import Utterance

Key = tuple[str, ...]
"""The canonical syllables of a name or a role."""


class Appearance:
    """What one article has of one name.

    Attributes:
        place: number of the article.
        low, high: bounds of its date (yyyymmdd), -1 where it has none.
        said: the attributions, in order. What is counted of them is counted when it is asked for: most people
            of an archive are never looked at.
    """

    __slots__ = ("_keys", "high", "low", "place", "said")

    def __init__(self, said: list[Utterance]) -> None:
        self.said = said
        first = said[0]
        self.place, self.low, self.high = first.article, first.low, first.high
        self._keys: tuple[Key, ...] | None = None

    @property
    def forms(self) -> Counter[str]:
        """How often the name stands there in each form."""
        return Counter(one.name for one in self.said)

    @property
    def roles(self) -> Counter[str]:
        """How often each role stands there, as it is written."""
        return Counter(one.role for one in self.said if one.role)

    @property
    def modes(self) -> Counter[str]:
        """Paragraphs by mode."""
        return Counter(one.mode for one in self.said)

    @property
    def role_keys(self) -> tuple[Key, ...]:
        """The roles in the order in which they are first given, in canonical syllables."""
        if self._keys is None:
            said = self.said
            roles = [said[0].role] if len(said) == 1 else dict.fromkeys([one.role for one in said])
            self._keys = tuple([_ROLE_KEYS[role] for role in roles if role])
        return self._keys


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves the search for cycles off while many objects are made; they take twice as long with it.

    What was made counts as old behind it, so the next search for cycles among what is new passes it over.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def appearances_of(utterances: Iterable[Utterance]) -> tuple[dict[Key, list[Appearance]], list[Appearance]]:
    """What each article has of each name; and for each utterance the appearance that it belongs to."""
    found: dict[Key, list[Appearance]] = {}
    order: list[Appearance] = []
    names: dict[str, list[Appearance]] = {}
    for utterance in utterances:
        own = names.get(utterance[0])
        if own is None:
            own = names[utterance[0]] = found.setdefault(name_key(utterance[0]), [])
        if own and own[-1].place == utterance[3]:  # those of an article come one after another
            one = own[-1]
            one.said.append(utterance)
        else:
            one = Appearance([utterance])
            own.append(one)
        order.append(one)
    return found, order


def name_key(text: str) -> Key:
    """What two spellings of one name or role have in common."""
    return tuple(map(canonical, text.replace(".", " ").split()))


_ROLE_KEYS: Cache[Key] = Cache(name_key, 1 << 15)
