"""Who speaks in the archive, how often, when and in which roles: people over all its utterances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from searchlib.day_numbers import iso_day
from searchlib.errors import OptionError
from searchlib.model import MODES
from searchlib.search.language.filters import Filters
from searchlib.search.people.appearances import Key, name_key, without_collecting
from searchlib.search.people.person_identity import by_frequency, fullest_form, people_of
from searchlib.summaries import Speaker
from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical, is_syllable

if TYPE_CHECKING:
    from searchlib.fields import Day
    from searchlib.search.people.utterances import Numbers, Utterances

_DIRECT = MODES.index("direct")
_LEFT_OUT = frozenset(canonical(word) for word in ("và", "của", "bộ", "-"))
"""Words that an abbreviated role leaves out, or one of its wordings."""
_RARE = 5
"""A longer wording is rare where the shorter one stands more than so many times as often."""
_OTHER_OFFICE = frozenset(canonical(word) for word in ("phó", "nguyên", "cựu", "cố", "quyền"))
"""Words that make another office of the one behind them."""


class _Figures:
    """The rows of an archive, or some of them, person by person.

    Attributes:
        totals: of each person the paragraphs in which they speak.
    """

    def __init__(self, said: Utterances, person: Numbers, count: int) -> None:
        """Of rows in the order of the people, whose numbers are given."""
        self._names, self._roles = said.names, said.roles
        self.totals = np.bincount(person, minlength=count)
        self._ends = np.cumsum(self.totals)
        columns = said.name, said.role, said.mode, said.article, said.low, said.high
        self._columns = [column.tolist() for column in columns]

    def name(self, number: int) -> str:
        """The name of a person."""
        end, total = int(self._ends[number]), int(self.totals[number])
        names = Counter(self._columns[0][end - total : end])
        return fullest_form({self._names[name]: times for name, times in names.items()})

    def of(self, number: int) -> Speaker:
        """The figures of a person."""
        end, total = int(self._ends[number]), int(self.totals[number])
        names, roles, modes, articles, low, high = (column[end - total : end] for column in self._columns)
        named = {self._names[name]: times for name, times in Counter(names).items()}
        held = {self._roles[role]: times for role, times in Counter(roles).items() if role}
        direct = modes.count(_DIRECT)
        days = [day for first, last in zip(low, high, strict=True) if first > 0 for day in (first, last)]
        forms = by_frequency(named)
        return Speaker(
            name=fullest_form(named),
            forms=forms,
            roles=_distinct_roles(held),
            first=iso_day(min(days, default=0)),
            last=iso_day(max(days, default=0)),
            paragraphs=total,
            articles=len(set(articles)),
            direct=direct,
            reported=total - direct,
        )


class People:
    """The people of an archive, told apart once from all of it; figures that were worked out are kept."""

    def __init__(self, said: Utterances) -> None:
        with without_collecting():
            person = people_of(said)
        self._order = np.argsort(person, kind="stable")
        self._said, self._person = said.taken(self._order), person[self._order]
        self._count = int(person.max(initial=-1)) + 1
        self._all = _Figures(self._said, self._person, self._count)
        self._known: dict[int, Speaker] = {}
        self._every: tuple[Speaker, ...] | None = None

    def speakers(
        self,
        *,
        since: Day = None,
        until: Day = None,
        undated: bool = False,
        limit: int | None = None,
        spoken: Sequence[bool] | None = None,
    ) -> tuple[Speaker, ...]:
        """The people who speak in articles dated within the bounds, the most frequent first.

        Args:
            since, until: inclusive bounds of the articles' dates.
            undated: whether articles without a date count too.
            limit: at most so many people.
            spoken: for each of the utterances, as they were given, whether it counts; all where None.

        Raises:
            OptionError: if a date is impossible or the limit negative.
        """
        if limit is not None and limit < 0:
            raise OptionError("limit cannot be negative")
        asked = Filters.parse(since=since, until=until, undated=undated)
        whole = not asked and spoken is None
        if whole and self._every is not None:
            return self._every[:limit]
        kept = self._within(asked) if asked else np.ones(len(self._person), bool)
        if spoken is not None:
            kept &= np.array(spoken, bool)[self._order]
        figures = self._all
        if not whole:
            figures = _Figures(self._said.taken(kept), self._person[kept], self._count)
        people = [self._figures(figures, number) for number in _foremost(figures.totals, limit)]
        people.sort(key=lambda person: (-person.paragraphs, person.name, person.roles))
        if whole and limit is None:
            self._every = tuple(people)
        return tuple(people[:limit])

    def _within(self, asked: Filters) -> npt.NDArray[np.bool_]:
        """Which utterances lie within the bounds of a filter."""
        low, high = self._said.low, self._said.high
        kept: npt.NDArray[np.bool_] = low > 0
        if asked.since is not None:
            kept &= low >= asked.since
        if asked.until is not None:
            kept &= high <= asked.until
        if asked.undated == "in":
            kept |= low <= 0
        return kept

    def _figures(self, figures: _Figures, number: int) -> Speaker:
        """The figures of a person; kept where all of the archive counts."""
        if figures is not self._all:  # a person has one name, wherever they are counted
            return replace(figures.of(number), name=self._all.name(number))
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = figures.of(number)
        return known


def _foremost(totals: Numbers, limit: int | None) -> list[int]:
    """Who speaks, at most so many and all that speak as often as the last of them."""
    least = 1
    if limit is not None and limit < len(totals):
        least = max(int(np.partition(totals, -limit)[-limit]), 1) if limit else int(totals.max()) + 1
    found: list[int] = np.flatnonzero(totals >= least).tolist()
    return found


def _distinct_roles(named: Mapping[str, int]) -> tuple[str, ...]:
    """The roles, the most frequent first; spellings of one role, longer and shorter wordings are one.

    A shorter wording is one that stands whole in a longer one: "Giám đốc Sở" in "Giám đốc Sở Xây dựng", but
    not "Chủ tịch UBND" in "Phó Chủ tịch UBND". The longer is shown, unless it is rare beside the shorter.
    """
    if len(named) < 2:
        return tuple(named)
    counts: dict[Key, Counter[str]] = {}
    for role, times in named.items():
        counts.setdefault(name_key(role), Counter())[role] += times
    totals: Counter[Key] = Counter()
    shown: dict[Key, Key] = {}
    letters: dict[Key, str] = {}
    for key in sorted(counts, key=lambda key: (-counts[key].total(), key)):
        times = counts[key].total()
        letters[key] = _letters(key)
        kin = next((other for other in totals if _one_role(key, other, letters)), key)
        totals[kin] += times
        longest = shown.setdefault(kin, kin)
        if _stands_in(longest, key) and times * _RARE >= counts[longest].total():
            shown[kin] = key
    ordered = sorted(totals, key=lambda kin: (-totals[kin], kin))
    spellings = (counts[shown[kin]] for kin in ordered)
    return tuple(min(found, key=lambda role: (-found[role], role)) for found in spellings)


def _one_role(one: Key, other: Key, letters: Mapping[Key, str]) -> bool:
    """Whether one wording holds the other, or abbreviates it ("Bộ trưởng GD-ĐT")."""
    return _stands_in(one, other) or _stands_in(other, one) or letters[one] == letters[other]


def _letters(role: Key) -> str:
    """First letters of syllables and all letters of abbreviations: "btgdđt"."""
    words = role[:1] + tuple(word for word in role[1:] if word not in _LEFT_OUT)
    return "".join(map(_INITIALS.__getitem__, words))


_INITIALS: Cache[str] = Cache(
    lambda word: word[0] if is_syllable(word) else "".join(filter(str.isalpha, word))
)


def _stands_in(part: Key, whole: Key) -> bool:
    places = (at for at in range(len(whole) - len(part) + 1) if whole[at : at + len(part)] == part)
    return any(at == 0 or whole[at - 1] not in _OTHER_OFFICE for at in places)
