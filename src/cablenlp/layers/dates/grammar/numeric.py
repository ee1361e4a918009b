"""Dates in numbers: `3.7.1951`, `21.XI.1951`, `10/14/50`, `1950-10-12`, `5-7.X.1950`, `XI/1951`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import DAY, MONTH, YEAR_BEFORE
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import MONTHS, ROMANS

_ROMAN = r"xi{0,2}|i{1,3}|iv|vi{0,3}|ix"
_FULL_YEAR = r"(?:1[4-9]|20)\d\d"
#: What may stand behind the first number.
_GOES_ON = re.compile(r"\s?(?:[./-]|(?<=\s)[ivx])")
_NUMERIC = re.compile(
    rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}}|{_ROMAN})\s?([./-])\s?('?(?:{_FULL_YEAR}|\d\d))"
    r"(?!\d|/(?!\d{1,2}[:.]\d\d)|\.[\divx]|-(?!\d\d?[./][\divx])[\divx]|\w)"
)
#: The first of two: 5- of 5-7.X.1950, 28.IX.- of 28.IX.-3.X.1950.
_FIRST = re.compile(rf"(\d{{1,2}})(?:([./])(\d{{1,2}}|{_ROMAN}))?\.?\s?([-/])\s?(?=\d{{1,2}}[./])")
_ROMAN_SPACED = re.compile(rf"(\d{{1,2}})\s({_ROMAN})\s({_FULL_YEAR})(?!\d)")
_YEAR_FIRST = re.compile(rf"({_FULL_YEAR})([./-])(\d{{1,2}}|{_ROMAN})(?:\2(\d{{1,2}}))(?!\d|[./-]\d)")
_YEAR_MONTH = re.compile(rf"({_FULL_YEAR})-(0[1-9]|1[0-2])(?![\d/]|-\d)")
_YEAR_NAMED = re.compile(rf"({_FULL_YEAR}),?\s{{1,2}}{MONTH}\s{{1,2}}({DAY})(?!\d|\s[a-z]*s\b)")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})([./])({_FULL_YEAR})(?![./-]?\w)")
_DAY_ROMAN = re.compile(rf"(\d{{1,2}})[./]({_ROMAN})(?![\w-]|\.\w)\.?")
_ROMAN_BEHIND = re.compile(rf"(?:^|[\s(])({_ROMAN})[./]\s?$")
#: What numbers need before them where they might count or rank.
_IN = re.compile(
    r"(?:\b(?:in|on|of|since|from|until|till|to|by|before|after|during|early|mid|late|dated|through)[\s-]{1,2}"
    r"(?:the\s)?|^\s{0,3}|[\n(\[]\s{0,3})$"
)
_ON = re.compile(r",\s$|\b(?:on|of|since|from|until|till|to|by|before|after|dated)\s{1,2}(?:the\s)?$")
_ENDS = re.compile(r"(?![\w/-]|\.\d)")
#: NIE 13-2-66 is the number of an estimate.
_SERIES_BEFORE = re.compile(r"\b[A-Z]{2,6}\s{1,2}$")


def read_numeric(page: Page, pos: int, end: int) -> bool:
    """A day, month and year, or two days with the year of the second; the first number ends at `end`."""
    if not _GOES_ON.match(page.low, end):
        return False
    return _read_two(page, pos) or _read_one(page, pos) or _read_short(page, pos)


def _read_one(page: Page, pos: int) -> bool:
    m = _NUMERIC.match(page.low, pos)
    if m is None:
        m = _ROMAN_SPACED.match(page.low, pos)
        if m and page.text[m.start(2)].isupper() and 1 <= int(m[1]) <= 31:
            page.add(pos, m.end(), "date.roman", Point(day=int(m[1]), month=ROMANS[m[2]], year=int(m[3])))
            return True
        return False
    point = _point(page, m)
    if point is None:
        return False
    page.add(pos, m.end(), "date.roman" if m[3] in ROMANS else "date.numeric", point)
    return True


def _point(page: Page, m: re.Match[str], behind: bool = False) -> Point | None:
    """What three numbers say, if they are a date."""
    pos = m.start()
    first, sep, second, sep2, year = m.groups()
    if not behind and pos > 1 and page.low[pos - 1] in "./" and page.low[pos - 2].isalnum():
        return None
    if sep == sep2 == "-" and _SERIES_BEFORE.search(page.text, max(0, pos - 8), pos):
        return None
    if " " in m[0] and sep != ".":
        return None
    a = int(first)
    if second in ROMANS:
        return in_year(Point(day=a, month=ROMANS[second]), year) if 1 <= a <= 31 else None
    b = int(second)
    if not (1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)):
        return None
    if sep != sep2 and not (sep == "/" and sep2 == "-"):
        return None
    if b > 12:
        return in_year(Point(day=b, month=a), year)
    open_order = a <= 12 and sep == sep2 and a != b
    return in_year(Point(day=a, month=b, order=sep if open_order else None), year)


def _read_two(page: Page, pos: int) -> bool:
    """`5-7.X.1950`, `5/6.10.1950`, `28.IX.-3.X.1950`, `10/12-10/14/50`."""
    first = _FIRST.match(page.low, pos)
    second = _NUMERIC.match(page.low, first.end()) if first else None
    point = _point(page, second, behind=True) if second else None
    if not (first and second and point):
        return False
    day, sep, month, join = int(first[1]), first[2], first[3], first[4]
    if not 1 <= day <= 31 or (sep and (sep != second[2] or join == "/")) or (not sep and second[2] != "."):
        return False
    start = Point(day=day, month=point.month)
    if month in ROMANS:
        start = Point(day=day, month=ROMANS[month])
    elif month:
        start = Point(day=day, month=int(month), order=sep)
        if day > 12 or int(month) > 12:
            start = Point(day=max(day, int(month)), month=min(day, int(month)))
    elif point.order:  # the first is a day, so that the second is
        point = in_year(Point(day=int(second[1]), month=int(second[3])), second[5])
        start = Point(day=day, month=point.month)
    if start.month is None or not 1 <= start.month <= 12:
        return False
    page.add(pos, second.end(), "date.range", start, point, join="range")
    return True


def _read_short(page: Page, pos: int) -> bool:
    """`10/1950`, `12.X`, behind a preposition; the first in a line or bracket of its own too."""
    m = _MONTH_YEAR.match(page.low, pos)
    if m and 1 <= int(m[1]) <= 12 and page.before(_IN, pos):
        page.add(pos, m.end(), "date.numeric", Point(month=int(m[1]), year=int(m[3])))
        return True
    m = _DAY_ROMAN.match(page.low, pos)
    if m and 1 <= int(m[1]) <= 31 and page.text[m.start(2)].isupper() and page.before(_ON, pos):
        page.add(pos, m.end(2), "date.roman", Point(day=int(m[1]), month=ROMANS[m[2]]))
        return True
    return False


def read_year_first(page: Page, pos: int) -> bool:
    """`1950-10-12`, `1950.X.12`, `1950 October 12`, `1950-10`, `X/1950`."""
    low = page.low
    m = _YEAR_FIRST.match(low, pos)
    if m and 1 <= int(m[4]) <= 31:
        month = ROMANS.get(m[3]) or int(m[3])
        if 1 <= month <= 12:
            page.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=month, day=int(m[4])))
            return True
    m = _YEAR_MONTH.match(low, pos)
    if m and int(m[2]) <= int(m[1][2:]):
        if page.before(YEAR_BEFORE, pos) or pos == 0 or low[pos - 1] == "\n":
            page.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[2])))
        return True
    m = _YEAR_NAMED.match(low, pos)
    if m and page.text[m.start(2)].isupper() and int(m[1]) >= 1700 and page.before(_IN, pos):
        day = int("".join(c for c in m[3] if c.isdigit())[:2])
        page.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=MONTHS[m[2]], day=day))
        return True
    if pos and low[pos - 1] in "./ ":
        roman = page.before(_ROMAN_BEHIND, pos, 8)
        if roman and page.text[roman.start(1)].isupper() and page.before(_IN, roman.start(1)):
            year = low[pos : pos + 4]
            if "1400" <= year < "2100" and _ENDS.match(low, pos + 4):
                page.add(roman.start(1), pos + 4, "date.roman", Point(month=ROMANS[roman[1]], year=int(year)))
                return True
    return False
