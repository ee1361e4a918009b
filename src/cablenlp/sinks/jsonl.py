"""Lines of JSON into a file that is there only when it is whole, or onto standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

#: What `-o -` stands for.
STDOUT = "-"


def beside(out: str | Path, ending: str) -> Path:
    """The file beside an output file: `OUT.part` and `OUT.errors.jsonl` beside `OUT.jsonl`."""
    return Path(str(out).removesuffix(".jsonl") + ending)


class JsonlSink:
    """Writes to `OUT.part`; `commit` gives it its name, anything else leaves it where it is.

    Attributes:
        path: The file in the end; None for standard output.
        part: The file until then.
    """

    def __init__(self, out: str | Path):
        self.path = None if str(out) == STDOUT else Path(out)
        self.part = None if self.path is None else beside(self.path, ".part")
        if self.part is None:
            self._file: BinaryIO = sys.stdout.buffer
        else:
            self.part.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.part.open("wb")

    def write(self, line: bytes) -> None:
        """One JSON object, without its line end."""
        self._file.write(line)
        self._file.write(b"\n")

    def close(self) -> None:
        """Let go of the file; it stays `OUT.part`."""
        if self.part is None:
            self._file.flush()
        else:
            self._file.close()

    def commit(self) -> None:
        """The output is whole: give it its name, in place of an earlier one."""
        self.close()
        if self.part is not None and self.path is not None:
            self.part.replace(self.path)

    def discard(self) -> None:
        """There is nothing to keep: take `OUT.part` away."""
        self.close()
        if self.part is not None:
            self.part.unlink(missing_ok=True)
