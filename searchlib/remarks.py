"""Remarks: what somebody who asks has to know besides the answer, as data; each face words them.

`worded` words a remark by a table of texts, one for each language. The table of English is here, for the
library, the command line, the API and the English pages; that of Vietnamese is with the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from searchlib.frozen import frozen
from searchlib.model import MODES

Kind = Literal[
    "undated",
    "operator",
    "no_word",
    "no_value",
    "several",
    "cut",
    "nothing",
    "nothing_alone",
    "corrected",
    "suggested",
]
ConditionKind = Literal["field", "since", "until", "date", "text", "words", "quotes"]


@frozen
class Condition:
    """A condition of a search that found nothing.

    Attributes:
        kind: what it asks for.
        values: what was given: values of the field, a day, the words of a leaf.
        field: of the registry, for the kind "field".
        count: how much is found without it, or by it alone.
    """

    kind: ConditionKind
    values: tuple[str, ...] = ()
    field: str = ""
    count: int = 0

    def counted(self, count: int) -> Condition:
        """The same with a count."""
        return replace(self, count=count)


@frozen
class Remark:
    """What has to be known besides an answer; `str()` of it is a line of English.

    Attributes:
        kind: what it tells. "undated": matches that a filter by date leaves out, since nobody knows when
            they were. "operator": and, or, not, typed as a word. "no_word": a word that occurs nowhere.
            "no_value": a value that no paragraph has. "several": a name of several people. "cut": a
            pattern that stands for more words than are searched. "nothing", "nothing_alone": what would be
            found without each condition, or by each alone. "corrected", "suggested": another query was
            searched, or is likelier.
        value: the word, name, pattern or query that it is about.
        field: of the registry, of which `value` is a value.
        by: "paragraph" or "article", what is counted.
        count: of what is left out, or how many words a pattern stands for.
        names: the nearest to `value`, the people it means, or the other query.
        near: whether `names` are near to `value`, and not just what there is.
        more: names that are not listed, or the words that were searched.
        conditions: with their counts.
    """

    kind: Kind
    value: str = ""
    field: str = ""
    by: str = ""
    count: int = 0
    names: tuple[str, ...] = ()
    near: bool = False
    more: int = 0
    conditions: tuple[Condition, ...] = ()

    @property
    def line(self) -> str:
        """A line of English without the advice that only some can follow."""
        return worded(self, ENGLISH)

    def __str__(self) -> str:
        """A line of English."""
        advice = ENGLISH.get(f"{self.kind}.advice")
        return f"{self.line}; {advice}" if advice else self.line


ENGLISH = {
    "undated.paragraph": "{count} matching paragraphs without a date left out",
    "undated.paragraph.one": "1 matching paragraph without a date left out",
    "undated.article": "{count} matching articles without a date left out",
    "undated.article.one": "1 matching article without a date left out",
    "undated.advice": "--undated (undated=True) takes them in",
    "operator": "{value} was searched as a word; operators are upper case: {upper}",
    "no_word": "{value} occurs nowhere",
    "no_value": "no {field} {value}",
    "no_value.near": "no {field} {value}; the nearest: {names}",
    "no_value.names": "no {field} {value}; there are: {names}",
    "several": "{value} means several people: {names}",
    "several.advice": "speakers --speaker lists them, --role (role=) tells them apart",
    "several.more": "{value} means several people: {names} and {more} more",
    "cut": "{bare} stands for {count} words; the {more} most frequent were searched",
    "nothing": "nothing satisfies all of it; {conditions}",
    "nothing.each": "without {condition}: {count}",
    "nothing_alone": "nothing satisfies all of it; each alone finds {conditions}",
    "nothing_alone.each": "{condition}: {count}",
    "corrected": "searched for {names} instead of {value}",
    "suggested": "did you mean {names}?",
    "condition.field": "{field} {values}",
    "condition.since": "since {bare}",
    "condition.until": "until {bare}",
    "condition.date": "the date",
    "condition.text": "{values}",
    "condition.words": "the words",
    "condition.quotes": "the quotation marks",
    "or": "or",
}
"""What remarks are in English, by kind and, behind a point, by what they have to tell."""


def corrected(query: str, applied: str) -> Remark:
    """That another query was searched."""
    return Remark("corrected", query, names=(applied,))


def quoted(text: str) -> str:
    """A word or query within a sentence: in quotes, unless it has its own."""
    return text if '"' in text else f'"{text}"'


def worded(
    remark: Remark,
    texts: Mapping[str, str],
    number: Callable[[int], str] = "{:,}".format,
    field: Callable[[str], str] = str,
) -> str:
    """A remark as a line.

    Args:
        remark: what is told.
        texts: of a language, by the keys of `ENGLISH`.
        number: writes a number.
        field: names a field of the registry.
    """
    own = quoted if remark.kind in ("corrected", "suggested") else str
    return texts[_key(remark)].format(
        value=quoted(remark.value),
        bare=remark.value,
        upper=remark.value.upper(),
        field=field(remark.field),
        count=number(remark.count),
        names=", ".join(map(own, remark.names)),
        more=number(remark.more),
        conditions=", ".join(_conditions(remark, texts, number, field)),
    )


def _key(remark: Remark) -> str:
    if remark.kind == "undated":
        return f"undated.{remark.by}" + ".one" * (remark.count == 1)
    if remark.kind == "no_value" and remark.names:
        return "no_value.near" if remark.near else "no_value.names"
    if remark.kind == "several" and remark.more:
        return "several.more"
    return remark.kind


def _conditions(
    remark: Remark, texts: Mapping[str, str], number: Callable[[int], str], field: Callable[[str], str]
) -> Iterator[str]:
    for one in remark.conditions:
        told = texts[f"condition.{one.kind}"].format(
            field=field(one.field),
            values=f" {texts['or']} ".join(f'"{value}"' for value in one.values),
            bare=" ".join(one.values),
        )
        yield texts[f"{remark.kind}.each"].format(condition=told, count=number(one.count))


def of_speakers(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of `Index.remarks` for a question of `Index.speakers` with these options.

    Where dates are bounded, what is told to be left out are paragraphs in which somebody speaks.
    """
    asked = {**options, "match": "all"}
    if options.get("since") or options.get("until"):
        asked["mode"] = options.get("mode") or MODES
    return asked
