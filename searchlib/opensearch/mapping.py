"""The mapping of an index: one string a paragraph, from which the cluster derives the levels of the text.

A similarity returns the bare frequency of a term, and lengths are exact numbers: weights come with each
query, so that a paragraph scores what it scores in a folder. Asked with a boost other than 1 it returns
something near BM25, in which the cluster can pass over what cannot be among the best (block-max WAND).

`x` is the text of a paragraph (syllables; those of one word are joined by `_`), `y` that of an article with
its first paragraph twice.
"""

from __future__ import annotations

from typing import Any

from searchlib.search.rank.bm25_norms import K1, B
from searchlib.text.spelling import fold

FORMAT = 3
"""Version of the form of documents; an index of another one is refused."""
PRODUCT = "searchlib"

_RAW = {"type": "text", "norms": True, "similarity": "tf"}
_SIMILARITY = (
    "if (query.boost == 1.0) { return doc.freq; }"
    f" double norm = {K1 * (1 - B)} + {K1 * B} * doc.length * field.docCount / field.sumTotalTermFreq;"
    " return query.boost * doc.freq / (doc.freq + norm);"
)


def _level(analyzer: str, positions: bool) -> dict[str, Any]:
    options = "positions" if positions else "freqs"
    return {**_RAW, "analyzer": analyzer, "index_options": options}


def _text() -> dict[str, Any]:
    return {
        **_level("syllables", True),
        "position_increment_gap": 100,
        "fields": {
            "p": _level("pairs", False),
            "w": _level("words", False),
            "f": _level("folded", True) | {"position_increment_gap": 100},
            "g": _level("folded pairs", False),
        },
    }


_KEYWORD = {"type": "keyword"}
_RUN = {"type": "text", "analyzer": "syllables", "norms": False, "position_increment_gap": 100}
_RUNS = {**_RUN, "fields": {"f": {**_RUN, "analyzer": "folded"}}}


def _cut(*signs: str) -> dict[str, Any]:
    return {"type": "char_group", "tokenize_on_chars": list(signs), "max_token_length": 8000}


def _folds() -> list[str]:
    """Which letters become which without their marks."""
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    bare = ((letter, fold(f"b{letter}b")[1:-1]) for letter in letters)  # alone, i may be written y
    return [f"{letter} => {other}" for letter, other in bare if other not in ("", letter)]


def body() -> dict[str, Any]:
    """Settings and mapping of a new index; an index template of the operator says how many shards it has."""
    analyzers = {
        "syllables": {"type": "custom", "tokenizer": "syllables"},
        "pairs": {"type": "custom", "tokenizer": "syllables", "filter": ["pairs"]},
        "words": {"type": "custom", "tokenizer": "words", "filter": ["inner"]},
        "folded": {"type": "custom", "tokenizer": "syllables", "char_filter": ["fold"]},
        "folded pairs": {
            "type": "custom",
            "tokenizer": "syllables",
            "char_filter": ["fold"],
            "filter": ["pairs"],
        },
        "terms": {"type": "custom", "tokenizer": "words"},
    }
    return {
        "settings": {
            "refresh_interval": "-1",
            "codec": "best_compression",
            "max_result_window": 1_000_000,
            "similarity": {"tf": {"type": "scripted", "script": {"source": _SIMILARITY}}},
            "analysis": {
                "char_filter": {"fold": {"type": "mapping", "mappings": _folds()}},
                "tokenizer": {
                    "syllables": {
                        "type": "char_group",
                        "tokenize_on_chars": [" ", "_"],
                        "max_token_length": 8000,
                    },
                    "words": {"type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 8000},
                },
                "filter": {
                    "pairs": {
                        "type": "shingle",
                        "min_shingle_size": 2,
                        "max_shingle_size": 2,
                        "output_unigrams": False,
                        "token_separator": "_",
                    },
                    "inner": {
                        "type": "pattern_capture",
                        "preserve_original": False,
                        "patterns": ["(?:^|_)(?=([^_]+_[^_]+))"],
                    },
                },
                "analyzer": analyzers,
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"product": PRODUCT, "format": FORMAT},
            "properties": {
                "x": _text(),
                "y": _text(),
                "len": {"type": "integer"},
                "ord": {"type": "long"},
                "art": _KEYWORD,
                "kind": _KEYWORD,
                "source": _KEYWORD,
                "section": _RUNS,
                "region": _RUNS,
                "documents": _RUNS,
                "low": {"type": "integer"},
                "high": {"type": "integer"},
                "commit": {"type": "integer"},
                "speakers": {
                    "type": "nested",
                    "properties": {"speaker": _RUNS, "role": _RUNS, "mode": _KEYWORD},
                },
                "defines": _KEYWORD,
                "file": _KEYWORD,
                "hash": _KEYWORD,
                "meta": _KEYWORD,
                "stored": {"type": "object", "enabled": False},
                "j": {"type": "join", "relations": {"article": "paragraph"}},
            },
        },
    }
