"""A file becomes articles: every form of the contract, one article in memory at a time."""

from __future__ import annotations

from searchlib.articles.raw import Block, RawArticle

__all__ = ["Block", "RawArticle"]
