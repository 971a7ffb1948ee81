"""Places by which names are told from what stands before them, as data in one place.

Sources: provinces before and after the mergers of 2025, towns and districts as newspapers name them;
countries and capitals after CLDR's Vietnamese names, and as newspapers spelt them about 2005 ("Ixraen").
"""

from __future__ import annotations

from searchlib.understanding.phrase_tables import phrases, trie, words

PLACES = trie(
    phrases("""
    Tân Sơn Nhất, Nội Bài, Long Thành, Đông Đức, Tây Đức, Đông Berlin, Tây Berlin, Đông Phi, Tây Phi,
    Bắc Phi, Nam Á, Đông Âu, Tây Âu, Bắc Âu, Nam Âu, El Salvador, Busan, Incheon, Osaka,
    Kyoto, Rawalpindi, Peshawar, Lahore, Kandahar, Kirkuk, Tikrit, Karbala, Banda Aceh, Phuket, Pattani,
    Melbourne,
    Brisbane, Auckland, Toronto, Vancouver, Montreal, Philadelphia, Atlanta, Seattle, Baltimore, Johannesburg,
    Mogadishu, Khartoum, Hamburg, Frankfurt, Strasbourg, Manchester, Liverpool, Edinburgh, Barcelona, Odessa,
    Sarajevo, Pristina, Buenos Aires, Sao Paulo, Montevideo, Managua, Abu Dhabi, Ohio, Virginia, Algiers,
    An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình
    Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắc Lắc, Đắk Nông, Đắc Nông, Điện Biên,
    Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hà Tây, Hải Dương, Hải Phòng, Hậu
    Giang, Hòa Bình, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long
    An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng
    Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên, Thừa Thiên
    Huế, Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái, Sài Gòn, Việt Nam, Trung
    Quốc, Hàn Quốc, Nhật Bản, Triều Tiên, Đài Loan, Thái Lan, Lào, Campuchia, Ấn Độ, Hoa Kỳ, Mỹ, Anh, Pháp,
    Đức, Nga, Úc, Ý, Nhật, Tây Ban Nha, Bồ Đào Nha, Hà Lan, Thụy Sĩ, Thụy Điển, Na Uy, Đan Mạch, Phần Lan,
    Ba Lan, Bỉ, Áo, Ai Cập, Thổ Nhĩ Kỳ, Hy Lạp, Ukraine, Ukraina, Belarus, Israel, Iran, Iraq, Qatar, Syria,
    Jordan, Lebanon, Palestine, Libya, Sudan, Yemen, Kuwait, Pakistan, Afghanistan, Bangladesh, Nepal,
    Myanmar, Malaysia, Singapore, Indonesia, Philippines, Brunei, Đông Timor, Australia, New Zealand,
    Canada, Mexico, Cuba, Brazil, Argentina, Chile, Venezuela, Colombia, Peru, Bolivia, Nam Phi, Nigeria,
    Kenya, Ethiopia, Hungary, Czech, Slovakia, Romania, Bulgaria, Serbia, Italy, Italia, Uganda, Zimbabwe,
    Congo, Angola, Algeria, Maroc, Tunisia, Somalia, Haiti, Panama, Đăk Lăk, Đăk Nông, Marốc, Ohio,
    Michigan, Arizona, Nevada, Illinois, Massachusetts, Pennsylvania, Louisiana, Alabama, Mississippi,
    Tennessee, Kentucky, Indiana, Wisconsin, Minnesota, Iowa, Missouri, Arkansas, Oklahoma, Kansas,
    Nebraska, Colorado, Utah, Oregon, Alaska, Hawaii, Maryland, New Jersey, Latvia, Lithuania, Litva,
    Estonia, Slovenia, Bosnia, Kosovo, Albania, Macedonia, Luxembourg, Malta, Cyprus, Sri Lanka, Maldives,
    Bhutan, Oman, Bahrain, Fiji, Ecuador, Uruguay, Paraguay, Honduras, Guatemala, Nicaragua, Costa Rica,
    Jamaica, Liberia, Ghana, Mali, Niger, Chad, Rwanda, Tanzania, Zambia, Mozambique, Senegal, Chechnya,
    Crimea, Gaza, Saint Petersburg, New Delhi, Tokyo, Seoul, Bangkok, Jakarta, Manila, Kiev, Berlin, Rome,
    Madrid, Brussels, Geneva, Vienna, Phnom Penh, Vientiane, Kuala Lumpur, Sydney, Boston, Chicago, Los
    Angeles, San Francisco, Hong Kong, Dubai, Doha, Cairo, Ottawa, Canberra, Yangon, Stockholm, Oslo,
    Helsinki, Do Thái, Vatican, Turkmenistan, Tajikistan, Azerbaijan, Moldova, Madagascar, Croatia, Ireland,
    Scotland, Iceland, Georgia, Gruzia, Armenia, Kazakhstan, Uzbekistan, Mông Cổ, Dallas, New York, Texas,
    California, Florida, Washington, London, Paris, Moscow, Giang Tô, Chiết Giang, Sơn Đông, Hồ Bắc, Hồ Nam,
    Quảng Đông, Quảng Tây, Tứ Xuyên, Quý Châu, Phúc Kiến, Thiểm Tây, Cam Túc, Hắc Long Giang, Liêu Ninh, Tân
    Cương, Tây Tạng, Bắc Kinh, Thượng Hải, Hồng Kông, Hồng Kong, Ma Cao, Tây Nguyên, Trường Sa, Hoàng Sa,
    Côn Đảo, Phú Quốc, Thủ Đức, Phan Thiết, Nha Trang, Đà Lạt, Quy Nhơn, Hội An, Mỹ Tho, Biên Hòa, Buôn Ma
    Thuột, Pleiku, Vương quốc Anh, Bà Rịa-Vũng Tàu, Hạ Long, Cẩm Phả, Cam Ranh, Phan Rang, Tam Kỳ, Hà Tiên,
    Châu Đốc, Long Xuyên, Rạch Giá,
    Việt Trì,
    Mộc Châu, Tam Đảo, Lý Sơn, Đồng Hới, Đông Hà, Bảo Lộc, Dung Quất, Lao Bảo, Móng Cái, Thủ Thiêm, Gò Vấp,
    Bình Thạnh, Tân Bình, Tân Phú, Bình Tân, Phú Nhuận, Hóc Môn, Củ Chi, Nhà Bè, Bình Chánh, Cần Giờ, Ba
    Đình, Hoàn Kiếm, Tây Hồ, Long Biên, Cầu Giấy, Đống Đa, Hai Bà Trưng, Hoàng Mai, Thanh Xuân, Hà Đông,
    Châu Âu, Châu Á, Châu Phi, Đông Nam Á, Liên Hợp Quốc, Liên Hiệp Quốc, Điện Kremlin, Điện Elysee, Nhà
    Trắng, Lầu Năm Góc, Nam Tư, Liên Xô, Đông Timor, Nhật Bản, Hà Thành, Thăng Long, Fed, Google, Microsoft,
    Apple, Facebook, Meta, Tesla, Boeing, Airbus, Toyota, Honda, Samsung, Intel, Nato, Unicef, Unesco,
    Asean, Hamas, Hezbollah, Taliban, Kremlin, Wall, Interpol, Thành Công, Kim Liên, Đông Á, Vũ Hán, Mai
    Dịch, Mai Châu, Vân Đồn, Matxcơva, Mátxcơva, Mát-xcơ-va, Bình Nhưỡng, Bắc Triều Tiên, CHDCND Triều Tiên,
    Kyrgyzstan, Ảrập Xêút, Ả Rập Xê-út, Ả Rập Saudi, Saudi Arabia, Libăng, Li-băng, Xyri, Irắc, Ixraen,
    Palestin, Inđônêxia, Malaixia, Philippin, Xinhgapo, Mianma, Cămpuchia, Pakixtan, Ápganixtan,
    Udơbêkixtan, Cadắcxtan, Côoét, Đông Ti-mo, Baghdad, Tehran, Teheran, Kabul, Islamabad, Damascus, Beirut,
    Ankara, Istanbul, Athens, Lisbon, Copenhagen, Havana, La Habana, Caracas, Bogota, Lima, Tel Aviv,
    Jerusalem, Ramallah, Tbilisi, Bishkek, Tashkent, Baku, Minsk, Bucharest, Budapest, Prague, Praha,
    Warsaw, Vácsava, Sofia, Belgrade, Bern, Dublin, Amman, Riyadh, Colombo, Dhaka, Kathmandu, Ulan Bator,
    Abuja, Nairobi, Pretoria, Mumbai, Islamabad, Aceh, Đarfur, Darfur, Kashmir, Tây Tạng, Gaza, Bờ Tây, Bắc
    Ireland, Wales, England, Bắc Kỳ, Duma, Knesset, Fatah, Al-Qaeda, al-Qaeda, Hezbollah, Likud, IRA, PLO,
    Côte d'Ivoire, Bờ Biển Ngà, Trung Phi, Nam Mỹ, Bắc Mỹ, Trung Đông, Nauy, Bungari, Rumani, Ôxtrâylia, Niu
    Dilân, Mêhicô, Achentina, Braxin, Chilê, Vênêxuêla, Côlômbia, Hunggari, Séc, Slovak, Xlôvakia, Xlôvênia,
    Cộng hòa Séc, CH Séc, Anbani, Crôatia, Xécbi, Cônggô, Angiêri, Môdămbích, Ănggôla, Tandania, Lítva,
    Látvia, Extônia, Bêlarút, Môngôlia, Bănglađét, Nêpan, I-xra-en, Pa-le-xtin, I-rắc, I-ran, Xy-ri, Xi-ri,
    Gioóc-đa-ni, Ca-dắc-xtan, U-dơ-bê-ki-xtan, Cư-rơ-gư-xtan, Tát-gi-ki-xtan, Tuốc-mê-ni-xtan, Ca-na-đa,
    Mê-hi-cô, Cu-ba, Bra-xin, Ác-hen-ti-na, Chi-lê, Vê-nê-xu-ê-la, Bô-li-vi-a, Pê-ru, Ê-cu-a-đo,
    Cô-lôm-bi-a, Pa-na-ma, Ha-i-ti, In-đô-nê-xi-a, Ma-lai-xi-a, Phi-líp-pin, Xin-ga-po, Mi-an-ma,
    Cam-pu-chia, Bru-nây, Ô-xtrây-li-a, Niu Di-lân, Pa-ki-xtan, Áp-ga-ni-xtan, Băng-la-đét, Nê-pan, Xri
    Lan-ca, I-ta-li-a, Ai-len, Ai-xơ-len, Hung-ga-ri, Ru-ma-ni, Bun-ga-ri, Xéc-bi, Crô-a-ti-a, An-ba-ni,
    Ma-xê-đô-ni-a, Xlô-va-ki-a, Xlô-ven-ni-a, U-crai-na, Bê-la-rút, Gru-di-a, Ác-mê-ni-a, A-déc-bai-gian,
    Môn-đô-va, Lít-va, Lát-vi-a, E-xtô-ni-a, Xu-đăng, Xô-ma-li, Ê-ti-ô-pi-a, Kê-ni-a, U-gan-đa, Công-gô,
    Ni-giê-ri-a, Li-bi-a, An-giê-ri, Ma-rốc, Tuy-ni-di, Cô-oét, A-rập Xê-út, Y-ê-men, Ăng-gô-la,
    Dim-ba-bu-ê, Mô-dăm-bích, Tan-da-ni-a, Ru-an-đa, Bát-đa, Tê-hê-ran, Oa-sinh-tơn, Niu Y-oóc, Mát-xcơ-va,
    Cai-rô, Pa-ri, Bắc Ai-len, Li-bi, Xinh-ga-po, Hai-i-ti, Ca-ta, Mông-gô-li-a, Giê-ru-xa-lem,
    Burkina Faso
    """)
)
"""Places that stand before a name ("tỉnh Bắc Ninh Vương ...") or look like one."""

NAMED_BODIES = trie(
    phrases("""
    VnExpress, Reuters, Interfax, Itar-Tass, Tass, Kyodo, Yonhap, Xinhua, Novosti, Antara, Ansa, Al-Jazeera,
    al-Jazeera, Al Jazeera, Le Monde, Le Figaro, La Stampa, La Repubblica, El Pais, Al-Arabiya, Newsweek,
    Time, Times, Post, Guardian, Independent, Telegraph, Economist, Forbes, Mirror, Bild, Nation, Haaretz,
    Kommersant, Vedomosti, Gazeta, Chosun, Azzaman, Bloomberg, Gazprom, Yukos, Rosneft, Enron, WorldCom,
    Nike, Wal-Mart, Daewoo, Hyundai, Sony, Nokia, Motorola, Siemens, Livedoor, Vietsovpetro, Petro VN,
    Petrolimex, Petrovietnam, Sawaco, Yteco, Saigontourist, Seaprodex, Vinalines, Vinamilk, Vinashin,
    Techcombank, Vietcombank, Agribank, Sacombank, Incombank, Eximbank, Vincom, Cienco, Fafilm, Suleco,
    Vedan, Internet, Festival, Olympic, Marketing, Taxi, Metro, Academy, Oxfam, Greenpeace, Mossad,
    Europol, Scotland Yard, Downing Street, Wall Street,
    Interpol, Ảrập, Shiite, Sunni, Kurd, Sikh, Hindu, Tamil, Basque, Latin, Latinh, Baath, Jihad, Golkar,
    Funcinpec, Kadima, Dawa, Al-Qeada, Al Qaeda, al-Qaida, Al-Qaida, Al-Aqsa, al-Aqsa, Khmer Đỏ, Abu Sayyaf,
    Adzharia, Ossetia, Ingushetia, Dagestan, Abkhazia, Fallujah, Falluja, Basra, Mosul, Najaf, Tripoli,
    Rangoon, Karachi, Guantanamo, Roma, Petersburg, Munich, Amsterdam, Beslan, Andijan, Khabarovsk, Donetsk,
    Bali, Sumatra, Okinawa, Kobe, Suez, Queensland, Brooklyn, Damacus, Damascus, Dominica, Malawi,
    Mauritania, Morocco, Vietnam, India, New Orleans, La Haye, The Hague, Santa Cruz, Siem Reap, Downing
    Street, Elysée, Buckingham, Saint-Denis, Singapore Airlines, Vietnam Airlines, Pacific Airlines, British
    Airways, Chữ Thập Đỏ Quốc Tế, Chữ Thập Đỏ
    """)
)
"""Papers, agencies, firms, peoples and towns that say something and are no person ("Yonhap cho biết")."""

PRESS = words("""
    times post news journal herald tribune today mail telegraph mirror week world shimbun daily press
    express pravda sinmun simun ilbo zeitung
""")
"""Words in the titles of papers."""

INSTITUTIONS = PRESS | words("""
    college university school institute academy bank group company corporation inc ltd center centre council
    agency services association foundation club hotel airlines international partners consulting motor motors
    watch brothers atlantic electric energy systems research securities trading holding holdings capital media
    studio studios oil gas petroleum steel telecom mobile foods pharma logistics shipping resources insurance
    railway railways software aircraft vietnam language
""")
"""Words in the names of firms and institutions."""

PLACE_WORDS = words("""
    xã phường quận huyện tỉnh phố tp đh cđ bv kcn đường ngõ hẻm trường thpt thcs học non thôn ấp bản buôn
    làng khu cầu chợ núi sông hồ đảo vịnh ty đoàn hàng viện quỹ giải tòa nhà sân rạp đền chùa lăng mộ
    tượng kênh bến cảng ga hầm vườn viên lộ q. p. tx. tt. quảng-trường hãng tuyến nút thưởng ngã cư chung
    tncs sản tưởng bổng mang lữ ốc trấn karaoke sạn quán tiệm
""")
"""Words after which a run of capitals is a place, school, firm or prize ("đường Nguyễn Văn Cừ")."""

SOFT_PLACE_WORDS = words(
    "ty đoàn hàng viện quỹ giải tỉnh tp phố hãng thành huyện quận xã phường trấn thôn ấp"
)
"""Place words before which a whole common name of three syllables is a person's all the same."""

HEROES = trie(
    phrases("""
    Trần Hưng Đạo, Lê Hồng Phong, Nguyễn Thái Bình, Phạm Ngũ Lão, Nguyễn Cư Trinh, Đinh Tiên Hoàng, Phan Chu
    Trinh, Phan Châu Trinh, Phan Bội Châu, Hoàng Văn Thụ, Nguyễn Văn Cừ, Lý Thường Kiệt, Trần Quang Khải, Trần
    Nhật Duật, Phạm Hồng Thái, Nguyễn Văn Trỗi, Lê Đại Hành, Lê Thánh Tông, Trần Nguyên Hãn, Hoàng Hoa Thám,
    Nguyễn Công Trứ, Nguyễn Đình Chiểu, Nguyễn Bỉnh Khiêm, Ngô Gia Tự, Phan Đình Phùng, Trần Quốc Toản, Nguyễn
    An Ninh, Bùi Thị Xuân, Võ Thị Sáu, Nguyễn Viết Xuân, Nguyễn Trung Trực, Trần Văn Ơn, Lương Khánh Thiện,
    Nguyễn Thượng Hiền, Lý Tự Trọng, Ngô Thì Nhậm, Lê Quý Đôn, Trần Khánh Dư, Nguyễn Tri Phương,
    Lê Thanh Nghị,
    Tôn Đức Thắng, Nguyễn Văn Linh, Phạm Văn Cội, Phạm Văn Hai, Nguyễn Hữu Cảnh, Trần Quốc Thảo
    """)
)
"""Whom wards and communes are named after: who holds an office there is named, if at all, behind these."""
