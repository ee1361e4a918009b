"""Rows chosen by table, name, who is meant and date: what `cablenlp patterns list` shows."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from cablenlp.errors import InputError
from cablenlp.knowledge import alive, day, within
from cablenlp.lexicon.lookup import plain
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon


class Listed(NamedTuple):
    """A row, and the table that it stands in."""

    table: str
    row: Any


def listed(
    lexicon: Lexicon,
    table: str | None = None,
    *,
    name: str | None = None,
    kb_id: str | None = None,
    date: str | None = None,
) -> Iterator[Listed]:
    """The rows that fit all that is asked, table by table, in the order of their ids.

    Args:
        lexicon: The rows.
        table: The stem of a file in `patterns/`; None takes all.
        name: A word of any of the row's names, or a glob over one of them whole: `mao*`; letters as in `plain`.
        kb_id: Who or what is meant; also the offices that somebody held.
        date: EDTF: rows whose life or time does not shut it out, offices that somebody held then.

    Raises:
        InputError: there is no such table.
    """
    tables = lexicon.tables()
    if table is not None and table not in tables:
        raise InputError(f"no table is called {table!r}; the tables are {', '.join(tables)}")
    for of in [table] if table else tables:
        for row in lexicon.rows(of):
            if (name is None or any(_called(text, name) for text in names(row))) and _fits(row, kb_id, date):
                yield Listed(of, row)


def names(row: Any) -> list[str]:
    """All the names of a row: its own, then its forms."""
    own = [n for field in ("name", "form", "kind", "title") if isinstance(n := getattr(row, field, None), str)]
    return list(dict.fromkeys((*own, *(getattr(f, "text", f) for f in getattr(row, "forms", ())))))


def _called(text: str, wanted: str) -> bool:
    if any(sign in wanted for sign in "*?["):
        return fnmatchcase(plain(text), wanted.lower().replace("-", " "))
    return f" {plain(wanted)} " in f" {plain(text)} "


def _fits(row: Any, kb_id: str | None, date: str | None) -> bool:
    """Whether a row means somebody and was there on a date; an office, whether it was held, by that person, then."""
    if holders := getattr(row, "holders", ()):
        return any(kb_id in (None, h.kb_id) and within(h, date) is not False for h in holders)
    if kb_id is not None and getattr(row, "kb_id", None) != kb_id:
        return False
    if date is None or not isinstance(row, Entity):
        return True
    when = day(date) or ""
    return alive(row, date) and not (row.until and row.until < when[: len(row.until)])
