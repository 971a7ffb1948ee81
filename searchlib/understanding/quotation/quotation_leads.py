"""Where somebody's words follow or precede without a verb that conveys them: a colon, a comma, a tag."""

from __future__ import annotations

from searchlib.understanding.attribution.subject_verb_path import Path
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import CLAUSE_ENDS, DASHES, QUOTE, SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.person_mention import Mention
from searchlib.understanding.quotation.speech_frames import SHORTEST_TURN

LISTS = WordLists("quotation/quotation_leads")

_FIRST_PERSON = LISTS.words("first_person")
_SELF = LISTS.words("self")
_SHORT_PREDICATE = range(1, 6)
"""Words between a name and the comma before that person's words."""
_LONG_PREDICATE, _NEAR_SELF = 16, 6
"""Behind so many words more a colon leads to who says "tôi" within so many words."""
_LONG = 9
_SENTENCE = 40
_ASKING = LISTS.words("asking")
SPOKEN = LISTS.words("spoken")
_TOLD = LISTS.words("told")
_BEFORE_TAGS = DASHES | {","}
_DESCRIBED = 14
"""Words at most that tell between commas who has spoken (", Vera Larsen, đứng đầu tổ chức A, bình luận.")."""


def says_otherwise(paragraph: Clauses, mention: Mention, at: int) -> bool:
    """Whether a subject speaks without a verb of the list ("cho VnExpress biết", "mếu máo: Bè cá ...")."""
    keys = paragraph.keys
    if keys[at] == "cho":
        return "biết" in keys[at + 2 : at + 5] and keys[at - 1] not in _ASKING
    if keys[at] == "gọi":
        near = at - mention.end < 3 or keys[at - 1] == ","
        return at + 1 < len(keys) and near and _judges(keys, at + 1)
    if keys[at] == "mô":
        return _describes(keys, mention, at)
    if keys[at] == ",":
        return at - mention.after in _SHORT_PREDICATE and _says_whole(paragraph, at + 1)
    if keys[at] != ":" or not _opens(keys, mention):
        return False
    if at - mention.end in _SHORT_PREDICATE:
        return _says_bare(paragraph, at)
    near = not _SELF.isdisjoint(keys[at + 1 : at + _NEAR_SELF])
    return at - mention.end <= _LONG_PREDICATE and near and _says_bare(paragraph, at)


def _opens(keys: list[str], mention: Mention) -> bool:
    """Whether a mention opens a sentence or what follows a comma."""
    return not mention.start or keys[mention.start - 1] in CLAUSE_ENDS


def leads(paragraph: Clauses, mention: Mention, at: int, state: Path) -> bool:
    """Whether a colon behind a subject leads to that person's words: right away, or to a long quotation."""
    quotation = paragraph.quotations.get(at + 1)
    if paragraph.keys[at] != ":" or paragraph.keys[at - 1] == "danh":
        return False  # "bị khởi tố với tội danh: "...""
    if quotation is None:
        if at == len(paragraph.keys) - 1:
            return state.ready
        return False
    if state.ready:
        return True
    if state.taken:
        return False
    own = (
        _opens(paragraph.keys, mention)
        and paragraph.keys[at - 1] != "vì"
        and not _SELF.isdisjoint(map(lex.key, quotation.words))
    )
    return own or quotation.size >= _LONG


def _judges(keys: list[str], at: int) -> bool:
    """Whether a thing, not a person, is called something ("gọi sáng kiến này là kỳ cục")."""
    called = keys[at + 1 : at + 14]
    if "là" not in called:
        return False
    return called[called.index("là") + 1 :][:1] == [QUOTE]


def _describes(keys: list[str], mention: Mention, at: int) -> bool:
    """Whether somebody describes a thing as something ("mô tả vụ việc là ...")."""
    told = keys[at + 1 : at + 14]
    return told[:1] == ["tả"] and at - mention.end < 3 and not {"là", "như"}.isdisjoint(told)


def _says_whole(paragraph: Clauses, at: int) -> bool:
    """Whether a quotation of a whole sentence follows ("Ông A ngán ngẩm, "...")."""
    quotation = paragraph.quotations.get(at)
    return quotation is not None and quotation.size >= _LONG and quotation.words[0][0].isupper()


def _says_bare(paragraph: Clauses, at: int) -> bool:
    """Whether a sentence in the first person follows a colon without marks ("mếu máo: Bè cá của tôi")."""
    keys = paragraph.keys
    if at + SHORTEST_TURN > len(keys) or not paragraph.words[at + 1][0].isupper():
        return False
    return any(key in _FIRST_PERSON for key in keys[at + 1 : at + 40])


def trails(keys: list[str], mention: Mention, at: int, length: int) -> bool:
    """Whether subject and verb alone end a long sentence ("Đập đã nứt từ lâu, ông A kể.")."""
    start, end = mention.start - 1, at + length
    described = keys[mention.end] == "," == keys[at - 1] and at - mention.end <= _DESCRIBED
    if not (at == mention.end or described) or start < _LONG or keys[start] not in _BEFORE_TAGS:
        return False
    ended = end == len(keys) or keys[end] in SENTENCE_ENDS
    told = described or keys[at] in _TOLD or "tôi" in keys[max(0, start - _SENTENCE) : start]
    return ended and told and SENTENCE_ENDS.isdisjoint(keys[start - _LONG : start])
