"""The frames other than a verb in which somebody's words stand: labels, quotations, nouns of speech."""

from __future__ import annotations

from enum import Enum

from searchlib.frozen import frozen
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.speech_verbs import is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, QUOTE, SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.person_mention import Mention

LISTS = WordLists("quotation/speech_frames")

_LABEL_MARKS = DASHES | {"*", "•", "+", "■", "▪"}
_PASSED_ON = LISTS.words("passed_on")
_WRITTEN = _PASSED_ON | LISTS.words("written")
_APPOSES = LISTS.words("apposes")
_LONGEST_LABEL = 40
_NEAR_LABEL = 12
_REMARK = 3
"""From so many words on, what is quoted amid a sentence may be said; fewer are a nickname or a term."""
_LONGEST_TAG = 7
SHORTEST_TURN = 8
"""So many words at least follow a label that an address or workplace makes long."""
STOPS = SENTENCE_ENDS | {";", ")", "]"}
_WHICH = LISTS.phrases("which")
_LONGEST_TEXT = 4
_PUT_FORWARD = LISTS.trie("put_forward")
_PUTS = LISTS.trie("puts")
_TO_CONTENT = 4
_SPIRIT = LISTS.phrases("spirit")
_TO_THING = 10
_PASSES = LISTS.trie("passes")


class By(Enum):
    """By what a report is recognised."""

    VERB = "verb"  # ông A cho biết
    ACCORDING = "according"  # theo ông A
    READ = "read"  # ông A đọc báo cáo ... Theo đó, ...
    NOUN = "noun"  # đó là nhận định của ông A
    LABEL = "label"  # Ông A: ...
    QUOTE = "quote"  # "..." - ông A


@frozen
class Report:
    """A mention whose words are reported.

    Attributes:
        mention: number of the mention in the paragraph.
        at: position of the reporting word.
        by: the form.
    """

    mention: int
    at: int
    by: By


def label(paragraph: Clauses, number: int, mention: Mention) -> Report | None:
    """A label at the start of a paragraph: "Ông A: ...", "- Ông A (...): ...", "TS LÊ VĂN A - ..."."""
    keys, words = paragraph.keys, paragraph.words
    if (
        mention.start > 12
        or mention.end >= len(keys)
        or (mention.start and keys[mention.start - 1] not in _LABEL_MARKS)
        or any(key == ":" and keys[at - 1] != "ảnh" for at, key in enumerate(keys[: mention.start]))
        or (mention.start > 1 and keys[mention.start - 2][0].isdigit())  # "- Hà Nội: 66 - Lê Lai, ĐT: ..."
    ):
        return None
    apposed = not keys[mention.end - 1][0].isalnum() or keys[mention.end] in _APPOSES
    if not mention.start and keys[mention.end] in DASHES and all(map(str.isupper, mention.name)):
        return Report(number, mention.end, By.LABEL)  # "TS LÊ VĂN A - Chưa."
    at, limit = mention.end, min(len(keys) - 1, mention.end + (_LONGEST_LABEL if apposed else 1))
    while at < limit:
        if keys[at] == "(":
            at = behind(keys, at)
            continue
        if keys[at] == ":":
            far = at - mention.end > _NEAR_LABEL and len(keys) - at < SHORTEST_TURN
            told = (
                keys[at + 1] != QUOTE
                and not far
                and not (len(keys) - at <= SHORTEST_TURN and keys[at + 1].isdigit())
            )
            return Report(number, at, By.LABEL) if told else None
        if keys[at] in STOPS or keys[at] in verbs.MANNER or (is_verb(keys, at) and words[at][0].islower()):
            return None
        at += 1
    return None


def beside_quote(paragraph: Clauses, number: int, mention: Mention) -> Report | None:
    """A person beside a quotation: "..." - ông A, with nothing or a manner after, or ông A: "..."."""
    start, end, keys = mention.start, mention.end, paragraph.keys
    behind = start >= 2 and keys[start - 2] == QUOTE and keys[start - 1] in DASHES | {","}
    if behind and start > 2 and paragraph.quotations[start - 2].size < _REMARK:
        behind = keys[start - 3] in SENTENCE_ENDS  # "các bị can A, B “Gà”, C."
    if behind and (end >= len(keys) or keys[end] in {".", "("}):
        return Report(number, start - 2, By.QUOTE)
    if behind and _is_tag(paragraph, start - 2, end):
        return Report(number, start - 2, By.QUOTE)
    if end + 1 < len(keys) and keys[end] == ":" and keys[end + 1] == QUOTE:
        return Report(number, end, By.QUOTE)
    return None


def _is_tag(paragraph: Clauses, quoted: int, end: int) -> bool:
    """Whether few words end a sentence that opened with a long quotation ("...", ông A ngậm ngùi.)."""
    keys, _quotation = paragraph.keys, paragraph.quotations[quoted]
    if quoted and keys[quoted - 1] not in SENTENCE_ENDS and not keys[quoted - 1].startswith(".."):
        return False
    if end < len(keys) and keys[end] == ",":  # "...", ông A, tổ trưởng, ngậm ngùi.
        end = next((at + 1 for at in range(end + 1, min(len(keys), end + 12)) if keys[at] == ","), end)
    for at in range(end, min(len(keys), end + _LONGEST_TAG)):
        if keys[at] in SENTENCE_ENDS:
            return at > end
        if not keys[at][0].isalpha() or paragraph.words[at][0].isupper():
            return False
    return end < len(keys) <= end + _LONGEST_TAG


def noun(keys: list[str], number: int, mention: Mention) -> Report | None:
    """Words named by a noun: "theo nhận định của ông A", "đó là ý kiến của bà B"."""
    end = mention.start - 1
    if keys[end - 1 : end] in (["đó"], ["này"], ["trên"]):
        end -= 1
    if tuple(keys[end - 2 : end]) in _WHICH:
        end -= 2
    for start in range(max(0, end - 3), end):
        length = lex.match(verbs.SPEECH_NOUNS, keys, start)
        if start + length != end:
            continue
        noun = tuple(keys[start:end])
        before = keys[start - 1]
        quoted = start - 1 - (before in SENTENCE_ENDS)
        if quoted >= 0 and keys[quoted] == QUOTE:
            return Report(number, quoted, By.QUOTE)  # "..." Câu nói đó của ông A
        if before == "theo" and noun in verbs.ACCORDING_NOUNS:
            return None
        if before == "như" and {":", QUOTE}.isdisjoint(keys[mention.end : mention.end + _TO_THING]):
            continue
        if before in {"theo", "là", "như"} or (before in {"những", "một"} and keys[start - 2] == "là"):
            return Report(number, start, By.NOUN)
    return None


def excerpt(keys: list[str], number: int, mention: Mention) -> Report | None:
    """From what text of whom a quotation is taken ("..." (Trích diễn văn của Tổng thống A tại lễ B))."""
    opening = source(keys, mention)
    if opening < 0:
        return None
    before = opening - 1 - (keys[opening - 1] in SENTENCE_ENDS)
    return Report(number, before, By.QUOTE) if before >= 0 and keys[before] == QUOTE else None


def source(keys: list[str], mention: Mention) -> int:
    """Where a parenthesis opens that says of whose text an excerpt is ("(Trích thư của ông A"), or -1."""
    end = mention.start - 1
    if end < 0 or keys[end] != "của":
        return -1
    for start in range(max(2, end + 1 - _LONGEST_TEXT), end):
        if keys[start - 2 : start] == ["(", "trích"] and tuple(keys[start:end]) in verbs.TEXT_NOUNS:
            return start - 2
    return -1


def relative(keys: list[str], number: int, mention: Mention) -> Report | None:
    """What somebody puts forward in a relative clause ("lý do mà ông A đưa ra là ...")."""
    at = mention.end
    if at < len(keys) and keys[at] == "đã":
        at += 1
    length = lex.match(_PUTS, keys, at) if at < len(keys) and keys[at] in _PUTS else 0
    if not length:
        return None
    start = mention.start - (keys[mention.start - 1] == "mà")
    if all(
        lex.match(_PUT_FORWARD, keys, place) != start - place for place in range(max(0, start - 3), start)
    ):
        return None
    follows = keys[at + length : at + length + _TO_CONTENT]
    return Report(number, at, By.NOUN) if "là" in follows or ":" in follows else None


def passed(keys: list[str], number: int, mention: Mention) -> Report | None:
    """What is put forward by somebody ("Nguyên nhân được ông A xác định là ...")."""
    start, at = mention.start - 1, mention.end
    if start < 1 or keys[start] not in {"được", "do"} or not (length := lex.match(_PASSES, keys, at)):
        return None
    end = at + length
    tells = keys[end : end + 1] in (["là"], ["rằng"], [":"]) or keys[end - 1] in {"là", "rằng"}
    if not (tells or end >= len(keys) or keys[end] in SENTENCE_ENDS):
        return None
    for place in range(start - 1, max(-1, start - _TO_THING), -1):
        if keys[place] in SENTENCE_ENDS:
            return None
        if lex.match(_PUT_FORWARD, keys, place):
            return Report(number, at, By.NOUN)
    return None


def told_to_ask(keys: list[str], number: int, mention: Mention) -> Report | None:
    """An opinion passed on: "ý kiến của Phó Thủ tướng A yêu cầu ...", "báo cáo của ông B cho rằng ..."."""
    at = mention.end + (keys[mention.end : mention.end + 1] in (["cũng"], ["còn"], ["đã"], ["từng"]))
    if at >= len(keys) or not is_verb(keys, at):
        return None
    paper = keys[mention.start - 2]
    spirit = (keys[mention.start - 3], paper) in _SPIRIT or paper == "lời"
    if spirit and QUOTE in keys[at + 1 : at + _TO_CONTENT]:
        return Report(number, at, By.VERB)  # "như tinh thần của Tổng Bí thư A đã nêu "...""
    says = tuple(keys[at : at + lex.match(verbs.STRONG_VERBS, keys, at)]) in verbs.ANYWHERE
    told = (keys[at] in verbs.DIRECTIVES and paper in _PASSED_ON) or (says and paper in _WRITTEN)
    return Report(number, at, By.VERB) if told else None


def behind(keys: list[str], at: int) -> int:
    """Position behind a parenthesis."""
    for end in range(at + 1, min(len(keys), at + 60)):
        if keys[end] == ")":
            return end + 1
    return at + 1
