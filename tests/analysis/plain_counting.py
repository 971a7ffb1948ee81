"""Every figure of the desk beside plain counting over the stored paragraphs.

    python -m tests.analysis.plain_counting INDEX PHRASE...    prints the differences of an index

The definitions are written down here once more, without arrays: a phrase matches where its syllables stand
one after another; words are those of the segmentation; windows end with the paragraph. Which paragraphs are
copies of one another is taken from the index, which of them count is not.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isclose, log, log2
from typing import Any

import numpy as np
from searchlib import Index
from searchlib.analysis.time_spans import span_of
from searchlib.day_numbers import date_bounds
from searchlib.model import Paragraph
from searchlib.results import ArticleInfo
from searchlib.search.match.copies import copies_of
from searchlib.search.people.person_identity import named_people
from searchlib.search.request import Request
from searchlib.text.analysis import analyze
from searchlib.text.tokens import syllables

COLUMNS = ("role", "mode", "section", "kind", "document", "source", "article", "year", "month")
_WINDOW, _LEAST = 5, 3


@dataclass
class Stored:
    """A stored paragraph, as it is counted.

    Attributes:
        article, paragraph: as read from the index.
        syllables: its canonical syllables.
        words: for each word the syllables.
        starts: for each syllable the number of its word.
        apart: whether a sign stands before it, behind the syllable before.
        people: numbers of who speaks in it, for each of its attributions.
        group: of its copies, or a negative number of its own.
    """

    article: ArticleInfo
    paragraph: Paragraph
    people: list[int]
    group: int
    syllables: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    apart: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = analyze(self.paragraph.text)
        words: list[list[str]] = []
        last = 0
        for token, fresh in zip(found.tokens, found.word_starts, strict=True):
            words[len(words) :] = [[]] if fresh else []
            words[-1].append(token.text)
            self.starts.append(len(words) - 1)
            self.syllables.append(token.text)
            self.apart.append(bool(self.paragraph.text[last : token.start].strip()))
            last = token.end
        self.words = [" ".join(word) for word in words]

    def places(self, phrase: Sequence[str]) -> list[int]:
        """Where the phrase begins."""
        size = len(phrase)
        return [
            at
            for at in range(len(self.syllables) - size + 1)
            if self.syllables[at : at + size] == list(phrase)
        ]

    def runs(self, phrase: Sequence[str], written: bool = False) -> list[tuple[int, int]]:
        """Its places as half-open ranges, those that touch as one; `written` cuts them at signs."""
        runs: list[tuple[int, int]] = []
        for at in self.places(phrase):
            if runs and at <= runs[-1][1]:
                runs[-1] = runs[-1][0], at + len(phrase)
            else:
                runs.append((at, at + len(phrase)))
        return [piece for run in runs for piece in self._pieces(*run)] if written else runs

    def _pieces(self, begin: int, end: int) -> list[tuple[int, int]]:
        """A range, cut where signs stand within it."""
        cuts = [begin, *(at for at in range(begin + 1, end) if self.apart[at]), end]
        return list(pairwise(cuts))

    def values(self, column: str) -> set[str]:
        """What it has in a column of the metadata."""
        if column == "role":
            return {" ".join(syllables(one.role)) for one in self.paragraph.speakers if one.role}
        if column == "mode":
            return {one.mode for one in self.paragraph.speakers}
        if column == "document":
            return set(self.paragraph.documents)
        if column in ("section", "kind"):
            return {value for value in [getattr(self.paragraph, column)] if value}
        if column in ("year", "month"):
            span = self.span(column)
            return {span.label(column)} if span else set()
        return {
            value for value in [{"source": self.article.source, "article": self.article.id}[column]] if value
        }

    def span(self, by: str) -> Any:
        """The year, quarter, month, week or day to which it belongs, or None."""
        low, high = date_bounds(self.article.date, self.article.published)
        return span_of(low, high, by) if low > 0 else None


def stored_paragraphs(index: Index) -> list[Stored]:
    """All paragraphs of an index."""
    numbers = iter(named_people(index.engine.speakers())[1].tolist())
    groups = np.concatenate(copies_of(index.engine.snapshot.segments).groups).tolist()
    return [
        Stored(
            found.article,
            found.paragraph,
            [next(numbers) for _ in found.paragraph.speakers],
            group if group >= 0 else -1 - at,
        )
        for at, (found, group) in enumerate(zip(index.engine.matches(Request()), groups, strict=True))
    ]


def differences(index: Index, phrases: Iterable[str]) -> Iterator[str]:
    """Where a figure of the desk is not what plain counting gives; nothing where all are equal."""
    every = stored_paragraphs(index)
    people = named_people(index.engine.speakers())[0]
    for phrase in phrases:
        run, query = syllables(phrase), f'"{phrase}"'
        held = [one for one in every if one.places(run)]
        for name, wanted, found in (
            *_facets(index, query, held, people),
            *_shares(index, query, held, every, people),
            *_spoken(index, query, held, people),
            *_trends(index, query, held, every),
            *_concordance(index, query, held, run),
            *_collocations(index, query, held, every, run),
            *_keywords(index, query, held, every),
            *_collapsed(index, query, held, run),
            *_without_copies(index, query, held, every, run),
        ):
            if wanted != found and not _close(wanted, found):
                yield f"{query} {name}: {_apart(wanted, found)}"


Compared = Iterator[tuple[str, Any, Any]]


def _close(wanted: Any, found: Any) -> bool:
    """Whether two tables of numbers are equal but for rounding in the last bits."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return wanted.keys() == found.keys() and all(_close(wanted[key], found[key]) for key in wanted)
    if isinstance(wanted, tuple) and isinstance(found, tuple):
        return len(wanted) == len(found) and all(map(_close, wanted, found))
    if isinstance(wanted, float) and isinstance(found, float):
        return isclose(wanted, found, rel_tol=1e-9, abs_tol=1e-9)
    return bool(wanted == found)


def _apart(wanted: Any, found: Any) -> str:
    """What differs, of tables the first few rows."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        keys = [key for key in wanted.keys() | found.keys() if not _close(wanted.get(key), found.get(key))]
        rows = (f"{key!r} counted {wanted.get(key)}, given {found.get(key)}" for key in sorted(keys)[:3])
        return f"{len(keys)} rows, " + "; ".join(rows)
    return f"counted {wanted!r:.300}, given {found!r:.300}"


def _tally(pairs: Iterable[tuple[Any, str]]) -> dict[Any, tuple[int, int]]:
    """Of values and the articles of the paragraphs that have them: paragraphs and articles."""
    paragraphs: Counter[Any] = Counter()
    articles: defaultdict[Any, set[str]] = defaultdict(set)
    for value, article in pairs:
        paragraphs[value] += 1
        articles[value].add(article)
    return {value: (count, len(articles[value])) for value, count in paragraphs.items()}


def _facets(index: Index, query: str, held: Sequence[Stored], people: Sequence[str]) -> Compared:
    for column in COLUMNS:
        given = index.facets(query, by=column, limit=None)
        counted = _tally((value, one.article.id) for one in held for value in one.values(column))
        found = {
            " ".join(syllables(value.value)) if column == "role" else value.value: (
                value.paragraphs,
                value.articles,
            )
            for value in given.values
        }
        yield f"facets {column} values", len(counted), len(given.values)
        yield f"facets {column}", counted, found
        yield f"facets {column} total", len(held), given.total
        yield f"facets {column} without", sum(not one.values(column) for one in held), given.without
    given = index.facets(query, by="speaker", limit=None)
    by_number = _tally((number, one.article.id) for one in held for number in set(one.people))
    rows = sorted((people[number], *counts) for number, counts in by_number.items())
    yield "facets speaker", rows, sorted((one.value, one.paragraphs, one.articles) for one in given.values)
    yield "facets speaker without", sum(not one.people for one in held), given.without


def _shares(
    index: Index, query: str, held: Sequence[Stored], every: Sequence[Stored], people: Sequence[str]
) -> Compared:
    """Of how many paragraphs each value is counted."""
    for column in ("source", "section", "mode"):
        given = index.facets(query, by=column, limit=None, share=True).values
        here, whole = (
            Counter(value for one in some for value in one.values(column)) for some in (held, every)
        )
        wanted = {value: (whole[value], count / whole[value]) for value, count in here.items()}
        yield f"facets {column} shares", wanted, {one.value: (one.of, one.share) for one in given}
    given = index.facets(query, by="speaker", limit=None, share=True).values
    here, whole = (Counter(number for one in some for number in set(one.people)) for some in (held, every))
    rows = sorted((people[number], count, whole[number]) for number, count in here.items())
    yield "facets speaker shares", rows, sorted((one.value, one.paragraphs, one.of) for one in given)


def _spoken(index: Index, query: str, held: Sequence[Stored], people: Sequence[str]) -> Compared:
    """Under conditions of speech only the attributions that satisfy them count."""
    roles = Counter(one.role for found in held for one in found.paragraph.speakers if one.role)
    role = roles.most_common(1)[0][0] if roles else "không ai"
    run = [*syllables(role)]

    def fits(one: Any, mode: str | None) -> bool:
        own = syllables(one.role or "")
        return mode in (None, one.mode) and any(own[at:][: len(run)] == run for at in range(len(own)))

    for mode in (None, "direct"):
        kept = [
            (found, [number for number, one in zip(found.people, said, strict=True) if fits(one, mode)])
            for found in held
            for said in [found.paragraph.speakers]
        ]
        kept = [(found, numbers) for found, numbers in kept if numbers]
        counted = _tally((number, found.article.id) for found, numbers in kept for number in set(numbers))
        rows = sorted((people[number], *counts) for number, counts in counted.items())
        asked = ((query, {"role": role}), (f'{query} chức_vụ:"{role}"', {}))
        for text, filters in asked:
            given = index.facets(text, by="speaker", limit=None, mode=mode, **filters)
            found = sorted((one.value, one.paragraphs, one.articles) for one in given.values)
            yield f"facets speaker of {role} {mode}", rows, found
            yield f"facets without of {role} {mode}", 0, given.without
        said = Counter(number for _, numbers in kept for number in numbers)
        given_ = index.speakers(query, role=role, mode=mode)
        yield (
            f"speakers of {role} {mode}",
            sorted((people[number], count) for number, count in said.items()),
            sorted((one.name, one.paragraphs) for one in given_),
        )


def _trends(index: Index, query: str, held: Sequence[Stored], every: Sequence[Stored]) -> Compared:
    for by in ("year", "quarter", "month", "week", "day"):
        given = index.trend(query, by=by)
        (series,) = given.series
        counted = _tally((span.label(by), one.article.id) for one in held if (span := one.span(by)))
        of = Counter(span.label(by) for one in every if (span := one.span(by)))
        points = {one.label: (one.paragraphs, one.articles, one.of, one.share) for one in series.points}
        wanted = {
            label: (*counted.get(label, (0, 0)), of[label], counted.get(label, (0, 0))[0] / (of[label] or 1))
            for label in points
        }
        yield f"trend {by}", wanted, points
        yield f"trend {by} spans left out", set(), counted.keys() - points.keys()
        yield f"trend {by} ends", (min(of), max(of)) if points else None, _ends(points)
        yield f"trend {by} undated", sum(one.span(by) is None for one in held), series.undated
        yield f"trend {by} undated of all", sum(one.span(by) is None for one in every), given.undated


def _ends(points: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first and the last label."""
    return (min(points), max(points)) if points else None


def _earliest(paragraphs: Iterable[Stored]) -> list[Stored]:
    """Of each group of copies the earliest one."""

    def day(one: Stored) -> int:
        low, _ = date_bounds(one.article.date, one.article.published)
        return low if low > 0 else 99999999

    kept: dict[int, Stored] = {}
    for one in paragraphs:
        if one.group not in kept or day(one) < day(kept[one.group]):
            kept[one.group] = one
    return list(kept.values())


def _without_copies(
    index: Index, query: str, held: Sequence[Stored], every: Sequence[Stored], run: Sequence[str]
) -> Compared:
    """Words of an archive from which copies were taken first."""
    firsts = _earliest(every)
    wanted = {id(one) for one in held}
    kept = [one for one in firsts if id(one) in wanted]
    yield from _collocations(index, query, kept, firsts, run, collapse=True)
    yield from _keywords(index, query, kept, firsts, collapse=True)


def _collapsed(index: Index, query: str, held: Sequence[Stored], run: Sequence[str]) -> Compared:
    kept = _earliest(held)
    yield from _concordance(index, query, kept, run, collapse=True)
    for column in ("source", "year", "article"):
        given = index.facets(query, by=column, limit=None, collapse=True)
        counted = _tally((value, one.article.id) for one in kept for value in one.values(column))
        found = {value.value: (value.paragraphs, value.articles) for value in given.values}
        yield f"facets {column} without copies", counted, found
    (series,) = index.trend(query, by="month", collapse=True).series
    yield "trend without copies", len(kept), series.total
    yield "search without copies", len(kept), index.search(query, collapse=True).total


def _concordance(
    index: Index, query: str, held: Sequence[Stored], run: Sequence[str], collapse: bool = False
) -> Compared:
    given = index.concordance(query, limit=10_000, sort="left", collapse=collapse)
    wanted = Counter(one.article.id for one in held for _ in one.runs(run, written=True))
    yield "concordance occurrences", wanted.total(), given.occurrences
    yield "concordance lines", dict(wanted), dict(Counter(line.id for line in given.lines))
    yield "concordance total", len(held), given.total


def _collocations(
    index: Index,
    query: str,
    held: Sequence[Stored],
    every: Sequence[Stored],
    run: Sequence[str],
    collapse: bool = False,
) -> Compared:
    given = index.collocations(query, window=_WINDOW, min=_LEAST, limit=10_000, collapse=collapse)
    together: Counter[str] = Counter()
    occurrences = 0
    for one in held:
        near: set[int] = set()
        inside: set[int] = set()
        for begin, end in one.runs(run):
            first, last = one.starts[begin], one.starts[end - 1]
            near |= set(range(max(first - _WINDOW, 0), min(last + _WINDOW + 1, len(one.words))))
            inside |= set(range(first, last + 1))
            occurrences += 1
        together.update(one.words[at] for at in near - inside)
    alone = Counter(word for one in every for word in one.words)
    yield "collocations occurrences", occurrences, given.occurrences
    wanted = {
        word: (count, alone[word], 14 + log2(2 * count / (occurrences + alone[word])))
        for word, count in together.items()
        if count >= _LEAST
    }
    yield (
        "collocations",
        wanted,
        {" ".join(syllables(one.word)): (one.together, one.alone, one.score) for one in given.words},
    )


def _keywords(
    index: Index, query: str, held: Sequence[Stored], every: Sequence[Stored], collapse: bool = False
) -> Compared:
    given = index.keywords(query, min=_LEAST, limit=10_000, collapse=collapse)
    here = Counter(word for one in held for word in one.words)
    there = Counter(word for one in every for word in one.words)
    there.subtract(here)
    words_here, words_there = here.total(), there.total()
    sizes: Counter[str] = Counter()
    of_article: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in held:
        sizes[one.article.id] += len(one.words)
        of_article[one.article.id].update(one.words)
    wanted = {}
    for word, count in here.items():
        other = there[word]
        if count < _LEAST or count * words_there <= other * words_here:
            continue
        parts = [counts[word] for counts in of_article.values() if counts[word]]
        apart = sum(abs(of_article[id][word] / count - size / words_here) for id, size in sizes.items())
        both, words = count + other, words_here + words_there
        likelihood = 2 * sum(
            seen * log(seen / (part * both / words))
            for seen, part in ((count, words_here), (other, words_there))
            if seen
        )
        ratio = log2((count / words_here) / ((other or 0.5) / words_there))
        wanted[word] = (count, other, likelihood, ratio, len(parts), apart / 2)
    yield "keywords words", (words_here, words_there), (given.here, given.there)
    yield "keywords tested", sum(count >= _LEAST for count in here.values()), given.tested
    yield (
        "keywords",
        wanted,
        {
            " ".join(syllables(one.word)): (
                one.here,
                one.there,
                one.log_likelihood,
                one.log_ratio,
                one.articles,
                one.dispersion,
            )
            for one in given.words
        },
    )


if __name__ == "__main__":
    count = 0
    for line in differences(Index.open(sys.argv[1]), sys.argv[2:]):
        print(line)
        count += 1
    print(f"{count} differences")
