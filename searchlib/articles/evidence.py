"""What tells whether a paragraph that points to nobody goes on with a speech: weights for and against.

A speech argues, asks and promises, and ties its sentences together; a report of facts has dates, figures and
other subjects that act. No single sign decides: what speaks for it is added up, what speaks against it taken
off, and `ENOUGH` must remain.
"""

from __future__ import annotations

from dataclasses import dataclass

from searchlib.articles import lexicon as lex
from searchlib.articles import verbs
from searchlib.articles.persons import Form
from searchlib.articles.reading import Reading

ENOUGH = 3
"""The weight from which on a paragraph is the speaker's."""
_NEVER = -9
_SHORTEST_GENERAL = 12
_MANY_FIGURES = 4
_OPENING = 40
"""Within so many words stands what a paragraph sounds like; in a long one every word occurs."""
_SUBJECT = 24
"""Within so many words the subject of a sentence begins that opens with a link or an adverbial."""
_PREDICATE = 12
"""Within so many words behind an organ stands what it does."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where in the course of the text a paragraph stands.

    Attributes:
        between: the same person speaks before and after the gap, and nobody else within it.
        close: the gap is short.
        asked: the report before the gap asks for something to be done.
        occasion: the article reports from a meeting, where speeches are held.
        ended: the words before the gap were a quotation that has been closed.
    """

    between: bool
    close: bool
    asked: bool
    occasion: bool
    ended: bool


_MODALS = lex.trie(
    lex.phrases("""
    cần, phải, không thể, không được, không nên, nên được, hãy, đừng, cần thiết, sẽ phải, buộc phải, có thể
    """)
)
_JUDGEMENTS = lex.trie(
    lex.phrases("""
    rất, hết sức, vô cùng, quan trọng, đáng, bất cập, ngày càng, hơn nữa, tất yếu, là cơ hội, là
    điều, bởi vì, chính vì, khó khăn, thách thức, thuận lợi, yếu kém, hạn chế, kịp thời, hiệu quả, tốt hơn,
    nếu không, nhằm
    """)
)
_TIES = lex.trie(
    lex.phrases("""
    đây là, đây cũng là, đây chính là, đó là, đó cũng là, đó chính là, cụ thể, trong đó, như vậy, điều này,
    điều đó, việc này, việc đó, nguyên nhân, mục tiêu, vấn đề thứ, vì sao, lý do, bởi, nghĩa là, tức là
    """)
)
"""Beginnings that go on with what has just been said, whoever said it."""
_ORDINALS = lex.trie(lex.phrases("thứ hai, thứ ba, thứ tư, thứ năm, hai là, ba là, bốn là, năm là"))
_ORGANS = lex.trie(
    lex.phrases("""
    bộ, sở, ubnd, hđnd, ub, ủy ban, chính phủ, quốc hội, công an, công ty, tập đoàn, tỉnh, thành phố, tp,
    huyện, quận, phường, xã, cơ quan, viện, đoàn, ban, lãnh đạo, đại diện, hội, liên đoàn, tòa án, đảng bộ,
    thường trực, văn phòng, cục, chi cục, tổng cục, đảng ủy, tỉnh ủy, thành ủy, hđxx, hội đồng, ngân hàng,
    trường, bệnh viện, đài, hiệp hội, tổng công ty, mặt trận, thường vụ, bộ chính trị, trung ương
    """)
)
_NO_ORGANS = lex.words("máy phận luật sách phim kết nghị thảo chấp hành trưởng")
"""Words behind "bộ", "đoàn", "hội" that make them something else ("bộ máy", "đoàn kết", "hội nghị")."""
_SAYS = lex.trie(
    lex.phrases("""
    kiến nghị, đề nghị, đề xuất, tán thành, nhất trí, thống nhất, cho rằng, cho biết, nhận định, khẳng định,
    đánh giá, thông báo, lưu ý, ủng hộ, kêu gọi, tuyên bố, kết luận, tuyên án, tuyên phạt, xin ý kiến,
    nhấn mạnh, thảo luận, phản đối, thông qua, biểu quyết
    """)
)
_ACTS = lex.trie(
    lex.phrases("""
    liên tiếp ra, ra công văn, ban hành, có công văn, có văn bản, phát hiện, bắt giữ, khởi tố, trao, tổ chức
    lễ, ký quyết định, tiếp nhận, bổ nhiệm
    """)
)
_TO_DO = lex.trie(
    lex.phrases("""
    cần, phải, tiếp tục, khẩn trương, tăng cường, đẩy mạnh, đẩy nhanh, chủ động, chủ trì, rà soát, tập trung,
    bảo đảm, đảm bảo, nâng cao, kiên quyết, nghiêm túc, nghiêm, xử lý, phối hợp, triển khai, thực hiện,
    đổi mới, quan tâm, kịp thời, không để, không được, tuyệt đối, sớm, nhanh chóng, hoàn thiện,
    hoàn thành, chú trọng, phát huy, làm tốt, quản lý chặt, tích cực, đề cao, hướng dẫn,
    tham mưu, coi trọng, siết chặt, kiểm tra
    """)
)
"""Words by which a paragraph goes on telling what others have to do."""
_ORDERS = lex.trie(lex.phrases("yêu cầu, chỉ đạo, giao"))
_PAPERS = lex.trie(
    lex.phrases("""
    nghị định, thông tư, quy chế, dự thảo, đề án, báo cáo, khảo sát, nghiên cứu, thống kê, văn bản, chỉ thị,
    bản báo cáo, kết quả khảo sát, kết quả nghiên cứu, kết quả điều tra, quyết định, nghị quyết, dự luật
    """)
)
_PAPER_TELLS = lex.words("còn cũng nêu thấy đề quy nhấn ghi")
_PAPER_REACH = 9
_TO_COME = lex.words("phải cần sẽ nên")
"""What a paper has to become is the speaker's wish."""
_COUNTS = lex.trie(
    lex.phrases("""
    nghiên cứu, khảo sát, thống kê, số liệu, kết quả, báo cáo, điều tra, một nghiên cứu, một khảo sát,
    con số
    """)
)
"""Behind "theo": what the reporter rather than the speaker leans on."""
_PROVIDES = lex.words("điều luật hiến nghị dự khoản")
_SCENE = lex.trie(
    lex.phrases("""
    tiếp đó, sau buổi, sau cuộc, sau phiên, trong khuôn khổ, cũng trong ngày, cũng trong buổi, trong ngày,
    trong hai ngày, trong buổi, trên đây, theo tìm hiểu, như đã, theo lộ trình, theo kế hoạch, trong cuộc,
    thẩm tra, qua thảo luận, mới đây
    """)
)
"""Beginnings of a report of what happened besides the speech."""
_FIXED = lex.words("bản dự nếu - + ( *")
_SOFT_STARTS = lex.trie(lex.phrases("nhiều, một số, trong khi đó"))
_MADE = lex.words("xây thành đặt khởi bố")
"""Syllables behind "được" by which the past of a building or a body is told ("được xây dựng")."""


def weight(reading: Reading, course: Course) -> int:
    """How much speaks for a paragraph being the words of the last speaker."""
    keys = reading.parts.keys
    if not keys or someone_says(keys):
        return _NEVER
    return _course(course) + _language(reading, course) - _against(reading, course)


def _course(course: Course) -> int:
    if course.between:
        return 4 - course.ended if course.close else 3
    return 0


def _language(reading: Reading, course: Course) -> int:
    """What a speech sounds like: links, orders, modal words, judgements, the first person, generality."""
    keys = reading.parts.keys
    signs = 0
    if lex.match(verbs.LINKS, keys, 0):
        signs += 3
    if lex.match(_ORDINALS, keys, 0):
        signs += 2
    if course.asked and imperative(keys):
        signs += 4
    opening = keys[:_OPENING]
    signs += _holds(_MODALS, opening) + ("tôi" in opening) + (lex.match(_TIES, keys, 0) > 0)
    if not (signs or course.between):
        return 0  # the rest tells a speech from a story only where one is at hand
    total = signs + _holds(_JUDGEMENTS, opening) + (lex.match(verbs.CONTINUERS, keys, 0) > 0 and signs < 3)
    return total + (2 if course.occasion and _is_general(reading) else 0)


def _against(reading: Reading, course: Course) -> int:
    """What tells that the reporter speaks, or that somebody else acts or is told about."""
    keys = reading.parts.keys
    total = _people(reading, course) + _beginning(keys, course) + _organ(keys, course) + _source(keys)
    figures = sum(word[0].isdigit() for word in reading.parts.words)
    if figures >= _MANY_FIGURES:
        total += 1
    if keys[0] in _PROVIDES and "định" in keys[:8]:
        total += 3
    if any(keys[at] == "được" and keys[at + 1] in _MADE for at in range(min(10, len(keys) - 1))):
        total += 1
    if course.between and not course.close and "đã" in keys and not _holds(_MODALS, keys):
        total += 1
    return total


def is_doubtful(reading: Reading) -> bool:
    """Whether a paragraph without a sign may still be of a speech that surely goes on behind it."""
    return "đã" not in reading.parts.keys[:_PREDICATE]


def _people(reading: Reading, course: Course) -> int:
    forms = {mention.form for mention in reading.found}
    if any(
        mention.form is Form.NAME and (person is not None or mention.sure or len(mention.name) > 1)
        for mention, person in zip(reading.found, reading.who, strict=True)
    ):
        return 2 if course.between and lex.match(verbs.CONTINUERS, reading.parts.keys, 0) else -_NEVER
    if Form.PRONOUN in forms:
        return -_NEVER if course.between else 3
    return 0


def _beginning(keys: list[str], course: Course) -> int:
    """How a story begins: places in time, occasions, bodies."""
    if lex.match(verbs.LINKS, keys, 0):
        return 0
    if lex.match(verbs.STORY_TRIE, keys, 0):
        if keys[0] in {"lãnh", "đại"} and course.between:
            return 0  # an organ like others
        soft = course.between and course.occasion and lex.match(_SOFT_STARTS, keys, 0)
        return 1 if soft else -_NEVER
    if lex.match(_SCENE, keys, 0):
        return 4
    if lex.match(verbs.NARRATIVE_STARTS, keys, 0):
        return 1 if course.close or course.asked else 3
    return 0


def _source(keys: list[str]) -> int:
    """What tells that a paper or a count is the source, not the speaker."""
    start = lex.match(verbs.LINKS, keys, 0)
    start += keys[start : start + 1] == [","]
    length = lex.match(_PAPERS, keys, start)
    tells = keys[start + length : start + length + _PAPER_REACH] if length else []
    if not _PAPER_TELLS.isdisjoint(tells) and _TO_COME.isdisjoint(tells):
        return -_NEVER
    if "tôi" in keys:
        return 0
    for at, key in enumerate(keys[:-1]):
        if key == "theo" and lex.match(_COUNTS, keys, at + 1):
            return 3
    return 0


def _organ(keys: list[str], course: Course) -> int:
    """What an organ that is the subject does: speaking for itself, acting, or having to."""
    starts = [0] + [at + 1 for at, key in enumerate(keys[:_SUBJECT]) if key == ","]
    for start in starts:
        if start >= len(keys) - 2 or not lex.match(_ORGANS, keys, start) or keys[start + 1] in _NO_ORGANS:
            continue
        return _predicate(keys, start + 1, course)
    return 0


def _predicate(keys: list[str], start: int, course: Course) -> int:
    """What counts against a speech in what an organ does; having to do it or being at it counts nothing."""
    past = False
    for at in range(start, min(len(keys), start + _PREDICATE)):
        if lex.match(_MODALS, keys, at) or keys[at] in {"sẽ", "đang"}:
            return 0
        if lex.match(_SAYS, keys, at) and keys[at - 1] not in verbs.NOUN_MARKERS:
            return 4 if course.between and course.close else -_NEVER  # its chief may tell what it wants
        if lex.match(_ACTS, keys, at):
            return 3
        if lex.match(_ORDERS, keys, at) and not (course.between or course.asked):
            return 3
        if keys[at] == "vừa":
            return 3  # news of the reporter's
        past = past or keys[at] == "đã"
    return 2 if past and not course.between else 0


def _holds(table: lex.Trie, keys: list[str]) -> bool:
    return any(key in table and lex.match(table, keys, at) for at, key in enumerate(keys))


def _is_general(reading: Reading) -> bool:
    """Whether a paragraph speaks in general terms, as speeches do: no numbers, no people."""
    keys = reading.parts.keys
    if len(keys) < _SHORTEST_GENERAL or reading.parts.quotations or keys[0] in _FIXED:
        return False
    if any(word[0].isdigit() for word in reading.parts.words):
        return False
    return not any(mention.form in {Form.NAME, Form.PRONOUN} for mention in reading.found)


def imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return _holds(_TO_DO, opening) and not any(key in verbs.PAST for key in opening[1:])


def someone_says(keys: list[str]) -> bool:
    """Whether a paragraph gives the words of somebody who is no known person ("một quan chức cho rằng")."""
    table = verbs.SOMEONE_SAYS
    return not table.keys().isdisjoint(keys) and any(
        key in table
        and lex.match(table, keys, at)
        and not (key == "theo" and at and keys[at - 1] in verbs.NOT_ACCORDING)
        and not (key == "cho" and at and keys[at - 1] == "tôi")
        for at, key in enumerate(keys)
    )
