"""Where a paragraph reports what a person it mentions said: the mention, the words that report, the form.

Found without knowing who is meant; `resolve` and `speech` go on from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.attribution.grammatical_objects import (
    is_addressed,
    is_object,
    is_street,
)
from searchlib.understanding.attribution.speech_acts import conveys
from searchlib.understanding.attribution.subject_verb_path import TELLING, Path, begun
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.asides import affiliation, new_subject, pleading, skipped
from searchlib.understanding.mentions.clauses import CLAUSE_ENDS, DASHES, QUOTE, Clauses
from searchlib.understanding.mentions.enumerations import is_joined, is_listed, list_commas, peers
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.quotation.papers_read_aloud import READING, paper_of, reads
from searchlib.understanding.quotation.quotation_leads import SPOKEN, leads, says_otherwise, trails
from searchlib.understanding.quotation.speech_frames import (
    STOPS,
    By,
    Report,
    beside_quote,
    excerpt,
    label,
    noun,
    passed,
    relative,
    told_to_ask,
)

LISTS = WordLists("attribution/reported_speech")

_REACH = 45
_REACH_ANYWHERE = 16
_SHARED = (By.ACCORDING, By.NOUN)
"""Frames before the first of several persons, of whom each has said it."""
_ACCORDING = LISTS.phrases("according")
_NEAR_SOURCE = 18
_LEADS_TO_SOURCE = {"theo", "là"}.union(last for _, last in _ACCORDING)
_SKIPPING = DASHES | {"(", "và", ","}
_NOTED = TELLING.union(SPOKEN, STOPS, _SKIPPING, verbs.STRONG_VERBS, {":", ",", QUOTE})
"""All words that the search for a verb looks at."""
_BUT = frozenset({"song", "nhưng"})
_LEADS = LISTS.words("leads")
_TELLING = SPOKEN | {QUOTE}
_IRONIC = LISTS.phrases("ironic")
_PAPERS = LISTS.words("papers")
_NO_VERBS, _NO_VERBS_BEFORE = LISTS.phrases("no_verbs"), LISTS.phrases("no_verbs_before")


def reports(paragraph: Clauses, found: Sequence[Mention]) -> list[Report]:
    """The reports of a paragraph, in the order of their mentions; one at most for each mention."""
    keys = paragraph.keys
    starts = {
        mention.start: number
        for number, mention in enumerate(found)
        if (mention.sure and not is_street(keys, mention))
        or (number and is_joined(keys, found[number - 1], mention))
    }
    reported: list[Report] = []
    objects: set[int] = set()
    commas = list_commas(keys, found) if len(found) > 1 else set()
    quoted = bool(paragraph.quotations)
    may_read = not READING.isdisjoint(keys)
    for number, mention in enumerate(found):
        joined = number > 0 and is_joined(keys, found[number - 1], mention)
        joined = joined and mention.name[-1:] != found[number - 1].name[-1:]  # "bắt A và A khai nhận"
        before = keys[mention.start - 1] if mention.start else ""
        at = _according(keys, mention.start) if before in _LEADS_TO_SOURCE else mention.start
        by = By.ACCORDING
        if joined and reported and reported[-1].mention == number - 1 and reported[-1].by in _SHARED:
            at, by = reported[-1].at, reported[-1].by
        if at < mention.start:
            reported.append(Report(number, at, by))
            continue
        told_of = not joined and is_object(keys, mention)
        one_more = number - 1 in objects and before == "," and found[number - 1].end == mention.start - 1
        one_more = one_more and is_listed(keys, mention.start - 1, found, starts)  # "rủ A, B và C"
        if told_of or one_more or (joined and number - 1 in objects):
            objects.add(number)
        report = (not mention.silent and label(paragraph, number, mention)) or (
            beside_quote(paragraph, number, mention) if quoted else None
        )
        if report is not None and report.at >= mention.end and is_addressed(keys, mention):
            report = None
        if report is None and before == "của":
            report = (
                noun(keys, number, mention)
                or told_to_ask(keys, number, mention)
                or excerpt(keys, number, mention)
                or paper_of(keys, number, mention)
            )
        if report is None and mention.start > 1:
            report = relative(keys, number, mention) or passed(keys, number, mention)
        silent = number in objects or _leads_others(keys, mention)
        if report is None and not silent:
            report = _verb(paragraph, number, mention, found, starts, commas)
        if may_read and report is None and mention.sure:
            report = reads(keys, number, mention)
        if report is not None:
            if number and keys[mention.start - 1] == ";" and report.by is By.VERB:
                reported += (Report(other, report.at, By.VERB) for other in peers(keys, found, number))
            reported.append(report)
    return reported


def _according(keys: list[str], at: int) -> int:
    """Where "theo", "theo lời" or "dẫn lời" opens before a position; the position where none does."""
    before = keys[at - 1] if at else ""
    if before == "theo":
        literal = at > 1 and keys[at - 2] in verbs.NOT_ACCORDING and keys[at - 3 : at - 1] != ["hấp", "dẫn"]
        return at if literal else at - 1
    if before == "là":  # "theo người quản lý khu mộ là Vera Bor, ..."
        clause = keys[max(0, at - _NEAR_SOURCE) : at]
        opens = max((place for place, key in enumerate(clause) if key in CLAUSE_ENDS), default=-1) + 1
        return at - len(clause) + opens if clause[opens] == "theo" else at
    pair = at > 1 and (keys[at - 2], before) in _ACCORDING
    return at - 2 if pair else at


def _verb(
    paragraph: Clauses,
    number: int,
    mention: Mention,
    found: Sequence[Mention],
    starts: dict[int, int],
    commas: set[int],
) -> Report | None:
    """The first reporting verb whose subject the mention is."""
    keys, words = paragraph.keys, paragraph.words
    edge = mention.end
    at = segment = pleading(keys, edge, mention.role)
    state = begun(keys, mention, listed=mention.start - 1 in commas)
    limit = min(len(keys), edge + _REACH)
    while (at := _next_noted(keys, at, limit, starts, state, mention)) < limit:
        key = keys[at]
        if key in _TELLING and _says_without_verb(paragraph, mention, at, state):
            return Report(number, at, By.VERB)
        if _ends(keys, at, mention):
            return None
        length = _verb_at(keys, at) if key in verbs.STRONG_VERBS and not words[at][0].isupper() else 0
        if length:
            state.anywhere = state.anywhere and at - segment <= _REACH_ANYWHERE
            if conveys(keys, at, length, state) or trails(keys, mention, at, length):
                return Report(number, at, By.VERB)
            at += length
            state.ready = False
        elif (key in _SKIPPING or at in starts) and (passed_by := skipped(keys, at, edge, found, starts)):
            at = passed_by
        elif at in starts:
            if keys[at - 1] in DASHES or keys[at - 1] in _BUT:
                return None  # "ông A xin từ chức song Tổng thống B tuyên bố ... và chỉ trích ..."
            owned = keys[at - 1] == "của"
            joined = at == edge or (keys[at - 1] in {"và", "lẫn", "cùng", ","} and at - edge <= 2)
            joined = joined or (owned and edge > mention.end and at - edge == 1)
            state.pass_person(joined, owned)
            at = found[starts[at]].end
            edge = at if joined else edge
        elif (
            key == ","
            and not (at == edge and (at in commas or is_listed(keys, at, found, starts)))
            and new_subject(keys, at + 1, starts)
        ):
            passed = affiliation(keys, at)
            told = at + 1 in starts
            if not passed and (at > mention.after or mention.form is not Form.NAME or told):
                return None
            at = max(passed, at + 1)
        else:
            if key == "," or key in DASHES:
                segment = at
            state.pass_by(keys, at, starts)
            at += 1
    return None


def _ends(keys: list[str], at: int, mention: Mention) -> bool:
    """Whether the predicate of a subject ends: with its clause, or where that of a subject before it goes on.

    "Phe đối lập phàn nàn rằng ông A bao biện, đồng thời cho rằng ..." tells two things of the opposition.
    """
    within = keys[at] == "đồng" and keys[mention.start - 1] == "rằng" and keys[at + 1 : at + 2] == ["thời"]
    tagged = keys[at] == QUOTE and keys[at + 1 : at + 2] and keys[at + 1] in DASHES
    if tagged and at >= mention.end and not lex.match(verbs.STRONG_VERBS, keys, at + 2):
        return True  # ""..." - một cán bộ bức xúc"
    dated = (
        keys[at] == "(" and keys[at + 2 : at + 3] == [")"] and keys[at + 1] in _PAPERS
    )  # "... (NLĐ) - Hôm qua"
    return keys[at] in STOPS or keys[at] == ":" or within or dated


def _goes_on(keys: list[str], at: int, mention: Mention) -> bool:
    """Whether one more predicate of the same subject follows a semicolon ("...; nhắc lại tình cảm ...")."""
    opens = not mention.start
    if not opens or at >= len(keys) or not verbs.is_verb(keys, at):
        return False
    return tuple(keys[at : at + lex.match(verbs.STRONG_VERBS, keys, at)]) not in verbs.NEEDS_OBJECT


def _next_noted(
    keys: list[str], start: int, limit: int, starts: dict[int, int], state: Path, mention: Mention
) -> int:
    """The next mention or word that the search for a verb looks at; what is passed parts the two."""
    at = start
    while at < limit and keys[at] not in _NOTED and at not in starts:
        at += 1
    if at > start:
        state.part()
    if at < limit and keys[at] == ";" and _goes_on(keys, at + 1, mention):
        state.ready = True
        at += 1
    return at


def _leads_others(keys: list[str], mention: Mention) -> bool:
    """Whether those whom the person leads are the subject ("đoàn do ông A dẫn đầu đã yêu cầu ...")."""
    led = mention.start > 0 and keys[mention.start - 1] == "do"
    return led and mention.end < len(keys) and keys[mention.end] in _LEADS


def _says_without_verb(paragraph: Clauses, mention: Mention, at: int, state: Path) -> bool:
    """Whether a word tells without a verb of the sentence that the subject speaks: it leads, or quotes."""
    key = paragraph.keys[at]
    if key in SPOKEN and (says_otherwise(paragraph, mention, at) or leads(paragraph, mention, at, state)):
        return True
    return key == QUOTE and state.near and _quotes_verb(paragraph, at)


def _quotes_verb(paragraph: Clauses, at: int) -> bool:
    """Whether the verb itself stands in quotation marks (ông A thì "hy vọng họ sẽ tham gia")."""
    words = [lex.key(word) for word in paragraph.quotations[at].words[:4]]
    verb = tuple(words[: lex.match(verbs.STRONG_VERBS, words, 0)])
    return bool(verb) and verb not in verbs.NEEDS_OBJECT | _IRONIC


def _verb_at(keys: list[str], at: int) -> int:
    """Length of a verb that may report speech; 0 where there is none, as in "công khai", "nói tiếng Anh"."""
    other = (keys[at - 1], keys[at]) in _NO_VERBS or tuple(keys[at : at + 2]) in _NO_VERBS_BEFORE
    return 0 if other else lex.match(verbs.STRONG_VERBS, keys, at)
