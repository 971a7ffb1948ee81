"""Walks of life: the fields of work that the words of a role tell, by which namesakes are told apart."""

from __future__ import annotations

from functools import cache, lru_cache

from searchlib.search.people.appearances import Key, name_key

# Words of a role that tell the walk of life. The first walk that fits counts, so the narrow ones come first.
# Deputies ("đại biểu") come from all walks.
_WALKS: tuple[tuple[str, str], ...] = (
    ("health", "bác sĩ, bệnh viện, y tế, dược sĩ, điều dưỡng, y sĩ"),
    ("teaching", "hiệu trưởng, hiệu phó, giáo viên, nhà giáo, giảng viên, học sinh, sinh viên"),
    ("forces", "công an, cảnh sát, điều tra, bộ đội, quân khu, chỉ huy trưởng, biên phòng, quân sự"),
    (
        "forces",
        "trung úy, thượng úy, đại úy, thiếu tá, trung tá, thượng tá, đại tá, thiếu tướng, trung tướng",
    ),
    ("church", "linh mục, đức cha, hòa thượng, thượng tọa, đại đức, mục sư, giám mục"),
    (
        "business",
        "công ty, doanh nghiệp, tập đoàn, tổng giám đốc, hợp tác xã, ngân hàng, chủ cơ sở, chủ nhà nghỉ",
    ),
    ("arts", "nghệ sĩ, nhạc sĩ, họa sĩ, đạo diễn, nhà văn, nhà thơ"),
    ("arts", "ca sĩ, diễn viên, người mẫu, biên đạo, nhiếp ảnh, hoa hậu, nsưt, nsnd"),
    ("sport", "huấn luyện viên, vận động viên, cầu thủ, trọng tài, hlv, vđv"),
    ("sport", "tiền đạo, tiền vệ, hậu vệ, thủ môn, tuyển thủ, danh thủ"),
    ("law", "luật sư, thẩm phán, chủ tọa, kiểm sát viên, công tố viên"),
    ("people", "cử tri, nông dân, người dân, bạn đọc, công nhân, tiểu thương, chủ hộ, chủ nhà, chủ quán"),
    ("people", "người bán, bán hàng, lái xe, tài xế, xe ôm, phụ huynh, trưởng ấp, trưởng thôn, trưởng bản"),
    (
        "people",
        "nhân viên thu phí, chủ xe, chủ tàu, ngư dân, nạn nhân, bị cáo, nhân chứng, chủ tiệm, chủ cửa hàng",
    ),
    ("office", "bí thư, chủ tịch, trưởng ban, phó ban, bộ trưởng, thứ trưởng, thủ tướng, ủy viên, chủ nhiệm"),
    ("office", "chánh văn phòng, giám đốc sở, chi cục trưởng, cục trưởng, trưởng phòng"),
)

_BOTH = {
    frozenset(pair)
    for pair in (("arts", "business"), ("arts", "teaching"), ("law", "business"), ("law", "office"))
}
"""Walks that one person may well be in: a singer who studies or has a firm, a lawyer in an association."""


def may_be_both(one: str, other: str) -> bool:
    """Whether one person may well be in both walks of life."""
    return frozenset((one, other)) in _BOTH


@lru_cache(1 << 15)
def walk_of_life(role: Key) -> str | None:
    """The field of work that the words of a role tell, or None."""
    starts = _starts()
    found = len(_WALKS)
    for at, syllable in enumerate(role):
        for rank, words in starts.get(syllable, ()):
            if rank < found and role[at : at + len(words)] == words:
                found = rank
    return _WALKS[found][0] if found < len(_WALKS) else None


@cache
def _starts() -> dict[str, list[tuple[int, Key]]]:
    """The words of all walks of life by their first syllable, each with the place of its walk."""
    found: dict[str, list[tuple[int, Key]]] = {}
    for rank, (_, listed) in enumerate(_WALKS):
        for words in map(name_key, listed.split(", ")):
            found.setdefault(words[0], []).append((rank, words))
    return found
