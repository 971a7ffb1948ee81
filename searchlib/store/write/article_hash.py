"""Whether an article says what it said: a hash of all that it holds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from searchlib.fields import stated_of

if TYPE_CHECKING:
    from searchlib.sources.raw_article import RawArticle


def article_hash(raw: RawArticle) -> bytes:
    """16 bytes that change with anything that the article says of itself; its path does not count."""
    content: list[Any] = [
        [raw.id, raw.title, raw.lead, raw.date, raw.published, raw.source, raw.url, raw.authors],
        [[block.text, block.heading] for block in raw.blocks],
    ]
    added = {name: value for name, value in stated_of(raw, added=True).items() if value is not None}
    if added:  # what says nothing in them has the hash of before
        content.append(added)
    data = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()
