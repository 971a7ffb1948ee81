"""Who is mentioned in a paragraph: names with honorifics and roles, bare titles, pronouns.

Found first and resolved later (`resolve`): a mention tells what stands in the text, not who is meant.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import compress, count

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.speech_verbs import OBJECT_MARKERS, is_verb
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.bare_names import (
    BEFORE_NAMES,
    bare_mention,
    only_begins,
    short_mention,
    skip_body,
)
from searchlib.understanding.mentions.clauses import SENTENCE_ENDS, Clauses
from searchlib.understanding.mentions.crowds import is_compound, is_crowd
from searchlib.understanding.mentions.foreigners import is_called_first, is_foreign_whole
from searchlib.understanding.mentions.name_spans import (
    LONGEST_NAME,
    honoured_name,
    is_capital,
    name_end,
    opens_body,
    run_end,
    starts_sentence,
)
from searchlib.understanding.mentions.name_splits import FREQUENT
from searchlib.understanding.mentions.nicknames import nicknamed_mention
from searchlib.understanding.mentions.offices import trimmed
from searchlib.understanding.mentions.person_mention import Form, Mention, is_sender
from searchlib.understanding.mentions.role_spans import is_firm
from searchlib.understanding.mentions.street_lists import is_place
from searchlib.understanding.mentions.titled_mentions import (
    named_mention,
    names_another,
    not_named,
    titled_mention,
)
from searchlib.understanding.mentions.word_features import (
    ADDRESSED,
    OPENING,
    OPENING_MORE,
    OPENS,
    PLAIN,
    TITLED,
)
from searchlib.understanding.mentions.word_forms import CAPITAL

LISTS = WordLists("mentions/person_mentions")
_SPEAKS_FOR = LISTS.trie("speaks_for")
_BEFORE_NAME = frozenset({",", "-", "–"})
_OPENS = SENTENCE_ENDS | {",", ";", ":"}
_REACH = 12
"""So many words at most of an office stand between its head and a name."""
_PARTS = OBJECT_MARKERS | {",", "và", "dân", "là"}
"""Words before a name by which it is somebody else's than the office."""
_WHOLE = 3
"""Words of a Vietnamese name given in full."""
_NO_ADDRESS = LISTS.words("no_address")
_GOVERNMENT = LISTS.trie("governs")
_NEVER: frozenset[str] = frozenset()
_ADDRESS_LINES = LISTS.words("address_lines")
_SEVERAL = lex.PLURALS | LISTS.words("several")
_CONNECTIVES = LISTS.words("connectives")
_PAIRED = LISTS.words("paired")  # ông bà, anh em, anh chị: several people


def mentions(parts: Clauses) -> list[Mention]:
    """The mentions of a paragraph, from left to right."""
    words, keys, traits = parts.words, parts.keys, parts.traits
    found: list[Mention] = []
    done = 0
    if keys[:1] in (["người"], ["from"]) and (sender := sender_mention(parts)) is not None:
        found.append(sender)
        done = sender.end
    last = len(keys) - 1
    for at in compress(count(), traits):
        if at < done:
            continue
        mention: Mention | None = None
        if traits[at] & OPENS:
            seconds = OPENING[keys[at]]
            if seconds is None or (at < last and keys[at + 1] in seconds):
                mention = announced_mention(parts, at)
        if mention is None:
            if not traits[at] & CAPITAL or words[at] is keys[at]:
                continue
            nicknamed = nicknamed_mention(parts, at) if at + 1 in parts.quotations else None
            if nicknamed is None and traits[at] & PLAIN and only_begins(parts, at):
                continue
            mention, done = unannounced_mention(parts, at) if nicknamed is None else (nicknamed, at)
            if found and at - found[-1].end < _REACH and _holds(parts, found[-1], at):
                office, end = found.pop(), run_end(parts, at)
                role = trimmed(tuple(words[office.start : at]))
                mention = Mention(office.start, end, Form.NAME, tuple(words[at:end]), role, None, True, end)
        if mention is not None:
            title = _office_before(keys, found)
            if title is not None and _is_office_of(keys, title, found[-1].end, mention):
                mention = replace(mention, role=trimmed(title.role), sure=True, silent=False)
            found.append(mention)
            done = mention.end
    return found


def _holds(text: Clauses, office: Mention, at: int) -> bool:
    """Whether a foreign name in full ends a long office ("trưởng nhóm tìm tàu đắm tại Iraq Ivan Bor")."""
    keys = text.keys
    many = office.form is not Form.TITLE or lex.key(office.role[0]) in lex.PLURALS
    end = run_end(text, at)
    whole = is_foreign_whole(text, at, end) or is_called_first(text, at, end)
    if many or keys[at - 1] in _PARTS or not whole:
        return False
    place = lex.match(lex.PLACES, keys, at) or lex.match(lex.NAMED_BODIES, keys, at)
    return not (place or is_firm(text, office.start, at, end)) and not any(
        keys[place] in SENTENCE_ENDS or is_verb(keys, place) for place in range(office.end, at)
    )


def _office_before(keys: list[str], found: list[Mention]) -> Mention | None:
    """The title that ends what is read so far, with whom it serves ("người phát ngôn của Thủ tướng")."""
    title = found[-1] if found else None
    owned = title is not None and title.start > 0 and keys[title.start - 1] == "của" and len(found) > 1
    return found[-2] if title is not None and owned and found[-2].end == title.start - 1 else title


def _is_office_of(keys: list[str], title: Mention, end: int, name: Mention) -> bool:
    """Whether a bare title is that of the person behind a comma ("người phát ngôn Bộ B, ông Lê Văn A, nói").

    Only where it opens what is said: "sau khi gặp Thủ tướng, ông A nói" is about two people.
    """
    if title.form is not Form.TITLE or name.form is not Form.NAME or name.role or len(name.name) < _WHOLE:
        return False
    if name.start != end + 1 or keys[end] not in _BEFORE_NAME or not _is_of_one(keys, title):
        return False
    start = title.start
    closed = keys[name.after : name.after + 1] in ([","], ["-"], ["–"], ["("])
    opens = not start or keys[start - 1] in _OPENS or not name.address
    return opens or (keys[start - 1] in {"theo", "được", "do"} and closed)


def _is_of_one(keys: list[str], title: Mention) -> bool:
    """Whether a title is one person's: no plural, no trade that many have."""
    first = lex.key(title.role[0])
    return first not in lex.GENERIC_ROLES or lex.match(_SPEAKS_FOR, keys, title.start) > 0


def unannounced_mention(text: Clauses, at: int) -> tuple[Mention | None, int]:
    """A mention by a name that nothing announces, or where to read on behind a capital that is none."""
    first = text.keys[at]
    if first in _CONNECTIVES and starts_sentence(text, at):
        return None, at + 1
    end = name_end(text, at) if first in lex.FAMILY_NAMES else 0
    mention = bare_mention(text, at, end, names_another) if end else None
    if not end or (mention is None and first not in lex.COMMON_FAMILY_NAMES):
        mention = short_mention(text, at, names_another)
    if mention is not None:
        return mention, mention.end
    if not end:
        return None, skip_body(text, at) if first in OPENING_MORE else at + 1
    return None, end if at and is_place(text, at) else at + 1


def announced_mention(text: Clauses, at: int) -> Mention | None:
    """A mention that begins with an honorific or a role; most words that begin like one are none."""
    first, second = text.keys[at], text.keys[at + 1] if at + 1 < len(text.keys) else ""
    mention: Mention | None = None
    seconds = ADDRESSED.get(first, _NEVER)
    if seconds is None or second in seconds:
        mention = honoured_mention(text, at)
    seconds = TITLED.get(first, _NEVER)
    if mention is None and (seconds is None or second in seconds):
        mention = titled_mention(text, at)
    return mention


def honoured_mention(text: Clauses, at: int) -> Mention | None:
    """A mention that begins with an honorific: by name, by title, by pronoun or epithet."""
    keys = text.keys
    epithet = lex.match(lex.EPITHET_TRIE, keys, at) if keys[at] in lex.EPITHET_TRIE else 0
    length = lex.match(lex.HONORIFIC_TRIE, keys, at)
    if length and is_capital(text, at) and not starts_sentence(text, at) and keys[at - 1] not in BEFORE_NAMES:
        length = 0
    if length and at + length < len(text.keys):
        gender = lex.HONORIFICS[tuple(keys[at : at + length])]
        start = at + length
        end = honoured_name(text, start)
        if end == start:
            end = _typed_small(text, start)
        if end > start and not not_named(text, at, start) and not is_crowd(keys, at, start, end):
            return named_mention(text, at, start, end, (), gender)
        if not epithet:
            titled = (
                titled_mention(text, start) if keys[start] in lex.ROLE_TRIE or keys[start] == "phó" else None
            )
            if titled is not None and text.keys[at] not in _NO_ADDRESS:
                address = "" if titled.form is Form.NAME else keys[at]
                return replace(titled, start=at, gender=gender, sure=True, address=address)
    if epithet:
        headed = titled_mention(text, at) if keys[at] == "người" and keys[at + 1] == "đứng" else None
        return headed if headed and headed.form is Form.NAME else _epithet(text, at, epithet)
    return pronoun_mention(text, at)


def sender_mention(text: Clauses) -> Mention | None:
    """Who sent a letter that follows: "Người gửi: Lê A, Gửi tới: ...", "From: Le A To: ..."."""
    start = is_sender(text.keys)
    end = start
    while start and end < len(text.keys) and end - start < LONGEST_NAME:
        if not text.words[end].replace(".", "").isalpha() or text.keys[end] in _ADDRESS_LINES:
            break
        end += 1
    if end == start or opens_body(text, start) or text.keys[start] in lex.ONE:
        return None
    name = tuple(text.words[start:end])
    return Mention(start, end, Form.NAME, name, (), None, True, end)


def _typed_small(text: Clauses, at: int) -> int:
    """End of a name whose family name lacks its capital ("ông nguyễn Văn An"), or `at`."""
    if not (text.keys[at] in FREQUENT and text.words[at].islower() and is_capital(text, at + 1)):
        return at
    return honoured_name(text, at + 1)


def _epithet(text: Clauses, at: int, length: int) -> Mention | None:
    end = at + length
    keys = text.keys
    if keys[at] == "người" and keys[at + 1] == "đứng":
        while (
            end < len(text.keys)
            and end - at < 12
            and not is_verb(keys, end)
            and (
                is_capital(text, end) or keys[end] in lex.ROLE_WORDS or lex.match(_GOVERNMENT, keys, end - 1)
            )
        ):
            end += 1
    gender = lex.FEMALE if keys[at] in {"nữ", "bà"} else lex.MALE if keys[at] in {"ông", "nam"} else None
    run = run_end(text, end)
    if run > end or (at and keys[at - 1] in _SEVERAL):
        return None
    if at and keys[at - 1] in lex.ONE:  # somebody unnamed comes in
        return Mention(at, end, Form.TITLE, (), tuple(keys[at - 1 : end]), gender, True, end)
    return Mention(at, end, Form.EPITHET, (), tuple(keys[at:end]), gender, True, end)


def pronoun_mention(text: Clauses, at: int) -> Mention | None:
    """A mention by a pronoun that stands for one person."""
    length = lex.match(lex.PRONOUN_TRIE, text.keys, at)
    if not length or (is_capital(text, at) and not starts_sentence(text, at)):
        return None
    end = at + length
    one = end < len(text.keys) and length == 1
    if one and (text.keys[end] in lex.NOT_PRONOUN_BEFORE or not_named(text, at, end)):
        return None
    if at and (text.keys[at - 1] in lex.PLURALS or text.keys[at - 1] in _PAIRED):
        return None
    if at and text.keys[at - 1] == "có" and (at == 1 or starts_sentence(text, at - 1)):
        return None  # "Có em viết: ..."
    if is_compound(text.keys, at):
        return None
    gender = lex.PRONOUNS[tuple(text.keys[at:end])]
    return Mention(at, end, Form.PRONOUN, (), (), gender, True, end, text.keys[at])
