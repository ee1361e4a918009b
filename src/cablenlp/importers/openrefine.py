"""What OpenRefine made of a reconciliation: a table with the matched id, or the JSON of its rows.

Only what was matched is taken; the text of the cell is a form of the one it was matched with, so the cells matched
with one item become one row with all their spellings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cablenlp.errors import InputError, RecordError
from cablenlp.importers import table
from cablenlp.importers.entry import Alias, Columns, Entry, Given, Left
from cablenlp.importers.values import item, label

USUAL = table.USUAL | {
    "name": ("match name", "matched name", "reconciled name", "best match name", *table.USUAL["name"]),
    "alias": ("cell", "value", "original", *table.USUAL["alias"]),
    "wikidata": ("match id", "matched id", "reconciled id", "best match id", *table.USUAL["wikidata"]),
    "judgement": ("judgment", "judgement", "match", "matched"),
}
#: The JSON that is read.
_SHAPES = (
    'it is read as OpenRefine gives the rows, {"rows": [{"cells": [{"v": "Quilby", "r": {"j": "matched", '
    '"m": {"id": "Q42", "name": "Ada Quillby"}}}]}]}, or as Templating writes them, with "value" and "recon" '
    '({"judgment", "match"}) in the place of v and r; or export a table and name its columns'
)
_MATCHED = frozenset(("matched", "match", "exact", "true", "yes", "1"))


def read(text: str, path: Path, columns: Columns) -> Iterator[Given]:
    """The matched cells of an export."""
    if text.lstrip()[:1] in ("{", "["):
        yield from _json(text, path, columns)
        return
    names, lines = table.rows(text)
    where = table.chosen(names, columns, USUAL)
    if not where["wikidata"]:
        there = ", ".join(map(repr, names))
        raise InputError(f"no column of {there} is called as the matched id; say which one is with --wikidata")
    kind = label(columns.label)
    for line in lines:
        if line.trouble:
            yield RecordError(line.trouble, path=str(path), line=line.number)
            continue
        cells = {what: [line.cells[c].strip() for c in cs] for what, cs in where.items()}
        judged = cells["judgement"][0].lower() in _MATCHED if where["judgement"] else bool(cells["wikidata"][0])
        aliases = [p.strip() for c in cells["alias"] for p in c.split(columns.separator)]
        found = cells["wikidata"][0] if judged else ""
        yield _entry(line.number, cells["name"][0], aliases, found, kind, path)


def _json(text: str, path: Path, columns: Columns) -> Iterator[Given]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at line {error.lineno}; export the rows again") from None
    except RecursionError:
        raise InputError("not JSON of rows: nested too deep; export the rows again") from None
    rows = data.get("rows") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise InputError(f"the JSON has no list of rows; {_SHAPES}")
    kind = label(columns.label)
    seen = False
    for n, row in enumerate(rows, 1):
        cells: Any = row.get("cells", list(row.values())) if isinstance(row, dict) else []
        for cell in cells if isinstance(cells, list) else ():
            recon = (cell.get("r") or cell.get("recon")) if isinstance(cell, dict) else None
            if not isinstance(recon, dict):
                continue
            seen = True
            match = recon.get("m") or recon.get("match")
            match = match if isinstance(match, dict) else {}
            judged = str(recon.get("j") or recon.get("judgment") or "").lower() in _MATCHED
            value = str(cell.get("v") or cell.get("value") or "")
            found = str(match.get("id") or "") if judged else ""
            yield _entry(n, str(match.get("name") or value), [value], found, kind, path)
    if rows and not seen:
        raise InputError(f"no cell of the JSON has a reconciliation; {_SHAPES}")


def _entry(line: int, name: str, aliases: list[str], found: str, kind: str, path: Path) -> Given:
    if not found:
        return Left(line, "not matched")
    try:
        known = item(found, "matched id") if found[:1] == "Q" or "wikidata" in found else None
    except InputError as error:
        return RecordError(str(error), path=str(path), line=line)
    given = [Alias(a) for a in aliases if a]
    if not name:
        name, given = (given[0].text, given[1:]) if given else ("", [])
    if not name:
        return RecordError("no name stands in the row; give the matched name", path=str(path), line=line)
    return Entry(line, name, given, id=found, label=kind, wikidata=known, source=f"{path.name}, line {line}")
