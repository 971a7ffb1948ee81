"""Verbs of speech that tell of an act: what stands around them decides whether they report words."""

from __future__ import annotations

from itertools import pairwise

from searchlib.understanding.attribution.deed_verbs import is_deed
from searchlib.understanding.attribution.subject_verb_path import Path
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, QUOTE, SENTENCE_ENDS

LISTS = WordLists("attribution/speech_acts")

_OTHER_BEFORE: dict[tuple[str, ...], frozenset[str]] = LISTS.table("other_before")
_OTHER_AFTER: dict[tuple[str, ...], frozenset[str]] = LISTS.table("other_after")
_TOPICS: dict[tuple[str, ...], frozenset[str]] = LISTS.table("topics")
_DEEDS = LISTS.phrases("deeds")
_COMMANDS = LISTS.phrases("commands")
_NOT_SAID = LISTS.words("not_said")
_MAYBE = LISTS.phrases("maybe")
_CONTENT = frozenset({":", QUOTE, "rằng", "là", "về"})
"""Words that lead to what was said, written or reported."""
_SAID = frozenset({":", QUOTE, "rằng", "là"})
_PRESENTS, _STOPS = LISTS.phrases("presents"), LISTS.words("not_presents") | {",", "."}
_SHOULD = LISTS.words("should")
_PLAIN = frozenset({":", QUOTE, "rằng", ",", "thêm"})
_PROGRAMME = LISTS.phrases("programme")
_UNTOLD, _DENIED = LISTS.phrases("untold"), frozenset({"không", "chưa"})
_RAISES = LISTS.phrases("raises")
_GIVEN = LISTS.phrases("given")
_ABOUT = frozenset({"đối", "về"})
"""With what a statement is about alone, nothing of what it said is told."""
_OCCASIONS = LISTS.phrases("occasions")
_TOPIC = LISTS.trie("topic")
_PLACES = LISTS.words("places")
_CLAUSES = LISTS.phrases("clauses")
_LISTENING = LISTS.phrases("listening")
_BADLY = LISTS.phrases("badly")
_PAPERS = LISTS.words("papers")
_TO_CONTENT = 5
"""So many words at most stand between an opinion and what it says ("tương tự", "về việc này")."""
_WRITTEN = LISTS.words("written")
_OPENING = 6
"""Within so many words at the start of a sentence stands what somebody has written."""
_EXPLAINS = LISTS.phrases("explains")
_TELLS_OF: dict[tuple[str, ...], frozenset[str]] = LISTS.table("tells_of")
_DECLARES, _SHARES = LISTS.phrases("declares"), LISTS.phrases("shares")
_DIRECTS, _ADDRESSES = LISTS.phrases("directs"), LISTS.phrases("addresses")
_JOINS = frozenset({"-", "–", ",", "và"})
"""What joins two nouns of one term ("khiếu nại - tố cáo")."""
_FIRST = LISTS.words("first")


def conveys(keys: list[str], at: int, length: int, state: Path) -> bool:
    """Whether a verb that may report speech does so here."""
    if lex.match(verbs.ALWAYS_ACTS, keys, at) and keys[at : at + 3] != ["bảo", "ban", "đầu"]:
        return state.near and after_quote(keys, at)
    verb = tuple(keys[at : at + length])
    before = keys[at - 1] if at else ""
    after = keys[at + length] if at + length < len(keys) else "."
    if _is_bound(keys, at, verb, after, state):
        return False
    if verb in _DIRECTS and before in _PAPERS:
        return True  # "ký công điện khẩn chỉ đạo ..."
    if verb in verbs.LOUD:
        return after in _SAID
    if after in {".", "…"} and after_quote(keys, at):
        return True
    if _is_act(keys, at, verb, after, state):
        return False
    if is_deed(keys, at, verb, after, state) and not after_quote(keys, at):
        return False
    # "ông A đã phải lên tiếng kêu gọi ..."
    raised = verb in _RAISES and at + length < len(keys) and verbs.is_verb(keys, at + length)
    far = state.anywhere and (verb in verbs.ANYWHERE or after == "rằng" or raised)
    if not state.ready and not far and after != ":":
        return False
    return verb not in verbs.NEEDS_OBJECT or _has_object(keys, at, verb, after, state)


def _is_bound(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb is part of a noun, denied, or no verb of the subject at all."""
    before = keys[at - 1] if at else ""
    passive = verb not in verbs.ANYWHERE or (before in {"và", ","} and verb[0] in verbs.DIRECTIVES)
    if (state.passive and passive) or _is_done(verb, after, state):
        return True  # "bị cảnh cáo và đề nghị cho thôi chức"
    if before in _NOT_SAID and at > 1 and (keys[at - 2], before) in _MAYBE:
        return True  # "ông A có thể đề nghị ..."
    if state.fault:
        return True
    if before in verbs.NOUN_MARKERS and verb[0] != "cho" and not (state.near and state.ready):
        paper = keys[at - 2 : at]
        return not (verb[0] in verbs.DIRECTIVES and paper == ["văn", "bản"])
    joined = at > 1 and before in _JOINS and keys[at - 2] in _OTHER_BEFORE.get(verb, ())
    # Right before the verb it is the name: "ông Dung đề nghị".
    other = not state.near and before in _OTHER_BEFORE.get(verb, ())
    if joined or other or after in _OTHER_AFTER.get(verb, ()):
        return True
    return after == "của"


def _is_done(verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb tells what somebody does to somebody else."""
    if state.subject.agent and verb in _DEEDS:
        return True  # "khi được Nam đề nghị hùn vốn"
    if state.subject.agent and verb in _PRESENTS and after in _STOPS:
        return True  # "Sau báo cáo do ông A trình bày, ..."
    return state.subject.bare and verb in _COMMANDS  # "Hùng giao hẳn cho Minh đi lấy hàng"


def _has_object(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether what stands around a verb of acts makes it one of speech: an object, a clause, a quotation."""
    if after in {":", QUOTE, "rằng"} or (at >= 2 and after_quote(keys, at)):
        return True
    if after == "với" and ("rằng" in _rest(keys, at) or ("về", "việc") in pairwise(keys[at : at + 25])):
        return True
    if after == ",":
        return state.near or verb in _LISTENING
    return after in _TELLS_OF.get(verb, ()) or after not in verbs.ACT_OBJECTS


def _is_act(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb tells that somebody will speak, did speak or did a thing, not what was said."""
    before = keys[at - 1] if at else ""
    to_come = before == "sẽ" or (before == "và" and state.future)
    denied = before in _DENIED or keys[max(0, at - 2) : at] == ["bao", "giờ"]
    if (denied and verb in _UNTOLD) or (to_come and verb in _PROGRAMME):
        return after not in _SAID  # "ông A không cho biết rõ", "ông A sẽ giải trình, kiểm điểm"
    if before == "có" and verb in _DECLARES:
        return after not in _PLAIN - {"thêm"}  # "đến tháng tư ông A mới có tuyên bố"
    about = verb in _OCCASIONS and lex.match(_TOPIC, keys, at + len(verb) + 2) and after == "với"
    if about or (verb in _GIVEN and after in _ABOUT):
        return _SAID.isdisjoint(_rest(keys, at))  # "chia sẻ với báo chí xung quanh câu chuyện ..."
    held = verb in _OCCASIONS and after in _PLACES and not after_quote(keys, at)
    if held or (verb in _SHARES and after == "với"):
        return _CONTENT.isdisjoint(_rest(keys, at)) and "," not in _rest(keys, at)
    if verb in verbs.OPINIONS:
        told = keys[at + len(verb) : at + len(verb) + _TO_CONTENT]
        return not (after_quote(keys, at) or after in _SHOULD) and _SAID.isdisjoint(told)
    if verb in _CLAUSES:
        # "Trong lá đơn gửi quận, ông A giải trình từ ..."
        written = verb in _EXPLAINS and not _WRITTEN.isdisjoint(keys[:_OPENING])
        return after not in _PLAIN and not after_quote(keys, at) and not written
    if after in _TOPICS.get(verb, ()) and not (verb in _ADDRESSES and after_quote(keys, at)):
        return _SAID.isdisjoint(_rest(keys, at))
    if verb in _DIRECTS:
        state.fault = any(pair in _BADLY for pair in pairwise(_rest(keys, at)))
        return state.fault
    return False


def _rest(keys: list[str], at: int) -> list[str]:
    """The words from a position to the end of its sentence, at most 24."""
    end = at
    while end < len(keys) and end - at < 24 and keys[end] not in SENTENCE_ENDS:
        end += 1
    return keys[at:end]


def after_quote(keys: list[str], at: int) -> bool:
    """Whether the clause follows a quotation ("...", ông A phát biểu.)."""
    for place in range(at - 1, max(-1, at - 30), -1):
        if keys[place] == QUOTE:
            return keys[place + 1] in DASHES | {","}
        if keys[place] in DASHES and place < at - 1 and keys[place - 1] != QUOTE:
            return not _FIRST.isdisjoint(keys[max(0, place - 30) : place])  # "... tôi bỏ cuộc - ông A kể."
        if keys[place] in SENTENCE_ENDS:
            return False
    return keys[0] in DASHES and at < 30  # "- Tôi gặp 37 người, bà A đáp."
