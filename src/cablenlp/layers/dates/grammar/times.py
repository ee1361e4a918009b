"""Times of day and date-time groups: `4:10 am`, `1500 hours`, `252130Z JUN 50`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import MONTH, NUMBER_AFTER, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import MONTHS, NUMBERS, ONES, TEENS, any_of

_GROUP = re.compile(
    rf"(\d\d)[/\s]?([01]\d|2[0-4])([0-5]\d)\s?([a-z]|zulu|gmt)\b(?:[\s/]{{1,2}}{MONTH}(?:\s{{1,2}}({YEAR}))?)?"
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s?[:.-]\s?(\d\d))?(?:\s?(?:-|to|and|or)\s?(\d{1,2})(?:\s?[:.-]\s?(\d\d))?)?\s{0,2}"
    r"([ap])(?:\.\s?m\b\.?|\s?m\b)|(12)\s(noon|midnight)\b"
)
#: How what stands behind an hour and a blank begins.
_HOUR_GOES_ON = frozenset("0123456789:.- \napotnmh")
_COLON_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?:hours|hrs?|h)\b)?")
_HOURS_CLOCK = re.compile(r"([01]\d|2[0-4])[.:]?([0-5]\d)(?:\s?(?:hours|hrs|h\b)|(z)\b)")
_DOT_CLOCK = re.compile(
    r"([01]?\d|2[0-4])[.]([0-5]\d)(?![\d.]|\s?(?:%|per|million|tons|metres|km)"
    r"|\.\d)(?:\s?(?:hours|hrs|h)\b)?"
)
_ZONE = re.compile(r"\s{0,2}(?:(gmt|z|est|edt|local(?:\s{1,2}time)?)\b|(g\.m\.t\.?)(?!\w)|([a-z]{3,12})\s{1,2}time\b)")
_SPELLED_CLOCK = re.compile(r"([01]?\d|2[0-4])\s?(?:hrs|hours|h)\.?\s{1,2}([0-5]?\d)\s?(?:min|minutes|mts)\b\.?")
_LOCAL = re.compile(r"\s{1,2}(?:gmt|local|[a-z]{3,12}\s{1,2}time)\b")
_FROM_BEFORE = re.compile(r"\bfrom\s{1,2}$")
_UNTIL_AFTER = re.compile(r"\s{1,2}(?:until|till)\b")
_SENT_LINE = re.compile(r"(?:^|\n|\.\s)[ \t]{0,9}(?:sent|received|dispatched|despatched|transmitted)\b[^\n]{0,70}\s$")
#: Four bare digits are a time behind "at", and where no year begins so.
_FOUR_DIGITS = re.compile(r"([01]\d|2[0-4])([0-5]\d)(?![\d:/]|[.,]\d|-\d|\s{0,2}%)")
_DAY_AFTER = re.compile(rf"\s{{1,2}}(?:{MONTH}\s{{1,2}}\d{{1,2}}|\d{{1,2}}\s{{1,2}}{MONTH})\b")
_COLUMN_BEFORE = re.compile(r"[ \t]{8}$")
_AT_BEFORE = re.compile(r"\bat\s{1,2}$")
_SINCE_BEFORE = re.compile(r"\b(?:since|until|till|from|by|before|after|about|around|between|to|and)\s{1,2}$")
#: "9 in the morning", "five o'clock", "ten tonight": the hour before the part of the day or "o'clock".
_HOUR = rf"({any_of([*ONES, *TEENS[:3]])}|1[0-2]|[1-9])"
HOUR_BEFORE = re.compile(
    rf"\b(?:at|about|around|by|until|till|since|after|before|from|to|between|and)\s{{1,2}}{_HOUR}"
    rf"(?:[:.]([0-5]\d))?(?:\s{{1,2}}o'clock)?\s{{1,2}}(?:(?:in|on)\s{{1,2}}the\s{{1,2}}|at\s{{1,2}})?$"
)
_OCLOCK_BEFORE = re.compile(rf"(?<![\w.:]){_HOUR}\s{{1,2}}$")
_OCLOCK_AFTER = re.compile(
    r"o'clock\b(?:\s{1,2}(?:(?:in|on)\s{1,2}the|at)\s{1,2}(morning|afternoon|evening|night)\b(?!\s{1,2}of))?"
)
_PAST = re.compile(rf"(half|quarter)\s{{1,2}}(past|to)\s{{1,2}}{_HOUR}\b")
_SENT_BEFORE = re.compile(r"\b(?:at|received|sent|dispatched|despatched|handed in)\s{1,2}$")


def read_clock(page: Page, pos: int, n: int) -> bool:
    low = page.low
    if n <= 2:
        nxt = low[pos + n : pos + n + 1]
        if nxt not in ":.- \nhapto" or (nxt in " \n" and low[pos + n + 1 : pos + n + 2] not in _HOUR_GOES_ON):
            return False
        m = _CLOCK.match(low, pos)
        if m:
            if m[6]:
                _add_time(page, pos, m.end(), ("12:00",) if m[7] == "noon" else ("24:00",))
                return True
            half = m[5]
            times = [_hour(int(m[1]), int(m[2] or 0), half)]
            if m[3]:
                times.append(_hour(int(m[3]), int(m[4] or 0), half))
            if all(times):
                _add_time(page, pos, m.end(), tuple(t for t in times if t))
                return True
        if nxt == ":":
            m = _COLON_CLOCK.match(low, pos)
            if m and (pos == 0 or low[pos - 1] not in ":."):
                _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{m[2]}",))
                return True
        elif nxt == "." and (m := _DOT_CLOCK.match(low, pos)) is not None:
            named = m[0].endswith(("s", "h")) or _dotted_stands(page, pos, m.end())
            if named:
                _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{m[2]}",))
            return bool(named)
        m = _SPELLED_CLOCK.match(low, pos)
        if m:
            _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{int(m[2]):02d}",))
            return True
    elif n == 4 and (m := _HOURS_CLOCK.match(low, pos)) is not None:
        _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{m[2]}",), "Z" if m[3] else "")
        return True
    elif n == 4 and (m := _FOUR_DIGITS.match(low, pos)) is not None and _is_clock(page, pos, m):
        _add_time(page, pos, m.end(), (f"{m[1]}:{m[2]}",))
        return True
    return False


def _dotted_stands(page: Page, pos: int, end: int) -> bool:
    """Whether two numbers with a dot are a time by what stands around them."""
    if page.before(_SENT_BEFORE, pos, 16) or _LOCAL.match(page.low, end):
        return True
    if page.low[end : end + 1] in ("", "\n"):
        return page.before(_SENT_LINE, pos, 90) is not None
    return page.before(_FROM_BEFORE, pos, 6) is not None and _UNTIL_AFTER.match(page.low, end) is not None


def _is_clock(page: Page, pos: int, m: re.Match[str]) -> bool:
    """Whether four digits are a time: `at 1530`, `since 0545`, `1200 local time`, in a column under a date."""
    last = page.found[-1] if page.found else None
    if (
        last
        and pos - last.end < 120
        and page.before(_COLUMN_BEFORE, pos, 8)
        and page.low[m.end() : m.end() + 1] in "\n"
    ):
        return any(p.day and p.year is not None for p in last.points)
    if _zone_after(page, m.end()) or page.before(_AT_BEFORE, pos, 5):
        return not NUMBER_AFTER.match(page.low, m.end())
    if _DAY_AFTER.match(page.low, m.end()) and not "15" <= m[1] <= "20":  # "at a meeting set for 1000 Jan 16"
        return True
    return m[1] < "10" and page.before(_SINCE_BEFORE, pos, 10) is not None


def read_hour(page: Page, pos: int) -> bool:
    """`five o'clock`, `9 o'clock in the evening`."""
    m = page.before(_OCLOCK_BEFORE, pos, 9)
    after = _OCLOCK_AFTER.match(page.low, pos)
    if not (m and after):
        return False
    _add_time(page, m.start(1), after.end(), (clock_of(m[1], None, after[1] or ""),))
    return True


def read_half_hour(page: Page, pos: int) -> bool:
    """`half past nine`, `a quarter to ten`."""
    m = _PAST.match(page.low, pos)
    if m is None:
        return False
    hour = NUMBERS[m[3]] if m[3] in NUMBERS else int(m[3])
    minutes = (hour % 12 or 12) * 60 + (30 if m[1] == "half" else 15) * (1 if m[2] == "past" else -1)
    _add_time(page, pos, m.end(), (f"{minutes // 60:02d}:{minutes % 60:02d}",))
    return True


def clock_of(hour: str, minutes: str | None, part: str) -> str:
    """A time of twelve hours, in words or digits, and the part of the day it stands with."""
    n = NUMBERS[hour] if hour in NUMBERS else int(hour)
    if n == 12 and "night" in part:
        return f"24:{minutes or '00'}"
    return afternoon(f"{n:02d}:{minutes or '00'}", part)


def afternoon(clock: str, words: str) -> str:
    """A time of twelve hours as one of twenty-four, by the part of the day that is named with it."""
    hour = int(clock[:2])
    late = "afternoon" in words or "evening" in words or ("night" in words and hour >= 6)
    return f"{hour + 12:02d}{clock[2:]}" if late and hour < 12 else clock


def _hour(hour: int, minute: int, half: str) -> str | None:
    if not (1 <= hour <= 12 and minute < 60):
        return None
    return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"


def _zone_after(page: Page, end: int) -> re.Match[str] | None:
    """`GMT`, `local`, `Moscow time`."""
    m = _ZONE.match(page.low, end)
    if m is None or (m[1] or "").startswith("local"):
        return m
    written = page.text[m.start(3)] if m[3] else page.text[m.start() : m.end()]
    return m if written.isupper() else None


_ZONES = {"est": "-05:00", "edt": "-04:00", "gmt": "Z", "z": "Z"}


def _add_time(page: Page, start: int, end: int, clock: tuple[str, ...], zone: str = "") -> None:
    m = _zone_after(page, end)
    if m:
        zone, end = "Z" if m[2] else _ZONES.get(m[1] or "", ""), m.end()
    page.add(start, end, "time.clock", label="TIME", clock=clock, zone=zone)


def read_group(page: Page, pos: int) -> bool:
    """A date-time group: day, hour, minute, the letter of the zone, month and year."""
    m = _GROUP.match(page.low, pos)
    if m is None or not 1 <= int(m[1]) <= 31 or not page.text[m.start(4)].isupper():
        return False
    letter = "z" if len(m[4]) > 1 else m[4]
    if not m[5] and letter != "z":
        return False
    month = MONTHS.get(m[5]) if m[5] else None
    point = in_year(Point(day=int(m[1]), month=month), m[6])
    end = m.end() if m[5] else m.end(4)
    page.add(pos, end, "date.group", point, clock=(f"{m[2]}:{m[3]}:00",), zone=_zone(letter))
    return True


def _zone(letter: str) -> str:
    """Offset of a military time zone letter (J is the local time)."""
    if letter == "z":
        return "Z"
    if letter == "j":
        return ""
    k = "abcdefghiklmnopqrstuvwxy".index(letter)
    hours = k + 1 if k < 12 else -(k - 11)
    return f"{'+' if hours > 0 else '-'}{abs(hours):02d}:00"
