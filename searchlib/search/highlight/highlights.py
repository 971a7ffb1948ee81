"""Highlights: which characters of a paragraph the ranking took for what was meant.

Of words typed side by side, two neighbours or more that stand so in the paragraph are marked, in the reading
that was most likely meant; a part of a longer word only with its other parts. A word that is one by itself
is marked wherever it stands, unless it stands in such a run of the paragraph; beside such a run it is marked
with it. What is left is marked only where nothing better stands in the paragraph: parts of longer words,
words that only ask, words that stand nearly everywhere, then other readings of what was typed without marks.
Quoted runs, words near each other, beginnings and edits are marked wherever they match, and so are
alternative spellings, but for those of a part of a longer word ("tư pháp" is no "TƯ", "trung ương").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from searchlib.search.highlight.token_runs import (
    Forms,
    Places,
    Tokens,
    add_beside,
    add_neighbours,
    add_windows,
    runs_in,
)
from searchlib.search.language.number_bounds import Bounds, are_kept
from searchlib.search.language.tree import Fuzzy, Near, Node, Phrase, Prefix, Synonym, Word, walk
from searchlib.search.match.known_terms import Lists
from searchlib.search.match.terms import Resolver
from searchlib.search.rewrite.wordhood import asking_in, joined_in, own_words, parts_in, runs_of
from searchlib.store.format.stored_spelling import Place, WrittenText
from searchlib.text.tokens import tokenize

Span = tuple[int, int]
_INSIDE = frozenset("./,-–:&")
"""Marks that may stand inside a number, a date or an abbreviation."""


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
        joined: which of them are one word with the next.
        parts: which of them are parts of longer words, and hardly ever words.
        size: how many words there are.
    """

    meant: Places
    read: Places
    own: frozenset[int]
    joined: Set[int]
    parts: Set[int]
    size: int


class Marker:
    """Finds in texts what a query means.

    Attributes:
        runs: marked wherever they stand whole.
        doubtful: runs that are marked where nothing else is.
        windows: words that are marked where they all stand within so many tokens.
        always: words that are marked wherever they stand.
        stretches: words typed side by side.
        forms: all syllables that can be marked.
    """

    def __init__(self, tree: Node, resolver: Resolver) -> None:
        self._resolver = resolver
        self.runs: list[Run] = []
        self.doubtful: list[Run] = []
        self.windows: list[tuple[int, tuple[Forms, ...]]] = []
        words: dict[int, Word] = {}
        always: set[str] = set()
        synonyms: list[Synonym] = []
        for node, positive in walk(tree):
            if not positive:
                continue
            if isinstance(node, Word):
                words[id(node)] = node
            elif isinstance(node, Synonym):
                synonyms.append(node)
            elif isinstance(node, Phrase):
                self.runs.append(self._run(node))
            elif isinstance(node, Near):
                self.windows.append(self._window(node))
            elif isinstance(node, Prefix | Fuzzy):
                always |= resolver.words(node)
        self.always = frozenset(always)
        parts: set[int] = set()
        self.stretches = list(self._stretches_of(tree, words, parts))
        for synonym in synonyms:
            is_part = not parts.isdisjoint(map(id, synonym.nodes)) and len(synonym.nodes) == 1
            (self.doubtful if is_part else self.runs).extend(map(self._run, synonym.alternatives))
        alone = self.stretches if not (self.runs or self.doubtful or self.windows or always) else []
        self._is_plain = len(alone) == 1 and alone[0].size == 1 and alone[0].meant == alone[0].read
        several = [self.always, *(forms for run in (*self.runs, *self.doubtful) for forms in run.forms)]
        several += (forms for _, window in self.windows for forms in window)
        several += (frozenset(stretch.read) for stretch in self.stretches)
        self.forms = frozenset().union(*several)

    def _stretches_of(self, tree: Node, words: dict[int, Word], parts: set[int]) -> Iterator[Stretch]:
        """The stretches; to `parts` it adds the ids of words that are parts of longer ones."""
        runs = runs_of(tree, self._resolver) if len(words) > 1 else []
        own: Set[int] = frozenset()
        if runs:
            own = own_words(tree, self._resolver) - asking_in(tree, self._resolver)
        for run in runs:
            for word in run:
                words.pop(id(word), None)
            if len(run) == 1:
                yield self._stretch(run, (0,))
                continue
            alone = [i for i, word in enumerate(run) if word.start in own and not self._is_common(word)]
            joined = joined_in(run, self._resolver)
            joints = joined, parts_in(run, joined, self._resolver)
            parts.update(id(word) for at in joined for word in run[at : at + 2])
            yield self._stretch(run, alone, *joints)
        for word in words.values():
            yield self._stretch([word], (0,))

    def _is_common(self, word: Word) -> bool:
        """Whether a word stands in so much of the archive that by itself it says little."""
        resolver = self._resolver
        meant = resolver.readings.likeliest(word)
        lists = resolver.postings(word) if meant is None else resolver.exact(meant)
        live = resolver.known.statistics.paragraphs
        size = lists.size if isinstance(lists, Lists) else sum(map(len, lists))
        return size * COMMON > max(live, _LARGE)

    def _stretch(
        self,
        run: Sequence[Word],
        own: Iterable[int],
        joined: Set[int] = frozenset(),
        parts: Set[int] = frozenset(),
    ) -> Stretch:
        readings = self._resolver.readings
        meant: dict[str, set[int]] = {}
        read: dict[str, set[int]] = {}
        for place, word in enumerate(run):
            syllable = word.syllable
            if syllable not in readings.loose:
                meant.setdefault(syllable, set()).add(place)
                read.setdefault(syllable, set()).add(place)
                continue
            forms, likeliest = self._resolver.spellings(syllable, True), readings.likeliest(word)
            for form in forms:
                read.setdefault(form, set()).add(place)
            for form in (likeliest,) if likeliest in forms else forms:
                meant.setdefault(form, set()).add(place)
        return Stretch(meant, read, frozenset(own), joined, parts, len(run))

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
        first = last = before = -1
        for token, _, start, end in places:
            if token not in marked:
                continue
            if last < 0:
                first, last = start, end
            elif start <= last or (token == before + 1 and is_joined(text, last, start)):
                last = max(last, end)
            else:
                spans.append((first, last))
                first, last = start, end
            before = token
        if last >= 0:
            spans.append((first, last))
        return tuple(spans)

    def _marked(self, tokens: Tokens, text: str) -> Set[int]:
        """Which tokens are marked, of those of a text that are among `forms`."""
        if self._is_plain:
            return {place[0] for place in tokens}
        found = _whole(self.runs, tokens, text) if self.runs else set()
        if self.windows:
            found |= self.within_windows(tokens)
        if self.always:
            found.update([place[0] for place in tokens if place[1] in self.always])
        for stretch in self.stretches:
            meant, own = stretch.meant, stretch.own
            hits = [place for place in tokens if place[1] in meant]
            if stretch.size > 1 and len(hits) > 1:
                inside = add_neighbours(hits, meant, found, stretch.joined, stretch.parts)
                if own and found:
                    add_beside(hits, own, meant, found)
                    own -= inside
            if own:
                found.update([place[0] for place in hits if not own.isdisjoint(meant[place[1]])])
        return found or _anything(tokens, [s.meant for s in self.stretches]) or self._otherwise(tokens, text)

    def _otherwise(self, tokens: Tokens, text: str) -> Set[int]:
        """The same where nothing that was meant stands."""
        found = _anything(tokens, [stretch.read for stretch in self.stretches])
        return found or _whole(self.doubtful, tokens, text)

    def within_windows(self, tokens: Tokens) -> set[int]:
        """Which tokens are marked because they stand near each other."""
        found: set[int] = set()
        for width, forms in self.windows:
            add_windows(tokens, width, forms, found)
        return found


def _whole(runs: Iterable[Run], tokens: Tokens, text: str) -> set[int]:
    """Which tokens stand in whole runs."""
    found: set[int] = set()
    for run in runs:
        for at in runs_in(tokens, run.forms):
            spans = [place[2:] for place in tokens[at : at + len(run.forms)]]
            if are_kept(run.bounds, text, spans):
                found.update(range(tokens[at][0], tokens[at][0] + len(spans)))
    return found


def _anything(tokens: Tokens, stretches: Iterable[Places]) -> set[int]:
    """Which tokens may be neighbours in a stretch; where there are none, which may be any word of one."""
    found: set[int] = set()
    alone: list[int] = []
    for places in stretches:
        hits = [token for token in tokens if token[1] in places]
        add_neighbours(hits, places, found)
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
