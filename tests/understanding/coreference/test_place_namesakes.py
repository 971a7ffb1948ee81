"""Names that an article gives to a place are nobody's; all places and people are invented."""

from __future__ import annotations

import pytest
from tests.understanding.told import body_speakers

TOLD = "Chuyện cũ còn đó, Kim Hoa kể lại: “Tôi không quên con đập ấy”."


@pytest.mark.parametrize("place", ["Bên sông là làng Kim Hoa.", "Ai cũng nói người Kim Hoa hay làm thơ."])
def test_a_place_of_the_article_does_not_speak(place: str) -> None:
    assert body_speakers("Gặp lại bạn cũ.", TOLD)[1] == ["Kim Hoa"]
    assert body_speakers(place, place, TOLD)[2] == []


def test_an_honorific_outweighs_one_place_of_the_same_name() -> None:
    lines = ("Ở làng Kim Hoa có chị Kim Hoa, 40 tuổi. Chị Kim Hoa làm nghề dệt.", TOLD)
    assert body_speakers(*lines)[1] == ["Kim Hoa"]


def test_an_office_keeps_the_name_behind_its_place() -> None:
    assert body_speakers("Chủ tịch tỉnh Giang Tô Li Bolang ca ngợi chuyến thăm.") == [["Li Bolang"]]


@pytest.mark.parametrize(
    "told",
    [
        "Nhóm vũ trang Lasko Varsen nhận trách nhiệm.",
        "Đám cháy lan rộng ở Lasko Varsen. Dân ở Lasko Varsen đã sơ tán.",
        "Lasko Varsen cho biết họ sẽ bồi thường.",
    ],
)
def test_a_body_or_a_place_of_foreign_name_does_not_speak(told: str) -> None:
    lines = (told, "Lasko Varsen cho rằng việc ấy cần thiết.")
    assert body_speakers(*lines) == [[], []]


@pytest.mark.parametrize(
    "told",
    [
        "Ông Lasko Varsen, thủ lĩnh nhóm Tersk, sống ở Lasko Varsen.",
        "Người đàn ông này chờ ở Lasko Varsen.",
        "“Tôi không biết gì”, Lasko Varsen kể. Hàng xóm ở Lasko Varsen cũng vậy.",
    ],
)
def test_a_human_being_of_the_name_outweighs_it(told: str) -> None:
    lines = (told, "Lasko Varsen cho rằng việc ấy cần thiết.")
    assert body_speakers(*lines)[1] == ["Lasko Varsen"]


def test_the_mayor_of_a_place_is_named_by_the_office_alone() -> None:
    lines = (
        "Nhiều nhà bị ngập ở Lasko. Người dân ở Lasko rời đi, nước dâng ở Lasko, lửa cháy ở Lasko.",
        "Thị trưởng Lasko ra lệnh sơ tán cưỡng bức toàn bộ cư dân.",
    )
    assert body_speakers(*lines)[1] == []


@pytest.mark.parametrize("place", ["Java", "Buckingham", "Scotland Yard"])
def test_a_place_or_a_body_lends_no_part_of_a_name(place: str) -> None:
    said = f"“Chúng tôi đã dựng lều”, phát ngôn viên của cảnh sát {place} Ivan Larsvegn cho biết."
    assert body_speakers(said) == [["Ivan Larsvegn"]]
