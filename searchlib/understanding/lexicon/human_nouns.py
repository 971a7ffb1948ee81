"""Words of an apposition by which the name before it is a human being's, as data in one place."""

from __future__ import annotations

from searchlib.understanding.phrase_tables import phrases, trie

HUMANS = trie(
    phrases("""
    người, cảnh sát, binh sĩ, sinh viên, học sinh, nữ sinh, nam sinh, cư dân, bà mẹ, cô gái, chàng trai, cậu
    bé, thanh niên, phụ nữ, nông dân, ngư dân, công nhân, tài xế, thợ, giáo viên, y tá, bác sĩ, luật sư, kỹ
    sư, nhà báo, phóng viên, nhà văn, nhà thơ, nghị sĩ, sĩ quan, cựu binh, nhân viên, thương gia, doanh
    nhân, du khách, hành khách, nhân chứng, linh mục, giáo sĩ, nhà hoạt động, nhà phân tích, chuyên gia
    """)
)
"""Behind "một": ", một người Nga, ..."."""

KIN = trie(
    phrases("""
    con trai, con gái, con rể, con dâu, em trai, em gái, anh trai, chị gái, vợ của, chồng của, mẹ của, cha
    của, bố của, bạn của, cháu của, đến từ, người đến từ
    """)
)
"""Whose relative somebody is: ", con gái của ..., ..."."""

OCCUPATIONS = trie(
    phrases("""
    cảnh sát, binh sĩ, sĩ quan, thương gia, doanh nhân, nghị sĩ, chuyên gia, luật sư, phát ngôn viên,
    nhân viên, nhân chứng, nhân sĩ, nữ sinh, nam sinh, sinh viên, sinh năm, sinh ra, học sinh, học viên, học
    trò, tốt nghiệp, công nhân, công an, công chức, công tố, công dân, giáo viên, giáo sư, giáo dân, cán bộ,
    chủ, nhà, người, nông dân, bán, hướng dẫn, quê, ngụ, trưởng, phó, thợ, cựu
    """)
)
"""Beginnings of trades, offices, homes and ages: ", công nhân ..., ..."."""
