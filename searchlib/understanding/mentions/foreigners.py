"""Names that no honorific announces, most of foreigners: what makes capitals a person's and not a firm's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.human_nouns import HUMANS
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE, SENTENCE_ENDS
from searchlib.understanding.mentions.role_spans import AUXILIARIES, PAPERS
from searchlib.understanding.mentions.word_forms import is_foreign

if TYPE_CHECKING:
    from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import (
    FIRST_NAMES,
    GIVEN_OR_FAMILY,
    head_end,
    is_capital,
    starts_sentence,
)

LISTS = WordLists("mentions/foreigners")

_SURNAMES = WordLists("mentions/surnames").words("foreign")
_HUMAN = LISTS.trie("human")
_OF_PAPERS = LISTS.words("of_papers")
_BEFORE_CLAUSES = LISTS.words("before_clauses")
_LONGEST = 5
BEFORE_VERBS = ADVERBS | AUXILIARIES
_LONGEST_ADVERBS = 4
_BELONGS = frozenset({",", "thuộc", "ở", "của"})
_LONGEST_BELONGING = 18
_BODIES = LISTS.trie("bodies")
_REACH = 5


def is_foreign_whole(text: Clauses, at: int, end: int) -> bool:
    """Whether two capitals are foreign words, as given and family name are, not those of a paper.

    At the start of a sentence three may be one name; elsewhere the first is another's or a place.
    """
    fits = end - at == 2 or (end - at == 3 and starts_sentence(text, at))
    if not fits or text.keys[end - 1] in lex.INSTITUTIONS or (at and text.keys[at - 1] in PAPERS):
        return False
    names = text.words[at + (text.keys[at] in GIVEN_OR_FAMILY) : end]
    return all(map(is_foreign, names))


def is_called_first(text: Clauses, at: int, end: int) -> bool:
    """Whether capitals open with a foreigner's first name ("Tony Bor", "Paul M. Bor Jr")."""
    if text.keys[at] not in FIRST_NAMES or not 1 < end - at < _LONGEST:
        return False
    last = text.words[end - 1]
    fits = lex.INSTITUTIONS.isdisjoint(text.keys[at:end]) and not last.isupper()
    fits = fits and (last.isascii() or is_foreign(last))  # "phim Alexander Đại đế"
    return fits and text.keys[end - 1] not in PAPERS and not lex.match(lex.NEWSPAPERS, text.keys, at)


def is_surnamed(text: Clauses, at: int, end: int) -> bool:
    """Whether capitals end in a foreigner's family name ("Larsen" where it is one that news often has)."""
    whole = text.keys[end - 1] in _SURNAMES and end - at < _LONGEST and text.keys[at - 1] != "của"
    return (
        whole
        and lex.INSTITUTIONS.isdisjoint(text.keys[at:end])
        and all(
            is_foreign(word) or word[1:] == "." or lex.key(word) in FIRST_NAMES for word in text.words[at:end]
        )
    )


def is_foreigner(text: Clauses, at: int, end: int) -> bool:
    """Whether capitals are a foreigner's name by what news knows of first and family names."""
    last = text.words[end - 1]
    korean = end - at == 2 and "-" in last[2:] and last[0].isupper() and last.rpartition("-")[2].islower()
    return korean or is_called_first(text, at, end) or is_surnamed(text, at, end)  # "Park Jong-su"


def is_enclosed(text: Clauses, at: int, end: int) -> bool:
    """Whether a foreign name stands between commas before a verb of speech (", Vera Bor, nói")."""
    if not 1 < end - at < 4 or text.keys[at - 1] != "," or text.keys[end : end + 1] != [","]:
        return False
    if not is_foreign(text.words[end - 1]) or not lex.INSTITUTIONS.isdisjoint(text.keys[at:end]):
        return False
    verb = predicate(text, end + 1)
    return verb < len(text.keys) and lex.match(STRONG_VERBS, text.keys, verb) > 0


def is_tagged(text: Clauses, at: int, end: int) -> bool:
    """Whether a foreign name opens the tag of what was said ("..., Vera Bor, thợ, nói."), or a sentence."""
    names, keys = text.words[at:end], text.keys
    quoted = at > 1 and keys[at - 2] == QUOTE and keys[at - 1] == ","
    opens = quoted or not at or keys[at - 1] in SENTENCE_ENDS
    if not 1 - quoted < end - at < 4 or end >= len(keys) or not any(map(is_foreign, (names[0], names[-1]))):
        return False
    if not (opens or keys[at - 1] == ",") or keys[end] not in _BELONGS:
        return False
    told = end + 1 + (keys[end + 1 : end + 2] == ["một"])
    if not lex.INSTITUTIONS.isdisjoint(keys[at:end]) or names[0].isupper():
        return False
    if keys[end] == "," and (is_capital(text, end + 1) or lex.match(_BODIES, keys, told)):
        return False  # "Vera Larsen, Bor nói"
    for verb in range(end + 2, min(len(keys), end + _LONGEST_BELONGING * (1 + opens))):
        if keys[verb] in SENTENCE_ENDS:
            return False
        after = verb + lex.match(STRONG_VERBS, keys, verb)
        if after > verb:
            closed = opens and keys[end] == "," == keys[verb - 1]
            ends = keys[after : after + 1] == ["."] or after == len(keys)
            return closed or (ends and (quoted or not opens))
    return False


def predicate(text: Clauses, at: int) -> int:
    """Position behind the auxiliaries and adverbs that may open a predicate ("hồ hởi kể")."""
    end = at
    while end < len(text.keys) and end - at < _LONGEST_ADVERBS and text.keys[end] in BEFORE_VERBS:
        if lex.match(STRONG_VERBS, text.keys, end):
            break
        end += 1
    return end


def joined(text: Clauses, at: int, end: int) -> bool:
    """Whether a particle within the capitals makes them a person ("Amir al-Wadeh")."""
    return any(
        text.words[place][0].islower() and (text.keys[place] in lex.NAME_PARTICLES or is_capital(text, place))
        for place in range(at + 1, end)
    )


def is_whole_foreign(text: Clauses, at: int, end: int) -> bool:
    """Whether a foreign name of given and family name is the subject ("Erik Larsen nói")."""
    if not 1 < end - at < 4:
        return False
    if not (starts_sentence(text, at) or text.keys[at - 1] == "là" or _is_one(text, at)):
        return False
    names = text.words[at:end]
    if not is_foreign(names[0]) or not is_foreign(names[-1]) or any(word.isupper() for word in names[::2]):
        return False
    if not all(is_foreign(word) or word[1:] == "." for word in names):
        return False
    return lex.INSTITUTIONS.isdisjoint(text.keys[at:end])


def confides(text: Clauses, at: int, end: int, verb: int, quoted: bool) -> bool:
    """Whether a name, foreign or of two syllables, has a verb that only human beings do ("Ivan nhớ lại")."""
    if (
        end - at > 3
        or not lex.INSTITUTIONS.isdisjoint(text.keys[at:end])
        or not (end - at == 2 or any(map(is_foreign, text.words[at:end])))
    ):
        return False
    human = lex.match(_HUMAN, text.keys, verb) > 0 and text.keys[verb - 1] != "công"  # "công khai nhận"
    if quoted:
        return human or text.keys[verb] not in _OF_PAPERS
    told = _is_one(text, at)
    before = text.keys[at - 1] in _BEFORE_CLAUSES or text.keys[at - 1] in lex.NAME_PARTICLES
    return human and (told or before or starts_sentence(text, at))


def tells_of_self(text: Clauses, at: int, end: int, verb: int) -> bool:
    """Whether somebody of a given name of two syllables says "I" ("Kim Hoa cho biết: "Tôi ..."")."""
    if end - at != 2 or not all(map(lex.is_syllable, text.words[at:end])):
        return False
    for place in range(verb, min(len(text.keys), verb + _REACH)):
        if text.keys[place] == QUOTE:
            return not _SELF.isdisjoint(map(str.lower, text.quotations[place].words))
    return False


_SELF = LISTS.words("self")


def is_called(text: Clauses, at: int, end: int) -> bool:
    """Whether somebody is told to have the name ("một cảnh sát tên Ivan Bor", "quản lý là Vera Bor")."""
    before = at - 2 if text.keys[at - 2 : at] == ["tên", "là"] else at - 1
    named = before > 0 and text.keys[before] == "tên"
    if not (
        named
        or (before > 0 and text.keys[before] == "là" and end - at > 1 and is_foreign(text.words[end - 1]))
    ):
        return False
    for place in range(before - 1, max(-1, before - _REACH * (3 - 2 * named) - 1), -1):
        if text.keys[place] in SENTENCE_ENDS or (lex.match(_BODIES, text.keys, place) and not named):
            return False
        if lex.match(HUMANS, text.keys, place) or head_end(text, place) > place:
            return True
    return False


def _is_one(text: Clauses, at: int) -> bool:
    """Whether a word for one human being stands before a name."""
    return any(at >= size and lex.match(HUMANS, text.keys, at - size) == size for size in (2, 3))
