"""Completion in real shells: an id out of an index is completed as a word and never run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from searchlib import Index
from searchlib.cli.shells import _open_quote

from tests.cli.test_process import HOME, environment

EVIL = [
    "evil$(touch${IFS}PWNED)",
    "evil`touch PWNED`",
    "evil;touch PWNED;",
    "evil'$(touch PWNED)'",
    'evil"$(touch PWNED)"',
    "evil|touch PWNED",
    "evil&touch PWNED",
    "evil>PWNED",
    "evil\\$(touch PWNED)",
    "evil(touch PWNED)",
]
GOOD = ["tốt/một hai", "kỳ:12", "luật (sửa đổi)"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of such ids, and a program of the name on the path that notes its arguments."""
    place = tmp_path_factory.mktemp("shells")
    records = [json.dumps({"id": id, "text": "Xã họp dân."}) for id in EVIL + GOOD]
    (place / "tin.jsonl").write_text("\n".join(records), "utf-8")
    with Index.create(place / "index") as index:
        assert index.add([place / "tin.jsonl"]).added == len(records)
    (place / "bin").mkdir()
    program = place / "bin" / "searchlib"
    program.write_text(
        "#!/bin/sh\n"
        f'test -n "$_SEARCHLIB_COMPLETE" && exec "{sys.executable}" -m searchlib "$@"\n'
        f'printf "%s\\n" "$@" >> "{place}/called"\n'
    )
    program.chmod(0o755)
    return place


def typed(shell: str, place: Path, *lines: str) -> list[str]:
    """What the program is called with where somebody types these lines into a shell on a terminal.

    A tab in a line stands for what the shell makes of it; each line is entered when the shell is quiet.
    """
    import pty
    import select
    import time

    (place / "called").unlink(missing_ok=True)
    start = {
        "bash": ["bash", "--norc", "--noprofile", "-i"],
        "zsh": ["zsh", "-f", "-i"],
        "fish": ["fish", "--no-config", "-i"],
    }
    setup = {
        "bash": 'eval "$(_SEARCHLIB_COMPLETE=bash_source searchlib)"',
        "zsh": 'autoload -U compinit; compinit -u -D; eval "$(_SEARCHLIB_COMPLETE=zsh_source searchlib)"',
        "fish": "_SEARCHLIB_COMPLETE=fish_source searchlib | source",
    }
    settings = environment(
        LC_ALL="C.UTF-8",
        TERM="dumb",
        HOME=str(place),
        PATH=f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
        PYTHONPATH=str(HOME),
    )
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(place)
        os.execvpe(shell, start[shell], settings)
    shown = b""

    def quiet(seconds: float) -> None:
        nonlocal shown
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([terminal], [], [], 0.1)
            if ready:
                try:
                    shown += os.read(terminal, 1 << 16)
                except OSError:
                    return
                end = max(end, time.monotonic() + seconds / 3)

    def wait_for(mark: bytes) -> None:
        end = time.monotonic() + 10
        while mark not in shown and time.monotonic() < end:
            quiet(0.2)

    try:
        quiet(1.0)
        os.write(terminal, f"{setup[shell]}; echo rea''dy\n".encode())
        wait_for(b"ready\r")
        for number, line in enumerate(lines):
            for piece in line.replace("\t", "\0\t\0").split("\0"):
                os.write(terminal, piece.encode())
                quiet(1.5 if piece == "\t" else 0.1)
            os.write(terminal, b"\n")
            quiet(0.5)
            os.write(terminal, f"\x03\necho en''d{number}\n".encode())  # a quotation may be open still
            wait_for(f"end{number}".encode())
        os.write(terminal, b"exit\n")
        quiet(0.5)
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)
    called = place / "called"
    return called.read_text("utf-8").splitlines() if called.exists() else []


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_an_id_is_completed_as_a_word_and_never_run(place: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    lines = [
        "searchlib show ev\t\t",
        "searchlib show evil\t\t",
        "searchlib show 'evil\t'",
        'searchlib show "evil\t"',
    ]
    typed(shell, place, *lines)
    assert not (place / "PWNED").exists()
    assert typed(shell, place, "searchlib show tốt\t") == ["show", "tốt/một hai"]
    assert typed(shell, place, "searchlib show kỳ:\t") == ["show", "kỳ:12"]
    assert typed(shell, place, "searchlib show luật\t") == ["show", "luật (sửa đổi)"]
    assert not (place / "PWNED").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("incomplete", ["", "'", '"'])
def test_candidates_for_an_old_script_are_quoted(place: Path, incomplete: str) -> None:
    """The script that click wrote, and that somebody saved, inserts what it is given as it is."""
    done = subprocess.run(
        [sys.executable, "-m", "searchlib"],
        capture_output=True,
        text=True,
        cwd=place,
        env=environment(
            _SEARCHLIB_COMPLETE="bash_complete",
            COMP_WORDS=f"searchlib show {incomplete}",
            COMP_CWORD="2",
            PYTHONPATH=str(HOME),
        ),
        check=True,
    )
    assert "touch" in done.stdout  # the one in brackets, which are escaped
    assert not set("$`;|&>\"'") & set(done.stdout)
    assert done.stdout.replace("\\(", "").count("(") == 0


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("a b", ""),
        ("a 'b", "'"),
        ("a \"b'", '"'),
        ("a \\'b", ""),
        ("'a\\' b", ""),
        ('"a\\" b', '"'),
        ("'a' \"b\"", ""),
    ],
)
def test_an_open_quotation_mark_is_seen(line: str, quote: str) -> None:
    assert _open_quote(line) == quote
