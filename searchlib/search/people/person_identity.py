"""Appearances in articles become people: spellings joined, namesakes parted, short names completed.

An appearance is everything that one article has of one name. Appearances of one name are one person unless
their roles contradict each other: different walks of life (an inspector of the Party and a doctor), or the
same office in two places at one time (chairman of two districts). One office after another is a career. A
shorter name joins a fuller one that ends with it where both hold the same role and nobody else of that ending
does. A name of one syllable ("anh Minh") is too common to be evidence: from article to article it is one
person only in one role. Without evidence nothing is joined and nothing parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from searchlib.search.people.appearances import Appearance, Key, appearances_of, name_key, without_collecting
from searchlib.text.spelling import is_syllable

if TYPE_CHECKING:
    from searchlib.search.engine import Utterance

# Words of a role that tell the walk of life. The first walk that fits counts, so the narrow ones come first.
# Deputies ("đại biểu") come from all walks.
_WALKS: tuple[tuple[str, str], ...] = (
    ("health", "bác sĩ, bệnh viện, y tế, dược sĩ, điều dưỡng, y sĩ"),
    ("teaching", "hiệu trưởng, hiệu phó, giáo viên, nhà giáo, giảng viên, học sinh, sinh viên"),
    ("forces", "công an, cảnh sát, điều tra, bộ đội, quân khu, chỉ huy trưởng, biên phòng, quân sự"),
    (
        "forces",
        "trung úy, thượng úy, đại úy, thiếu tá, trung tá, thượng tá, đại tá, thiếu tướng, trung tướng",
    ),
    ("church", "linh mục, đức cha, hòa thượng, thượng tọa, đại đức, mục sư, giám mục"),
    (
        "business",
        "công ty, doanh nghiệp, tập đoàn, tổng giám đốc, hợp tác xã, ngân hàng, chủ cơ sở, chủ nhà nghỉ",
    ),
    ("arts", "nghệ sĩ, nhạc sĩ, họa sĩ, đạo diễn, nhà văn, nhà thơ"),
    ("arts", "ca sĩ, diễn viên, người mẫu, biên đạo, nhiếp ảnh, hoa hậu, nsưt, nsnd"),
    ("sport", "huấn luyện viên, vận động viên, cầu thủ, trọng tài, hlv, vđv"),
    ("sport", "tiền đạo, tiền vệ, hậu vệ, thủ môn, tuyển thủ, danh thủ"),
    ("law", "luật sư, thẩm phán, chủ tọa, kiểm sát viên, công tố viên"),
    ("people", "cử tri, nông dân, người dân, bạn đọc, công nhân, tiểu thương, chủ hộ, chủ nhà, chủ quán"),
    ("people", "người bán, bán hàng, lái xe, tài xế, xe ôm, phụ huynh, trưởng ấp, trưởng thôn, trưởng bản"),
    (
        "people",
        "nhân viên thu phí, chủ xe, chủ tàu, ngư dân, nạn nhân, bị cáo, nhân chứng, chủ tiệm, chủ cửa hàng",
    ),
    ("office", "bí thư, chủ tịch, trưởng ban, phó ban, bộ trưởng, thứ trưởng, thủ tướng, ủy viên, chủ nhiệm"),
    ("office", "chánh văn phòng, giám đốc sở, chi cục trưởng, cục trưởng, trưởng phòng"),
)


_BOTH = {
    frozenset(pair)
    for pair in (("arts", "business"), ("arts", "teaching"), ("law", "business"), ("law", "office"))
}
"""Walks that one person may well be in: a singer who studies or has a firm, a lawyer in an association."""


@dataclass(slots=True)
class Office:
    """Appearances in one role, or in roles that are worded alike.

    Attributes:
        role: canonical syllables of the role; empty where none is given.
        first, last: days of the first and last dated appearance, or None.
    """

    role: Key
    appearances: list[Appearance] = field(default_factory=list)

    @property
    def first(self) -> int | None:
        """The first dated day."""
        return min((one.low for one in self.appearances if one.low > 0), default=None)

    @property
    def last(self) -> int | None:
        """The last dated day."""
        return max((one.high for one in self.appearances if one.high > 0), default=None)


def named_people(utterances: Iterable[Utterance]) -> tuple[list[str], list[int]]:
    """The people of an archive by their fullest names; and for each utterance the number of its person."""
    with without_collecting():
        found, order = appearances_of(utterances)
        people = people_of(found)
        numbers = {id(one): number for number, person in enumerate(people) for one in person}
        return [fullest_name(person) for person in people], [numbers[id(one)] for one in order]


def fullest_name(person: Sequence[Appearance]) -> str:
    """The form of a name with the most syllables; of several the most frequent one."""
    return fullest_form(by_frequency(one.forms for one in person))


def fullest_form(forms: Sequence[str]) -> str:
    """Of the forms of a name, the most frequent first, that with the most syllables."""
    return max(forms, key=lambda form: len(form.split())) if len(forms) > 1 else forms[0]


def by_frequency(counters: Iterable[Counter[str]]) -> tuple[str, ...]:
    """The strings that are counted, the most frequent first."""
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return tuple(value for value, _ in sorted(total.items(), key=lambda item: (-item[1], item[0])))


def people_of(appearances: dict[Key, list[Appearance]]) -> list[list[Appearance]]:
    """The people behind the names, each as the list of their appearances."""
    persons = {
        key: persons_of_name(found) if len(key) > 1 else _by_role(found) for key, found in appearances.items()
    }
    _complete_short_names(persons)
    return [person for found in persons.values() for person in found]


def persons_of_name(appearances: Sequence[Appearance]) -> list[list[Appearance]]:
    """Appearances of one name as one person, or as several whose roles contradict each other."""
    offices = _offices(appearances) if _has_several_roles(appearances) else []
    if len(offices) < 2:
        return [list(appearances)]
    persons: list[list[Office]] = []
    for office in sorted(offices, key=lambda one: -len(one.appearances)):
        for person in persons:
            if not any(contradict(office, other) for other in person):
                person.append(office)
                break
        else:
            persons.append([office])
    return [[one for office in person for one in office.appearances] for person in persons]


def _has_several_roles(appearances: Sequence[Appearance]) -> bool:
    return (
        len(appearances) > 1 and len({one.role for each in appearances for one in each.said if one.role}) > 1
    )


def _by_role(appearances: Sequence[Appearance]) -> list[list[Appearance]]:
    """Appearances of a name of one syllable: together only in one role, each alone without one."""
    alone = [[one] for one in appearances if not one.role_keys]
    held = [one for one in appearances if one.role_keys]
    return [office.appearances for office in _offices(held)] + alone


def contradict(one: Office, other: Office) -> bool:
    """Whether one person can hardly hold both offices.

    So it is in two walks of life, except that who had another one before may come into office; and where the
    same office is held in two places at one time.
    """
    walks = walk_of_life(one.role), walk_of_life(other.role)
    if None in walks or frozenset(walks) in _BOTH:
        return False
    if walks[0] == walks[1]:
        return _overlap(one, other) and _same_head_elsewhere(one.role, other.role)
    if walks[1] == "office":
        return not _before(one, other)
    return walks[0] != "office" or not _before(other, one)


def walk_of_life(role: Key) -> str | None:
    """The field of work that the words of a role tell, or None."""
    starts = _starts()
    found = len(_WALKS)
    for at, syllable in enumerate(role):
        for rank, words in starts.get(syllable, ()):
            if rank < found and role[at : at + len(words)] == words:
                found = rank
    return _WALKS[found][0] if found < len(_WALKS) else None


@cache
def _starts() -> dict[str, list[tuple[int, Key]]]:
    """The words of all walks of life by their first syllable, each with the place of its walk."""
    found: dict[str, list[tuple[int, Key]]] = {}
    for rank, (_, listed) in enumerate(_WALKS):
        for words in map(name_key, listed.split(", ")):
            found.setdefault(words[0], []).append((rank, words))
    return found


def _offices(appearances: Sequence[Appearance]) -> list[Office]:
    """Appearances by role; those without a role go with the most frequent one."""
    offices: list[Office] = []
    bare: list[Appearance] = []
    looked: dict[Key, tuple[int, bool]] = {}

    def place(role: Key) -> int:
        """Which office is the first that is worded alike; how many there are, if none is."""
        at, settled = looked.get(role, (0, False))
        while not settled and at < len(offices):
            settled = _alike(offices[at].role, role)
            at += not settled
        looked[role] = at, settled
        return at

    for one in appearances:
        roles = one.role_keys
        if not roles:
            bare.append(one)
            continue
        at = min(map(place, roles))
        if at < len(offices):
            offices[at].appearances.append(one)
        else:
            offices.append(Office(roles[0], [one]))
    if bare:
        if not offices:
            return [Office((), bare)]
        max(offices, key=lambda office: len(office.appearances)).appearances += bare
    return offices


def _alike(one: Key, other: Key) -> bool:
    """Whether two roles are worded alike: one holds the other, or they share three quarters of the longer."""
    shorter, longer = sorted((set(one), set(other)), key=len)
    return bool(shorter) and (shorter <= longer or len(shorter & longer) * 4 >= 3 * len(longer))


def _overlap(one: Office, other: Office) -> bool:
    """Whether the dated spans of two offices overlap, more than by the day of a change."""
    if not (one.first and one.last and other.first and other.last):
        return False
    return max(one.first, other.first) < min(one.last, other.last)


def _before(one: Office, other: Office) -> bool:
    """Whether all dated appearances of one office lie before those of the other."""
    return bool(one.last and other.first and one.last < other.first)


def _same_head_elsewhere(one: Key, other: Key) -> bool:
    """Whether, as in "Chủ tịch UBND huyện A" and "Chủ tịch UBND huyện B", only the places differ.

    What is abbreviated may be the same: "Chủ tịch QH" and "Chủ tịch Quốc hội".
    """
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    if not 2 <= common < min(len(one), len(other)):
        return False
    here, there = frozenset(one[common:]), frozenset(other[common:])
    return not here & there and all(map(is_syllable, here | there))


def _complete_short_names(persons: dict[Key, list[list[Appearance]]]) -> None:
    """Joins "Nên" to "Nguyễn Văn Nên" where both hold one role and nobody else of that ending does."""
    endings: dict[Key, list[Key]] = {}
    for key in persons:
        for start in range(1, len(key)):
            if key[start:] in persons:
                endings.setdefault(key[start:], []).append(key)
    for key in sorted((key for key in persons if key in endings), key=len):
        holders: dict[Key, list[list[Appearance]]] = {}
        for longer in (person for long in endings[key] for person in persons[long]):
            for role in _roles(longer):
                holders.setdefault(role, []).append(longer)
        for person in list(persons[key]):
            fuller = {id(one): one for role in _roles(person) for one in holders.get(role, ())}
            if len(fuller) == 1:
                next(iter(fuller.values())).extend(person)
                persons[key].remove(person)


def _roles(person: Iterable[Appearance]) -> set[Key]:
    return {role for one in person for role in one.role_keys}
