"""Verbs of speech that tell of deeds and feelings: what somebody did, agreed to or trusted in.

"anh A đồng ý giao tiền", "Dũng chỉ đạo kế toán lập phiếu chi khống", "chị B rất lo lắng khi nghe tin". They
report words where a clause or a quotation follows, or where an office speaks to those below it.
"""

from __future__ import annotations

from collections.abc import Callable

from searchlib.understanding.attribution.subject_verb_path import Path
from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.mentions.clauses import QUOTE
from searchlib.understanding.mentions.name_splits import FREQUENT

_SAID = frozenset({":", QUOTE, "rằng", "là"})
_CLAUSE = frozenset({":", QUOTE, "rằng", ","})
_NEAR = 10
"""So many words behind a promise or a demand stands what is promised or demanded."""
_CONSENTS = frozenset(lex.phrases("đồng ý, thống nhất, nhất trí"))
_TO_CONSENT = _CLAUSE | {"với", "cao", "như"}
_ABOUT = frozenset({"về", "trên"})
_DONE_BY_CONSENT = lex.words("""
    giao đưa nhận gặp trả bán mua vào đi ký liền ngay chấp chi góp về lấy gá tham cưu hoà hòa cho
    để thì nhưng . ;
""")
_SIDES = frozenset(lex.phrases("ủng hộ"))
_TRUSTS = frozenset(lex.phrases("tin tưởng"))
_IN_TRUST = lex.words("giao mình nên vào cho và anh chị ông bà ở . tuyệt")
_FEARS = frozenset(lex.phrases("lo lắng, lo ngại, bức xúc, tự hào"))
_FELT_FOR = lex.words("khi cho trước vì và nên do ;")
_VERY = lex.words("rất càng quá cũng")
_HOPES = frozenset(lex.phrases("hy vọng, hi vọng, mong, mong muốn, tin rằng, nghĩ rằng, tin tưởng, kỳ vọng"))
_BELOW = lex.trie(
    lex.phrases("""
    nhân viên, cấp dưới, kế toán, thuộc cấp, đàn em, đồng bọn, tay chân, các tay chân, người thân, người nhà,
    công nhân, một số nhân viên, hai nhân viên, các nhân viên, lái xe, nhà thầu, các nhà thầu, đệ tử,
    các trợ lý, các con, con trai, con gái, vợ, em trai, em gái, thủ quỹ, các đàn em, bảo vệ, tài xế, các em,
    các đối tượng, đối tượng, bọn, phó phòng, trưởng phòng, cho phép, làm trái, miệng, chiến dịch,
    một chiến dịch
    """)
)
"""Whom those tell to do something who do wrong; the order is a deed of theirs."""
_STAFF = lex.trie(
    lex.phrases("kế toán, thủ quỹ, đàn em, cấp dưới, thuộc cấp, đồng bọn, tay chân, lái xe, tài xế")
)
_BODIES = lex.words("""
    bộ sở ubnd hđnd ủy uỷ ban cục vụ tổng công các thanh cơ văn viện chủ phó thứ bộ-trưởng giám chính tỉnh
    thành huyện quận xã phường hội tập liên kho ngân mặt đoàn hai ba bốn trung tòa tand vks vksnd lực quân
    đài báo trường phòng đảng thường bí tp tp. đơn vị lãnh ngành cảnh đội tổ
""")
"""First syllables of the bodies that an order of an office goes to."""
_RULES = lex.words("công tòa toà hđxx ubnd hđnd vks vksnd quan hội đài báo")
"""Further first syllables of what somebody without an office asks as those ask who plead."""
_REQUESTS = frozenset(lex.phrases("yêu cầu, đề nghị"))
_BIDS = frozenset(lex.phrases("bảo"))
_BIDDEN = lex.words("anh chị ông bà cô cậu em cháu con vợ chồng bạn người hai ba bốn các")
_STATES = lex.words("chưa không đã đang sẽ là có được bị phải cũng vẫn rằng : nên rất thì")
"""Words by which a clause goes on: "bảo chị chưa có hộ khẩu" tells something, "bảo chị đứng chờ" bids."""
_REPLIES = frozenset(lex.phrases("trả lời"))
_NO_REPLY = lex.words("sai đúng các thẩm trôi bằng cụ từng đầy rành lưu hđxx điều tất mọi")
_REPORTS = frozenset(lex.phrases("báo cáo"))
_REPORTED_ON = lex.words("vụ sự lại việc với lên sai")
_DEMANDS = frozenset(lex.phrases("đòi"))
_TAKEN_BACK = lex.words("lại nợ tiền về chia họ đất thêm")
_DEMANDED = lex.words("phải được bồi trả rút từ chấm xin xem điều bắt thêm hủy")
_BOASTS = frozenset(lex.phrases("khoe"))
_SHOWN = lex.words("chiếc bộ cái tấm bức ảnh vai thân ngực dáng đôi hàng")
_MEETS = frozenset(lex.phrases("hẹn"))
_TELLS = frozenset(lex.phrases("thông tin"))
_TOLD_THEN = _CLAUSE | {"thêm", "cho", "về", "với"}


def is_deed(keys: list[str], at: int, verb: tuple[str, ...], after: str, state: Path) -> bool:
    """Whether a verb tells of a deed or a feeling; a quotation before it is looked for by who asks."""
    judge = _JUDGES.get(verb)
    if judge is None:
        return False
    if after in _SAID:
        return False
    return judge(keys, at + len(verb), after, state)


def _consents(keys: list[str], end: int, after: str, state: Path) -> bool:
    if after in _TO_CONSENT:
        return False
    if state.official:
        return state.foreign and after not in _ABOUT and "rằng" not in keys[end : end + _NEAR]
    return state.private or after in _DONE_BY_CONSENT


def _sides(keys: list[str], end: int, after: str, state: Path) -> bool:
    told = "rằng" in keys[end : end + _NEAR]
    return not told and (state.private or after not in _POSITIONS)


_POSITIONS = lex.words("việc phương đề chủ quan ý")
"""What somebody who has a say is for, which is an opinion told ("ủng hộ phương án ...")."""


def _trusts(keys: list[str], end: int, after: str, state: Path) -> bool:
    if "sẽ" in keys[end : end + _TO_FUTURE] and not state.private:
        return False  # "tin tưởng ở cương vị mới, ông B sẽ ..."
    return after in _IN_TRUST or state.private or not (state.near or after == ",")


_TO_FUTURE = 12


def _fears(keys: list[str], end: int, after: str, state: Path) -> bool:
    if after == ".":
        return keys[end - 3] in _VERY  # "Bà A rất lo lắng." against "..., bà A lo ngại."
    if keys[end - 3] == "luôn" and after == "về":
        return True  # "luôn tự hào về sức khỏe"
    if after == ",":
        return keys[end + 1 : end + 2] in (["mà"], ["nhưng"])
    return after in _FELT_FOR or (after == "về" and not state.official)


def _hopes(keys: list[str], end: int, after: str, state: Path) -> bool:
    return state.private or after in {".", ";"} or not (state.near or state.official or state.ready)


def _directs(keys: list[str], end: int, after: str, state: Path) -> bool:
    start = end + (after == "cho")
    if lex.match(_BELOW, keys, start) > 0 or keys[start : start + 1] == ["việc"]:
        return True
    if start < len(keys) and keys[start] in FREQUENT and not state.foreign:
        return True  # "chỉ đạo Lê Văn A lập phiếu chi"
    return state.private and not state.near


def _assigns(keys: list[str], end: int, after: str, state: Path) -> bool:
    if state.private or not state.ready:
        return True
    start = end + (keys[end : end + 1] == ["cho"])
    return keys[start : start + 1] != [] and keys[start] not in _BODIES


def _replies(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _NO_REPLY and _SAID.isdisjoint(keys[end : end + 2 * _NEAR])


def _reports(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _REPORTED_ON and _SAID.isdisjoint(keys[end : end + 2 * _NEAR])


def _requests(keys: list[str], end: int, after: str, state: Path) -> bool:
    if lex.match(_STAFF, keys, end):
        return True  # "giám đốc yêu cầu kế toán xuất quỹ"
    told = after in _CLAUSE or after in _BODIES or after in _RULES
    return state.private and not state.letter and not told


def _bids(keys: list[str], end: int, after: str, state: Path) -> bool:
    told = after in _BIDDEN or after[0].isdigit() or state.capital
    return told and _STATES.isdisjoint(keys[end + 1 : end + 4])


def _demands(keys: list[str], end: int, after: str, state: Path) -> bool:
    if after in _TAKEN_BACK and not state.official:
        return "phải" not in keys[end : end + _NEAR // 2]
    return not state.official and _DEMANDED.isdisjoint(keys[end : end + _NEAR])


def _boasts(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after in _SHOWN


def _meets(keys: list[str], end: int, after: str, state: Path) -> bool:
    return "sẽ" not in keys[end : end + _NEAR]


def _tells(keys: list[str], end: int, after: str, state: Path) -> bool:
    return not state.near or (state.private and after not in _TOLD_THEN)


def _collects(keys: list[str], end: int, after: str, state: Path) -> bool:
    return after == "được"  # "kêu gọi được 25 dự án"


def _commands(keys: list[str], end: int, after: str, state: Path) -> bool:
    return keys[end - 3] == "sẽ"


_VISITS = lex.words("thăm viếng tặng gặp")


def _cheers(keys: list[str], end: int, after: str, state: Path) -> bool:
    return not _VISITS.isdisjoint(keys[max(0, end - 7) : end - 2])  # "đến thăm, động viên các gia đình"


_Judge = Callable[[list[str], int, str, Path], bool]
_JUDGES: dict[tuple[str, ...], _Judge] = {
    **dict.fromkeys(_CONSENTS, _consents),
    **dict.fromkeys(_SIDES, _sides),
    **dict.fromkeys(_HOPES, _hopes),
    **dict.fromkeys(_TRUSTS, _trusts),
    **dict.fromkeys(_FEARS, _fears),
    **dict.fromkeys(_REPLIES, _replies),
    **dict.fromkeys(_REPORTS, _reports),
    **dict.fromkeys(_DEMANDS, _demands),
    **dict.fromkeys(_REQUESTS, _requests),
    **dict.fromkeys(_BIDS, _bids),
    **dict.fromkeys(_BOASTS, _boasts),
    **dict.fromkeys(_MEETS, _meets),
    **dict.fromkeys(_TELLS, _tells),
    ("chỉ", "đạo"): _directs,
    ("động", "viên"): _cheers,
    ("giao",): _assigns,
    ("kêu", "gọi"): _collects,
    ("ra", "lệnh"): _commands,
}
"""What decides for each verb."""
