"""Files of rows: where the packaged ones lie, which a path means, and their lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cablenlp.errors import PatternError

#: A row as it stands in its file.
RawRow = dict[str, Any]


def patterns_folder() -> Path:
    """Where the packaged rows lie: inside the wheel, else at the root of the checkout."""
    inside = Path(__file__).parent.parent / "patterns"
    checkout = Path(__file__).parents[3] / "patterns"
    for folder in (inside, checkout):
        if folder.is_dir():
            return folder
    raise PatternError("the pattern files are missing", path=inside, fix="reinstall cablenlp")


def files_of(path: Path) -> list[Path]:
    """A file itself, or those of a folder whose names end in `.jsonl`, by name.

    Raises:
        PatternError: there is no such file or folder.
    """
    if path.is_dir():
        return sorted(file for file in path.glob("*.jsonl") if not file.is_dir())
    if not path.exists():
        raise PatternError("no such file or folder", path=path)
    return [path]


def read_lines(file: Path) -> Iterator[tuple[int, str, RawRow | PatternError]]:
    """The rows of a file: number of the line, the line, what it says or what is wrong with it.

    Raises:
        PatternError: the file cannot be read at all.
    """
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        raise PatternError(f"cannot be read: {error.strerror}", path=file) from None
    for n, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if n == 1 else "utf-8").strip()  # Notepad begins a file with a mark
            if text:
                raw = json.loads(text)
                fix = '{"id": ..., "label": ..., ...}'
                wrong = PatternError("a row is a JSON object", path=file, line=n, fix=fix)
                yield n, text, raw if isinstance(raw, dict) else wrong
        except UnicodeDecodeError:
            yield n, "", PatternError("not UTF-8 text", path=file, line=n, fix="save the file as UTF-8")
            return  # nor will the rest be
        except json.JSONDecodeError as error:
            yield n, text, PatternError(f"not JSON: {error.msg} at column {error.colno}", path=file, line=n)
        except RecursionError:
            yield n, text, PatternError("not JSON: nested too deep", path=file, line=n)


def sound_lines(file: Path) -> Iterator[tuple[int, str, RawRow]]:
    """The rows of a file, as `read_lines`.

    Raises:
        PatternError: a line is none, with its number.
    """
    for n, text, raw in read_lines(file):
        if isinstance(raw, PatternError):
            raise raw
        yield n, text, raw
