"""Rows as they stand in their files, each held to its model; and their ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from cablenlp.errors import PatternError
from cablenlp.lexicon.faults import causes
from cablenlp.lexicon.files import RawRow, read_lines
from cablenlp.lexicon.models import adapter
from cablenlp.lexicon.overlay import grown, table_of
from cablenlp.lexicon.rulers import is_ruler_row, read_ruler_row
from cablenlp.lexicon.store import packaged
from cablenlp.lexicon.tables import MODELS, PREFIXES


class Line(NamedTuple):
    """A row where it stands."""

    file: str
    number: int
    row: Any

    def says(self, what: str, right: str) -> str:
        """What is wrong with the row, and what would be right."""
        return f"{self.file}, line {self.number}, {self.row.id}: {what}; {right}"


class Read:
    """The rows of the files that were read so far.

    Attributes:
        lines: The rows that are sound.
        sound: The same as they are written, with those that only drop a row or are a ruler's.
        unsound: What is wrong with the others, in sentences.
        problems: What is wrong, though no other row needs it.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.sound: list[RawRow] = []
        self.unsound: list[str] = []
        self.problems: list[str] = []
        self._rows: dict[str, Any] = {}  # by id, dropped ones as None

    def add(self, file: Path, name: str) -> None:
        """Read a file; problems call it by `name`."""
        table = file.stem if file.stem in MODELS else None
        before = len(self.lines)
        for n, _, raw in read_lines(file):
            try:
                if isinstance(raw, PatternError):
                    raise raw
                row = self._row(raw, file, n, f"{name}, line {n}", table)
            except PatternError as error:
                self.unsound.append(f"{name}, line {n}: {error.what}" + _fix(error.fix))
                continue
            if row is not None:
                self._rows[row.id] = row
                self.lines.append(Line(name, n, row))
        self.problems += _order(self.lines[before:], table)

    def _row(self, raw: RawRow, file: Path, n: int, where: str, table: str | None) -> Any:
        """The row that a line holds; None where it is wrong, drops a row or is a ruler's."""
        if raw.get("drop"):
            self._drop(raw, where)
        elif raw.get("add"):
            return self._grown(raw, file, n)
        elif is_ruler_row(raw):
            list(read_ruler_row(raw, file, n))
            self.sound.append(raw)
        else:
            return self._own(raw, where, table)
        return None

    def _there(self, row_id: str) -> Any:
        return self._rows[row_id] if row_id in self._rows else packaged().row(row_id)

    def _drop(self, raw: RawRow, where: str) -> None:
        row_id = str(raw.get("id"))
        if self._there(row_id) is None:
            self.problems.append(f"{where}: no row {row_id!r} to drop; its id is in patterns/, or leave it out")
            return
        self.sound.append(raw)
        self._rows[row_id] = None

    def _grown(self, raw: RawRow, file: Path, n: int) -> Any:
        base = self._there(str(raw.get("id")))
        if base is None:
            fix = "take its id from patterns/, or leave `add` out, so that it is a new row"
            raise PatternError(f"no row {raw.get('id')!r} to add to", fix=fix)
        row = grown(base, raw, file, n)
        self.sound.append(raw)
        return row

    def _own(self, raw: RawRow, where: str, table: str | None) -> Any:
        found = raw.pop("table", None) or table or table_of(raw)
        model: Any = MODELS.get(found) if isinstance(found, str) else None
        if model is None:
            raise PatternError("cannot tell what kind of row this is", fix="give it a label (PERSON, GPE, ...)")
        try:
            row = adapter(model).validate_python(raw)
        except ValidationError as error:
            self.unsound += [f"{where}, {raw.get('id')}: {what}{_fix(fix)}" for what, fix in causes(error, model)]
            return None
        self.sound.append({"table": found, **raw})
        return row


def _fix(fix: str | None) -> str:
    return f"; {fix}" if fix else ""


def _order(lines: list[Line], table: str | None) -> Iterator[str]:
    """Ids: each once, with the prefix of their file, in order."""
    seen: dict[str, int] = {}
    last = ""
    prefix = PREFIXES.get(table or "", "")
    for line in lines:
        row_id = line.row.id
        if row_id in seen:
            yield line.says(f"the id stands in line {seen[row_id]} already", "give each row its own id")
        elif table and row_id < last:
            yield line.says(f"stands after {last}", "sort the rows by id")
        if not row_id.startswith(prefix):
            yield line.says("the id does not tell its file", f"let it begin with {prefix!r}")
        seen.setdefault(row_id, line.number)
        last = row_id
