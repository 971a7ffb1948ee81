"""Spellings of the same query beside each other: `python -m tests.benchmarks.spellings FOLDER...`.

Each FOLDER is a test collection as for `relevance`. Every query is asked as it is and in each spelling of
`forms.SPELLINGS` that changes it; counted are those that get other articles, another order or other totals.
Ends with status 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from searchlib.search.pipeline import Archive, Request, search
from searchlib.search.rank.ranking import Place
from searchlib.store.segment.snapshot import Snapshot

from tests.benchmarks import collections, forms, peers

LIMIT = 100
Answer = tuple[int, int, tuple[Place, ...]]
"""Total, total of those with all words, and the hits in their order, with their scores."""


def main() -> None:
    """Prints one line a spelling."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print the queries that differ")
    options = parser.parse_args()
    differ = 0
    for folder in options.folders:
        collection = collections.load(folder)
        print(f"\n{collection.name}: {len(collection.queries)} queries")
        print(f"{'spelling':22}{'changed':>9}{'differ':>9}", flush=True)
        with tempfile.TemporaryDirectory() as made:
            archive = Snapshot.open(peers.Searchlib(collection.docs, Path(made)).index.path)
            for name, (changed, other) in compare(collection.queries, archive).items():
                print(f"{name:22}{changed:9}{len(other):9}", flush=True)
                differ += len(other)
                if options.verbose and other:
                    print(*other, sep="\n")
    sys.exit(differ > 0)


def compare(queries: Mapping[str, str], archive: Archive) -> dict[str, tuple[int, list[str]]]:
    """For each spelling how many queries it changes, and those of them that get another answer."""
    found: dict[str, tuple[int, list[str]]] = {name: (0, []) for name in forms.SPELLINGS}
    for query in queries.values():
        typed: Answer | None = None
        for name, changed in _changed(query, forms.SPELLINGS).items():
            typed = typed or answer(archive, query)
            count, other = found[name]
            if answer(archive, changed) != typed:
                other.append(changed)
            found[name] = count + 1, other
    return found


def _changed(query: str, spellings: Mapping[str, Callable[[str], str]]) -> dict[str, str]:
    every = {name: spell(query) for name, spell in spellings.items()}
    return {name: spelled for name, spelled in every.items() if spelled != query}


def answer(archive: Archive, query: str) -> Answer:
    """What a query finds, by article and in plain syntax."""
    found = search(archive, Request(query, by="article", syntax="plain", limit=LIMIT))
    return found.total, found.total_all_words, found.hits


if __name__ == "__main__":
    main()
