"""The spaCy pipeline: which model, loaded once, and documents out of parsing copies in batches."""

from dragoman.parsing.model import load_model
from dragoman.parsing.pipeline import parse

__all__ = ["load_model", "parse"]
