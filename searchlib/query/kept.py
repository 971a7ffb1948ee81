"""Lists that were made of a segment's lists and are kept with it, the last ones used, up to a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from searchlib.query.postings import Postings

if TYPE_CHECKING:
    from searchlib.store.segment import Segment

_BYTES = 48 << 20


class Kept:
    """Lists by what they are of."""

    def __init__(self, segment: Segment) -> None:
        del segment  # it keeps this object
        self._lists: OrderedDict[object, Postings] = OrderedDict()
        self._bytes = 0

    def get(self, home: object, make: Callable[[], Postings]) -> Postings:
        """The list of this key, made now if it is not there; its arrays are not to be changed."""
        found = self._lists.get(home)
        if found is not None:
            with suppress(KeyError):  # another thread dropped it
                self._lists.move_to_end(home)
            return found
        found = make()
        size = found.docs.nbytes + found.tf.nbytes
        if size > _BYTES:
            return found
        found.docs.flags.writeable = found.tf.flags.writeable = False
        self._lists[home] = found
        self._bytes += size
        while self._bytes > _BYTES:
            with suppress(KeyError):  # another thread was faster
                _, dropped = self._lists.popitem(last=False)
                self._bytes -= dropped.docs.nbytes + dropped.tf.nbytes
        return found


class KeptUnions(Kept):
    """Lists that are unions of others."""


class KeptHolders(Kept):
    """The articles of lists."""
