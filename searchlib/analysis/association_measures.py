"""How strongly two words, or a word and a part of the archive, belong together: published measures.

Frequencies are counts of words. Logarithms of base 2 except in the log-likelihoods, whose unit is the nat.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, log, log2, sqrt

from searchlib.errors import OptionError

MEASURES = ("logdice", "loglikelihood", "mi3")
_UNSEEN = 0.5


def keyness(here: int, there: int, words_here: int, words_there: int) -> float:
    """Log-likelihood of a word in two parts of the archive (Rayson and Garside 2000).

    G2 = 2 (a ln(a/E1) + b ln(b/E2)), where E is what each part would have if the word were equally frequent
    in both. It is asymptotically distributed as chi-square with one degree of freedom.

    Args:
        here, there: frequencies of the word in the two parts.
        words_here, words_there: words of the parts.
    """
    both, words = here + there, words_here + words_there
    return 2 * (_term(here, words_here * both / words) + _term(there, words_there * both / words))


def log_ratio(here: int, there: int, words_here: int, words_there: int) -> float:
    """How many times a word doubles from one part to the other (Hardie 2014); negative where it is rarer.

    A frequency of 0 is taken for a half, as CQPweb does.
    """
    return log2(((here or _UNSEEN) / words_here) / ((there or _UNSEEN) / words_there))


def per_million(frequency: int, words: int) -> float:
    """A frequency normalised to a million words; 0 in a part without words."""
    return frequency * 1_000_000 / words if words else 0.0


def contingency(k11: float, k12: float, k21: float, k22: float) -> float:
    """-2 log lambda of a table of two rows and columns (Dunning 1993), in its binomial form.

    Args:
        k11: both events; k12: the first alone; k21: the second alone; k22: neither.
    """
    rows, columns = (k11 + k12, k21 + k22), (k11 + k21, k12 + k22)
    whole = sum(rows)
    cells = ((k11, 0, 0), (k12, 0, 1), (k21, 1, 0), (k22, 1, 1))
    return 2 * sum(_term(seen, rows[row] * columns[column] / whole) for seen, row, column in cells if seen)


def log_dice(together: int, node: int, word: int) -> float:
    """The logDice of Rychlý (2008): 14 + log2 of the Dice coefficient; 14 where each occurrence is shared.

    Args:
        together: how often the word stands beside the node.
        node, word: how often each occurs.
    """
    return 14 + log2(2 * together / (node + word))


def mi3(together: int, node: int, word: int, words: int) -> float:
    """Cubed mutual information (Daille 1994) as in Sketch Engine: log2(together^3 words / (node word))."""
    return log2(together**3 * words / (node * word))


def association(measure: str, together: int, node: int, word: int, beside: int, words: int) -> float:
    """The score of a collocate by one of `MEASURES`.

    For the log-likelihood the windows are one part of the archive and all other words the other (Evert 2008,
    section 4.1): is the word more frequent in the windows than elsewhere? It is negative where it is rarer.

    Args:
        measure: one of `MEASURES`.
        together: occurrences of the word in the windows.
        node: occurrences of the node.
        word: occurrences of the word in all.
        beside: words in the windows.
        words: words in all.

    Raises:
        OptionError: there is no such measure.
    """
    if measure == "logdice":
        return log_dice(together, node, word)
    if measure == "mi3":
        return mi3(together, node, word, words)
    if measure != "loglikelihood":
        raise OptionError(f"measure: {measure[:40]!a} is not one of {', '.join(MEASURES)}")
    elsewhere = max(word - together, 0)
    rest = max(words - beside - elsewhere, 0)
    score = contingency(together, beside - together, elsewhere, rest)
    return score if together * words >= beside * word else -score


def chance(log_likelihood: float) -> float:
    """The p value of a log-likelihood: chi-square with one degree of freedom, upper tail."""
    return erfc(sqrt(max(log_likelihood, 0.0) / 2))


def corrected(chances: list[float], tests: int | None = None) -> list[float]:
    """The p values adjusted for many tests (Benjamini and Hochberg 1995).

    To reject those that are at most q keeps the false discovery rate at q.

    Args:
        chances: p values, in any order; the result has the same order.
        tests: how many tests were made, where those not given are all larger.
    """
    count = len(chances) if tests is None else tests
    order = sorted(range(len(chances)), key=chances.__getitem__)
    adjusted = [0.0] * len(chances)
    least = 1.0
    for rank in range(len(order), 0, -1):
        at = order[rank - 1]
        least = min(least, chances[at] * count / rank)
        adjusted[at] = least
    return adjusted


def dispersion(frequencies: Sequence[tuple[int, int]], words: int) -> float:
    """The deviation of proportions DP of a word (Gries 2008).

    It is 0 where the word is spread as the words are, and goes to 1 where it stands in one small part alone.

    Args:
        frequencies: for each part that holds the word, its frequency there and the words of the part.
        words: words of all parts.
    """
    total = sum(frequency for frequency, _ in frequencies)
    if not total or not words:
        return 0.0
    held = sum(size for _, size in frequencies) / words
    apart = sum(abs(frequency / total - size / words) for frequency, size in frequencies)
    return (apart + 1 - held) / 2


def _term(seen: float, expected: float) -> float:
    return seen * log(seen / expected) if seen else 0.0
