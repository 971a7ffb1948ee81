"""Telex and VNI: syllables typed with the input method switched off.

Telex doubles a, e, o and d for â, ê, ô and đ, writes w after the letter for ă, ơ and ư, and s f r x j for the
tones. VNI writes the digits 1-5 for the tones, 6 for the circumflex, 7 for the horn, 8 for the breve and 9
for the stroke. Mark and tone keys may come anywhere after their letter ("truwowngf", "truongwf", "truo72ng");
no tone key of Telex is a letter that can follow a vowel, and hardly a syllable has the same a, e or o twice.
"""

from __future__ import annotations

from searchlib.text.spelling import canonical, is_syllable

_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VOWELS = frozenset("aeiouy")
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_LONGEST = 14  # "nghieengs" has 9 keys; some are struck twice


class _Syllable:
    """A syllable as it is typed: letters, each with its mark, and a tone."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""

    @property
    def has_vowel(self) -> bool:
        return not _VOWELS.isdisjoint(self.letters)

    def add(self, letter: str, mark: str = "") -> None:
        self.letters.append(letter)
        self.marks.append(mark)

    def set_tone(self, tone: str) -> bool:
        """Sets the tone; False where no vowel precedes it, or where there is one already."""
        if self.tone or not self.has_vowel:
            return False
        self.tone = tone
        return True

    def mark_last(self, letters: str, mark: str) -> bool:
        """Marks the last of the letters that has no mark yet; False if there is none."""
        for at in reversed(range(len(self.letters))):
            if self.letters[at] in letters and not self.marks[at] and not self._of_onset(at):
                self.marks[at] = mark
                return True
        return False

    def stroke(self) -> bool:
        """Makes the first letter đ; False if it is no d."""
        if self.letters[:1] != ["d"]:
            return False
        self.letters[0] = "đ"
        return True

    def horn(self) -> bool:
        """Horn where an input method puts it: on uo and the u of ua, uu, else on the last u or o."""
        typed = "".join(self.letters)
        for pair in ("uo", "ua", "uu"):
            at = typed.find(pair)
            if at >= 0 and not self.marks[at] and not self._of_onset(at):
                self.marks[at] = _HORN
                if pair == "uo" and not self.marks[at + 1]:
                    self.marks[at + 1] = _HORN
                return True
        return self.mark_last("uo", _HORN) or _HORN in self.marks

    def _of_onset(self, at: int) -> bool:
        return self.letters[at] == "u" and self.letters[:at] == ["q"]

    def spell(self) -> str | None:
        """The canonical syllable, or None for what is none."""
        vowel = next((at for at, letter in enumerate(self.letters) if letter in _VOWELS), None)
        if vowel is None:
            return None
        marks = list(self.marks)
        at = "".join(self.letters).find("ua")
        if 0 <= at < len(marks) - 2 and marks[at] == _HORN and not marks[at + 1]:
            marks[at : at + 2] = "", _BREVE  # ưa is open; before a coda it was uă
        marks[vowel] += self.tone
        form = canonical("".join(map(str.__add__, self.letters, marks)))
        return form if is_syllable(form) else None


def telex(word: str) -> str | None:
    """The canonical syllable that a word means when its letters are Telex keys, or None if it means none."""
    syllable = _Syllable()
    for key in _keys(word):
        if not _strike_telex(syllable, key):
            return None
    return syllable.spell()


def _strike_telex(syllable: _Syllable, key: str) -> bool:
    if key in _TELEX_TONES and syllable.has_vowel:
        return syllable.set_tone(_TELEX_TONES[key])
    typed = "".join(syllable.letters)
    if key == "w":
        # "oaw" and "aw" mean ă, "uaw" ưa except after q; w by itself is ư.
        if "a" in typed and ("ua" not in typed or typed.startswith("qu")):
            return syllable.mark_last("a", _BREVE) or _BREVE in syllable.marks
        if syllable.horn():
            return True
        syllable.add("u", _HORN)
    elif key == "d" and syllable.letters:
        return syllable.stroke()
    elif key in "aeo" and key in syllable.letters and not (key == "o" and typed.endswith(("oa", "oe"))):
        return syllable.mark_last(key, _CIRCUMFLEX)
    else:
        syllable.add(key)
    return True


def vni(word: str) -> str | None:
    """The canonical syllable that a word means when its letters and digits are VNI keys, or None."""
    syllable = _Syllable()
    for key in _keys(word):
        if not _strike_vni(syllable, key):
            return None
    return syllable.spell()


def _strike_vni(syllable: _Syllable, key: str) -> bool:
    if key in _VNI_TONES:
        return syllable.set_tone(_VNI_TONES[key])
    if key == "6":
        return syllable.mark_last("aeo", _CIRCUMFLEX)
    if key == "7":
        return syllable.horn()
    if key == "8":
        return syllable.mark_last("a", _BREVE)
    if key == "9":
        return syllable.stroke()
    if key == "0":
        return False
    syllable.add(key)
    return True


def _keys(word: str) -> str:
    """The keys of a word; one that no method can mean for what is not plain ASCII letters and digits."""
    return word.lower() if word.isascii() and word.isalnum() and len(word) <= _LONGEST else "0"
