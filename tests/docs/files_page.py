"""The table of `docs/files.md` that says what each file is for: the first lines of the files' docstrings."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "docs" / "files.md"

_HEAD = """# What each file is for

Made by `make docs` from the first line of each file's docstring. The walk through the rooms is
[ARCHITECTURE](../ARCHITECTURE.md).
"""


def purpose(file: Path) -> str:
    """The first line of the docstring of a file."""
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def folders() -> list[Path]:
    """The folders of the package, a room before the rooms inside it."""
    return sorted({file.parent for file in (ROOT / "searchlib").rglob("*.py")})


def section(folder: Path) -> str:
    """The heading of a folder, what it is for, and its files."""
    rows = [
        f"| `{file.stem}` | {purpose(file)} |"
        for file in sorted(folder.glob("*.py"))
        if file.stem not in ("__init__", "__main__")
    ]
    title = folder.relative_to(ROOT).as_posix()
    about = purpose(folder / "__init__.py")
    table = ["", "| file | what it is for |", "| --- | --- |", *rows] if rows else []
    return "\n".join([f"## {title}/", "", about, *table, ""])


def page() -> str:
    """The whole page as the files are now."""
    return "\n".join([_HEAD, *map(section, folders())])
