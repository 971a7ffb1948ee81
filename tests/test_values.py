"""Values behave as those of `@dataclass(frozen=True, slots=True)` in the standard library do."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
from collections.abc import Callable
from copy import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib import values

FIELDS = """
class Note:
    'What is remembered.'
    text: str
    place: int = 3
    marks: list[int] = field(default_factory=list, repr=False)
    seen: bool = field(default=False, compare=False)
    @property
    def size(self) -> int:
        return len(self.text)
"""


def made(decorator: Callable[..., Any], field: Any) -> Any:
    names: dict[str, Any] = {"field": field, "__name__": __name__}
    exec(FIELDS, names)
    return decorator(frozen=True, slots=True)(names["Note"])


Note = made(values.dataclass, values.field)
Standard = made(dataclasses.dataclass, dataclasses.field)


def outcome(kind: Any, given_: list[Any], named: dict[str, Any]) -> object:
    """The fields of a value made so, or that it cannot be made."""
    try:
        value = kind(*given_, **named)
    except TypeError:
        return TypeError
    return value.text, value.place, value.marks, value.seen, value.size, repr(value)


@given(
    st.lists(st.sampled_from(["", "a", "xã"]), max_size=5),
    st.dictionaries(st.sampled_from(["text", "place", "marks", "seen", "none"]), st.just("b"), max_size=3),
)
def test_made_from_the_same_arguments(given_: list[Any], named: dict[str, Any]) -> None:
    assert outcome(Note, given_, named) == outcome(Standard, given_, named)


def test_each_value_has_a_default_of_its_own() -> None:
    assert Note("a").marks is not Note("a").marks


@given(st.tuples(st.sampled_from("ab"), st.integers(0, 1), st.just(()), st.booleans()), st.data())
def test_equal_where_the_compared_fields_are(fields: tuple[Any, ...], data: st.DataObject) -> None:
    other = data.draw(st.tuples(st.sampled_from("ab"), st.integers(0, 1), st.just(()), st.booleans()))
    assert (Note(*fields) == Note(*other)) is (Standard(*fields) == Standard(*other))
    assert hash(Note(*fields)) == hash(Standard(*fields))
    assert Note(*fields) != Standard(*fields)


def test_frozen() -> None:
    note = Note("a")
    for change in (lambda: setattr(note, "text", "b"), lambda: delattr(note, "text")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    with pytest.raises(AttributeError):
        note.other = 1
    assert not hasattr(note, "__dict__")


def test_what_dataclasses_and_others_offer_works() -> None:
    note = Note("a", marks=[1])
    assert dataclasses.replace(note, place=4) == Note("a", 4, [1])
    assert dataclasses.asdict(note) == {"text": "a", "place": 3, "marks": [1], "seen": False}
    assert [one.name for one in dataclasses.fields(note)] == ["text", "place", "marks", "seen"]
    assert copy(note) == note
    match note:
        case Note(text, place):
            assert (text, place) == ("a", 3)
    assert str(inspect.signature(Note)).startswith("(text: 'str', place: 'int' = 3")
    assert Note.__doc__ == "What is remembered."


def test_pickled() -> None:
    note = Note("a", seen=True)
    assert pickle.loads(pickle.dumps(note)).seen
