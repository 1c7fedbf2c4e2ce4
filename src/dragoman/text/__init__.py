"""Language, mending, and the parsing copy with its alignment back to the text as received."""

from dragoman.text.alignment import Alignment
from dragoman.text.copy import ParsingCopy
from dragoman.text.language import language_of
from dragoman.text.paragraphs import paragraphs
from dragoman.text.quotation import Quoted, quoted
from dragoman.text.repair import mend, suspects

__all__ = ["Alignment", "ParsingCopy", "Quoted", "language_of", "mend", "paragraphs", "quoted", "suspects"]
