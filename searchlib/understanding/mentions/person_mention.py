"""A mention of a person, as it stands in a text."""

from __future__ import annotations

from enum import Enum

from searchlib.frozen import frozen
from searchlib.understanding.lexicon.word_lists import WordLists

_SENDER = [[*entry, ":"] for entry in WordLists("mentions/person_mentions").ordered("senders")]
_SENDING = frozenset(opening[0] for opening in _SENDER)


class Form(Enum):
    """How a person is mentioned."""

    NAME = "name"
    TITLE = "title"
    PRONOUN = "pronoun"
    EPITHET = "epithet"


def is_sender(keys: list[str]) -> int:
    """Where the name begins in a line that tells who sent the letter below ("Người gửi: ..."), or 0."""
    if not keys or keys[0] not in _SENDING:
        return 0
    for opening in _SENDER:
        if keys[: len(opening)] == opening:
            return len(opening)
    return 0


@frozen
class Mention:
    """One mention of a person.

    Attributes:
        start, end: half-open span of words, with honorific, role and an apposition that closes.
        form: by name, bare title, pronoun or epithet ("vị đại biểu này").
        name: the words of the name as written, () for the other forms.
        role: words of the role before or after the name, or of the bare title.
        gender: as the honorific tells, or None.
        sure: an honorific or a role makes it a person; a bare run of capitals may be something else.
        after: end of the name itself, before any apposition.
        address: the honorific or pronoun ("ông", "anh"), "" for a title or a bare name.
        silent: nothing but a capital tells of it; it means somebody only where the article names that person
            elsewhere.
    """

    start: int
    end: int
    form: Form
    name: tuple[str, ...]
    role: tuple[str, ...]
    gender: str | None
    sure: bool
    after: int
    address: str = ""
    silent: bool = False
