"""What habit asks for: help as a command, short options, Vietnamese names, a pager."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import pytest
from searchlib import Index, IndexFolderError
from searchlib.cli.screen import pager
from searchlib.store.format import index_folder

from tests.cli.conftest import Run
from tests.cli.fake import FakeIndex


def test_help_is_a_command(run: Run) -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "show").stdout == run("show", "--help").stdout
    assert run("help", "nothing").exit_code == 2


def test_short_options(run: Run, fake: FakeIndex) -> None:
    run("search", "-i", "here", "-n", "3", "-C", "2", "dân")
    assert fake.calls[0] == ("open", "here", {})
    assert (fake.calls[1][2]["limit"], fake.calls[1][2]["context"]) == (3, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--nguồn", "--source"),
        ("--nguon", "--source"),
        ("--người", "--speaker"),
        ("--văn_bản", "--document"),
        ("--từ-ngày", "--since"),
        ("--đến", "--until"),
    ],
)
def test_a_vietnamese_option_is_told_by_its_name_here(run: Run, typed: str, meant: str) -> None:
    done = run("search", typed, "x", "dân")
    assert done.exit_code == 2
    assert done.stderr == f'searchlib: no option "{typed}"; write {meant} (see searchlib search --help)\n'


def test_speakers_of_a_query_and_a_mode(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(
        "Ngày 5/9/2024, ông Lò Văn Khao nói: “Dân bàn việc nước.”\n\n"
        "Bà Vừ Thị Mai cho biết xã sẽ làm đường.\n",
        "utf-8",
    )
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
        assert [one.name for one in index.speakers("việc nước")] == ["Lò Văn Khao"]
        assert [one.name for one in index.speakers(mode="reported")] == ["Vừ Thị Mai"]
        (one,) = index.speakers("làm đường", since="2024-09", until="2024-09")
        assert (one.name, one.first, one.paragraphs) == ("Vừ Thị Mai", "2024-09-05", 1)
    done = run("speakers", "-i", str(tmp_path / "index"), "--mode", "direct", "việc nước")
    assert done.stdout.startswith("Lò Văn Khao\t1\t")


def test_only_what_is_longer_than_the_screen_is_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []
    file = StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    monkeypatch.setattr(pager, "_is_watched", lambda: True)
    monkeypatch.setattr(pager.shutil, "which", lambda _: "/bin/less")
    monkeypatch.setattr(pager.subprocess, "run", lambda command, **_: paged.append(command[0]))
    monkeypatch.setenv("PAGER", "less")
    pager.page("a\n" * 5, file, 10)
    assert (paged, file.getvalue()) == ([], "a\n" * 5)
    pager.page("a\n" * 50, file, 10)
    assert paged == ["less"]
    monkeypatch.setenv("SEARCHLIB_PAGER", "cat")
    pager.page("b\n" * 50, file, 10)
    assert paged == ["less"]
    assert file.getvalue().endswith("b\n" * 50)


def test_check_tells_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Xã họp dân.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
        told: list[tuple[int, int]] = []
        assert index.check(progress=lambda *counts: told.append(counts)).sound
        assert told[-1] == (1, 1)
        assert index.check(quick=True).sound
        real = index_folder.os.open

        def refuse(path: str, *rest: int) -> int:
            if path.endswith(".seg"):
                raise PermissionError(13, "Permission denied", path)
            return real(path, *rest)

        monkeypatch.setattr(index_folder.os, "open", refuse)
        with pytest.raises(IndexFolderError, match=r"\.seg: Permission denied"):
            index.check()


def test_a_quick_check_finds_a_flipped_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xã họp dân.\n", "utf-8")
    with Index.create(tmp_path / "index") as index:
        index.add([tmp_path / "a.txt"])
    (segment,) = (tmp_path / "index").glob("*.seg")
    data = bytearray(segment.read_bytes())
    data[100] ^= 1
    segment.write_bytes(data)
    with Index.open(tmp_path / "index") as index:
        assert not index.check(quick=True).sound
