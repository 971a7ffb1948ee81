"""`searchlib index`: arguments, summary, failures, exit status."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from searchlib.cli.progress import progress
from searchlib.errors import ArticleError, IndexLocked
from tests.cli.conftest import Run
from tests.cli.fake import FakeIndex


def test_paths_and_options_reach_the_library(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    folder = str(tmp_path)
    done = run(
        *("index", folder, "b.txt", "--jobs", "2", "--exclude", "*.bak", "--exclude", "x", "--rebuild"),
        *("--index", "here"),
    )
    assert fake.calls == [
        (
            "update",
            ("here", [folder, "b.txt"]),
            {
                "jobs": 2,
                "exclude": ("*.bak", "x"),
                "rebuild": True,
                "encoding": None,
                "follow": True,
                "progress": None,
            },
        )
    ]
    assert done.exit_code == 0
    assert done.stdout == "added 2, updated 0, unchanged 1, removed 0, failed 0 — 7 paragraphs in 0.2 s\n"


def test_json_is_the_summary(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    assert json.loads(run("index", "--json", str(tmp_path)).stdout) == fake.summary.as_dict()


def test_paragraphs_too_long_to_be_understood_are_told(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    fake.summary = replace(fake.summary, too_long=3)
    assert "7 paragraphs, 3 too long to be understood in 0.2 s" in run("index", str(tmp_path)).stdout


def test_failures_are_counted_and_listed(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    fake.summary = replace(
        fake.summary, failed=1, failures=(ArticleError("tin.jsonl", "broken JSON\x1b[2J", 40_001),)
    )
    done = run("index", str(tmp_path))
    assert done.exit_code == 0
    assert "failed 1" in done.stdout
    assert done.stderr == "searchlib: tin.jsonl:40001: broken JSON\ufffd[2J\n"


def test_nothing_readable_at_all_is_an_error(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    fake.summary = replace(fake.summary, added=0, unchanged=0)
    done = run("index", str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr.startswith("searchlib: no article files in ")
    fake.summary = replace(fake.summary, failed=1, failures=(ArticleError("a.txt", "empty"),))
    done = run("index", str(tmp_path))
    assert (done.exit_code, done.stderr) == (2, "searchlib: a.txt: empty\n")


def test_no_index_folder_is_made_for_nothing(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    done = run("index", "--index", str(tmp_path / "new"), str(tmp_path / "nowhere"))
    assert done.exit_code == 2
    assert done.stderr.endswith("nowhere: no such file or folder\n")
    assert fake.calls == []


def test_an_interrupted_run_says_what_is_kept(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    fake.summary = replace(fake.summary, interrupted=True)
    done = run("index", str(tmp_path))
    assert done.exit_code == 130
    assert done.stdout.startswith("added 2,")
    assert "is kept" in done.stderr


def test_a_locked_index_is_one_line(run: Run, fake: FakeIndex, tmp_path: Path) -> None:
    fake.error = IndexLocked("another process is writing to index; try again when it is done")
    done = run("index", str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr == "searchlib: another process is writing to index; try again when it is done\n"


@pytest.mark.parametrize("arguments", [(), ("--jobs", "0", "x"), ("--jobs", "many", "x")])
def test_wrong_use(run: Run, fake: FakeIndex, arguments: tuple[str, ...]) -> None:
    done = run("index", *arguments)
    assert done.exit_code == 2
    assert done.stderr.endswith("(see searchlib index --help)\n")
    assert done.stderr.count("\n") == 1


def test_nobody_watches_a_pipe() -> None:
    with progress("plain") as report:
        assert report is None
