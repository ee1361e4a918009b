"""Words that point: `yesterday`, `last night`, `Monday next`."""

from __future__ import annotations

import re
from dataclasses import replace

from cablenlp.layers.dates.grammar.fragments import LAST_AFTER, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year, same_step
from cablenlp.layers.dates.grammar.times import HOUR_BEFORE, clock_of
from cablenlp.layers.dates.points import Anchor, Point
from cablenlp.layers.dates.words import MONTHS, RELATIVE_DAYS, TOWARD, WEEKDAYS, any_of

_DATE_AFTER_WEEKDAY = re.compile(
    rf"[.,]?\s{{1,3}}(?:the\s{{1,2}})?(?:(?:{any_of(MONTHS)})\.?\s{{1,2}}\d|\d{{1,2}}(?:(?:st|nd"
    rf"|rd|th)\b|(?:\s{{1,2}}of)?\s{{1,2}}(?:{any_of(MONTHS)})\b|[./]\d))"
)
_DAYPART_AFTER = re.compile(r"\s{1,2}(morning|afternoon|evening|night|noon|midnight)\b(?!-)")
_DAYPART_BEFORE = re.compile(
    r"\b(?:(early|late)\s{1,2})?(this|that|last|the\s{1,2}(?:same|following|next|previous)|same"
    r"|following|previous|next)\s{1,2}(?:early\s{1,2}|late\s{1,2})?$"
)
_NAMED_DAY_BEFORE = re.compile(r"\b(?:bloody|palm|black|easter|good|ash|red)\s$")
_OF_WEEK = re.compile(
    r"\s{1,2}(?:of\s{1,2})?(this|next|last|the\s{1,2}(?:following|same|previous"
    r"|next))\s{1,2}week\b"
)
_CHRISTMAS = re.compile(rf"christmas(?:\s{{1,2}}(?:day\b,?|eve\b,?))?(?:\s{{1,2}}({YEAR}))?")
_DATE_AFTER_DAYPART = re.compile(
    r"(?:\s|,\s)(?:of\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\b|\s(?:of\s)?(?:" + any_of(MONTHS) + r")\b"
)
_OF_AFTER = re.compile(r"\s{1,2}of\b")


def read_weekday(page: Page, pos: int, name: str, end: int) -> None:
    low = page.low
    if not name.endswith("day"):
        return
    if _NAMED_DAY_BEFORE.search(low, max(0, pos - 8), pos):
        return
    if _DATE_AFTER_WEEKDAY.match(low, end):
        return  # drawn in by that date
    point = Point(weekday=WEEKDAYS[name])
    after = LAST_AFTER.match(low, end)
    week = _OF_WEEK.match(low, end)
    if week:
        point, end = replace(point, step=same_step(week[1], "week")), week.end()
    elif after:
        point, end = replace(point, toward=1 if after[1][0] == "n" else -1), after.end()
    part = _DAYPART_AFTER.match(low, end)
    if part:
        page.add(pos, part.end(), "time.day-part", point, label="TIME")
        return
    page.add(pos, end, "date.weekday", point, weak=True)


def read_deictic(page: Page, start: int, end: int, word: str) -> None:
    low = page.low
    point = Point(step=("day", RELATIVE_DAYS[word], "document"))
    if word == "tonight":
        _add_part(page, start, end, "night", point)
        return
    part = _DAYPART_AFTER.match(low, end)
    if part:
        _add_part(page, start, part.end(), part[1], point)
        return
    if word == "today" and low.startswith("'s", end) and not page.text[start].islower():
        return
    page.add(start, end, "date.deictic", point)


def read_day_part(page: Page, start: int, end: int, word: str) -> None:
    low = page.low
    if word in ("noon", "midnight", "midday"):
        if low[end : end + 1].isalpha():
            return
        page.add(start, end, "time.clock", label="TIME", clock=("24:00" if word == "midnight" else "12:00",))
        return
    m = page.before(_DAYPART_BEFORE, start, 30)
    if m:
        det = m[2].split()[-1]
        if word == "morning" and det == "last":
            return
        n = TOWARD.get(det, 0)
        anchor: Anchor = "document" if det in ("this", "last") else "text"
        at = m.start() if det in ("this", "that", "last") else m.start(2) + len(m[2]) - len(det)
        _add_part(page, at, end, word, Point(step=("day", n, anchor)))
        return
    hour = page.before(HOUR_BEFORE, start, 30)
    if hour:
        page.add(hour.start(1), end, "time.clock", label="TIME", clock=(clock_of(hour[1], hour[2], word),))
        return
    if _DATE_AFTER_DAYPART.match(low, end) and not _OF_AFTER.match(low, end):
        page.add(start, end, "time.day-part", label="TIME", doubtful=True)


def _add_part(page: Page, start: int, end: int, part: str, point: Point) -> None:
    """A part of a day, with the hour before it: `ten tonight`, `9.30 this morning`."""
    hour = page.before(HOUR_BEFORE, start, 30)
    if hour:
        page.add(hour.start(1), end, "time.clock", point, label="TIME", clock=(clock_of(hour[1], hour[2], part),))
        return
    page.add(start, end, "time.day-part", point, label="TIME")


def read_feast(page: Page, start: int) -> None:
    """`Christmas`, `Christmas Eve 1950`."""
    m = _CHRISTMAS.match(page.low, start)
    if m:
        point = in_year(Point(month=12, day=24 if "eve" in m[0] else 25), m[1])
        page.add(start, m.end(), "date.feast", point, weak=True)
