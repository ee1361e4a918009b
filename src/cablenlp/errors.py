"""Everything that can go wrong, as one tree: catch `CableError` to catch all of it."""

from __future__ import annotations

from pathlib import Path


class CableError(Exception):
    """What every error of this package is."""


class PatternError(CableError):
    """A row of the pattern files is wrong: which file, which line, what is wrong, what would be right."""

    def __init__(self, what: str, *, path: str | Path | None = None, line: int | None = None, fix: str | None = None):
        where = f"{path}" + (f", line {line}" if line else "") if path else ""
        super().__init__((f"{where}: " if where else "") + what + (f" ({fix})" if fix else ""))
        self.what, self.path, self.line, self.fix = what, path, line, fix


class RecordError(CableError):
    """One record of the input cannot be read; the others can.

    `path` is the file, `record` the number of the record in it from 0, `line` the line from 1,
    `reason` says in a sentence what is wrong and what would be right.
    """

    def __init__(self, reason: str, *, path: str, record: int | None = None, line: int | None = None):
        where = path + (f", line {line}" if line is not None else f", record {record}" if record is not None else "")
        super().__init__(f"{where}: {reason}")
        self.reason, self.path, self.record, self.line = reason, path, record, line


class InputError(CableError, ValueError):
    """What was given cannot be used: no such file, unknown format, a field that no row has, no date."""


class ColumnError(InputError):
    """A column that is asked for by name is not in the table."""


class ModelError(CableError):
    """The statistical model is missing or does not fit."""
