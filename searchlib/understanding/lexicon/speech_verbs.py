"""The words that report speech in Vietnamese news, and those that do not, as data in one place.

Source: what stands between "ông/bà + name" and a quotation, and before "rằng" and ":", in newspapers;
sorted by hand into verbs that report wherever they follow a subject and verbs that do so only as the
first verb after it ("ông A đề nghị ..." against "theo đề nghị ...").
"""

from __future__ import annotations

from searchlib.understanding.lexicon.people_words import match, phrases, trie, words

STRONG_VERBS = trie(
    phrases("""
    cho biết, cho rằng, cho hay, cho là, cho biết thêm, khẳng định, nhấn mạnh, nêu rõ, nói rõ, chỉ rõ, nói
    rằng, nói, nói thêm, nói tiếp, nói lại, nói với, tuyên bố, thừa nhận, nhận định, nhận xét, chia sẻ,
    bày tỏ, giải thích, phân tích, nhìn nhận, bộc bạch, tâm sự, thổ lộ, giãi bày, tiết lộ, trần tình, phân
    trần, phân bua, kể, kể lại, kể rằng, nhớ lại, lý giải, lí giải, cảnh báo, khuyến cáo, lưu ý, đặt vấn
    đề, nêu quan điểm, nêu ý kiến, nêu vấn đề, nêu ví dụ, nêu thực trạng, nêu thực tế, nêu dẫn chứng, nêu
    câu hỏi, đặt câu hỏi, ước tính, lấy ví dụ, lấy thí dụ, dẫn chứng, dẫn giải, dẫn lời, quả quyết, một mực,
    than phiền,
    phàn nàn, than thở, than, bình luận, phát biểu rằng, tin rằng, nghĩ rằng, hy vọng, hi vọng, mong muốn,
    mong rằng, mong mỏi, kỳ vọng, kì vọng, tin tưởng, đề nghị, yêu cầu, kiến nghị, đề xuất, quán triệt, đánh
    giá, kêu gọi, băn khoăn, trăn trở, lo ngại, lo lắng, bức xúc, phản ánh, xác nhận, phủ nhận, bác bỏ,
    góp ý, gợi ý, kết luận, cam kết, hứa, nhắc nhở, căn dặn, dặn dò, dặn, khuyên, cảm ơn, cám ơn, gửi thư,
    chúc mừng, biểu dương, ghi nhận, hoan nghênh, chỉ đạo, thông báo, thông tin, thông tin thêm, giao
    nhiệm vụ, phát động, trình bày, trả lời, giải trình, tái khẳng định, ca ngợi, chỉ trích, lên án, lên
    tiếng, dự báo, dự đoán, đồng tình, tán thành, phản đối, thắc mắc, chất vấn, hỏi, đáp, phản bác, phản
    biện, đúc kết, tổng kết, nhắc, nhắc lại, nhắc đến, nhắc tới, chỉ ra, vạch rõ, nêu lên, nêu, gửi lời,
    gửi gắm, tiếc nuối, quan niệm, ví von, so sánh, viết, ghi rõ, tố cáo, tố giác, khai, khai nhận, thú
    nhận, trấn an, động viên, khẳng khái, mong, cho biết rằng, tỏ ý, tỏ rõ, khoe, nói vui, đùa, hồi
    tưởng, xin lỗi, ngỏ ý, ngỏ lời, đòi, dẫn dụ, đề cập, gợi mở, gợi nhắc, dẫn ví dụ, lấy dẫn chứng, trải
    lòng, thốt lên, chúc, cầu mong, cam đoan, hiến kế, chốt, chốt lại, phản hồi, bật mí, phân công, khen
    ngợi, đề cao, hồi đáp, thuyết minh, tri ân, mách, trao đổi, đề đạt, bổ sung, khái quát, minh chứng, cụ
    thể hóa, bảo, thề, giục, hô hào, cổ vũ, nhắn nhủ, nhắn gửi, tự hào, tâm đắc, ủng hộ, đồng ý, thống
    nhất, đánh giá cao, giao, nhất trí, khẩn thiết, chấn chỉnh, xác định, chỉ thị, đưa ra những lời, phê
    bình, nghiêm khắc, phê phán, trích dẫn, đưa ra ý kiến, đưa ra quan điểm, báo cáo, đưa ra nhận định,
    đưa ra thông điệp, đưa ra một ví dụ, đưa ra một số ví dụ, đưa ra dẫn chứng, đưa ra một dẫn chứng,
    không loại trừ, không loại trừ khả năng,
    nêu một ví dụ, nêu ví dụ, nêu dẫn chứng, nhận trách nhiệm, nhận khuyết điểm, nhận lỗi, hẹn, dẫn con số,
    dẫn số liệu, đưa ra con số, đưa ra số liệu, đưa ra ví dụ, đưa ra đề nghị, đưa ra đề xuất, ôn lại,
    điểm lại, đơn cử, đưa ra dự báo,
    đưa ra cảnh báo, đưa ra lời, xin ý kiến, phát biểu, truy vấn, ra lệnh, đưa ra bình luận, đưa ra tuyên bố,
    ra tuyên bố, than vãn, tiên đoán, suy nghĩ rằng, dẫn lại lời, dẫn ý kiến, tỏ ra hài lòng, tỏ ra lạc quan,
    tỏ ra thất vọng, tỏ ra bất ngờ, tỏ ra
    tin tưởng, thúc giục, hối thúc, cáo buộc, lập luận, ám chỉ, ngụ ý, trích lời, chê trách, mỉa mai,
    nại, hét, hét lên, quát, gắt, gắt gỏng, reo, reo lên, mắng, thều thào, thì thào, năn nỉ, ấp úng,
    có ý kiến, có một nhận xét, có đánh giá, có nhận xét, có nhận định, có quan điểm, có cùng quan điểm,
    có chung quan điểm,
    gửi thư cảm ơn, gửi thư chúc mừng, gửi lời cảm ơn, gửi lời chúc, gửi lời chúc mừng,
    có cùng nhận định, có chung nhận định, tỏ ra nghi ngờ, tỏ ra ngạc nhiên, tỏ ra lo ngại,
    tỏ ra lo lắng, tỏ ra bức xúc, tỏ ra tiếc nuối, hô vang, hô to, hô lớn,
    ra thời hạn, ra tối hậu thư, xin tòa, xin hđxx, xin hội đồng xét xử, công bố rằng, biện bạch,
    biện minh rằng, thanh minh, thuật lại, đồng ý với quan điểm, đồng ý với ý kiến, đồng ý với nhận định,
    đồng ý với đề xuất, nhất trí với ý kiến, nhất trí với quan điểm, thống nhất với ý kiến, tán đồng,
    bảo vệ phương án, bảo vệ quan điểm, bảo vệ ý kiến, đưa ra thông tin, vào thẳng vấn đề,
    đi thẳng vào vấn đề,
    chung quan điểm, đồng quan điểm, cùng quan điểm, cùng chung quan điểm
""")
)
"""Every word that may report speech; the sets below say where each of them counts."""

LOUD = frozenset(
    phrases("""
    nại, hét, hét lên, quát, gắt, gắt gỏng, reo, reo lên, mắng, thều thào, thì thào, năn nỉ, ấp úng, ám chỉ,
    ngụ ý
""")
)
"""Verbs that tell how somebody speaks; they report it where the words follow at once."""

OPINIONS = frozenset(
    phrases("""
    có ý kiến, có một nhận xét, có đánh giá, có nhận xét, có nhận định, có quan điểm, có cùng quan điểm,
    có chung quan điểm,
    có cùng nhận định, có chung nhận định
""")
)
"""What somebody "has" to say; it reports what was said where that follows ("có đánh giá tương tự: ...")."""

ANYWHERE = frozenset(
    phrases("""
    cho biết, cho rằng, cho hay, cho biết thêm, cho biết rằng, khẳng định, nhấn mạnh, nêu rõ, nói rõ, chỉ
    rõ, nói rằng, nói thêm, nói, tuyên bố, thừa nhận, nhận định, nhận xét, chia sẻ, bày tỏ, giải thích,
    tái khẳng định, phân tích, nhìn nhận, bộc bạch, tâm sự, tiết lộ, lý giải, cảnh báo, lưu ý, đặt vấn đề,
    nêu quan điểm, nêu ý kiến, tin rằng, đề nghị, yêu cầu, kiến nghị, đề xuất, quán triệt, phát biểu rằng,
    kể, kể lại, thuật lại, nói với, đưa ra lời, đưa ra tuyên bố, đưa ra bình luận, ra tuyên bố,
    thốt lên, thổ lộ, giãi bày, phân trần, phân bua, phàn nàn, than phiền, quả quyết, thú nhận, nhớ lại, khai
    nhận, kêu gọi, gửi thư cảm ơn, gửi thư chúc mừng, gửi lời cảm ơn, gửi lời chúc, gửi lời chúc mừng
""")
)
"""Verbs that report speech also when other words stand between subject and verb."""

NEEDS_OBJECT = frozenset(
    phrases("""
    giao, phân công, chúc, chốt, hỏi, đáp, nêu, bảo, dặn, than, mong, đòi, hứa, viết, kể, khai, khoe, đùa,
    trao đổi, trình bày, trả lời, hẹn, bổ sung, đề cập, động viên, ủng hộ, đồng ý, thống nhất, nhất trí, giục,
    khuyên, so sánh, phát động, phát biểu, báo cáo, tổng kết, khái quát, chỉ đạo, thông tin, lên
    tiếng, giải trình, nghiêm khắc, một mực, thông báo, ghi nhận, cổ vũ, phản đối, chất vấn, tố cáo, trích
    dẫn, chấn chỉnh, cho là, mách, cáo buộc, thúc giục, hối thúc, lập luận, chê trách, mỉa mai,
    trích lời, minh chứng, nhắc đến, nhắc tới, phê bình, hô vang, hô to, hô lớn, vào thẳng vấn đề,
    đi thẳng vào vấn đề
""")
)
"""Verbs that also tell of acts: with an object, a clause or a quotation after them they report speech."""

ACT_OBJECTS = words("""
    hội nghị cuộc phiên buổi lễ kỳ đoàn tại với trong bởi từ theo . , ; và
""")
"""Words after such a verb that make it an act: "phát biểu tại ...", "chỉ đạo hội nghị"."""

ALWAYS_ACTS = trie(
    phrases("""
    nói luôn miệng, thông báo nhanh, đòi được,
    góp ý kiến cho, nói lắp, nói ngọng, chúc tết, chúc thọ, chỉ đạo hoạt động, chỉ đạo
    công tác, chỉ
    đạo thi công, nói chung, nói riêng, nói trên, nói đến, nói về, nói chuyện, cho biết tên, thông tin liên
    lạc, chỉ đạo điều hành, phát biểu khai mạc, phát biểu bế mạc, giao lưu, giao ban, giao dịch, giao thông,
    giao thừa, giao hàng, kể từ, kể cả, kể trên, kể đến, hỏi thăm, hỏi cung, hỏi mua, đề nghị truy tố, bảo
    vệ, bảo đảm, bảo hiểm, bảo tồn, bảo lãnh, bảo trì, hứa hẹn, viết đơn, viết báo, viết thư, phát biểu ý
    kiến, trao đổi ý kiến, trả lời phỏng vấn, trả lời tất cả, trả lời các, trả lời những, trả lời câu hỏi,
    trả lời chất vấn, nêu gương, nêu trên, yêu cầu bồi thường, đánh giá lại, than đá, mong đợi, nhất trí
    cao, thống nhất đất nước, bổ sung vào, cảm ơn vì, khai thác, khai mạc, khai trương, khai giảng, khai
    sinh, khai quật, khai man, khai báo, khai hội, đòi hỏi, đáp án, đáp ứng, đáp lễ, đáp chuyến, đáp xuống,
    dặn lòng, động viên khen thưởng, nêu tên, hỏi ý kiến, chỉ ra khỏi, trình bày tờ trình, trình bày báo
    cáo, trình bày dự án, trình bày dự thảo, phát biểu đáp từ, phát biểu nhận, phát biểu nhậm, trình bày đề
    án, giao thoa, giao tranh, giao chiến, giao hữu, giao phối, giao nhận, giao cấu, giao thương, giao tiếp,
    giao kèo, giao đấu, đáp chiếc, đáp máy, đáp tàu, ủng hộ viên, ra lệnh bắt, ra lệnh khám, ra lệnh tạm, ra
    lệnh truy, bảo mẫu, bảo hành, bảo trợ, bảo tàng, bảo thủ, bảo hộ, bảo mật, bảo dưỡng, bảo quản,
    bảo ban, hỏi mượn, hỏi vay, hỏi xin, hỏi đường, hỏi cưới, trình bày ý kiến, nói
    thẳng thắn, thông báo cho nhau, nói được tiếng, nói tiếng, hô vang khẩu hiệu, hô to khẩu hiệu, nêu cao,
    động viên được, một mực tin, chỉ đạo mọi, chỉ đạo toàn bộ, chỉ ra quân, báo cáo thanh toán,
    báo cáo quyết toán, thanh minh cho,
    báo cáo kiểm điểm,
    trả lời cho câu hỏi, nói ngôn ngữ, tuyên bố vỡ nợ, tuyên bố phá sản, cổ vũ cho
    """)
)


def is_verb(keys: list[str], at: int) -> bool:
    """Whether a word that may report speech opens at a position, and not another with the same beginning."""
    if keys[at] not in STRONG_VERBS:
        return False
    if keys[at] == "thông" and at and keys[at - 1] == "nghệ":
        return False  # "công nghệ thông tin"
    return match(STRONG_VERBS, keys, at) > 0 and not match(ALWAYS_ACTS, keys, at)


NOUN_MARKERS = words("""
    lời sự bản những các theo một nhiều ý cuộc buổi bài mọi vài việc trên bị được chưa không đừng ai ít
""")
"""Words before a speech verb that make it a noun or deny it ("theo yêu cầu", "bản tuyên bố")."""

ADVERBS = words("""
    cũng còn đã đang sẽ vẫn đều lại vừa mới từng luôn rất hết sức một lần nữa tiếp tục thẳng thắn xúc động
    liên tục nhiều lần nhiệt liệt trân trọng đồng thời cho bùi ngùi nghiêm túc trực tiếp đặc biệt nghẹn
    ngào vui vẻ phấn khởi hồ hởi hào hứng gay gắt kiên quyết quyết liệt mạnh mẽ chân thành ngậm ngùi khẩn
    trương tha thiết bức xúc lo lắng lo ngại chua chát buồn rầu buồn cười nhẹ nhàng mỉm cười tự tin dứt
    khoát thành thật thật thà thực sự cụ thể bất ngờ thậm chí chính thức đích thân thay mặt chỉ tha hồ hôm
    qua nay sáng chiều tối ngày ngay sau đó cùng này khi ấy nữa thì cũng-như lập tức công khai nghiêm khắc
    thường xuyên trịnh trọng nồng nhiệt chính thường vội hay lần đầu tiên rõ ràng thân mật ân cần khiêm
    tốn hài hước hóm hỉnh dí dỏm gật đầu lắc đầu thở dài trầm ngâm cao giọng xót xa cay đắng ôn tồn điềm
    đạm nói năng đồng chủ động ngần ngại
""")
"""Words that may stand between a subject and its verb."""

MANNER = words("đã đang sẽ vừa từng và để rồi cũng đồng thời liền còn lại vẫn")

SUBJECT_NOUNS = words("""
    các những nhiều đại cơ bộ ban sở công viện tòa báo hãng người dân lãnh phía bên nhóm đoàn đảng chính
    quốc hội ủy hai ba đây điều việc tình nguyên kết khi nếu vì do bởi mà trong tại theo giới dư luận
    chúng tôi họ đa mỗi mọi gia vợ chồng con nó hàng phiên cuộc nơi số đến trước sau chiếc vụ trường nhà
    bệnh đơn hành nhân tuy dù
""")
"""Words after a comma that begin another clause with another subject."""

OBJECT_MARKERS = words("""
    với cho của từ bởi về tới đến gặp thăm tiếp bầu mời để thay nhờ giúp khiến mà bắt hỏi nghe đón chúc tặng
    vào qua giữa sang ở dưới gửi bảo giết thả đánh đập trói đâm chém dọa hiếp lôi thuẫn kiện cùng tin việc
    biết xin thưa
""")
"""Words before a person that make the person an object or part of an adverbial, not the subject."""

NOT_ACCORDING = words(
    "tiếp kèm đi chạy đuổi dõi làm học mang dẫn bám tùy kéo lần phỏng bước căn đeo tin hùa lấy tên đã đang "
    "sẽ để vừa liền"
)
"""Words before "theo" that give it its literal sense (đi theo, làm theo)."""

SPEECH_NOUNS = trie(
    phrases("""
    lời, ý kiến, giải trình, bản giải trình, lời giải trình, bản khai, nhận định, quan điểm, đánh giá,
    phân tích, chia sẻ, thông tin, lời kể, khai nhận, khẳng định, tuyên
    bố, phát biểu, tâm sự, giải thích, lý giải, nhận xét, cách nhìn, tính toán, dự báo, dự đoán, thông
    báo, lời khai, đề nghị, yêu cầu, chỉ đạo, đề xuất, kiến nghị, câu nói, góc nhìn, trả lời, báo cáo, lời
    chia sẻ, lời tâm sự, lời phát biểu, lời giải thích, lời trình bày, lời thú nhận, lời phân tích,
    lời khẳng định, lời tuyên bố, lời tường thuật, trao đổi, câu hỏi, nỗi lo, trăn trở, băn khoăn, mong muốn,
    lời hứa, bài
    viết, tiết lộ, xác nhận, cảnh báo, khuyến cáo, đúc kết, kinh nghiệm, kết luận, đơn,
    gợi ý, lời khuyên, góp ý, nhắc nhở, cam kết, lời cam kết, lời cảnh báo, nguyện vọng, mong mỏi, thắc mắc,
    lo ngại, lo lắng, tâm niệm, nhìn nhận, phản ánh, lời trần tình, lời phân trần, lời thừa nhận, lời tố cáo,
    đơn tố cáo, đơn khiếu nại, đơn kiến nghị, đơn trình báo, đơn thư, tường trình, bản tường trình, suy nghĩ
""")
)
"""What "theo ... của ông A" and "đó là ... của ông A" name as someone's words."""

ACCORDING_NOUNS = frozenset(
    phrases("yêu cầu, đề nghị, đề xuất, kiến nghị, chỉ đạo, kế hoạch, quyết định, lời mời, kết luận, báo cáo")
)
"""With these, "theo ... của ông A" tells why something is done, not what was said."""

TEXT_NOUNS = frozenset(phrases("phát biểu, bài phát biểu, bài viết, thư, diễn văn, bài nói, suy nghĩ"))
"""With these, "trong ... của ông A" tells where the words stand."""

ATTITUDES = words("tin mong hy hi kỳ kì tự lo ủng quan nghĩ")
"""First syllables of verbs that tell what somebody feels; inside another's speech they report nothing."""

SLOGAN_MARKERS = words("""
    chủ-đề đề trào hiệu châm tinh thần chương trình danh cuộc thi thảo nghị vận động sách phim bài từ là
    cụm gọi nghĩa kiểu dạng nạn mô hình dự án hệ khẩu nguyên tắc chữ tội sân tên giải thưởng vở ca khúc
    bệnh chuyên mục hội lễ chiến dịch phẩm thơ câu tờ nói-là theo công-trình truyện tượng như tiêu chí cơ
    chế
""")
"""Words before a quotation that make it a name, a slogan or a term."""

CONTINUERS = trie(
    phrases("""
    bên cạnh đó, ngoài ra, đồng thời, do đó, do vậy, vì vậy, vì thế, bởi vậy, theo đó, từ đó, cùng với đó,
    song song đó, mặt khác, trong đó, đặc biệt, tuy nhiên, thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ
    sáu, một là, hai là, ba là, bốn là, năm là, đó là, đây là, đây cũng là, đây chính là, điều này, điều
    đó, trước hết, trước mắt, về lâu dài, về phía, cụ thể, như vậy, cuối cùng, riêng, tiếp đến, chính vì
    vậy, chính vì thế, không chỉ, trong trường hợp, nhờ đó, qua đó, mục tiêu, bên cạnh, nếu, cần, phải,
    trên cơ sở đó, để, với, hơn nữa, ngược lại, thực tế, nhất là, thay vào đó, trong khi đó, về, đối với,
    vấn đề, muốn, chúng ta, tôi, chúng tôi
""")
)
"""Beginnings of a paragraph that goes on with what was said before."""

STORY_STARTS = phrases("""
    trước đó, ngày, sáng, chiều, tối, trưa, hôm, hội nghị, tại hội nghị, tại buổi, tại cuộc, tại phiên,
    tại đây, cũng tại, tại, trong khi đó, dự kiến, được biết, theo kế hoạch, cùng ngày, sau đó, liên quan, các
    đại biểu, đại hội, phiên họp, kỳ họp, cuộc họp, nhiều, một số, có ý kiến, ảnh, trong chương trình,
    nhân dịp, dịp này, kết thúc, tham dự, cùng dự, theo, như vậy là, năm, tháng, từ năm, đến năm, sau khi,
    tuyên bố này được, tuyên bố trên được, phát biểu này được, phát biểu trên được, lời bình luận này được,
    bình luận này được, hôm nay, tối qua, khoảng, tính đến, trong chuyến, tin từ, xem thêm,
    ông, bà, anh, chị, đại diện, lãnh
    đạo
""")
BODY_STARTS = phrases("cơ quan, công an, bộ, ủy ban, ban, sở, đoàn, hiện, đến nay, quốc hội, chính phủ")
STORY_TRIE = trie(STORY_STARTS)
NARRATIVE_STARTS = trie((*STORY_STARTS, *BODY_STARTS))
"""Beginnings of a paragraph that tells again what happened, which ends a continued speech."""

DIRECTIVES = words("yêu đề chỉ giao lưu quán nhắc đốc")
"""First syllables of verbs by which somebody asks for something to be done (yêu cầu, đề nghị, giao ...)."""

PAST = words("đã vừa từng qua trước năm ngày tháng hiện khi sau")
"""Words that tell of what happened, which asking does not."""

AS_ABOVE = trie(
    phrases("""
    như trên, như vậy, như thế, trên đây, nhận định trên, phát biểu trên, khẳng định trên, thông tin trên,
    ý kiến trên, vấn đề trên
""")
)
"""Words by which a report points back at the paragraph before it ("ông A phát biểu như trên")."""

SOMEONE_SAYS = trie(
    phrases("""
    cho biết, cho rằng, cho hay, nói rằng, theo sở, theo bộ, theo công an, nhiều ý kiến, có ý kiến, một số ý
    kiến, các đại biểu, nhiều đại biểu, theo các, theo nhiều, theo những, theo người, theo họ, theo một,
    theo tổng cục, theo cục, theo ban, theo công ty, theo viện, theo trung tâm, theo ubnd, theo báo cáo,
    tuyên bố chung của, thông cáo của, thông cáo cho biết, theo thống kê, theo nhận định của các, theo đánh
    giá của các, theo ý kiến của
    """)
)
"""In a paragraph without a known speaker, these tell of somebody else's words."""

LINKS = trie(
    phrases("""
    bên cạnh đó, ngoài ra, đồng thời, do đó, do vậy, vì vậy, vì thế, bởi vậy, theo đó, từ đó, cùng với đó,
    song song đó, mặt khác, cùng đó, đặc biệt, thứ hai, thứ ba, thứ tư, thứ năm, hai là, ba là, bốn là,
    năm là, đây là lý do, đây chính là, điều này, điều đó, trước hết, chính vì vậy, chính vì thế, nhờ đó,
    qua đó, cuối cùng, hơn nữa, thay vào đó, trong trường hợp, cũng theo, không chỉ vậy, tuy nhiên, đơn cử
""")
)
"""Beginnings that tie a paragraph to the one before it also where the speaker is not heard again."""
