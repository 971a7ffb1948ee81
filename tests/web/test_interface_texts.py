"""The words of the pages: the same in both languages, none missing, none for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from searchlib.fields import CHOICES, FIELD
from searchlib.model import KINDS, MODES
from searchlib.web import interface_texts
from searchlib.web.interface_texts import Wording, choose, texts

WEB = Path(interface_texts.__file__).parent


def test_both_languages_have_the_same_keys_and_values() -> None:
    vi, en = texts("vi"), texts("en")
    assert list(vi) == list(en)
    for key, text in vi.items():
        assert places(text) == places(en[key]), key
        assert text
        assert en[key]


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_line_is_a_text() -> None:
    for language in interface_texts.LANGUAGES:
        lines = (WEB / "texts" / f"{language}.txt").read_text("utf-8").splitlines()
        kept = [line for line in lines if line and not line.startswith("#")]
        assert len(kept) == len(texts(language))


def test_no_text_is_missing_or_unused() -> None:
    sources = "\n".join(
        path.read_text("utf-8")
        for path in [*WEB.rglob("*.py"), *WEB.rglob("*.html")]
        if "tests" not in path.parts
    )
    asked = set(re.findall(r'\bt\("([a-z0-9_.]+)"(?! ~)', sources))
    assert asked <= set(texts("en"))
    built = tuple(re.findall(r'\bt\("([a-z0-9_.]+\.)" ~', sources)) + tuple(
        re.findall(r'\bt\(f"([a-z0-9_.]+\.)\{', sources)
    )
    built += tuple(f"{name}." for name in (*FIELD, *CHOICES))  # of the form of filters
    named = set(re.findall(r'[("\'\s]([a-z_]+(?:\.[a-z0-9_]+)*)[)"\'\s]', sources))
    assert not [
        key for key in texts("en") if key not in asked | named | set(FIELD) and not key.startswith(built)
    ]
    for name in (*(f"kind.{kind}" for kind in KINDS), *(f"mode.{mode}" for mode in MODES)):
        assert name in texts("vi")


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "chosen"),
    [
        ("en", "vi", "vi", "en"),
        ("xx", "en", "vi", "en"),
        (None, None, "en-US,en;q=0.9,vi;q=0.8", "en"),
        (None, None, "fr, vi;q=0.3, en;q=0.2", "vi"),
        (None, None, "", "vi"),
        (None, "<script>", ";;;q=x", "vi"),
    ],
)
def test_the_language_is_chosen(
    asked: str | None, remembered: str | None, accepted: str, chosen: str
) -> None:
    assert choose(asked, remembered, accepted) == chosen


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2024-01-30", "30/01/2024", "30 January 2024"),
        ("XXXX-04-18", "18/04", "18 April"),
        ("2024-05", "05/2024", "05/2024"),
        ("2024", "2024", "2024"),
        (None, "không rõ ngày", "undated"),
    ],
)
def test_dates_are_written_as_they_are_read(iso: str | None, vi: str, en: str) -> None:
    assert (Wording("vi").date(iso), Wording("en").date(iso)) == (vi, en)


def test_numbers_are_written_as_they_are_read() -> None:
    assert (Wording("vi").number(829407), Wording("en").number(1234.5, 1)) == ("829.407", "1,234.5")
