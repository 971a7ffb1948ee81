"""The way from a subject to a verb further on: what stands between them, and what that allows."""

from __future__ import annotations

from dataclasses import dataclass

from searchlib.frozen import frozen
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.asides import denied
from searchlib.understanding.mentions.clauses import DASHES, QUOTE
from searchlib.understanding.mentions.person_mention import Form, Mention

LISTS = WordLists("attribution/subject_verb_path")

_JOINS = LISTS.words("joins")
_BLOCKERS = LISTS.words("blockers")
_LETTERS = LISTS.words("letters")
_SENT = LISTS.words("sent")
_DONE = frozenset({"được", "bị"})
_FAULTS = LISTS.phrases("faults")
_FAILINGS = frozenset(first for first, _ in _FAULTS)

TELLING = _FAILINGS.union(
    _LETTERS, _JOINS, DASHES, _DONE, _BLOCKERS, verbs.ADVERBS, LISTS.words("telling"), {",", QUOTE}
)
_BODIES = LISTS.words("bodies")
_DOERS = _DONE | {"do"}
_ROGUES = LISTS.words("rogues")


@frozen
class Subject:
    """Who the subject of a sentence is, as far as it decides what its verbs tell.

    Attributes:
        bare: called by a Vietnamese given name alone.
        private: has neither an office nor an honorific, as those have who stand trial.
        official: has an office here, or a foreign name, as statesmen have.
        foreign: has a name that is not Vietnamese.
        agent: something is done by the subject ("được ông A giao"), which is a deed rather than words.
    """

    bare: bool = False
    private: bool = False
    official: bool = False
    foreign: bool = False
    agent: bool = False


STATESMEN = Subject(official=True)


@dataclass(slots=True)
class Path:
    """What the words passed since the subject allow.

    Attributes:
        subject: where the path begins.
        ready: the next word may be a verb of the subject.
        anywhere: nothing has come between that would give a verb further on another subject.
        near: only adverbs have come between.
        taken: somebody else has been mentioned, whose words a colon may lead to.
        letter: the subject has written to somebody, whom a verb of asking further on is addressed to.
        fault: the sentence tells what the subject did wrong, not what was said.
        passive: something is done to the subject ("được bầu"), so that fewer verbs can be its own.
        future: the sentence tells what the subject will do.
    """

    subject: Subject
    ready: bool = True
    anywhere: bool = True
    near: bool = True
    passive: bool = False
    future: bool = False
    taken: bool = False
    fault: bool = False
    letter: bool = False

    def pass_person(self, joined: bool, owned: bool) -> None:
        """Take in another person: one more subject ("ông A và bà B cho rằng"), an object or an owner."""
        self.ready = joined
        self.near = self.near and joined
        self.anywhere = self.anywhere and (joined or self.letter)
        self.taken = self.taken or not (joined or owned)

    def pass_by(self, keys: list[str], at: int, starts: dict[int, int]) -> None:
        """Take in a word that is neither verb nor mention."""
        if keys[at] in TELLING:
            self._weigh(keys, at, starts)
        else:
            self.part()

    def part(self) -> None:
        """Take in words that part the subject from its verb and do no more."""
        self.ready = self.near = False

    def _weigh(self, keys: list[str], at: int, starts: dict[int, int]) -> None:
        key = keys[at]
        self.future = self.future or (key == "sẽ" and self.near)
        if key in _FAILINGS and (key, keys[at + 1] if at + 1 < len(keys) else "") in _FAULTS:
            self.fault = True
        if key in _LETTERS and keys[at - 1] in _SENT:
            self.letter = True  # "vừa có công văn gửi các tỉnh yêu cầu ..."
        if key == "tỏ" or (key == "ra" and keys[at - 1] == "tỏ"):
            return  # "tỏ ra lo ngại rằng ...", but "tỏ ra năng động" says nothing
        if key == "nên" and self.near:
            self.fault = True  # "điều ông A nên nói"
        if key == "của" and self.near and _is_body(keys, at + 1):
            self.part()  # "nhà bình luận A của đài B nhận xét"
            return
        if key == "," or key == QUOTE:
            self.ready = True
        elif key in _JOINS or key in DASHES:
            following = keys[at + 1] if at + 1 < len(keys) else ""
            # "... do ông A chủ trì này, nhưng"
            held = self.subject.agent and at > 1 and keys[at - 2] == "này"
            self.ready = not held and (following not in verbs.SUBJECT_NOUNS or at + 1 in starts)
        elif key == "mà" and (keys[at - 1] == "," or _says_next(keys, at)) and denied(keys, at):
            self.ready = True  # "chưa quyết định bãi bỏ, mà yêu cầu ..."
        elif key not in verbs.ADVERBS:
            # "người được ... tin yêu, hy vọng"
            done = key in _DONE and (self.ready or keys[at - 1] in {"người", "vẫn"})
            self.passive = self.passive or done
            self.ready = self.near = False
            if key in _BLOCKERS and not self.letter:
                self.anywhere = False


def _says_next(keys: list[str], at: int) -> bool:
    """Whether a verb of speech follows ("không đồng tình với điểm này mà cho rằng")."""
    at += 1 + (keys[at + 1 : at + 2] == ["chỉ"])
    return at < len(keys) and verbs.is_verb(keys, at)


def _is_body(keys: list[str], at: int) -> bool:
    """Whether a body, a paper or a country follows, to which somebody belongs."""
    if at >= len(keys):
        return False
    foreign = keys[at].isalpha() and not lex.is_syllable(keys[at])
    return foreign or keys[at] in _BODIES


def begun(keys: list[str], mention: Mention, listed: bool) -> Path:
    """The path that begins behind a subject; one that is `listed` shares the office of those before."""
    foreign = mention.form is Form.NAME and not lex.is_syllable(mention.name[-1])
    # Without office and honorific, as the accused are named; "đồng chí A" holds an office.
    plain = mention.form is Form.NAME and not (foreign or mention.role or mention.address)
    private = (plain and keys[mention.start] != "đồng") or _is_rogue(keys, mention)
    subject = Subject(
        bare=(plain and len(mention.name) == 1) or (mention.start > 0 and keys[mention.start - 1] == "tên"),
        private=private and not listed,
        official=bool(mention.role) or foreign,
        foreign=foreign,
        agent=_is_agent(keys, mention),
    )
    return Path(subject, passive=keys[mention.end - 1] in _DONE)


def _is_agent(keys: list[str], mention: Mention) -> bool:
    """Whether something is done by the person ("được ông A giao", "do bà B kêu gọi")."""
    start = mention.start
    if start > 1 and keys[start - 1] == QUOTE:
        start -= 1  # được "chị cả" Hạnh chỉ đạo
    return start > 0 and keys[start - 1] in _DOERS


def _is_rogue(keys: list[str], mention: Mention) -> bool:
    """Whether a pronoun is one that no news gives to those it respects ("hắn", "thị", "cô ta")."""
    return mention.form is Form.PRONOUN and keys[mention.end - 1] in _ROGUES
