"""The registry of metadata: a row a field, and nothing else in the package spells the fields out again.

The rows drive what is read from records, the arrays of a segment, building and merging, filters, fields of
the query language, counts, the options of the command line and of the library, JSON and the documentation.
A new field of articles is a row here, a key of `FilterOptions`, and an attribute of `model.Article`,
`raw_article.RawArticle` and `results.ArticleInfo`; CONTRIBUTING.md tells the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypedDict, get_args

from searchlib.frozen import frozen
from searchlib.model import KINDS, MODES, Kind, Mode

Choice = str | Sequence[str] | None
"""The value of a filter: one, or several of which one has to hold."""
Day = str | int | date | None
"""A bound of the date: "2024", "2024-01", "2024-01-30", "30/1/2024", 2024 or a `datetime.date`."""
Sort = Literal["score", "date", "-date"]
By = Literal["paragraph", "article"]
Match = Literal["any", "all"]
Syntax = Literal["full", "plain"]


@frozen
class MetadataField:
    """One field of the metadata.

    Attributes:
        name: in English, for options, queries, columns and JSON.
        of: what has it: each attribution, paragraph, cited document or article.
        column: the array of a segment that holds its values, or begins the name of several.
        table: the string table that they are numbers of; empty where `choices` are.
        vietnamese: the name in a query; empty where the query language has no such field.
        matched: whether a value has to hold the folded syllables asked for side by side ("run"), to be equal
            to them ("whole"), to be the very text ("exact"), to be one of `choices` ("choice"), or to lie
            within bounds ("span"); empty where it is only counted.
        help: what the option of the command line says; empty where there is none.
        metavar: what the option takes.
        choices: the values that there are, where they are few.
        optional: whether it may be unknown; the table then begins with the empty string.
        stated: whether a record or front matter states it, and it is kept as it stands there.
        added: whether indexes written before it was there are read; it is then kept in the columns alone.
    """

    name: str
    of: Literal["attribution", "paragraph", "citation", "article"]
    column: str = ""
    table: str = ""
    vietnamese: str = ""
    matched: Literal["", "run", "whole", "exact", "choice", "span"] = ""
    help: str = ""
    metavar: str = "NAME"
    choices: tuple[str, ...] = ()
    optional: bool = False
    stated: bool = False
    added: bool = False


FIELDS = (
    MetadataField(
        "speaker", "attribution", "spk.name", "names", "người", "run", "Conveys the words of this person."
    ),
    MetadataField(
        "role",
        "attribution",
        "spk.role",
        "roles",
        "chức_vụ",
        "run",
        "Conveys the words of somebody in an office, rank or trade.",
        metavar="WORDS",
        optional=True,
    ),
    MetadataField(
        "mode",
        "attribution",
        "spk.mode",
        matched="choice",
        help="The person is quoted, or reported indirectly.",
        choices=MODES,
    ),
    MetadataField(
        "section",
        "paragraph",
        "par.section",
        "sections",
        "mục",
        "run",
        "Stands under a heading with these words.",
        metavar="WORDS",
        optional=True,
    ),
    MetadataField(
        "kind",
        "paragraph",
        "par.kind",
        vietnamese="loại",
        matched="choice",
        help="What the paragraph is.",
        choices=KINDS,
    ),
    MetadataField(
        "source",
        "article",
        "art.source",
        "sources",
        "nguồn",
        "whole",
        "Published by this newspaper.",
        optional=True,
        stated=True,
    ),
    MetadataField(
        "region",
        "article",
        "art.region",
        "regions",
        "vùng",
        "run",
        "About this part of the country.",
        optional=True,
        stated=True,
        added=True,
    ),
    MetadataField("date", "article", "art.", vietnamese="ngày", matched="span"),
    MetadataField(
        "document",
        "citation",
        "cite.name",
        "documents",
        "văn_bản",
        "run",
        'Cites a document ("Nghị quyết 98").',
    ),
    MetadataField(
        "article", "article", matched="exact", help="Stands in the article of this id.", metavar="ID"
    ),
)
"""All fields, in the order in which options, columns and messages name them."""


class FilterOptions(TypedDict, total=False):
    """The filters of a search, by the names of the fields; `since`, `until`, `undated` are of the date."""

    speaker: Choice
    role: Choice
    mode: Mode | Sequence[Mode] | None
    section: Choice
    kind: Kind | Sequence[Kind] | None
    source: Choice
    region: Choice
    document: Choice
    article: Choice
    since: Day
    until: Day
    undated: bool


FIELD = {field.name: field for field in FIELDS}
"""The fields by name."""
FILTERS = tuple(field for field in FIELDS if field.help)
"""Those that options ask for."""
QUERIED = {field.name: field.vietnamese for field in FIELDS if field.vietnamese}
"""Those of the query language, with their Vietnamese names."""
STATED = tuple(field for field in FIELDS if field.stated)
"""Those that a record states and that are kept as they stand there."""
TABLED = tuple(field for field in FIELDS if field.table)
"""Those whose values are strings of a table."""
COLUMNS = (*(field.name for field in FIELDS), "month", "year")
"""What can be counted: the fields (articles by their ids), and the parts of a date."""


CHOICES: dict[str, tuple[str, ...]] = {
    "sort": get_args(Sort),
    "by": get_args(By),
    "match": get_args(Match),
    "syntax": get_args(Syntax),
}
"""The options of a search that take one of a few words; the first is what holds where nothing is said."""


def stated_of(values: object, *, added: bool = False) -> dict[str, str | None]:
    """What an article, or anything with attributes of these names, says in the fields that are stated.

    Args:
        values: the article.
        added: leave out the fields that every index has.
    """
    return {field.name: getattr(values, field.name) for field in STATED if field.added or not added}
