"""Which runs of letters are Vietnamese syllables as they are written: onset, rime, a tone the rime allows.

Stricter than `text.spelling.is_syllable`, which reads what people type; this one tells Vietnamese from bytes
that were decoded by the wrong table. The rimes are those of Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), in
their spelling, with the tone mark on any of their vowels.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _words(text: str) -> list[str]:
    return text.split()


_ONSETS = _words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
_OPEN = _words(
    "a ai ao au ay am an ang anh ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia im in inh "
    "iu iêm iên iêng iêu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong ô "
    "ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un ung uân uâng uây uê uênh uôi uôm uôn uông uy uya uyên uynh uyu "
    "uơ ư ưa ưi ưm ưn ưng ưu ươi ươm ươn ương ươu y yêm yên yêng yêu "
)
_STOPPED = _words(
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oc oet "
    "op ot ooc ôc ôp ôt ơp ơt uc up ut uât uêch uôc uôt uych uyêt uyt ưc ưt ươc ươp ươt yêt"
)
_AFTER_QU = _words("a ai ao au ay an ang anh ăm ăn ăng ân âng ây e en eo ê ên ênh i in inh iu y yên ynh ơ")
_AFTER_QU_STOPPED = _words("ac ach at ăc ăp ăt ât et êch êt ich it ych yêt yt ôc")
_AFTER_GI = _words("eng ên iêng i in")

_STOPS = "\u0301\u0323"
"""The tones of rimes that end in a stop: acute and dot below."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST = 8
_BORROWED = frozenset(
    _words(
        "ôtô môtô bêtông ximăng đôla văcxin nilông panô canô ôxy rơmooc rơmoóc lênin ăngghen "
        "đăk lăk đắk lắk krông"
    )
)
"""Words of the press that are written together, and names of the Central Highlands."""


@lru_cache(maxsize=1 << 16)
def is_written_syllable(word: str, *, tone_left_out: bool = False) -> bool:
    """Whether a word, in whatever case, is spelt as a Vietnamese syllable, its tone included.

    Args:
        word: letters, NFC.
        tone_left_out: whether a rime that needs a tone may be without it ("viêc").
    """
    if len(word) > _LONGEST:
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in _TONES]
    if len(tones) > 1:
        return False
    if word.lower() in _BORROWED:
        return True
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    if _open().fullmatch(bare):
        return True
    if not (tones[0] in _STOPS if tones else tone_left_out):
        return False
    return _stopped().fullmatch(bare) is not None


@lru_cache(maxsize=1)
def _open() -> re.Pattern[str]:
    plain = [onset for onset in _ONSETS if onset != "qu"]
    return re.compile(
        f"(?:{'|'.join(plain)})?(?:{'|'.join(_OPEN)})|qu(?:{'|'.join(_AFTER_QU)})|g(?:{'|'.join(_AFTER_GI)})"
    )


@lru_cache(maxsize=1)
def _stopped() -> re.Pattern[str]:
    plain = [onset for onset in _ONSETS if onset != "qu"]
    return re.compile(
        f"(?:{'|'.join(plain)})?(?:{'|'.join(_STOPPED)})|qu(?:{'|'.join(_AFTER_QU_STOPPED)})|g(?:iêc|iêt)"
    )
