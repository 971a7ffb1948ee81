"""Vietnamese text as programs of before Unicode wrote it, for tests: independent of the tables under test."""

from __future__ import annotations

import unicodedata

TONES = {"\u0300": "ø", "\u0301": "ù", "\u0303": "õ", "\u0309": "û", "\u0323": "ï"}
CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0301": "á", "\u0303": "ã", "\u0309": "å", "\u0323": "ä"}
BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0303": "ü", "\u0309": "ú", "\u0323": "ë"}
I_TONES = {"\u0300": "ì", "\u0301": "í", "\u0303": "ó", "\u0309": "æ", "\u0323": "ò"}
TCVN3_SMALL = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
ENCODINGS = ("tcvn3", "vni", "viscii", "windows-1258")


def encode(text: str, encoding: str) -> bytes:
    """The text in an encoding; capitals that TCVN3 lacks as small letters."""
    letters = map(
        {"tcvn3": _tcvn3, "vni": _vni, "windows-1258": _windows_1258, "viscii": _viscii}[encoding], text
    )
    return b"".join(letters)


def _tcvn3(letter: str) -> bytes:
    code = TCVN3_CAPITALS.get(letter) or TCVN3_SMALL.get(letter.lower())
    return code.encode("latin-1") if code else letter.encode("cp1252")


def _vni(letter: str) -> bytes:
    if letter.isascii():
        return letter.encode()
    small = unicodedata.normalize("NFD", letter.lower())
    base, marks = small[0], small[1:]
    quality = next((mark for mark in marks if mark in "\u0302\u0306\u031b"), "")
    tone = next((mark for mark in marks if mark in TONES), "")
    if base == "đ":
        code = "ñ"
    elif base == "i" and tone:
        code = I_TONES[tone]
    elif base == "y" and tone == "\u0323":
        code = "î"
    elif base in "aeiouy" and marks:
        vowel = {"o": "ô", "u": "ö"}[base] if quality == "\u031b" else base
        marks_of = {"\u0302": CIRCUMFLEX, "\u0306": BREVE}.get(quality)
        code = vowel + (marks_of[tone] if marks_of else TONES.get(tone, ""))
    else:
        return letter.encode("cp1252")
    return (code.upper() if letter.isupper() else code).encode("latin-1")


def _windows_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        return (base + "".join(mark for mark in marks if mark in TONES)).encode("cp1258")


_VISCII = (  # RFC 1456: the letters by their bytes from 0x80 on
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {"Ẳ": 2, "Ẵ": 5, "Ẫ": 6, "Ỷ": 20, "Ỹ": 25, "Ỵ": 30}


def _viscii(letter: str) -> bytes:
    if letter in _VISCII_LOW:
        return bytes([_VISCII_LOW[letter]])
    plain = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "..."}.get(letter, letter)
    return plain.encode() if plain.isascii() else bytes([0x80 + _VISCII.index(letter)])
