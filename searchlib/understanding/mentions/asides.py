"""What stands between a subject and its verb: asides, more subjects, where somebody belongs."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES
from searchlib.understanding.mentions.enumerations import GROUPS, group_end
from searchlib.understanding.mentions.person_mention import Mention
from searchlib.understanding.quotation.speech_frames import STOPS, behind

LISTS = WordLists("mentions/asides")
_STANDS, _PLEADS, _NO_CLIENT = LISTS.trie("stands_for"), LISTS.trie("pleads"), LISTS.words("no_client")
_LAWYERS = frozenset({"luật", "ls"})
_LONGEST_CLAUSE = 20
_LONGEST_ASIDE = 30
_DENIALS = LISTS.words("denials")
_DENIED = 14
"""So many words at most stand between what somebody does not and what he does instead."""
_PEOPLE = LISTS.words("people")


def skipped(keys: list[str], at: int, edge: int, found: Sequence[Mention], starts: dict[int, int]) -> int:
    """Behind an aside, one more office of the subject or a group that joins it; 0 at other words."""
    if keys[at] == "(":
        return behind(keys, at)
    if at == edge and keys[at] in DASHES:
        return _aside(keys, at)
    if at == edge and keys[at] == ",":
        return _one_of(keys, at)
    if at in starts and keys[at - 1] == "kiêm":
        return found[starts[at]].end
    if at == edge and keys[at] == "và" and at + 1 < len(keys) and keys[at + 1] in GROUPS:
        return group_end(keys, at)
    return 0


def pleading(keys: list[str], at: int, role: Sequence[str]) -> int:
    """Where a verb stands behind whom somebody speaks for ("thay mặt xã A đề nghị"), or `at`.

    Those whom a lawyer defends are such too ("bào chữa cho bị cáo A đề nghị"); others defend with deeds.
    """
    lawyer = bool(role) and lex.key(role[0]) in _LAWYERS
    if at >= len(keys) or not (lex.match(_STANDS, keys, at) or (lawyer and lex.match(_PLEADS, keys, at))):
        return at
    for end in range(at + 3, min(len(keys) - 1, at + _LONGEST_CLAUSE)):
        if keys[end] in STOPS or keys[end] in _NO_CLIENT or not keys[end][0].isalnum():
            break
        if keys[end] in verbs.STRONG_VERBS and lex.match(verbs.STRONG_VERBS, keys, end):
            return end
    return at


def _aside(keys: list[str], at: int) -> int:
    """Behind the dash that closes what another opened, if a verb follows there, or 0."""
    for end in range(at + 2, min(len(keys) - 1, at + _LONGEST_ASIDE)):
        if keys[end] in STOPS and keys[end] != ")":
            return 0
        if keys[end] in DASHES and lex.match(verbs.STRONG_VERBS, keys, end + 1):
            return end + 1
    return 0


def new_subject(keys: list[str], at: int, starts: dict[int, int]) -> bool:
    """Whether a clause with another subject begins behind a comma."""
    if at >= len(keys):
        return False
    if keys[at : at + 2] == ["một", "trong"]:
        return False  # "ông A, một trong những người tham gia hòa giải, cho biết"
    if keys[at] == "mà" and denied(keys, at):
        return False  # "chưa quyết định bãi bỏ, mà yêu cầu ..."
    if keys[at] == "người":
        return at in starts or (at + 1 < len(keys) and keys[at + 1] in _PEOPLE)
    return at in starts or (keys[at] in verbs.SUBJECT_NOUNS and not lex.match(verbs.STRONG_VERBS, keys, at))


def _one_of(keys: list[str], at: int) -> int:
    """The verb behind who is one of several (", một trong những người hòa giải cho biết"), or 0."""
    if keys[at + 1 : at + 3] != ["một", "trong"]:
        return 0
    for end in range(at + 3, min(len(keys), at + _LONGEST_CLAUSE)):
        if keys[end] in STOPS or not keys[end][0].isalnum():
            return 0
        if lex.match(verbs.STRONG_VERBS, keys, end) > 1:
            return end
    return 0


def denied(keys: list[str], at: int) -> bool:
    """Whether a word of denial stands in the clause before a position."""
    return not _DENIALS.isdisjoint(keys[max(0, at - _DENIED) : at])


def affiliation(keys: list[str], at: int) -> int:
    """The comma behind where somebody belongs, if a verb follows (", Trường Đại học A, cho rằng"), or 0."""
    inside = False
    for end in range(at + 1, min(len(keys) - 1, at + 25)):
        if keys[end] in {"(", ")"}:
            inside = keys[end] == "("
        if inside or keys[end] == ")":
            continue
        if keys[end] in STOPS or (
            keys[end] in verbs.STRONG_VERBS and lex.match(verbs.STRONG_VERBS, keys, end)
        ):
            return 0
        if keys[end] == ",":
            place = end + 1
            while place < len(keys) - 1 and place - end < 4:
                if keys[place] not in verbs.ADVERBS or lex.match(verbs.STRONG_VERBS, keys, place):
                    break
                place += 1
            if lex.match(verbs.STRONG_VERBS, keys, place):
                return end
    return 0
