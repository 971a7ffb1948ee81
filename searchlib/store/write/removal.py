"""Articles taken out of an index by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from searchlib.sources.visible_text import id_forms
from searchlib.store.write.indexing_run import LOCK_SECONDS, UNREAD
from searchlib.store.write.writer_opening import open_writer


def remove(folder: str, ids: Sequence[str]) -> int:
    """Takes articles out of the index; how many of `ids` it held.

    Their files are read again by the next run that comes by, so what is indexed again comes back.

    Raises:
        IndexLocked: if another process is writing and goes on doing so.
        IndexFolderError: if the index cannot be read or written.
    """
    with open_writer(folder, timeout=LOCK_SECONDS) as writer:
        wanted = {form for id in ids for form in id_forms(id)}
        keys = {key for id, key, _ in writer.articles() if id in wanted}
        count = sum(any(map(writer.delete_id, id_forms(id))) for id in dict.fromkeys(ids))
        if count:
            files = dict(writer.files)
            files |= {key: files[key] | UNREAD for key in keys if key in files}
            writer.set_files(files)
            writer.commit()
        return count
