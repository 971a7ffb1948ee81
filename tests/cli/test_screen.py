"""What people see on a terminal: layout, styles, and nothing that a stranger's text could do."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.console import Console
from searchlib.cli.screen import article as article_screen
from searchlib.cli.screen import hits as hits_screen
from searchlib.cli.screen import tables as tables_screen
from searchlib.cli.screen.console import THEME, marked
from searchlib.cli.screen.days import day_text
from searchlib.model import Attribution, Paragraph
from searchlib.remarks import Remark
from searchlib.results import Part, Results

from tests.cli.fake import ARTICLE, INFO, LAN, FakeIndex, hit, results

Screen = Callable[[], str]
STYLES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Screen]:
    """A terminal of a given width, and what it shows."""

    def make(width: int = 80, no_color: bool = False) -> Screen:
        file = io.StringIO()
        console = Console(
            file=file,
            theme=THEME,
            width=width,
            force_terminal=True,
            color_system="standard",
            no_color=no_color,
            markup=False,
            emoji=False,
            highlight=False,
        )
        for module in (hits_screen, article_screen, tables_screen):
            monkeypatch.setattr(module, "make_console", lambda: console)
        return file.getvalue

    return make


def show(found: Results, *, by: str = "paragraph", offset: int = 0, full: bool = False) -> None:
    hits_screen.show_results(found, by=by, offset=offset, full=full)


def plain(shown: str) -> list[str]:
    return [line.rstrip() for line in STYLES.sub("", shown).splitlines()]


def test_a_hit(terminal: Callable[..., Screen]) -> None:
    screen = terminal()
    show(results(hit(), total=92, total_all_words=4))
    assert plain(screen()) == [
        "4 paragraphs with all words · 92 with any · 0.002 s",
        "",
        "1  Trần Quang Minh, Chủ tịch UBND xã An Bình (direct)",
        "   Đưa dịch vụ công lên mạng · 2024-03-01 · Báo Mẫu",
        "   “Chuyển đổi số là việc của mọi nhà”, ông Minh nói.",
        "   Xã An Bình bàn chuyển đổi số · hội-nghị#1#1",
        "",
        "1–1 of 92; the next: --offset 1",
    ]
    assert "\x1b[1;31mChuyển đổi số\x1b[0m" in screen()


def test_matches_stand_out_without_colour(terminal: Callable[..., Screen]) -> None:
    screen = terminal(no_color=True)
    show(results(hit()))
    assert "\x1b[1mChuyển đổi số\x1b[0m" in screen()
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", screen())


def test_a_long_paragraph_is_cut_around_its_matches(terminal: Callable[..., Screen]) -> None:
    text = "Xã họp bàn việc chung. " * 60 + "Chuyển đổi số đã bắt đầu. " + "Thôn nào cũng có người lo. " * 60
    long = hit(paragraph=Paragraph(7, "body", None, text))
    screen = terminal()
    show(results(long))
    shown = " ".join(line.strip() for line in plain(screen()))
    assert "… " in shown
    assert " …" in shown
    assert "Chuyển đổi số đã bắt đầu." in shown
    assert len(plain(screen())) < 12
    screen = terminal()
    show(results(long), full=True)
    assert "…" not in screen()
    assert len(plain(screen())) > 40


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_lines_keep_to_the_width(terminal: Callable[..., Screen], width: int) -> None:
    screen = terminal(width)
    show(results(hit(before=ARTICLE.paragraphs[:1], after=ARTICLE.paragraphs[2:])))
    article_screen.show_article(ARTICLE, 1)
    tables_screen.show_speakers(FakeIndex().people)
    assert all(len(line) <= max(width, 24) for line in plain(screen()))


def test_a_narrow_table_of_people_has_the_roles_below_the_names(terminal: Callable[..., Screen]) -> None:
    person = replace(FakeIndex().people[0], roles=("Chủ tịch UBND xã An Bình", "Bí thư Đảng ủy xã"))
    screen = terminal(80)
    tables_screen.show_speakers([person])
    rows = [re.split("  +", line.strip()) for line in plain(screen()) if line.strip()]
    assert rows[-2:] == [
        ["Trần Quang Minh", "5", "2", "2024-03-01"],
        ["Chủ tịch UBND xã An Bình (+1)", "3 direct", "2024-05-09"],
    ]
    screen = terminal(130)
    tables_screen.show_speakers([person])
    assert plain(screen())[-2].endswith("2024-03-01 … 2024-05-09   Chủ tịch UBND xã An Bình (+1)")


def test_remarks(terminal: Callable[..., Screen]) -> None:
    screen = terminal(200)
    found = results(
        hit(),
        applied="chuyển đổi số",
        query="chuyenr đổi số",
        remarks=(Remark("cut", "số*", count=60_000, more=10_000),),
    )
    show(found)
    told = plain(screen())
    assert 'Searched for "chuyển đổi số" instead of "chuyenr đổi số".' in told
    assert "Note: số* stands for 60,000 words; the 10,000 most frequent were searched" in told
    screen = terminal()
    show(results(suggestion="kỷ luật"))
    assert plain(screen())[:2] == ["0 paragraphs · 0.002 s", 'Did you mean "kỷ luật"?']
    screen = terminal()
    show(results(total=3), by="article", offset=20)
    assert plain(screen()) == ["3 articles · 0.002 s", "", "No hits from 21 on."]


def test_an_explanation_adds_up(terminal: Callable[..., Screen]) -> None:
    parts = (Part("syllable", "số", 2.5, 8.25), Part("pair", "đổi số", 0.5, 4.25))
    screen = terminal()
    show(results(hit(explanation=parts)))
    shown = [" ".join(line.split()) for line in plain(screen())]
    assert "8.250 số holds it as typed (syllable, weight 2.5)" in shown
    assert "4.250 đổi số both side by side (pair, weight 0.5)" in shown
    assert "12.500 = score" in shown


def test_an_explanation_says_what_counts(terminal: Callable[..., Screen]) -> None:
    parts = (Part("syllable", "số", 2.5, 6.0), Part("article", "a", 0.5, 2.0))
    screen = terminal(200)
    show(results(replace(hit(explanation=parts), score=8.0)))
    shown = " ".join(screen().split())
    assert '"số" counts most: holds it as typed' in shown
    assert "25% comes from the article around" in shown


def test_many_speakers_are_counted(terminal: Callable[..., Screen]) -> None:
    crowd = tuple(Attribution(f"Người {n}", None, "reported", "explicit") for n in range(9))
    screen = terminal(200)
    show(results(hit(paragraph=Paragraph(0, "body", None, "Họ cùng nói.", crowd))))
    assert "and 5 more" in screen()


def test_markup_and_escapes_do_nothing(terminal: Callable[..., Screen]) -> None:
    evil = "[bold]đậm[/bold] :smile: \x1b]0;title\x07 \x9b2J \u202eđảo \ud800 [link=http://x]y[/link]"
    who = Attribution(evil, evil, "direct", "explicit")
    paragraph = Paragraph(1, "body", evil, evil, (who,), (evil,))
    info = replace(INFO, id=evil, title=evil, source=evil, date=evil)
    part = Part(evil, evil, 1, 1)
    screen = terminal(500)
    show(
        results(
            hit(paragraph=paragraph, article=info, before=(paragraph,), explanation=(part,)),
            query=evil,
            applied=evil,
            suggestion=evil,
            remarks=(Remark("no_word", evil), Remark("no_value", evil, "speaker", names=(evil,))),
        )
    )
    article_screen.show_article(
        replace(
            ARTICLE, id=evil, title=evil, url=evil, path=evil, paragraphs=(paragraph,), documents=(evil,)
        ),
        1,
    )
    tables_screen.show_speakers([replace(FakeIndex().people[0], name=evil, roles=(evil,))])
    left = STYLES.sub("", screen())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", left)
    assert left.count("[bold]đậm[/bold] :smile:") >= 12


def test_a_huge_paragraph_is_left_to_the_terminal(terminal: Callable[..., Screen]) -> None:
    paragraph = Paragraph(0, "body", None, "chuyển đổi số " * 100_000)
    screen = terminal()
    show(results(hit(paragraph=paragraph, highlights=((0, 13),))), full=True)
    article_screen.show_article(replace(ARTICLE, paragraphs=(paragraph,)), 0)
    assert len(screen()) > 2 * len(paragraph.text)


def test_show_puts_speakers_in_the_margin(terminal: Callable[..., Screen]) -> None:
    screen = terminal(100)
    again = replace(ARTICLE.paragraphs[2], position=3, text="Bà nói thêm về kinh phí.", speakers=(LAN,))
    article_screen.show_article(replace(ARTICLE, paragraphs=(*ARTICLE.paragraphs, again)), 2)
    lines = plain(screen())
    assert lines[0] == "Xã An Bình bàn chuyển đổi số"
    assert lines[1] == "hội-nghị#1 · 2024-03-01 (sáng 1/3) · published 2024-03-02 · Báo Mẫu · Hoài Thu"
    assert "Speakers: Trần Quang Minh, Chủ tịch UBND xã An Bình; Lê Thị Ngọc Lan" in lines
    assert "Documents: Nghị quyết 98" in lines
    assert "   ▶ 2  Lê Thị Ngọc Lan           Bà cho biết xã sẽ mở ba điểm hỗ trợ." in lines
    assert "     3  ″                         Bà nói thêm về kinh phí." in lines


def test_a_narrow_terminal_has_no_margin(terminal: Callable[..., Screen]) -> None:
    screen = terminal(50)
    article_screen.show_article(ARTICLE, None)
    lines = plain(screen())
    assert "        Trần Quang Minh (direct)" in lines
    assert "     1  “Chuyển đổi số là việc của mọi nhà”, ông" in lines


def test_figures(terminal: Callable[..., Screen]) -> None:
    screen = terminal()
    tables_screen.show_figures(FakeIndex().stats().as_dict())
    lines = [re.split("  +", line) for line in plain(screen())]
    assert ["index folder", "123.5 kB"] in lines
    assert ["text", "999 B"] in lines
    assert ["first", "–"] in lines
    assert tables_screen.size(5_000_000_000) == "5.0 GB"


def test_parts_of_a_text_keep_their_marks() -> None:
    shown = marked("một hai ba bốn", [(4, 7), (11, 14)], [(4, 7)])
    assert shown.plain == "… hai … bốn"
    assert [(span.start, span.end, span.style) for span in shown.spans if span.style == "match"] == [
        (2, 5, "match")
    ]


def test_figures_are_read_at_a_glance(terminal: Callable[..., Screen]) -> None:
    """What the reader wants first stands first, thousands are parted, and loose readings are told."""
    screen = terminal(120)
    show(results(hit(), query="chuyen doi so", total=222985, total_all_words=1303))
    assert plain(screen())[0] == (
        "1,303 paragraphs with all words, read without diacritics · 222,985 with any · 0.002 s"
    )


def test_a_title_is_not_shown_twice(terminal: Callable[..., Screen]) -> None:
    screen = terminal()
    one = hit()
    title = replace(one.paragraph, kind="title", text=one.article.title)
    show(results(replace(one, paragraph=title, highlights=()), total=1, total_all_words=1))
    assert "\n".join(plain(screen())).count(str(one.article.title)) == 1


@pytest.mark.parametrize(
    ("date", "published", "shown"),
    [
        ("2024-01-30", None, "2024-01-30"),
        ("XXXX-06-07", None, "7/6, year unknown"),
        ("XXXX-06-07", "2024-06-08", "7/6, published 2024-06-08"),
        ("2024-01-XX", None, "1/2024"),
        ("2024-XX-XX", None, "2024"),
        (None, "2024-01-30T08:15:00+07:00", "published 2024-01-30 08:15"),
        (None, None, None),
    ],
)
def test_a_date_as_a_reader_writes_it(date: str | None, published: str | None, shown: str | None) -> None:
    assert day_text(date, published) == shown


def test_a_neighbour_names_who_speaks(terminal: Callable[..., Screen]) -> None:
    screen = terminal(120)
    one = hit()
    show(results(replace(one, before=(replace(one.paragraph, text="Đoạn trước."),))))
    assert "Trần Quang Minh: Đoạn trước." in "\n".join(plain(screen()))


def test_words_of_a_query_are_marked_in_an_article(terminal: Callable[..., Screen]) -> None:
    screen = terminal(120)
    text = next(one.text for one in ARTICLE.paragraphs if "Chuyển đổi số" in one.text)
    start = text.index("Chuyển đổi số")
    article_screen.show_article(ARTICLE, None, spans={text: ((start, start + 13),)})
    assert re.search("\x1b\\[1;31mChuyển đổi số\x1b", screen())


def test_who_goes_on_is_named_again_on_the_next_screen(terminal: Callable[..., Screen]) -> None:
    screen = terminal(100)
    said = next(one for one in ARTICLE.paragraphs if one.speakers)
    long = replace(ARTICLE, paragraphs=tuple(replace(said, position=n) for n in range(60)))
    article_screen.show_article(long, None)
    shown = plain(screen())
    names = [n for n, line in enumerate(shown) if said.speakers[0].name in line and "Speakers" not in line]
    assert len(names) > 3
    assert max(b - a for a, b in pairwise(names)) < 60
