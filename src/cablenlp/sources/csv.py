"""CSV with a header line; cells in quotes may hold line ends."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from cablenlp.errors import InputError
from cablenlp.sources.files import Line
from cablenlp.sources.options import Options, Raw, from_fields

_DELIMITERS = (",", ";", "\t", "|")


def read(lines: Iterator[Line], options: Options) -> Iterator[Raw]:
    """The record of each row; a broken row gives a reason and reading goes on at the next line.

    Raises:
        InputError: the first line does not name the column of the text, or one that was asked for.
    """
    first = next((line for line in lines if line.text.strip()), None)
    if first is None:
        return
    delimiter = options.delimiter or max(_DELIMITERS, key=first.text.count)
    columns: list[str] = next(csv.reader([first.text], delimiter=delimiter, skipinitialspace=True))
    columns = [name.strip() for name in columns]
    for what, name in options.named().items():
        if name not in columns:
            there = ", ".join(map(repr, columns))
            raise InputError(f"the first line has no column {name!r} but {there}; see --{what}-field")
        if columns.count(name) > 1:
            raise InputError(f"the first line has {name!r} {columns.count(name)} times; give each column its own name")
    feed = _Feed(lines, first.number)
    rows = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        line = feed.number + 1
        try:
            row = _next(rows, 10 * options.max_chars)
        except csv.Error as error:
            yield Raw(line=line, reason=broken_row(error, line, feed.number))
            continue
        if row is None:
            return
        if not row:
            continue
        if feed.cut:
            feed.cut = False
            yield Raw(line=line, reason=f"a line is longer than {options.line_limit:,} characters")
        elif len(row) > len(columns):
            more = f"the row has {len(row)} cells, the first line {len(columns)}"
            yield Raw(line=line, reason=f"{more}; put quotes around a cell that holds {delimiter!r}")
        else:
            yield from_fields(dict(zip(columns, row, strict=False)), options, line, "column")


def broken_row(error: csv.Error, first: int, last: int) -> str:
    """What is wrong with a row: mostly a quotation mark that opens a cell and is closed too late, or not at all."""
    if last == first:
        return f"the row is broken: {error}"
    return (
        f"the row is broken: {error}; it takes lines {first} to {last}, which are not read, since a quotation mark "
        'opens a cell there. Close the cell, and write "" for a quotation mark in it'
    )


class _Feed:
    """The lines as `csv` wants them; remembers how far it got."""

    def __init__(self, lines: Iterator[Line], number: int):
        self._lines = lines
        self.number = number
        self.cut = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number = line.number
        self.cut |= line.cut
        return line.text


def _next(rows: Iterator[list[str]], longest: int) -> list[str] | None:
    # The limit belongs to the whole process, so it is ours for one row at a time.
    before = csv.field_size_limit(longest)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)
