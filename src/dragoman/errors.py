"""The error tree: every error says what went wrong, where, and what to do about it.

DragomanError
├── InputError          a source could not be read
├── EvidenceError       a record was built without the words that support it
├── LexiconError        a vocabulary file is wrong
├── SettingsError       a setting has a value that it cannot have
├── ModelError          the language model is missing or unfit
├── MissingExtraError   a feature needs a package that is not installed
├── CaseError           a case could not be opened or written
│   ├── ForeignCaseError    the database was made by something else
│   ├── NewerCaseError      the database was made by a newer dragoman
│   ├── LockedCaseError     another process holds the database
│   └── FullDiskError       there is no room to write
└── NotFoundError       nothing has the id or name that was asked for
"""

from __future__ import annotations

__all__ = [
    "CaseError",
    "DragomanError",
    "EvidenceError",
    "ForeignCaseError",
    "FullDiskError",
    "InputError",
    "LexiconError",
    "LockedCaseError",
    "MissingExtraError",
    "ModelError",
    "NewerCaseError",
    "NotFoundError",
    "SettingsError",
]


class DragomanError(Exception):
    r"""The root of all errors that dragoman raises on purpose.

    >>> str(DragomanError("no text in it", where="a.jsonl, line 3", advice="give each line a \"text\""))
    'a.jsonl, line 3: no text in it; give each line a "text"'

    `what` happened, `where` (a file and place, an id, a setting; may be empty), and `advice` on what to do.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{place}{self.what}{advice}"


class InputError(DragomanError):
    """A source, or one report in it, could not be read."""


class EvidenceError(DragomanError):
    """A record was built without evidence, or with evidence that is not in the text."""


class LexiconError(DragomanError):
    """A vocabulary file is missing, malformed, or holds a value outside its column's choices."""


class SettingsError(DragomanError):
    """A setting has a value that it cannot have."""


class ModelError(DragomanError):
    """The language model is not installed or lacks what reading needs."""


class MissingExtraError(DragomanError):
    """A feature needs a package that is not installed."""


class CaseError(DragomanError):
    """A case could not be opened, read or written."""


class ForeignCaseError(CaseError):
    """The database exists and is not a case of dragoman's."""


class NewerCaseError(CaseError):
    """The case was written by a newer dragoman than this one."""


class LockedCaseError(CaseError):
    """Another process holds the case for longer than we wait."""


class FullDiskError(CaseError):
    """The disk has no room for what was to be written."""


class NotFoundError(DragomanError):
    """Nothing in the case has the id or name that was asked for."""
