"""What each article has of each name, on invented people."""

from __future__ import annotations

import gc

from searchlib.search.engine import Utterance
from searchlib.search.people.appearances import appearances_of, name_key, without_collecting

SAID = [
    Utterance("Lò Văn Khao", "Chủ tịch xã", "direct", 0, 20240301, 20240301),
    Utterance("LÒ VĂN KHAO", None, "reported", 0, 20240301, 20240301),
    Utterance("Lò Văn Khao", "Bí thư", "direct", 0, 20240301, 20240301),
    Utterance("Lò Văn Khao", "Bí thư", "direct", 3, -1, -1),
]


def test_an_article_has_each_name_once():
    found, order = appearances_of(SAID)
    first, second = found[name_key("Lò Văn Khao")]
    assert order == [first, first, first, second]
    assert (first.place, first.low, second.place, second.low) == (0, 20240301, 3, -1)
    assert first.forms == {"Lò Văn Khao": 2, "LÒ VĂN KHAO": 1}
    assert first.roles == {"Chủ tịch xã": 1, "Bí thư": 1}
    assert first.modes == {"direct": 2, "reported": 1}
    assert first.role_keys == (name_key("Chủ tịch xã"), name_key("Bí thư"))


def test_the_search_for_cycles_is_on_again_afterwards():
    assert gc.isenabled()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
