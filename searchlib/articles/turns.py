"""How far speech runs on where nobody is named: open quotations, interviews, running speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from searchlib.articles import lexicon as lex
from searchlib.articles import verbs
from searchlib.articles.clauses import QUOTE
from searchlib.articles.people import Form
from searchlib.articles.reports import By, Report
from searchlib.articles.resolve import Chain

if TYPE_CHECKING:
    from searchlib.articles.speech import Reading

_FROM_READER = re.compile(r"\([^()]{0,120}(?:tuổi|@)[^()]{0,120}\)\s*$|\(\d+/\d+/\d{4}\)\s*$")
_LONGEST_GAP = 6
_SPEECHES = frozenset({"phát", "bài", "thư", "diễn", "lời", "báo"})


class Turns:
    """Who has the word while an article is read: in an interview, a speech printed, an open quotation."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._guest: int | None = None
        self._interview = False
        self._answering = False
        self._open: int | None = None
        self._last_named: int | None = None
        self._awaited: int | None = None
        self._dashed = False
        self._items = 0
        self._asked_now = False

    def turn(self, reading: Reading, voiced: list[tuple[Report, int]]) -> None:
        """Give the word to the speaker of an open quotation or an answer, before reports are counted."""
        kind = reading.source.kind
        if kind == "question":
            self._interview = self._answering = self._asked_now = True
            return
        if kind == "heading":
            self._answering = False
            return
        if kind in {"byline", "caption", "title"}:
            return
        printed = _printed(reading)
        if printed is not None:
            self._guest = printed
            self._answering = self._interview = True
            reading.named.clear()
            voiced.clear()
            return
        label = next((person for report, person in voiced if report.by is By.LABEL), None)
        if label is not None:
            reading.voices[label] = "direct"
            self._guest = label
            self._interview = self._answering = True
            return
        guest = self._guest if self._guest is not None else self._last_named
        if self._answering and any(person == guest for _, person in voiced):
            self._answering = False  # told about in the third person: the interview is over
        if self._interview and self._answering and guest is not None:
            if _asked_by_reader(reading.source.text):
                voiced.clear()
                return
            self._guest = guest
            if _asks_back(reading) and not self._asked_now:
                voiced.clear()
                self._asked_now = True
                return
            self._asked_now = False
            if _is_cell(reading):
                voiced.clear()
                return
            if not _aside(reading):
                reading.voices[guest] = "direct"
                voiced.clear()
            else:
                self._answering = False
            return
        if self._awaited is not None and not voiced:
            if self._awaits(reading):
                reading.voices[self._awaited] = (
                    "direct" if self._dashed or _first_person(reading) else "reported"
                )
                return
            self._awaited = None
        if self._open is not None and reading.parts.quotations and reading.parts.keys[0] == QUOTE:
            reading.voices[self._open] = "direct"

    def quoted(self, reading: Reading) -> int | None:
        """Whose words a quotation of whole sentences is that no report goes with: the person talked about."""
        if (
            reading.source.kind in {"caption", "title"}
            or _someone_says(reading.parts.keys)
            or not self._whole(reading)
        ):
            return None
        here = dict.fromkeys(person for person in reading.who if person is not None)
        if here:
            return next(iter(here)) if len(here) == 1 else None
        chain = self._chain
        if chain.floor is not None and chain.paragraph - chain.floor_at <= 3:
            return chain.floor if self._last_named in {None, chain.floor} else self._last_named
        return None

    def _whole(self, reading: Reading) -> bool:
        """Whether a paragraph holds a quotation of whole sentences in the first person."""
        for at, quotation in reading.parts.quotations.items():
            before = reading.parts.keys[at - 1] if at else "."
            if (
                quotation.size >= 12
                and (before in {".", "!", "?", "…", ":"})
                and quotation.words[0][0].isupper()
            ):
                if (not at and quotation.closed) or any(
                    word.lower() in {"tôi", "mình", "em", "con"} for word in quotation.words
                ):
                    return True
        return False

    def close(self, reading: Reading) -> None:
        """Note who has the word after a paragraph."""
        kind = reading.source.kind
        for number, mention in enumerate(reading.found):
            person = reading.who[number]
            if mention.form is Form.NAME and person is not None and kind not in {"caption", "question"}:
                self._last_named = person
        if kind in {"caption", "byline"}:
            return
        if reading.reported and reading.parts.keys[-1] == ":":
            spoke = [number for number in reading.voices] or [self._chain.floor]
            alone = len(spoke) == 1 and self._chain.floor_at == self._chain.paragraph
            self._awaited = spoke[0] if alone else None
            self._items = 0
        elif reading.reported:
            self._awaited = None
        if not reading.parts.opens:
            self._open = None
        elif reading.voices and self._open is None:
            direct = [person for person, mode in reading.voices.items() if mode == "direct"]
            self._open = direct[-1] if direct else None

    def _awaits(self, reading: Reading) -> bool:
        """Whether a paragraph is what a colon announced: the first one, or one more item of the list."""
        self._items += 1
        keys = reading.parts.keys
        first = keys[0] if keys else ""
        if self._items == 1:
            self._dashed = first in {"-", "–", "—", QUOTE}
            return True
        return first in {"-", "–", "—", "+", "*", "•", QUOTE} or first.isdigit() or first == "thứ"


def _asked_by_reader(text: str) -> bool:
    """A question that a reader sent in ("... được không? (Lan, 18 tuổi, Huế)"), or a link to another article."""
    return _FROM_READER.search(text) is not None


def _asks_back(reading: Reading) -> bool:
    """A question in a turn of its own, which the interviewer asks ("- ... có đúng không?")."""
    keys = reading.parts.keys
    return len(keys) > 1 and keys[0] in {"-", "–", "—", ".", "*"} and keys[-1] == "?" and len(keys) < 90


def _is_cell(reading: Reading) -> bool:
    """A cell of a table or a stray line, not an answer."""
    keys = reading.parts.keys
    return (
        0 < len(keys) < 8 and keys[-1] not in {".", "!", "?", "…", QUOTE, ":"} and keys[0] not in {"-", "–"}
    )


def _first_person(reading: Reading) -> bool:
    return any(key in {"tôi", "mình"} for key in reading.parts.keys)


def _printed(reading: Reading) -> int | None:
    """The author of a speech that the next paragraphs print: "(Trích phát biểu của ông A tại ...)"."""
    keys = reading.parts.keys
    start = 1 if keys and keys[0] == "(" else 0
    if len(keys) < start + 3 or keys[start] not in {"trích", "lược"}:
        return None
    if not any(key in _SPEECHES for key in keys[start + 1 : start + 5]):
        return None
    return next((person for person in reading.who if person is not None), None)


def _aside(reading: Reading) -> bool:
    """A note in parentheses between the turns."""
    keys = reading.parts.keys
    return bool(keys) and keys[0] == "(" and len(keys) < 16


def fill(readings: Sequence[Reading], chain: Chain) -> None:
    """Continue a speech over paragraphs that nobody is named in."""
    last: int | None = None
    asked = False
    gap: list[Reading] = []
    before: Reading | None = None
    for reading in readings:
        kind = reading.source.kind
        if kind in {"caption", "byline"}:
            continue
        if kind in {"heading", "question", "title"}:
            _close(gap, last, None, asked)
            gap, last, before = [], None, None
            continue
        if reading.voices:
            first = next(iter(reading.voices))
            if before is not None and not before.voices and last is None and _points_back(reading):
                before.voices[first] = "direct" if _quoted(before) else "reported"
            _close(gap, last, first, asked)
            gap = []
            last = first if len(reading.voices) == 1 else None
            asked = _asks(reading)
        elif last is not None:
            gap.append(reading)
        before = reading
    _close(gap, last, None, asked)


def _points_back(reading: Reading) -> bool:
    """Whether a report is about the paragraph before ("Đó là nhận định của ông A", "... phát biểu như trên")."""
    keys = reading.parts.keys
    if keys[:2] in (["đó", "là"], ["đây", "là"], ["trên", "đây"]):
        return any(report.by is By.NOUN for report in reading.reported)
    return any(
        report.by is By.VERB
        and any(lex.match(verbs.AS_ABOVE, keys, at) for at in range(report.at, min(len(keys), report.at + 4)))
        for report in reading.reported
    )


def _asks(reading: Reading) -> bool:
    """Whether the last report of a paragraph asks for something to be done."""
    keys = reading.parts.keys
    reported = [report for report in reading.reported if report.by is By.VERB]
    return bool(reported) and keys[reported[-1].at] in verbs.DIRECTIVES


def _close(gap: Sequence[Reading], last: int | None, following: int | None, asked: bool) -> None:
    """Decide for the paragraphs between two speeches, from the first on, until one tells a story."""
    if last is None:
        return
    between = last == following and len(gap) <= _LONGEST_GAP
    for reading in gap[:_LONGEST_GAP]:
        if not (_between(reading, asked) if between else _runs_on(reading, asked)):
            return
        reading.voices[last] = "direct" if _quoted(reading) else "reported"


def _quoted(reading: Reading) -> bool:
    return any(quotation.size >= 12 for quotation in reading.parts.quotations.values())


def _between(reading: Reading, asked: bool) -> bool:
    """Whether a paragraph between two of one speaker is that person's too: nobody else in it, no new story."""
    keys = reading.parts.keys
    if (
        keys
        and asked
        and _imperative(keys)
        and not any(mention.form is Form.NAME for mention in reading.found)
    ):
        return True
    if not keys or lex.match(verbs.NARRATIVE_STARTS, keys, 0) or _someone_says(keys) or _asks_back(reading):
        return False
    named = any(mention.form is Form.NAME for mention in reading.found)
    return not named or bool(lex.match(verbs.CONTINUERS, keys, 0))


def _imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return any(key in verbs.IMPERATIVES for key in opening) and not any(key in verbs.PAST for key in opening)


def _someone_says(keys: list[str]) -> bool:
    """Whether a paragraph gives the words of somebody who is no known person ("một quan chức cho rằng")."""
    return any(lex.match(verbs.SOMEONE_SAYS, keys, at) for at in range(len(keys)))


def _runs_on(reading: Reading, asked: bool) -> bool:
    """Whether a paragraph goes on with a speech that is not taken up again."""
    keys = reading.parts.keys
    if not keys or any(mention.form is Form.NAME for mention in reading.found) or _someone_says(keys):
        return False
    if asked and _imperative(keys):
        return True
    return bool(lex.match(verbs.LINKS, keys, 0))
