"""Words by which capitals behind a role or an honorific are no person's name: many people, or one unnamed.

"các giáo sĩ Sunni", "80% phụ nữ Thuỵ Điển" and "một nhân chứng Palestine" name a people, a country or a firm.
"""

from __future__ import annotations

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/crowds")

_MANY = LISTS.words("many")
_QUANTITIES = LISTS.phrases("quantities")
_COMPOUNDS = LISTS.phrases("compounds")
_OWNERS = LISTS.words("owners")
_ADDRESSES = LISTS.words("addresses")
_GOES_ON = frozenset({"và", ",", "-", "–", "(", "với"})


def is_compound(keys: list[str], at: int) -> bool:
    """Whether an honorific at a position is the end of a noun ("phụ nữ", "trẻ em")."""
    return at > 0 and (keys[at - 1], keys[at]) in _COMPOUNDS


def is_crowd(keys: list[str], at: int, name: int, end: int) -> bool:
    """Whether one capital behind a role or an honorific at `at` tells which people, not who.

    Args:
        keys: the words of the paragraph.
        at: where the role or the honorific begins.
        name, end: span of what would be the name.
    """
    if end - name != 1:
        return False
    if is_compound(keys, at):
        return True
    before = keys[at - 1] if at else ""
    if name - at > 1 and keys[name - 1] in _OWNERS:
        return True
    if before in lex.ONE:
        return keys[at] not in _ADDRESSES
    if keys[end : end + 1] and keys[end] in _GOES_ON:
        return False  # "các ông Minh, Hải và Long"
    return before in _MANY or tuple(keys[max(0, at - 2) : at]) in _QUANTITIES
