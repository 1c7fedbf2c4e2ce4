"""What coding events and reading figures cost, as parts of the bare spaCy pass over the same texts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.parsing import load_model
from dragoman.reading.actors import cast_of
from dragoman.reading.events import events_in
from dragoman.reading.figures import figures_in
from dragoman.records import make_report
from dragoman.text import mend

# Sentences that are read as one text: an article's length.
_TOGETHER = 20

Given = TypeVar("Given")
Made = TypeVar("Made")


def cost(texts: Sequence[str]) -> str:
    """Measure by the processor's time; what is set up once is set up before."""
    nlp = load_model()
    gc.collect()
    gc.freeze()  # what a benchmark holds from before is not searched again and again while this is measured
    copies = [mend(make_report(" ".join(texts[i : i + _TOGETHER]))) for i in range(0, len(texts), _TOGETHER)]
    _timed(
        lambda copy: nlp(copy.text), copies[: len(copies) // 2]
    )  # the first texts cost the model more than the later ones
    bare, docs = _timed(lambda copy: nlp(copy.text), copies)
    casts = [cast_of(doc, copy, []) for doc, copy in zip(docs, copies, strict=True)]
    rows = list(zip(docs, copies, casts, strict=True))
    events_in(docs[0], copies[0], cast=casts[0], times=[], places=[], statements=[])
    coding, _ = _timed(lambda row: events_in(row[0], row[1], cast=row[2], times=[], places=[], statements=[]), rows)
    figures_in(docs[0], copies[0], [])
    figures, _ = _timed(lambda row: figures_in(row[0], row[1], []), rows)
    return f"cost of the bare spaCy pass   events {coding / bare:.3f}   figures {figures / bare:.3f}"


def _timed(work: Callable[[Given], Made], given: Iterable[Given]) -> tuple[float, list[Made]]:
    """The seconds of the processor that some work takes, and what it makes."""
    began = time.process_time()
    made = [work(one) for one in given]
    return time.process_time() - began, made
