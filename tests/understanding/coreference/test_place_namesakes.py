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
