"""Names of foreigners that no honorific announces: what makes capitals a person's and not a firm's."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.human_nouns import HUMANS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.appositions import Appositions
from searchlib.understanding.mentions.role_spans import PAPERS
from searchlib.understanding.mentions.word_forms import is_foreign

LISTS = WordLists("mentions/foreigners")

_HUMAN = LISTS.trie("human")
_BEFORE_CLAUSES = LISTS.words("before_clauses")
_LONG_NAME = 3
_REACH = 5


class Foreigners(Appositions):
    """Tells the names of foreigners from those of papers, firms and places."""

    __slots__ = ()

    def _is_foreign_whole(self, at: int, end: int) -> bool:
        """Whether two capitals are foreign words, as given and family name are, not those of a paper.

        At the start of a sentence three may be one name; elsewhere the first is another's or a place.
        """
        fits = end - at == 2 or (end - at == 3 and self.starts_sentence(at))
        if not fits or self.keys[end - 1] in lex.INSTITUTIONS or (at and self.keys[at - 1] in PAPERS):
            return False
        return all(map(is_foreign, self.words[at:end]))

    def _joined(self, at: int, end: int) -> bool:
        """Whether a particle within the capitals makes them a person ("Amir al-Wadeh")."""
        return any(
            self.words[place][0].islower() and (self.keys[place] in lex.NAME_PARTICLES or self.capital(place))
            for place in range(at + 1, end)
        )

    def _is_whole_foreign(self, at: int, end: int) -> bool:
        """Whether a foreign name of given and family name is the subject ("Erik Larsen nói")."""
        if not 1 < end - at < 4:
            return False
        if not (self.starts_sentence(at) or self.keys[at - 1] == "là" or self._is_one(at, end)):
            return False
        names = self.words[at:end]
        if (
            not is_foreign(names[0])
            or not is_foreign(names[-1])
            or any(word.isupper() for word in names[::2])
        ):
            return False
        if not all(is_foreign(word) or word[1:] == "." for word in names):
            return False
        return lex.INSTITUTIONS.isdisjoint(self.keys[at:end])

    def _confides(self, at: int, end: int, verb: int, quoted: bool) -> bool:
        """Whether a foreign name has a verb that only human beings do ("Ivan nhớ lại", "...", Ivan nói)."""
        if end - at > 3 or not any(map(is_foreign, self.words[at:end])):
            return False
        if any(word.isupper() and len(word) > 1 for word in self.words[at:end]):
            return False
        if not lex.INSTITUTIONS.isdisjoint(self.keys[at:end]):
            return False
        human = lex.match(_HUMAN, self.keys, verb) > 0
        if quoted:
            return human or self.keys[verb] == "nói"
        told = self._is_one(at, at)
        before = self.keys[at - 1] in _BEFORE_CLAUSES or self.keys[at - 1] in lex.NAME_PARTICLES
        return human and (told or before or self.starts_sentence(at))

    def _is_called(self, at: int) -> bool:
        """Whether somebody is told to have the name ("một cảnh sát có tên Ivan Bor cho biết")."""
        before = at - 2 if self.keys[at - 2 : at] == ["tên", "là"] else at - 1
        if before < 1 or self.keys[before] != "tên":
            return False
        near = range(max(0, before - _REACH), before)
        return any(lex.match(HUMANS, self.keys, place) or self.head(place) > place for place in near)

    def _is_one(self, at: int, end: int) -> bool:
        """Whether a word for one human being stands before a name; "cảnh sát" only before a long one."""
        if at < 2 or lex.match(HUMANS, self.keys, at - 2) != 2:
            return False
        if self.keys[at - 1] == "dân" or (self.keys[at - 1] == "sát" and 0 < end - at < _LONG_NAME):
            return False  # "cư dân Banda", "cảnh sát Banda Lor cho biết"
        return at == 2 or self.keys[at - 3] not in lex.PLURALS
