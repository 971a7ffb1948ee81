"""Files that are ZIP archives of parts (.docx, .odt, .epub): looked at before a library unpacks them."""

from __future__ import annotations

import zipfile
from typing import Any

from searchlib.errors import ArticleError

PART = 64 << 20
"""Bytes of one part that is text."""
WHOLE = 512 << 20
"""Bytes of all parts, pictures too."""
MOST_PARTS = 20_000


def checked_parts(path: str) -> zipfile.ZipFile:
    """The archive, once what it says of its size is within bounds.

    Raises:
        ArticleError: it is no archive, is encrypted, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        with open(path, "rb") as stream:
            encrypted = stream.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        reason = (
            "is encrypted, or of an older form (Word 97)"
            if encrypted
            else "is damaged, or no file of its form"
        )
        raise ArticleError(path, reason) from None
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise ArticleError(path, f"holds more than {MOST_PARTS:,} parts")
    if any(part.flag_bits & 1 for part in parts):
        raise ArticleError(path, "is encrypted; save it without a password")
    if sum(part.file_size for part in parts) > WHOLE:
        raise ArticleError(path, f"unpacks to more than {WHOLE >> 20} MiB")
    for part in parts:
        if part.filename.endswith((".xml", ".xhtml", ".html", ".opf", ".rels")) and part.file_size > PART:
            raise ArticleError(path, f"holds a part of more than {PART >> 20} MiB")
    return archive


def xml_tree(data: bytes) -> Any:
    """The root of an XML document, read without entities, DTD or network."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
