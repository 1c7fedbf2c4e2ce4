"""Language, mending, and the parsing copy with its alignment back to the text as received."""

from dragoman.text.alignment import Alignment
from dragoman.text.copy import ParsingCopy
from dragoman.text.repair import mend

__all__ = ["Alignment", "ParsingCopy", "mend"]
