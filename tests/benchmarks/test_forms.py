"""The forms of a query that the relevance benchmark asks, and its comparison of spellings."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from searchlib.text import keyboard
from searchlib.text.spelling import canonical

from tests.benchmarks import collections, forms, titles
from tests.benchmarks.spellings import compare
from tests.search.archives import archive, article

TYPED = "Chủ tịch UBND TP.HCM: hòa giải ở quý 1/2031 là kỷ luật, đúng lượng"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("as typed", TYPED),
        ("no diacritics", "Chu tich UBND TP.HCM: hoa giai o quy 1/2031 la ky luat, dung luong"),
        ("no tone marks", "Chu tich UBND TP.HCM: hoa giai ơ quy 1/2031 la ky luât, đung lương"),
        ("d for đ", "Chủ tịch UBND TP.HCM: hòa giải ở quý 1/2031 là kỷ luật, dúng lượng"),
        ("raw Telex", "Chur tichj UBND TP.HCM: hoaf giair owr quys 1/2031 laf kyr luaatj, ddungs luwowngj"),
    ],
)
def test_forms(form, expected):
    assert forms.FORMS[form](TYPED, "seed") == expected


def test_raw_telex_means_the_words_as_typed():
    words = [word for word in re.findall(r"[^\W\d_]+", TYPED) if not word.isupper()]
    assert [keyboard.telex(forms.telex(word)) for word in words] == list(map(canonical, words))


def test_one_error_is_drawn_by_the_seed():
    assert forms.misspelt(TYPED, "1") == forms.misspelt(TYPED, "1") != TYPED


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("capitals", TYPED.upper()),
        ("new tone placement", TYPED.replace("hòa", "hoà")),
        ("old tone placement", TYPED),
        ("misplaced tones", TYPED.replace("hòa", "hoà").replace("giải", "giaỉ")),
        ("i for y", TYPED.replace("quý", "quí").replace("kỷ", "kỉ")),
        ("separators", TYPED.replace("TP.HCM", "TP-HCM").replace("1/2031", "1.2031")),
        ("abbreviations", TYPED.replace("TP.HCM", "TPHCM")),
    ],
)
def test_spellings(spelling, expected):
    assert forms.SPELLINGS[spelling](TYPED) == expected


def test_spellings_of_a_query_get_the_same_answer():
    found = compare({"1": TYPED}, archive([article("tin-1", TYPED, "Hoà giải ở TPHCM là việc của quí 1.")]))
    assert found.pop("old tone placement") == (0, [])
    assert set(map(str, found.values())) == {"(1, [])"}


def test_titles_become_a_collection(tmp_path):
    file, folder = tmp_path / "news.jsonl.gz", tmp_path / "titles"
    text = "Xã Sông Lam lại có máy cày\nÔng Lê Văn Mít vui.\nMáy chạy tốt."
    records = [
        {"id": "a", "title": "Xã Sông Lam lại có máy cày", "text": text},
        {"id": "b", "title": "Ai mua máy cày cho xã Sông Lam?", "text": text},
        {"id": "c", "text": "Việc mua máy cày của xã\nMua là cần."},
    ]
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        articles = list(titles.headed(lines))
    titles.write(folder, articles, titles.chosen(articles))
    made = collections.load(folder)
    assert made.docs == {"a": "Máy chạy tốt.", "b": "Ông Lê Văn Mít vui.\nMáy chạy tốt.", "c": "Mua là cần."}
    assert made.queries["t/c"] == "Việc mua máy cày của xã"
    assert made.qrels == {f"t/{id}": {id: 1} for id in "abc"}
