"""Dates in numbers: `3.7.1951`, `21.XI.1951`, `10/14/50`, `1950-10-12`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import YEAR_BEFORE
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import ROMANS

_NUMERIC = re.compile(
    r"(\d{1,2})\s?([./-])\s?(\d{1,2}|x{0,1}(?:i{1,3}|iv|vi{0,3}|ix)|x)\s?([./-])\s?('?(?:(?:1[4-9]"
    r"|20)\d\d|\d\d))"
    r"(?![\d/]|[.-]\d|\w)"
)
_ROMAN_SPACED = re.compile(r"(\d{1,2})\s(x?(?:i{1,3}|iv|vi{0,3}|ix)|xi{0,2})\s((?:1[4-9]|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"((?:1[4-9]|20)\d\d)([./-])(\d{1,2})(?:\2(\d{1,2}))(?!\d|[./-]\d)")
_YEAR_MONTH = re.compile(r"((?:1[4-9]|20)\d\d)-(0[1-9]|1[0-2])(?![\d/]|-\d)")
#: NIE 13-2-66 is the number of an estimate.
_SERIES_BEFORE = re.compile(r"\b[A-Z]{2,6}\s{1,2}$")


def read_numeric(page: Page, pos: int) -> bool:
    m = _NUMERIC.match(page.low, pos)
    if m is None:
        m = _ROMAN_SPACED.match(page.low, pos)
        if m and page.text[m.start(2)].isupper() and 1 <= int(m[1]) <= 31:
            point = Point(day=int(m[1]), month=ROMANS[m[2]], year=int(m[3]))
            page.add(pos, m.end(), "date.roman", point)
            return True
        return False
    first, sep, second, sep2, year = m.groups()
    if pos > 1 and page.low[pos - 1] in "./" and page.low[pos - 2].isalnum():
        return False
    if sep == sep2 == "-" and _SERIES_BEFORE.search(page.text, max(0, pos - 8), pos):
        return False
    if " " in m[0] and sep != ".":
        return False
    if second in ROMANS:
        if not 1 <= int(first) <= 31:
            return False
        page.add(pos, m.end(), "date.roman", in_year(Point(day=int(first), month=ROMANS[second]), year))
        return True
    if not second.isdigit():
        return False
    a, b = int(first), int(second)
    if not (1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)):
        return False
    if sep != sep2 and not (sep == "/" and sep2 == "-"):
        return False
    if a > 12 or sep != sep2 or a == b:
        point = in_year(Point(day=a, month=b), year)
        if b > 12:
            point = in_year(Point(day=b, month=a), year)
    elif b > 12:
        point = in_year(Point(day=b, month=a), year)
    else:
        point = in_year(Point(day=a, month=b, order=sep), year)
    page.add(pos, m.end(), "date.numeric", point)
    return True


def read_year_first(page: Page, pos: int) -> bool:
    m = _YEAR_FIRST.match(page.low, pos)
    if m and int(m[3]) <= 12 and 1 <= int(m[4]) <= 31 and int(m[3]):
        page.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[3]), day=int(m[4])))
        return True
    m = _YEAR_MONTH.match(page.low, pos)
    if m and int(m[2]) <= int(m[1][2:]):
        if page.before(YEAR_BEFORE, pos) or pos == 0 or page.low[pos - 1] == "\n":
            page.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[2])))
        return True
    return False
