"""The legacy encodings of Vietnamese: what each byte, or pair of bytes, stands for.

Each decodes text that was read as Latin-1, a character for each byte, so the same code serves bytes of a
file and the Latin-1 characters that a document with a legacy font holds.

- VISCII: RFC 1456, table of section 2.1.
- TCVN3, the code of the ABC fonts: TCVN 5712:1993, small letters and the seven capitals with quality marks
  alone. Capitals with a tone have no code; they were made by a font of capitals (`.VnTimeH`), or typed as
  small letters. Between 0x80 and 0x9F stand the typographic marks of windows-1252.
- VNI-Windows: a letter, then its mark as a second byte of the same case; some letters with a tone are one
  byte. The code of the fonts `VNI-Times` and others, as VNI Software published it.
- windows-1258: Microsoft's code page 1258; tones are combining marks of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from searchlib.frozen import frozen

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
_TONES_1258 = {0xCC: "\u0300", 0xD2: "\u0309", 0xDE: "\u0303", 0xEC: "\u0301", 0xF2: "\u0323"}
_LETTERS_1258 = {
    0xC3: "Ă",
    0xD0: "Đ",
    0xD5: "Ơ",
    0xDD: "Ư",
    0xE3: "ă",
    0xF0: "đ",
    0xF5: "ơ",
    0xFD: "ư",
    0xFE: "₫",
}


@frozen
class LegacyEncoding:
    """A way to write Vietnamese in bytes.

    Attributes:
        name: as `--encoding` has it.
        title: as people know it.
        codes: what stands for what; keys are one or two characters of Latin-1.
    """

    name: str
    title: str
    codes: Mapping[str, str]

    def decode(self, text: str) -> str:
        """The text, NFC; what has no code of its own stays, bytes 0x80 to 0x9F as in windows-1252."""
        decoded = _pattern(self.name).sub(lambda found: self.codes[found[0]], text)
        return unicodedata.normalize("NFC", decoded)


def _viscii() -> dict[str, str]:
    codes = {chr(byte): letter for byte, letter in _VISCII_LOW.items()}
    return codes | {chr(0x80 + place): letter for place, letter in enumerate(_VISCII_HIGH)}


def _tcvn3() -> dict[str, str]:
    return {chr(first + n): letter for first, letters in _TCVN3.items() for n, letter in enumerate(letters)}


def _vni() -> dict[str, str]:
    small = {letter + mark: letter + tone for letter in "aeouy" for mark, tone in _VNI_TONES.items()}
    small |= {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()}
    small |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    small |= _VNI_ALONE
    small |= {horn + mark: _VNI_ALONE[horn] + tone for horn in "ôö" for mark, tone in _VNI_TONES.items()}
    capital = {code.upper(): letter.upper() for code, letter in small.items()}
    mixed = {
        code[0] + code[1].swapcase(): letter for code, letter in (small | capital).items() if len(code) > 1
    }
    return mixed | small | capital


def _windows_1258() -> dict[str, str]:
    return {chr(byte): letter for byte, letter in (_LETTERS_1258 | _TONES_1258).items()}


def _windows_1252() -> dict[str, str]:
    """The marks between 0x80 and 0x9F that Windows' fonts have, whatever the letters are."""
    signs = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
    return {code: sign for code, sign in signs.items() if sign}


ENCODINGS: dict[str, LegacyEncoding] = {
    one.name: one
    for one in (
        LegacyEncoding("tcvn3", "TCVN3 (ABC)", _windows_1252() | _tcvn3()),
        LegacyEncoding("vni", "VNI-Windows", _windows_1252() | _vni()),
        LegacyEncoding("viscii", "VISCII", _viscii()),
        LegacyEncoding("windows-1258", "windows-1258", _windows_1252() | _windows_1258()),
    )
}
"""By the names that `--encoding` takes."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    codes = ENCODINGS[name].codes
    pairs = sorted(code for code in codes if len(code) > 1)
    single = "".join(re.escape(code) for code in codes if len(code) == 1)
    return re.compile("|".join([*map(re.escape, pairs), f"[{single}]"]))
