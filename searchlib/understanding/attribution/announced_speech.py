"""What announces that somebody has the word for long: a speech printed in full, an interview."""

from __future__ import annotations

from itertools import pairwise

from searchlib.understanding.attribution.paragraph_reading import Reading
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import SENTENCE_ENDS
from searchlib.understanding.mentions.person_mention import Form, Mention, is_sender
from searchlib.understanding.quotation.speech_frames import By

LISTS = WordLists("attribution/announced_speech")

_LONGEST_HEAD = 32
_SPEECHES = LISTS.words("speeches")
_EXTRACTS = LISTS.words("extracts")
_CREDITS = LISTS.trie("credits")
_TO_TEXT = 9
_OFFERS, _SEVERAL, _PRINTS = LISTS.words("offers"), LISTS.words("several"), LISTS.words("prints")
_LONGEST_LEAD = 24
_TEXTS = LISTS.phrases("texts")
_IN_FULL = LISTS.phrases("in_full")
_WRITES = LISTS.words("writes")
_LONGEST_NAME = 6
_TURNS = (["-"], ["–"], ["—"])
_TALK = LISTS.words("talk")
_TALKING = LISTS.phrases("talking")
_TALKED = frozenset(second for _, second in _TALKING)


def printed(reading: Reading) -> int | None:
    """The author of a speech that the next paragraphs print: "(Trích phát biểu của ông A tại ...)"."""
    keys = reading.parts.keys
    if (start := is_sender(keys)) and reading.found and reading.found[0].start == start:
        return reading.who[0]
    if _presents(keys):
        return next((person for person in reading.who if person is not None), None)
    if _leads_to_text(keys):
        return _author(reading)
    start = _extract(keys, reading.source.kind == "title")
    if len(keys) < start + 3 or keys[start] not in _EXTRACTS or keys[start + 1] == "dẫn":
        return None  # "Trích dẫn lời ông A, Thủ tướng nói" is a report of its own
    if not any(key in _SPEECHES for key in keys[start + 1 : start + 5]):
        return None
    return next(
        (
            person
            for mention, person in zip(reading.found, reading.who, strict=True)
            if person is not None and mention.start > start
        ),
        None,
    )


def offers(reading: Reading) -> bool:
    """Whether a paragraph offers what one person has written or told ("Dưới đây là tâm sự của cô.")."""
    keys = reading.parts.keys
    if _presents(keys):
        return True
    if reading.passing:
        return False
    for at in range(max(0, len(keys) - _LONGEST_HEAD * 2), len(keys) - 3):
        if keys[at + 1 : at + 3] == ["đây", "là"] and keys[at] in {"dưới", "sau"}:
            what = keys[at + 3 : at + 3 + _TO_TEXT]
            return any(pair in _TEXTS for pair in pairwise(what)) and _SEVERAL.isdisjoint(what)
    return False


def leads_on(reading: Reading) -> bool:
    """Whether a headline, with the lead that has run into it, announces the text below it."""
    return reading.parts.keys[-1:] in ([")"], [":"]) or _presents(reading.parts.keys)


def _extract(keys: list[str], headline: bool) -> int:
    """Where "(Trích phát biểu ...)" would begin: at the start, or anywhere in a headline."""
    if headline and "trích" in keys:
        at = keys.index("trích")
        return at if at and keys[at - 1] == "(" else len(keys)
    return 1 if keys and keys[0] == "(" else 0


def _presents(keys: list[str]) -> bool:
    """Whether a text is printed ("giới thiệu toàn văn bài phát biểu của ông A", "xin đăng bài viết này")."""
    for at, key in enumerate(keys):
        if key in _PRINTS:
            what = keys[at + 1 : at + _TO_TEXT]
            offered = not _OFFERS.isdisjoint(keys[max(0, at - 3) : at]) or ("toàn", "văn") in pairwise(what)
            if offered and not _SPEECHES.isdisjoint(what) and _SEVERAL.isdisjoint(what):
                return True
    return False


def _leads_to_text(keys: list[str]) -> bool:
    """Whether a paragraph ends by announcing a text ("Toàn văn bức thư như sau:")."""
    if not keys or not (keys[-1] == ":" or "sau" in keys[-3:]):
        return False
    at = len(keys) - 1
    while at and keys[at - 1] not in SENTENCE_ENDS:
        at -= 1
    last = keys[at:]
    if not last or len(last) > _LONGEST_LEAD or not (last[-1] == ":" or "sau" in last[-3:]):
        return False
    whole = any(pair in _IN_FULL for pair in pairwise(last))
    return whole and not _SPEECHES.isdisjoint(last)


def _author(reading: Reading) -> int | None:
    """Who wrote or held what is printed: "thư của ông A", "ông A đã gửi thư tới hội nghị"."""
    keys = reading.parts.keys
    for mention, person in zip(reading.found, reading.who, strict=True):
        before = keys[max(0, mention.start - 5) : mention.start]
        after = keys[mention.end : mention.end + 6]
        wrote = not _WRITES.isdisjoint(after[:3]) and not _SPEECHES.isdisjoint(after)
        owns = before[-1:] == ["của"] and not _SPEECHES.isdisjoint(before)
        if person is not None and (wrote or owns):
            return person
    return None


def heads(reading: Reading) -> bool:
    """Whether a paragraph is only whose contribution follows: "Ths. Lê A, 12 phố B, quận C:"."""
    keys = reading.parts.keys
    if len(keys) > _LONGEST_HEAD or keys[-1:] != [":"] or not reading.found:
        return False
    first = reading.found[0]
    if first.form is not Form.NAME or not first.sure or len(first.name) < 2:
        return False
    if first.start and (keys[first.start - 1] != "," or first.end != len(keys) - 1):
        return False  # "Về Luật A, Bộ trưởng B:" heads what B said of it
    return "," in keys and not any(
        report.by is not By.LABEL and report.at < len(keys) - 1 for report in reading.reported
    )


def entitles(reading: Reading) -> bool:
    """Whether a heading announces a contribution: "ĐB Lê A (tỉnh B): Cần giới hạn mức tối đa"."""
    end = _person_end(reading) if reading.source.kind == "heading" else 0
    return 0 < end < len(reading.parts.keys) - 1 and reading.parts.keys[end] == ":"


def gives_word(reading: Reading) -> bool:
    """Whether a heading tells who has the word below it: "Luật sư Lê A - Đoàn Luật sư tỉnh B:"."""
    first = reading.found[0] if reading.found else None
    return first is not None and first.form is Form.NAME and not first.start and reading.parts.keys[-1] == ":"


def names_speaker(reading: Reading) -> bool:
    """Whether a heading is nothing but a person with an office, whose words follow: "ĐB Lê A (tỉnh B)"."""
    return 0 < len(reading.parts.keys) <= _person_end(reading)


def _person_end(reading: Reading) -> int:
    """Where a whole name with an office ends that opens a paragraph, or 0."""
    first = reading.found[0] if reading.found else None
    if first is None or first.form is not Form.NAME or not first.sure or first.start:
        return 0
    return first.end if len(first.name) > 1 and first.role else 0


def interviews(reading: Reading) -> int | None:
    """Who is interviewed below a line that says no more ("(Phỏng vấn ông A, Giám đốc Sở B)")."""
    keys = reading.parts.keys
    start = 1 if keys[:1] == ["("] else 0
    named = reading.found and reading.found[0].form is Form.NAME and reading.found[0].start <= start + 3
    if not named or tuple(keys[start : start + 2]) not in _TALKING or len(keys) > _LONGEST_HEAD:
        return None
    return reading.who[0]


def is_credited(reading: Reading) -> bool:
    """Whether a paragraph opens with who has held the interview above it ("LÊ A thực hiện")."""
    keys, words = reading.parts.keys, reading.parts.words
    for at in range(2, min(len(keys) - 1, _LONGEST_NAME)):
        if lex.match(_CREDITS, keys, at):
            return all(word[0].isupper() for word in words[:at])
    return False


def answers_by_name(reading: Reading) -> bool:
    """Whether an answer opens with a name and a dash ("TS LÊ A - Ở huyện này ...")."""
    keys = reading.parts.keys
    if not reading.found or not reading.who or reading.who[0] is None:
        return False
    first = reading.found[0]
    return first.form is Form.NAME and not first.start and keys[first.end : first.end + 1] in _TURNS


def answers_unasked(keys: list[str]) -> bool:
    """Whether a paragraph is a turn in the first person ("- Theo tôi, ...", "- Chúng tôi đã ...")."""
    return keys[:1] in (["-"], ["–"], ["—"]) and not {"tôi", "chúng"}.isdisjoint(keys)


def talks(keys: list[str], mention: Mention) -> bool:
    """Whether a person is said to be interviewed ("trao đổi với ông A", "ông A trả lời phỏng vấn").

    Also who talks to the newspaper from the first word on ("Trả lời Báo B hôm qua, ông A ...").
    """
    if mention.start < _LONGEST_HEAD and tuple(keys[:2]) in _TALKING:
        return "," not in keys[: max(0, mention.start - 1)] and keys[mention.start - 1] == ","
    before = keys[max(0, mention.start - 8) : mention.start]
    if before and (before[-1] == "vấn" or (before[-1] in {"với", "cùng"} and not _TALK.isdisjoint(before))):
        return True
    after = keys[mention.end : mention.end + 16]
    return not _TALKED.isdisjoint(after) and not _TALKING.isdisjoint(pairwise(after))
