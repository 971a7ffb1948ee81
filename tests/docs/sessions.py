"""The sessions of the pages: commands with what they print, in the order of the page.

    python -m tests.docs.sessions     (make docs) runs them all and writes what is printed into the pages

A session is a block `console` whose lines `$ command` are followed by their output. Those of a page run in
one temporary folder that holds `corpus/` and, but for the README, its index, as in a pipe; after the comment
`<!-- on a terminal -->` they run on a terminal of 88 columns, matched words in square brackets. Times are not
compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.docs import files_page
from tests.docs.terminal import home, on_a_terminal

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = (README, *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "files.md"))
"""The manual: pages whose sessions, options and shapes are held against the program."""
TERMINAL = "<!-- on a terminal -->"

_BLOCK = re.compile(
    r"^(?P<mark><!-- on a terminal -->\n)?```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_TIMES = (
    (re.compile(r"\b\d+\.\d+ s\b"), "0.0 s"),
    (re.compile(r'"seconds": [\d.e-]+'), '"seconds": 0.0'),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a session.

    Attributes:
        command: a line for the shell.
        output: what the page says that it prints.
        terminal: whether it prints to a terminal.
    """

    command: str
    output: str
    terminal: bool


def blocks(text: str) -> Iterator[tuple[tuple[int, int], list[Step]]]:
    """The sessions of a page: where the body of each stands, and its steps."""
    for found in _BLOCK.finditer(text):
        steps = []
        for part in re.split(r"^\$ ", found["body"], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            steps.append(Step(command, output.rstrip("\n"), found["mark"] is not None))
        yield found.span("body"), steps


def without_times(text: str) -> str:
    """The text with every time the same."""
    for pattern, same in _TIMES:
        text = pattern.sub(same, text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def workplace(folder: Path, page: Path = README) -> Path:
    """A folder with the sample articles for the sessions of a page; with an index but for the README."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    if page != README:
        subprocess.run(
            [sys.executable, "-m", "searchlib", "index", "corpus"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return folder


def environment() -> dict[str, str]:
    """The environment of a session: the program of this interpreter first, nothing of the user's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SEARCHLIB")}
    return {**kept, "PATH": home(sys.executable) + os.pathsep + os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def printed(step: Step, folder: Path) -> str:
    """What a step prints, errors included."""
    if step.terminal:
        return on_a_terminal(step.command, folder=folder, env=environment())[0].rstrip("\n")
    done = subprocess.run(
        step.command,
        shell=True,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.stdout.decode("utf-8").rstrip("\n")


def rewritten(text: str, folder: Path) -> str:
    """The page with every output as it is now; where only times differ, the old output stays."""
    parts, end = [], 0
    for (start, stop), steps in blocks(text):
        lines = []
        for step in steps:
            now = "\n".join(line.rstrip() for line in printed(step, folder).split("\n"))
            if "internal error" in now:
                raise SystemExit(f"$ {step.command}\n{now}")
            same = without_times(now) == without_times(step.output)
            lines.append("\n".join(filter(None, (f"$ {step.command}", step.output if same else now))))
        parts += [text[end:start], "\n".join(lines) + "\n"]
        end = stop
    return "".join([*parts, text[end:]])


def main() -> None:
    """Brings the sessions of the pages and the page of files up to date."""
    files_page.FILES.write_text(files_page.page(), "utf-8")
    for page in PAGES:
        text = page.read_text("utf-8")
        if any(blocks(text)):
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(rewritten(text, workplace(Path(folder), page)), "utf-8")


if __name__ == "__main__":
    main()
