"""Words that have lost the space between them: "ÔngNguyễn", "Nêncho biết", "triển khaichăm sóc".

Web pages lose it at links and bold words. A run of letters that is no syllable is cut where two syllables of
Vietnamese come out, if there is one such place only. Syllables are spelt by closed rules (Đoàn Thiện Thuật,
"Ngữ âm tiếng Việt", 1977): which rhymes there are, which onset letters stand before which vowels, and that a
rhyme in p, t, c or ch has the rising or the heavy tone.
"""

from __future__ import annotations

import re
import unicodedata

from searchlib.text.spelling import TONES, canonical, toneless
from searchlib.understanding.lexicon.people_words import is_syllable
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("mentions/glued_words")

_SHORTEST, _LONGEST = 5, 40
"""Letters of a run that may be cut at a capital."""
_LONGEST_PAIR = 14
"""Letters of two syllables at most."""

_SWALLOWED = LISTS.words("swallowed")
_LONGEST_SWALLOWED = max(map(len, _SWALLOWED))

_SYLLABLE = re.compile(
    "(?:qu|(?:b|ch|d|đ|gh|h|kh|k|l|m|ngh|nh|n|ph|r|s|th|tr|t|v|x|g(?=i)|)(?=[eêiy])|"
    "(?:b|ch|c|d|đ|gi|g|h|kh|l|m|ng|nh|n|ph|r|s|th|tr|t|v|x|)(?=[aăâoôơuư]))"
    "(?:(?:[aăâoôuưe]|oa|oă|oe|uâ|iê|yê|uô|ươ)(?:c|m|ng|n|p|t)|ơ(?:m|n|p|t)|"
    "(?:ê|i|y|uy)(?:ch|m|nh|n|p|t)|(?:a|oa|uê)(?:ch|nh)|uyê(?:n|t)|"
    "[aeêioôơuưy]|ia|ua|ưa|oa|oe|uê|uy|uơ|uya|ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "iêu|yêu|uôi|ươi|ươu|oai|oay|oeo|uây|uyu)"
)
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = (["\u0301"], ["\u0323"])


def parts(word: str) -> list[str]:
    """The words that a run of letters consists of: mostly one."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word.isupper():
        return [word]
    if word.islower():
        return _pair(word)
    if not word.istitle():
        return [word] if word.startswith(("Mc", "Mac")) else _at_capitals(word)
    size = len(word)
    for at in range(max(4 if word.isascii() else 2, size - _LONGEST_SWALLOWED), size - 1):
        if word[at:] in _SWALLOWED and is_syllable(word[:at]) and not is_syllable(word):
            return [word[:at], word[at:]]
    return [word]


def _pair(word: str) -> list[str]:
    """Two syllables in small letters ("phícho"); a word without any mark may be foreign ("video")."""
    if word.isascii() or len(word) > _LONGEST_PAIR or is_syllable(word):
        return [word]
    cuts = [at for at in range(2, len(word) - 1) if _is_spelt(word[:at]) and _is_spelt(word[at:])]
    return [word[: cuts[0]], word[cuts[0] :]] if len(cuts) == 1 else [word]


def _is_spelt(syllable: str) -> bool:
    """Whether a syllable follows the rules of spelling, its tone included."""
    spelt = canonical(syllable)
    if _SYLLABLE.fullmatch(toneless(spelt)) is None:
        return False
    tones = [mark for mark in unicodedata.normalize("NFD", spelt) if mark in TONES]
    return len(tones) < 2 and (not spelt.endswith(_STOPS) or tones in _STOP_TONES)


def _at_capitals(word: str) -> list[str]:
    """A word cut before each capital that stands between small letters."""
    found: list[str] = []
    start = 0
    for at in range(2, len(word) - 1):
        if word[at].isupper() and word[at - 1].islower() and word[at + 1].islower():
            found.append(word[start:at])
            start = at
    if not all(map(is_syllable, found)):
        return [word]  # "VnExpress"
    last = word[start:]
    return [*found, *(parts(last) if last.istitle() else [last])]
