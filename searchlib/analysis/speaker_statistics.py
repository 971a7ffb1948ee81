"""Who speaks in the archive, how often, when and in which roles: people over all its utterances."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import neg
from typing import TYPE_CHECKING

from searchlib.day_numbers import date_bounds, iso_day
from searchlib.errors import OptionError
from searchlib.model import MODES
from searchlib.search.engine import Utterance
from searchlib.search.language.filters import Filters
from searchlib.search.people.appearances import Appearance, Key, appearances_of, name_key, without_collecting
from searchlib.search.people.person_identity import by_frequency, fullest_form, people_of
from searchlib.summaries import Speaker
from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical, is_syllable

if TYPE_CHECKING:
    from searchlib.fields import Day
    from searchlib.results import Passage

_LEFT_OUT = frozenset(canonical(word) for word in ("và", "của", "bộ", "-"))
"""Words that an abbreviated role leaves out, or one of its wordings."""
_RARE = 5
"""A longer wording is rare where the shorter one stands more than so many times as often."""
_OTHER_OFFICE = frozenset(canonical(word) for word in ("phó", "nguyên", "cựu", "cố", "quyền"))
"""Words that make another office of the one behind them."""


def speakers(
    utterances: Iterable[Utterance],
    *,
    since: Day = None,
    until: Day = None,
    limit: int | None = None,
) -> tuple[Speaker, ...]:
    """The people who speak in articles dated within the bounds, the most frequent first.

    Who is who is decided from the whole archive, whatever the bounds.

    Raises:
        OptionError: if a date is impossible or the limit negative.
    """
    return People(utterances).speakers(since=since, until=until, limit=limit)


class People:
    """The people of an archive, told apart once; figures that were worked out are kept."""

    def __init__(self, utterances: Iterable[Utterance]) -> None:
        with without_collecting():
            persons = people_of(appearances_of(utterances)[0])
            totals = list(map(_total, persons))
            order = sorted(range(len(persons)), key=lambda number: -totals[number])
            self._persons = [persons[number] for number in order]
            self._totals = [totals[number] for number in order]
        self._known: dict[int, Speaker] = {}
        self._every: tuple[Speaker, ...] | None = None

    def speakers(
        self, *, since: Day = None, until: Day = None, limit: int | None = None
    ) -> tuple[Speaker, ...]:
        """As the function `speakers`."""
        if limit is not None and limit < 0:
            raise OptionError("limit cannot be negative")
        asked = Filters.parse(since=since, until=until)
        if not asked and self._every is not None:
            return self._every[:limit]
        found: Sequence[tuple[int, Sequence[Appearance]]]
        if asked:
            found = self._within(asked)
            if limit is not None and limit < len(found):
                totals = sorted((_total(within) for _, within in found), reverse=True)
                least = totals[limit - 1] if limit else totals[0] + 1
                found = [one for one in found if _total(one[1]) >= least]
        else:
            enough = len(self._totals)
            if limit is not None and limit < enough:  # all that speak as often as the last one shown
                least = self._totals[limit - 1] if limit else self._totals[0] + 1
                enough = bisect_right(self._totals, -least, key=neg)
            found = list(enumerate(self._persons[:enough]))
        people = [self._figures(number, within) for number, within in found]
        people.sort(key=lambda person: (-(person.direct + person.reported), person.name, person.roles))
        if not asked and limit is None:
            self._every = tuple(people)
        return tuple(people[:limit])

    def _within(self, asked: Filters) -> list[tuple[int, Sequence[Appearance]]]:
        """Who speaks within the bounds of a filter, and there."""
        found: list[tuple[int, Sequence[Appearance]]] = []
        for number, person in enumerate(self._persons):
            within = [one for one in person if _is_within(one, asked.since, asked.until)]
            if within:
                found.append((number, within))
        return found

    def _figures(self, number: int, within: Sequence[Appearance]) -> Speaker:
        """The figures of a person; kept where all of the archive counts."""
        if within is not self._persons[number]:
            return _figures(within)
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = _figures(within)
        return known


def _total(person: Sequence[Appearance]) -> int:
    """Paragraphs in which somebody speaks."""
    return sum([len(one.said) for one in person])


def uttered(passages: Iterable[Passage], mode: str | Sequence[str] | None = None) -> Iterator[Utterance]:
    """The attributions of some paragraphs, of all modes or of some."""
    modes = (mode,) if isinstance(mode, str) else tuple(mode or MODES)
    numbers: dict[str, int] = {}
    for passage in passages:
        article = passage.article
        number = numbers.setdefault(article.id, len(numbers))
        low, high = date_bounds(article.date, article.published)
        for one in passage.paragraph.speakers:
            if one.mode in modes:
                yield Utterance(one.name, one.role, one.mode, number, low, high)


def _is_within(one: Appearance, low: int | None, high: int | None) -> bool:
    if low is None and high is None:
        return True
    return one.low > 0 and (low is None or one.low >= low) and (high is None or one.high <= high)


def _figures(person: Sequence[Appearance]) -> Speaker:
    said = [utterance for one in person for utterance in one.said]
    names = {utterance.name for utterance in said}
    forms = tuple(names) if len(names) == 1 else by_frequency([Counter(one.name for one in said)])
    direct = sum(utterance.mode == "direct" for utterance in said)
    days = [day for one in person if one.low > 0 for day in (one.low, one.high)]
    return Speaker(
        name=fullest_form(forms),
        forms=forms,
        roles=_distinct_roles(said),
        first=iso_day(min(days, default=0)),
        last=iso_day(max(days, default=0)),
        paragraphs=len(said),
        articles=len({one.place for one in person}),
        direct=direct,
        reported=len(said) - direct,
    )


def _distinct_roles(said: Sequence[Utterance]) -> tuple[str, ...]:
    """The roles, the most frequent first; spellings of one role, longer and shorter wordings are one.

    A shorter wording is one that stands whole in a longer one: "Giám đốc Sở" in "Giám đốc Sở Xây dựng", but
    not "Chủ tịch UBND" in "Phó Chủ tịch UBND". The longer is shown, unless it is rare beside the shorter.
    """
    named = Counter(one.role for one in said if one.role)
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
