"""What the shell completes from an index; and ids that look alike are one."""

from __future__ import annotations

from pathlib import Path

import pytest
from searchlib import Index

from tests.cli.test_process import call


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(
        "---\nsource: Báo Vân Giang\n---\nÔng Lò Văn Khao nói: “Dân bàn việc nước.”\n", "utf-8"
    )
    (tmp_path / "tin.jsonl").write_text('{"id": "tin\\u200d-1\\ufe0f", "text": "Xã họp."}\n', "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt", tmp_path / "tin.jsonl"])
    return str(tmp_path / "index")


@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [
        ("--speaker", "lo", "Lò\\ Văn\\ Khao"),
        ("--source", "Báo", "Báo\\ Vân\\ Giang"),
        ("--article", "ti", "tin-1"),
    ],
)
def test_values_of_a_filter_are_offered(folder: str, option: str, typed: str, offered: str) -> None:
    words = f"searchlib search --index {folder} {option} {typed}"
    done = call(_SEARCHLIB_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="5")
    assert done.stdout.decode() == f"plain,{offered}\n"


def test_characters_that_nobody_sees_are_no_part_of_an_id(folder: str) -> None:
    with Index.open(folder) as index:
        assert "tin-1" in index.ids()
