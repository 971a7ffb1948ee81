"""Whoosh's codec interface over a segment of arrays: what its readers and query classes need.

`whoosh.index.open_dir` reaches this module through the segment objects that it unpickles from the table of
contents; `store.whoosh.whoosh_index.open_whoosh` makes the same from our trailer and unpickles nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from searchlib.day_numbers import iso_span
from searchlib.fields import stated_of
from searchlib.store.format.index_folder import INDEX_NAME
from searchlib.store.format.string_tables import Array
from searchlib.store.format.table_of_contents import SegmentEntry
from searchlib.store.segment.segment_reader import Segment
from searchlib.store.segment.snapshot import open_entry
from searchlib.store.whoosh.field_view import FieldView, Postings, field_views
from searchlib.store.whoosh.whoosh_matcher import ArrayMatcher


class ArraySegment(base.Segment):
    """A segment as Whoosh's table of contents lists it.

    Attributes:
        entry: what the trailer says of it.
    """

    def __init__(self, entry: SegmentEntry) -> None:
        self.indexname = INDEX_NAME
        self.segid = entry.id
        self.compound = False
        self.entry = entry

    def codec(self) -> ArrayCodec:
        """The codec that reads it."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """The segment is one file already."""
        return False

    def doc_count_all(self) -> int:
        """Paragraphs, dead ones included."""
        return self.entry.paragraphs

    def deleted_count(self) -> int:
        """Dead paragraphs."""
        return self.entry.deleted_paragraphs

    def deleted_docs(self) -> Iterator[int]:
        """The dead paragraphs."""
        return (doc for first, last in self.entry.deleted for doc in range(first, last))

    def is_deleted(self, docnum: int) -> bool:
        """Whether a paragraph is dead."""
        at = bisect_left(self.entry.deleted, (docnum + 1,)) - 1
        return at >= 0 and docnum < self.entry.deleted[at][1]

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Articles are deleted as a whole, through the writer."""
        raise NotImplementedError("delete articles through store.writer.Writer")


class ArrayCodec(base.Codec):
    """Reads segments of arrays; writing goes through batches, see `store.write.writer`."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> _NoWriter:
        """Nothing is written document by document."""
        return _NoWriter()

    def field_writer(self, storage: Any, segment: Any) -> _NoWriter:
        """Nothing is written posting by posting."""
        return _NoWriter()

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ParagraphReader:
        """Reader of lengths and stored fields."""
        return ParagraphReader(_open(storage, segment), segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        """Reader of terms and posting lists."""
        return ArrayTerms(_open(storage, segment))

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment that does not exist yet."""
        return ArraySegment(SegmentEntry(base.Segment._random_id(), 0, 0, 0, 0, 0))


def _open(storage: Any, segment: ArraySegment) -> Segment:
    return open_entry(storage.folder, segment.entry)


class _NoWriter:
    """Stands where Whoosh's writer keeps the codec's own writers."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class ParagraphReader(base.PerDocumentReader):
    """Counts, deletions, lengths and stored fields of a segment."""

    def __init__(self, segment: Segment, entry: ArraySegment) -> None:
        self._segment, self._entry = segment, entry
        self._lengths: dict[str, Array | None] = {}
        self._views = field_views(segment)

    def doc_count(self) -> int:
        """Live paragraphs."""
        return int(self._entry.doc_count())

    def doc_count_all(self) -> int:
        """Paragraphs, dead ones included."""
        return self._segment.count

    def has_deletions(self) -> bool:
        """Whether some are dead."""
        return bool(self._entry.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a paragraph is dead."""
        return self._entry.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """The dead paragraphs."""
        return self._entry.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Terms of a field in a paragraph."""
        lengths = self._lengths_of(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """Terms of a field in all paragraphs."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None else int(lengths.sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """The smallest length of a field."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        """The greatest length of a field."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None or not len(lengths) else int(lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The paragraph and its article, by names of the schema; what is not known is left out."""
        segment = self._segment
        number, _ = segment.position_of(docnum)
        article = segment.article(number)
        paragraph = article.searchable()[docnum - segment.paragraphs_of(number)[0]]
        low, high = int(segment.column("art.low")[number]), int(segment.column("art.high")[number])
        fields = {
            "id": article.id,
            "position": paragraph.position,
            "kind": paragraph.kind,
            "section": paragraph.section,
            "text": paragraph.text,
            "speaker": ", ".join(speaker.name for speaker in paragraph.speakers) or None,
            "speakers": [speaker.as_dict() for speaker in paragraph.speakers] or None,
            "document": ", ".join(paragraph.documents) or None,
            "date": iso_span(low, high) or None,
            "title": article.title,
            **stated_of(article),
            "published": article.published,
            "url": article.url,
            "path": article.path,
        }
        return {name: value for name, value in fields.items() if value is not None}

    def _lengths_of(self, fieldname: str) -> Array | None:
        if fieldname not in self._lengths:
            view = self._views.get(fieldname)
            self._lengths[fieldname] = None if view is None else view.lengths()
        return self._lengths[fieldname]


class ArrayTerms(base.TermsReader):
    """Terms and posting lists of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._views = field_views(segment)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """All indexed fields."""
        return sorted(self._views)

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """A cursor over the sorted terms of a field."""
        return ArrayCursor(self, fieldname, self._views[fieldname], fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms of all fields, sorted."""
        return ((name, text) for name in sorted(self._views) for text in self._views[name].terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """All terms from a place on."""
        for name in sorted(self._views):
            if name < fieldname:
                continue
            every = self._views[name].terms
            first = bisect_left(every, prefix) if name == fieldname else 0
            yield from ((name, text) for text in every[first:])

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms from a place on, with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """The statistics of a term; dead paragraphs count, as they do in Whoosh."""
        return self._info(fieldname, self._postings(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands in the segment; 0 if it does not."""
        found = self._find(fieldname, text)
        return 0 if found is None else float(found.weights.sum(dtype=np.int64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many paragraphs a term stands; 0 if in none."""
        found = self._find(fieldname, text)
        return 0 if found is None else len(found.docs)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """The posting list of a term."""
        postings = self._postings(fieldname, text)
        info = self._info(fieldname, postings)
        return ArrayMatcher(self._segment, postings, (fieldname, text), info, format_, scorer)

    def _postings(self, fieldname: str, text: bytes) -> Postings:
        found = self._find(fieldname, text)
        if found is None:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return found

    def _find(self, fieldname: str, text: bytes) -> Postings | None:
        view = self._views.get(fieldname)
        return None if view is None else view.find(text)

    def _info(self, fieldname: str, postings: Postings) -> TermInfo:
        every = self._views[fieldname].lengths()
        lengths = np.ones(1, int) if every is None else every[postings.docs]
        return TermInfo(
            weight=float(postings.weights.sum(dtype=np.int64)),
            df=len(postings.docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(postings.weights.max()),
            minid=int(postings.docs[0]),
            maxid=int(postings.docs[-1]),
        )


class ArrayCursor(base.FieldCursor):
    """Walks over the sorted terms of a field."""

    def __init__(self, reader: ArrayTerms, fieldname: str, view: FieldView, fieldobj: Any) -> None:
        self._reader, self._fieldname, self._view, self._fieldobj = reader, fieldname, view, fieldobj
        self._at = 0

    def first(self) -> str | None:
        """Goes to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Goes to the first term that is not before this one."""
        wanted = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = bisect_left(self._view.terms, wanted)
        return self.text()

    def next(self) -> str | None:
        """Goes on."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term, or None at the end."""
        if not self.is_valid():
            return None
        text: str = self._fieldobj.from_bytes(self._view.terms[self._at])
        return text

    def term(self) -> str | None:
        """The term, by the name that `MultiCursor` uses."""
        return self.text()

    def term_info(self) -> TermInfo | None:
        """Statistics of the term."""
        if not self.is_valid():
            return None
        return self._reader.term_info(self._fieldname, self._view.terms[self._at])

    def is_valid(self) -> bool:
        """Whether there is a term at this place."""
        return self._at < len(self._view.terms)
