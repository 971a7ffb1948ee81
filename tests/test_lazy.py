"""Attributes, and values, that are worked out when they are first asked for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable

import pytest
from searchlib.frozen import frozen
from searchlib.lazy import Late, Once, lazy_property


class Count:
    """Counts how often it works its value out."""

    worked = 0

    @lazy_property
    def value(self) -> int:
        """How often."""
        self.worked += 1
        return self.worked


def test_a_value_is_worked_out_once_and_kept_in_the_instance() -> None:
    one, other = Count(), Count()
    assert [one.value, one.value, other.value] == [1, 1, 1]
    assert one.__dict__["value"] == 1


def test_the_class_shows_what_it_is() -> None:
    assert isinstance(Count.value, lazy_property)
    assert Count.value.__doc__ == "How often."


def test_a_function_is_called_once_and_forgotten() -> None:
    calls: list[str] = []
    once = Once(lambda: calls.append("called"))
    assert calls == []
    assert [once(), once(), calls] == [None, None, ["called"]]


@frozen
class Place(Late):
    """A value that may be made late."""

    name: str
    number: int = 3


def late(made: list[Place]) -> Place:
    """A place that tells when it is made."""

    def make() -> Place:
        made.append(Place("Sông Lam"))
        return made[-1]

    return Place.later(make)


@pytest.mark.parametrize(
    "same",
    [
        lambda one: one,
        lambda one: pickle.loads(pickle.dumps(one)),
        copy.copy,
        lambda one: dataclasses.replace(one, number=3),
    ],
)
def test_a_late_value_is_what_it_would_be_at_once(same: Callable[[Place], Place]) -> None:
    made: list[Place] = []
    one = late(made)
    assert not made
    assert same(one) == Place("Sông Lam")
    assert hash(one) == hash(Place("Sông Lam"))
    assert repr(one) == repr(Place("Sông Lam"))
    assert len(made) == 1


def test_a_late_value_has_no_other_attributes() -> None:
    made: list[Place] = []
    one = late(made)
    assert not hasattr(one, "__array__")
    assert not hasattr(Place.__new__(Place), "_make")
    assert not made
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "Sông Thương"  # type: ignore[misc]
