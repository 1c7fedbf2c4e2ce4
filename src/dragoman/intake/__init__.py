"""What comes in: files, folders, archives and standard input become reports; what cannot be read becomes a problem.

>>> from dragoman.intake import reports
>>> for item in reports(["no-such-file.txt"]):
...     print(type(item).__name__, item.source, item.reason)
Problem no-such-file.txt there is no such file or folder

Bytes go one way: sources (which inputs are meant) → stream (their bytes, unpacked) → kinds (what they hold) → decoding (bytes
to text) → one reader a kind, each giving reports. Nothing is kept beyond one input, and nothing is mended here.
"""

from dragoman.intake.header import Header, header_of
from dragoman.intake.inputs import reports
from dragoman.intake.plain_text import report_of

__all__ = ["Header", "header_of", "report_of", "reports"]
