"""Names that stand far behind the role that announces them."""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS
from searchlib.understanding.mentions.clauses import Clauses
from searchlib.understanding.mentions.name_spans import (
    foreign_end,
    is_capital,
    is_place_word,
    name_end,
    run_end,
)
from searchlib.understanding.mentions.role_spans import (
    AUXILIARIES,
    DAYTIMES,
    MEETS,
    NEW_PERSON,
    NOTED,
    OTHERS,
    is_group,
    is_named_place,
    is_whole,
    split_run,
)
from searchlib.understanding.mentions.word_forms import is_foreign


def far_name(text: Clauses, at: int) -> tuple[int, int] | None:
    """A name before a predicate, behind words that no office is known by."""
    for place in range(at, min(len(text.keys), at + 16)):
        key = text.keys[place]
        if key not in NOTED and key[0].isalpha() and not is_capital(text, place):
            continue
        if not key[0].isalpha() or key in AUXILIARIES or key in OTHERS:
            return None
        if is_capital(text, place):
            limit = run_end(text, place)
            if is_group(text, text.keys[place - 1], place, limit) or is_named_place(text, place, limit):
                return None
            if text.keys[limit - 1] in lex.INSTITUTIONS:
                return None
            found = _name_at_end(text, place, limit) or _last_name(text, place, limit, place - at)
            if found is not None:
                apart = found[0] == place and text.keys[place - 1] in NEW_PERSON
                return None if apart else found
        elif key in MEETS or (key in STRONG_VERBS and lex.match(STRONG_VERBS, text.keys, place)):
            return None
    return None


def _last_name(text: Clauses, at: int, limit: int, passed: int) -> tuple[int, int] | None:
    """A whole common name at the end of a phrase ("Trưởng phòng quản lý thi Sở A Dương Nguyên Hồng")."""
    ends = limit >= len(text.keys) or not text.words[limit][0].isalnum()
    if passed > 8 or not ends or is_place_word(text, at - 1):
        return None
    for name in range(limit - 4, limit - 2):
        if name >= at and text.keys[name] in lex.COMMON_FAMILY_NAMES and name_end(text, name) == limit:
            return name, limit
    return None


def _name_at_end(text: Clauses, at: int, limit: int) -> tuple[int, int] | None:
    """The name with which a run of capitals ends, if a verb or adverb follows."""
    if limit >= len(text.keys) or is_capital(text, limit):
        return None
    says = lex.match(STRONG_VERBS, text.keys, limit)
    follows = says or text.keys[limit] in ADVERBS or text.keys[limit] in AUXILIARIES
    announced = is_place_word(text, at - 1)
    if announced and (follows or text.keys[limit] in DAYTIMES) and is_whole(text, at, limit):
        return at, limit  # "Trưởng phòng ... thành phố Lê Văn A sáng nay thừa nhận"
    if follows and not announced:
        best, _ = split_run(text, at, limit, False)
        if (
            best
            and best[1] == limit
            and limit - best[0] > 2
            and text.keys[best[0]] in lex.COMMON_FAMILY_NAMES
        ):
            return best
    name = at if name_end(text, at) == limit else foreign_end(text, at, limit)
    if limit - 2 >= at and text.keys[limit - 2] in lex.COMMON_FAMILY_NAMES:
        name = min(name, limit - 2)
    spoken = says > 1 or (text.keys[limit] == "nói" and is_foreign(text.words[limit - 1]))
    whole = limit - name >= 2 or (name < limit and "." in text.words[name] and is_foreign(text.words[name]))
    return (name, limit) if spoken and whole else None
