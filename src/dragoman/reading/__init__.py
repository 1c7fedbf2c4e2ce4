"""From one parsed report to its reading: times, places, actors, figures, statements, events."""

from dragoman.reading.read import read_copies, read_doc, read_report

__all__ = ["read_copies", "read_doc", "read_report"]
