"""A parsed document as plain lists: what statements ask of it a thousand times, answered without building tokens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.reading.tokens import columns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Syntax"]

# No sentence is that long: only lists without stops and texts made to break have such. Cut up, they cost no more than others.
_LONGEST_SENTENCE = 300
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))


def _cut(begins: list[int], size: int) -> Iterator[tuple[int, int]]:
    for begin, end in pairwise([*begins, size]):
        for cut in range(begin, end, _LONGEST_SENTENCE):
            yield cut, min(cut + _LONGEST_SENTENCE, end)


class Syntax:
    """Heads, relations, tags, lemmas, words and subtrees of a parsed document, each a list by token.

    `left[i]` and `right[i]` bound the subtree of token `i` (half-open), `start[i]` and `end[i]` are its characters,
    `sentence[i]` is the number of its sentence, whose tokens are `sentences[n]`.
    """

    def __init__(self, doc: Doc) -> None:
        columns = columns_of(doc)
        self.doc = doc
        self.text = columns.text
        size = len(doc)
        self.head = list(columns.head)
        self.dep, self.tag, self.pos, self.entity = columns.dep, columns.tag, columns.pos, columns.entity
        self.lemma, self.lower = [lemma.lower() for lemma in columns.lemma], columns.lower
        self.start, self.end = columns.start, columns.end
        self.sentences: list[tuple[int, int]] = list(_cut(columns.sentences, size))
        self.sentence = [0] * size
        for number, (begin, end) in enumerate(self.sentences):
            for i in range(begin, end):
                self.sentence[i] = number
                if not begin <= self.head[i] < end:
                    self.head[i] = i
        self.children: list[list[int]] = [[] for _ in range(size)]
        self.left = list(range(size))
        self.right = list(range(1, size + 1))
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self._bound_subtrees()

    def __len__(self) -> int:
        return len(self.head)

    def _bound_subtrees(self) -> None:
        order = [i for i, head in enumerate(self.head) if head == i]
        for i in order:  # grows while it is walked: breadth first
            order.extend(self.children[i])
        left, right, head = self.left, self.right, self.head
        for i in reversed(order):
            parent = head[i]
            left[parent] = min(left[parent], left[i])
            right[parent] = max(right[parent], right[i])

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of `token` in one of these relations."""
        dep = self.dep
        return next((c for c in self.children[token] if dep[c] in deps), None)

    def subject(self, token: int) -> int | None:
        """The subject of a verb: its own, or the one it shares by coordination or as a bare complement."""
        seen = 0
        while seen < 6:
            for c in self.children[token]:
                if self.dep[c] in _SUBJECTS:
                    return c
            if self.dep[token] in ("conj", "aux", "xcomp", "advcl", "acl") and self.head[token] != token:
                if self.dep[token] == "acl":
                    return self.head[token]
                token = self.head[token]
                seen += 1
                continue
            return None
        return None

    def covers(self, token: int, other: int) -> bool:
        """Whether `other` lies in the subtree of `token`."""
        for _ in range(64):
            if other == token:
                return True
            if self.head[other] == other:
                return False
            other = self.head[other]
        return False

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens, as a half-open range, that overlap the characters `[start, end)`."""
        from bisect import bisect_left, bisect_right

        return bisect_right(self.end, start), bisect_left(self.start, end)
