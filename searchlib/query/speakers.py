"""Who speaks in the archive, how often, when and in which roles: from the metadata columns alone.

People, not strings: spelling variants of a name are one person, and a shorter form belongs to the fuller
name that ends with it where both hold the same role and no other name would do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from searchlib.errors import OptionError
from searchlib.query.dates import FIRST, LAST, span
from searchlib.vietnamese.spelling import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from searchlib.store.reader import Segment, Snapshot

Key = tuple[str, ...]
"""The canonical syllables of a name or a role."""


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """One person over the whole archive; see `searchlib.results.Speaker` for the attributes."""

    name: str
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    first: str | None
    last: str | None
    articles: int
    direct: int
    reported: int


@dataclass(slots=True)
class _Tally:
    """What is counted of one name, and of the shorter names that join it."""

    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: set[tuple[int, int]] = field(default_factory=set)
    modes: Counter[int] = field(default_factory=Counter)
    low: int = LAST
    high: int = FIRST

    def join(self, other: _Tally) -> None:
        self.forms.update(other.forms)
        self.roles.update(other.roles)
        self.articles |= other.articles
        self.modes.update(other.modes)
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)


def speakers(
    snapshot: Snapshot, *, since: str | None = None, until: str | None = None, limit: int | None = None
) -> tuple[PersonFigures, ...]:
    """The people who speak in articles dated within the bounds, the most frequent first.

    Raises:
        OptionError: if a date is impossible or the limit negative.
    """
    if limit is not None and limit < 0:
        raise OptionError("limit cannot be negative")
    try:
        low = span(since)[0] if since else None
        high = span(until)[1] if until else None
    except ValueError as error:
        raise OptionError(str(error)) from None
    tallies: dict[Key, _Tally] = {}
    for number, segment in enumerate(snapshot.segments):
        _count(number, segment, low, high, tallies)
    people = [_figures(tally) for tally in _merge_short_names(tallies).values()]
    people.sort(key=lambda person: (-(person.direct + person.reported), person.name))
    return tuple(people if limit is None else people[:limit])


def name_key(text: str) -> Key:
    """What two spellings of one name or role have in common."""
    return tuple(canonical(syllable) for syllable in text.replace(".", " ").split())


def _count(number: int, segment: Segment, low: int | None, high: int | None, into: dict[Key, _Tally]) -> None:
    import numpy as np

    starts = segment.column("spk.start").astype(np.int64)
    paragraphs = np.repeat(np.arange(segment.count), np.diff(starts))
    articles = segment.column("par.article")[paragraphs]
    first, last = segment.column("art.low")[articles], segment.column("art.high")[articles]
    keep = np.ones(len(paragraphs), bool) if segment.live is None else segment.live[paragraphs]
    if low is not None:
        keep &= (first >= low) & (first > 0)
    if high is not None:
        keep &= (last <= high) & (last > 0)
    names, roles = segment.table("names"), segment.table("roles")
    keys: dict[int, _Tally] = {}
    rows = zip(
        segment.column("spk.name")[keep].tolist(),
        segment.column("spk.role")[keep].tolist(),
        segment.column("spk.mode")[keep].tolist(),
        articles[keep].tolist(),
        first[keep].tolist(),
        last[keep].tolist(),
        strict=True,
    )
    for name, role, mode, article, begin, end in rows:
        tally = keys.get(name)
        if tally is None:
            tally = keys[name] = into.setdefault(name_key(names[name]), _Tally())
        tally.forms[names[name]] += 1
        if role:
            tally.roles[roles[role]] += 1
        tally.modes[mode] += 1
        tally.articles.add((number, article))
        if begin > 0:
            tally.low, tally.high = min(tally.low, begin), max(tally.high, end)


def _merge_short_names(tallies: dict[Key, _Tally]) -> dict[Key, _Tally]:
    """Joins "Nên" to "Nguyễn Văn Nên" where both hold one role and nobody else of that ending does."""
    endings: dict[Key, list[Key]] = {}
    for key in tallies:
        for ending in _endings(key):
            endings.setdefault(ending, []).append(key)
    merged = dict(tallies)
    for key in sorted(tallies, key=len):
        roles = {name_key(role) for role in tallies[key].roles}
        fuller = [
            long for long in endings.get(key, ()) if roles & {name_key(role) for role in tallies[long].roles}
        ]
        if len(fuller) == 1:
            merged[fuller[0]].join(merged.pop(key))
    return merged


def _endings(key: Key) -> Iterator[Key]:
    return (key[i:] for i in range(1, len(key)))


def _figures(tally: _Tally) -> PersonFigures:
    forms = _by_frequency(tally.forms)
    return PersonFigures(
        name=max(forms, key=lambda form: len(form.split())),
        forms=forms,
        roles=_by_frequency(tally.roles),
        first=_iso(tally.low) if tally.high > FIRST else None,
        last=_iso(tally.high) if tally.high > FIRST else None,
        articles=len(tally.articles),
        direct=tally.modes[0],
        reported=tally.modes[1],
    )


def _by_frequency(counter: Counter[str]) -> tuple[str, ...]:
    ordered: Iterable[tuple[str, int]] = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(value for value, _ in ordered)


def _iso(day: int) -> str:
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
