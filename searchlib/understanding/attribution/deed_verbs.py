"""Verbs of speech that tell of deeds and feelings: what somebody did, agreed to or trusted in.

"anh A đồng ý giao tiền", "Dũng chỉ đạo kế toán lập phiếu chi khống", "chị B rất lo lắng khi nghe tin". They
report words where a clause or a quotation follows, or where an office speaks to those below it.
"""

from __future__ import annotations

from collections.abc import Callable

from searchlib.understanding.attribution.subject_verb_path import Path
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE

LISTS = WordLists("attribution/deed_verbs")

_SAID = frozenset({":", QUOTE, "rằng", "là"})
_NEAR = 10
"""So many words behind a promise or a demand stands what is promised or demanded."""
_ABOUT = frozenset({"về", "trên"})
_DONE_BY_CONSENT = LISTS.words("done_by_consent")
_POSITIONS = LISTS.words("positions")
_IN_TRUST = LISTS.words("in_trust")
_FELT_FOR = LISTS.words("felt_for")
_BELOW, _STAFF = LISTS.trie("below"), LISTS.trie("staff")
_BODIES = LISTS.words("bodies")
_BIDDEN, _STATES = LISTS.words("bidden"), LISTS.words("states")
_NO_REPLY, _REPORTED_ON = LISTS.words("no_reply"), LISTS.words("reported_on")
_TAKEN_BACK, _DEMANDED = LISTS.words("taken_back"), LISTS.words("demanded")
_SHOWN, _VISITS = LISTS.words("shown"), LISTS.words("visits")
_Judge = Callable[[list[str], int, str, Path], bool]


def is_deed(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb tells of a deed or a feeling; a quotation before it is looked for by who asks."""
    judge = _JUDGES.get(verb)
    return judge is not None and after not in _SAID and judge(keys, at + len(verb), after, state)


def _tells_nothing(keys: list[str], end: int) -> bool:
    """Whether no clause and no quotation follows that gives what was said."""
    return _SAID.isdisjoint(keys[end : end + 2 * _NEAR])


def _consents(keys: list[str], end: int, after: str, state: Path) -> bool:
    if state.subject.official:
        return state.subject.foreign and after not in _ABOUT and "rằng" not in keys[end : end + _NEAR]
    return state.subject.private or after in _DONE_BY_CONSENT


def _directs(keys: list[str], end: int, after: str, state: Path) -> bool:
    start = end + (after == "cho")
    if lex.match(_BELOW, keys, start) > 0 or keys[start : start + 1] == ["việc"]:
        return True
    return state.subject.private and not state.near


def _assigns(keys: list[str], end: int, after: str, state: Path) -> bool:
    if state.subject.private or not state.ready:
        return True
    start = end + (keys[end : end + 1] == ["cho"])
    return keys[start : start + 1] != [] and keys[start] not in _BODIES


def _requests(keys: list[str], end: int, after: str, state: Path) -> bool:
    if lex.match(_STAFF, keys, end):
        return True  # "giám đốc yêu cầu kế toán xuất quỹ"
    return state.subject.private and not state.letter and after not in _BODIES


def _demands(keys: list[str], end: int, after: str, state: Path) -> bool:
    if after in _TAKEN_BACK and not state.subject.official:
        return "phải" not in keys[end : end + _NEAR // 2]
    return not state.subject.official and _DEMANDED.isdisjoint(keys[end : end + _NEAR])


_RULES: dict[str, _Judge] = {
    "consents": _consents,
    "sides": lambda keys, end, after, _: "rằng" not in keys[end : end + _NEAR] and after not in _POSITIONS,
    "hopes": lambda _, __, ___, state: state.subject.private,
    "trusts": lambda _, __, after, state: (
        after in _IN_TRUST or state.subject.private or not (state.near or after == ",")
    ),
    "fears": lambda _, __, after, ___: after in _FELT_FOR,
    "replies": lambda keys, end, after, _: after in _NO_REPLY and _tells_nothing(keys, end),
    "reports": lambda keys, end, after, _: after in _REPORTED_ON and _tells_nothing(keys, end),
    "demands": _demands,
    "requests": _requests,
    "bids": lambda keys, end, after, _: after in _BIDDEN and _STATES.isdisjoint(keys[end + 1 : end + 4]),
    "boasts": lambda _, __, after, ___: after in _SHOWN,
    "meets": lambda keys, end, _, __: "sẽ" not in keys[end : end + _NEAR],
    "tells": lambda _, __, ___, state: not state.near,
    "directs": _directs,
    # "đến thăm, động viên các gia đình"
    "cheers": lambda keys, end, _, __: not _VISITS.isdisjoint(keys[max(0, end - 7) : end - 2]),
    "assigns": _assigns,
    "collects": lambda _, __, after, ___: after == "được",  # "kêu gọi được 25 dự án"
    "commands": lambda keys, end, _, __: keys[end - 3] == "sẽ",
}
"""What decides whether the verbs of each list tell of a deed."""
_JUDGES = {verb: judge for name, judge in _RULES.items() for verb in LISTS.phrases(name)}
