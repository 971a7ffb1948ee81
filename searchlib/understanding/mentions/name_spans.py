"""Where a name begins and ends among the words of a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.name_splits import FREQUENT
from searchlib.understanding.mentions.word_forms import CAPITAL, is_foreign

if TYPE_CHECKING:
    from searchlib.understanding.mentions.clauses import Clauses


LISTS = WordLists("mentions/name_spans")

LONGEST_NAME = 6
_LONGEST_RUN = 12

_UNIONS = LISTS.words("unions")
_STOP_CAPITALS = frozenset(entry[0] for entry in lex.ROLE_HEADS) | LISTS.words("deputies")
_NOT_PLACE_BEFORE = LISTS.word_table("not_place_before")
_PLACE_PAIRS = LISTS.word_table("place_pairs")
PLACE_WORDS = lex.PLACE_WORDS.union(_PLACE_PAIRS)
"""All words that may name a place, school or firm after them."""
_BODIES = LISTS.joined("bodies")
_GIVEN = LISTS.words("given")
_NO_NAMES = LISTS.words("no_names")
GIVEN_OR_FAMILY = LISTS.words("eastern") | LISTS.words("western")
_FIRST = WordLists("mentions/first_names")
_WESTERN = _FIRST.words("western")
FIRST_NAMES = _WESTERN | _FIRST.words("eastern")
_OPENERS = LISTS.words("openers")
POINTS = LISTS.words("points")
_MINORITY = LISTS.words("minority")
_FARMING = LISTS.trie("farming")
_PRONOUNS, _DEPUTIES = LISTS.words("pronouns"), LISTS.words("deputies")
_MIDDLES = LISTS.words("middles")
_ABBREVIATED, ABBREVIATED = LISTS.lines("abbreviated"), LISTS.words("abbreviated")
_HEADS = frozenset(lex.ROLE_TRIE) | lex.ROLE_PREFIXES | ABBREVIATED


def is_capital(text: Clauses, at: int) -> bool:
    """Whether a capitalised word stands at a position."""
    return at < len(text.keys) and text.traits[at] & CAPITAL != 0


def run_end(text: Clauses, at: int) -> int:
    """End of the run of capitalised words at a position, name particles between them included."""
    keys, traits = text.keys, text.traits
    limit = min(len(text.keys), at + _LONGEST_RUN)
    if at >= limit or not traits[at] & CAPITAL:
        return at
    for end in range(at + 1, limit):
        key = keys[end]
        if not traits[end] & CAPITAL and not (
            (key in lex.NAME_PARTICLES and _joins(text, end))
            or (key in _MIDDLES and _is_small_middle(text, end))
        ):
            return end
    return limit


def _opens(text: Clauses, at: int) -> bool:
    """Whether a sentence goes on in small letters behind a word."""
    return at + 1 < len(text.keys) and text.words[at + 1].islower()


def _is_small_middle(text: Clauses, at: int) -> bool:
    """Whether a middle name lacks its capital ("Lê văn Lợi", "Trần thị Hoa")."""
    small = text.keys[at] in _MIDDLES and at > 0 and is_capital(text, at + 1)
    return small and text.keys[at - 1] in FREQUENT and is_capital(text, at - 1)


def _joins(text: Clauses, at: int) -> bool:
    """Whether a particle joins two capitals to one name; "do" may tell who leads ("do Chủ tịch")."""
    if not is_capital(text, at + 1):
        return False
    if text.keys[at] != "do":
        return True
    return not (
        opens_office(text, at + 1) or opens_body(text, at + 1) or lex.match(lex.PLACES, text.keys, at + 1)
    )


def starts_sentence(text: Clauses, at: int) -> bool:
    """Whether a sentence, a clause or a quotation begins at a position."""
    return at == 0 or not text.words[at - 1][0].isalnum() or text.words[at - 1] in {"TP.", "Tp."}


def name_end(text: Clauses, at: int) -> int:
    """End of a full name in Vietnamese spelling that starts at a position without honorific, or 0."""
    return _spelt_name(text, at) if text.keys[at] in lex.FAMILY_NAMES else 0


def by_middle(text: Clauses, at: int) -> int:
    """As `name`, for a family that no list holds, told by the middle name Thị or Văn behind it."""
    if at + 2 >= len(text.keys) or text.keys[at + 1] not in _MIDDLES or len(text.words[at]) < 2:
        return 0
    return _spelt_name(text, at) if is_capital(text, at + 1) and _spelt(text, at) else 0


def _spelt_name(text: Clauses, at: int) -> int:
    if (text.keys[at] in {"đoàn", "hồ"} and _is_union(text, at)) or lex.match(_FARMING, text.keys, at) > 0:
        return 0
    end = at
    lax = text.keys[at] in _MINORITY
    while end < len(text.keys) and end - at <= 5 and _syllable(text, end):
        if end > at and (text.keys[end] in _PRONOUNS or not (lax or _spelt(text, end))):
            break
        if end > at + 2 and text.keys[end] in _OPENERS and _opens(text, end):
            break
        end += 1
    length = end - at
    if length < 2 or length > 5:
        return 0
    place = lex.match(lex.PLACES, text.keys, at)
    if place and place >= min(length, 2):
        return 0
    return end


def _is_union(text: Clauses, at: int) -> bool:
    """Whether "Đoàn" is the union and "Hồ" a lake ("Bí thư Huyện Đoàn Mường Lát", "Hồ Hoàn Kiếm")."""
    if at and text.keys[at] == "đoàn" and text.keys[at - 1] in _UNIONS:
        return True
    return at + 1 < len(text.keys) and lex.match(lex.PLACES, text.keys, at + 1) > 1


def _spelt(text: Clauses, at: int) -> bool:
    """Whether a word is spelt as part of a name in Vietnamese ("Tám", "K'ré", "A.")."""
    word = text.words[at]
    return lex.is_syllable(word) or not word.isalpha()


def _syllable(text: Clauses, at: int) -> bool:
    word = text.words[at]
    if not word[0].isupper():
        return _is_small_middle(text, at)
    if text.keys[at] in _STOP_CAPITALS and opens_office(text, at) and not _is_given_name(text, at):
        return False
    return "." not in word[:-1] and "&" not in word and not (len(word) > 7 and word.isupper())


def opens_office(text: Clauses, at: int) -> bool:
    """Whether a title or office opens here ("ông Nguyễn Văn A Phó Chủ tịch")."""
    return bool(lex.match(lex.ROLE_TRIE, text.keys, at)) or (
        text.keys[at] in _DEPUTIES
        and at + 1 < len(text.keys)
        and bool(lex.match(lex.ROLE_TRIE, text.keys, at + 1))
    )


def honoured_name(text: Clauses, at: int) -> int:
    """End of the name after an honorific: any run of capitals but an office, or `at`."""
    end = at
    limit = run_end(text, at)
    while end < limit and end - at < LONGEST_NAME:
        if (opens_office(text, end) and not _is_given_name(text, end)) or (
            end == at and opens_body(text, end)
        ):
            break
        if text.keys[end] in _NO_NAMES:
            break
        end += 1
    return end


def _is_given_name(text: Clauses, at: int) -> bool:
    """Whether two capitals that look like an office are a given name ("anh Lê Quốc Vương")."""
    given = at > 0 and text.keys[at] in _GIVEN and text.keys[at - 1] in lex.COMMON_FAMILY_NAMES
    return given and is_capital(text, at + 1) and not is_capital(text, at + 2) and is_capital(text, at - 1)


def opens_body(text: Clauses, at: int) -> bool:
    """Whether the capitals at a position open the name of an office ("Bộ trưởng", "Ban Chấp hành")."""
    key = text.keys[at]
    if key not in lex.NOT_GIVEN_NAMES:
        return False
    following = text.keys[at + 1] if at + 1 < len(text.keys) else ""
    return f"{key} {following}" in _BODIES or not (is_capital(text, at) and len(text.words[at]) > 1)


def foreign_end(text: Clauses, at: int, end: int, close: bool = False) -> int:
    """Start of a foreign name at the end of a run of capitals behind a role, or `end`.

    Where the run follows a title at once (`close`) or a known place opens it, the rest is one name, also
    where its first word is spelt like a Vietnamese syllable ("Bộ trưởng Y tế Hà Lan Leo Brandt").
    """
    if (start := behind_firm(text, at, end)) > at:
        return start
    while start < end:
        length = lex.match(lex.PLACES, text.keys, start)
        turned = not length and text.keys[start] in POINTS and start + 1 < end  # "thị trưởng Tây Berlin"
        length = length or lex.match(lex.PLACES, text.keys, start + turned)
        length = length or lex.match(lex.NAMED_BODIES, text.keys, start + turned)
        if not length:
            break
        start += turned + length
    names = [place for place in range(start, end) if is_foreign(text.words[place])]
    particles = any(text.keys[place] in lex.NAME_PARTICLES for place in range(start, end))
    if not names or end - names[0] > (6 if particles else 4):
        return max(start, end - 2) if names and end - start > 1 and is_foreign(text.words[end - 1]) else end
    whole = (close or start > at) and end - start <= (6 if particles else 4)
    if whole and _is_given(text, start, names[0]):
        return start
    place = lex.match(lex.PLACES, text.keys, names[0])
    if names[0] + place < end and place:
        return names[0] + place
    first = names[0] - 1
    if first >= start and text.keys[first] in GIVEN_OR_FAMILY and text.words[first].istitle():
        return first  # "Thứ trưởng Nông nghiệp Liu Guo", "Bộ trưởng An ninh Nội địa Tom Bell"
    return names[0]


def behind_firm(text: Clauses, at: int, end: int) -> int:
    """Where a first name stands behind other capitals ("Phát ngôn viên Lasko John Bor"), or `at`."""
    for place in range(at, end - 1):
        key = text.keys[place]
        if key in FIRST_NAMES or key in GIVEN_OR_FAMILY or not text.words[place].isalpha():
            return place if key in _WESTERN else at
    return at


def _is_given(text: Clauses, at: int, end: int) -> bool:
    """Whether the words before a foreign word may be given names too: no abbreviation, no body."""
    return all(
        (
            text.words[place].isalpha()
            and not text.words[place].isupper()
            and text.keys[place] not in lex.NOT_GIVEN_NAMES
        )
        or text.words[place][1:] == "."
        for place in range(at, end)
    )


def _bridges(text: Clauses, at: int) -> bool:
    """Whether "cầu" is a bridge, not the first syllable of "cầu thủ" ("cầu Thủ Thiêm")."""
    return text.keys[at] == "cầu" and text.words[at].islower() and is_capital(text, at + 1)


def is_place_word(text: Clauses, at: int) -> bool:
    """Whether the word names a place, school or firm after it; "môi trường" and "thị trường" do not."""
    if text.keys[at] not in PLACE_WORDS:
        return False
    before = _PLACE_PAIRS.get(text.keys[at])
    if before is not None and at and text.keys[at - 1] in before:
        if text.keys[at] != "học":
            return True
        kind = text.keys[at - 2 : at - 1]  # "trường trung học", "đại học"; "giáo dục tiểu học Lê Văn A"
        return kind != ["sau"] if text.keys[at - 1] == "đại" else kind in (["trường"], ["thông"])
    if text.keys[at] not in lex.PLACE_WORDS:
        return False
    return not (at and text.keys[at - 1] in _NOT_PLACE_BEFORE.get(text.keys[at], ()))


def _names_holder(text: Clauses, at: int) -> bool:
    """Whether the office that an abbreviation stands for has a Vietnamese name behind it.

    "TT" is a head of state or of government only before a foreign name, or a country and one.
    """
    if text.words[at] != "TT":
        return at + 1 < len(text.keys) and name_end(text, at + 1) > 0
    name = at + 1 + lex.match(lex.PLACES, text.keys, at + 1) if at + 1 < len(text.keys) else len(text.keys)
    return is_capital(text, name) and is_foreign(text.words[name].rpartition(".")[2])


def head_end(text: Clauses, at: int) -> int:
    """End of the head of a role ("nguyên Phó Chủ tịch"), or `at`."""
    if at >= len(text.keys) or text.keys[at] not in _HEADS or _bridges(text, at):
        return at
    if at and text.keys[at] == "quyền" and text.keys[at - 1] == "chính":
        return at  # "chính quyền Tổng thống A"
    if at and text.keys[at] == "quan" and text.keys[at - 1] == "cơ":
        return at  # "cơ quan chức năng"
    end = at
    while end < len(text.keys) and end - at < 3 and text.keys[end] in lex.ROLE_PREFIXES:
        if lex.match(lex.ROLE_TRIE, text.keys, end):
            break
        end += 1
    length = lex.match(lex.ROLE_TRIE, text.keys, end) if end < len(text.keys) else 0
    if not length and end < len(text.keys) and text.words[end] in _ABBREVIATED:
        length = int(_names_holder(text, end))
    if not length:
        return at
    end += length
    if text.keys[end : end + 1] == ["quán"] and text.keys[end - 1] in {"sứ", "sự"}:
        return at  # "Đại sứ quán Mỹ"
    while end + 1 < len(text.keys) and text.keys[end] == "." and end - at < 8:  # "TS. Nguyễn", "PGS. TS."
        if not (is_capital(text, end + 1) and lex.match(lex.ACADEMIC_TRIE, text.keys, end - 1)):
            break
        end += 1 + lex.match(lex.ROLE_TRIE, text.keys, end + 1)
    return end
