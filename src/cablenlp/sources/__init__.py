"""Files -> records, lazily and in order; a record that cannot be read is an error among them, not an end."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from cablenlp.errors import InputError, RecordError
from cablenlp.given import given_date
from cablenlp.sources import csv, files, jsonl, plain, results
from cablenlp.sources.files import Line
from cablenlp.sources.options import MAX_CHARS, Options, Raw, Reader
from cablenlp.sources.record import Record

__all__ = ["FORMATS", "MAX_CHARS", "EmptyInputError", "Record", "read"]

_READERS: Final[dict[str, Reader]] = {
    "text": plain.read,
    "results": results.read,
    "jsonl": jsonl.read,
    "csv": csv.read,
}
#: The formats, as `read` and `--format` name them.
FORMATS: Final = tuple(_READERS)
# How much of a file is looked at to tell its format, in code points.
_HEAD = 50_000


class EmptyInputError(RecordError):
    """A file that holds nothing."""


def read(
    inputs: Iterable[str | Path],
    *,
    format: str | None = None,
    encoding: str = "utf-8",
    id_field: str | None = None,
    text_field: str = "text",
    date_field: str | None = None,
    max_chars: int = MAX_CHARS,
    skip: Collection[str] = (),
) -> Iterator[Record | RecordError]:
    """The records of all inputs, in order; what cannot be read comes as a `RecordError` in its place.

    Ids are unique: one that comes again gets `~2`, `~3`, ... at its end, and `Record.meta["duplicate_of"]`
    keeps what it was. For that the ids of the run are remembered as numbers; nothing else grows.

    Args:
        inputs: Files, folders, globs, `-` for standard input; each may be compressed with gzip.
        format: One of `FORMATS`; None tells it from each file's name and first lines.
        encoding: Of files that have no byte order mark.
        id_field: Key or column of the id (JSONL, CSV); None takes `id` where there is one.
        text_field: Key or column of the text.
        date_field: Key or column of the date; None takes `date` where there is one.
        max_chars: Longest text of one record, in code points.
        skip: Files not to take from folders and globs.

    Raises:
        InputError: at once, when an input does not exist or the format or encoding is unknown.
    """
    if format is not None and format not in FORMATS:
        raise InputError(f"no format is called {format!r}; the formats are {', '.join(FORMATS)}")
    files.check_encoding(encoding)
    paths = files.expand([str(i) for i in inputs], anything=format is not None, skip=skip)
    options = Options(id_field, text_field, date_field, max_chars)
    return _unique(itertools.chain.from_iterable(_file(path, format, encoding, options) for path in paths))


def detect(path: str, head: Sequence[str]) -> str:
    """The format of a file, by its name, else by its first lines."""
    named = files.SUFFIXES.get(files.suffix(path))
    if named and named != "text":
        return named
    first = next((line.strip() for line in head if line.strip()), "")
    if named is None and first.startswith("{") and '"' in first:
        return "jsonl"
    return "results" if results.looks_like(head) else "text"


def _file(path: str, format: str | None, encoding: str, options: Options) -> Iterator[Record | RecordError]:
    stem, number, line = files.stem(path), 0, 0

    def counted(lines: Iterable[Line]) -> Iterator[Line]:
        nonlocal line
        for one in lines:
            line = one.number
            yield one

    try:
        with files.opened(path, encoding) as text:
            lines = files.lines(text, options.line_limit)
            head = _head(lines)
            if not head:
                yield EmptyInputError("the file is empty", path=path)
                return
            if files.is_binary("".join(one.text for one in head)[:_HEAD]):
                binary = "not a text file (binary); export it as text, or see --encoding if it is UTF-16"
                yield RecordError(binary, path=path)
                return
            kind = format or detect(path, [one.text[:_HEAD] for one in head])
            for raw in _READERS[kind](counted(itertools.chain(head, lines)), options):
                yield _record(
                    raw,
                    path=path,
                    id=f"{stem}#{number}",
                    number=number,
                    encoding=encoding,
                    max_chars=options.max_chars,
                )
                number += 1
            if not number:
                yield EmptyInputError(f"no record found; it was read as {kind}: see --format", path=path)
    except InputError as error:
        yield RecordError(str(error), path=path, line=line or None)
    except files.BROKEN as error:
        what = getattr(error, "strerror", None) or str(error) or type(error).__name__
        where = " from here on" if line else ""
        after = line + 1 if line else None
        yield RecordError(f"the file cannot be read{where}: {what}", path=path, line=after)


def _head(lines: Iterator[Line]) -> list[Line]:
    head: list[Line] = []
    size = 0
    for one in lines:
        head.append(one)
        size += len(one.text)
        if size > _HEAD:
            break
    return head


def _record(raw: Raw, *, path: str, id: str, number: int, encoding: str, max_chars: int) -> Record | RecordError:
    reason, date = raw.reason, raw.date
    if reason is None and not raw.text.strip():
        reason = "the text is empty"
    if reason is None and date is not None:
        try:
            date = None if results.is_undated(date) else given_date(date)
        except InputError as error:
            reason = str(error)
    if reason is None and len(raw.text) > max_chars:
        reason = f"the text is longer than {max_chars:,} characters; split it or raise --max-chars"
    if reason is None:
        bad = files.undecodable(raw.text)
        if bad is None and raw.id:
            bad = files.undecodable(raw.id)
        if bad is not None:
            reason = f"bytes that are not {encoding}, from character {bad + 1} of the record; see --encoding"
    if reason is not None:
        return RecordError(reason, path=path, record=number, line=raw.line)
    return Record(
        id=raw.id or id,
        text=raw.text,
        date=date,
        path=path,
        record=number,
        start=raw.start,
        end=raw.end,
        meta=raw.meta,
    )


def _unique(found: Iterable[Record | RecordError]) -> Iterator[Record | RecordError]:
    seen: set[int] = set()
    times: dict[str, int] = {}
    for record in found:
        if isinstance(record, RecordError):
            yield record
            continue
        new = record.id
        while _digest(new) in seen:
            times[record.id] = times.get(record.id, 1) + 1
            new = f"{record.id}~{times[record.id]}"
        seen.add(_digest(new))
        yield record if new == record.id else _renamed(record, new)


def _digest(id: str) -> int:
    # Unlike hash(), the same in every process.
    return int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), "big")


def _renamed(record: Record, new: str) -> Record:
    meta = record.meta | {"duplicate_of": record.id}
    return Record(new, record.text, record.date, record.path, record.record, record.start, record.end, meta)
