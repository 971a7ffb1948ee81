"""An article on standard input becomes a file for the time of an indexing run."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from searchlib.cli.options import standard_input
from searchlib.errors import ArticleError, ArticleNotFound, IndexFolderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PREFIX = "stdin-"


@contextmanager
def spooled(folder: str, paths: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    """The paths with `-` replaced by a temporary file that holds standard input.

    The id is that of the front matter, else `stdin-` and a hash of the text, so that different texts stand
    beside each other. The same text once more is left out; another text under an id that came from standard
    input before replaces it.

    Yields:
        The paths for `searchlib.index.update`, and how many articles of standard input are unchanged.
    """
    named = [path for path in paths if path != "-"]
    if len(named) == len(paths):
        yield named, 0
        return
    import hashlib
    import tempfile

    data = standard_input()
    name = f"{PREFIX}{hashlib.blake2b(data, digest_size=4).hexdigest()}.txt"
    with tempfile.TemporaryDirectory(prefix="searchlib-") as place:
        path = os.path.join(place, name)
        with open(path, "wb") as file:
            file.write(data)
        if _unchanged(folder, path):
            yield named, 1
        else:
            yield [*named, path], 0


def _unchanged(folder: str, path: str) -> bool:
    """Whether the index holds this text already; an older one of the same id from here is taken out."""
    from searchlib.index import Index
    from searchlib.understanding import parse_article

    try:
        article = parse_article(path)
        with Index.open(folder) as index:
            origin = os.path.basename(index.article(article.id).path or "")
            if origin == os.path.basename(path):
                return True
            if origin.startswith(PREFIX):
                index.remove([article.id])
    except (ArticleError, ArticleNotFound, IndexFolderError):
        # Whatever is wrong, the indexing run says it.
        return False
    return False
