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
_CONSENTS = LISTS.phrases("consents")
_ABOUT = frozenset({"về", "trên"})
_DONE_BY_CONSENT = LISTS.words("done_by_consent")
_SIDES = LISTS.phrases("sides")
_TRUSTS = LISTS.phrases("trusts")
_IN_TRUST = LISTS.words("in_trust")
_FEARS = LISTS.phrases("fears")
_FELT_FOR = LISTS.words("felt_for")
_HOPES = LISTS.phrases("hopes")
_BELOW = LISTS.trie("below")
_STAFF = LISTS.trie("staff")
_BODIES = LISTS.words("bodies")
_REQUESTS = LISTS.phrases("requests")
_BIDS = LISTS.phrases("bids")
_BIDDEN = LISTS.words("bidden")
_STATES = LISTS.words("states")
_REPLIES = LISTS.phrases("replies")
_NO_REPLY = LISTS.words("no_reply")
_REPORTS = LISTS.phrases("reports")
_REPORTED_ON = LISTS.words("reported_on")
_DEMANDS = LISTS.phrases("demands")
_TAKEN_BACK = LISTS.words("taken_back")
_DEMANDED = LISTS.words("demanded")
_BOASTS = LISTS.phrases("boasts")
_SHOWN = LISTS.words("shown")
_MEETS = LISTS.phrases("meets")
_TELLS = LISTS.phrases("tells")
_POSITIONS = LISTS.words("positions")
_VISITS = LISTS.words("visits")
_Judge = Callable[[list[str], int, str, Path], bool]


def is_deed(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb tells of a deed or a feeling; a quotation before it is looked for by who asks."""
    judge = _JUDGES.get(verb)
    if judge is None:
        return False
    if after in _SAID:
        return False
    return judge(keys, at + len(verb), after, state)


def _consents(keys: list[str], end: int, after: str, state: Path) -> bool:
    if state.subject.official:
        return state.subject.foreign and after not in _ABOUT and "rằng" not in keys[end : end + _NEAR]
    return state.subject.private or after in _DONE_BY_CONSENT


def _sides(keys: list[str], end: int, after: str, state: Path) -> bool:
    told = "rằng" in keys[end : end + _NEAR]
    return not told and (after not in _POSITIONS)


def _trusts(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _IN_TRUST or state.subject.private or not (state.near or after == ",")


def _fears(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _FELT_FOR


def _hopes(keys: list[str], end: int, after: str, state: Path) -> bool:
    return state.subject.private


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


def _replies(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _NO_REPLY and _SAID.isdisjoint(keys[end : end + 2 * _NEAR])


def _reports(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _REPORTED_ON and _SAID.isdisjoint(keys[end : end + 2 * _NEAR])


def _requests(keys: list[str], end: int, after: str, state: Path) -> bool:
    if lex.match(_STAFF, keys, end):
        return True  # "giám đốc yêu cầu kế toán xuất quỹ"
    told = after in _BODIES
    return state.subject.private and not state.letter and not told


def _bids(keys: list[str], end: int, after: str, state: Path) -> bool:
    told = after in _BIDDEN
    return told and _STATES.isdisjoint(keys[end + 1 : end + 4])


def _demands(keys: list[str], end: int, after: str, state: Path) -> bool:
    if after in _TAKEN_BACK and not state.subject.official:
        return "phải" not in keys[end : end + _NEAR // 2]
    return not state.subject.official and _DEMANDED.isdisjoint(keys[end : end + _NEAR])


def _boasts(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _SHOWN


def _meets(keys: list[str], end: int, after: str, state: Path) -> bool:
    return "sẽ" not in keys[end : end + _NEAR]


def _tells(keys: list[str], end: int, after: str, state: Path) -> bool:
    return not state.near


def _collects(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after == "được"  # "kêu gọi được 25 dự án"


def _commands(keys: list[str], end: int, after: str, state: Path) -> bool:
    return keys[end - 3] == "sẽ"


def _cheers(keys: list[str], end: int, after: str, state: Path) -> bool:
    return not _VISITS.isdisjoint(keys[max(0, end - 7) : end - 2])  # "đến thăm, động viên các gia đình"


_JUDGES: dict[tuple[str, ...], _Judge] = {
    **dict.fromkeys(_CONSENTS, _consents),
    **dict.fromkeys(_SIDES, _sides),
    **dict.fromkeys(_HOPES, _hopes),
    **dict.fromkeys(_TRUSTS, _trusts),
    **dict.fromkeys(_FEARS, _fears),
    **dict.fromkeys(_REPLIES, _replies),
    **dict.fromkeys(_REPORTS, _reports),
    **dict.fromkeys(_DEMANDS, _demands),
    **dict.fromkeys(_REQUESTS, _requests),
    **dict.fromkeys(_BIDS, _bids),
    **dict.fromkeys(_BOASTS, _boasts),
    **dict.fromkeys(_MEETS, _meets),
    **dict.fromkeys(_TELLS, _tells),
    **dict.fromkeys(LISTS.phrases("directs"), _directs),
    **dict.fromkeys(LISTS.phrases("cheers"), _cheers),
    **dict.fromkeys(LISTS.phrases("assigns"), _assigns),
    **dict.fromkeys(LISTS.phrases("collects"), _collects),
    **dict.fromkeys(LISTS.phrases("commands"), _commands),
}
"""What decides for each verb."""
