"""Appearances in articles become people: spellings joined, namesakes parted, short names completed.

An appearance is everything that one article has of one name. Appearances of one name are one person unless
their roles contradict each other: different walks of life (an inspector of the Party and a doctor), or the
same office in two places at one time (chairman of two districts). One office after another is a career. A
shorter name joins a fuller one that ends with it where both hold the same role and nobody else of that ending
does. A name of one syllable ("anh Minh") is too common to be evidence: from article to article it is one
person only in one role. Without evidence nothing is joined and nothing parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from searchlib.search.people.appearances import Appearances, Key, NamedRows, without_collecting
from searchlib.search.people.walks_of_life import may_be_both, walk_of_life
from searchlib.text.spelling import is_syllable

if TYPE_CHECKING:
    from searchlib.search.people.utterances import Numbers, Utterances


_RARE = 10
"""A form is rare beside one that stands so many times as often."""


@dataclass(slots=True)
class Office:
    """Appearances in one role, or in roles that are worded alike.

    Attributes:
        role: canonical syllables of the role; empty where none is given.
    """

    role: Key
    appearances: list[Appearances] = field(default_factory=list)

    @property
    def first(self) -> int | None:
        """The first dated day."""
        return min((one.first for one in self.appearances if one.first), default=None)

    @property
    def last(self) -> int | None:
        """The last dated day."""
        return max((one.last for one in self.appearances if one.last), default=None)

    @property
    def count(self) -> int:
        """In how many articles it is named."""
        return sum([one.count for one in self.appearances])


class Person:
    """A person of a name, while the archive is read.

    Attributes:
        number: of the person.
        roles: in canonical syllables.
    """

    __slots__ = ("number", "roles")

    def __init__(self, number: int, roles: set[Key]) -> None:
        self.number, self.roles = number, roles


def named_people(said: Utterances) -> tuple[list[str], Numbers]:
    """The people of an archive by their fullest names; and for each utterance the number of its person."""
    with without_collecting():
        numbers = people_of(said)
    count = int(numbers.max(initial=-1)) + 1
    forms = np.unique(numbers * len(said.names) + said.name, return_counts=True)
    names: list[list[tuple[str, int]]] = [[] for _ in range(count)]
    for code, times in zip(forms[0].tolist(), forms[1].tolist(), strict=True):
        names[code // len(said.names)].append((said.names[code % len(said.names)], times))
    return [fullest_form(dict(own)) for own in names], numbers


def fullest_form(counts: Mapping[str, int]) -> str:
    """Of the forms of a name that with the most syllables, unless it is rare beside one of several syllables.

    A rare one has a word too many: of a place, or misspelt ("Sông Lam Lê Văn An").
    """
    forms = by_frequency(counts)
    longest = max(forms, key=lambda form: len(form.split()))
    usual = next((form for form in forms if " " in form), longest)
    return usual if counts[usual] >= _RARE * counts[longest] else longest


def by_frequency(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The strings that are counted, the most frequent first."""
    if len(counts) == 1:
        return tuple(counts)
    return tuple(value for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def people_of(said: Utterances) -> Numbers:
    """For each utterance the number of the person behind the name, from 0 on without gaps."""
    rows = NamedRows(said)
    names = len(rows.keys)
    single = np.array([" " not in key for key in rows.keys], bool)
    articles = np.bincount(rows.owner, minlength=names)
    parted = (rows.several & (articles > 1)) | single
    which = np.flatnonzero(parted[rows.owner])
    # Numbers of people: of a name that is one person its own, behind them those of bundles, and behind
    # them appearances without a role of names of one syllable.
    found, inverse = rows.bundles(which)
    bundles = int(inverse.max(initial=-1)) + 1
    number = rows.owner.copy()
    number[which] = names + inverse
    alone = np.flatnonzero(single[rows.owner] & (rows.roles == 0))
    number[alone] = names + bundles + np.arange(len(alone))
    united = np.arange(names + bundles + len(alone))
    persons = dict(
        zip(np.flatnonzero(parted).tolist(), _persons(found, single[parted].tolist()), strict=True)
    )
    known: dict[int, list[Person]] = {}
    for name, own in persons.items():
        known[name] = [
            Person(names + one[0].number, {role for each in one for role in each.roles}) for one in own
        ]
        for one in own:
            united[[names + each.number for each in one]] = names + one[0].number
    fullest = np.arange(len(united))
    for short, full in _completed(rows, known):
        fullest[short] = full
    united = fullest[united]
    counts = np.diff(np.append(rows.starts, len(rows.order)))
    found_of = np.empty(len(rows.order), np.int64)
    found_of[rows.order] = np.repeat(united[number], counts)
    return np.unique(found_of, return_inverse=True)[1].reshape(-1)


def _persons(names: Iterable[list[Appearances]], single: Iterable[bool]) -> Iterator[list[list[Appearances]]]:
    for appearances, one_syllable in zip(names, single, strict=True):
        yield _by_role(appearances) if one_syllable else persons_of_name(appearances)


def persons_of_name(appearances: Sequence[Appearances]) -> list[list[Appearances]]:
    """Appearances of one name as one person, or as several whose roles contradict each other."""
    offices = _offices(appearances)
    if len(offices) < 2:
        return [list(appearances)]
    persons: list[list[Office]] = []
    for office in sorted(offices, key=lambda one: -one.count):
        for person in persons:
            if not any(contradict(office, other) for other in person):
                person.append(office)
                break
        else:
            persons.append([office])
    return [[one for office in person for one in office.appearances] for person in persons]


def _by_role(appearances: Sequence[Appearances]) -> list[list[Appearances]]:
    """Appearances of a name of one syllable in a role: together only in one role."""
    return [office.appearances for office in _offices([one for one in appearances if one.roles])]


def contradict(one: Office, other: Office) -> bool:
    """Whether one person can hardly hold both offices.

    So it is in two walks of life, except that who had another one before may come into office; and where the
    same office is held in two places at one time.
    """
    mine, others = walk_of_life(one.role), walk_of_life(other.role)
    if mine == others:
        return _overlap(one, other) and _same_head_elsewhere(one.role, other.role)
    if mine is None or others is None or may_be_both(mine, others):
        return False
    if others == "office":
        return not _before(one, other)
    return mine != "office" or not _before(other, one)


def _offices(appearances: Sequence[Appearances]) -> list[Office]:
    """Appearances by role; those without a role go with the most frequent one."""
    offices: list[Office] = []
    bare: list[Appearances] = []
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
        roles = one.roles
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
        max(offices, key=lambda office: office.count).appearances += bare
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


def _completed(rows: NamedRows, known: dict[int, list[Person]]) -> Iterator[tuple[int, int]]:
    """Who is whom by a fuller name: "Nên" is "Nguyễn Văn Nên" where both hold one role and no other does.

    Longer names come first, so "Văn Nên" is no other for "Nên".

    Args:
        rows: of the archive.
        known: the people of names that are several, or of one syllable; those of others are added.

    Returns:
        Pairs of numbers of people; the second one is the fuller one.
    """
    titled = zip(rows.keys, rows.titled.tolist(), strict=True)
    numbers = {key: number for number, (key, has_role) in enumerate(titled) if has_role}
    endings: dict[int, list[int]] = {}
    for number in np.flatnonzero(rows.titled).tolist():
        space, rest = " ", rows.keys[number]
        while space:
            _, space, rest = rest.partition(" ")
            short = numbers.get(rest) if space else None
            if short is not None:
                endings.setdefault(short, []).append(number)

    def people(name: int) -> list[Person]:
        own = known.get(name)
        if own is None:
            roles = set(rows.role_keys(rows.bounds[name], rows.bounds[name + 1]))
            own = known[name] = [Person(name, roles)]
        return own

    for short in sorted(endings, key=lambda name: -rows.keys[name].count(" ")):
        longer = [person for name in endings[short] for person in people(name)]
        for person in list(people(short)):
            fuller = [one for one in longer if not person.roles.isdisjoint(one.roles)]
            if len(fuller) == 1:
                fuller[0].roles |= person.roles
                known[short].remove(person)
                yield person.number, fuller[0].number
