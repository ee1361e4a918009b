"""The records that failed, one JSON object a line: `file`, `record`, `line`, `reason`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from cablenlp.errors import RecordError


def entry(error: RecordError) -> dict[str, str | int | None]:
    """What is said of a failed record: its number from 0, its line from 1, null where that is not known."""
    return {"file": error.path, "record": error.record, "line": error.line, "reason": error.reason}


class ErrorSink:
    """A file that comes into being with the first error; one left by an earlier run is removed."""

    def __init__(self, path: Path):
        self.path = path
        self.count = 0
        self._file: TextIO | None = None
        path.unlink(missing_ok=True)

    def write(self, error: RecordError) -> None:
        """One failed record, on disk at once."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", newline="\n")
        self.count += 1
        # A file name may hold bytes that are no text.
        line = json.dumps(entry(error), ensure_ascii=False).encode("utf-8", "replace").decode()
        self._file.write(line + "\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
