"""What each article has of each name, on invented people."""

from __future__ import annotations

import gc

import numpy as np
from searchlib.search.engine import Utterance
from searchlib.search.people.appearances import NamedRows, name_key, without_collecting
from searchlib.search.people.utterances import Utterances

SAID = [
    Utterance("Lò Văn Khao", "Chủ tịch xã", "direct", 0, 20240301, 20240301),
    Utterance("LÒ VĂN KHAO", None, "reported", 0, 20240301, 20240301),
    Utterance("Lò Văn Khao", "Bí thư", "direct", 0, 20240301, 20240301),
    Utterance("Lò Văn Khao", "Bí thư", "direct", 3, -1, -1),
]


def test_appearances_of_a_name_in_the_same_roles_are_one():
    rows = NamedRows(Utterances.of(SAID))
    assert rows.keys == ["lò văn khao"]
    ((several, one),), numbers = rows.bundles(np.arange(2))
    assert [several.number, one.number] == numbers.tolist()
    assert several.roles == (name_key("Chủ tịch xã"), name_key("Bí thư"))
    assert (several.count, several.first, several.last) == (1, 20240301, 20240301)
    assert (one.roles, one.count, one.first, one.last) == ((name_key("Bí thư"),), 1, None, None)
    ((_, twice),), _ = NamedRows(Utterances.of([*SAID, SAID[3]._replace(article=4)])).bundles(np.arange(3))
    assert twice.count == 2


def test_the_search_for_cycles_is_on_again_afterwards():
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
