"""Lines of JSON into a file that is there only when it is whole, or into a stream."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import BinaryIO

#: What `-o -` stands for.
STDOUT = "-"


def beside(out: str | Path, ending: str) -> Path:
    """The file beside an output file: `OUT.part` and `OUT.errors.jsonl` beside `OUT.jsonl` and `OUT.jsonl.gz`."""
    return Path(str(out).removesuffix(".gz").removesuffix(".jsonl") + ending)


def is_stream(out: str | Path) -> bool:
    """Whether an output is no file: standard output, a device, a pipe. Nothing is put beside it or in its place."""
    path = Path(out)
    return str(out) == STDOUT or (path.exists() and not path.is_file() and not path.is_dir())


class JsonlSink:
    """Writes to `OUT.part`; `commit` gives it its name, anything else leaves it where it is.

    In a `with` block it commits at the end, and after an error only lets go of the file. A file that is called
    `.gz` is compressed, the same lines to the same bytes.

    Attributes:
        path: The file in the end, that which a link points to; None for a stream.
        part: The file until then.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, out: str | Path):
        self.path: Path | None = None
        self.part: Path | None = None
        self._ours = str(out) != STDOUT
        if not self._ours:
            self._file: BinaryIO | gzip.GzipFile = sys.stdout.buffer
            return
        if not is_stream(out):
            self.path = Path(out).resolve() if Path(out).is_symlink() else Path(out)
            self.part = beside(self.path, ".part")
            self.part.parent.mkdir(parents=True, exist_ok=True)
        into = self.part or Path(out)
        packed = self.path is not None and self.path.suffix == ".gz"
        self._file = gzip.GzipFile(into, "wb", mtime=0) if packed else into.open("wb")

    def __enter__(self) -> JsonlSink:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is None:
            self.commit()
        else:
            self.close()

    def write(self, line: bytes) -> None:
        """One JSON object, without its line end."""
        self._file.write(line)
        self._file.write(b"\n")

    def close(self) -> None:
        """Let go of the file; it stays `OUT.part`."""
        if self._ours:
            self._file.close()
        else:
            self._file.flush()

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
