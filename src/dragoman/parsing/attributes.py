"""Word classes and forms from tags, as the model's own rules have them, but looked up once for each kind of word.

spaCy's attribute ruler matches every rule against every token: a sixth of the whole pass. Nearly all of its rules look at one
token's tag, lower-case form and dependency alone, so what they say of one token holds for all that are alike in these. They are
asked once for each such kind and remembered; only the few rules about two tokens are matched every time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler

__all__ = ["ATTRIBUTES", "RememberedAttributes", "remember_attributes"]

ATTRIBUTES = "dragoman_attributes"
_LOOKED_AT = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_MOST_KINDS = 200_000  # remembered; beyond that the memory starts anew


class RememberedAttributes:
    """Does what an attribute ruler does, faster. Build it with `remember_attributes`."""

    def __init__(self) -> None:
        self._ruler: AttributeRuler | None = None
        self._pairs: Matcher | None = None
        self._rules: dict[tuple[int, int, int], tuple[int, ...]] = {}
        self._effects: dict[tuple[int, ...], tuple[int, ...]] = {}

    def learn_from(self, ruler: AttributeRuler) -> None:
        """Take over the rules of a ruler."""
        self._ruler = ruler
        self._pairs = Matcher(ruler.vocab)
        for number, rule in enumerate(_rules(ruler)):
            if longer := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._pairs.add(str(number), longer)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of all tokens."""
        ruler, pairs = self._ruler, self._pairs
        if ruler is None or pairs is None or not len(doc):
            return doc
        columns = doc.to_array(["TAG", "LOWER", "DEP", "LEMMA"])
        kinds = list(zip(*(columns[:, at].tolist() for at in range(3)), strict=True))
        if len(self._rules) > _MOST_KINDS:
            self._rules.clear()
        for token, kind in enumerate(kinds):
            if kind not in self._rules:
                self._rules[kind] = self._rules_for(doc, token)
        rules = [self._rules[kind] for kind in kinds]
        for match, start, _ in pairs(doc, allow_missing=True):
            number = int(doc.vocab.strings[match])
            at = start + ruler.indices[number]
            rules[at] = tuple(sorted({*rules[at], number}))
        values = np.array([self._values(applied) for applied in rules], dtype=np.uint64)
        # Where no rule says anything, what is there stays.
        before = doc.to_array(list(_SET))
        doc.from_array(list(_SET), np.where(values == 0, before, values))  # type: ignore[arg-type]
        return doc

    def _rules_for(self, doc: Doc, at: int) -> tuple[int, ...]:
        """Ask the ruler which of its rules about one token hold for a token."""
        assert self._ruler is not None
        token = doc[at]
        alone = Doc(doc.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        return tuple(number for number, _, start, end in self._ruler.match(alone) if end - start == 1)

    def _values(self, rules: tuple[int, ...]) -> tuple[int, ...]:
        """What rules that apply together set, in the order of `_SET`, 0 for nothing; later rules go before earlier ones."""
        known = self._effects.get(rules)
        if known is None:
            assert self._ruler is not None
            merged: dict[int, int] = {}
            for number in rules:
                merged.update(self._ruler.attrs[number])
            known = self._effects[rules] = tuple(merged.get(getattr(attrs, name), 0) for name in _SET)
        return known


@Language.factory(ATTRIBUTES)
def _make(nlp: Language, name: str) -> RememberedAttributes:  # noqa: ARG001 (a factory's arguments)
    return RememberedAttributes()


def remember_attributes(nlp: Language) -> None:
    """Put this in the place of a pipeline's attribute ruler, if all its rules are of a kind that can be remembered."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
    looked_at = {key for rule in _rules(ruler) for pattern in rule["patterns"] for token in pattern for key in token}
    set_by_rules = {key for rule in _rules(ruler) for key in rule["attrs"]}
    if not (looked_at <= _LOOKED_AT and set_by_rules <= set(_SET)):
        return
    following = nlp.pipe_names[nlp.pipe_names.index("attribute_ruler") + 1 :]
    nlp.remove_pipe("attribute_ruler")
    remembering = nlp.add_pipe(ATTRIBUTES, name="attribute_ruler", before=following[0] if following else None)
    cast("RememberedAttributes", remembering).learn_from(ruler)


def _rules(ruler: AttributeRuler) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", ruler.patterns)
