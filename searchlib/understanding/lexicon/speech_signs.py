"""Words by which the running text of a speech is told from a story: data for `evidence` and `contrary`.

Collected from the labelled articles and from samples of other news; a word is here for what it does in a
sentence (it orders, it judges, it ties, it reports an act), not for where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from searchlib.understanding.lexicon import people_words as lex
from searchlib.understanding.lexicon import speech_verbs as verbs

MODALS = lex.trie(
    lex.phrases("""
    cần, phải, không thể, không được, không nên, nên được, hãy, đừng, cần thiết, sẽ phải, buộc phải, có thể
    """)
)
JUDGEMENTS = lex.trie(
    lex.phrases("""
    rất, hết sức, vô cùng, quan trọng, đáng, bất cập, ngày càng, hơn nữa, tất yếu, là cơ hội, là
    điều, bởi vì, chính vì, khó khăn, thách thức, thuận lợi, yếu kém, hạn chế, kịp thời, hiệu quả, tốt hơn,
    nếu không, nhằm
    """)
)
TIES = lex.trie(
    lex.phrases("""
    đây là, đây cũng là, đây chính là, đó là, đó cũng là, đó chính là, cụ thể, trong đó, như vậy, điều này,
    điều đó, việc này, việc đó, vấn đề này, riêng, nguyên nhân, mục tiêu, vấn đề thứ, vì sao, lý do, bởi,
    nghĩa là, tức là
    """)
)
"""Beginnings that go on with what has just been said, whoever said it."""
ORDINALS = lex.trie(lex.phrases("thứ hai, thứ ba, thứ tư, thứ năm, hai là, ba là, bốn là, năm là"))
ORGANS = lex.trie(
    lex.phrases("""
    bộ, sở, ubnd, hđnd, ub, ủy ban, chính phủ, quốc hội, công an, công ty, tập đoàn, tỉnh, thành phố, tp,
    huyện, quận, phường, xã, cơ quan, viện, đoàn, ban, lãnh đạo, đại diện, hội, liên đoàn, tòa án, đảng bộ,
    thường trực, văn phòng, cục, chi cục, tổng cục, đảng ủy, tỉnh ủy, thành ủy, hđxx, hội đồng, ngân hàng,
    trường, bệnh viện, đài, hiệp hội, tổng công ty, mặt trận, thường vụ, bộ chính trị, trung ương
    """)
)
GROUPS = lex.trie(
    lex.phrases("""
    cán bộ, công chức, viên chức, người lao động, người dân, bà con, cử tri, nhân dân, doanh nghiệp, hộ dân,
    phụ huynh, giáo viên, học sinh, chuyên gia, luật sư, đại biểu, bạn đọc
    """)
)
"""People of whom a speaker speaks, unless they ask or say something themselves."""
ASKS = lex.trie(
    lex.phrases("kiến nghị, đề nghị, đề xuất, cho rằng, cho biết, phản ánh, bày tỏ, mong muốn, băn khoăn")
)
NO_ORGANS = lex.words("máy phận luật sách phim kết nghị thảo chấp hành trưởng")
"""Words behind "bộ", "đoàn", "hội" that make them something else ("bộ máy", "đoàn kết", "hội nghị")."""
MANY = lex.trie(lex.phrases("nhiều, một số, không ít, đa số, phần lớn, hầu hết"))
SAYS = lex.trie(
    lex.phrases("""
    kiến nghị, đề nghị, đề xuất, tán thành, nhất trí, thống nhất, cho rằng, cho biết, nhận định, khẳng định,
    đánh giá, thông báo, lưu ý, ủng hộ, kêu gọi, tuyên bố, kết luận, tuyên án, tuyên phạt, xin ý kiến,
    nhấn mạnh, thảo luận, phản đối, thông qua, biểu quyết
    """)
)
ACTS = lex.trie(
    lex.phrases("""
    liên tiếp ra, ra công văn, ban hành, có công văn, có văn bản, phát hiện, bắt giữ, khởi tố, trao, tổ chức
    lễ, ký quyết định, tiếp nhận, bổ nhiệm, có công điện, có tờ trình, có quyết định, ra quyết định,
    quyết định thành lập
    """)
)
TO_DO = lex.trie(
    lex.phrases("""
    cần, phải, tiếp tục, khẩn trương, tăng cường, đẩy mạnh, đẩy nhanh, chủ động, chủ trì, rà soát, tập trung,
    bảo đảm, đảm bảo, nâng cao, kiên quyết, nghiêm túc, nghiêm, xử lý, phối hợp, triển khai, thực hiện,
    đổi mới, quan tâm, kịp thời, không để, không được, tuyệt đối, sớm, nhanh chóng, hoàn thiện,
    hoàn thành, chú trọng, phát huy, làm tốt, quản lý chặt, tích cực, đề cao, hướng dẫn,
    tham mưu, coi trọng, siết chặt, kiểm tra
    """)
)
"""Words by which a paragraph goes on telling what others have to do."""
ORDERS = lex.trie(lex.phrases("yêu cầu, chỉ đạo, giao"))
PAPERS = lex.trie(
    lex.phrases("""
    nghị định, thông tư, quy chế, dự thảo, đề án, báo cáo, khảo sát, nghiên cứu, thống kê, văn bản, chỉ thị,
    bản báo cáo, kết quả khảo sát, kết quả nghiên cứu, kết quả điều tra,
    kết quả thanh tra, kết quả kiểm tra, kết luận thanh tra, quyết định, nghị quyết, dự luật
    """)
)
PAPER_TELLS = lex.words("còn cũng nêu thấy đề quy nhấn ghi")
TO_COME = lex.words("phải cần sẽ nên")
"""What a paper has to become is the speaker's wish."""
COUNTS = lex.trie(
    lex.phrases("""
    nghiên cứu, khảo sát, thống kê, số liệu, kết quả, báo cáo, điều tra, một nghiên cứu, một khảo sát,
    con số
    """)
)
"""Behind "theo": what the reporter rather than the speaker leans on."""
PROVIDES = lex.words("điều luật hiến nghị dự khoản")
SCENE = lex.trie(
    lex.phrases("""
    tiếp đó, sau buổi, sau cuộc, sau phiên, trong khuôn khổ, cũng trong ngày, cũng trong buổi, trong ngày,
    trong hai ngày, ngày mai, sáng mai, chiều mai, trong buổi, trên đây, theo tìm hiểu, như đã, theo lộ
    trình, theo kế hoạch, trong cuộc,
    thẩm tra, qua thảo luận, mới đây
    """)
)
"""Beginnings of a report of what happened besides the speech."""
FIXED = lex.words("bản dự nếu - + ( *")
SOFT_STARTS = lex.trie(lex.phrases("nhiều, một số, trong khi đó"))
MADE = lex.words("xây thành đặt khởi bố")
"""Syllables behind "được" by which the past of a building or a body is told ("được xây dựng")."""
POLICY = lex.trie(
    lex.phrases("""
    luôn, sẵn sàng, coi, coi trọng, mong muốn, mong, muốn, ủng hộ, cam kết, đánh giá cao, hoan nghênh,
    chủ trương, kiên trì, trân trọng, sẽ tiếp tục, tiếp tục ủng hộ, hết sức coi trọng
    """)
)
"""What a country does in the words of those who speak for it."""
COUNTED = lex.words("hai ba bốn năm các những")
WRITTEN = lex.words("rõ nêu ghi viết định dung")


def holds(table: lex.Trie, keys: list[str]) -> bool:
    """Whether one of some words stands anywhere."""
    return any(key in table and lex.match(table, keys, at) for at, key in enumerate(keys))


def is_ours(keys: Iterable[str]) -> bool:
    """Whether words say "chúng ta", as speakers at a meeting do, and newspapers to close with."""
    return any(pair == ("chúng", "ta") for pair in pairwise(keys))


def imperative(keys: list[str]) -> bool:
    """Whether a paragraph says what is to be done, not what was."""
    opening = keys[:12]
    return holds(TO_DO, opening) and not any(key in verbs.PAST for key in opening[1:])
