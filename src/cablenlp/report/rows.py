"""Rows of plain values as lines: a table for a terminal, CSV for a spreadsheet, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cablenlp.report.terminal import columns

Row = Mapping[str, Any]


def as_table(rows: Iterable[Row], fields: Sequence[str], *, most: int = 44) -> Iterator[str]:
    """Columns under their names; a cell longer than `most` is cut. Nothing for no rows."""
    cells = [[_cut(_cell(row.get(field)), most) for field in fields] for row in rows]
    if cells:
        yield from columns([[field.replace("_", " ") for field in fields], *cells])


def as_csv(rows: Iterable[Row], fields: Sequence[str], *, tabs: bool = False) -> Iterator[str]:
    """Comma-separated lines (or tab-separated) with a first line of names; lists as `a; b`."""
    for cells in (fields, *([_cell(row.get(field)) for field in fields] for row in rows)):
        line = io.StringIO()
        csv.writer(line, delimiter="\t" if tabs else ",", lineterminator="").writerow(cells)
        yield line.getvalue()


def as_json(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a row."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return " ".join(str(value).split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
