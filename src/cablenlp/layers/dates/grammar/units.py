"""Units of time: counted, pointed at, repeated (`every day`, `twice a week`) or alone (`years ago`)."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.amounts import NUMBER, iso
from cablenlp.layers.dates.grammar.counted import read_counted
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.pointed import read_alone, read_pointed, read_weekend
from cablenlp.layers.dates.grammar.unit import Unit, unit_at

#: twice a week
_RATE = re.compile(rf"\b(?:once|twice|thrice|(?:{NUMBER})\s{{1,2}}times)\s{{1,2}}(?:an?|every|each|per)\s{{1,2}}$")
_OTHER_BEFORE = re.compile(r"\b(?:every|each)\s{1,2}(other|second|third|fourth)\s{1,2}$|\b(?:on\s)?(alternate)\s{1,2}$")
_VAGUE_AFTER = re.compile(r"\s{1,2}(?:ago|later|earlier|afterwards?)\b|\s{1,2}before(?=\s{0,2}[.,;:])")
_YEARS_AFTER = re.compile(r"\s{1,2}(?:1[89]|20)\d\d")
_FOR_BEFORE = re.compile(r"\bfor\s{1,2}$")
_TIMES = {"third": "3", "fourth": "4"}


def read_unit(page: Page, start: int, end: int, name: str, plural: bool) -> None:
    """A unit whose word stands at a place."""
    low = page.low
    if _read_rate(page, start, end, name):
        return
    if name == "week" and low.startswith("-end", end) and not low[end + 4 : end + 5].isalpha():
        read_weekend(page, start, end + 4)
        return
    unit = unit_at(page, start, end, name, plural)
    if unit.pointer in ("each", "every"):
        duration, note = iso(unit.amount, name), "a set, not a point"
        page.add(unit.pointer_at, end, "date.set", label=unit.label, duration=duration, note=note, weak=True)
    elif unit.number is not None:
        read_counted(page, unit)
    elif unit.pointer:
        read_pointed(page, unit)
    elif not (plural and _read_vague(page, unit)):
        read_alone(page, unit)


def _read_rate(page: Page, start: int, end: int, name: str) -> bool:
    """`twice a week`, `every other day`."""
    if m := page.before(_RATE, start, 34):
        begin, times = m.start(), "1"
    elif m := page.before(_OTHER_BEFORE, start):
        begin, times = m.start(2) if m[2] else m.start(), _TIMES.get(m[1] or "", "2")
    else:
        return False
    page.add(begin, end, "date.set", duration=iso(times, name), note="a set, not a point", weak=True)
    return True


def _read_vague(page: Page, unit: Unit) -> bool:
    """`years ago`, `for months`."""
    if away := _VAGUE_AFTER.match(page.low, unit.end):
        page.add(unit.start, away.end(), "date.relative", note="no definite number", weak=True)
        return True
    if page.before(_FOR_BEFORE, unit.start, 8) and not _YEARS_AFTER.match(page.low, unit.end):
        page.add(unit.start, unit.end, "date.duration", label=unit.label, note="no definite length", weak=True)
        return True
    return False
