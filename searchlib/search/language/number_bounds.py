"""Numbers in a run: "25.000" is one, so a run may ask which of its syllables lie inside one number.

What joins digits is what pyvi's cut of a text joins, "." and "," without white space: "17,9" is one number,
"17/9" are two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from searchlib.text.tokens import Token

Bounds = tuple[bool | None, ...]
"""For each end of a run and each gap in it, in order, whether it lies inside a number; None where it may."""

_DATE = re.compile(r"(?<!\d)\d{1,2}([-./])\d{1,2}\1[12]\d{3}(?!\d)", re.ASCII)


def number_bounds(text: str, tokens: Sequence[Token]) -> Bounds:
    """What a run that was written so asks of its numbers; empty where it has none.

    Digits with white space between them ("25 000") may be one number or two, and a whole date means the same
    with any sign; the run ends where its first and last number do.
    """
    digits = [token.text[0].isdecimal() for token in tokens]
    if not any(digits):
        return ()
    from searchlib.text.segmentation.pieces import split_pieces

    begins = set(list(accumulate(map(len, split_pieces(text))))[0::2])
    dates = {at for date in _DATE.finditer(text) for at in range(date.start(), date.end())}
    bounds: list[bool | None] = [False if digits[0] else None]
    for at, (one, other) in enumerate(pairwise(tokens), start=1):
        between = range(one.end, other.start + 1)
        if not (digits[at - 1] and digits[at]) or text[one.end : other.start].isspace() or one.end in dates:
            bounds.append(None)
        else:
            bounds.append(begins.isdisjoint(between))
    bounds.append(False if digits[-1] else None)
    return tuple(bounds)


def are_kept(bounds: Bounds, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a run has its bounds where it stands in a text; `spans` are those of its syllables."""
    ends = [spans[0][0] - 1, *(end for _, end in spans)]
    for wanted, at, start in zip(bounds, ends, [*(start for start, _ in spans), ends[-1] + 1], strict=False):
        if wanted is not None and (start == at + 1 and _is_inside_number(text, at)) != wanted:
            return False
    return True


def _is_inside_number(text: str, at: int) -> bool:
    """Whether the sign at a place of a text stands inside a number, as "." does in "25.000"."""
    return (
        0 < at < len(text) - 1 and text[at] in ".," and text[at - 1].isdecimal() and text[at + 1].isdecimal()
    )
