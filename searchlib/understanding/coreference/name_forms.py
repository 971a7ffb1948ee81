"""Two spellings of a name compared, without the article: whole, shortened, abbreviated, in capitals."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import SUBJECT_NOUNS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.word_forms import is_foreign

LISTS = WordLists("coreference/name_forms")

_CUT_SHORT = LISTS.phrases("cut_short")
_INITIALS = 3
"""So many initials stand for somebody ("cô N.T.L.")."""
_ABBREVIATION = 3
"""Letters of an abbreviation in capitals that is no Vietnamese syllable, and so no name."""
_OPENERS = SUBJECT_NOUNS | LISTS.words("openers")
_FIRM_ENDS = ("bank", "corp", "tex", "mex", "tour", "phone", "fone", "soft", "prom", "bus", "tech", "land")
_ARTICLE = len("al-") + 2
"""A word of more letters may begin with the Arabic article."""
_BIRTH_ORDER = LISTS.words("birth_order")
_BY_FAMILY = LISTS.words("by_family")


def name_keys(name: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are compared.

    Initials are words without their points ("J.B.Weber"), an Arabic article is left out ("al-Wadeh").
    """
    keys = tuple([key.removeprefix("al-") if len(key) > _ARTICLE else key for key in map(lex.key, name)])
    if "." in "".join(keys):
        return tuple(part for key in keys for part in key.split(".") if part) or keys
    return keys


def is_nobody(name: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """Whether a name identifies nobody: one or two initials ("ông T."), or a place."""
    if sum(map(len, keys)) < _INITIALS and all(len(key) == 1 for key in keys) and "".join(name).isupper():
        return True
    if keys in _CUT_SHORT:
        return True
    if len(keys) > 1:
        return lex.match(lex.PLACES, list(keys), 0) == len(keys)
    if lex.is_syllable(name[0]):
        return False
    if name[0].isupper() and len(name[0]) <= _ABBREVIATION:
        return True  # "cô SV", "trẻ em VN"
    whole = [lex.key(name[0])]
    return any(lex.match(table, whole, 0) for table in (lex.PLACES, lex.NAMED_BODIES))


def may_be_bare(name: tuple[str, ...]) -> bool:
    """Whether a foreign name may be a person's although nothing announces it: no abbreviation, no firm's."""
    last = name[-1]
    if opens_sentence(name):
        return False
    if last.isupper() or len(name) > 3 or last.lower().endswith(_FIRM_ENDS):
        return False
    return is_foreign(last) and lex.INSTITUTIONS.isdisjoint(map(lex.key, name))


def opens_sentence(name: tuple[str, ...]) -> bool:
    """Whether the first word has its capital from the start of a sentence ("Việc Larsen từ chức")."""
    return len(name) > 1 and lex.key(name[0]) in _OPENERS


def shouts(name: Sequence[str]) -> bool:
    """Whether a name is written in capitals throughout."""
    return all(word.isupper() for word in name) and sum(map(len, name)) > 3


def cased(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name in capitals throughout in small letters with capitals at the start."""
    return tuple(word.title() for word in name) if shouts(name) else name


def shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the end of a longer one, or the same without a middle name or with initials."""
    if abbreviates(short, long):
        return True
    if len(short) >= len(long):
        return False
    if long[-len(short) :] == short:
        return True
    if len(short) == 2 and short[0] in _BIRTH_ORDER and short[1] == long[-1]:
        return len(long) > 2  # "Hai Trác" for "Nguyễn Văn Trác", as in the South
    return short[0] == long[0] and short[-1] == long[-1] and _foreign(long) and contains(long, short)


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name has initials for the given names of another ("G. Weber", "Georg Weber")."""
    given = short[:-1]
    if not given or len(short) > len(long) or short[-1] != long[-1] or all(len(key) > 1 for key in given):
        return False
    pairs = list(zip(given, long[:-1], strict=False))
    fit = all(one == other or (len(one) == 1 and other.startswith(one)) for one, other in pairs)
    return fit and any(len(one) < len(other) for one, other in pairs)


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words of a foreign name stand in a longer one, in this order."""
    if not _foreign(long) and len(short) > 1:
        return False
    rest = iter(long)
    return (
        all(word in rest for word in short)
        if _foreign(long)
        else long[0] == short[0] and long[0] in _BY_FAMILY
    )


def _foreign(keys: tuple[str, ...]) -> bool:
    return keys[0] not in lex.FAMILY_NAMES
