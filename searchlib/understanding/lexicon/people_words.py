"""The words by which people and speech are recognised in Vietnamese news, as data in one place.

Sources: family names after Lê Trung Hoa, "Họ và tên người Việt Nam" (2005), and the names that follow
"ông" and "bà" in newspapers; names of ethnic minorities after the General Statistics Office's list of
peoples; provinces before and after the mergers of 2025; ranks after the Law on Officers of the People's
Army; speech verbs read off what stands between "ông/bà + name" and a quotation in newspapers.

An entry is written with spaces between syllables; `key` brings both sides to one spelling.
"""

from __future__ import annotations

from searchlib.understanding.lexicon.place_names import HEROES as HEROES
from searchlib.understanding.lexicon.place_names import INSTITUTIONS as INSTITUTIONS
from searchlib.understanding.lexicon.place_names import NAMED_BODIES as NAMED_BODIES
from searchlib.understanding.lexicon.place_names import PLACE_WORDS as PLACE_WORDS
from searchlib.understanding.lexicon.place_names import PLACES as PLACES
from searchlib.understanding.lexicon.place_names import PRESS as PRESS
from searchlib.understanding.lexicon.place_names import SOFT_PLACE_WORDS as SOFT_PLACE_WORDS
from searchlib.understanding.phrase_tables import Trie as Trie
from searchlib.understanding.phrase_tables import is_syllable as is_syllable
from searchlib.understanding.phrase_tables import key as key
from searchlib.understanding.phrase_tables import match as match
from searchlib.understanding.phrase_tables import phrases as phrases
from searchlib.understanding.phrase_tables import trie as trie
from searchlib.understanding.phrase_tables import words as words

# --- names ---------------------------------------------------------------------------------------------

FAMILY_NAMES = words("""
    Nguyễn Lê Trần Phạm Vũ Võ Hoàng Huỳnh Bùi Đỗ Ngô Mai Trương Phan Đặng Dương Đoàn Hồ Đào Lương Đinh
    Trịnh Hà Cao Kim Lâm Vương Quách Lý Lí Phùng Lưu Chu Châu Tạ Tô Thái Văn Đồng Nông Diệp Tống Kiều Đậu
    Tăng Thân Tôn Tào Hứa Triệu Từ Ma Lại Lữ Đàm La Mạc Doãn Bạch Trầm Nghiêm Cù Vi Dư Quản Cáp Bì Khuất
    Thiều Hầu Bành Đổng Thạch Khổng Lã Tráng Phí Ông Âu Ân Ngụy Nguỵ Viên Giang Giáp Hàn Hàng Khúc Khương
    Kha Lô Lò Lầu Lù Lường Lộc Lục Cầm Quàng Tòng Vàng Giàng Sùng Mùa Thào Hạng Hờ Hoàn Vừ Cứ Chảo Tẩn
    Phàn Bàn Chíu Lỳ Lèng Sầm Nùng Hoá Hứa Hạ Mã Tiêu Tiền Tiết Trang Trà Triều Ung Uông Ưng Vòng Vạn Xa
    Xuân Yên Điền Điểu Đới Đăng Đường Danh Nhan Nhâm Nhữ Ninh Ôn Phó Phù Phương Quan Quyền Sử Sơn Tập Tề
    Thi Thẩm Thành Thế Ngân Ngũ Nghị Mẫn Mẫu Mông Lều Liêu Liễu Lỗ Cát Cấn Chế Cồ Cổ Cung Bá Bế Bồ Bạc
    Chúc Ksor Siu Rơ Rơmah Rmah Nay Kpă Kpuih Rcom R'Com Niê Êban Kbuôr Kđoh Krông Hoàng-Phủ Đèo Lãnh
    Khoàng Và Xồng Cụt Moong Lang Lự Lục Bế Hoàng Tưởng Đái Đan Đắc Đông Đức Chử Chung Chữ Ứng Ao Bríu
    Tần Thích Zơ Alăng A Y Hồng Tòng Biện Khưu Lư Roãn Thôi Mấu Tất Khiếu Giản Chiêm Trác Hoắc Mạch Ngạc Diêm
    Vưu Bửu Sái Nhiêu Tằng Nghê Bàng
""")
"""First syllables of full names, also of Chinese and Korean names in Vietnamese spelling."""

COMMON_FAMILY_NAMES = words("""
    Nguyễn Lê Trần Phạm Vũ Võ Hoàng Huỳnh Bùi Đỗ Ngô Mai Trương Phan Đặng Dương Đoàn Hồ Đào Lương Đinh
    Trịnh Hà Cao Lâm Vương Quách Lý Phùng Lưu Chu Châu Tạ Tô Thái Đồng Nông Diệp Tống Kiều Đậu Tăng Thân
    Tôn Tào Hứa Triệu Từ Lại Lữ Đàm La Mạc Doãn Bạch Nghiêm Khuất Đổng Thạch Khổng Lã Phí Ngụy Lò Giàng
    Sùng Vàng Thào Hầu Giáp Hạ Viên Ninh Cù
""")
"""Family names that make a run of capitals a person without an honorific or a role before it."""

NOT_GIVEN_NAMES = words("""
    Bộ Sở Ban Ủy Uỷ Hội Đoàn Đảng Quốc Chính Trung Nhà Phó Trưởng Giám Tổng Chủ Bí Cục Vụ Viện Tòa Công Thành
    Tỉnh Huyện Quận Xã Phường Trường Đại Học Mặt Liên Văn-phòng Cơ Tập Ngân Hàng Báo Đài Phòng Cung Quỹ
    Trạm Hạt Đồn Cụm Khoa Trại Tổ Đội Khối Nhóm Chi
""")
"""Capitalised first syllables of offices: after an honorific they open a title, not a name."""

NAME_PARTICLES = words("bin bint al el ibn de da di do dos del der den van von la le abu ben ul ud binti y'")

NEWSPAPERS = trie(
    phrases("""
    Tuổi Trẻ, Thanh Niên, Lao Động, Người Lao Động, Tiền Phong, Đại Đoàn Kết, Nhân Dân, Dân Trí, Sài Gòn Giải
    Phóng, Hà Nội Mới, Công An Nhân Dân, Quân Đội Nhân Dân, Pháp Luật, Tân Hoa Xã, Phụ Nữ, Gia Đình
""")
)
"""Newspapers that are cited without a word for newspaper before them ("Theo Tuổi Trẻ, ...")."""

# --- who is meant --------------------------------------------------------------------------------------

MALE, FEMALE = "male", "female"

HONORIFICS: dict[tuple[str, ...], str | None] = {
    **dict.fromkeys(phrases("ông, anh, chú, cậu, ngài, thầy, thày, nam thanh niên"), MALE),
    **dict.fromkeys(phrases("bà, chị, cô, mợ, dì, nữ, sư cô, mẹ, má, cô bạn"), FEMALE),
    **dict.fromkeys(
        phrases(
            "đồng chí, đ/c, em, bé, bác, cụ, vị, bạn, cháu, già, nghi can, bị can, "
            "bị cáo, nghi phạm, nạn nhân, nhân chứng, đối tượng, cháu bé, phạm nhân, can phạm, tử tù, "
            "bị đơn, nguyên đơn, bị hại"
        )
    ),
}
"""Words before a name, with the gender they tell."""

YOUNGER, OLDER = words("anh chị cô em cậu cháu bạn"), words("ông bà cụ ngài")
AGES = YOUNGER | OLDER
"""Addresses by age: who is called "ông" is not "anh" in the same article."""

HONORIFIC_TRIE = trie(HONORIFICS)

PRONOUNS: dict[tuple[str, ...], str | None] = {
    **dict.fromkeys(
        phrases("ông, anh, ông này, ông ấy, anh này, anh ấy, ông ta, anh ta, ngài, thầy, thày"), MALE
    ),
    **dict.fromkeys(
        phrases("bà, chị, cô, bà này, bà ấy, chị này, chị ấy, cô ấy, cô này, bà ta, cô ta"), FEMALE
    ),
    **dict.fromkeys(phrases("đồng chí, đ/c, em, cụ, vị này, đồng chí ấy, cựu quan chức này")),
}
"""Words that refer to a person named before."""

PRONOUN_TRIE = trie(PRONOUNS)

NOT_PRONOUN_BEFORE = words("""
    bà chủ cha em hùng dũng bạn chị con mẹ thể đơn giáo trò cô ngoại nội cố lang trùm đồ trí thế thần chàng
    dâu rể ruột trai gái họ cháu tôi ta nhà mối cậu minh chí đào chúng già hàng hai cả vợ chồng nông cụ
    """)
"""Syllables that make another word of a pronoun before them: ông bà, anh em, bà con, cụ thể, vị trí."""

ONE = frozenset({"một", "1"})

PLURALS = words("các những nhiều mấy hai ba bốn năm vài đôi số")

KIN = words("""
    vợ chồng con mẹ cha bố ba má em chị anh đình nhà bạn hàng thân cháu họ sư nhân phía bên trai gái ruột rể
    dâu tục quyền
""")
"""Words before "ông A" that make someone else the subject: vợ ông A, gia đình ông A, luật sư bà B."""

# --- roles ---------------------------------------------------------------------------------------------

ROLE_PREFIXES = words("phó nguyên cựu tân quyền đương kim nữ nam vị cố")

ROLE_HEADS = phrases("""
    bí thư, tổng bí thư, bí thư thứ nhất, chủ tịch, chủ nhiệm, bộ trưởng, thứ trưởng, thủ tướng, tổng thống,
    ngoại trưởng, quốc vương, nhà vua, vua, nữ hoàng, thái tử, hoàng tử, thủ hiến, thống đốc, thị trưởng, đô
    trưởng, nghị sĩ, thượng nghị sĩ, hạ nghị sĩ, dân biểu, thượng tọa, hòa thượng, đại đức, ni sư, ni
    trưởng, linh mục, giám mục, tổng giám mục, hồng y, đức cha, đức ông, mục sư, giáo hoàng, giáo sĩ, đức
    giám mục, đức tổng giám mục, đức hồng y, đức giáo hoàng, đức pháp chủ, ủy viên, ủy viên bộ chính trị, ủy
    viên trung ương đảng, thường trực ban bí thư, phó thủ tướng, phó chủ tịch, phó bí thư, phó chủ nhiệm,
    phó trưởng ban, phó tổng giám đốc, giám đốc, tổng giám đốc, hiệu trưởng, hiệu phó, viện trưởng, viện
    phó, cục trưởng, cục phó, vụ trưởng, vụ phó, tổng cục trưởng, trưởng ban, trưởng đoàn, trưởng phòng,
    trưởng khoa, trưởng khối, trưởng bộ môn, trưởng trạm, trưởng thôn, trưởng ấp, trưởng bản, trưởng đại
    diện, trưởng công an, trưởng nhóm, trưởng dự án, trưởng văn phòng, trưởng cơ quan, trưởng tiểu ban,
    trưởng ty, trưởng trại, trưởng tàu, già làng, tổ trưởng, tổ phó, đội trưởng, đội phó, chi cục trưởng,
    chánh án, chánh văn phòng, chánh thanh tra, chánh tòa, tổng thanh tra, tổng kiểm toán, kiểm toán trưởng,
    tổng biên tập, thư ký, tổng thư ký, thư ký tòa soạn, thẩm phán, kiểm sát viên, điều tra viên, công tố
    viên, luật sư, đại sứ, tổng lãnh sự, lãnh sự, tham tán, đặc phái viên, phái viên, đại diện, người phát
    ngôn, phát ngôn viên, phát ngôn, cố vấn, trợ lý, đại biểu, đại biểu quốc hội, đbqh, cử tri, nghị viên,
    chuyên gia, chuyên viên, nhà nghiên cứu, nhà báo, nhà văn, nhà thơ, nhà sử học, nhà khoa học, nhà phân
    tích, nhà kinh tế, nhà ngoại giao, nhà ngoại cảm, nhà giáo, nhà giáo ưu tú, nhà giáo nhân dân, nhạc sĩ,
    họa sĩ, ca sĩ, nghệ sĩ, nghệ sĩ nhân dân, nghệ sĩ ưu tú, nghệ nhân, diễn viên, đạo diễn, biên đạo, kiến
    trúc sư, kỹ sư, bác sĩ, y sĩ, dược sĩ, điều dưỡng, y tá, giáo viên, giảng viên, học sinh, sinh viên,
    nghiên cứu sinh, học giả, nhà quản lý, phóng viên, biên tập viên, quan chức, nhà hoạt động, nhà lãnh
    đạo, lãnh đạo, lãnh tụ, thủ lĩnh, chỉ huy, tư lệnh, chính ủy, tổng tư lệnh, tổng tham mưu trưởng, tham
    mưu trưởng, chỉ huy trưởng, chủ nhiệm chính trị, cục phó, đồn trưởng, trạm trưởng, thuyền trưởng, thuyền
    phó, cơ trưởng, phi công, trung đội trưởng, đại đội trưởng, tiểu đoàn trưởng, trung đoàn trưởng, sư đoàn
    trưởng, lữ đoàn trưởng, chính trị viên, huấn luyện viên, hlv, cầu thủ, tiền đạo, tiền vệ, hậu vệ, thủ
    môn, vận động viên, vđv, trọng tài, kế toán, kế toán trưởng, kiểm soát viên, thủ kho, bảo vệ, công nhân,
    nông dân, ngư dân, tiểu thương, doanh nhân, nhà đầu tư, chủ doanh nghiệp, chủ cơ sở, chủ hộ, chủ hàng,
    chủ bút, chủ tiệm, chủ nhà trọ, tình nguyện viên, chủ vườn, chủ trại, chủ vựa, chủ bè,
    chủ lò, chủ ghe, chủ rẫy, chủ thầu, chủ xe, chủ nhà hàng,
    chủ đầu tư, chủ quán, chủ cửa hàng, chủ tàu, cán bộ, cán bộ hưu trí, cán bộ hợp
    đồng, nhân viên, viên chức, công chức, lái xe, tài xế, cựu chiến binh, cựu binh, thương binh, tnxp,
    thanh niên xung phong, nhân chứng, người dân, ceo, cfo, chủ sở hữu, nhà sáng lập, sáng lập viên, đồng
    sáng lập, thành viên, hội trưởng, hội viên, đảng viên, đoàn viên, nhà bình luận, bình luận viên, nhà
    thiết kế, chủ biên, soạn giả, đại tướng, thượng tướng, trung tướng, thiếu tướng, chuẩn tướng, đại tá,
    thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy, thượng sĩ, trung sĩ, hạ sĩ, đô
    đốc, phó đô đốc, chuẩn đô đốc, tướng, phó phòng, phó khoa, phó ga, trưởng ga, phó đoàn, phó cục, phó vụ,
    danh hài, sĩ quan, sỹ quan, thuyền viên, hướng dẫn viên, phó tổng thống, phó tổng bí thư, phó tổng biên
    tập, ông chủ, bà chủ, chính trị gia, anh hùng, mẹ việt nam anh hùng, anh hùng lao động, tổng đạo diễn,
    chủ khảo, hoa hậu, á hậu, người đẹp, người mẫu, mc, trưởng thành viên, chỉ huy phó, thượng nghị sỹ, nghị
    sỹ, bác sỹ, kỹ sỹ, nghệ sỹ, họa sỹ, nhạc sỹ, ca sỹ, thạc sỹ, tiến sỹ, hạt trưởng, phụ trách, trưởng
    trung tâm, phó ban, trưởng bộ phận, trưởng chi nhánh, nhà sư, thiền sư, cư sĩ, sư thầy, sư ông, phụ
    huynh, phụ huynh học sinh, du khách, chủ nhân, thủ khoa, á khoa, giám thị, thanh tra viên, giám sát
    viên, cha xứ, cha, thủ hiến bang, toàn quyền, đổng lý, cảnh sát trưởng, tỉnh trưởng, quận trưởng, huyện
    trưởng, trưởng giáo sĩ, tổng chưởng lý, chưởng lý, đb, đb qh, đb quốc hội, xe ôm, chiến sĩ, chiến sỹ,
    bạn trẻ, người đàn ông, người phụ nữ, khách hàng, chủ tọa, tùy viên, trưởng phái đoàn, chủ mỏ, quản đốc,
    phó giám đốc, thường trực, cô giáo, thầy giáo, trùm phiến quân, trùm khủng bố, trùm ma túy, trùm mafia,
    trưởng công tố, công tố trưởng, chủ tịch nước, tổng công trình sư, chủ nhà, người đứng đầu, cao ủy, chi
    hội trưởng, liên chi hội trưởng, chi cục phó, điều phối viên, hoàng hậu, công chúa, người đồng nhiệm,
    người đồng cấp, người tiền nhiệm, người kế nhiệm, nhà thương thuyết, nhà đàm phán, nhà lập pháp, nhà
    trung gian, nhà hòa giải, nhà vận động, nhà hoạch định, nhà vật lý, nhà cách mạng, ứng cử viên, ứng
    viên, ứng cử viên tổng thống, ứng viên tổng thống, đệ nhất phu nhân, cựu đệ nhất phu nhân,
    hoàng thân
    """)

ACADEMIC = phrases("""
    gs, ts, pgs, ths, bs, ks, kts, ls, cn, gs.ts, pgs.ts, gs.tskh, tskh, ts.bs, ths.bs, bs.ts, pgs, gs,
    ts, giáo sư, phó giáo sư, tiến sĩ, tiến sỹ, thạc sĩ, thạc sỹ, viện sĩ, viện sỹ, ts.ls, ts.kts, ths.ls,
    gs-ts, pgs-ts, gs-tskh, ths-bs, ts-bs, dr, dr., mr, mr., mrs, ms, nsnd, nsưt, ngnd, ngưt, bsck,
    bsckii, bscki, ths.ks, tts, ds
""")
"""Titles that are no office: an office in apposition is the role where one is given."""

RANK_TRIE = trie(
    phrases("""
    đại tướng, thượng tướng, trung tướng, thiếu tướng, chuẩn tướng, đại tá, thượng tá, trung tá, thiếu tá, đại
    úy, thượng úy, trung úy, thiếu úy, thượng sĩ, trung sĩ, hạ sĩ, đô đốc, phó đô đốc, chuẩn đô đốc, tướng
    """)
)
"""Ranks: with an office after the name both are the role."""
ROLE_TRIE = trie((*ROLE_HEADS, *ACADEMIC))
ACADEMIC_TRIE = trie(ACADEMIC)

GENERIC_ROLES = words("""
    đại cử chuyên giáo học sinh luật bác kỹ nhà cán nhân công nông ngư tiểu người thành lãnh quan phóng
    viên chức tài lái bảo chủ-hộ cựu thương đảng đoàn hội già kế diễn ca họa nhạc nghệ cầu vận doanh giảng cha
    kiến nhạc đạo đb xe chiến bạn khách gs ts pgs ths bs ks kts ls phó-giáo tiến thạc viện gs.ts pgs.ts đbqh
    tnxp sáng hoa anh ứng
""")
"""First syllables of roles that many hold: a bare one refers to nobody in particular."""

OCCUPATIONS = frozenset(
    " ".join(entry)
    for entry in phrases("""
    họa sĩ, nhạc sĩ, ca sĩ, nghệ sĩ, nhà văn, nhà thơ, đạo diễn, diễn viên, kiến trúc sư, luật sư, bác sĩ,
    linh mục, giáo sư, tiến sĩ, nhà nghiên cứu, nhà sử học, nhà báo, nghệ nhân, huấn luyện viên, hlv
    """)
)
"""Trades by which a newspaper calls a person named shortly before ("Họa sĩ khẳng định ...")."""

ROLE_WORDS = words("""
    tỉnh thành phố huyện quận xã phường thị trấn trung ương của nước nhà quốc gia hội thường trực ban
    ngành cấp khối khu vực miền bộ cục vụ viện sở phòng khoa chi tổ đội đoàn đảng ủy công ty tập đoàn ngân
    hàng trường đại học bệnh kinh tế tài chính môi giáo dục đào tạo y lao động thương binh xã nông nghiệp
    phát triển thôn giao thông vận tải xây dựng khoa công nghệ thông tin truyền văn hóa thể thao du lịch
    tư pháp nội ngoại quốc phòng an ninh kế hoạch đầu kiểm tra thanh toán điều hành phụ trách kỹ thuật
    doanh chính trị quân sự tổ chức tuyên dân vận mặt trận tổ phụ nữ niên cựu chiến luật pháp đối tổng hợp
    nghiên cứu cơ quan kiêm và thứ nhất hai ba đầu tiên danh dự lâm thời đắc cử bang liên nghị thượng hạ
    hải quan thuế kho bạc chứng khoán hiệp hội tại chuyên bậc lớp môn thuộc tài nguyên hàng không sắt bộ
    thủy sản thương mại người phát ngôn biên phòng cảnh sát điều tra chuyên trách không chuyên thạc sĩ
    tiến giáo phó sư bác y dược chủ nhiệm lý luận nghiệp vụ pháp chế ngoại giao năng lượng dầu khí điện
    lực viễn nhân quyền nghệ thuật hành lang cộng hòa chính quyền châu âu mỹ học quản trị trưởng dự án
    vùng nhánh đăng ký chúa
""")
"""Lower-case syllables that may stand inside a role phrase before a name."""

EPITHETS = phrases("""
    người đứng đầu, nhà lãnh đạo, vị lãnh đạo, ông chủ nhà trắng, ông chủ điện kremlin, vị đại biểu này, nữ
    đại biểu, nam đại biểu, đại biểu này, vị đại biểu, vị bộ trưởng, vị tướng, vị chuyên gia, chuyên gia
    này, vị luật sư, luật sư này, vị giáo sư, vị bác sĩ, bác sĩ này, vị giám đốc, giám đốc này, vị chủ tịch,
    vị quan chức, quan chức này, vị chính trị gia, nhà báo này, vị linh mục, nữ bộ trưởng, nữ giáo sư, nữ
    bác sĩ, nữ luật sư, nữ giáo viên, nữ sinh, nam sinh, người đẹp, nữ nghị sĩ, vị nghị sĩ, vị đại sứ, vị
    tổng thống, vị tướng này, nữ giám đốc, vị hiệu trưởng, nữ hiệu trưởng, vị cựu bộ trưởng, vị phó chủ
    tịch, nữ phó chủ tịch, nữ chủ tịch, vị tiến sĩ, nữ tiến sĩ, vị lãnh đạo này, người này, nữ thủ tướng, nữ
    ca sĩ, nữ diễn viên, vị doanh nhân, nữ doanh nhân, vị cán bộ này, nhà nghiên cứu này, nhà khoa học này,
    cựu tổng thống, cựu thủ tướng, tân tổng thống, tân thủ tướng, đại biểu đoàn, vị thống đốc, vị đại tá, vị
    thiếu tướng, vị trung tướng, vị thứ trưởng, nữ thứ trưởng, lãnh đạo này
    """)
"""Descriptions that mean the person who spoke last."""

EPITHET_TRIE = trie(EPITHETS)
