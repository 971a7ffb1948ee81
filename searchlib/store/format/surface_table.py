"""Texts written out of numbers, many at once: the letters of every syllable, in each way that it is written.

`stored_spelling` says the same for one text, token by token.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from searchlib.store.format.stored_spelling import AFTER, LITERAL, SKIP, WAYS, literal_width, write
from searchlib.store.format.string_tables import Array, starts

CODING = "utf-32-le"
_COMBINING = 0x300, 0x36F


class SurfaceTable:
    """The letters of the syllables of a vocabulary as they are, capitalised, and in capitals.

    A row is a syllable in a way, or what a code has behind it (`LITERAL` and `SKIP`: nothing), or a literal
    string.
    """

    def __init__(self, words: Sequence[str], literals: Sequence[str] = ()) -> None:
        """Prepares to write: the syllables and the literal strings, by number."""
        capitals = (*(write(word, 1) for word in words), *(write(word, 2) for word in words))
        forms = [*words, *capitals, *AFTER, *literals]
        self._letters = np.frombuffer("".join(forms).encode(CODING, "surrogatepass"), "<u4")
        sizes = np.fromiter(map(len, forms), np.int64, len(forms))
        begins = starts(sizes).astype(np.int64)
        self._begins, self._sizes = begins, sizes
        count = len(words)
        self._after = 3 * count
        self._literal, self._nothing = self._after + len(AFTER), self._after + LITERAL
        self._ways = np.array(WAYS, np.int64) * count
        self._odd = np.zeros(len(forms), bool)
        self._odd[: 3 * count] = sizes[: 3 * count] != np.tile(sizes[:count], 3)
        least, most = _COMBINING
        marks = np.flatnonzero((self._letters >= least) & (self._letters <= most))
        self._odd[np.searchsorted(begins, marks, side="right") - 1] = True
        self._widths = np.fromiter(map(literal_width, literals), np.int64, len(literals))

    def write(
        self, syllables: Array, codes: Array, firsts: Array, literals: Array
    ) -> tuple[str, Array, Array]:
        """Writes some texts, one after another.

        Args:
            syllables: their numbers (u4), of all texts one after another.
            codes: their codes, one more for each text: what stands before its first syllable.
            firsts: where each text begins among the codes.
            literals: numbers of the literal strings, one for each code that is `LITERAL`.

        Returns:
            The letters of all; where what each code writes begins there; for each code whether its syllable
            may have another place than these say.
        """
        rows, special = np.empty((len(codes), 2), np.int64), codes >= SKIP
        written = np.ones(len(codes), bool)
        written[firsts] = False
        own = self._ways[codes]
        own[written] += syllables
        own[firsts] = self._nothing
        skipped: Array = np.zeros(0, np.int64)
        if special.any():
            skipped = np.flatnonzero(codes == SKIP)
            own[skipped] = self._nothing
            own[codes == LITERAL] = literals + self._literal
        rows[:, 0] = own
        np.add(codes, self._after, out=rows[:, 1], dtype=np.int64)
        sizes = self._sizes[rows].ravel()
        ends = np.cumsum(sizes)
        begins = ends - sizes
        total = int(ends[-1])
        places = np.repeat(self._begins[rows].ravel() - begins, sizes)
        places += np.arange(total)
        text = self._letters[places].tobytes().decode(CODING, "surrogatepass")
        odd = self._odd[own]
        odd[skipped] = True
        return text, begins[::2], odd

    def widths(self, syllables: Array, codes: Array, literals: Array) -> Array:
        """How many letters of what some codes write are their syllables; arguments as for `write`.

        Args:
            syllables: those of the codes.
            codes: some, none of which stands before the first syllable of a text.
            literals: numbers of the literal strings, one for each of the codes that is `LITERAL`.
        """
        found: Array = self._sizes[syllables]
        if len(literals):
            found[codes == LITERAL] = self._widths[literals]
        return found

    @property
    def arrays(self) -> tuple[Array, Array, Array, Array, Array]:
        """`ways`, `begins`, `letters`, `odd` and `widths` of `kernels.excerpt_loops.excerpts`."""
        return self._ways, self._begins, self._letters, self._odd, self._widths
