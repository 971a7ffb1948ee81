"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from searchlib.lazy import lazy_property


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
