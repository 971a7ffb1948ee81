"""A person of an article while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.mentions.title_comparison import Title


@dataclass(slots=True)
class Individual:
    """A person of an article while it is being read.

    Attributes:
        name: words of the fullest name, as written.
        keys: the same, as compared.
        role: words of the role at first mention, () before one is given.
        titles: every title given, as (head, rest).
        gender: as honorifics or the name tell.
        addresses: honorifics given ("ông", "anh").
        first: (paragraph, word) of the first mention.
        last: paragraph of the last mention so far (while the chain is followed).
    """

    name: tuple[str, ...]
    keys: tuple[str, ...]
    role: tuple[str, ...] = ()
    titles: set[Title] = field(default_factory=set)
    gender: str | None = None
    addresses: set[str] = field(default_factory=set)
    first: tuple[int, int] = (0, 0)
    last: int = -1

    def answers_to(self, gender: str | None, address: str) -> bool:
        """Whether a pronoun may mean this person: of the gender, and of the age that honorifics have told."""
        if gender is not None and self.gender not in {None, gender}:
            return False
        if not self.addresses or address not in lex.AGES:
            return True
        return not self.addresses <= (lex.YOUNGER if address in lex.OLDER else lex.OLDER)
