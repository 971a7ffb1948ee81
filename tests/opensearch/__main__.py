"""A node with an index of corpus/ to play with: `make opensearch`; Ctrl-C ends it."""

from __future__ import annotations

import time

from searchlib import Index

from tests.engine_conformance.engines import CORPUS
from tests.opensearch.cluster_node import node

if __name__ == "__main__":
    with node() as one:
        where = f"opensearch://{one.address}/corpus"
        with Index.create(where) as index:
            index.add(CORPUS)
        print(f"searchlib --index {where} search 'chuyển đổi số'    (Ctrl-C ends the node)", flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            pass
