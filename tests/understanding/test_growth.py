"""Understanding takes linear time: twice the text, at most two and a half times the work.

Work is the CPU time of the thread, compared over two doublings, since a single one leaves little room between
linear (2), the limit (2.5) and quadratic (4) for the noise of a busy machine. What takes little is taken for
linear, and a ratio that is too high is measured again before it fails.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest
import searchlib.understanding
from searchlib.sources.raw_article import LONGEST_UNDERSTOOD
from searchlib.sources.reader import raw_from_text
from searchlib.understanding.lexicon.patterns import Patterns
from searchlib.understanding.lexicon.word_lists import FOLDER, read_lists
from searchlib.understanding.understand import understand

MOST = 2.5
DOUBLINGS = 2
LEAST_SECONDS = 0.05
"""What 16,000 characters may take without being compared, about 3 s a megabyte."""
SIZE = 4_000
TRIES = 5

OPENING = "Hội nghị bàn về đập.\nÔng Lê Văn Tám, Chủ tịch xã Đông, nói: “Đập đã xong”.\n"

CUES = [
    "A", "I", "A.", "A ",
    "'", '"', '"a ', "“", "“a” ", "”. ", '". ', "(”) ", "«\n", "‘", "(", "( ", "A\n", "- \n",
    "“Đúng vậy”, ông Lê Văn Tám nói. ", "“Đúng” - ông Tám nói - ", "ông Lê Văn Tám nói: “việc này”, ",
    "ông Lê Văn Tám nói: ", "theo ông Lê Văn Tám, ", "Tên Lạ nói ", "ông: “Đúng vậy”. ", "ông Tám, ", "gs, ",
    "Lê Văn An, ", "Lý Tên Lạ, ", "người đẹp, ", "bảo vệ, ", "ông Lê Văn Tám nghĩ rằng ", "và ông Tám ",
    "* Thưa ông, vì sao?\n", "- Vì sao, thưa ông?\n- Vì đập.\n", "PV: Vì sao?\n",
    "Ảnh: Lê Tám\n", ">> Đập xong\n",
    "ngày 1/2 ", "sáng 1-2, ", "ngày 1 và 2/3, ", "năm 2020, ", "khóa IX ", "Nghị quyết 1 ", "Luật Đập ",
    "UBND (", "Tám “Sẹo” khai ", "Ivan Bor, Chủ tịch ",
    "Ủy ban Đập (UBĐ) ", "Thứ nhất, ", "ông này ", "vị này nói ",
]  # fmt: skip
NUMBERED = [
    "ông Nguyễn {}, ",
    "ông Tên{} nói: “Đập đã xong”. ",
    "Nguyễn Văn {} nói.\n",
    "Ban {} (B{}) ",
    "Ông {}: Đập xong.\n",
    "“Tên {} nói: “a ",
]
"""With a word of its own in each repetition."""


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: OPENING + (unit * (size // len(unit) + 1))[:size]


def _numbered(unit: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        words = ("".join("aeiouxkmnt"[int(digit)] for digit in str(number)) for number in range(size))
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(unit.replace("{}", next(words).capitalize()))
            length += len(parts[-1])
        return OPENING + "".join(parts)

    return text


def _cost(text: str) -> float:
    raw = raw_from_text(text)
    started = time.thread_time()
    understand(raw)
    return time.thread_time() - started


def check_growth(text: Callable[[int], str]) -> None:
    """Fails where twice the text takes more than `MOST` times the work, in the least of several runs."""
    size = SIZE * 2**DOUBLINGS
    part = whole = float("inf")
    gc.disable()
    try:
        for _ in range(TRIES):
            whole = min(whole, _cost(text(size)))
            if whole < LEAST_SECONDS:
                return
            part = min(part, _cost(text(SIZE)))
            if whole <= MOST**DOUBLINGS * part:
                return
    finally:
        gc.enable()
    pytest.fail(f"{size} characters take {whole / part:.1f} times what {SIZE} take ({whole:.2f} s)")


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_over_and_over(cue):
    check_growth(_repeated(cue))


@pytest.mark.parametrize("cue", ["A", "I", "A.", "VN"])
def test_a_cue_over_and_over_below_the_headline(cue):
    check_growth(lambda size: "Hội nghị bàn về đập\n" + cue * (size // len(cue)))


@pytest.mark.parametrize("cue", NUMBERED)
def test_ever_new_names(cue):
    check_growth(_numbered(cue))


@pytest.mark.parametrize("frame", ["ông Lê Văn Tám {}, ", "{}: “Đúng vậy”. "])
@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.txt")), ids=lambda file: file.stem)
def test_the_words_of_a_list_over_and_over(file, frame):
    entries = [entry for found in read_lists(file).values() for entry in found]
    some = entries[:: max(1, len(entries) // 12)]
    check_growth(_repeated("".join(frame.format(entry.replace(": ", " ")) for entry in some)))


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(searchlib.understanding.__path__, "searchlib.understanding."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name.rpartition('.')[2]}.{name}", value
    for file in sorted(FOLDER.rglob("*.patterns")):
        patterns = Patterns(file.relative_to(FOLDER).with_suffix("").as_posix())
        for name in read_lists(file):
            yield f"{file.stem}.{name}", getattr(patterns, name)


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()))
def test_what_a_pattern_looks_for_over_and_over(name, pattern):
    words = sorted(set(re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})*", pattern.pattern)))
    some = words[:: max(1, len(words) // 6)] or ["Aa"]
    check_growth(_repeated("".join(map("{} Aa 1 {}".format, some, some))))


def test_a_paragraph_that_is_too_long_is_searched_and_nobody_speaks_in_it():
    told = "Ông Lê Văn Tám nói đập đã xong ngày 1/2/2020 theo Nghị quyết 98/2023/QH15. "
    fits = (told * 1000)[:LONGEST_UNDERSTOOD].strip()
    read = understand(raw_from_text(f"{fits}\nHết."))
    assert read.paragraphs[0].speakers
    assert read.date
    long = (told * 1000)[: LONGEST_UNDERSTOOD + 1].strip() + "x"
    kept = understand(raw_from_text(f"{long}\nHết.")).paragraphs[0]
    assert (kept.text, kept.kind, kept.speakers, kept.documents) == (long, "body", (), ())
    assert understand(raw_from_text(f"{long}\nÔng Hà Bá Lễnh nói đập đã vỡ.")).people[0].name == "Hà Bá Lễnh"
