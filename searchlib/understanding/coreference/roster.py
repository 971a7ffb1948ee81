"""The people of an article before any mention is resolved: full names gathered, short ones joined to them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

from searchlib.text.spelling import fold
from searchlib.understanding.coreference.name_forms import (
    abbreviates,
    cased,
    contains,
    is_nobody,
    may_be_bare,
    name_keys,
    opens_sentence,
    shortens,
    shouts,
)
from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.title_comparison import fuller, title, titles
from searchlib.understanding.mentions.word_forms import is_foreign, is_upper

LISTS = WordLists("coreference/roster")

_STATESMEN = {name_keys(name): title(office) for name, office in LISTS.pairs("statesmen").items()}
_FORMERLY = LISTS.words("formerly")
_OFTEN = 2
_KOREAN = 3
"""Words of a Korean name, of which the family name comes first."""
_FULL = 3
"""Words of a Vietnamese name from which on it is one person's."""
TOO_MANY = 100
"""A name or title that more people of an article share means nobody; it also keeps the time linear."""


_T = TypeVar("_T", bound=Hashable)


def _times(elements: Sequence[_T]) -> dict[_T, int]:
    """How often each element occurs; a `Counter` takes longer to make than an article has names to count."""
    times: dict[_T, int] = {}
    for element in elements:
        times[element] = times.get(element, 0) + 1
    return times


def _firms(named: Sequence[tuple[int, Mention]]) -> set[str]:
    """Capitals within an office, as firms stand there ("Phó Giám đốc Lasec"), not "trợ lý của Larsen"."""
    return {
        word
        for _, mention in named
        for before, word in pairwise(mention.role)
        if is_upper(word) and before not in {"của", "với"}
    }


class Roster:
    """The people whom the mentions of an article name."""

    def __init__(self, paragraphs: Sequence[Sequence[Mention]]) -> None:
        self.people: list[Individual] = []
        self._by_keys: dict[tuple[str, ...], int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_head: dict[str, list[int]] = {}
        self._spelt: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._collect(paragraphs)

    def _keys(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name as they are compared, spelt once an article."""
        keys = self._spelt.get(name)
        if keys is None:
            keys = self._spelt[name] = name_keys(name)
        return keys

    def _collect(self, paragraphs: Sequence[Sequence[Mention]]) -> None:
        named = [
            (number, mention)
            for number, paragraph in enumerate(paragraphs)
            for mention in paragraph
            if mention.form is Form.NAME
        ]
        for number, mention in named:
            if mention.sure and len(mention.name) > 1:
                self._add(number, mention)
        self._merge()
        self._respell(_times([self._keys(mention.name) for _, mention in named]))
        self._forget_joined()
        firms = _firms(named)
        for number, mention in named:
            if mention.sure and len(mention.name) == 1 and not self._named(self._keys(mention.name)):
                announced = mention.role or mention.gender or mention.address
                if announced or mention.name[0] not in firms:
                    self._add(number, mention)
        for number, mention in named:
            keys = self._keys(mention.name)
            if (
                not mention.sure
                and len(keys) > 1
                and not opens_sentence(mention.name)
                and keys not in self._by_keys
                and keys[-1:] in self._by_keys
            ):
                self._add(number, mention)
                self._by_keys[keys[-1:]] = self._by_keys.get(keys, self._by_keys[keys[-1:]])
        self._add_bare(named, firms)
        for _, mention in named:
            candidates = (
                self._named(self._keys(mention.name)) if mention.sure or len(mention.name) > 1 else ()
            )
            if len(candidates) == 1:
                self._learn(candidates[0], mention)
        self._index_offices()

    def _index_offices(self) -> None:
        """Look people up by office; a statesman named without one has that by which news knows him."""
        held = {title for person in self.people for title in person.titles}
        offices = {
            number: office
            for number in dict.fromkeys(self._by_keys.values())
            if (office := _STATESMEN.get(self.people[number].keys)) and office not in held
        }
        times = _times(list(offices.values()))
        for number, person in enumerate(self.people):
            office = offices.get(number)
            free = office is not None and times[office] == 1
            if office and free and person.titles <= {(office[0], frozenset[str]())}:
                person.titles.update(() if is_former(person.role) else (office,))
            for head in dict(person.titles):
                self._by_head.setdefault(head, []).append(number)

    def _add_bare(self, named: Sequence[tuple[int, Mention]], firms: Collection[str]) -> None:
        """Foreigners without honorific or role throughout: subjects of verbs of speech at least twice."""
        bare = [pair for pair in named if not (pair[1].sure or pair[1].silent) and may_be_bare(pair[1].name)]
        times = _times([mention.name[-1] for _, mention in bare])
        for number, mention in sorted(bare, key=lambda pair: -len(pair[1].name)):
            known = mention.name[-1] in firms or self._named(self._keys(mention.name[-1:]))
            if times[mention.name[-1]] >= _OFTEN and not known:
                self._add(number, mention)
        for number, mention in named:
            keys = self._keys(mention.name)
            if not 1 < len(keys) <= _KOREAN or mention.sure or keys[:1] not in self._by_keys:
                continue
            if is_foreign(mention.name[0]):  # "Kil Won Ock", then "Kil"; "Ivan Bor", then "Ivan"
                self._add(number, mention)
                self._by_keys[keys[:1]] = self._by_keys.get(keys, self._by_keys[keys[:1]])

    def _add(self, paragraph: int, mention: Mention) -> None:
        keys = self._keys(mention.name)
        if is_nobody(mention.name, keys):
            return
        known = self._by_keys.get(keys)
        if known is None:
            known = self._by_keys[keys] = len(self.people)
            self.people.append(Individual(cased(mention.name), keys, first=(paragraph, mention.start)))
            for word in dict.fromkeys(keys):
                self._by_word.setdefault(word, []).append(known)
        elif self.people[known].name[-1].isupper() or not mention.name[-1].isupper():
            person = self.people[known]
            if shouts(person.name) and not shouts(mention.name):
                person.name = mention.name

    def _merge(self) -> None:
        """A name that is the end of one longer name only is that person's."""
        for keys, number in list(self._by_keys.items()):
            sharing = self._by_word[keys[-1]]
            if len(sharing) > TOO_MANY:
                continue
            longer = [n for n in sharing if n != number and shortens(keys, self.people[n].keys)]
            if len(longer) == 1:
                self._by_keys[keys] = longer[0]

    def _respell(self, times: dict[tuple[str, ...], int]) -> None:
        """Join a full name with itself misspelt: another tone once, or the next word run into it once."""
        full = [keys for keys in self._by_keys if len(keys) >= _FULL and keys[0] in lex.FAMILY_NAMES]
        usual: dict[tuple[str, ...], tuple[str, ...]] = {}
        for keys in sorted(full, key=lambda keys: -times[keys]):
            plain = tuple(map(fold, keys))
            right = usual.setdefault(plain, keys)
            if right == keys and times[keys] == 1 and len(keys) > _FULL and keys[:-1] in self._by_keys:
                right = keys[:-1]  # "Trần Văn A Đơn vị nào cũng ..."
            if right != keys and times[keys] == 1:
                self._by_keys[keys] = self._by_keys[right]

    def _forget_joined(self) -> None:
        """Whoever has been joined with another is looked up by no word any more."""
        kept = set(self._by_keys.values())
        for word, numbers in self._by_word.items():
            self._by_word[word] = [number for number in numbers if number in kept]

    def _learn(self, number: int, mention: Mention) -> None:
        person = self.people[number]
        if mention.gender:
            person.gender = person.gender or mention.gender
        if mention.address:
            person.addresses.add(mention.address)
        if mention.role:
            if not person.role or fuller(mention.role, person.role):
                person.role = mention.role
            if len(person.titles) < TOO_MANY:
                person.titles |= titles(mention.role)

    def _named(self, keys: tuple[str, ...]) -> list[int]:
        """The people whom a whole or partial name may mean."""
        known = self._by_keys.get(keys)
        if known is not None:
            return [known]
        if len(self._by_word.get(keys[-1], ())) > TOO_MANY:
            return []
        last = [n for n in self._by_word.get(keys[-1], ()) if self.people[n].keys[-len(keys) :] == keys]
        if last:
            return last
        if len(keys) > 1 and len(keys[0]) == 1:
            return [n for n in self._by_word.get(keys[-1], ()) if abbreviates(keys, self.people[n].keys)]
        if len(self._by_word.get(keys[0], ())) > TOO_MANY:
            return []
        return [n for n in self._by_word.get(keys[0], ()) if contains(self.people[n].keys, keys)]


def is_former(role: Sequence[str]) -> bool:
    """Whether an office is one that somebody had ("cựu tổng thống")."""
    return bool(role) and lex.key(role[0]) in _FORMERLY
