"""What two statesmen say together: "Hai nhà lãnh đạo nhất trí ...", "Hai Thủ tướng khẳng định ..."."""

from __future__ import annotations

from searchlib.understanding.attribution.speech_acts import conveys
from searchlib.understanding.attribution.subject_verb_path import STATESMEN, Path
from searchlib.understanding.coreference.resolution import Chain
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import ADVERBS, STRONG_VERBS
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import CLAUSE_ENDS, Clauses

LISTS = WordLists("attribution/joint_statements")

_HEADS = LISTS.joined("heads")
_LEADERS = LISTS.trie("leaders")
_ADVERBS = ADVERBS | LISTS.words("together")


def joint_speakers(parts: Clauses, chain: Chain) -> tuple[int, ...]:
    """The two persons whom a paragraph gives as speaking together, or nobody.

    They are the last two with an office of state that the text has named, and hold the office that it says;
    where three were named side by side, nobody is meant for sure.
    """
    keys = parts.keys
    for at, key in enumerate(keys) if "hai" in keys else ():
        if key == "hai" and (not at or keys[at - 1] in CLAUSE_ENDS):
            head, end = _title(keys, at + 1)
            if end and _say(keys, end):
                return _two(chain, head)
    return ()


def _title(keys: list[str], at: int) -> tuple[str, int]:
    """The office that two persons are called by ("" for leaders) and where it ends, 0 for none."""
    if leaders := lex.match(_LEADERS, keys, at):
        return "", at + leaders
    length = lex.match(lex.ROLE_TRIE, keys, at)
    head = " ".join(keys[at : at + length])
    if head not in _HEADS:
        return "", 0
    end = at + length
    return head, end + 2 * (keys[end : end + 2] == ["quốc", "hội"])


def _say(keys: list[str], at: int) -> bool:
    """Whether a verb follows that conveys what they said."""
    while at < len(keys) and keys[at] in _ADVERBS:
        at += 1
    length = lex.match(STRONG_VERBS, keys, at)
    return length > 0 and conveys(keys, at, length, Path(STATESMEN))


def _two(chain: Chain, head: str) -> tuple[int, ...]:
    """The two whom the text has named last of those with such an office."""
    named = [
        (person.last, number)
        for number, person in enumerate(chain.people)
        if person.last >= 0
        and any(title in _HEADS and (not head or title == head) for title, _ in person.titles)
    ]
    named.sort(reverse=True)
    if len(named) < 2 or (len(named) > 2 and named[2][0] == named[1][0]):
        return ()
    return tuple(sorted(number for _, number in named[:2]))
