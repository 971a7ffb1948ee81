"""Documents that a text cites, under normalised names: "Nghị quyết 98/2023/QH15", "Luật Đất đai (sửa đổi)".

A name is the type and the number, or the type and the title of a law. The issuer is left out ("Kết luận 14
của Bộ Chính trị" is "Kết luận 14"): it is written in a dozen ways, and where it matters it is part of the
full number ("-KL/TW"). Within one article `resolve` turns a short number into the full one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from searchlib.text.spelling import canonical
from searchlib.understanding.lexicon.patterns import Patterns
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("citations/cited_documents")
RE = Patterns("citations/cited_documents")
LAWS = WordLists("laws")

TYPES = LISTS.entries("types")
_BARE = LISTS.lines("bare")

_SUFFIX = r"(?:\s?[/-]\s?[A-ZĐƯ][A-ZĐƯa-z.]{0,12}(?:\s?\d{1,2})?(?![a-zà-ỹ])"
_SUFFIX += r"(?:\s?[/-]\s?[A-ZĐƯ][A-ZĐƯa-z.]{0,12}(?:\s?\d{1,2})?(?![a-zà-ỹ]))*)"
_NUMBER = (
    rf"\d{{1,5}}(?:/(?:19|20)\d\d)?(?:{_SUFFIX}|\s(?:NQ|CT|KL|QĐ|NĐ)[/-](?:TW|TƯ|CP)|(?<=\d)QĐ-[A-ZĐ]+)?"
)
_NUMBERED = re.compile(
    rf"\b((?i:{'|'.join(TYPES)}))(?:\s(?i:số))?(:?)\s({_NUMBER})(?![\d%])((?:(?:\s?,|\svà|"
    rf",\svà)\s(?:số\s)?{_NUMBER}(?![\w%]))*)"
)
_NUMBERS = re.compile(_NUMBER)
_TO_NUMBER = 30
"""Characters at most from the beginning of a type to its number."""
_NOT_IN_A_NAME = LISTS.lines("not_in_a_name")


def cited(text: str) -> tuple[str, ...]:
    """The documents that a paragraph cites, normalised, each once, in order of appearance."""
    found: list[tuple[int, str]] = []
    if number := RE.may_be_numbered.search(text):
        found.extend(_numbered(text, max(0, number.start() - _TO_NUMBER)))
    if "uật " in text or "háp lệnh " in text:
        found.extend(_laws(text))
    if "ghị quyết" in text:
        found.extend((m.start(), f"Nghị quyết Đại hội {m[1]}") for m in RE.congress.finditer(text))
        for m in RE.plenum.finditer(text):
            found.append((m.start(), f"Nghị quyết Trung ương {m[1]}" + (f" khoá {m[2]}" if m[2] else "")))
    if "Hiến pháp" in text:
        found.extend(
            (m.start(), f"Hiến pháp {m[1]}" if m[1] else "Hiến pháp") for m in RE.constitution.finditer(text)
        )
    if not found:
        return ()
    found.sort()
    return tuple(dict.fromkeys(name for _, name in found))


def _numbered(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Documents with a number from a position on, also several numbers after one type."""
    for match in _NUMBERED.finditer(text, start):
        kind, colon, number, more = match.groups()
        said = "số" in match[0][: len(kind) + 5].lower()
        if colon and not said:
            continue
        name = " ".join(kind.lower().split())
        if name == "luật" and kind[0] == "l":
            continue  # "kỷ luật 442-QĐ/TU"
        if not said and number.isdigit() and not _names_document(name, kind, text, match):
            continue
        for one in (number, *_NUMBERS.findall(more)):
            yield match.start(), f"{name[0].upper()}{name[1:]} {normal_number(one)}"


def _names_document(name: str, kind: str, text: str, match: re.Match[str]) -> bool:
    """Whether a bare number after a type is the document's and does not count things."""
    end = match.end(3)
    if RE.counted.match(text, match.end()) or (not match[4] and RE.counted.match(text, end)):
        return False
    if name in _BARE and (name != "kết luận" or kind[0] == "K"):
        return True
    return kind[0].isupper() and RE.ended.match(text, end) is not None and len(match[3]) > 1


def normal_number(number: str) -> str:
    """One spelling of a document's number: "71 NQ/TƯ" is "71-NQ/TW", "98/2023/QH 15" is "98/2023/QH15".

    A number below ten with letters after it has two digits, as the documents themselves have.
    """
    number = number.upper().replace(".", "").replace("TƯ", "TW")
    number = re.sub(r"\s?([/-])\s?", r"\1", number)
    number = re.sub(r"(?<=[A-ZĐ]) (?=\d)", "", number).replace(" ", "-")
    number = re.sub(r"(?<=\d{4})(?=[A-ZĐ])", "/", number)
    number = number.replace("TTG", "TTg").rstrip("-/")
    return f"0{number}" if number[1:2] in ("/", "-") else number


@cache
def _titles(code: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Known titles by their first syllable, longest first, as canonical syllables; built at the first law."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for title in sorted(LAWS.entries("codes" if code else "laws"), key=len, reverse=True):
        syllables = tuple(canonical(word[0]) for word in RE.word.finditer(title))
        found.setdefault(syllables[0], []).append((syllables, title))
    return found


def _laws(text: str) -> Iterator[tuple[int, str]]:
    """Laws, codes and ordinances by name, with "(sửa đổi)" or a year where the text has them."""
    for match in RE.law.finditer(text):
        if RE.school.search(text, max(0, match.start() - 12), match.start()):
            continue
        kind = match[1]
        title, end = _known_title(text, match.end(), kind.lower() == "bộ luật")
        if title and kind[0].islower() and text[match.end()].islower():
            continue  # "luật giáo dục" in passing
        if not title and kind[0].isupper():
            title, end = _unknown_title(text, match.end())
        if title:
            yield match.start(), f"{kind[0].upper()}{kind[1:]} {title}{_edition(text, match.start(), end)}"


def _known_title(text: str, start: int, code: bool) -> tuple[str, int]:
    """The longest known title at a place, whatever its spelling, capitals and commas, and where it ends."""
    words: list[re.Match[str]] = []
    end = start
    for word in RE.word.finditer(text, start, start + 160):
        if text[end : word.start()].strip(" ,/()"):
            break
        words.append(word)
        end = word.end()
    if not words:
        return "", start
    syllables = tuple(canonical(word[0]) for word in words)
    for known, title in _titles(code).get(syllables[0], ()):
        if syllables[: len(known)] == known:
            return title, words[len(known) - 1].end()
    return "", start


def _unknown_title(text: str, start: int) -> tuple[str, int]:
    """A name that no table has: a capital, then words up to the first that cannot be part of a name."""
    match = RE.other_law.match(text, start)
    if match is None:
        return "", start
    words = match[1].split()
    kept: list[str] = []
    for word in words:
        if word.lower() in _NOT_IN_A_NAME:
            break
        kept.append(word)
    if len(kept) < 2 or kept[1][0].isupper() or len(kept) == len(words) == 6:
        return "", start
    name = " ".join(kept)
    return name, start + len(name)


def _edition(text: str, start: int, end: int) -> str:
    """What follows a title: "(sửa đổi)", a year, or nothing."""
    if RE.amended.match(text, end) or RE.amending.search(text, max(0, start - 60), start):
        return " (sửa đổi)"
    year = RE.yeared.match(text, end)
    return f" {year[1]}" if year else ""


def resolve(paragraphs: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Short numbers replaced by the full ones that the same article cites, where exactly one fits.

    "Nghị quyết 98" is "Nghị quyết 98/2023/QH15" in an article that cites this one somewhere, and stays as it
    is where two resolutions of that number are cited or none.
    """
    full: dict[tuple[str, int], set[str]] = {}
    for names_ in paragraphs:
        for name in names_:
            short = _short(name)
            if short and not name.rpartition(" ")[2].isdigit():
                full.setdefault(short, set()).add(name)
    if not full:
        return list(paragraphs)
    return [tuple(dict.fromkeys(_full(name, full) for name in names_)) for names_ in paragraphs]


def _full(name: str, full: dict[tuple[str, int], set[str]]) -> str:
    short = _short(name)
    if short is None or not name.rpartition(" ")[2].isdigit():
        return name
    candidates = full.get(short, set())
    return next(iter(candidates)) if len(candidates) == 1 else name


def _short(name: str) -> tuple[str, int] | None:
    """Type and serial number, or None for a document without a number."""
    kind, _, number = name.rpartition(" ")
    digits = re.match(r"\d+", number)
    if digits is None or kind.lower() not in TYPES:
        return None
    return kind.lower(), int(digits[0])
