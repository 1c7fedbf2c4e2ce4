"""A parsed document as plain Python values, taken out of it once.

Each question that is put to a spaCy token (its children, its head, its label as text) builds new objects and looks up strings;
rules about syntax put thousands to each sentence. Here all columns of a document are read out in one go, and a sentence becomes
tokens that know each other the first time that one of them is asked for. They answer by the names that spaCy's tokens answer by.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Columns", "Token", "Tokens", "columns_of", "tokens_of"]

_READ = ("HEAD", "DEP", "TAG", "POS", "ENT_TYPE", "LEMMA", "LOWER", "IDX", "LENGTH", "SENT_START", "IS_PUNCT")
# The names of labels, by number: a model has some hundred of them.
_LABELS: dict[int, str] = {0: ""}


class Columns:
    """What a model says of each token of a document: one list an attribute, by the token's place.

    `start` and `end` are a token's characters, `head` the place of the token that it hangs on (its own for a root),
    `sentences` the places at which sentences begin.
    """

    __slots__ = ("dep", "end", "entity", "head", "lemma", "lower", "pos", "punct", "sentences", "start", "tag", "text")

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        values = doc.to_array(list(_READ)).T  # a row an attribute
        words: dict[int, str] = {0: ""}

        def texts(row: int, known: dict[int, str]) -> list[str]:
            keys = values[row].tolist()
            for key in set(keys).difference(known):
                known[key] = strings[key]
            return [known[key] for key in keys]

        self.text: str = doc.text
        self.head: list[int] = [i + offset for i, offset in enumerate(values[0].astype("int64").tolist())]
        self.dep, self.tag, self.pos, self.entity = (texts(row, _LABELS) for row in range(1, 5))
        self.lemma, self.lower = texts(5, words), texts(6, words)
        self.start: list[int] = values[7].tolist()
        self.end: list[int] = (values[7] + values[8]).tolist()
        self.sentences: list[int] = [i for i, mark in enumerate(values[9].tolist()) if mark == 1 or not i]
        self.punct: list[bool] = (values[10] != 0).tolist()


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or mark of a document, with what it hangs on (`head`) and what hangs on it (`children`, in order)."""

    doc: Tokens
    i: int
    idx: int
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    children: Sequence[Token] = ()
    head: Token = field(init=False)

    def __len__(self) -> int:
        return self.doc.columns.end[self.i] - self.idx

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The token as it is printed."""
        return self.doc.columns.text[self.idx : self.doc.columns.end[self.i]]

    @property
    def whitespace_(self) -> str:
        """The space behind it, if there is one."""
        columns, after = self.doc.columns, self.i + 1
        return columns.text[columns.end[self.i] : columns.start[after] if after < len(columns.start) else None]

    @property
    def is_punct(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.doc.columns.punct[self.i]

    def nbor(self, step: int) -> Token:
        """The token `step` places on. Raises `IndexError` beyond the ends of the document."""
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc[self.i + step]

    def is_ancestor(self, other: Token) -> bool:
        """Whether `other` hangs on this token, by however many steps."""
        at = other
        while at.head is not at:
            at = at.head
            if at is self:
                return True
        return False

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return found

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.doc[self.doc.edges(self.i)[0]]

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return self.doc[self.doc.edges(self.i)[1]]


class Tokens:
    """The tokens of a document, by their place; a slice of them is a list.

    >>> from dragoman.parsing import load_model
    >>> tokens = tokens_of(load_model()("Peru sent two doctors. They left on Monday."))
    >>> [(token.text, token.dep_, token.head.text) for token in tokens[:4]]
    [('Peru', 'nsubj', 'sent'), ('sent', 'ROOT', 'sent'), ('two', 'nummod', 'doctors'), ('doctors', 'dobj', 'sent')]
    >>> tokens.sentence(6), tokens.text(5, 7), tokens.root(2, 4)
    ((5, 10), 'They left', doctors)
    """

    __slots__ = ("_built", "_edges", "columns")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._edges: dict[int, tuple[int, int]] = {}
        self._built: list[Token | None] = [None] * len(columns.head)

    def __len__(self) -> int:
        return len(self._built)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...

    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self._built)))]
        token = self._built[place]
        return token if token is not None else self._build(place)

    def __iter__(self) -> Iterator[Token]:
        return (self[i] for i in range(len(self._built)))

    def sentence(self, place: int) -> tuple[int, int]:
        """The places `[start, end)` of the sentence of the token at `place`."""
        starts = self.columns.sentences
        after = bisect_right(starts, place)
        return starts[after - 1], starts[after] if after < len(starts) else len(self._built)

    def text(self, start: int, end: int) -> str:
        """What is printed from the token at `start` up to that at `end`."""
        columns = self.columns
        return columns.text[columns.start[start] : columns.end[end - 1]] if start < end else ""

    def root(self, start: int, end: int) -> Token:
        """The token of `[start, end)` that the others hang on: the first of those nearest to the root of their sentence.

        A mark or a space that nothing hangs on comes last.
        """
        head = self.columns.head
        outside = [i for i in range(start, end) if head[i] == i or not start <= head[i] < end]
        return self[min(outside, key=self._depth, default=start)]

    def edges(self, place: int) -> tuple[int, int]:
        """The places of the first and the last token of a subtree; found for its whole sentence when first asked for."""
        if place not in self._edges:
            edges = self._edges
            for root in (token for token in self[slice(*self.sentence(place))] if token.head is token):
                subtree = root.subtree
                edges.update((token.i, (token.i, token.i)) for token in subtree)
                for token in reversed(subtree):  # what hangs on a token comes behind it
                    (first, last), (left, right) = edges[token.i], edges[token.head.i]
                    edges[token.head.i] = (min(first, left), max(last, right))
        return self._edges[place]

    def _depth(self, place: int) -> int:
        columns = self.columns
        head, steps = columns.head, 0
        if (
            (columns.punct[place] or columns.lower[place].isspace())
            and head[place] != place
            and not self[place].children
        ):
            return len(head)
        while head[place] != place:
            place = head[place]
            steps += 1
        return steps

    def _build(self, place: int) -> Token:
        """Make the tokens of the sentence that holds `place`; a parse joins no two sentences."""
        columns = self.columns
        start, end = self.sentence(place)
        run = slice(start, end)
        made = [
            Token(self, *values)
            for values in zip(
                range(start, end), columns.start[run], columns.lower[run], columns.lemma[run], columns.pos[run],
                columns.tag[run], columns.dep[run], columns.entity[run], strict=True,
            )
        ]  # fmt: skip
        below: dict[int, list[Token]] = {}
        for token, head in zip(made, columns.head[run], strict=True):
            token.head = made[head - start]
            if head != token.i:
                below.setdefault(head, []).append(token)
        for head, children in below.items():
            made[head - start].children = children
        self._built[run] = made
        return made[place - start]


@lru_cache(maxsize=2)
def columns_of(doc: Doc) -> Columns:
    """The columns of a document; its kinds are read one after the other, so the last documents are remembered."""
    return Columns(doc)


@lru_cache(maxsize=2)
def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a document."""
    return Tokens(columns_of(doc))
