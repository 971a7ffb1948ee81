"""The desk on a terminal: what stands below the figures."""

from __future__ import annotations

import pytest
from searchlib.analysis.facets import Facets
from searchlib.cli.desk.desk_screen import show_facets
from searchlib.frequencies import FacetValue


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (1, "1 more value; 1 paragraph without"),
        (1200, "1,200 more values; 1,200 paragraphs without"),
    ],
)
def test_one_is_not_several(count: int, note: str, capsys: pytest.CaptureFixture[str]) -> None:
    values = (FacetValue("Báo Vân Giang", 5, 2),)
    show_facets(
        Facets(query="nước", by="source", total=9, articles=3, values=values, more=count, without=count)
    )
    assert note in capsys.readouterr().out


def test_shares_stand_beside_the_counts(capsys: pytest.CaptureFixture[str]) -> None:
    values = (FacetValue("Báo Vân Giang", 5, 2, 40, 0.125), FacetValue("Sông Lam Hạ Online", 1, 1, 9, 1 / 9))
    show_facets(Facets(query="nước", by="source", total=6, articles=3, values=values, more=0, without=0))
    shown = capsys.readouterr().out
    assert "5 of 40   12.50%" in shown
    assert "1 of 9   11.11%" in shown
