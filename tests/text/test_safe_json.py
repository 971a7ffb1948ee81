"""JSON is valid whatever an article holds, and harmless on a terminal."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from searchlib.text.clean import UNSAFE, dumps

ANY = st.text(st.characters(exclude_categories=()))


def test_vietnamese_stays_readable() -> None:
    assert dumps({"text": "chuyển đổi số"}) == '{"text": "chuyển đổi số"}'


def test_escapes_of_terminals_are_escaped() -> None:
    assert dumps("\x1b[2J \x9b2J \u202e") == '"\\u001b[2J \\u009b2J \\u202e"'


def test_a_lone_surrogate_is_escaped() -> None:
    assert dumps("a\udc80") == '"a\\udc80"'


@given(st.recursive(ANY | st.none() | st.integers(), lambda v: st.lists(v) | st.dictionaries(ANY, v)))
def test_a_reader_gets_the_value_back(value: object) -> None:
    line = dumps(value)
    assert not UNSAFE.search(line)
    assert json.loads(line.encode().decode()) == value
