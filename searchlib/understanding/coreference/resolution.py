"""Whom each mention means: "ông Tám", "Bộ trưởng" and "ông" as one of the people of the roster.

An ambiguous mention is left unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.understanding.coreference.person_entity import Individual
from searchlib.understanding.coreference.roster import TOO_MANY, Roster, is_former
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon.word_lists import WordLists
from searchlib.understanding.mentions.offices import gender_told, is_generic, is_shared
from searchlib.understanding.mentions.person_mention import Form, Mention
from searchlib.understanding.mentions.title_comparison import Title, body_of, same_title, title

LISTS = WordLists("coreference/resolution")
_TRADE_AND_NAME = 3
_COUNTRIES_AND_NAMES = LISTS.words("countries_and_names")
_HIGHEST = LISTS.joined("highest")
_HEADS_OF = {frozenset(body): title(office) for body, office in LISTS.pairs("heads_of").items()}
_GOVERNMENT, _LEADING = LISTS.words("government"), LISTS.ordered("leading")
_DESCRIBING = frozenset({"nữ", "vị"})
"""Words before a trade or an office that describe somebody whom the text has named."""
_STAFF, _OF_GOVERNMENT = LISTS.joined("staff"), LISTS.joined("of_government")
_UNIQUE = LISTS.lines("unique")


class Chain(Roster):
    """Who a mention means at the point that reading has reached."""

    def __init__(self, paragraphs: Sequence[Sequence[Mention]]) -> None:
        super().__init__(paragraphs)
        self.floor: int | None = None
        self.floor_at = -10
        self.heard: int | None = None  # who of those whom the article names has spoken last
        self.heard_at = -10
        self._spoken: list[int] = []
        self._here: list[int] = []
        self._stranger_here = False
        self._before: list[int] = []
        self.paragraph = -1
        self._named_people = len(self.people)  # those behind them are strangers
        self.introduced: int | None = None  # the only one whom a paragraph introduces from its first word on
        self.titled: int | None = None  # whose words the headline gives ("Lê Văn Tám: 'Tôi không sợ'")

    def enter(self, paragraph: int) -> None:
        """Reading goes on to the next paragraph."""
        if self._here:
            self._before = self._here
        self._here, self._stranger_here = [], False
        self.paragraph = paragraph

    def meet(self, mention: Mention) -> int:
        """Somebody whom the article does not name has come in: a person of whom only the title is known."""
        gender = mention.gender or gender_told(mention.role)
        self.people.append(Individual((), (), mention.role, gender=gender))
        return len(self.people) - 1

    def is_stranger(self, number: int | None) -> bool:
        """Whether it is somebody whom the article does not name."""
        return number is not None and not self.is_named(number)

    def take_over(self, speaker: int | None) -> int | None:
        """Somebody named has come in, of whom the text goes on to tell rather than of a stranger."""
        if self._stranger_here:
            self._here, self._stranger_here = [one for one in self._here if self.is_named(one)], False
        return None if self.is_stranger(speaker) else speaker

    def only_named(self, here: Sequence[int | None]) -> int | None:
        """The only person whom a paragraph names, or the text so far where the paragraph names nobody."""
        named = {number for number in here if number is not None and self.is_named(number)}
        if not named:
            named = {number for number in range(self._named_people) if self.people[number].last >= 0}
        return named.pop() if len(named) == 1 else None

    def is_named(self, number: int) -> bool:
        """Whether the article names a person."""
        return number < self._named_people

    def see(self, number: int) -> None:
        """A person has been mentioned."""
        self.people[number].last = self.paragraph
        self._here.append(number)
        self._stranger_here = self._stranger_here or self.is_stranger(number)

    def speak(self, number: int) -> None:
        """A person has spoken."""
        self.floor = number
        self.floor_at = self.paragraph
        if self.is_named(number):
            self.heard, self.heard_at = number, self.paragraph
        if number in self._spoken:
            self._spoken.remove(number)
        self._spoken.append(number)
        del self._spoken[:-6]

    def resolve(self, mention: Mention, speaker: int | None = None) -> int | None:
        """The person whom a mention means; `speaker` spoke last in this paragraph."""
        if mention.form is Form.NAME:
            return self._by_name(mention)
        if mention.form is Form.TITLE:
            namesake = self._namesake(mention)
            holder = self._by_title(mention, speaker) if namesake is None else namesake
            return self._described(mention, speaker) if holder is None else holder
        if mention.form is Form.EPITHET:
            return self._by_epithet(mention, speaker)
        return self._by_pronoun(mention, speaker)

    def _by_name(self, mention: Mention) -> int | None:
        candidates = self._named(self._keys(mention.name))
        initial = len(mention.name) == 1 and len(mention.name[0].strip(".")) == 1
        if initial and mention.gender:  # "anh T." is not "Lê Thị T."
            candidates = [n for n in candidates if self.people[n].gender in {None, mention.gender}]
        if len(candidates) > 1 and mention.gender:
            fitting = [n for n in candidates if self.people[n].gender in {None, mention.gender}]
            candidates = fitting or candidates
        if len(candidates) == 1:
            return candidates[0]
        return self._most_recent(candidates)

    def _most_recent(self, candidates: Sequence[int]) -> int | None:
        """Of several the one mentioned last, unless two were in the same paragraph."""
        seen = sorted((n for n in candidates if self.people[n].last >= 0), key=lambda n: self.people[n].last)
        if not seen:
            return None
        if len(seen) > 1 and self.people[seen[-1]].last == self.people[seen[-2]].last:
            return None
        return seen[-1]

    def _by_title(self, mention: Mention, speaker: int | None) -> int | None:
        wanted = title(mention.role)
        if "một" in wanted[1]:
            return None
        if wanted[0] == "lãnh đạo":
            return self._by_leadership(wanted[1])
        if self.titled is not None and self.paragraph == 1 and is_generic(mention.role):
            fits = mention.role and lex.key(mention.role[0]) not in lex.PLURALS
            return self.titled if fits and not self._here else None
        if not wanted[1] and is_generic(mention.role) and wanted[0] not in _UNIQUE:
            return self._by_occupation(wanted[0])
        sharing = list(dict.fromkeys(self._by_head.get(wanted[0], ())[: TOO_MANY + 1]))
        if len(sharing) > TOO_MANY:
            return None
        fitting = self._holders(sharing, mention, wanted)
        if speaker in fitting:
            return speaker
        if len(fitting) > 1:
            past = [n for n in fitting if self.people[n].last >= 0]
            if self.floor in past and self.paragraph - self.floor_at <= 3:
                return self.floor
            return self._most_recent(past)
        if not fitting:
            return None
        if self.people[fitting[0]].last < 0 and is_shared(mention.role, wanted[0]):
            return None  # "Nghị sĩ Pháp yêu cầu", before one of them is named
        return fitting[0]

    def _namesake(self, mention: Mention) -> int | None:
        """Whose given name is spelt as a country ("luật sư Đức", below "Luật sư Lê Văn Đức")."""
        last = lex.key(mention.role[-1])
        if last not in _COUNTRIES_AND_NAMES or len(mention.role) < _TRADE_AND_NAME:
            return None
        head = title(mention.role)[0]
        called = [
            n
            for n in self._named((last,))
            if len(self.people[n].keys) > 1
            and self.people[n].last >= 0
            and head in " ".join(map(lex.key, self.people[n].role))
        ]
        return called[0] if len(called) == 1 else None

    def _holders(self, sharing: Sequence[int], mention: Mention, wanted: Title) -> list[int]:
        """Of those with an office of one name, whom the title of a mention may mean."""
        fitting = [n for n in sharing if self._holds(n, wanted)]
        if len(fitting) > 1:
            former = is_former(mention.role)
            fitting = [n for n in fitting if is_former(self.people[n].role) is former] or fitting
        if mention.gender:
            fitting = [n for n in fitting if self.people[n].gender in {None, mention.gender}]
        if wanted[1]:
            fitting = [n for n in fitting if wanted in self.people[n].titles] or fitting
        if len(fitting) > 1 and _is_abroad(mention.role, wanted[0]):
            fitting = [n for n in fitting if not all(map(lex.is_syllable, self.people[n].name))] or fitting
        return fitting

    def _by_occupation(self, head: str) -> int | None:
        """Whom "họa sĩ" means: the only one, if this paragraph or the last names him."""
        if head not in lex.OCCUPATIONS:
            return None
        holders = list(dict.fromkeys(self._by_head.get(head, ())))
        if len(holders) != 1 or self.people[holders[0]].last < self.paragraph - 1:
            return None
        return holders[0]

    def _holds(self, number: int, wanted: Title) -> bool:
        """Whether a title may be a person's: a bare one given ("Chủ tịch A") counts for the fuller."""
        given = [title for title in self.people[number].titles if title[0] == wanted[0]]
        fuller = [title for title in given if title[1]] if wanted[1] else []
        if wanted[0] in _STAFF and wanted[1] and wanted not in given:
            return False  # "cán bộ điều tra xác định"
        return any(same_title(wanted, title) for title in fuller or given)

    def _by_leadership(self, body: frozenset[str]) -> int | None:
        """Whom "lãnh đạo UBND tỉnh A" means: the person of an office there who has spoken last."""
        body = body - {"bộ"}
        if not body:
            return None
        return next((number for number in reversed(self._spoken) if self._is_of(number, body)), None)

    def _is_of(self, number: int, body: frozenset[str]) -> bool:
        """Whether somebody holds an office of a body; the Prime Minister's is that of the government."""
        given = self.people[number].titles
        if body == _GOVERNMENT and any(head in _OF_GOVERNMENT for head, _ in given):
            return True
        # "lãnh đạo Ban Pháp chế" is its "Trưởng ban Pháp chế"
        return any(body <= rest or (body - {*head.split()} or body) <= rest for head, rest in given)

    def _by_epithet(self, mention: Mention, speaker: int | None) -> int | None:
        if mention.end > mention.after:
            return self._by_this(mention, speaker)
        person = self._by_pronoun(mention, speaker)
        opening = next((entry for entry in _LEADING if mention.role[: len(entry)] == entry), mention.role)
        body = body_of(mention.role[len(opening) :]) - {"này", "ấy"}
        if not body or (
            person is not None
            and (any(body & rest for _, rest in self.people[person].titles) or self._is_of(person, body))
        ):
            return person
        return self._head_of(body)  # "người đứng đầu Chính phủ" is whose office that is

    def _by_this(self, mention: Mention, speaker: int | None) -> int | None:
        """Whom "luật sư này" means: who speaks, the holder of the title, who has the floor or is here."""
        holder = speaker if self.is_stranger(speaker) else self._by_title(mention, speaker)
        person = self._by_pronoun(mention, speaker) if holder is None else holder
        return person if person in {speaker, holder, self.floor, *self._here} else None

    def _head_of(self, body: frozenset[str]) -> int | None:
        """Who of those mentioned so far alone heads a body of the state or the party."""
        office = _HEADS_OF.get(body)
        heads = [
            number
            for number, person in enumerate(self.people)
            if office is not None
            and person.last >= 0
            and any(office[0] == h and office[1] <= b for h, b in person.titles)
        ]
        return heads[0] if len(heads) == 1 else None

    def _described(self, mention: Mention, speaker: int | None) -> int | None:
        """Whom "nữ chính trị gia" or "vị quan chức" means, where it is nobody's title."""
        if mention.address not in _DESCRIBING or title(mention.role)[1]:
            return None
        if not is_generic(mention.role) or lex.key(mention.role[-1]) == "diện" or is_former(mention.role):
            return None  # "vị thẩm phán", "vị đại diện", "vị cựu tổng thống" are somebody else
        return self._by_pronoun(mention, speaker)

    def _by_pronoun(self, mention: Mention, speaker: int | None) -> int | None:
        def fits(number: int | None) -> bool:
            return number is not None and self.people[number].answers_to(mention.gender, mention.address)

        if fits(speaker):
            return speaker
        here = [n for n in dict.fromkeys(self._here) if fits(n)]
        if here:
            return here[-1] if len(here) == 1 else here[0]
        if fits(self.floor) and self.floor_at >= self.paragraph - 4:
            newer = [n for n in dict.fromkeys(self._before) if fits(n)]
            if not newer or self.floor in newer or self.people[newer[0]].last <= self.floor_at:
                return self.floor
        before = [n for n in dict.fromkeys(self._before) if fits(n)]
        return before[0] if before and self.people[before[0]].last >= self.paragraph - 2 else None


def _is_abroad(role: Sequence[str], head: str) -> bool:
    """Whether an office of the state is another country's ("Thủ tướng Mông Cổ")."""
    keys = [lex.key(word) for word in role]
    at = len(head.split())
    return head in _HIGHEST and lex.match(lex.PLACES, keys, at) > 0 and keys[at : at + 2] != ["việt", "nam"]
