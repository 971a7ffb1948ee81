r"""pyvi's cut of a text into pieces, in linear time.

`pyvi.ViTokenizer.sylabelize` finds, in this order at each place: capitals before a full stop and a few titles
("TP.", "Mr."), arrows and dots, web addresses, e-mail addresses, numbers with separators, one sign, a run of
`\w`. Its pattern for e-mail addresses takes quadratic time on runs such as "a.a.a.a"; here it is tried only
where an @ with a domain after it ends the run.
"""

from __future__ import annotations

import re

_HEAD = (
    r"[A-ZĐ]++\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\."  # "[A-ZĐ]+\." comes first in pyvi too
    r"|==>|->|\.\.\.|>>|\n"
    r"|\w++://\S++"
)
_TAIL = r"\d++(?:[.,_]\d++)++|[^\w\s]|\w++"
# Nearly all pieces: a word before neither "." nor ":", and a sign that begins no longer piece.
_COMMON = r"[^\W\d]\w*+(?![.:])|[^\w\s=\-.>]"

_PIECE = re.compile(f"({_COMMON}|{_HEAD}|{_TAIL})")
_HEAD_PIECE = re.compile(_HEAD)
_TAIL_PIECE = re.compile(_TAIL)
_RUN = re.compile(r"\S+")
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.+-"
_DOMAIN = re.compile(r"(?:[a-zA-Z0-9-]++\.)+[a-zA-Z0-9-]++")


def split_pieces(text: str) -> list[str]:
    """Cuts a text (NFC) into gap, piece, gap, piece, ..., gap; a gap is white space or empty.

    The pieces, every second string, are those of pyvi; together the strings are the text.
    """
    if "@" not in text:
        return _PIECE.split(text)
    cut = [""]
    done = 0
    for run in _RUN.finditer(text):
        if "@" in run[0]:
            _append(cut, _PIECE.split(text[done : run.start()]))
            _append(cut, _split_addresses(run[0]))
            done = run.end()
    _append(cut, _PIECE.split(text[done:]))
    return cut


def _append(cut: list[str], more: list[str]) -> None:
    cut[-1] += more[0]
    cut.extend(more[1:])


def _addresses(run: str) -> list[tuple[int, int, int]]:
    """Start, place of the @ and end of all that looks like an e-mail address, each as long as can be."""
    found = []
    after, at = 0, run.find("@")
    while at >= 0:
        start = after + len(run[after:at].rstrip(_LOCAL))
        domain = _DOMAIN.match(run, at + 1)
        if start < at and domain:
            found.append((start, at, domain.end()))
        after, at = at + 1, run.find("@", at + 1)
    return found


def _split_addresses(run: str) -> list[str]:
    """The same cut for a run without white space that holds an @."""
    cut = [""]
    addresses = iter(_addresses(run))
    nowhere = (len(run), len(run), len(run))
    start, at, stop = next(addresses, nowhere)
    place = 0
    while place < len(run):
        while at <= place and at < len(run):
            start, at, stop = next(addresses, nowhere)
        head = _HEAD_PIECE.match(run, place)
        if head:
            end = head.end()
        elif start <= place < at:
            end = stop
        else:
            tail = _TAIL_PIECE.match(run, place)
            assert tail, "every character but white space begins a piece"
            end = tail.end()
        cut += (run[place:end], "")
        place = end
    return cut
