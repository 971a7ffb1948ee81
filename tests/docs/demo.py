"""What `make demo` shows: the sample articles indexed, and three searches.

On a terminal the program runs as it is. Where the output goes to a file, each search is drawn as on a
terminal, with the matched words in square brackets instead of colour.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.docs.terminal import home, on_a_terminal

FOLDER = Path(__file__).resolve().parents[2]
STEPS = (
    ("The sample: articles about invented people and places.", "searchlib index corpus"),
    (
        "Typed without diacritics, found with them.",
        "searchlib search --limit 3 ky luat dang vien",
    ),
    (
        "Who said it, in whose own words, under which heading, on which day.",
        'searchlib search --limit 2 --speaker "ho sy trach" --mode direct "chuyển đổi số"',
    ),
    (
        "An exact phrase, newest first.",
        "searchlib search --limit 3 --sort -date '\"nước sạch\"'",
    ),
)
NEXT = """Next:
  .venv/bin/searchlib                      examples of everything
  .venv/bin/searchlib search --help        the query language
  .venv/bin/searchlib speakers --limit 10  who speaks how often"""


def main() -> int:
    """Runs the steps; the first that fails ends the demonstration."""
    env = {name: value for name, value in os.environ.items() if name != "SEARCHLIB_INDEX"}
    env["PATH"] = home(sys.executable) + os.pathsep + env["PATH"]
    for purpose, line in STEPS:
        print(f"\n# {purpose}\n$ {line}", flush=True)
        command = shlex.split(line)
        if sys.stdout.isatty() or os.name == "nt" or command[1] == "index":
            status = subprocess.run(command, cwd=FOLDER, env=env).returncode
        else:
            text, status = on_a_terminal(command, folder=FOLDER, env=env)
            print(text, end="", flush=True)
        if status:
            return status
    print(f"\n{NEXT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
