"""Books in EPUB to paragraphs: the chapters in their order. XML is read by lxml (extra `epub`)."""

from __future__ import annotations

import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from searchlib.errors import ArticleError
from searchlib.sources.formats.markup_blocks import markup_blocks
from searchlib.sources.formats.zipped_parts import checked_parts, xml_tree
from searchlib.sources.raw_article import Block

_CONTAINER = "META-INF/container.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(path: str) -> tuple[dict[str, Any], list[Block]]:
    """The metadata and the paragraphs of a book."""
    with checked_parts(path) as archive:
        if _is_locked(archive):
            raise ArticleError(path, "is encrypted (DRM)")
        container = _tree(archive, _CONTAINER)
        package_name = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
        package = _tree(archive, package_name)
        folder = posixpath.dirname(package_name)
        files = {one.get("id"): one.get("href") for one in package.xpath("//*[local-name()='item']")}
        spine = [
            files.get(item.get("idref"))
            for item in package.xpath("//*[local-name()='itemref'][not(@linear='no')]")
        ]
        blocks: list[Block] = []
        for href in dict.fromkeys(spine):  # a chapter stands there once
            if href:
                blocks += _chapter(archive, posixpath.normpath(posixpath.join(folder, unquote(href))))
        labels = _labels(archive, folder, package)
    return _metadata(package), [
        Block(one.text, one.heading or one.text in labels, one.caption) for one in blocks
    ]


def _labels(archive: zipfile.ZipFile, folder: str, package: Any) -> set[str]:
    """What the table of contents lists: headings, which some programs write as plain paragraphs."""
    labels = set()
    for item in package.xpath("//*[local-name()='item'][contains(@media-type, 'ncx')]"):
        try:
            tree = _tree(archive, posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
        except KeyError:  # the package names a part that is not there
            continue
        found = tree.xpath("//*[local-name()='navPoint']/*[local-name()='navLabel']")
        labels |= {" ".join("".join(one.itertext()).split()) for one in found}
    return labels


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether more than fonts is encrypted."""
    if "META-INF/encryption.xml" not in archive.namelist():
        return False
    methods = _tree(archive, "META-INF/encryption.xml").xpath(
        "//*[local-name()='EncryptionMethod']/@Algorithm"
    )
    return any(method not in _FONTS for method in methods)


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    return xml_tree(archive.read(name))


def _chapter(archive: zipfile.ZipFile, name: str) -> list[Block]:
    try:
        data = archive.read(name)
    except KeyError:  # the package names a part that is not there
        return []
    return markup_blocks(
        data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    )


def _metadata(package: Any) -> dict[str, Any]:
    def values(name: str) -> list[str]:
        found = package.xpath(f"//*[local-name()='metadata']//*[local-name()='{name}']")
        return [" ".join("".join(one.itertext()).split()) for one in found]

    return {
        "title": next(iter(values("title")), None),
        "authors": values("creator"),
        "published": next(iter(values("date")), None),
        "source": next(iter(values("publisher")), None),
    }
