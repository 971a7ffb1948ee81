"""The word lists are files that a reader of Vietnamese can edit; what a file may hold is checked here."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest
from searchlib.text.spelling import canonical, fold
from searchlib.understanding.lexicon.word_lists import FOLDER, WordLists, read_lists

FILES = sorted(FOLDER.rglob("*.txt"))
LISTS = [
    pytest.param(file, name, id=f"{file.relative_to(FOLDER).with_suffix('')}:{name}")
    for file in FILES
    for name in read_lists(file)
]


def order(entry: str) -> tuple[str, str]:
    """By the letters without marks, then by the marks."""
    return " ".join(map(fold, entry.split())), entry


def test_there_are_lists_and_no_folder_is_crowded():
    assert len(LISTS) > 300
    folders = {file.parent for file in FILES}
    assert all(len(list(folder.glob("*.txt"))) <= 24 for folder in folders)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_a_file_is_text_in_nfc_that_opens_with_a_comment(file):
    text = file.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\t" not in text
    lines = text.splitlines()
    assert all(line == line.rstrip() for line in lines)
    named = [at for at, line in enumerate(lines) if line.startswith("[")]
    assert all(lines[at + 1].startswith("# ") for at in named), "each list says what it is"


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_a_list_is_sorted_and_has_no_entry_twice(file, name):
    entries = read_lists(file)[name]
    assert entries
    assert entries == sorted(entries, key=order)
    rows = [entry.split(": ", 1)[0] for entry in entries]
    spelt = [" ".join(map(canonical, row.split())) for row in rows]
    assert len(set(rows)) == len(rows)
    if all(row == row.lower() for row in rows):
        assert len(set(spelt)) == len(spelt)


def test_a_syllable_is_spelt_one_way_in_all_lists():
    spellings = defaultdict(set)
    for file in FILES:
        if file.parent.name in {"laws", "places"}:  # official titles, and places as newspapers spell them
            continue
        for entries in read_lists(file).values():
            for entry in entries:
                for word in entry.lower().split():
                    spellings[canonical(word)].add(word)
    assert {key: found for key, found in spellings.items() if len(found) > 1} == {}


def test_entries_are_read_as_keys(tmp_path, monkeypatch):
    (tmp_path / "some.txt").write_text(
        "# What it is.\n\n[plain]\n# Words.\nThuỷ\n\n[pairs]\nbộ trưởng\nuỷ viên\n"
        "\n[beside]\ngiao hàng: bàn ngoại\n",
        "utf-8",
    )
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "towns.txt").write_text("# Towns.\nHuế\n", "utf-8")
    monkeypatch.setattr("searchlib.understanding.lexicon.word_lists.FOLDER", tmp_path)
    lists = WordLists("some")
    assert lists.words("plain") == {"thủy"}
    assert lists.lines("plain") == {"Thuỷ"}
    assert lists.phrases("pairs") == {("bộ", "trưởng"), ("ủy", "viên")}
    assert lists.joined("pairs") == {"bộ trưởng", "ủy viên"}
    assert lists.ordered("pairs") == (("bộ", "trưởng"), ("ủy", "viên"))
    assert lists.table("beside") == {("giao", "hàng"): {"bàn", "ngoại"}}
    assert WordLists("own").words("towns") == {"huế"}
    with pytest.raises(KeyError):
        lists.words("unknown")
