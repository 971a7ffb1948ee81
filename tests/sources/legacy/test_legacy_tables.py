"""The tables: every letter of Vietnamese there and back, against codecs that others made."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from searchlib.sources.legacy import NAMES
from searchlib.sources.legacy.legacy_tables import ENCODINGS
from searchlib.text.alphabet import LOWER, UPPER
from tests.sources.legacy.encoders import encode

CAPITALS = UPPER.replace("A-Z", "")
LETTERS = LOWER.replace("a-z", "") + CAPITALS
TONED = [letter for letter in CAPITALS if set(unicodedata.normalize("NFD", letter)) & set("̣̀́̃̉")]


def test_the_names_are_those_of_the_option() -> None:
    assert (*ENCODINGS, "utf-8") == NAMES


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_letter_comes_back(name: str) -> None:
    for letter in LETTERS:
        back = ENCODINGS[name].decode(encode(letter, name).decode("latin-1"))
        assert back == (letter.lower() if name == "tcvn3" and letter in TONED else letter)


def test_windows_1258_is_pythons() -> None:
    text = "Xã Vân Giang: “đường”, 5.000 ₫ – à ấ ệ ỗ"
    data = unicodedata.normalize("NFC", text)
    assert ENCODINGS["windows-1258"].decode(encode(data, "windows-1258").decode("latin-1")) == data
    for byte in (0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5, 0xFD, 0xFE):
        assert ENCODINGS["windows-1258"].codes[chr(byte)] == bytes([byte]).decode("cp1258")


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
@pytest.mark.parametrize(("name", "known"), [("viscii", "VISCII"), ("tcvn3", "TCVN5712-1")])
def test_other_programs_read_the_same(name: str, known: str) -> None:
    for letter in LETTERS:
        if name == "tcvn3" and letter in TONED:
            continue
        code = encode(letter, name)
        done = subprocess.run(["iconv", "-f", known, "-t", "UTF-8"], input=code + b"\n", capture_output=True)
        assert unicodedata.normalize("NFC", done.stdout.decode().strip()) == letter


def test_windows_quotes_stay_in_fonts_of_windows() -> None:
    assert ENCODINGS["tcvn3"].decode("\x93Hµ Néi\x94 \x96") == "“Hà Nội” –"
    assert ENCODINGS["vni"].decode("\x93Haø Noäi\x94") == "“Hà Nội”"
    assert ENCODINGS["vni"].decode("ÑAÏI HOÄI, Ñaïi Hoäi, nöôùc, kyõ, kî") == "ĐẠI HỘI, Đại Hội, nước, kỹ, kỵ"
