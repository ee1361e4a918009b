"""CSV and TSV with a first line of column names, in columns of the user's choice."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cablenlp.errors import ColumnError, InputError, RecordError
from cablenlp.importers.entry import Alias, Columns, Entry, Given
from cablenlp.importers.values import item, label, when
from cablenlp.sources.csv import broken_row

_DELIMITERS = (",", ";", "\t", "|")
#: How columns are usually called, by what they hold; in small letters, with spaces.
USUAL = {
    "name": ("name", "preferred name", "full name", "person", "heading"),
    "alias": ("alias", "aliases", "variants", "variant", "other names", "also known as"),
    "id": ("id", "kb id", "identifier"),
    "since": ("from", "born", "birth", "birth year", "date of birth"),
    "until": ("to", "died", "death", "death year", "date of death"),
    "wikidata": ("wikidata", "wikidata id", "qid", "item"),
    "state": ("state",),
    "alias_since": ("alias from", "used from", "in use from"),
    "alias_until": ("alias to", "used to", "used until", "in use until"),
    "work": ("work", "works", "volume", "file", "files"),
}
#: The option that names each column.
OPTIONS = {"since": "from", "until": "to", "alias_since": "alias-from", "alias_until": "alias-to"}
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
#: The time behind an alias: "Kestrel (1953-1957)", "Kestrel (1953-57)", "Kestrel (until 1957-03)".
_WINDOW = re.compile(
    rf"\((?:(?:from|since) (?P<a>{_DATE})|(?:until|to) (?P<z>{_DATE})"
    rf"|(?P<one>{_DATE})|(?P<first>{_DATE}) ?[-–/] ?(?P<last>{_DATE}|(?!0\d|1[0-2])\d\d)?)\)$"
)
_TIME_LIKE = re.compile(r"\([^()]*\d{4}[^()]*\)$")


class Line(NamedTuple):
    """A row of a table: its first line in the file, its cells by column, empty ones as empty text."""

    number: int
    cells: dict[str, str]
    trouble: str | None = None


def rows(text: str) -> tuple[list[str], Iterator[Line]]:
    """The columns of a table, and its rows; commas, semicolons, tabs or bars between the cells.

    Raises:
        InputError: there is no first line, or it has a name twice.
    """
    head = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True, strict=True)
    try:
        columns = [c.strip() for c in next((row for row in reader if any(row)), [])]
    except csv.Error as error:
        raise InputError(f"the line of column names is broken: {error}") from None
    if not columns:
        raise InputError("the file is empty; a table begins with a line of column names")
    for twice in {c for c in columns if c and columns.count(c) > 1}:
        raise InputError(f"the first line has {twice!r} twice; give each column a name of its own")

    def lines() -> Iterator[Line]:
        while True:
            number = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield Line(number, {}, broken_row(error, number, reader.line_num))
                continue
            if cells is None:
                return
            if len(cells) > len(columns):
                more = f"the row has {len(cells)} cells, the first line {len(columns)}"
                yield Line(number, {}, f"{more}; put quotes around a cell that holds {delimiter!r}")
            elif any(c.strip() for c in cells):
                cells += [""] * (len(columns) - len(cells))
                yield Line(number, dict(zip(columns, cells, strict=True)))

    return columns, lines()


def chosen(columns: list[str], named: Columns, usual: dict[str, tuple[str, ...]] = USUAL) -> dict[str, list[str]]:
    """The columns that hold each thing: those the user named, else those that are called as usual.

    Raises:
        ColumnError: a named column is not there, or none holds the name.
    """
    there = ", ".join(map(repr, columns))
    plain = {c.lower().replace("_", " ").strip(): c for c in reversed(columns)}
    found: dict[str, list[str]] = {}
    for what, names in usual.items():
        given = getattr(named, what)
        asked = [given] if isinstance(given, str) else list(given or ())
        for name in asked:
            if name not in columns:
                raise ColumnError(f"the first line has no column {name!r} but {there}; see --{OPTIONS.get(what, what)}")
        calls = [plain[n] for n in names if n in plain]
        found[what] = asked or (calls if what == "alias" else calls[:1])
    if not found["name"]:
        raise ColumnError(f"no column of {there} is called as a name; say which one is with --name")
    return found


def alias(text: str, since: str | None = None, until: str | None = None, *, cover: bool = False) -> Alias:
    """An alias of a cell, with the time that stands behind it, else that of its own columns.

    Raises:
        InputError: the time cannot be read, or ends before it begins.
    """
    told = _WINDOW.search(text)
    if told:
        since, until = told["a"] or told["one"] or told["first"], told["z"] or told["one"] or told["last"]
        until = since[:2] + until if since and until and len(until) == 2 else until
    elif _TIME_LIKE.search(text):
        raise InputError(f"{text!r}: the time is not read; write Kestrel (1953-1957), (from 1953) or (until 1957-03)")
    if since and until and since[: len(until)] > until[: len(since)]:
        raise InputError(f"{text!r} was in use from {since} to {until}: the end lies before the beginning")
    return Alias(text[: told.start()].strip() if told else text, since, until, cover)


def read(text: str, path: Path, columns: Columns) -> Iterator[Given]:
    """The entries of a table."""
    names, lines = rows(text)
    where = chosen(names, columns)
    kind = label(columns.label)
    for line in lines:
        if line.trouble:
            yield RecordError(line.trouble, path=str(path), line=line.number)
            continue

        def cell(what: str, cells: dict[str, str] = line.cells) -> str:
            return cells[where[what][0]].strip() if where[what] else ""

        def split(what: str, cells: dict[str, str] = line.cells) -> list[str]:
            parts = (p.strip() for c in where[what] for p in cells[c].split(columns.separator))
            return [p for p in parts if p]

        try:
            if not cell("name"):
                raise InputError(f"{where['name'][0]}: the name is empty; give one, or take the row out")
            times = [when(cell(w), (where[w] or [w])[0]) for w in ("alias_since", "alias_until")]
            yield Entry(
                line=line.number,
                name=cell("name"),
                aliases=[alias(a, *times, cover=columns.cover) for a in split("alias")],
                id=cell("id") or None,
                label=kind,
                since=when(cell("since"), (where["since"] or ["from"])[0]),
                until=when(cell("until"), (where["until"] or ["to"])[0]),
                wikidata=item(cell("wikidata"), (where["wikidata"] or ["wikidata"])[0]),
                state=cell("state") or None,
                works=tuple(split("work")),
                source=f"{path.name}, line {line.number}",
            )
        except InputError as error:
            yield RecordError(str(error), path=str(path), line=line.number)
