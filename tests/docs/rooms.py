"""The tables of ARCHITECTURE.md that say what each file is for: the first lines of the files' docstrings."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = ROOT / "ARCHITECTURE.md"

_TABLE = re.compile(r"(<!-- files of (\S+) -->\n).*?(?=^$|\Z)", re.MULTILINE | re.DOTALL)


def purpose(file: Path) -> str:
    """The first line of the docstring of a file."""
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def table(folder: str) -> str:
    """The files of a folder of the project and what they are for."""
    files = sorted((ROOT / folder).glob("*.py"))
    rows = [
        f"| `{file.stem}` | {purpose(file)} |" for file in files if file.stem not in ("__init__", "__main__")
    ]
    return "\n".join(["| file | what it is for |", "| --- | --- |", *rows, ""])


def rewritten(text: str) -> str:
    """The page with every table as the files are now."""
    return _TABLE.sub(lambda found: found[1] + table(found[2]), text)


def folders(text: str) -> list[str]:
    """The folders that have a table."""
    return [found[2] for found in _TABLE.finditer(text)]
