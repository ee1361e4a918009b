"""Rows laid over others: what is new, what replaces, what adds to a row, what drops one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cablenlp.errors import PatternError
from cablenlp.lexicon.faults import validate
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import Entity, Role
from cablenlp.lexicon.rulers import is_ruler_row, read_ruler_row
from cablenlp.lexicon.tables import LABEL_TABLES, MODELS, PREFIXES

#: Table, id, row.
Rows = dict[str, dict[str, Any]]
#: The fields of a row that hold several values; these grow, and other fields are filled only where they are empty.
_LISTS = ("forms", "holders", "works", "yes", "no")


def lay(rows: Rows, raw: RawRow, file: Path, line: int, table: str | None) -> None:
    """Lay a raw row over others, in place; `table` is what its file is named after, if that is one.

    Raises:
        PatternError: it is no row, or what it would add to or drop is not there.
    """
    if raw.get("add"):
        for of in rows.values():
            if (row := of.get(str(raw.get("id")))) is not None:
                of[row.id] = grown(row, raw, file, line)
                return
        raise PatternError(
            f"no row {raw.get('id')!r} to add to", path=file, line=line, fix="leave `add` out, so that it is a new row"
        )
    if raw.get("drop"):
        for of in rows.values():
            if of.pop(str(raw.get("id")), None) is not None:
                return
        raise PatternError(
            f"no row {raw.get('id')!r} to drop",
            path=file,
            line=line,
            fix="see the ids with `cablenlp patterns list`",
        )
    if is_ruler_row(raw):
        for entity in read_ruler_row(raw, file, line):
            rows.setdefault("rulers", {})[entity.id] = entity
        return
    table = raw.get("table") or table or table_of(raw)
    if not isinstance(table, str) or table not in MODELS:
        raise PatternError(
            "cannot tell what kind of row this is", path=file, line=line,
            fix="give it a label (PERSON, GPE, ...), or name the file as in patterns/: people.jsonl, places.jsonl",
        )  # fmt: skip
    row = validate(MODELS[table], {k: v for k, v in raw.items() if k != "table"}, file, line)
    rows.setdefault(table, {})[row.id] = row


def grown(row: Any, raw: RawRow, file: Path, line: int) -> Any:
    """A row with what a raw row `{"id": ..., "add": true, ...}` adds to it: names, holders, what it leaves open.

    Raises:
        PatternError: the row has nothing that could grow, or what is added is wrong.
    """
    if not isinstance(row, (Entity, Role)):
        raise PatternError(f"{row.id!r} is no row to add to", path=file, line=line, fix="replace it, with all fields")
    needed = {"label": row.label, "name": row.name, "source": row.source, "forms": row.forms}
    needed |= {"office": row.office} if isinstance(row, Role) else {}
    given = validate(type(row), needed | {k: v for k, v in raw.items() if k not in ("add", "table")}, file, line)
    changes: dict[str, Any] = {}
    for name in row.__slots__ if isinstance(row, Role) else (*row.__slots__, "since", "until"):
        old, new = getattr(row, name), getattr(given, name)
        if name == "forms":
            known = {(f.text, f.form) for f in old}
            changes[name] = (*old, *(f for f in new if (f.text, f.form) not in known))
        elif name in _LISTS:
            changes[name] = (*old, *(value for value in new if value not in old))
        elif old is None and new is not None:
            changes[name] = new
    return replace(row, **changes)


def table_of(raw: RawRow) -> str | None:
    """Which table a raw row belongs to, by its label or the prefix of its id."""
    by_label = LABEL_TABLES.get(str(raw.get("label")))
    if by_label:
        return by_label
    row_id = str(raw.get("id", ""))
    return next(
        (t for t, prefix in PREFIXES.items() if row_id.startswith(prefix)),
        "frames" if "type" in raw else None,
    )
