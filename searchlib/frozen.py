"""Frozen dataclasses that are made fast.

The standard decorator compiles six functions for each class, one by one; for the classes that a search needs
this took an eighth of the time of a whole `searchlib search`. Here only `__init__` is compiled, and what else
a frozen dataclass does is the same functions for all of them.

`JsonObject` makes what `--json` prints of such a class out of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_T = TypeVar("_T")

SPARSE = {"sparse": True}
"""Metadata of a field that JSON leaves out where it is None; `{"key": "i"}` gives it another name there."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Makes a class what `dataclass(frozen=True, slots=True)` makes of it: immutable, equal by value."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    own = fields(made)  # type: ignore[arg-type]
    compared = _reader([one.name for one in own if one.compare])
    shown = [one.name for one in own if one.repr]
    every = [one.name for one in own]

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def told(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({values})"

    def restore(self: Any, state: Sequence[object]) -> None:
        for name, value in zip(every, state, strict=True):
            object.__setattr__(self, name, value)

    methods: dict[str, Callable[..., Any]] = {
        "__init__": _initializer(made, own),
        "__eq__": equal,
        "__hash__": lambda self: hash(compared(self)),
        "__repr__": told,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": lambda self: [getattr(self, name) for name in every],
        "__setstate__": restore,
    }
    own_methods = vars(cls)
    for name, method in methods.items():
        if name in own_methods and name in ("__repr__", "__getstate__"):
            continue
        method.__name__, method.__qualname__ = name, f"{made.__qualname__}.{name}"
        setattr(made, name, method)
    return made


def _reader(names: Sequence[str]) -> Callable[[Any], Any]:
    """A function that takes the values of some fields."""
    return attrgetter(*names) if names else lambda _: ()


def _refuse(_self: object, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _initializer(made: type, own: Sequence[Field[Any]]) -> Callable[..., None]:
    """The method that sets all fields, from arguments or defaults."""
    known: dict[str, Any] = {"_made": MISSING}
    parameters, lines = [], []
    for one in own:
        name = one.name
        known[f"_set_{name}"] = getattr(made, name).__set__  # of the slot, which knows nothing of `_refuse`
        value = name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}() if {name} is _made else {name}"
            name += "=_made"
        elif one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            name += f"=_default_{name}"
        parameters.append(name)
        lines.append(f"\n _set_{one.name}(self, {value})")
    exec(f"def __init__({', '.join(['self', *parameters])}):{''.join(lines) or ' pass'}", known)  # noqa: S102
    method: Callable[..., None] = known["__init__"]
    method.__module__ = made.__module__
    method.__annotations__ = {one.name: one.type for one in own}
    return method


class JsonObject:
    """A frozen dataclass that becomes an object of JSON: a key for each field, in their order.

    A field whose name begins with `_` is left out, and one marked `SPARSE` where it is None.
    """

    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """The value as JSON has it: objects, lists, strings, numbers."""
        data = {}
        for key, name, sparse in _keys(self.__class__):
            value = getattr(self, name)
            if value is not None or not sparse:
                data[key] = value if value.__class__ in _PLAIN else _as_json(value)
        return data


def _keys(cls: type) -> tuple[tuple[str, str, bool], ...]:
    """Of each field the key, the name, and whether it is left out where it is None."""
    found = _KEYS.get(cls)
    if found is None:
        found = _KEYS[cls] = tuple(
            (one.metadata.get("key", one.name), one.name, one.metadata.get("sparse", False))
            for one in fields(cls)
            if one.name[0] != "_"
        )
    return found


_PLAIN = frozenset({str, int, float, bool, type(None)})
_KEYS: dict[type, tuple[tuple[str, str, bool], ...]] = {}


def _as_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_as_json(one) for one in value]
    return value.as_dict() if isinstance(value, JsonObject) else value
