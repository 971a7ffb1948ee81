"""What a request may ask: each parameter once, for reading it, checking it and describing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from searchlib.fields import CHOICES, MetadataField
from searchlib.fields import FILTERS as FIELD_FILTERS
from searchlib.frozen import frozen
from searchlib.web.guard.refusals import Refused

Type = Literal["text", "number", "flag", "choice"]

LONGEST_QUERY = 500
"""Characters of a query."""
LONGEST_VALUE = 300
"""Characters of any other value."""
MOST_VALUES = 10
"""Values of one filter."""
DEEPEST = 10_000
"""Hits beyond this one are not shown: a filter finds them, turning pages does not."""
LARGEST_PAGE = 100


@frozen
class Parameter:
    """One parameter of the query string.

    Attributes:
        name: as it stands in the address, and in the call of the library.
        about: what it is for, in one line.
        default: the value where it is missing; None leaves it to the library.
        choices: the values that a "choice" knows.
        least, most: bounds of a "number", or of the length of a "text".
        many: whether it may be given several times.
        required: whether it must be there.
    """

    name: str
    about: str
    type: Type = "text"
    default: Any = None
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = LONGEST_VALUE
    many: bool = False
    required: bool = False

    def read(self, values: Sequence[str]) -> Any:
        """The value that the strings of the address stand for.

        Raises:
            Refused: 400, with the line that says what may stand there.
        """
        if not values:
            if self.required:
                raise Refused(400, f"{self.name} is missing: {self.about}")
            return self.default
        if len(values) > (MOST_VALUES if self.many else 1):
            raise Refused(400, f"{self.name} is given {len(values)} times")
        read = [self._one(value) for value in values]
        return tuple(read) if self.many else read[0]

    def _one(self, value: str) -> Any:
        if self.type == "number":
            return self._number(value)
        if self.type == "flag":
            if value not in ("", "1", "true", "0", "false"):
                raise Refused(400, f"{self.name} is true or false")
            return value not in ("0", "false")
        if self.type == "choice":
            if value not in self.choices:
                raise Refused(400, f"{self.name} is one of {', '.join(self.choices)}")
            return value
        if len(value) > self.most:
            raise Refused(400, f"{self.name} is longer than {self.most} characters")
        if len(value) < self.least:
            raise Refused(400, f"{self.name} is empty")
        if "\0" in value:
            raise Refused(400, f"{self.name} holds a character that no text holds")
        return value

    def _number(self, value: str) -> int:
        digits = value.isascii() and value.isdigit() and len(value) < 10
        if not digits or not self.least <= int(value) <= self.most:
            raise Refused(400, f"{self.name} is a whole number from {self.least} to {self.most}")
        return int(value)

    def schema(self) -> dict[str, Any]:
        """The parameter's values in JSON Schema."""
        one: dict[str, Any]
        if self.type == "number":
            one = {"type": "integer", "minimum": self.least, "maximum": self.most}
        elif self.type == "flag":
            one = {"type": "boolean"}
        elif self.type == "choice":
            one = {"type": "string", "enum": list(self.choices)}
        else:
            one = {
                "type": "string",
                "minLength": self.least,
                "maxLength": self.most,
                "pattern": "^[^\\u0000]*$",
            }
        if self.default not in (None, ()):
            one["default"] = self.default
        return {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_VALUES} if self.many else one


def read_all(parameters: Iterable[Parameter], pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values of all parameters, those left out by their defaults.

    Args:
        pairs: names and values of the query string, in their order.

    Raises:
        Refused: 400, if a value cannot be read or a name is not known.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise Refused(400, f"no parameter {name[:40]!a}; the parameters are {', '.join(known) or 'none'}")
    return {name: parameter.read(given.get(name, ())) for name, parameter in known.items()}


def without_defaults(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that were given, for calls whose own defaults hold otherwise."""
    return {name: value for name, value in values.items() if value is not None}


def _filter(field: MetadataField) -> Parameter:
    """A filter of the registry as a parameter."""
    kind: Type = "choice" if field.choices else "text"
    return Parameter(field.name, field.help.rstrip("."), kind, choices=field.choices, many=True)


def choice(name: str, about: str) -> Parameter:
    """A parameter of `fields.CHOICES`; the first of its words holds where it is missing."""
    known = CHOICES[name]
    return Parameter(name, about, "choice", known[0], known)


QUERY = Parameter("q", "the query, in the query language", default="", most=LONGEST_QUERY)
SINCE = Parameter("since", "not before a day, month or year: 2024-01-30, 2024-01, 2024")
UNTIL = Parameter("until", "not after a day, month or year, all of it included")
UNDATED = Parameter("undated", "bounds of the date let articles without one pass", "flag", False)
FILTERS = (*map(_filter, FIELD_FILTERS), SINCE, UNTIL)
COLLAPSE = Parameter("collapse", "near duplicates count once", "flag", False)
LIMIT = Parameter("limit", "so many hits", "number", 10, most=LARGEST_PAGE)
OFFSET = Parameter("offset", "skip so many hits", "number", 0, most=DEEPEST - LARGEST_PAGE)
SEARCH = (
    QUERY,
    *FILTERS,
    UNDATED,
    choice("sort", "best, oldest or newest first"),
    LIMIT,
    OFFSET,
    choice("by", "rank paragraphs or articles"),
    choice("match", "hold any word of the query, or all"),
    choice("syntax", "read operators, or everything as words"),
    COLLAPSE,
    Parameter("count", "only count", "flag", False),
    Parameter("context", "so many neighbouring paragraphs with each hit", "number", 0, most=5),
    Parameter("explain", "the parts of each score", "flag", False),
)
