"""Names of two syllables that nothing announces; all people and firms are invented."""

from __future__ import annotations

from tests.understanding.told import body_speakers

ONCE = "Gặp ở tòa, Hoa Lan cho rằng số tiền ấy là quà."
OFTEN = "Lúc ấy Hoa Lan cho biết đã nhận đủ."


def test_a_pair_that_often_speaks_and_once_as_people_do_is_a_person() -> None:
    told = body_speakers(ONCE, OFTEN, "Về sau Hoa Lan khai đã trả lại.")
    assert told == [["Hoa Lan"]] * 3


def test_a_pair_that_speaks_as_firms_do_is_nobody() -> None:
    assert body_speakers(ONCE, OFTEN, OFTEN) == [[], [], []]


def test_a_pair_that_seldom_speaks_is_nobody() -> None:
    assert body_speakers("Về sau Hoa Lan khai đã trả lại.", OFTEN) == [[], []]
