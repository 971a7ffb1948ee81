"""The query language: a string becomes a tree, or an error that points at the column.

Grammar (operators are upper case; each line binds before the one above it):

    list    = { [+|-] either }          juxtaposition: + must, - must not, else one or all by `match`;
                                        a field without a sign filters the others
    either  = both { OR both }
    both    = negated { AND negated }
    negated = { NOT } term
    term    = word | prefix* | word~ | "run" | "run"~5 | field:value | ( list )

A written word may be several syllables ("TP.HCM", "30-1"): in a list they are words of the list, beside an
operator they are one run.
"""

from __future__ import annotations

from typing import Literal

from searchlib.errors import BudgetExceeded, QueryError
from searchlib.frozen import frozen
from searchlib.search.language.lexer import Sign, is_plain, signs
from searchlib.search.language.number_bounds import number_bounds
from searchlib.search.language.query_fields import clause
from searchlib.search.language.tree import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from searchlib.search.limits import Limits
from searchlib.text.tokens import tokenize

Syntax = Literal["full", "plain"]

MAX_DEPTH = 50
"""Brackets within brackets; more is an error, not a question."""

MAX_DISTANCE = 10_000
"""Words between the words of a near clause."""


def parse(query: str, syntax: Syntax = "full", limits: Limits | None = None) -> Node:
    """The tree of a query; an empty `Group` where it holds no word.

    Args:
        query: as typed.
        syntax: "full" for the language above, "plain" to read everything as words, which never fails: words
            beyond the budgets are left out.
        limits: the budgets; the default ones if None.

    Raises:
        QueryError: the query cannot be read, or exceeds a budget; never another exception.
    """
    budgets = limits or Limits()
    if syntax == "plain":
        words = _words(query, 0, min(len(query), budgets.characters))
        return _plain(words[: budgets.words])
    if len(query) > budgets.characters:
        reason = f"it is longer than {budgets.characters:,} characters"
        raise BudgetExceeded(query, "characters", reason)
    if is_plain(query):
        words = _words(query, 0, len(query))
        if len(words) <= budgets.words:
            return _plain(words)
    return _Parser(query, budgets).parse()


@frozen
class _Run:
    """Plain text, not yet known to be words of a list or a run beside an operator."""

    sign: Sign


class _Parser:
    """Recursive descent over the signs of one query, one sign ahead."""

    def __init__(self, query: str, limits: Limits) -> None:
        self.query = query
        self.limits = limits
        self.signs = list(signs(query))
        self.position = 0
        self.depth = 0
        self.used = {"words": 0, "clauses": 0, "patterns": 0}

    def parse(self) -> Node:
        """The tree of the whole query."""
        node = self._list()
        if self.position < len(self.signs):
            raise self._error(self.signs[self.position], "this bracket closes nothing")
        return node

    def _error(self, sign: Sign, reason: str) -> QueryError:
        return QueryError(self.query, sign.column, reason)

    def _spend(self, budget: str, amount: int, sign: Sign, what: str) -> None:
        """Takes from a budget."""
        self.used[budget] += amount
        allowed: int = getattr(self.limits, budget)
        if self.used[budget] > allowed:
            raise BudgetExceeded(self.query, budget, f"it can hold at most {allowed:,} {what}", sign.column)

    def _read(self, start: int, end: int, sign: Sign) -> list[Word]:
        """The words of a part of the query, which count."""
        words = _words(self.query, start, end)
        self._spend("words", len(words), sign, "words")
        return words

    def _peek(self) -> Sign | None:
        return self.signs[self.position] if self.position < len(self.signs) else None

    def _take(self, kind: str) -> bool:
        """Steps over a sign of the kind, if it is next."""
        sign = self._peek()
        if sign is None or sign.kind != kind:
            return False
        self.position += 1
        return True

    def _list(self) -> Node:
        items: list[tuple[str, Node]] = []
        stretch: list[Sign] = []
        while (sign := self._peek()) is not None and sign.kind != "close":
            prefix, node = self._either()
            if isinstance(node, _Run) and not prefix:
                stretch.append(node.sign)
                continue
            items.extend(self._flush(stretch))
            items.append((prefix, self._operand(node)))
        items.extend(self._flush(stretch))
        return _group(_filtered(items))

    def _flush(self, stretch: list[Sign]) -> list[tuple[str, Node]]:
        """The words of neighbouring plain texts, read together as the plain syntax reads them."""
        if not stretch:
            return []
        words = self._read(stretch[0].start, stretch[-1].end, stretch[-1])
        stretch.clear()
        return [("", word) for word in words]

    def _either(self) -> tuple[str, Node | _Run]:
        prefix, node = self._both()
        if (sign := self._peek()) is None or sign.kind != "OR":
            return prefix, node
        nodes = [self._signed(prefix, node)]
        while self._take("OR"):
            nodes.append(self._signed(*self._both()))
        return "", Or(tuple(nodes))

    def _both(self) -> tuple[str, Node | _Run]:
        prefix, node = self._negated()
        if (sign := self._peek()) is None or sign.kind != "AND":
            return prefix, node
        nodes = [self._signed(prefix, node)]
        while self._take("AND"):
            nodes.append(self._signed(*self._negated()))
        return "", And(tuple(nodes))

    def _negated(self) -> tuple[str, Node | _Run]:
        negations = 0
        while self._take("NOT"):
            negations += 1
        prefix, node = self._term()
        if not negations:
            return prefix, node
        excluded = (negations % 2 == 1) != (prefix == "-")
        return ("-" if excluded else ""), self._operand(node)

    def _signed(self, prefix: str, node: Node | _Run) -> Node:
        """A node beside AND or OR; there `-x` is NOT x and `+x` is x."""
        operand = self._operand(node)
        return Not(operand) if prefix == "-" else operand

    def _operand(self, node: Node | _Run) -> Node:
        """A written word beside an operator: one syllable, or one run of several."""
        if not isinstance(node, _Run):
            return node
        sign = node.sign
        words = self._read(sign.start, sign.end, sign)
        self._spend("clauses", 1, sign, "clauses")
        if not words:
            raise self._error(sign, "there is no word here")
        if len(words) == 1:
            return words[0]
        return self._run(sign, False)

    def _run(self, sign: Sign, quoted: bool) -> Phrase:
        written = self.query[sign.start : sign.end]
        tokens = tokenize(written)
        syllables = tuple(token.text for token in tokens)
        return Phrase(syllables, quoted, number_bounds(written, tokens), sign.start, sign.end)

    def _term(self) -> tuple[str, Node | _Run]:
        sign = self._peek()
        if sign is None:
            last = self.signs[-1]
            raise self._error(last, f"{last.kind} needs a word after it (quote it to search the word itself)")
        if sign.kind in ("AND", "OR", "close"):
            raise self._error(sign, self._missing(sign))
        self.position += 1
        if sign.kind != "text" or sign.suffix:
            self._spend("clauses", 1, sign, "clauses")
        if sign.kind == "open":
            return sign.prefix, self._bracket(sign)
        if sign.kind == "quote":
            return sign.prefix, self._quoted(sign)
        if sign.kind == "field":
            return sign.prefix, clause(self.query, sign)
        if sign.suffix:
            return sign.prefix, self._pattern(sign)
        return sign.prefix, _Run(sign)

    def _missing(self, sign: Sign) -> str:
        """Why a sign cannot stand where a word is expected."""
        before = self.signs[self.position - 1] if self.position else None
        if sign.kind == "close":
            kind = before.kind if before else "("
            return f"{kind} needs a word before this bracket"
        if before is None or before.kind == "open":
            return f"{sign.kind} needs a word before it (quote it to search the word itself)"
        return f"{sign.kind} follows {before.kind} without a word between them"

    def _bracket(self, opening: Sign) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error(opening, f"brackets are nested more than {MAX_DEPTH} deep")
        start = self.position
        node = self._list()
        if not self._take("close"):
            raise self._error(opening, "this bracket is not closed")
        if self.position == start + 1:
            raise self._error(opening, "there is no word between these brackets")
        self.depth -= 1
        return node

    def _quoted(self, sign: Sign) -> Node:
        syllables = tuple(token.text for token in tokenize(self.query[sign.start : sign.end]))
        if not syllables:
            raise self._error(sign, "there is no word between these quotation marks")
        self._spend("words", len(syllables), sign, "words")
        if not sign.suffix:
            return self._run(sign, True)
        digits = sign.suffix[1:]
        if len(digits) > 9 or int(digits) > MAX_DISTANCE:
            raise self._error(sign, f"words can be at most {MAX_DISTANCE} apart")
        return Near(syllables, int(digits))

    def _pattern(self, sign: Sign) -> Node:
        """A prefix or an edit; the syllables written before it in the same word must be there too."""
        self._spend("patterns", 1, sign, "words with * or ~")
        words = self._read(sign.start, sign.end, sign)
        if not words:
            raise self._error(sign, f"{sign.suffix} needs a word before it")
        last = words[-1].syllable
        pattern: Node = Prefix(last) if sign.suffix == "*" else Fuzzy(last)
        return pattern if len(words) == 1 else And((*words[:-1], pattern))


def _words(query: str, start: int, end: int) -> list[Word]:
    """The words of a part of the query."""
    return [Word(token.text, start + token.start, start + token.end) for token in tokenize(query[start:end])]


def _plain(words: list[Word]) -> Node:
    """The tree of words side by side."""
    if len(words) == 1:
        return words[0]
    every = tuple(words)
    return Group(every, (), (), every)


def _filtered(items: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """The items of a list, of which a field without a sign filters the others.

    A field given several times lets any of its values pass, as the options of the command line do. Of the
    others what is asked for without filters is asked for: one of those without a sign, where none has `+`.
    """
    fields: dict[str, list[Node]] = {}
    for prefix, node in items:
        if not prefix and isinstance(node, Field | DateRange):
            fields.setdefault(node.name if isinstance(node, Field) else "date", []).append(node)
    if not fields or len(items) == 1:
        return items
    others = [item for item in items if item[0] or not isinstance(item[1], Field | DateRange)]
    choices = [item for item in others if not item[0]]
    if choices and not any(sign == "+" for sign, _ in others):
        others = [("+", _group(choices)), *(item for item in others if item[0])]
    return [*others, *(("+", nodes[0] if len(nodes) == 1 else Or(tuple(nodes))) for nodes in fields.values())]


def _group(items: list[tuple[str, Node]]) -> Node:
    """A list of signed nodes as a group, or the node itself where it is alone."""
    if len(items) == 1 and items[0][0] == "":
        return items[0][1]
    return Group(
        should=tuple(node for prefix, node in items if prefix == ""),
        must=tuple(node for prefix, node in items if prefix == "+"),
        must_not=tuple(node for prefix, node in items if prefix == "-"),
        order=tuple(node for prefix, node in items if prefix != "-"),
    )
