"""String tables: the first strings are looked up where they stand, many are read at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from searchlib.store.format import string_tables
from searchlib.store.format.string_tables import StringTable, pack_strings, table_of

WORDS = [f"chữ {number}" for number in range(200)]


class Counted:
    """An array that counts how it is read."""

    def __init__(self, values: npt.NDArray[np.generic]) -> None:
        self.values = values
        self.parts = self.wholes = 0

    def __len__(self) -> int:
        return len(self.values)

    def all(self) -> npt.NDArray[np.generic]:
        self.wholes += 1
        return self.values

    def part(self, first: int, last: int) -> npt.NDArray[np.generic]:
        self.parts += 1
        return self.values[first:last]


@pytest.fixture
def read() -> Counted:
    return Counted(pack_strings("t", WORDS)["t.text"])


@pytest.fixture
def table(read: Counted) -> StringTable:
    return StringTable(read, Counted(pack_strings("t", WORDS)["t.start"]), "t")


def test_a_few_strings_are_read_where_they_stand(table: StringTable, read: Counted) -> None:
    assert [table[3], table[199]] == ["chữ 3", "chữ 199"]
    assert table.pick(np.array([7, 5])) == ["chữ 7", "chữ 5"]
    assert (read.parts, read.wholes) == (4, 0)


def test_a_table_that_is_asked_often_is_read_whole(
    table: StringTable, read: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(string_tables, "_OFTEN", 48)
    assert [table[number] for number in range(200)] == WORDS
    assert read.wholes == 1
    assert read.parts < 100


def test_few_decoded_strings_are_kept(table: StringTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(string_tables, "_KEPT", 16)
    assert [table[number] for number in range(200)] == WORDS
    assert len(table._decoded) <= 16
    assert table.pick(np.arange(200)) == WORDS


@pytest.mark.parametrize("count", [0, 1, 8, 9, 200])
def test_strings_are_picked_by_number(table: StringTable, count: int) -> None:
    numbers = np.arange(count)[::-1]
    assert table.pick(numbers) == [WORDS[number] for number in numbers]
    assert table.all() == WORDS
    assert table.pick(numbers) == [WORDS[number] for number in numbers]


def test_a_slice_and_a_number_that_does_not_exist(table: StringTable) -> None:
    assert table[1:3] == WORDS[1:3]
    with pytest.raises(IndexError):
        table[200]


def test_a_table_of_a_batch() -> None:
    batch = pack_strings("t", WORDS)
    assert list(table_of(batch, "t")) == WORDS
    assert table_of(batch, "t")[4] == "chữ 4"
    assert table_of(batch, "t").encoded()[4] == "chữ 4".encode()


@pytest.mark.parametrize("name", ["t", "files"])
def test_where_a_string_stands(name: str) -> None:
    words = ["a", "", "ba", "a", "xã\udcff"]
    table = table_of(pack_strings(name, words), name)
    assert [table.places(word) for word in ("a", "", "ba", "b", "aba")] == [[0, 3], [1], [2], [], []]
    assert table.places("xã\udcff") == [4]
