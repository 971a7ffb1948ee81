"""Loops over decoded posting lists: how often a term stands in paragraphs, inside words, and in articles."""

from __future__ import annotations

from searchlib.accelerate.typed import BOOL, I8, NOTHING, U2, U4, Array, compiled, read, write

_MOST = 65535


@compiled(BOOL(read(U4), read(I8), read(I8), read(I8), read(I8), write(U2), write(U2)))
def spread(
    order: Array, counts: Array, first: Array, df: Array, words: Array, tf: Array, joined: Array
) -> bool:
    """Fills in frequencies, and occurrences inside words, as `store.postinglists` codes them.

    Args:
        order: for each list two sequences of postings, those of (frequency - 1) and those of words.
        counts: how many numbers each of these has, two for each list.
        first, df: where each list begins in `tf`, and how many postings it has.
        words: of each list the number coded in `more.joined`; empty where words are not asked for.
        tf, joined: written; ones and zeros before.

    Returns:
        Whether the numbers make sense.
    """
    at = 0
    for one in range(len(first)):
        begin, size = first[one], df[one]
        for place in range(at, at + counts[2 * one]):
            where = begin + order[place]
            if tf[where] == _MOST:
                return False
            tf[where] += 1
        at += counts[2 * one]
        if len(words):
            for place in range(at, at + counts[2 * one + 1]):
                where = begin + order[place]
                if joined[where] == tf[where]:
                    return False
                joined[where] += 1
            if words[one] & 1:
                for where in range(begin, begin + size):
                    joined[where] = tf[where] - joined[where]
        at += counts[2 * one + 1]
    return True


@compiled(*(I8(read(U4), read(tf), read(U4), read(U4), write(U4), write(U4)) for tf in (U2, U4)))
def gather(docs: Array, tf: Array, owner: Array, first: Array, articles: Array, sums: Array) -> int:
    """Adds a posting list of paragraphs up article by article; the first paragraph counts twice.

    Args:
        docs, tf: paragraphs (ascending) and how often each holds the term.
        owner: the article of each paragraph.
        first: the first paragraph of each article.
        articles, sums: written; they have room for as many as there are postings.

    Returns:
        How many articles hold the term.
    """
    count = -1
    last = -1
    for at in range(len(docs)):
        article = owner[docs[at]]
        frequency = tf[at]
        if article != last:
            last = article
            count += 1
            articles[count] = article
            sums[count] = frequency
            if docs[at] == first[article]:
                sums[count] += frequency
        else:
            sums[count] += frequency
    return count + 1


@compiled(*(NOTHING(read(U4), read(tf), write(U4)) for tf in (U2, U4)))
def add(docs: Array, tf: Array, sums: Array) -> None:
    """Adds the frequencies of a posting list to those of all paragraphs."""
    for at in range(len(docs)):
        sums[docs[at]] += tf[at]


@compiled(I8(read(U4), write(U4), write(U4)))
def collect(sums: Array, docs: Array, tf: Array) -> int:
    """The paragraphs with a frequency, as a posting list.

    Args:
        sums: the frequencies of all paragraphs.
        docs, tf: written; they have room for as many as have one.

    Returns:
        How many have one.
    """
    count = 0
    for doc in range(len(sums)):
        if sums[doc]:
            docs[count] = doc
            tf[count] = sums[doc]
            count += 1
    return count
