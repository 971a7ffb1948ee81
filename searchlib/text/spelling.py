"""Spelling: one canonical form for every way in which a Vietnamese syllable is written.

A syllable consists of onset, nucleus (one to four vowel letters, glides included), coda and tone. The vowel
letters carry the quality marks (circumflex, breve, horn); the tone belongs to the syllable as a whole, so its
mark may stand on any vowel letter, and does: Ministry of Education (1984) writes "hoà", most newspapers
"hòa", and old input methods leave "hoạị" or "đaị". `canonical` takes a syllable apart and puts it together in
one way: the traditional placement of the tone mark (first of two open vowels, else the letter with a quality
mark or the one before the coda).

Open syllables whose only vowel is i or y sound alike and are written both ways (kỷ, kỉ; quý, quí; the
same decision of 1980/1984 asks for i, usage is divided): one form too. "thúy" and "thúi" are different words.
"""

from __future__ import annotations

import re
import unicodedata

from searchlib.text.cache import Cache, remembered

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
# The letters that take circumflex, breve and horn.
_CARRIERS = {
    "\u0302": "aeo",
    "\u0306": "a",
    "\u031b": "ou",
}
_HORN = "\u031b"
# Eth (Icelandic, African) stands for đ where a font or an encoding had no other: Ð U+00D0, Ɖ U+0189.
_STROKES = str.maketrans("ðɖ", "đđ")

_SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi(?=[aeiouy])|g|kh|k|ch|c|qu(?=[aeiouy])|th|tr|t|ph|p|b|d|h|l|m|n|r|s|v|x|)"
    r"([aeiouy]{1,3}|uyeu)(ch|c|nh|ng|n|m|p|t|)"
)
_LONG_MARKS = re.compile(r"[^\w\s!-~]{64,}")
_MOST_MARKS = 30  # in a row: Stream-Safe Text Format, Unicode Standard Annex 15, section 13
_LONGEST_SYLLABLE = 8  # "nghiêng" has 7 letters; one more for a doubled or foreign one
_FRONT = "eiy"
# Onsets after which usage prefers y; the choice decides only which form is shown.
_Y_ONSETS = frozenset({"", "h", "k", "l", "m", "qu", "t"})


class _Letter:
    """A letter taken apart: base, quality mark, tone mark, and marks of other languages."""

    __slots__ = ("base", "other", "quality", "tone")

    def __init__(self, base: str) -> None:
        self.base = base
        self.quality = self.tone = self.other = ""

    def add(self, mark: str) -> None:
        """Adds a combining mark; a mark written twice counts once."""
        if mark in TONES:
            if not self.tone:
                self.tone = mark
            elif mark != self.tone:
                self.other += mark
        elif mark in _CARRIERS and not self.quality:
            self.quality = mark
        elif mark != self.quality:
            self.other += mark

    def __str__(self) -> str:
        return self.base + self.quality + self.tone + self.other


def nfc(text: str) -> str:
    """NFC in linear time: of a run of combining marks 30 stay, since ordering them takes quadratic time."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _LONG_MARKS.sub(_stream_safe, text))


def _stream_safe(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def fold(syllable: str) -> str:
    """The canonical form without any diacritics, d for đ."""
    return _fold[syllable]


def toneless(syllable: str) -> str:
    """The canonical form without tone marks; ă â ê ô ơ ư đ stay."""
    return _toneless[syllable]


def learn(word: str) -> None:
    """Takes a canonical word apart now, so that whoever asks about it later does not wait."""
    for known in (_fold, _toneless, _parts, _marked):
        known[canonical(word)]


def is_syllable(word: str) -> bool:
    """Whether the word is built like a Vietnamese syllable: onset, one to four vowel letters, coda."""
    letters = _take_apart(canonical(word))
    return _structure(letters) is not None and not any(letter.other for letter in letters)


def has_marks(syllable: str) -> bool:
    """Whether the syllable carries any diacritic: a tone, a quality mark or the stroke of đ."""
    return _marked[syllable]


def carries(typed: str, syllable: str) -> bool:
    """Whether `syllable` has the letters of `typed` and at least its marks.

    Both are canonical. The tone is compared by syllable, not by letter: "tuòng" is carried by "tường".
    """
    if typed == syllable:
        return True
    if _fold[typed] != _fold[syllable]:
        return False
    if typed == _fold[typed]:
        return True
    had, has = _parts[typed], _parts[syllable]
    return len(had) == len(has) and all(map(frozenset.issubset, had, has))


def _take_apart(word: str) -> list[_Letter]:
    letters: list[_Letter] = []
    for character in unicodedata.normalize("NFD", word):
        if letters and unicodedata.combining(character):
            letters[-1].add(character)
        else:
            letters.append(_Letter(character))
    return letters


def _structure(letters: list[_Letter]) -> tuple[int, int] | None:
    """Where the nucleus begins and ends, or None for what is not built like a Vietnamese syllable."""
    if len(letters) > _LONGEST_SYLLABLE:
        return None
    match = _SYLLABLE.fullmatch("".join(letter.base for letter in letters).replace("đ", "d"))
    return match.span(2) if match else None


def _compute_canonical(word: str) -> str:
    lower = word.lower() if word.isascii() else nfc(nfc(word).lower().translate(_STROKES))
    if len(lower) > 3 * _LONGEST_SYLLABLE:
        return lower
    if lower.isascii() and not _SYLLABLE.fullmatch(lower):
        return lower  # numbers, marks and most foreign words need not be taken apart
    letters = _take_apart(lower)
    span = _structure(letters)
    if span is None:
        return lower
    start, end = span
    onset = "".join(letter.base for letter in letters[:start])
    nucleus, coda = letters[start:end], letters[end:]
    if not coda and len(nucleus) == 1 and nucleus[0].base in "iy" and onset != "g":
        nucleus[0].base = "y" if onset in _Y_ONSETS else "i"
    vowels = [*(letters[1:start] if onset in {"gi", "qu"} else []), *nucleus]
    if _native(letters, vowels):
        _settle_quality(nucleus, bool(coda))
        _settle_tone(vowels, nucleus, bool(coda))
    return nfc("".join(map(str, (*_settle_onset(letters[:start], nucleus[0].base), *nucleus, *coda))))


def _native(letters: list[_Letter], vowels: list[_Letter]) -> bool:
    """Whether all marks are Vietnamese ones, on vowels; of two tones on one letter the first counts."""
    return not any(
        letter.other.strip(TONES) or ((letter.quality or letter.tone) and letter not in vowels)
        for letter in letters
    )


def _settle_onset(onset: list[_Letter], vowel: str) -> list[_Letter]:
    """Writes gh and ngh before e, i, y alone, and ngh there: nghạn → ngạn, ngề → nghề."""
    bases = "".join(letter.base for letter in onset)
    if bases in {"gh", "ngh"} and vowel not in _FRONT:
        return onset[:-1]
    if bases == "ng" and vowel in "ei":
        return [*onset, _Letter("h")]
    return onset


def _settle_quality(nucleus: list[_Letter], closed: bool) -> None:
    """Moves quality marks to the letters that take them, and completes ươ.

    uơ exists in open syllables alone (thuở, huơ), ươ in all others alone (trương, người).
    """
    for at, letter in enumerate(nucleus):
        if letter.quality and letter.base not in _CARRIERS[letter.quality]:
            for near in (*nucleus[at + 1 : at + 2], *nucleus[max(at - 1, 0) : at]):
                if near.quality in {"", letter.quality} and near.base in _CARRIERS[letter.quality]:
                    near.quality, letter.quality = letter.quality, ""
                    break
    if [letter.base for letter in nucleus[:2]] == ["u", "o"]:
        first, second = nucleus[:2]
        marks = {first.quality, second.quality}
        if _HORN in marks and marks <= {_HORN, ""}:
            first.quality = _HORN if closed or len(nucleus) > 2 else ""
            second.quality = _HORN


def _settle_tone(vowels: list[_Letter], nucleus: list[_Letter], closed: bool) -> None:
    """Writes the tone mark once, where the traditional orthography has it."""
    tones = [letter.tone for letter in vowels if letter.tone]
    if not tones:
        return
    marked = [letter for letter in nucleus if letter.quality]
    if marked:
        place = marked[-1]
    elif len(nucleus) == 4:
        place = nucleus[2]
    elif len(nucleus) == 3 or (len(nucleus) == 2 and closed):
        place = nucleus[1]
    else:
        place = nucleus[0]
    tone = place.tone or tones[-1]
    for letter in vowels:
        letter.tone = letter.other = ""
    place.tone = tone


def _compute_fold(word: str) -> str:
    letters = unicodedata.normalize("NFD", canonical(word))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return nfc(bare.replace("đ", "d"))


def _compute_toneless(word: str) -> str:
    letters = unicodedata.normalize("NFD", canonical(word))
    return nfc("".join(letter for letter in letters if letter not in TONES))


def _compute_parts(word: str) -> tuple[frozenset[str], ...]:
    """The marks of a canonical word letter by letter; a syllable's tone comes last, by itself."""
    letters = _take_apart(word)
    marks = [{*letter.other, letter.quality} - {""} for letter in letters]
    tones: set[str] = set()
    for letter, own in zip(letters, marks, strict=True):
        if letter.base == "đ":
            own.add("đ")
        if letter.tone and _structure(letters):
            tones.add(letter.tone)
        elif letter.tone:
            own.add(letter.tone)
    return (*map(frozenset, marks), frozenset(tones))


def _compute_marked(syllable: str) -> bool:
    return _fold[syllable] != canonical(syllable)


canonical = remembered(_compute_canonical)
"""The representative of all spellings of a syllable; of another word, its NFC lower-case form."""

_fold: Cache[str] = Cache(_compute_fold)
_toneless: Cache[str] = Cache(_compute_toneless)
_marked: Cache[bool] = Cache(_compute_marked)
_parts: Cache[tuple[frozenset[str], ...]] = Cache(_compute_parts)
