"""Highlights: which characters of a paragraph the ranking took for what was meant.

Of words typed side by side, two neighbours or more that stand so in the paragraph are marked, in the reading
that was most likely meant. A word that is one by itself is marked wherever it stands, unless it stands in
such a run of the paragraph; beside such a run it is marked with it. What is left is marked only
where nothing better stands in the paragraph: parts of longer words, words that only ask, words that stand
nearly everywhere, then other readings of what was typed without marks. Quoted runs,
alternative spellings, words near each other, beginnings and edits are marked wherever they match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from searchlib.search.language.number_bounds import Bounds, are_kept
from searchlib.search.language.tree import Fuzzy, Near, Node, Phrase, Prefix, Synonym, Word, walk
from searchlib.search.match.terms import Resolver
from searchlib.search.rewrite.wordhood import asking_in, own_words, word_runs
from searchlib.store.format.stored_spelling import Place, WrittenText
from searchlib.text.tokens import tokenize

Span = tuple[int, int]
Forms = frozenset[str]
Tokens = Sequence[Place]
"""Some tokens of a text, ascending."""
_INSIDE = frozenset("./,-–:&")
"""Marks that may stand inside a number, a date or an abbreviation."""

Places = Mapping[str, Set[int]]
"""Of each form the places in a run of the query at which it may stand."""


COMMON = 10
"""A word that stands in more than one of so many paragraphs is marked alone only where nothing better is."""
_LARGE = 20_000
"""In an archive of fewer paragraphs a word may be frequent because the archive is about it."""


class Run(NamedTuple):
    """Words that are marked where they stand one after another.

    Attributes:
        forms: of each word.
        bounds: which of its ends and gaps lie inside a number.
    """

    forms: tuple[Forms, ...]
    bounds: Bounds


class Stretch(NamedTuple):
    """Words of the query that were typed side by side.

    Attributes:
        meant: the forms that the words most likely mean.
        read: all forms that they are read as.
        own: which of the words are marked where they stand alone.
        size: how many words there are.
    """

    meant: Places
    read: Places
    own: frozenset[int]
    size: int


class Marker:
    """Finds in texts what a query means.

    Attributes:
        runs: marked wherever they stand whole.
        windows: words that are marked where they all stand within so many tokens.
        always: words that are marked wherever they stand.
        stretches: words typed side by side.
        forms: all syllables that can be marked.
    """

    def __init__(self, tree: Node, resolver: Resolver) -> None:
        self._resolver = resolver
        self.runs: list[Run] = []
        self.windows: list[tuple[int, tuple[Forms, ...]]] = []
        words: dict[int, Word] = {}
        always: set[str] = set()
        for node, positive in walk(tree):
            if not positive:
                continue
            if isinstance(node, Word):
                words[id(node)] = node
            elif isinstance(node, Synonym):
                self.runs += map(self._run, node.alternatives)
            elif isinstance(node, Phrase):
                self.runs.append(self._run(node))
            elif isinstance(node, Near):
                self.windows.append(self._window(node))
            elif isinstance(node, Prefix | Fuzzy):
                always |= resolver.words(node)
        self.always = frozenset(always)
        self.stretches = list(self._stretches_of(tree, words))
        several = [self.always, *(forms for run in self.runs for forms in run.forms)]
        several += (forms for _, window in self.windows for forms in window)
        several += (frozenset(stretch.read) for stretch in self.stretches)
        self.forms = frozenset().union(*several)

    def _stretches_of(self, tree: Node, words: dict[int, Word]) -> Iterator[Stretch]:
        runs = list(word_runs(tree)) if len(words) > 1 else []
        own: Set[int] = frozenset()
        if runs:
            own = own_words(tree, self._resolver) - asking_in(tree, self._resolver)
        for run in runs:
            for word in run:
                words.pop(id(word), None)
            if len(run) == 1:
                yield self._stretch(run, (0,))
            else:
                alone = [i for i, word in enumerate(run) if word.start in own and not self._is_common(word)]
                yield self._stretch(run, alone)
        for word in words.values():
            yield self._stretch([word], (0,))

    def _is_common(self, word: Word) -> bool:
        """Whether a word stands in so much of the archive that by itself it says little."""
        resolver = self._resolver
        meant = resolver.readings.likeliest(word)
        lists = resolver.postings(word) if meant is None else resolver.exact(meant)
        live = resolver.known.statistics.paragraphs
        return sum(map(len, lists)) * COMMON > max(live, _LARGE)

    def _stretch(self, run: Sequence[Word], own: Iterable[int]) -> Stretch:
        readings = self._resolver.readings
        meant: dict[str, set[int]] = {}
        read: dict[str, set[int]] = {}
        for place, word in enumerate(run):
            syllable = word.syllable
            if not readings.word(syllable):
                meant.setdefault(syllable, set()).add(place)
                read.setdefault(syllable, set()).add(place)
                continue
            forms, likeliest = self._resolver.spellings(syllable, True), readings.likeliest(word)
            for form in forms:
                read.setdefault(form, set()).add(place)
            for form in (likeliest,) if likeliest in forms else forms:
                meant.setdefault(form, set()).add(place)
        return Stretch(meant, read, frozenset(own), len(run))

    def _run(self, run: Phrase) -> Run:
        forms = (self._resolver.spellings(*reading) for reading in self._resolver.reading_of(run))
        return Run(tuple(forms), run.bounds)

    def _window(self, near: Near) -> tuple[int, tuple[Forms, ...]]:
        loose = self._resolver.readings.run(near.syllables)
        forms = (self._resolver.spellings(syllable, loose) for syllable in dict.fromkeys(near.syllables))
        return near.distance + len(near.syllables), tuple(forms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """What is marked in a text; see `spans_among`."""
        tokens = tokenize(text)
        if not tokens:
            return ()
        written = WrittenText(text, *zip(*tokens, strict=True))
        return self.spans_among(text, written.places_of(self.forms))

    def spans_among(self, text: str, places: Sequence[Place]) -> tuple[Span, ...]:
        """Sorted, disjoint, half-open offsets in code points of what is meant; white space joins.

        So does what stands inside a number, a date or an abbreviation ("25.000", "17/9", "71-NQ/TW").

        Args:
            text: a paragraph.
            places: where the syllables `forms` stand in it, ascending.
        """
        marked = self._marked(places, text) if places else ()
        spans: list[Span] = []
        first = last = -1
        for token, _, start, end in places:
            if token not in marked:
                continue
            if last < 0:
                first, last = start, end
            elif start <= last or is_joined(text, last, start):
                last = max(last, end)
            else:
                spans.append((first, last))
                first, last = start, end
        if last >= 0:
            spans.append((first, last))
        return tuple(spans)

    def _marked(self, tokens: Tokens, text: str) -> Set[int]:
        """Which tokens are marked, of those of a text that are among `forms`."""
        found: set[int] = set()
        for run in self.runs:
            for at in _runs(tokens, run.forms):
                spans = [place[2:] for place in tokens[at : at + len(run.forms)]]
                if are_kept(run.bounds, text, spans):
                    found.update(range(tokens[at][0], tokens[at][0] + len(spans)))
        if self.windows:
            found |= self.within_windows(tokens)
        if self.always:
            found.update([place[0] for place in tokens if place[1] in self.always])
        for stretch in self.stretches:
            meant, own = stretch.meant, stretch.own
            hits = [place for place in tokens if place[1] in meant]
            if stretch.size > 1 and len(hits) > 1:
                inside = _add_neighbours(hits, meant, found)
                if own and found:
                    _add_beside(hits, stretch, found)
                    own -= inside
            if own:
                found.update([place[0] for place in hits if not own.isdisjoint(meant[place[1]])])
        return found or self._alone(tokens) or self._otherwise(tokens)

    def _alone(self, tokens: Tokens) -> set[int]:
        """Which tokens may be words of a stretch."""
        return {place[0] for stretch in self.stretches for place in tokens if place[1] in stretch.meant}

    def within_windows(self, tokens: Tokens) -> set[int]:
        """Which tokens are marked because they stand near each other."""
        found: set[int] = set()
        for width, forms in self.windows:
            _add_windows(tokens, width, forms, found)
        return found

    def _otherwise(self, tokens: Tokens) -> set[int]:
        """The same where nothing that was meant stands."""
        found: set[int] = set()
        alone: list[int] = []
        for stretch in self.stretches:
            hits = [token for token in tokens if token[1] in stretch.read]
            _add_neighbours(hits, stretch.read, found)
            alone += (place[0] for place in hits)
        return found or set(alone)


def is_joined(text: str, end: int, start: int) -> bool:
    """Whether two tokens of a text are one mark: parted by white space, or by a sign inside a number."""
    between = text[end:start]
    return between == " " or between.isspace() or _is_one_sign(text, end, start)


def _is_one_sign(text: str, end: int, start: int) -> bool:
    """Whether one mark between digits or capitals parts two tokens: they are one number or abbreviation."""
    if start - end != 1 or text[end] not in _INSIDE:
        return False
    before, behind = text[end - 1], text[start]
    if not (behind.isdigit() or behind.isupper()):
        return False
    return before.isdigit() or before.isupper() or _begins_with_capital(text[max(end - 3, 0) : end])


def _begins_with_capital(end: str) -> bool:
    """Whether a text ends with two letters, the first a capital: "Tp" of "Tp.HCM"."""
    return end[-2:-1].isupper() and not end[:-2].isalnum()


def _add_beside(tokens: Tokens, stretch: Stretch, found: set[int]) -> None:
    """Adds words that are one by themselves and stand beside a marked token that is another word."""
    for some in (tokens, tokens[::-1]):
        for (token, syllable, *_), (following, next_one, *_) in pairwise(some):
            beside = token in found and abs(following - token) == 1 and syllable != next_one
            if beside and not stretch.own.isdisjoint(stretch.meant[next_one]):
                found.add(following)


def _add_neighbours(tokens: Tokens, places: Places, found: set[int]) -> set[int]:
    """Adds the tokens that stand beside one another as in the query; returns which words of it these are."""
    inside: set[int] = set()
    before, last = -2, ""
    for token, syllable, _, _ in tokens:
        if token == before + 1:
            behind = places[syllable]
            for place in places[last]:
                if place + 1 in behind:
                    found.update((before, token))
                    inside.update((place, place + 1))
        before, last = token, syllable
    return inside


def _runs(tokens: Tokens, run: Sequence[Forms]) -> Iterator[int]:
    """Where a whole run begins among the tokens."""
    size = len(run)
    for at in range(len(tokens) - size + 1):
        start = tokens[at][0]
        if tokens[at + size - 1][0] == start + size - 1 and all(
            place[1] in forms for place, forms in zip(tokens[at : at + size], run, strict=True)
        ):
            yield at


def _add_windows(tokens: Tokens, width: int, words: Sequence[Forms], found: set[int]) -> None:
    """Adds the words of every window of `width` tokens that holds all of them."""
    places = [[place[0] for place in tokens if place[1] in forms] for forms in words]
    if not all(places):
        return
    following = [0] * len(places)
    done = [0] * len(places)
    for begin in sorted({place for where in places for place in where}):
        for number, where in enumerate(places):
            while following[number] < len(where) and where[following[number]] < begin:
                following[number] += 1
        reached = zip(following, places, strict=True)
        if any(at == len(where) or where[at] >= begin + width for at, where in reached):
            continue
        for number, where in enumerate(places):
            at = max(following[number], done[number])
            while at < len(where) and where[at] < begin + width:
                found.add(where[at])
                at += 1
            done[number] = at
