"""The pattern files: what may stand in one, and that the module of the same name reads each pattern."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from searchlib.understanding.lexicon.patterns import SHARED, Patterns
from searchlib.understanding.lexicon.word_lists import FOLDER, read_lists

FILES = sorted(FOLDER.rglob("*.patterns"))


def place(file: Path) -> str:
    """The module that a file belongs to."""
    return file.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("file", FILES, ids=place)
def test_a_file_is_text_in_nfc_that_opens_with_a_comment(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert all(line == line.rstrip() and "\t" not in line for line in text.splitlines())


@pytest.mark.parametrize("file", FILES, ids=place)
def test_every_pattern_compiles_and_is_read(file: Path) -> None:
    patterns = Patterns(place(file))
    names = list(read_lists(file))
    code = (FOLDER.parent / f"{place(file)}.py").read_text("utf-8")
    shared = set(re.findall(r"\{(\w+)\}", file.read_text("utf-8"))) - SHARED.keys()
    for name in names:
        assert isinstance(getattr(patterns, name), re.Pattern)
        assert f'.text("{name}")' in code or re.search(rf"\bRE\.{name}\b", code) or name in shared, name
    assert set(re.findall(r"\bRE\.([a-z]\w*)\b(?!\()", code)) <= {*names}


def test_the_parts_of_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some.patterns").write_text(
        "# What it is.\n\n[mark]\n[.]\n!\n\n[day]\n# 2/9, or {1,2} digits and a mark.\n"
        "\\d{1,2}/\n    \\d{1,2}\n\\d{1,2}(?:{mark})\n{words:units}\n\n[name]\n[{UPPER}][{LOWER}]+ {YEAR}\n"
        "\n[people]\n(?i)dân\n",
        "utf-8",
    )
    (tmp_path / "some.txt").write_text("# Words.\n\n[units]\n# Units.\nki lô\n", "utf-8")
    for module in ("word_lists", "patterns"):
        monkeypatch.setattr(f"searchlib.understanding.lexicon.{module}.FOLDER", tmp_path)
    patterns = Patterns("some")
    assert patterns.text("day") == r"\d{1,2}/\d{1,2}|\d{1,2}(?:[.]|!)|ki\ lô"
    assert patterns.day.fullmatch("2/9")
    assert patterns.day is patterns.day
    assert not patterns.day.fullmatch("KI LÔ")
    assert patterns.people.fullmatch("DÂN")
    assert patterns.name.fullmatch("Đăng 2024")
    with pytest.raises(AttributeError, match=r"no pattern \[unknown\]"):
        patterns.unknown  # noqa: B018
    with pytest.raises(KeyError):
        patterns.text("unknown")
