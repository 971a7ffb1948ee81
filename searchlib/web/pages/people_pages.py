"""Who speaks: the list of people, and a page for each: roles over time, all that was said, who else spoke."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from searchlib.errors import OptionError, QueryError, SearchlibError
from searchlib.frequencies import FacetValue
from searchlib.frozen import frozen
from searchlib.index import Index
from searchlib.live_index import Edition, NotReady
from searchlib.results import Hit, Results
from searchlib.summaries import Speaker
from searchlib.text.clean import bare
from searchlib.web.api import desk_operations
from searchlib.web.api.operations import BY_NAME
from searchlib.web.api.parameters import DEEPEST, LARGEST_PAGE
from searchlib.web.guard.refusals import Refused, refusal
from searchlib.web.interface_texts import Wording, function_words
from searchlib.web.pages import addresses
from searchlib.web.pages.data_pages import FORMS, as_data, hits_as_data
from searchlib.web.pages.page_context import Asked, Shown, View, render
from searchlib.web.pages.search_page import Choice, Facet, by_year

_PAGE = 50
_HITS = 20
_READ = 300
"""The newest paragraphs of a person, of which roles and company are read."""
_ARTICLES = 40
_SHOWN = 10
_SURE = 3.84
"""Log-likelihood of a word that is shown as typical of a person; by chance every twentieth has it."""
_COUNTED = 100_000
"""Paragraphs of an archive beyond which the page of keywords, and not this one, counts its words."""


@frozen
class Directory:
    """Everybody who speaks in the archive.

    Attributes:
        people: the most frequent first.
        by_name: each form of a name, and who it means most often.
        keys: for each of the people the folded forms, to find them by.
    """

    people: tuple[Speaker, ...]
    by_name: Mapping[str, Speaker]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, people: tuple[Speaker, ...]) -> Directory:
        """Made once for a commit."""
        by_name: dict[str, Speaker] = {}
        for person in people:
            for form in person.forms:
                by_name.setdefault(form, person)
        by_name |= {person.name: person for person in reversed(people)}
        return cls(people, by_name, tuple(bare(" / ".join(one.forms)) for one in people))

    def matching(self, text: str) -> Sequence[Speaker]:
        """The people in one of whose names the text stands, with or without diacritics."""
        wanted = bare(text)
        if not wanted:
            return self.people
        return [one for one, key in zip(self.people, self.keys, strict=True) if wanted in key]


def directory(edition: Edition) -> Directory:
    """The people of an edition."""
    return _directory(edition.with_people())


@lru_cache(maxsize=2)
def _directory(index: Index) -> Directory:
    return Directory.of(index.speakers())


def people_page(asked: Asked) -> Shown:
    """The list of people, found by name."""
    q = asked.value("q")[:100]
    found = directory(asked.edition).matching(q)
    offset = start(asked.value("offset"))
    html = render(
        "people.html",
        asked,
        {
            "q": q,
            "problem": None,
            "people": found[offset : offset + _PAGE],
            "total": len(found),
            "data": {form: addresses.page(f"/people.{form}", {"q": q}) for form in ("json", "csv")},
            **turning(asked, offset, _PAGE, len(found)),
        },
    )
    return Shown(html)


def people_as_data(form: str) -> View:
    """The view of the same list as data, which narrows it to a span of time, too; a table holds all of it."""
    operation = BY_NAME["speakers"]

    def view(asked: Asked) -> Shown:
        read = (one for one in operation.parameters if one.name in ("since", "until", "undated", "limit"))
        values = {one.name: one.read(asked.values(one.name)) for one in read}
        limit = None if form == "csv" and not asked.values("limit") else values["limit"]
        if values["since"] or values["until"]:
            people = Directory.of(asked.edition.with_people().speakers(**{**values, "limit": None}))
        else:
            people = directory(asked.edition)
        offset = start(asked.value("offset"))
        found = people.matching(asked.value("q")[:100])[offset:][:limit]
        return as_data({"speakers": [person.as_dict() for person in found]}, "speakers", form)

    return view


def start(text: str) -> int:
    """The offset in an address; what is none counts as the beginning."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def turning(asked: Asked, offset: int, page: int, total: int) -> dict[str, Any]:
    """Links to the pages before and behind."""
    t, last = asked.t, min(offset + page, total)
    return {
        "earlier": asked.with_values(offset=max(0, offset - page) or None) if offset else None,
        "later": asked.with_values(offset=last) if last < total else None,
        "shown": t("shown", first=t.number(offset + 1), last=t.number(last), total=t.number(total)),
    }


def person_page(asked: Asked) -> Shown:
    """The page of one person.

    Raises:
        Refused: 404, if nobody of this name speaks.
    """
    index, t = asked.edition.index, asked.t
    name, form = with_suffix(asked)
    person = known(asked, name)
    forms = person.forms if person else (name,)
    q = asked.value("q")[:500]
    offset = min(start(asked.value("offset")), DEEPEST)
    if form:
        search, limit = index.search, LARGEST_PAGE
        if form == "csv":
            search, limit = asked.edition.table, DEEPEST - offset
        return hits_as_data(asked, said(search, forms, q, offset, limit).as_dict(), form, name)
    problem, status = None, 200
    newest = results = said(index.search, forms, "", 0, _READ)
    if not person and not newest.total and not q:
        raise Refused(404, f"nobody called {name[:80]!r} speaks in the archive")
    try:
        results = said(index.search, forms, q, offset) if q else results
    except (QueryError, OptionError, Refused) as error:
        refused = refusal(error)
        problem, status, q = refused.message, refused.status, ""
    if offset and not q:
        results = said(index.search, forms, "", offset)
    here = addresses.person(name)
    path, mark, rest = here.partition("?")
    asking = addresses.page("", {"q": q}).replace("?", "&" if mark else "?")
    values = {
        "name": name,
        "person": person,
        "forms": forms,
        "q": q,
        "problem": problem,
        "here_url": path,
        "by_parameter": bool(mark),
        "summary": t("found.paragraph", n=t.number(results.total)),
        "chart": by_year(asked, results),
        "days": by_day(islice(results, _HITS), t),
        "roles": roles(newest, forms, t),
        "words": typical(asked, forms),
        "facets": company(newest, forms, asked, results),
        "data": {form: f"{path}.{form}{mark}{rest}{asking}" for form in ("json", "csv", "atom")},
        **turning(asked, offset, _HITS, results.total),
    }
    return Shown(render("person.html", asked, values), status)


def known(asked: Asked, name: str) -> Speaker | None:
    """Who the archive knows by a name; nobody for as long as its people are being counted."""
    try:
        return directory(asked.edition).by_name.get(name)
    except NotReady:
        return None


def with_suffix(asked: Asked) -> tuple[str, str]:
    """The name, and the form of data that a suffix asks for; a name may end so itself."""
    name = asked.name or asked.value("name")
    head, dot, form = name.rpartition(".")
    if dot and form in FORMS and known(asked, name) is None:
        return head, form
    return name, ""


def said(
    search: Callable[..., Results], forms: Sequence[str], query: str, offset: int, limit: int = _HITS
) -> Results:
    """What a person said, the newest first."""
    return search(query, speaker=tuple(forms[:10]), sort="-date", limit=limit, offset=offset)


def typical(asked: Asked, forms: Sequence[str]) -> list[str]:
    """Words typical of what a person said; a large archive is not counted through for each person."""
    if asked.edition.stats.paragraphs > _COUNTED:
        return []
    try:
        values = {"speaker": tuple(forms[:10]), "limit": 30}
        words = desk_operations.keywords(asked.edition, values).words
    except SearchlibError:  # also while the words of the archive are being counted
        return []
    name = bare(" ".join(forms)).split()
    telling = [one.word for one in words if one.log_likelihood >= _SURE and _is_telling(one.word)]
    return [word for word in telling if not set(bare(word).split()) <= set(name)]


def _is_telling(word: str) -> bool:
    """Whether a word tells what somebody speaks about: not a number, nor one that every speech has."""
    return word.lower() not in function_words() and not any(letter.isdigit() for letter in word)


def by_day(results: Iterable[Hit], t: Wording) -> list[tuple[str, list[Hit]]]:
    """Hits under their days."""
    return [
        (t.date(day), list(hits))
        for day, hits in groupby(results, key=lambda hit: hit.article.date or hit.article.published)
    ]


@frozen
class Role:
    """A role and when the person had it in the articles."""

    text: str
    span: str


def roles(hits: Iterable[Hit], forms: Sequence[str], t: Wording) -> list[Role]:
    """The roles over time, the newest first."""
    days: dict[str, list[str]] = {}
    for hit in hits:
        for one in hit.paragraph.speakers:
            if one.name in forms and one.role:
                days.setdefault(one.role, []).append(hit.article.date or hit.article.published or "")
    spans = []
    for role, found in days.items():
        known = sorted({day[:4] for day in found if day and "X" not in day[:4]})
        span = known[0] if len(known) == 1 else f"{known[0]} – {known[-1]}" if known else ""
        spans.append((max(found), Role(role, span)))
    return [role for _, role in sorted(spans, key=lambda one: one[0], reverse=True)][:_SHOWN]


def company(hits: Iterable[Hit], forms: Sequence[str], asked: Asked, results: Results) -> list[Facet]:
    """Under which headings the person spoke, citing what, and who else speaks in the same articles."""
    t = asked.t
    made = []
    for column in ("section", "document"):
        rows = []
        for value, count in results.counts(column).items():
            link = addresses.page("/search", {"speaker": asked.name, column: value})
            rows.append(Choice(value, count, link, False))
            if len(rows) == _SHOWN:
                break
        if rows:
            made.append(Facet(t(column), tuple(rows)))
    rows = [
        Choice(one.value, one.articles, addresses.person(one.value), False)
        for one in others(asked.edition, hits, forms)
    ]
    if rows:
        made.append(Facet(t("with"), tuple(rows)))
    return made


def others(edition: Edition, hits: Iterable[Hit], forms: Sequence[str]) -> list[FacetValue]:
    """Who else speaks in the articles of some hits, in how many of them; nobody while people are counted."""
    ids = list(dict.fromkeys(hit.article.id for hit in hits))[:_ARTICLES]
    try:
        found = edition.with_persons().facets(by="speaker", article=ids, limit=None) if ids else None
    except SearchlibError:
        return []
    values = [one for one in found.values if one.value not in forms] if found else []
    return sorted(values, key=lambda one: -one.articles)[:_SHOWN]
