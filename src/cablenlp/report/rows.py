"""Rows of plain values as lines: a table for a terminal, CSV for a spreadsheet, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from cablenlp.report.layout import columns, fitted

Row = Mapping[str, Any]


def as_table(rows: Iterable[Row], fields: Sequence[str], *, most: int = 44, width: int | None = None) -> Iterator[str]:
    """Columns under their names; nothing for no rows.

    Args:
        rows: What to show.
        fields: Which of it, in this order.
        most: Without a width a row is one line, and a cell longer than this is cut.
        width: Characters of a line: the widest cells are broken over several lines until all fit.
    """
    cells = [[_cell(row.get(field)) for field in fields] for row in rows]
    if not cells:
        return
    cells.insert(0, [field.replace("_", " ") for field in fields])
    if width is None:
        yield from columns([_cut(text, most) for text in line] for line in cells)
        return
    yield from fitted(cells, width)


def as_csv(rows: Iterable[Row], fields: Sequence[str], *, excel: bool = False) -> Iterator[str]:
    """Comma-separated lines with a first line of names; lists as `a; b`.

    With `excel` the file begins with the mark by which Excel knows UTF-8.
    """
    mark = "\ufeff" if excel else ""
    for cells in chain([fields], ([_cell(row.get(field)) for field in fields] for row in rows)):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(cells)
        yield mark + line.getvalue()
        mark = ""


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
