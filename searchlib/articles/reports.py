"""Where a paragraph reports what a person it mentions said: the mention, the words that report, the form.

Found without knowing who is meant; `resolve` and `speech` go on from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from searchlib.articles import lexicon as lex
from searchlib.articles import verbs
from searchlib.articles.clauses import QUOTE, SENTENCE_ENDS, Clauses
from searchlib.articles.frames import (
    DASHES,
    SHORTEST_TURN,
    STOPS,
    By,
    Report,
    behind,
    beside_quote,
    label,
    noun,
    told_to_ask,
)
from searchlib.articles.persons import Form, Mention

_REACH = 45
_REACH_ANYWHERE = 16


def reports(paragraph: Clauses, found: Sequence[Mention]) -> list[Report]:
    """The reports of a paragraph, in the order of their mentions; one at most for each mention."""
    keys = paragraph.keys
    starts = {mention.start: number for number, mention in enumerate(found) if mention.sure}
    reported: list[Report] = []
    for number, mention in enumerate(found):
        before = keys[mention.start - 1] if mention.start else ""
        if before == "lời" and mention.start > 1 and keys[mention.start - 2] in {"theo", "như"}:
            reported.append(Report(number, mention.start - 2, By.ACCORDING))
            continue
        if before == "theo":
            if mention.start < 2 or keys[mention.start - 2] not in verbs.NOT_ACCORDING:
                reported.append(Report(number, mention.start - 1, By.ACCORDING))
            continue
        report = label(paragraph, number, mention) or beside_quote(keys, number, mention)
        if report is None and before == "của":
            report = noun(keys, number, mention) or told_to_ask(keys, number, mention)
        if report is None and not _is_object(keys, mention):
            report = _verb(paragraph, number, mention, found, starts)
        if report is not None and not (reported and _is_part(keys, reported[-1], mention, report)):
            reported.append(report)
    return reported


def _is_part(keys: list[str], last: Report, mention: Mention, report: Report) -> bool:
    """Whether a report is part of what another has said ("ông A nêu rõ: đồng chí B luôn tin tưởng ...")."""
    if report.by is not By.VERB or keys[report.at] not in verbs.ATTITUDES or last.at > mention.start:
        return False
    return not any(key in SENTENCE_ENDS or key == QUOTE for key in keys[last.at : mention.start])


def _is_object(keys: list[str], mention: Mention) -> bool:
    """Whether the word before makes the person an object, part of an adverbial, or one of many."""
    if not mention.start:
        return False
    before = keys[mention.start - 1]
    if before in verbs.OBJECT_MARKERS or before in lex.KIN or before in _GROUPS:
        return True
    if keys[mention.end : mention.end + 2] == ["một", "số"]:
        return True
    if (before in lex.PLURALS or before.isdigit()) and mention.form is not Form.NAME:
        return True
    if before == "khi":
        return True  # told of as a circumstance
    return before in {"là", "đồng", "ban"} and mention.form is Form.TITLE


_GROUPS = lex.words("nhóm đội đoàn")


def _verb(
    paragraph: Clauses, number: int, mention: Mention, found: Sequence[Mention], starts: dict[int, int]
) -> Report | None:
    """The first reporting verb whose subject the mention is."""
    keys, words = paragraph.keys, paragraph.words
    at = segment = mention.end
    state = _State(ready=True, anywhere=True, near=True)
    limit = min(len(keys), at + _REACH)
    while at < limit:
        key = keys[at]
        if key in _SPOKEN and (_says_otherwise(paragraph, mention, at) or _leads(paragraph, at, state)):
            return Report(number, at, By.VERB)
        if key in STOPS or key == ":":
            return None
        length = lex.match(verbs.STRONG_VERBS, keys, at)
        if length and not words[at][0].isupper():
            state.anywhere = state.anywhere and at - segment <= _REACH_ANYWHERE
            if _reports(keys, at, length, state):
                return Report(number, at, By.VERB)
            at += length
            state.ready = False
        elif key == "(":
            at = behind(keys, at)
        elif at in starts:
            if keys[at - 1] in DASHES:
                return None
            joined = at == mention.end or (keys[at - 1] in {"và", ","} and at - mention.end <= 2)
            state.pass_person(joined)
            at = found[starts[at]].end
        elif key == "," and _new_subject(keys, at + 1, starts):
            passed = _affiliation(keys, at)
            if not passed and (at > mention.after or mention.form is not Form.NAME or at + 1 in starts):
                return None
            at = max(passed, at + 1)
        else:
            if key == "," or key in DASHES:
                segment = at
            state.pass_by(keys, at, starts)
            at += 1
    return None


def _says_otherwise(paragraph: Clauses, mention: Mention, at: int) -> bool:
    """Whether a subject speaks without a verb of the list ("cho VnExpress biết", "mếu máo: Bè cá ...")."""
    keys = paragraph.keys
    if keys[at] == "cho":
        return "biết" in keys[at + 2 : at + 5]
    if keys[at] == ",":
        return at - mention.after in _SHORT_PREDICATE and _says_whole(paragraph, at + 1)
    if keys[at] != ":" or at - mention.end not in _SHORT_PREDICATE:
        return False
    opens = not mention.start or keys[mention.start - 1] in SENTENCE_ENDS
    return opens and _says_bare(paragraph, at)


@dataclass(slots=True)
class _State:
    """What the words passed so far allow.

    Attributes:
        ready: the next word may be a verb of the subject.
        anywhere: nothing has come between that would give a verb further on another subject.
        near: only adverbs have come between.
        taken: somebody else has been mentioned, whose words a colon may lead to.
        passive: something is done to the subject ("được bầu"), so that fewer verbs can be its own.
    """

    ready: bool
    anywhere: bool
    near: bool
    passive: bool = False
    taken: bool = False

    def pass_person(self, joined: bool) -> None:
        """Take in another person: one more subject ("ông A và bà B cho rằng"), or an object."""
        self.ready = joined
        self.near = self.near and joined
        self.anywhere = self.anywhere and joined
        self.taken = self.taken or not joined

    def pass_by(self, keys: list[str], at: int, starts: dict[int, int]) -> None:
        """Take in a word that is neither verb nor mention."""
        key = keys[at]
        if key == "," or key == QUOTE:
            self.ready = True
        elif key in _JOINS or key in DASHES:
            following = keys[at + 1] if at + 1 < len(keys) else ""
            self.ready = following not in verbs.SUBJECT_NOUNS or at + 1 in starts
        elif key not in verbs.ADVERBS:
            self.passive = self.passive or (self.ready and key in {"được", "bị"})
            self.ready = self.near = False
            if key in _BLOCKERS:
                self.anywhere = False


def _leads(paragraph: Clauses, at: int, state: _State) -> bool:
    """Whether a colon behind a subject leads to that person's words: right away, or to a long quotation."""
    quotation = paragraph.quotations.get(at + 1)
    if paragraph.keys[at] != ":":
        return False
    if quotation is None:
        if at == len(paragraph.keys) - 1:
            return state.ready and paragraph.keys[at - 1] not in _NO_LEAD
        return False
    return state.ready or (
        not state.taken and quotation.size >= _LONG and paragraph.keys[at - 1] not in _NO_LEAD
    )


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


_FIRST_PERSON = lex.words("tôi mình em tui con")
_SHORT_PREDICATE = range(1, 6)
"""Words between a name and the comma before that person's words."""
_LONG = 9
_JOINS = frozenset({"và", "rồi", "nhưng", "song"})
_SPOKEN = frozenset({"cho", ",", ":"})
_NO_LEAD = lex.words("ghi đề chữ tên sau là gồm như nghĩa hiệu danh bài sách chương mục câu")
_NOT_BEFORE_GIAO = frozenset({"ngoại", "bàn", "chuyển"})
_BLOCKERS = lex.words("các những nhiều mà rằng khi nếu vì bị được do là người nghe theo của để")


def _reports(keys: list[str], at: int, length: int, state: _State) -> bool:
    """Whether a verb that may report speech does so here."""
    if lex.match(verbs.ALWAYS_ACTS, keys, at):
        return state.ready and _after_quote(keys, at)
    verb = tuple(keys[at : at + length])
    before = keys[at - 1] if at else ""
    after = keys[at + length] if at + length < len(keys) else "."
    if state.passive and verb not in verbs.ANYWHERE:
        return False
    if before in verbs.NOUN_MARKERS and verb[0] != "cho" and not (state.near and state.ready):
        return False
    if after == "của" or (before == "thăm" and verb[0] == "hỏi"):
        return False
    if verb == ("chỉ", "đạo") and before in {"khẩn", "điện", "kiến"}:
        return True  # "ký công điện khẩn chỉ đạo ..."
    if verb == ("giao",) and before in _NOT_BEFORE_GIAO:
        return False
    if after in {".", "…"} and _after_quote(keys, at):
        return True
    if not state.ready and not (state.anywhere and verb in verbs.ANYWHERE) and after != ":":
        return False
    if verb not in verbs.NEEDS_OBJECT or after in {":", QUOTE, "rằng"}:
        return True
    if before == QUOTE or (at >= 2 and _after_quote(keys, at)):
        return True
    if after == "với" and any(keys[place : place + 2] == ["về", "việc"] for place in range(at, at + 24)):
        return True
    return (state.near and after == ",") or after not in verbs.ACT_OBJECTS


def _after_quote(keys: list[str], at: int) -> bool:
    """Whether the clause follows a quotation ("...", ông A phát biểu.)."""
    for place in range(at - 1, max(-1, at - 30), -1):
        if keys[place] == QUOTE:
            return keys[place + 1] in DASHES | {","}
        if keys[place] in SENTENCE_ENDS:
            return False
    return keys[0] in DASHES and at < 30  # "- Tôi gặp 37 người, bà A đáp."


def _new_subject(keys: list[str], at: int, starts: dict[int, int]) -> bool:
    """Whether a clause with another subject begins behind a comma."""
    if at >= len(keys):
        return False
    if keys[at] == "người":
        return at + 1 < len(keys) and keys[at + 1] in _PEOPLE
    return at in starts or (keys[at] in verbs.SUBJECT_NOUNS and not lex.match(verbs.STRONG_VERBS, keys, at))


_PEOPLE = lex.words("dân ta nhà bệnh tiêu lao khác nông nghèo nào này bán mua chăn nuôi sử")


def _affiliation(keys: list[str], at: int) -> int:
    """The comma behind where somebody belongs, if a verb follows (", Trường Đại học A, cho rằng"), or 0."""
    for end in range(at + 1, min(len(keys) - 1, at + 25)):
        if keys[end] in STOPS or lex.match(verbs.STRONG_VERBS, keys, end):
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
