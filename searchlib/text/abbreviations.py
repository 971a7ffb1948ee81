"""Abbreviations of Vietnamese political news, both ways.

The table holds what newspapers write without explanation. Names of bodies follow the Constitution of 2013,
the laws on the organisation of the National Assembly, the Government, the courts, the procuracies and local
government, and the Charter of the Communist Party (2011); ways of abbreviating follow Decree 30/2020/NĐ-CP
(annexes III and VI: QĐ, NQ, NĐ-CP, UBND, HĐND, ...) and the usage of newspapers (TP.HCM, TƯ, ĐBQH).
Articles define further ones themselves ("Ủy ban ... (UB...)"); those are not this file's matter.

Forms are matched as canonical syllables, so separators do not matter: TP.HCM, TP HCM and TPHCM are the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from searchlib.text.cache import Cache
from searchlib.text.spelling import canonical, fold

# One line an abbreviation, its expansions after "=", separated by ";". Most frequent meaning first.
ABBREVIATIONS = """
TP = thành phố
TP HCM = thành phố Hồ Chí Minh; TP Hồ Chí Minh
TP HN = thành phố Hà Nội; TP Hà Nội
HN = Hà Nội
VN = Việt Nam
HĐND = hội đồng nhân dân
UBND = ủy ban nhân dân
UBHC = ủy ban hành chính
MTTQ = mặt trận Tổ quốc
UBMTTQ = ủy ban Mặt trận Tổ quốc
MTTQVN = mặt trận Tổ quốc Việt Nam; mặt trận Tổ quốc VN
TƯ = trung ương
TW = trung ương
BCH = ban chấp hành
BCHTƯ = ban chấp hành trung ương
BCHTW = ban chấp hành trung ương
BTV = ban thường vụ
BCT = bộ chính trị
BBT = ban bí thư
UBKT = ủy ban kiểm tra
UBKTTƯ = ủy ban kiểm tra trung ương
QH = quốc hội
UBTVQH = ủy ban thường vụ quốc hội
ĐBQH = đại biểu quốc hội
ĐB = đại biểu
VPQH = văn phòng quốc hội
VPCP = văn phòng chính phủ
CP = chính phủ
TTg = thủ tướng
CTN = chủ tịch nước
HĐBT = hội đồng bộ trưởng
ĐCS = đảng cộng sản
ĐCSVN = đảng cộng sản Việt Nam
CSVN = cộng sản Việt Nam
CNXH = chủ nghĩa xã hội
CNTB = chủ nghĩa tư bản
XHCN = xã hội chủ nghĩa
CHXHCN = cộng hòa xã hội chủ nghĩa
CHXHCNVN = cộng hòa xã hội chủ nghĩa Việt Nam
CHDCND = cộng hòa dân chủ nhân dân
CHND = cộng hòa nhân dân
VKS = viện kiểm sát
VKSND = viện kiểm sát nhân dân
VKSNDTC = viện kiểm sát nhân dân tối cao
TAND = tòa án nhân dân
TANDTC = tòa án nhân dân tối cao
THADS = thi hành án dân sự
CQĐT = cơ quan điều tra
CSĐT = cảnh sát điều tra
CSGT = cảnh sát giao thông
CSHS = cảnh sát hình sự
CSCĐ = cảnh sát cơ động
CAND = công an nhân dân
CA = công an
QĐND = quân đội nhân dân
LLVT = lực lượng vũ trang
LLVTND = lực lượng vũ trang nhân dân
BĐBP = bộ đội biên phòng
QP = quốc phòng
QPAN = quốc phòng an ninh
ANQP = an ninh quốc phòng
ANTT = an ninh trật tự
ANTQ = an ninh tổ quốc
TTATGT = trật tự an toàn giao thông
ATGT = an toàn giao thông
PCCC = phòng cháy chữa cháy
PCTN = phòng chống tham nhũng
PCTNTC = phòng chống tham nhũng tiêu cực
TTCP = thanh tra chính phủ
KTNN = kiểm toán nhà nước
NHNN = ngân hàng nhà nước
NSNN = ngân sách nhà nước
DNNN = doanh nghiệp nhà nước
DN = doanh nghiệp
SXKD = sản xuất kinh doanh
GDĐT = giáo dục và đào tạo; giáo dục đào tạo
GD ĐT = giáo dục và đào tạo; giáo dục đào tạo
KHĐT = kế hoạch và đầu tư; kế hoạch đầu tư
KH ĐT = kế hoạch và đầu tư; kế hoạch đầu tư
KHCN = khoa học và công nghệ; khoa học công nghệ
KH CN = khoa học và công nghệ; khoa học công nghệ
TNMT = tài nguyên và môi trường; tài nguyên môi trường
TN MT = tài nguyên và môi trường; tài nguyên môi trường
NNPTNT = nông nghiệp và phát triển nông thôn
NN PTNT = nông nghiệp và phát triển nông thôn
NN MT = nông nghiệp và môi trường
TTTT = thông tin và truyền thông; thông tin truyền thông
TT TT = thông tin và truyền thông; thông tin truyền thông
VHTT = văn hóa thông tin; văn hóa và thông tin
VH TT = văn hóa và thể thao; văn hóa thông tin
VHTTDL = văn hóa thể thao và du lịch
VH TT DL = văn hóa thể thao và du lịch
LĐTBXH = lao động thương binh và xã hội
LĐ TB XH = lao động thương binh và xã hội
GTVT = giao thông vận tải
BHXH = bảo hiểm xã hội
BHYT = bảo hiểm y tế
LĐLĐ = liên đoàn lao động
TNCS = thanh niên cộng sản
TNCSHCM = thanh niên cộng sản Hồ Chí Minh
TNCS HCM = thanh niên cộng sản Hồ Chí Minh
HCM = Hồ Chí Minh
LHPN = liên hiệp phụ nữ
CCB = cựu chiến binh
HTX = hợp tác xã
KTXH = kinh tế xã hội
KT XH = kinh tế xã hội
CNH HĐH = công nghiệp hóa hiện đại hóa
CNH = công nghiệp hóa
HĐH = hiện đại hóa
CCHC = cải cách hành chính
TTHC = thủ tục hành chính
CNTT = công nghệ thông tin
CĐS = chuyển đổi số
XDCB = xây dựng cơ bản
XDĐ = xây dựng đảng
CBCC = cán bộ công chức
CBCCVC = cán bộ công chức viên chức
CBĐV = cán bộ đảng viên
NĐ CP = nghị định chính phủ
NQ = nghị quyết
NQTW = nghị quyết trung ương
NĐ = nghị định
QĐ = quyết định
TNHH = trách nhiệm hữu hạn
ODA = hỗ trợ phát triển chính thức
FDI = đầu tư trực tiếp nước ngoài
GDP = tổng sản phẩm quốc nội; tổng sản phẩm trong nước
GRDP = tổng sản phẩm trên địa bàn
LHQ = liên hợp quốc; liên hiệp quốc
ĐBSCL = đồng bằng sông Cửu Long
ĐBSH = đồng bằng sông Hồng
KCN = khu công nghiệp
KCX = khu chế xuất
BĐS = bất động sản
GPMB = giải phóng mặt bằng
TĐC = tái định cư
QSDĐ = quyền sử dụng đất
THPT = trung học phổ thông
THCS = trung học cơ sở
ĐH = đại học
PGS = phó giáo sư
GS = giáo sư
TS = tiến sĩ
ThS = thạc sĩ
"""

# Abbreviations that are also written as one word where others put a separator; the table of tokens cuts them
# ("TPHCM" is the tokens "tp", "hcm"), so that all spellings are the same tokens.
COMPOUNDS: dict[str, tuple[str, ...]] = {
    "".join(parts): tuple(parts)
    for parts in (
        ("tp", "hcm"),
        ("tp", "hn"),
        ("gd", "đt"),
        ("kh", "đt"),
        ("kh", "cn"),
        ("tn", "mt"),
        ("nn", "ptnt"),
        ("tt", "tt"),
        ("vh", "tt"),
        ("vh", "tt", "dl"),
        ("lđ", "tb", "xh"),
        ("kt", "xh"),
        ("tncs", "hcm"),
    )
} | {"vhttdl": ("vh", "tt", "dl"), "tbxh": ("tb", "xh"), "lđtb": ("lđ", "tb"), "ttdl": ("tt", "dl")}

Run = tuple[str, ...]


def syllables(text: str) -> Run:
    """The canonical syllables of a form in the table, compounds cut as in a text."""
    return tuple(part for word in text.split() for part in COMPOUNDS.get(canonical(word), (canonical(word),)))


# What a form looks like without marks, i and y alike: enough to find the lines of the table that may hold it.
_BARE = str.maketrans({"y": "i", "đ": "d"} | dict.fromkeys(map(chr, range(0x300, 0x340))))


def _bare(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower()).translate(_BARE)


@cache
def _lines() -> tuple[dict[Run, list[int]], list[str]]:
    """For each form without marks the lines that hold it, and the lines.

    A search looks up a handful of runs: reading all forms canonically would cost it more than all else.
    """
    found: dict[Run, list[int]] = {}
    compounds = {_bare(word): tuple(map(_bare, parts)) for word, parts in COMPOUNDS.items()}
    lines = ABBREVIATIONS.strip().split("\n")
    for number, line in enumerate(_bare("\n".join(lines)).replace("=", ";").split("\n")):
        for form in line.split(";"):
            run: Run = ()
            for word in form.split():
                run += compounds.get(word) or (word,)
            if not found.get(run) or found[run][-1] != number:
                found.setdefault(run, []).append(number)
    return found, lines


@cache
def _line(number: int) -> tuple[Run, tuple[Run, ...]]:
    """An abbreviation and its expansions, canonically."""
    short, _, meanings = _lines()[1][number].partition("=")
    return syllables(short), tuple(map(syllables, meanings.split(";")))


@cache
def longest() -> int:
    """Syllables of the longest form in the table."""
    return max(map(len, _lines()[0]))


def listed(run: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Where forms of the table may stand in a run, marks aside: each begin with its ends, the last first."""
    known, most, firsts = _lines()[0], longest(), _firsts()
    bare = tuple(map(_BARE_SYLLABLES.__getitem__, run))
    for start, syllable in enumerate(bare):
        if syllable in firsts:
            last = min(start + most, len(bare))
            ends = [end for end in range(last, start, -1) if bare[start:end] in known]
            if ends:
                yield start, ends


_BARE_SYLLABLES: Cache[str] = Cache(_bare)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(run[0] for run in _lines()[0] if run)


def expansions() -> Iterator[Run]:
    """All expansions of the table."""
    for number in range(len(_lines()[1])):
        yield from _line(number)[1]


def _candidates(run: Sequence[str]) -> Iterator[tuple[Run, tuple[Run, ...]]]:
    numbers = (
        _lines()[0].get(tuple(map(_BARE_SYLLABLES.__getitem__, run)), ()) if len(run) <= longest() else ()
    )
    return map(_line, numbers)


def expand(run: Sequence[str]) -> tuple[Run, ...]:
    """The other forms of a run of canonical syllables: expansions of an abbreviation, or the reverse.

    A run that stands in the table neither way has none.
    """
    form, others = tuple(run), {}
    for short, meanings in _candidates(form):
        if form == short:
            others.update(dict.fromkeys(meanings))
        elif form in meanings:
            others[short] = None
    return tuple(others)


def unmarked(run: Sequence[str]) -> tuple[Run, ...]:
    """The forms of the table that a run typed without marks can mean: hdnd is HĐND."""
    wanted = tuple(run)
    forms = (form for short, meanings in _candidates(wanted) for form in (short, *meanings))
    return tuple(dict.fromkeys(form for form in forms if tuple(map(fold, form)) == wanted))
