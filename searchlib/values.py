"""Frozen values: the classes that `@dataclass(frozen=True, slots=True)` makes, made without compiling code.

The standard library compiles six functions for each class whenever the program starts, and a search takes
some forty classes: a sixth of the time of the whole process. Here the functions are closures over the names
of the fields. What `dataclasses` offers for its classes (`replace`, `fields`, `asdict`) works on these as
well, and type checkers are told that they are dataclasses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
else:
    import dataclasses
    from dataclasses import MISSING, field

    def dataclass(*, frozen, slots):
        """A class decorator; fields are the annotations of the class, without those of its bases."""
        assert frozen
        assert slots
        return _made

    def _made(cls):
        fields = _fields_of(cls)
        names = tuple(fields)
        compared = tuple(name for name, one in fields.items() if one.compare)
        shown = tuple(name for name, one in fields.items() if one.repr)
        namespace = {k: v for k, v in vars(cls).items() if k not in {*names, "__dict__", "__weakref__"}}
        namespace |= {
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": fields,
            "__repr__": _repr_of(shown),
            "__eq__": _eq_of(compared),
            "__hash__": _hash_of(compared),
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__getstate__": _get_state,
            "__setstate__": _set_state,
            "__signature__": _Signature(),
        }
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__init__ = _init_of(made, fields)
        return made

    class _Signature:
        """What `inspect` and `help` show of a class; made when they ask."""

        def __get__(self, value, owner):
            from inspect import Parameter, Signature

            missing = Parameter.empty
            return Signature(
                Parameter(
                    name,
                    Parameter.POSITIONAL_OR_KEYWORD,
                    default=one.default_factory()
                    if one.default_factory is not MISSING
                    else missing
                    if one.default is MISSING
                    else one.default,
                    annotation=one.type,
                )
                for name, one in owner.__dataclass_fields__.items()
            )

    def _fields_of(cls):
        fields = {}
        for name, annotation in vars(cls).get("__annotations__", {}).items():
            given = vars(cls).get(name, MISSING)
            one = given if isinstance(given, dataclasses.Field) else field(default=given)
            one.name, one.type, one.kw_only = name, annotation, False
            one._field_type = dataclasses._FIELD
            fields[name] = one
        return fields

    def _init_of(made, fields):
        puts = [vars(made)[name].__set__ for name in fields]
        places = [(name, one, put) for (name, one), put in zip(fields.items(), puts, strict=True)]
        count = len(puts)

        def __init__(self, /, *given, **named):  # noqa: N807
            for put, value in zip(puts, given, strict=False):
                put(self, value)
            if len(given) == count and not named:
                return
            for name, one, put in places[len(given) :]:
                if name in named:
                    put(self, named.pop(name))
                elif one.default is not MISSING:
                    put(self, one.default)
                elif one.default_factory is not MISSING:
                    put(self, one.default_factory())
                else:
                    raise TypeError(f"{made.__qualname__} needs {name!r}")
            if named or len(given) > count:
                raise TypeError(f"{made.__qualname__} takes {', '.join(fields)}; each once")

        return __init__

    def _repr_of(names):
        def __repr__(self):  # noqa: N807
            told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({told})"

        return __repr__

    def _eq_of(names):
        def __eq__(self, other):  # noqa: N807
            if type(other) is not type(self):
                return NotImplemented
            return [getattr(self, name) for name in names] == [getattr(other, name) for name in names]

        return __eq__

    def _hash_of(names):
        def __hash__(self):  # noqa: N807
            return hash(tuple([getattr(self, name) for name in names]))

        return __hash__

    def _refuse_to_set(self, name, value):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self, name):
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _get_state(self):
        return [getattr(self, name) for name in self.__dataclass_fields__]

    def _set_state(self, state):
        for name, value in zip(self.__dataclass_fields__, state, strict=True):
            object.__setattr__(self, name, value)
