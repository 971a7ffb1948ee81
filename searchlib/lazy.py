"""Attributes, and whole values, that are worked out when they are first asked for, without a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class Once(Generic[Value]):
    """A function without arguments that is called at most once, when its value is first asked for.

    Two threads may both call it; both get a value.
    """

    __slots__ = ("_made", "_work")

    _made: Value

    def __init__(self, work: Callable[[], Value]) -> None:
        """Calls `work` later, or never."""
        self._work: Callable[[], Value] | None = work

    def __call__(self) -> Value:
        """The value."""
        work = self._work
        if work is not None:
            self._made = work()
            self._work = None  # with all that it holds
        return self._made


class lazy_property(Generic[Value]):  # noqa: N801 - a decorator, named as functools names its own
    """`functools.cached_property` as it is from Python 3.12 on.

    Before, it holds one lock for all instances while a value is worked out: threads wait for each other, and
    a child forked meanwhile waits for ever. Here two threads may work the same value out; both get it.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Value: ...
    def __get__(self, instance: object, owner: type | None = None) -> Self | Value:
        """The value, which then stands in the instance in place of this."""
        if instance is None:
            return self
        value = self._work(instance)
        instance.__dict__[self._name] = value
        return value


class Late:
    """Base of frozen dataclasses with slots whose values may be made when one of them is first asked for.

    Whoever holds such a value cannot tell: it is equal, pickled and shown as what it is then. What making it
    raises comes out of the first attribute that is asked for.
    """

    __slots__ = ("_make",)

    _make: Callable[[], Self]

    @classmethod
    def later(cls, make: Callable[[], Self]) -> Self:
        """A value that is what `make` returns, which is called once it is needed."""
        late = cls.__new__(cls)
        object.__setattr__(late, "_make", make)
        return late

    if not TYPE_CHECKING:  # it would allow any attribute

        def __getattr__(self, name: str) -> Any:
            """A field that has not been made yet; others are never looked for here."""
            fields = type(self).__slots__
            if name not in fields:
                raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")
            made = self._make()
            for field in fields:
                object.__setattr__(self, field, getattr(made, field))
            object.__setattr__(self, "_make", lambda: self)  # for a thread that comes second
            return getattr(self, name)
