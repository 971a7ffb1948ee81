"""Reports, addresses and letters that somebody reads or sends: what the paper says is that person's.

"Ông A đọc báo cáo ... Theo đó, ...", "Báo cáo của ông A khái quát lại: ...", and in paragraphs below, "Thư có
đoạn: "..."". A paper that nobody reads or sends is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from searchlib.understanding.attribution.attribution_rules import Rule, assign
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import QUOTE, SENTENCE_ENDS
from searchlib.understanding.mentions.person_mention import Mention
from searchlib.understanding.quotation.speech_frames import By, Report

if TYPE_CHECKING:
    from searchlib.understanding.attribution.paragraph_reading import Reading

LISTS = WordLists("quotation/papers_read_aloud")

_PAPERS = LISTS.trie("papers")
_OPENING_PAPERS = LISTS.trie("opening_papers")
_TELLS = LISTS.trie("tells")
_READS = LISTS.trie("reads")
_REPORTS = LISTS.phrases("reports")
READING = frozenset(_READS).union(first for first, _ in _REPORTS)
"""First words of verbs of reading."""
_THEN = LISTS.trie("then")
_KEPT = LISTS.words("kept")
_TO_COME, _NO_READERS = LISTS.words("to_come"), LISTS.words("no_readers")
_SENDS = LISTS.trie("sends")
_TO_READ = 12
"""Within so many words behind a subject stands that something is read."""
_TO_PAPER = 14
"""Within so many more words stands what."""
_TO_TELL = 4
_TO_COLON = 24
_LONGEST_SENTENCE = 80
_LEAST = 15
"""So many words behind a sentence that tells who reads are what is read."""
_MESSAGES = LISTS.phrases("messages")


def reads(keys: list[str], number: int, mention: Mention) -> Report | None:
    """Somebody who reads a paper aloud, of which the paragraph goes on to tell what it says."""
    at = _verb_of_reading(keys, mention)
    if not at:
        return None
    end = _sentence_end(keys, at)
    follows = keys[end + 1 : end + 1 + _LEAST]
    inside = keys[at:end]
    told = (
        _asks(keys, at)
        or ":" in inside
        or any(lex.match(_THEN, inside, place) for place in range(len(inside)))
    )
    first = mention.start < _LONGEST_SENTENCE and SENTENCE_ENDS.isdisjoint(keys[: mention.start])
    told = told or lex.match(_THEN, follows, 0) > 0 or _passage(follows) > 0
    if tuple(keys[at : at + 2]) in _REPORTS:
        return Report(number, at, By.READ) if lex.match(_THEN, follows, 0) else None
    if "đã" in follows[:_TO_TELL]:
        return None  # "Quốc hội đã biểu quyết": what came of it
    kept = lex.match(_OPENING_PAPERS, follows, 0) or _KEPT.intersection(inside)
    told = told or (first and len(follows) >= _LEAST and not kept)
    return Report(number, at, By.READ) if told else None


def _verb_of_reading(keys: list[str], mention: Mention) -> int:
    """Where a verb of reading stands behind a subject, with a paper behind it; 0 where there is none."""
    before = keys[mention.start - 1] if mention.start else ""
    if before in _NO_READERS:
        return 0
    for at in range(mention.end, min(len(keys), mention.end + _TO_READ)):
        if keys[at] in SENTENCE_ENDS or keys[at] in {";", ":"}:
            return 0
        if keys[at - 1] in verbs.PAST and tuple(keys[at : at + 2]) in _REPORTS:
            return at  # "ông A đã báo cáo tình hình sáu tháng đầu năm. Theo đó, ..."
        length = lex.match(_READS, keys, at)
        if length:
            paper = lex.match(_PAPERS, keys, at + length) > 0
            heard = before == "nghe" and not _asks(keys, at)
            return at if paper and not heard and keys[at - 1] not in _TO_COME else 0
    return 0


def _asks(keys: list[str], at: int) -> bool:
    """Whether a paper that is read asks for something ("đọc tờ trình đề nghị xã giữ nước")."""
    end = at + lex.match(_READS, keys, at)
    end += lex.match(_PAPERS, keys, end)
    return end < len(keys) and end > at and keys[end] in verbs.DIRECTIVES and verbs.is_verb(keys, end)


def paper_of(keys: list[str], number: int, mention: Mention) -> Report | None:
    """The owner of a paper or of an opinion that tells something ("Nhận định của ông A về đập: ...")."""
    start = mention.start - 1
    while start and keys[start - 1] not in SENTENCE_ENDS and mention.start - start <= _TO_PAPER:
        start -= 1
    length = lex.match(_OPENING_PAPERS, keys, start) or lex.match(verbs.SPEECH_NOUNS, keys, start)
    if not length:
        return None
    if any(lex.match(verbs.STRONG_VERBS, keys, at) for at in range(start + length, mention.start - 1)):
        return None
    for at in range(mention.end, min(len(keys), mention.end + _TO_TELL)):
        if keys[at] == ",":
            return None  # another subject follows
        if lex.match(_TELLS, keys, at) and keys[at - 1] not in verbs.NOUN_MARKERS:
            return Report(number, at, By.NOUN)
    end = _sentence_end(keys, mention.end)
    clause = keys[mention.end : min(end, mention.end + _TO_COLON)]
    colon = clause.index(":") if ":" in clause else 0
    led = colon and "," not in clause[:colon] and mention.end + colon < len(keys) - 1
    return Report(number, start, By.NOUN) if led else None


def _sentence_end(keys: list[str], at: int) -> int:
    end = at
    while end < len(keys) and end - at < _LONGEST_SENTENCE and keys[end] not in SENTENCE_ENDS:
        end += 1
    return end


def hear_papers(readings: Sequence[Reading]) -> None:
    """Give what a paper says to whom the paragraph above names as its reader, author or sender."""
    for above, reading in pairwise(readings):
        keys = reading.parts.keys
        passage = _passage(keys)
        if reading.voices or reading.reported or not (passage or lex.match(_THEN, keys, 0)):
            continue
        person = _giver(above, sent=passage > 0)
        if person is not None:
            assign(reading, person, "direct" if QUOTE in keys else "reported", Rule.PAPER)


def _giver(above: Reading, *, sent: bool) -> int | None:
    """Who reads, owns or, where that may be, has sent a paper."""
    keys = above.parts.keys
    named = [pair for pair in zip(above.found, above.who, strict=False) if pair[1] is not None]
    for mention, person in named[-1:]:
        if _verb_of_reading(keys, mention) or _owns(keys, mention):
            return person
    return next((person for mention, person in named if sent and _has_sent(keys, mention)), None)


def _owns(keys: list[str], mention: Mention) -> bool:
    """Whether a message is somebody's ("lắng nghe thông điệp của ông A")."""
    end = mention.start - 1
    return end > 1 and keys[end] == "của" and tuple(keys[end - 2 : end]) in _MESSAGES


def _has_sent(keys: list[str], mention: Mention) -> bool:
    """Whether somebody has sent a letter ("ông A gửi thư")."""
    for at in range(mention.end, min(len(keys), mention.end + _TO_TELL)):
        if lex.match(_SENDS, keys, at):
            return any(lex.match(_PAPERS, keys, place) for place in range(at + 1, at + _TO_PAPER))
    return False


def _passage(keys: list[str]) -> int:
    """Length of the opening if it says what a paper says ("Bài diễn văn nêu rõ"), or 0."""
    start = lex.match(verbs.LINKS, keys, 0)
    start += keys[start : start + 1] == [","]
    length = lex.match(_OPENING_PAPERS, keys, start)
    for at in range(start + length, start + length + _TO_TELL if length else 0):
        if told := lex.match(_TELLS, keys, at):
            return at + told
    return 0
