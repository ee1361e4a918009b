"""Words that point: `yesterday`, `last night`, `Monday next`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import LAST_AFTER, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year, same_step
from cablenlp.layers.dates.grammar.times import HOUR_BEFORE, clock_of
from cablenlp.layers.dates.points import Anchor, Point
from cablenlp.layers.dates.words import MONTHS, ORDINALS, RELATIVE_DAYS, TOWARD, WEEKDAYS, any_of

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
_BEFORE_LAST = re.compile(r"\s{1,2}before\s{1,2}last\b")
#: "in the evening", "by evening": of the day that is told of.
_PART_ALONE = re.compile(r"\b(?:in\s{1,2}the|by|towards?)\s{1,2}$")
_ONE_BEFORE = re.compile(r"\bone\s{1,2}$")
_LIGHT_BEFORE = re.compile(r"\b(?:at|by|before|after|until|till|since|towards?)\s{1,2}$")
#: the evening before
_BESIDE = re.compile(r"\s{1,2}(before|after)(?=\s{0,2}(?:[.,;:)]|$)|\s(?:and|but|to|was|were|had|with)\b)")
_EVERY_BEFORE = re.compile(r"\b(?:every|each)\s{1,2}(?:(other|second)\s{1,2})?$")
_RANK_BEFORE = re.compile(r"\b(first|second|third|fourth|fifth|last|final)\s{1,2}$")
_OF_PERIOD = re.compile(rf"\s{{1,2}}(?:of|in)\s{{1,2}}(?:(?:this|last|next)\s{{1,2}}month|(?:{any_of(MONTHS)})\b)")
#: Tuesday week is the Tuesday after the next.
_WEEK_AFTER = re.compile(r"\s{1,2}week(?=\s{0,2}(?:[.,;:)]|$))")
_OF_WEEK = re.compile(
    r"\s{1,2}(?:of\s{1,2})?(this|next|last|the\s{1,2}(?:following|same|previous"
    r"|next))\s{1,2}week\b"
)
_FEAST = re.compile(
    rf"(?:christmas(?:\s{{1,2}}(day|eve)\b)?|new\s{{1,2}}year'?s?'?\s{{1,2}}(day|eve)\b)(?:,?\s{{1,2}}({YEAR}))?"
)
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
    every = page.before(_EVERY_BEFORE, pos)
    if every:
        page.add(
            every.start(), end, "date.set", duration="P2W" if every[1] else "P1W", note="a set, not a point", weak=True
        )
        return
    point = Point(weekday=WEEKDAYS[name])
    rank = page.before(_RANK_BEFORE, pos)
    if rank and _OF_PERIOD.match(low, end):
        point = point._replace(toward=ORDINALS.get(rank[1], -1))
        page.add(rank.start(), end, "date.nth-weekday", point, doubtful=True)
        return
    if (week := _WEEK_AFTER.match(low, end)) is not None:
        page.add(pos, week.end(), "date.weekday", Point(weekday=WEEKDAYS[name], toward=1, shift=("week", 1)))
        return
    after = LAST_AFTER.match(low, end)
    week = _OF_WEEK.match(low, end)
    if week:
        point, end = point._replace(step=same_step(week[1], "week")), week.end()
    elif after:
        point, end = point._replace(toward=1 if after[1][0] == "n" else -1), after.end()
    part = _DAYPART_AFTER.match(low, end)
    if part:
        page.add(pos, part.end(), "time.day-part", point, label="TIME")
        return
    page.add(pos, end, "date.weekday", point, weak=True)


def read_weekdays(page: Page, pos: int, end: int) -> None:
    """`on Mondays`."""
    page.add(pos, end, "date.set", duration="P1W", note="a set, not a point", weak=True)


_TITLE_AFTER = re.compile(r"['’]s\s{1,2}[A-Z]")


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
    if (
        word == "today"
        and low.startswith("'s", end)
        and page.text[start].isupper()
        and _TITLE_AFTER.match(page.text, end)
    ):
        return  # a newspaper
    page.add(start, end, "date.deictic", point)


def read_day_part(page: Page, start: int, end: int, word: str) -> None:
    """`noon`, `last night`, `the evening before`, `ten in the morning`."""
    if word in ("noon", "midnight", "midday"):
        if not page.low[end : end + 1].isalpha():
            clock = "24:00" if word == "midnight" else "12:00"
            page.add(start, end, "time.clock", label="TIME", clock=(clock,))
        return
    if not _read_pointed_part(page, start, end, word):
        _read_part_alone(page, start, end, word)


def _read_pointed_part(page: Page, start: int, end: int, word: str) -> bool:
    """A part of a day that is pointed at: `this morning`, `the night before last`, `the evening after`."""
    low = page.low
    if last := _BEFORE_LAST.match(low, end):
        page.add(start, last.end(), "time.day-part", Point(step=("day", -2, "document")), label="TIME")
        return True
    if beside := _BESIDE.match(low, end):
        away = -1 if beside[1] == "before" else 1
        page.add(start, beside.end(), "time.day-part", Point(step=("day", away, "text")), label="TIME")
        return True
    m = page.before(_DAYPART_BEFORE, start, 30)
    if m is None:
        return False
    det = m[2].split()[-1]
    if word != "morning" or det != "last":
        anchor: Anchor = "document" if det in ("this", "last") else "text"
        at = m.start() if det in ("this", "that", "last") else m.end(2) - len(det)
        _add_part(page, at, end, word, Point(step=("day", TOWARD.get(det, 0), anchor)))
    return True


def _read_part_alone(page: Page, start: int, end: int, word: str) -> None:
    """A part of a day without a word that points: behind its day, with an hour, in words that tell a time."""
    low = page.low
    day = page.found[-1] if page.found else None
    if day and day.label == "DATE" and day.points[-1:] and day.points[-1].day and low[day.end : start] in (", ", ",\n"):
        page.add(start, end, "time.day-part", label="TIME")
    elif hour := page.before(HOUR_BEFORE, start, 30):
        page.add(hour.start(1), end, "time.clock", label="TIME", clock=(clock_of(hour[1], hour[2], word),))
    elif one := page.before(_ONE_BEFORE, start, 8):
        page.add(one.start(), end, "time.day-part", label="TIME", note="which day is not said")
    elif page.before(_PART_ALONE if word in ("morning", "afternoon", "evening") else _LIGHT_BEFORE, start, 12):
        if word != "night" and not _OF_AFTER.match(low, end):
            page.add(start, end, "time.day-part", label="TIME")
    elif _DATE_AFTER_DAYPART.match(low, end) and not _OF_AFTER.match(low, end):
        page.add(start, end, "time.day-part", label="TIME", doubtful=True)


def _add_part(page: Page, start: int, end: int, part: str, point: Point) -> None:
    """A part of a day, with the hour before it: `ten tonight`, `9.30 this morning`."""
    hour = page.before(HOUR_BEFORE, start, 30)
    if hour:
        page.add(hour.start(1), end, "time.clock", point, label="TIME", clock=(clock_of(hour[1], hour[2], part),))
        return
    page.add(start, end, "time.day-part", point, label="TIME")


def read_feast(page: Page, start: int) -> bool:
    """`Christmas`, `Christmas Eve 1950`, `New Year's Day`."""
    m = _FEAST.match(page.low, start)
    if m is None:
        return False
    eve = (m[1] or m[2] or "").endswith("eve")
    point = (
        Point(month=12, day=31) if m[2] and eve else Point(month=1, day=1) if m[2] else Point(month=12, day=25 - eve)
    )
    page.add(start, m.end(), "date.feast", in_year(point, m[3]), weak=True)
    return True
