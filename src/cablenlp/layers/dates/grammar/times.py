"""Times of day and date-time groups: `4:10 am`, `1500 hours`, `252130Z JUN 50`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import MONTH, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import MONTHS

_GROUP = re.compile(
    rf"(\d\d)[/\s]?([01]\d|2[0-4])([0-5]\d)\s?([a-z]|zulu|gmt)\b(?:[\s/]{{1,2}}{MONTH}(?:\s{{1,2}}({YEAR}))?)?"
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s?[:.-]\s?(\d\d))?(?:\s?(?:-|to|and|or)\s?(\d{1,2})(?:\s?[:.-]\s?(\d\d))?)?\s{0,2}"
    r"([ap])(?:\.\s?m\b\.?|\s?m\b)|(12)\s(noon|midnight)\b"
)
_COLON_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?:hours|hrs?|h)\b)?")
_HOURS_CLOCK = re.compile(r"([01]\d|2[0-4])[.:]?([0-5]\d)(?:\s?(?:hours|hrs|h\b)|(z)\b)")
_DOT_CLOCK = re.compile(
    r"([01]?\d|2[0-4])[.]([0-5]\d)(?![\d.]|\s?(?:%|per|million|tons|metres|km)"
    r"|\.\d)(?:\s?(?:hours|hrs|h)\b)?"
)
_OCLOCK = re.compile(
    r"(\d{1,2})\s{1,2}o'clock\b(?:\s{1,2}(?:in\s{1,2}the|at)\s{1,2}(morning|afternoon"
    r"|evening|night)\b)?"
)
_ZONE = re.compile(r"\s{0,2}(gmt|z\b|est|edt)\b")
_SENT_BEFORE = re.compile(r"\b(?:at|received|sent|dispatched|despatched|handed in)\s{1,2}$")


def read_clock(page: Page, pos: int, n: int) -> bool:
    low = page.low
    if n <= 2:
        nxt = low[pos + n : pos + n + 1]
        if nxt not in ":.- \nhapto":
            return False
        m = _CLOCK.match(low, pos)
        if m:
            if m[6]:
                _add_time(page, pos, m.end(), ("12:00",) if m[7] == "noon" else ("00:00",))
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
            named = m[0].endswith(("s", "h")) or page.before(_SENT_BEFORE, pos, 16)
            if named:
                _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{m[2]}",))
            return bool(named)
        m = _OCLOCK.match(low, pos) if low.startswith("o'clock", pos + n + 1) else None
        if m and int(m[1]) <= 12:
            hour = int(m[1]) % 12 + (
                12 if m[2] in ("afternoon", "evening") or (m[2] == "night" and int(m[1]) > 5) else 0
            )
            _add_time(page, pos, m.end(), (f"{hour if m[2] else int(m[1]):02d}:00",))
            return True
    elif n == 4 and (m := _HOURS_CLOCK.match(low, pos)) is not None:
        _add_time(page, pos, m.end(), (f"{int(m[1]):02d}:{m[2]}",), "Z" if m[3] else "")
        return True
    return False


def _hour(hour: int, minute: int, half: str) -> str | None:
    if not (1 <= hour <= 12 and minute < 60):
        return None
    return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"


def _add_time(page: Page, start: int, end: int, clock: tuple[str, ...], zone: str = "") -> None:
    m = _ZONE.match(page.low, end)
    if m:
        zone, end = {"est": "-05:00", "edt": "-04:00"}.get(m[1], "Z"), m.end()
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
