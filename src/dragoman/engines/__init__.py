"""Engines run reading in bulk: in this process, in a pool of processes, or on a Ray cluster. Each gives the same result.

>>> from dragoman.engines import engine_for
>>> engine_for("local", workers=1).name
'local'
"""

from dragoman.engines.batch import source_of
from dragoman.engines.protocol import Engine, Outcome, Task, engine_for, fingerprint

__all__ = ["Engine", "Outcome", "Task", "engine_for", "fingerprint", "source_of"]
