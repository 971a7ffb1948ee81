"""Parameters: what is read, what is refused, and that the description agrees."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searchlib.web.api.parameters import SEARCH, Parameter, read_all
from searchlib.web.guard.refusals import Refused

NUMBER = Parameter("limit", "so many", "number", 10, least=1, most=100)
MANY = Parameter("mode", "quoted or not", "choice", choices=("direct", "reported"), many=True)


def test_what_is_missing_has_its_default() -> None:
    values = read_all(SEARCH, [])
    assert (values["q"], values["limit"], values["sort"], values["speaker"]) == ("", 10, "score", None)


@pytest.mark.parametrize("value", ["0", "101", "-1", "1.5", "1e1", "", " 5", "５", "9" * 5000])
def test_numbers_have_bounds(value: str) -> None:
    with pytest.raises(Refused, match="limit is a whole number from 1 to 100"):
        NUMBER.read([value])


def test_several_values_where_several_make_sense() -> None:
    assert MANY.read(["direct", "reported"]) == ("direct", "reported")
    with pytest.raises(Refused, match="given 2 times"):
        NUMBER.read(["1", "2"])
    with pytest.raises(Refused, match="given 11 times"):
        MANY.read(["direct"] * 11)


def test_a_name_that_is_not_known_is_an_error() -> None:
    with pytest.raises(Refused, match="no parameter 'sort_by'; the parameters are limit, mode"):
        read_all([NUMBER, MANY], [("sort_by", "x")])


@given(st.lists(st.tuples(st.sampled_from([one.name for one in SEARCH] + ["x"]), st.text()), max_size=8))
def test_whatever_is_asked_is_read_or_refused_in_one_line(pairs: list[tuple[str, str]]) -> None:
    values: dict[str, Any] = {}
    message = ""
    try:
        values = read_all(SEARCH, pairs)
    except Refused as refused:
        message = f"{refused.status} {refused.message}"
    assert set(values) == {one.name for one in SEARCH} or message.startswith("400 ")
    assert "\n" not in message
