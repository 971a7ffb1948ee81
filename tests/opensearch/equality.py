"""Whether a cluster answers as a folder does: `python -m tests.opensearch.equality FILE`.

The first articles of a file are indexed into both, and questions of every class, drawn from them, are put to
both. A table says how many answers of each class are equal, and the first differences are printed. Scores
may differ in the seventh digit, since a cluster counts in 32 bits; where such a difference exchanges two
hits, that is counted as a tie.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from searchlib import Index, SearchlibError
from searchlib.fields import COLUMNS
from searchlib.search.request import Request
from searchlib.text.spelling import fold

from tests.benchmarks.hostile_queries import _Words
from tests.opensearch.cluster_node import node

_NEAR = 2e-6
_SHOWN = 25
Options = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A call of a method of an index."""

    kind: str
    method: str
    query: str | None = None
    options: Options = field(default_factory=dict)


def questions(index: Index, count: int, seed: int = 1) -> Iterator[Question]:
    """So many questions, classes in turn; the same for a seed and an index."""
    chance = random.Random(seed)
    draw = _Draw(index, chance)
    makers = list(_MAKERS.items())
    for number in range(count):
        kind, make = makers[number % len(makers)]
        yield make(draw, kind)


class _Draw:
    """What an archive holds, drawn at random."""

    def __init__(self, index: Index, chance: random.Random) -> None:
        self.words, self.chance = _Words(index, chance), chance
        articles = [index.article(id) for id in islice(index.ids(), 400)]
        self.ids = [one.id for one in articles]
        self.speakers = sorted(
            {said.name for one in articles for paragraph in one.paragraphs for said in paragraph.speakers}
        )
        self.sections = sorted(
            {paragraph.section for one in articles for paragraph in one.paragraphs if paragraph.section}
        )
        self.documents = sorted({name for one in articles for name in one.documents})
        self.sources = sorted({one.source for one in articles if one.source})
        self.days = sorted({(one.date or one.published or "")[:10] for one in articles} - {""})

    def run(self, low: int = 2, high: int = 5) -> str:
        return self.words.run(self.chance.randint(low, high))

    def one(self, values: list[str], otherwise: str = "x") -> str:
        return self.chance.choice(values or [otherwise])


def _search(make: Callable[[_Draw], tuple[str, Options]]) -> Callable[[_Draw, str], Question]:
    return lambda draw, kind: Question(kind, "search", *make(draw))


def _call(
    method: str, make: Callable[[_Draw], tuple[str | None, Options]]
) -> Callable[[_Draw, str], Question]:
    return lambda draw, kind: Question(kind, method, *make(draw))


def _telex(text: str) -> str:
    """As typed with the input method switched off, tone at the end."""
    from unicodedata import normalize

    marks = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
    shapes = {"\u0306": "w", "\u031b": "w"}
    words = []
    for word in text.lower().split():
        letters, tone = "", ""
        for sign in normalize("NFD", word.replace("đ", "dd")):
            if sign in marks:
                tone = marks[sign]
            elif sign == "\u0302":
                letters += letters[-1]
            else:
                letters += shapes.get(sign, sign)
        words.append(letters + tone)
    return " ".join(words)


def _slip(draw: _Draw) -> str:
    words = draw.run(2, 4).split()
    at = draw.chance.randrange(len(words))
    place = draw.chance.randrange(len(words[at]))
    words[at] = words[at][:place] + draw.chance.choice("bghklmnt") + words[at][place:]
    return " ".join(words)


def _pattern(draw: _Draw) -> str:
    word = draw.words.one()
    return f"{word[:2]}* {draw.words.rare()}"


_MAKERS: dict[str, Callable[[_Draw, str], Question]] = {
    "words": _search(lambda d: (d.run(), {})),
    "without marks": _search(lambda d: (fold(d.run()), {})),
    "some marks": _search(
        lambda d: (" ".join(w if d.chance.random() < 0.5 else fold(w) for w in d.run().split()), {})
    ),
    "long text": _search(lambda d: (d.run(8, 15), {})),
    "raw keys": _search(lambda d: (_telex(d.run(2, 4)), {})),
    "abbreviations": _search(
        lambda d: (
            d.one(["TP.HCM", "HĐND tỉnh", "ubnd huyện", "BCH TW", "QH", "ĐBQH"]) + " " + d.words.one(),
            {},
        )
    ),
    "run": _search(lambda d: (f'"{d.run(2, 4)}"', {})),
    "run without marks": _search(lambda d: (f'"{fold(d.run(2, 4))}"', {})),
    "near": _search(lambda d: (f'"{d.run(2, 3)}"~{d.chance.choice([1, 4, 9])}', {})),
    "near without marks": _search(lambda d: (f'"{fold(d.run(2, 3))}"~{d.chance.choice([1, 4, 9])}', {})),
    "prefix": _search(lambda d: (_pattern(d), {})),
    "edit": _search(lambda d: (f"{d.words.rare()}~ {d.words.one()}", {})),
    "logic": _search(
        lambda d: (f'({d.words.one()} AND {d.words.rare()}) OR "{d.run(2, 2)}" NOT {d.words.one()}', {})
    ),
    "must": _search(lambda d: (f"+{d.words.one()} -{d.words.rare()} {d.run()}", {})),
    "numbers": _search(
        lambda d: (d.one(["25", "2.000", '"30 tháng 4"', "30/4", "50%", '"19"', "2020", "1,5 triệu"]), {})
    ),
    "misspelt": _search(lambda d: (_slip(d), {})),
    "unknown": _search(lambda d: (f"{d.run(1, 2)} qzxw{d.chance.randint(1, 99)}", {"match": "all"})),
    "all words": _search(lambda d: (d.run(2, 4), {"match": "all"})),
    "by article": _search(lambda d: (d.run(), {"by": "article"})),
    "by article, sorted": _search(lambda d: (d.run(), {"by": "article", "sort": d.one(["date", "-date"])})),
    "sorted": _search(lambda d: (d.run(), {"sort": d.one(["date", "-date"]), "limit": 20})),
    "pages": _search(lambda d: (d.run(), {"offset": d.chance.choice([10, 55, 300]), "limit": 25})),
    "context": _search(lambda d: (d.run(), {"context": d.chance.choice([1, 3])})),
    "explained": _search(lambda d: (d.run(), {"explain": True})),
    "plain": _search(lambda d: (f'{d.run()} "( AND x:y', {"syntax": "plain"})),
    "question": _search(lambda d: (f"{d.run()} là gì?", {})),
    "speaker": _search(lambda d: (d.words.one(), {"speaker": d.one(d.speakers)})),
    "speaker and mode": _search(
        lambda d: ("", {"speaker": d.one(d.speakers), "mode": d.one(["direct", "reported"])})
    ),
    "role": _search(lambda d: ("", {"role": "giam doc", "mode": d.one(["direct", "reported"])})),
    "speaker that is not": _search(lambda d: (d.words.one(), {"speaker": d.one(d.speakers)[:-1] + "zz"})),
    "section": _search(lambda d: (d.words.one(), {"section": d.one(d.sections)})),
    "document": _search(lambda d: ("", {"document": d.one(d.documents)})),
    "source": _search(lambda d: (d.words.one(), {"source": d.one(d.sources)})),
    "kind": _search(
        lambda d: (d.words.one(), {"kind": [d.one(["title", "lead", "body", "heading", "caption"])]})
    ),
    "dates": _search(
        lambda d: (d.run(), {"since": d.one(d.days, "2020"), "until": d.one(["2030", "2024-06"])})
    ),
    "dates, undated": _search(lambda d: (d.words.one(), {"since": d.one(d.days, "2020"), "undated": True})),
    "fields": _search(
        lambda d: (f'speaker:"{d.one(d.speakers)}" {d.words.one()} date:{d.one(d.days, "2020")[:4]}..', {})
    ),
    "collapse": _search(lambda d: (d.run(), {"collapse": True})),
    "collapse by article": _search(lambda d: (d.run(), {"collapse": True, "by": "article"})),
    "matches": _call("matches", lambda d: (f'"{d.run(2, 3)}"', {})),
    "facets": _call("facets", lambda d: (d.run(1, 2), {"by": d.one(sorted(COLUMNS)), "limit": 20})),
    "facets by person": _call("facets", lambda d: (d.run(1, 2), {"by": "person", "limit": 20})),
    "trend": _call("trend", lambda d: (d.run(1, 2), {"by": d.one(["year", "month"])})),
    "concordance": _call("concordance", lambda d: (f'"{d.run(2, 2)}"', {})),
    "collocations": _call("collocations", lambda d: (f'"{d.run(2, 2)}"', {})),
    "similar": _call("similar", lambda d: (d.one(d.ids), {})),
    "speakers": _call("speakers", lambda _: (None, {"limit": 50})),
    "article": _call("article", lambda d: (d.one(d.ids), {})),
}


def answer(index: Index, asked: Question) -> Any:
    """An answer as plain values; an error as its kind and message without the place of the index."""
    arguments = () if asked.query is None else (asked.query,)
    try:
        if asked.method == "matches":
            return [_passage(one) for one in index.engine.matches(Request.parse(*arguments))]
        found = getattr(index, asked.method)(*arguments, **asked.options)
        if asked.method == "search":
            return _results(found)
        if isinstance(found, list | tuple) or hasattr(found, "__next__"):
            return [_plain(one) for one in found]
        return _plain(found)
    except SearchlibError as error:
        return f"{type(error).__name__}: {error}".replace(str(index.path), "INDEX")


def _passage(one: Any) -> Any:
    return one.article.id, one.position, one.paragraph.text, one.highlights


def _plain(value: Any) -> Any:
    known = value.as_dict() if hasattr(value, "as_dict") else value
    return {k: v for k, v in known.items() if k != "seconds"} if isinstance(known, dict) else known


def _results(found: Any) -> dict[str, Any]:
    plain = {key: value for key, value in found.as_dict().items() if key != "seconds"}
    plain["notes"] = list(found.notes)
    return plain


def difference(kind: str, one: Any, other: Any) -> str | None:
    """Where two answers differ; None where they are equal up to the seventh digit of scores."""
    if isinstance(one, float) and isinstance(other, float):
        return None if abs(one - other) <= _NEAR * max(1.0, abs(one)) else f"{one} / {other}"
    if isinstance(one, dict) and isinstance(other, dict):
        if set(one) != set(other):
            return f"keys {sorted(set(one) ^ set(other))}"
        pairs = ((str(key), one[key], other[key]) for key in one)
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple):
        if len(one) != len(other):
            return f"{len(one)} / {len(other)} entries: {str(one)[:100]} / {str(other)[:100]}"
        pairs = ((str(number), *both) for number, both in enumerate(zip(one, other, strict=True)))
    else:
        return None if one == other else f"{str(one)[:120]} / {str(other)[:120]}"
    for name, first, second in pairs:
        if name == "explanation":
            continue
        found = difference(kind, first, second)
        if found:
            return f"{name}: {found}"
    return None


def is_tie(one: Any, other: Any) -> bool:
    """Whether hits alone differ, and only in the order of scores that agree to six digits."""
    if not isinstance(one, dict) or "hits" not in one or not isinstance(other, dict):
        return False
    if difference("", {**one, "hits": []}, {**other, "hits": []}):
        return False
    scores = [[hit["score"] for hit in found["hits"]] for found in (one, other)]
    return len(scores[0]) == len(scores[1]) and all(
        abs(a - b) <= _NEAR * max(1.0, abs(a)) for a, b in zip(*scores, strict=True)
    )


def compared(
    local: Index, remote: Index, count: int, seed: int
) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many of each class were asked, how many answers are equal, and the differences."""
    asked_of, equal, told = Counter[str](), Counter[str](), list[str]()
    for asked in questions(local, count, seed):
        one, other = answer(local, asked), answer(remote, asked)
        asked_of[asked.kind] += 1
        found = difference(asked.kind, one, other)
        if found is None or is_tie(one, other):
            equal[asked.kind] += 1
        else:
            told.append(f"{asked.kind}: {asked.query!r} {asked.options or ''}: {found}")
    return asked_of, equal, told


def main() -> int:
    """Prints the table; 1 where an answer differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="articles: a .jsonl file or a compressed one, or a folder")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--at", metavar="HOST:PORT", help="a cluster that runs already; else a node is started"
    )
    parser.add_argument("--heap", default="1g", help="memory of the node, as Java wants it")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="searchlib-equality-")))
        address = options.at or stack.enter_context(node(heap=options.heap)).address
        few = options.file
        if not few.is_dir():
            few = _first(options.file, options.articles, folder / "some.jsonl")
        local = stack.enter_context(Index.create(folder / "index"))
        local.add(few, rebuild=True)  # in one segment: between two, copies are found by fewer hashes
        remote = stack.enter_context(Index.create(f"opensearch://{address}/equality-{options.articles}"))
        remote.add(few)
        asked_of, equal, told = compared(local, remote, options.queries, options.seed)
        held = local.stats().articles
    print(f"{held} articles\n| class | asked | equal |\n| --- | --- | --- |")
    for kind, count in asked_of.items():
        print(f"| {kind} | {count} | {equal[kind]} |")
    print(f"| all | {asked_of.total()} | {equal.total()} |", *told[:_SHOWN], sep="\n")
    return int(bool(told))


def _first(file: Path, count: int, target: Path) -> Path:
    """The first articles of a file as a file of their own."""
    import gzip

    open_ = gzip.open if file.suffix == ".gz" else open
    with open_(file, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as written:
        written.writelines(islice(lines, count))
    return target


if __name__ == "__main__":
    sys.exit(main())
