"""Which quotations are someone's own words, and whose; slogans, names and terms are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.clauses import DASHES, QUOTE, SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.person_mention import Mention
from searchlib.understanding.quotation.speech_frames import By, Report

LISTS = WordLists("quotation/quotations")

_CLAUSE = 9
"""From this many words on, a quotation inside a sentence is taken for a clause of speech."""
_MOST_REPORTS = 40
"""Reports that are looked at beside a quotation, so that many of both take linear time."""
_REMARK = 3
"""From this many words on, one that a report introduces or follows is."""
_WRITTEN = LISTS.words("written")
_LONGEST_SUBJECT = 10
_FIRST = LISTS.words("first")


def spoken(parts: Clauses, voiced: Sequence[tuple[Report, int]], found: Sequence[Mention]) -> set[int]:
    """The persons of whose own words at least one clause stands in quotation marks.

    Args:
        parts: the paragraph.
        voiced: its reports with the person that each means, in order of appearance.
        found: its mentions.
    """
    direct = {person for report, person in voiced if _verbatim(parts.keys, report.at)}
    if not voiced or not parts.quotations:
        return direct
    ends = _sentences(parts)
    told: dict[int, list[tuple[Report, int]]] = {}
    for pair in voiced:
        told.setdefault(bisect_left(ends, pair[0].at), []).append(pair)
    for at, quotation in parts.quotations.items():
        inside = told.get(bisect_left(ends, at), [])[:_MOST_REPORTS]
        follows = _follows(parts.keys, at, inside, found)
        person = follows if follows is not None else _nearest(at, inside, voiced)
        if (
            person is None
            or (at and parts.keys[at - 1] == "về")
            or (follows is None and _is_written(parts.keys, at, inside))
        ):
            continue
        if follows is not None or _introduced(parts.keys, at) or _led_by(parts.keys, at, inside):
            if quotation.size >= _REMARK:
                direct.add(person)
        elif (
            quotation.size >= _CLAUSE and not _slogan(parts.keys, at) and not quotation.words[0][0].isupper()
        ):
            direct.add(person)
    return direct


def _is_written(keys: list[str], at: int, inside: Sequence[tuple[Report, int]]) -> bool:
    """Whether a document is quoted, not a person ("dự thảo chỉ ghi "..."")."""
    if not at or keys[at - 1] not in _WRITTEN:
        return False
    return not any(at - 3 <= report.at < at for report, _ in inside)


def _verbatim(keys: list[str], at: int) -> bool:
    """Whether the person's words stand in the first person, without marks, behind a colon or before a tag."""
    if _is_trailed(keys, at):
        return True
    for place in range(at, min(len(keys) - 1, at + 5)):
        if keys[place] == ":":
            return keys[place + 1] != QUOTE and any(key == "tôi" for key in keys[place + 1 : place + 40])
    return False


def _is_trailed(keys: list[str], at: int) -> bool:
    """Whether subject and verb end a sentence in the first person ("Tôi rất vui, ông A cho biết.")."""
    end = at + lex.match(verbs.STRONG_VERBS, keys, at)
    if end == at or (end < len(keys) and keys[end] not in SENTENCE_ENDS):
        return False
    for comma in range(at - 2, max(0, at - _LONGEST_SUBJECT), -1):
        if keys[comma] == ",":
            start = comma
            while start and keys[start - 1] not in SENTENCE_ENDS and keys[start - 1] != QUOTE:
                start -= 1
            return comma - start > _REMARK and not _FIRST.isdisjoint(keys[start:comma])
    return False


def _sentences(parts: Clauses) -> list[int]:
    """Positions at which the sentences outside the quotations end, ascending."""
    ends: list[int] = []
    for at, key in enumerate(parts.keys):
        if key in SENTENCE_ENDS:
            ends.append(at)
        elif key == QUOTE and at + 1 < len(parts.keys) and parts.words[at + 1][0].isupper():
            inner = parts.quotations[at].words
            if inner and inner[-1] in SENTENCE_ENDS:
                ends.append(at)
    return ends


def _follows(
    keys: list[str], at: int, inside: Sequence[tuple[Report, int]], found: Sequence[Mention]
) -> int | None:
    """The person of "...", ông A nói / "..." - ông A nói / "...", theo ông A."""
    place = at + 1
    while place < len(keys) and (keys[place] in DASHES or keys[place] in {",", "là", ".", "…"}):
        place += 1
    for report, person in inside:
        mention = found[report.mention]
        if mention.start == place or (report.by is By.ACCORDING and report.at == place):
            return person
    return None


def _nearest(
    at: int, inside: Sequence[tuple[Report, int]], voiced: Sequence[tuple[Report, int]]
) -> int | None:
    """The report before the quotation in its sentence, else after it, else the last one before."""
    before = [pair for pair in inside if pair[0].at < at]
    if before:
        return before[-1][1]
    if inside:
        return inside[0][1]
    near = bisect_left(voiced, at, key=lambda pair: pair[0].at)
    around = voiced[max(0, near - _MOST_REPORTS) : near + _MOST_REPORTS]  # their order is that of the persons
    earlier = [pair for pair in around if pair[0].at < at]
    return earlier[-1][1] if earlier else None


def _introduced(keys: list[str], at: int) -> bool:
    """Whether a colon, "rằng" or the start of a sentence leads to the quotation."""
    before = keys[at - 1]
    if before in {":", "rằng"}:
        return not (before == ":" and at >= 2 and keys[at - 2] in verbs.SLOGAN_MARKERS)
    return before in SENTENCE_ENDS


def _led_by(keys: list[str], at: int, inside: Sequence[tuple[Report, int]]) -> bool:
    """Whether a reporting verb leads to the quotation, with or without a colon."""
    colon = keys[at - 1] == ":"
    for report, _ in inside:
        length = lex.match(verbs.STRONG_VERBS, keys, report.at) if report.by is By.VERB else 0
        between = at - colon - report.at - length
        if length and (between == 0):
            return colon
    return False


def _slogan(keys: list[str], at: int) -> bool:
    """Whether the words before make the quotation a name, a slogan or a term."""
    before = list(keys[max(0, at - 3) : at])
    if before and before[-1] == "là":
        before.pop()
        return any(key in verbs.SLOGAN_MARKERS for key in before[-2:])
    return bool(before) and any(key in verbs.SLOGAN_MARKERS for key in before[-1:])
