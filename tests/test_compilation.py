"""The loops are compiled by a process of its own, and known to be."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from searchlib import kernels
from searchlib.cli.main import cli
from searchlib.kernels import _Loops, background_compilation, compilation
from searchlib.kernels.background_compilation import compile_apart


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    found = [tmp_path / "beside", tmp_path / "cache"]
    monkeypatch.setattr(compilation, "_places", lambda: iter(found))
    return found


def test_astamp_says_that_all_is_compiled(places: list[Path]) -> None:
    assert not compilation.is_compiled()
    compilation.compile_all()
    assert compilation.is_compiled()
    assert [file.name.split("-")[0] for file in places[0].iterdir()] == ["compiled"]


def test_thestamp_changes_with_the_files(places: list[Path], tmp_path: Path, monkeypatch) -> None:
    compilation.compile_all()
    (tmp_path / "some_loops.py").touch()
    monkeypatch.setattr(compilation, "_FOLDER", tmp_path)
    assert not compilation.is_compiled()


def test_where_nothing_can_be_written_beside_the_files_the_cache_holds_it(places: list[Path]) -> None:
    places[0].write_text("a file in the way", "utf-8")
    compilation.compile_all()
    assert compilation.is_compiled()
    assert len(list(places[1].iterdir())) == 1


def test_of_several_processes_one_compiles(places: list[Path], monkeypatch) -> None:
    begun: list[float] = []
    compile_all = compilation.compile_all

    def slowly() -> None:
        begun.append(time.monotonic())
        time.sleep(0.2)
        compile_all()

    monkeypatch.setattr(compilation, "compile_all", slowly)
    threads = [threading.Thread(target=compilation.compile_once) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert compilation.is_compiled()
    assert len(begun) == 1


def test_where_no_lock_can_be_had_it_is_compiled_all_the_same(places: list[Path]) -> None:
    for place in places:
        place.write_text("a file in the way", "utf-8")
    compilation.compile_once()
    assert not compilation.is_compiled()


def test_a_process_that_searches_does_not_compile(places: list[Path], monkeypatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    loops = _Loops("searchlib.kernels.search_loops")
    thread = loops.begin()
    assert thread is not None
    thread.join()
    assert asked == [[sys.executable, "-m", "searchlib.kernels.compile_apart"]]
    assert loops.loaded is None  # the other process did not do it
    compilation.compile_all()
    loops = _Loops("searchlib.kernels.search_loops")
    assert loops.wait()
    assert len(asked) == 1


def test_without_numba_nobody_is_asked(places: list[Path], monkeypatch) -> None:
    for module in (compilation, background_compilation):
        monkeypatch.setattr(module, "stamp", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert not compilation.is_compiled()
    assert not compile_apart()


def test_the_command(places: list[Path]) -> None:
    run = CliRunner()
    first = run.invoke(cli, ["compile"])
    assert first.exit_code == 0
    assert first.output.startswith("compiled in ")
    assert run.invoke(cli, ["compile"]).output == "compiled already\n"
    assert kernels.wait()
