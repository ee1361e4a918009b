"""Opening what the user names: files, folders, globs, standard input; gzip and encodings are seen through.

Nothing here holds more than one line of a file, and of a line no more than a stated number of code points.
"""

from __future__ import annotations

import codecs
import glob
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TextIO, TypeVar, cast

from cablenlp.errors import InputError

#: What `-` on the command line stands for.
STDIN = "-"
#: File name -> format; a further `.gz` may follow.
SUFFIXES = {
    ".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
#: What reading a file can raise half way through: a broken disk or archive, bytes that no handler can mark.
BROKEN = (OSError, EOFError, zlib.error, UnicodeError)

# The longer marks first: the mark of UTF-32 begins as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GZIP = b"\x1f\x8b"
# How files that are not text, though they may look it, begin: PDF, RTF.
_NO_TEXT = ("%PDF-", "{\\rtf")
_HALF = re.compile("[\ud800-\udfff]")


class Line(NamedTuple):
    """One line of a decoded file: its number from 1, where it begins (code points), its text and line end.

    `cut` says that the line is longer than the limit, and that only its beginning is here.
    """

    number: int
    start: int
    text: str
    cut: bool


def stem(path: str) -> str:
    """The file's name without `.gz` and the ending of a known format: how the ids of its records begin."""
    if path == STDIN:
        return "stdin"
    name = Path(path).name.removesuffix(".gz")
    root, ending = os.path.splitext(name)
    return root if ending.lower() in SUFFIXES else name


def suffix(path: str) -> str:
    """The file's ending in small letters, `.gz` taken off."""
    return os.path.splitext(path.removesuffix(".gz"))[1].lower()


def expand(inputs: Iterable[str], *, anything: bool = False, skip: Collection[str] = ()) -> list[str]:
    """The files that the user means, in the order given; those of a folder or glob sorted by path.

    A folder gives the files in it and below it whose names end as a known format does (`anything`: all of
    them), without hidden ones. A file named twice is read once.

    Args:
        inputs: Files, folders, glob patterns (`**` goes down into folders) and `-` for standard input.
        anything: Take files of any name from folders: the user has said what format they have.
        skip: Files that are never taken from folders or globs: those that this run writes.

    Raises:
        InputError: something named does not exist, or holds no file that can be read.
    """
    skipped = {os.path.realpath(path) for path in skip}
    found: dict[str, None] = {}
    for given in inputs:
        if given == STDIN or (os.path.exists(given) and not os.path.isdir(given)):
            found[given] = None
            continue
        if os.path.isdir(given):
            paths: Iterable[str] = _below(given, anything)
        elif any(sign in given for sign in "*?["):
            paths = (p for hit in sorted(glob.glob(given, recursive=True)) for p in _below(hit, anything))
        else:
            raise InputError(f"there is no file or folder {given!r}; check its spelling and where you are")
        fresh = [path for path in paths if os.path.realpath(path) not in skipped]
        if not fresh and not os.path.isdir(given) and not glob.glob(given, recursive=True):
            raise InputError(f"no file is called as {given!r}; check its spelling and where you are")
        if not fresh:
            endings = ", ".join(SUFFIXES)
            raise InputError(f"{given!r} has no file to read: none ends in {endings}, or these with .gz")
        found.update(dict.fromkeys(fresh))
    return list(found)


def left_out(inputs: Iterable[str]) -> list[str]:
    """The files in folders among the inputs that are not read, since their names end as no known format does."""
    folders = [given for given in inputs if os.path.isdir(given)]
    return [path for folder in folders for path in _below(folder, anything=True) if suffix(path) not in SUFFIXES]


def _below(path: str, anything: bool) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and (anything or suffix(name) in SUFFIXES):
                yield os.path.join(folder, name)


def check_encoding(encoding: str) -> None:
    """Raise InputError unless Python can decode text with this encoding."""
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=encoding).detach()
    except LookupError:
        common = "utf-8, cp1252, cp1251, utf-16"
        raise InputError(f"no encoding is called {encoding!r}; common ones are {common}") from None


class _Detachable(Protocol):
    def detach(self) -> Any: ...


Wrapper = TypeVar("Wrapper", bound=_Detachable)


@contextmanager
def opened(path: str, encoding: str) -> Iterator[TextIO]:
    """The decoded file, line ends as they stand. Compression is told by the first bytes, not by the name.

    A byte order mark wins over `encoding`. Bytes that do not decode become lone surrogates (`undecodable`
    finds them), so that one broken record does not end the file; in UTF-16 and UTF-32 they do end it.
    """
    with ExitStack() as stack:
        # Standard input stays open: it is not ours.
        raw = sys.stdin.buffer if path == STDIN else stack.enter_context(Path(path).open("rb"))
        buffer = stack.enter_context(_detached(io.BufferedReader(cast(io.RawIOBase, raw))))
        if buffer.peek(2)[:2] == _GZIP:
            packed = gzip.GzipFile(fileobj=buffer)
            buffer = stack.enter_context(_detached(io.BufferedReader(cast(io.RawIOBase, packed))))
        head = buffer.peek(4)[:4]
        marked = next((name for mark, name in _MARKS if head.startswith(mark)), encoding)
        text = io.TextIOWrapper(buffer, encoding=marked, errors="surrogateescape", newline="")
        yield stack.enter_context(_detached(text))


@contextmanager
def _detached(wrapper: Wrapper) -> Iterator[Wrapper]:
    # A wrapper that is thrown away closes what it wraps.
    try:
        yield wrapper
    finally:
        wrapper.detach()


def lines(text: TextIO, limit: int) -> Iterator[Line]:
    """The lines of a file, none longer than `limit` code points: of a longer one the rest is read past."""
    number, start = 1, 0
    while piece := text.readline(limit):
        length = len(piece)
        last = piece
        while len(last) == limit and last[-1] not in "\r\n":
            last = text.readline(limit)
            length += len(last)
        yield Line(number, start, piece, length > len(piece))
        number += 1
        start += length


def undecodable(text: str) -> int | None:
    """Where the first character stands that is no character: a byte that did not decode, or half a pair."""
    if text.isascii():
        return None
    found = _HALF.search(text)
    return found.start() if found else None


def is_binary(block: str) -> bool:
    """Whether the beginning of a file, as decoded, is that of a PDF, a Word file, a program or the like."""
    return "\0" in block or block.startswith(_NO_TEXT)
