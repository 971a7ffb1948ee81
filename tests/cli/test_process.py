"""The program as the shell sees it: streams, locales, signals, terminals, completion."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from searchlib.cli.main import COMMANDS

PROGRAM = [sys.executable, "-m", "searchlib"]
HOME = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SEARCHLIB", "_SEARCHLIB", "COV_"))}
    paths = [str(HOME), kept.get("PYTHONPATH", "")]
    kept.pop("NO_COLOR", None)
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **changes}


def call(*arguments: str, stdin: bytes = b"", **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments], input=stdin, capture_output=True, env=environment(**changes), check=False
    )


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "dài.txt"
    path.write_text("".join(f"Đoạn thứ {n} nói về việc làng việc nước.\n\n" for n in range(3000)), "utf-8")
    return str(path)


@pytest.fixture
def short(tmp_path: Path) -> str:
    path = tmp_path / "ngắn.txt"
    path.write_text("Xã họp dân\n\nDân bàn việc làng, việc nước.\n", "utf-8")
    return str(path)


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "C.UTF-8"])
def test_utf8_whatever_the_locale(article: str, locale: str) -> None:
    done = call("parse", article, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == b""
    assert "Đoạn thứ 2999 nói".encode() in done.stdout


def test_bytes_that_are_no_text_in_an_argument() -> None:
    done = subprocess.run(
        [*map(os.fsencode, PROGRAM), b"parse", b"no\xff\x1b[2Jfile.txt"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"searchlib: ")
    assert b"\x1b" not in done.stderr
    done.stderr.decode()


@posix
def test_a_reader_that_has_seen_enough(article: str) -> None:
    with subprocess.Popen(
        [*PROGRAM, "parse", article], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_output_that_cannot_be_written(article: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--version"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"searchlib: No space left on device\n"


@posix
def test_without_standard_output(article: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m searchlib --version >&-'],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@posix
def test_ctrl_c(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "parse", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # A test run in the background passes on a SIGINT that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        # More than a pipe holds: once it is written, the program is reading.
        process.stdin.write("Đoạn.\n".encode() * 40_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        assert process.stderr.read() == b"searchlib: interrupted\n"
        assert process.wait() == 130


@posix
def test_an_export_that_is_terminated_leaves_no_part(tmp_path: Path, short: str) -> None:
    assert call("--index", str(tmp_path / "index"), "index", short).returncode == 0
    program = (
        "import os, signal, searchlib.export.atomic_output as output\n"
        "output._sync = lambda _: os.kill(os.getpid(), signal.SIGTERM)\n"
        "from searchlib.cli.main import main\n"
        "main()\n"
    )
    (tmp_path / "out").mkdir()
    command = ["--index", str(tmp_path / "index"), "export", "--format", "jsonl", "--output"]
    done = subprocess.run(
        [sys.executable, "-c", program, *command, str(tmp_path / "out" / "a.jsonl")],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, b"searchlib: interrupted\n")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_gets_its_completion_script(shell: str) -> None:
    done = call(_SEARCHLIB_COMPLETE=f"{shell}_source")
    assert b"_SEARCHLIB_COMPLETE" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("searchlib sea", ["search"]),
        ("searchlib s", [name for name in COMMANDS if name.startswith("s")]),
        ("searchlib search --spe", ["--speaker"]),
        ("searchlib search --mode ", ["direct", "reported"]),
        ("searchlib search --kind le", ["lead"]),
        ("searchlib --plain search --so", ["--source", "--sort"]),
        ("searchlib show --index nowhere x", []),
    ],
)
def test_the_shell_gets_its_candidates(words: str, expected: list[str]) -> None:
    count = len(words.split(" ")) - 1
    done = call(_SEARCHLIB_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))
    assert [line.split(",", 1)[1] for line in done.stdout.decode().split()] == expected
    assert done.stderr == b""


@pytest.mark.parametrize(("shell", "word"), [("zsh", "1"), ("fish", "sea")])
def test_other_shells_get_candidates_too(shell: str, word: str) -> None:
    done = call(_SEARCHLIB_COMPLETE=f"{shell}_complete", COMP_WORDS="searchlib sea", COMP_CWORD=word)
    assert b"search" in done.stdout


@posix
def test_a_terminal_gets_colours_and_a_pipe_does_not(short: str) -> None:
    assert b"\x1b[" in on_terminal("parse", short)
    assert b"\x1b[" not in call("parse", short).stdout
    assert b"\x1b[" in on_terminal("--help")
    assert b"\x1b[" not in call("--help").stdout
    assert b"\t" in on_terminal("parse", "--plain", short)


@posix
def test_no_color_is_honoured(short: str) -> None:
    assert b"\x1b[" not in on_terminal("--help", NO_COLOR="1")
    shown = on_terminal("parse", short, NO_COLOR="1")
    assert b"\x1b[3" not in shown
    assert b";3" not in shown


def test_a_search_in_a_pipe_loads_no_rich(tmp_path: Path) -> None:
    code = (
        "import sys; from searchlib.cli.main import cli\n"
        "try: cli.main(['search', '--index', sys.argv[1], 'x'])\n"
        "except SystemExit: pass\n"
        "heavy = {'rich', 'importlib.metadata', 'whoosh', 'asyncio', 'multiprocessing', 'hashlib'}\n"
        "print(sorted(heavy.intersection(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "nowhere")],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.stdout == b"[]\n"


def on_terminal(*arguments: str, **changes: str) -> bytes:
    """What the program writes to a terminal of its own."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": "90", **changes}),
    ) as process:
        os.close(follower)
        shown = bytearray()
        while True:
            try:
                data = os.read(leader, 65536)
            except OSError:
                # Linux ends a terminal without followers like this.
                break
            if not data:
                break
            shown += data
        process.wait()
    os.close(leader)
    return bytes(shown)


@pytest.mark.parametrize(("given", "kept"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_numpy_starts_no_threads_unless_it_is_told_to(given: dict[str, str], kept: str) -> None:
    code = (
        "import os; from searchlib.cli.main import cli\n"
        "try: cli.main(['--version'])\n"
        "except SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    told = {k: v for k, v in environment(**given).items() if k in given or k != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=told, check=True)
    assert done.stdout.decode().split()[-1] == kept
