"""What an indexing run writes to: a folder's writer, or that of a cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from searchlib.store.format.file_table import FileTable
    from searchlib.store.format.string_tables import Array
    from searchlib.store.write.indexing_tally import Known


class HeldArticles(Protocol):
    """The articles of the last commit before a run."""

    def get(self, article_id: str) -> Known | None:
        """The article of an id."""

    def ids_of(self, key: str) -> list[str]:
        """The ids of the articles that came from a file."""


class RunTarget(Protocol):
    """A writer as a run uses it; it holds the lock from its making to its last commit."""

    @property
    def broken(self) -> bool:
        """Whether writing failed halfway, so that nothing can be committed any more."""

    @property
    def is_closed(self) -> bool:
        """Whether it has committed for the last time, or was cancelled."""

    @property
    def paragraphs(self) -> int:
        """Paragraphs of the index after the last commit."""

    @property
    def files(self) -> FileTable:
        """The table of source files."""

    def set_files(self, table: Mapping[str, dict[str, Any]]) -> None:
        """Replaces the table of source files, with the next commit."""

    def existing(self) -> HeldArticles:
        """The articles of the last commit."""

    def delete_id(self, article_id: str) -> bool:
        """Deletes an article; False if there is none."""

    def add_batch(self, batch: Mapping[str, Array]) -> None:
        """Adds the articles of a forward batch."""

    def commit(self, *, final: bool = True, unite: bool = True) -> None:
        """Makes the changes visible; the last commit may unite small segments."""

    def cancel(self) -> None:
        """Ends without a commit."""
