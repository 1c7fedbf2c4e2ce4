"""Remembered attributes are exactly those of the model's own rules."""

import spacy

from dragoman.parsing.attributes import remember_attributes
from dragoman.parsing.model import package_of

TEXTS = [
    "There's no one who ain't gonna come; let's go, y'all gotta see it. \n\n He does, doesn't he?",
    "The minister, who had been told nothing, will have said that this is hers and that those were theirs.",
    "But  although “we” did it ourselves,\tyou can't have got 'em – c'mon! They'd've known; I'm sure. 24 of the 50% went.",
    "There are two. That it rained, she knew. Do it, or don't. His is the one that has the most.",
]


def described(doc):
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_) for t in doc
    ]


def test_they_are_the_same_as_those_of_the_ruler_itself_twice():
    plain, remembering = spacy.load(package_of()), spacy.load(package_of())
    remember_attributes(remembering)
    assert type(plain.get_pipe("attribute_ruler")) is not type(remembering.get_pipe("attribute_ruler"))
    assert plain.pipe_names == remembering.pipe_names
    for _ in range(2):  # once asked, once remembered
        for text in TEXTS:
            assert described(remembering(text)) == described(plain(text))


def test_a_ruler_with_other_rules_is_left_alone():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    remember_attributes(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler
