"""Cells of other people's lists as values of our fields."""

from __future__ import annotations

import re
from typing import get_args

from cablenlp.errors import InputError
from cablenlp.given import given_date
from cablenlp.knowledge import day
from cablenlp.lexicon.models import EntityLabel

LABELS: tuple[str, ...] = get_args(EntityLabel)
_ITEM = re.compile(r"(?:^|/|:)(Q[1-9]\d*)$")
_DAY = re.compile(r"[+]?(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:T[\d:.]+Z?)?")


def when(cell: str, field: str) -> str | None:
    """A day, month or year; None for an empty cell.

    Raises:
        InputError: it is no date that can be read in one way.
    """
    text = cell.strip()
    if not text:
        return None
    known = _DAY.fullmatch(text)
    if known:
        return known[1].replace("-00", "")
    try:
        return day(given_date(text))
    except InputError:
        raise InputError(f"{field}: {text!r} is no date; write 1899, 1899-05 or 1899-05-23") from None


def item(cell: str, field: str) -> str | None:
    """A Wikidata item, also from its address; None for an empty cell.

    Raises:
        InputError: it is no item.
    """
    text = cell.strip()
    if not text:
        return None
    found = _ITEM.search(text)
    if not found:
        raise InputError(f"{field}: {text!r} is no Wikidata item; write Q and a number, as Q1065")
    return found[1]


def label(text: str) -> str:
    """A label of ours, in any letters.

    Raises:
        InputError: there is no such label.
    """
    found = text.strip().upper()
    if found not in LABELS:
        raise InputError(f"no label is called {text!r}; the labels are {', '.join(LABELS)}")
    return found
