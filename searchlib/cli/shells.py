"""Completion in bash, zsh and fish: what comes out of an index is a word there, and never a command.

zsh and fish quote what they insert. bash inserts it as it is, so it gets it quoted, and in the place where it
breaks words.
"""

from __future__ import annotations

import os
import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    shell_complete,
    split_arg_string,
)

__all__ = ["shell_complete"]

_ACTIVE = re.compile(r"[^\w./:@+%,-]")
_SOURCE = r"""%(complete_func)s() {
    local IFS=$'\n' line type value
    while IFS=',' read -r type value; do
        case $type in
            dir) COMPREPLY=(); compopt -o dirnames ;;
            file) COMPREPLY=(); compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \
        %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s;
"""


@add_completion_class
class Bash(BashComplete):
    """bash, which splits at colons too and inserts candidates as they are."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is being typed, and that one without its quotes."""
        line = os.environ.get("COMP_LINE")
        if line is None:  # a script that an older version wrote
            return super().get_completion_args()
        words = split_arg_string(line + "x")
        return words[1:-1], words[-1][:-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A candidate as a word of the shell, from behind the last colon that it holds already."""
        value, quote = str(item.value), _open_quote(os.environ.get("COMP_LINE", ""))
        if quote:
            return f"{item.type},{value}"
        if ":" in os.environ.get("COMP_WORDBREAKS", ""):
            typed = self.get_completion_args()[1]
            value = value.removeprefix(typed[: typed.rfind(":") + 1])
        return f"{item.type},{_ACTIVE.sub(_escaped, value)}"


@add_completion_class
class Fish(FishComplete):
    """fish; click's script cuts a candidate at its first comma."""

    source_template = FishComplete.source_template.replace(
        'string split "," $completion', 'string split --max 1 "," $completion'
    )


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _open_quote(line: str) -> str:
    """The quotation mark within which a line of bash ends, or nothing."""
    quote, escaped = "", False
    for character in line:
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
    return quote
