"""The words that report speech in Vietnamese news, and those that do not, as data in one place.

Source: what stands between "ông/bà + name" and a quotation, and before "rằng" and ":", in newspapers;
sorted by hand into verbs that report wherever they follow a subject and verbs that do so only as the
first verb after it ("ông A đề nghị ..." against "theo đề nghị ...").
"""

from __future__ import annotations

from searchlib.understanding.lexicon.people_words import match, trie
from searchlib.understanding.lexicon.word_lists import WordLists

LISTS = WordLists("speech")
OPENINGS = WordLists("openings")

STRONG_VERBS = LISTS.trie("verbs_of_speech")

LOUD = LISTS.phrases("loud")

OPINIONS = LISTS.phrases("opinions")

ANYWHERE = LISTS.phrases("anywhere")

NEEDS_OBJECT = LISTS.phrases("needs_object")

ACT_OBJECTS = LISTS.words("act_objects")

ALWAYS_ACTS = LISTS.trie("always_acts")
NOUN_MARKERS = LISTS.words("noun_markers")
ADVERBS = LISTS.words("adverbs")
MANNER = LISTS.words("manner")
SUBJECT_NOUNS = LISTS.words("subject_nouns")
OBJECT_MARKERS = LISTS.words("object_markers")
NOT_ACCORDING = LISTS.words("not_according")
SPEECH_NOUNS = LISTS.trie("speech_nouns")
ACCORDING_NOUNS = LISTS.phrases("according_nouns")
TEXT_NOUNS = LISTS.phrases("text_nouns")
SLOGAN_MARKERS = LISTS.words("slogan_markers")
CONTINUERS = OPENINGS.trie("continuers")
STORY_STARTS = OPENINGS.ordered("story_starts")
BODY_STARTS = OPENINGS.ordered("body_starts")
STORY_TRIE = trie(STORY_STARTS)
NARRATIVE_STARTS = trie((*STORY_STARTS, *BODY_STARTS))
"""Beginnings of a paragraph that tells again what happened, which ends a continued speech."""
DIRECTIVES = LISTS.words("directives")
PAST = LISTS.words("past")
AS_ABOVE = OPENINGS.trie("as_above")
SOMEONE_SAYS = OPENINGS.trie("someone_says")
LINKS = OPENINGS.trie("links")


def is_verb(keys: list[str], at: int) -> bool:
    """Whether a word that may report speech opens at a position, and not another with the same beginning."""
    if keys[at] not in STRONG_VERBS:
        return False
    if keys[at] == "thông" and at and keys[at - 1] == "nghệ":
        return False  # "công nghệ thông tin"
    return match(STRONG_VERBS, keys, at) > 0 and not match(ALWAYS_ACTS, keys, at)
