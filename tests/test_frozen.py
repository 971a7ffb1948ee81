"""Frozen dataclasses: what `frozen` makes of a class is what the standard decorator makes of it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from typing import Any

import pytest
from searchlib.frozen import frozen


@frozen
class Town:
    """A town with its districts."""

    name: str
    districts: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    read: int = field(default=0, compare=False)
    source: str = field(default="news", repr=False)

    @property
    def size(self) -> int:
        """How many districts it has."""
        return len(self.districts)


@dataclass(frozen=True, slots=True)
class StandardTown:
    """The same town by the standard decorator."""

    name: str
    districts: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    read: int = field(default=0, compare=False)
    source: str = field(default="news", repr=False)


@frozen
class Mark:
    """Nothing but itself."""


@frozen
class Place:
    """One value, which can be hashed."""

    name: str


CALLS: tuple[Callable[[Any], Any], ...] = (
    lambda kind: kind("Vinh"),
    lambda kind: kind("Vinh", ("Hưng Dũng",), ["a"], 3, "radio"),
    lambda kind: kind(name="Vinh", read=2, notes=["b"]),
    lambda kind: replace(kind("Vinh", read=5), districts=("Hưng Dũng", "Trường Thi")),
    lambda kind: copy.copy(kind("Vinh", ("Hưng Dũng",))),
)


@pytest.mark.parametrize("call", CALLS)
def test_fields_are_set_and_shown_as_by_the_standard_decorator(call: Callable[[Any], Any]) -> None:
    town, standard = call(Town), call(StandardTown)
    assert asdict(town) == asdict(standard)
    assert repr(town) == repr(standard).removeprefix("Standard")


@pytest.mark.parametrize(
    "call", [lambda kind: kind(), lambda kind: kind("Vinh", colour=1), lambda kind: kind(*range(9))]
)
def test_wrong_arguments_are_refused(call: Callable[[Any], Any]) -> None:
    for kind in (Town, StandardTown):
        with pytest.raises(TypeError):
            call(kind)


def test_values_decide_what_is_equal() -> None:
    assert Town("Vinh") == Town("Vinh", read=7)
    assert Town("Vinh") != Town("Vinh", source="radio")
    assert Place("Vinh") != "Vinh"
    assert Place("Vinh") != Town("Vinh")
    assert Mark() == Mark()
    assert {Place("Vinh"), Place("Vinh"), Place("Huế")} == {Place("Huế"), Place("Vinh")}
    assert len({Mark(), Mark()}) == 1


def test_nothing_can_be_changed() -> None:
    town: Any = Town("Vinh")
    for change in (
        lambda: setattr(town, "name", "Huế"),
        lambda: setattr(town, "mayor", "Huế"),
        lambda: delattr(town, "name"),
    ):
        with pytest.raises(FrozenInstanceError):
            change()
    assert town == Town("Vinh")
    assert not hasattr(town, "__dict__")


def test_a_default_is_made_anew() -> None:
    Town("Vinh").notes.append("a")
    assert Town("Vinh").notes == []


def test_methods_and_patterns_stay() -> None:
    town = Town("Vinh", ("Hưng Dũng",))
    match town:
        case Town(name, districts):
            assert (name, len(districts)) == ("Vinh", town.size)
    assert Town.__doc__ == "A town with its districts."


def test_values_go_to_another_process() -> None:
    town = Town("Vinh", ("Hưng Dũng",), ["a"], 3)
    back = pickle.loads(pickle.dumps(town))
    assert (back, back.read) == (town, 3)
