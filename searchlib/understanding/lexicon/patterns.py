"""The regular expressions of this folder: text files in which each stands with its name and what it is for.

A `[name]` line opens a pattern, `#` lines say what it matches. Each line below is an alternative; one that is
indented by four spaces goes on with the line above. In braces stand the parts that several patterns share:
`{UPPER}` and `{LOWER}` are the letters of a class, `{YEAR}` is a year from 1990 to 2049 as a group, and
`{medium}` is the pattern of that name and `{words:units}` the word list, both of the same module. A pattern
that opens with `(?i)` minds no capitals.
"""

from __future__ import annotations

import re

from searchlib.text.alphabet import LOWER, UPPER
from searchlib.understanding.lexicon.word_lists import FOLDER, WordLists, read_lists

SHARED = {"UPPER": UPPER, "LOWER": LOWER, "YEAR": r"((?:199|20[0-4])\d)"}
_PART = re.compile(r"\{(words:)?([A-Za-z_]\w*)\}")


class Patterns:
    """The patterns of one module: `RE.term` is that under `[term]`, compiled when it is first asked for."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._patterns = read_lists(FOLDER / f"{place}.patterns")

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name not in vars(self).get("_patterns", ()):
            raise AttributeError(f"no pattern [{name}]")
        found = vars(self)[name] = re.compile(self.text(name))
        return found

    def text(self, name: str) -> str:
        """A pattern as one regular expression."""
        found = ""
        for line in self._patterns[name]:
            found += line[4:] if line[:4] == "    " else f"|{line}"
        return _PART.sub(self._part, found[1:])

    def _part(self, match: re.Match[str]) -> str:
        name = match[2]
        if match[1]:
            return WordLists(self._place).pattern(name)
        return SHARED[name] if name in SHARED else self.text(name)
