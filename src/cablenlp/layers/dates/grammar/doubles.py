"""One day by two calendars: `7 November (25 October) 1917`, `7 (20) July 1917`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.calendar import from_julian, is_day
from cablenlp.layers.dates.grammar.fragments import MONTH
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import MONTHS

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_STYLE = r"(?:[no]\.?\s?s\.?,?|old\s{1,2}style|new\s{1,2}style)"
_OPEN, _CLOSE = rf"\s?[(\[](?:{_STYLE}\s{{1,2}})?", rf"(?:,?\s{{1,2}}{_STYLE})?[)\]]"
_DAY_FIRST = re.compile(
    rf"{_DAY}(?:\s{{1,2}}{MONTH})?{_OPEN}{_DAY}(?:\s{{1,2}}{MONTH})?{_CLOSE}(?:\s{{1,2}}{MONTH})?,?\s{{1,2}}(\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"{MONTH}\s{{1,2}}{_DAY}{_OPEN}(?:{MONTH}\s{{1,2}})?{_DAY}{_CLOSE},?\s{{1,2}}(\d{{4}})(?!\d)"
)


def read_double(page: Page, pos: int) -> bool:
    """Two days in brackets, if they are one day by the Julian and by the Gregorian calendar."""
    if "(" not in (window := page.low[pos : pos + 26]) and "[" not in window:
        return False
    m = _DAY_FIRST.match(page.low, pos)
    if m:
        after = m[5]
        first, second = (m[1], m[2] or after), (m[3], m[4] or after or m[2])
        year = int(m[6])
    elif (m := _MONTH_FIRST.match(page.low, pos)) is not None:
        first, second = (m[2], m[1]), (m[4], m[3] or m[1])
        year = int(m[5])
    else:
        return False
    if first[1] is None or second[1] is None:
        return False
    one, other = (Point(year=year, month=MONTHS[month], day=int(day)) for day, month in (first, second))
    pair = julian_and_gregorian(one, other)
    if pair is None:
        return False
    page.add(pos, m.end(), "date.double", *pair, join="double")
    return True


def julian_and_gregorian(one: Point, other: Point) -> tuple[Point, Point] | None:
    """Two days in this order, if they are the same; the year is the Gregorian's."""
    for old, new in ((one, other), (other, one)):
        for year in (old.year, (old.year or 0) - 1):
            if year is None or not (old.month and old.day and is_day(None, old.month, old.day)):
                continue
            if from_julian(year, old.month, old.day) == (new.year, new.month, new.day):
                return old._replace(year=year), new
    return None
