"""Bylines: the lines that name the author, the agency or the paper of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from searchlib.text.alphabet import LOWER, UPPER
from searchlib.understanding.layout.paragraph_shape import LONG, Shape, is_dated_link, squash
from searchlib.understanding.lexicon.word_lists import WordLists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from searchlib.model import Kind

LISTS = WordLists("layout/bylines")

BYLINE_LIMIT = 60
"""Code points of a byline."""

OFFICE_LIMIT = 90
"""Code points of the line below an author's name that tells the office."""

_BYLINE_WORDS = re.compile(
    r"\(?(?:Theo|THEO|Nguồn|NGUỒN|Bài và ảnh|Bài, ảnh|Tin, ảnh|Tin và ảnh|Bài|Thực hiện|Tác giả|Nhóm (?:PV|"
    r"phóng viên)|PV|P\.V|"
    rf"Phóng viên|CTV)(?![{LOWER}])"
)
_AGENCY = re.compile(rf"\(?(?:{LISTS.pattern('agency')}|Vietnam\+)\b[^.:!?]{{0,40}}$")
_NAME = re.compile(
    rf"\(?[{UPPER}][\w.'’]*(?:(?:\s?[-–—,&/;]\s?|\s(?:và\s)?)[{UPPER}][\w.'’]*){{0,9}}"
    r"(?:\s?\(?(?:ghi|thực hiện|lược dịch|lược ghi|[Tt]ổng hợp|dịch|ghi lại|biên dịch)\)?|"
    r"\s?/\s?[^.!?:]{2,30}|\s?\((?:[Tt]heo|t/h|ghi)[^.!?]{0,40})?\)?\.?$"
)
_SOURCE = re.compile(rf"\((?:Theo |Nguồn:? |The )[{UPPER}][^()]{{1,40}}\)\.?$")
"""An agency or paper in parentheses, also in the middle, where another text is appended."""

# A paper, as the source of the short news above it.
_PAPER = re.compile(rf"\(?(?:Theo )?(?:[Bb]áo )?(?:{LISTS.pattern('paper')}|Pháp Luật TP\.? ?HCM)\)?\.?$")
# "TS. NGUYỄN VĂN A", "PGS Lê B": who signs a text, with the office in the line below.
_SIGNED = re.compile(
    rf"(?:(?:GS|PGS|TS|ThS|Ths|BS|LS|KS|KTS|Luật sư|Bác sĩ|Giáo sư|Tiến sĩ|Nhà báo|Nhà thơ|Nhà văn)[.\s-]*)+"
    rf"(?:[{UPPER}][{UPPER}{LOWER}]*\s?){{2,5}}$"
)
_OFFICE = re.compile(
    r"\(?(?:[Nn]guyên |[Cc]ựu )?(?:Phó )?(?:[Gg]iám đốc|[Cc]hủ tịch|[Tt]rưởng|[Hh]iệu trưởng|"
    r"[Bb]í thư|[Vv]iện trưởng|"
    r"[Cc]hủ nhiệm|[Gg]iảng viên|[Tt]ổng)\b[^.:?!]*\)?$"
)
# "ÔNG LÊ VĂN A, GIÁM ĐỐC SỞ Y TẾ:" above the words that he wrote.
_HEADED = re.compile(rf"(?:ÔNG|BÀ|ANH|CHỊ|GS|PGS|TS|THS|BS|LS|LUẬT SƯ)\b[^{LOWER}]{{6,110}}:$")
# "Ông Lê Văn A.": the caption of a portrait.
_PORTRAIT = re.compile(r"(?:Ông|Bà|Đồng chí)\s|(?:Anh|Chị)\s[^.]*\.$")


def bylines(blocks: list[Shape], kinds: dict[int, Kind], authors: Sequence[str]) -> None:
    """Names the bylines that the form itself has not marked.

    They are the last line before any links to other articles, the one before it, a signature with its
    office, and anywhere a source in parentheses, a paper, or a known author.
    """
    known = {squash(author) for author in authors}
    last = len(blocks) - 1
    while last > 0 and (_is_link(blocks[last].text) or _FOOT.match(blocks[last].text)):
        last -= 1
    if last > 1 and last not in kinds and _is_signature(blocks[last - 1], blocks[last]):
        kinds[last] = kinds[last - 1] = "byline"
    for position in range(last, max(0, last - 2), -1):
        block = blocks[position]
        if position in kinds or not byline(block):
            break
        kinds[position] = "byline"
    for position, block in enumerate(blocks):
        if block.size > 2 * BYLINE_LIMIT or position in kinds:
            continue
        if position and _is_source(block) and not _goes_on(blocks, position):
            kinds[position] = "byline"
        if known and block.size <= LONG and squash(block.text) in known:
            kinds.setdefault(position, "byline")


_FOOT = re.compile(r"(?:Ý kiến của bạn|Xem tiếp)\s?[:?]?$")


def _goes_on(blocks: list[Shape], position: int) -> bool:
    """Whether the line is amid a sentence cut at a link ("Trả lời" | "VnExpress" | ", ông A nói ...")."""
    return position + 1 < len(blocks) and blocks[position + 1].fragment


def _is_link(text: str) -> bool:
    """Whether a line is the headline of another article: marked, or with its date behind it."""
    return text.startswith((">>", "&gt;")) or is_dated_link(text)


def _is_signature(name: Shape, office: Shape) -> bool:
    """Whether two lines are an author with a degree and the office below."""
    if name.size > BYLINE_LIMIT or office.size > OFFICE_LIMIT:
        return False
    return _OFFICE.match(office.text) is not None and _SIGNED.match(name.text) is not None


# "T.D", "Đ.Loan - V.Phong": who signs the report above, also amid the text, where another follows.
_INITIALED = rf"[{UPPER}]{{1,2}}\. ?[{UPPER}][{LOWER}]*\.?(?:[{UPPER}]\.?)?"
_INITIALS = re.compile(rf"{_INITIALED}(?:\s?[-–—]\s?{_INITIALED})*$")


# "Lê Văn An thực hiện": who has held the interview above, also where links follow.
_DONE_BY = re.compile(
    rf"(?:(?:PV|Phóng viên) )?[{UPPER}][{LOWER}.]*(?:(?: [-–] | và |, |[ -])[{UPPER}][{LOWER}.]*){{0,7}}"
    r" \(?(?:thực hiện|ghi|lược ghi|lược dịch)\)?\.?$"
)


def _is_source(block: Shape) -> bool:
    """Whether a line anywhere names the source of what stands above it, or heads what somebody wrote."""
    if block.end == ":":
        return _HEADED.match(block.text) is not None
    if block.size > BYLINE_LIMIT:
        return False
    if _INITIALS.match(block.text) or _DONE_BY.match(block.text):
        return True
    return _SOURCE.match(block.text) is not None or _PAPER.match(block.text) is not None


def byline(block: Shape) -> bool:
    """Whether a line at the end of a text names its author or agency."""
    if block.size > 2 * BYLINE_LIMIT or block.item or block.fragment:
        return False
    text = block.text
    if (
        _BYLINE_WORDS.match(text)
        and block.end in ("", ".")
        and (block.size <= BYLINE_LIMIT or text[0] == "(")
    ):
        return True
    if block.size > BYLINE_LIMIT:
        return False
    if _PORTRAIT.match(text):
        return False
    return _AGENCY.match(text) is not None or (_NAME.match(text) is not None and not text[0].isdigit())
