"""The command line: every command is a question to a `Case`, or a run of `Case.read`."""

from dragoman.cli.application import main

__all__ = ["main"]
