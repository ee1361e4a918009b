"""Two mentions that make one: ranges, alternatives, distances from a day, a time and its day."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.doubles import julian_and_gregorian
from cablenlp.layers.dates.grammar.fragments import BETWEEN_BEFORE
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.times import afternoon
from cablenlp.layers.dates.points import Join, Point, RawDate

_RANGE_GAP = re.compile(r"\s{0,3}(?:[-/]|,?\s?(?:up\s)?to|until|till|through|thru)\s{0,3}(?:the\s{1,2})?")
_AND_GAP = re.compile(r",?\s{1,3}(?:and|&)\s{1,3}(?:the\s{1,2})?")
_OR_GAP = re.compile(r",?\s{1,3}or\s{1,3}(?:the\s{1,2}|in\s{1,2})?")
_LIST_GAP = re.compile(r"\s?(?:,|,?\s(?:and|or)|/)\s?")
_BLANK_GAP = re.compile(r"\s{1,3}(?:the\s{1,2})?")
_OF_GAP = re.compile(r"\s{1,2}(?:of|in)\s{1,2}(?:the\s{1,2})?")
_OPEN_GAP = re.compile(r"\s?[(\[]")
_SET = "a set, not a point"
_ALTERNATIVES = {
    ("date.season", "date.season"),
    ("date.month", "date.month"), ("date.month", "date.month-year"), ("date.month-day", "date.month-day"),
    ("date.weekday", "date.weekday"), ("date.day-month", "date.day-month"),
    ("date.day-month", "date.day-month-year"),
    ("date.month-day", "date.month-day-year"), ("date.day", "date.day"), ("date.year", "date.year"),
    ("date.deictic", "date.deictic"),
}  # fmt: skip


def join(page: Page, raws: list[RawDate]) -> list[RawDate]:
    """The mentions, those that belong together made one."""
    out: list[RawDate] = []
    for raw in raws:
        last = out[-1] if out else None
        if last is not None and 0 <= raw.start - last.end <= 16:
            gap = page.low[last.end : raw.start]
            if _into_one(page, last, raw, gap):
                continue
            if raw.doubtful and last.points and last.points[-1].month and _LIST_GAP.fullmatch(gap):
                raw.doubtful = False
        out.append(raw)
    return out


def _into_one(page: Page, last: RawDate, raw: RawDate, gap: str) -> bool:
    """Whether the second was taken into the first."""
    if last.label == "TIME" or raw.label == "TIME":
        return _times(page, last, raw, gap)
    return _away(last, raw, gap) or _nth(last, raw, gap) or _double(page, last, raw, gap) or _two(page, last, raw, gap)


def _two(page: Page, last: RawDate, raw: RawDate, gap: str) -> bool:
    """`5 May until 7 June 1954`, `March and April 1950`, `May or June`."""
    if last.note == raw.note == _SET and _LIST_GAP.fullmatch(gap):
        last.end = raw.end
        return True
    if last.note == _SET and raw.rule == "date.weekday" and _LIST_GAP.fullmatch(gap):
        last.end = raw.end
        return True
    if not _joinable(last, raw):
        return False
    a, b = last.points[0], raw.points[-1]
    how: Join = ""
    if _RANGE_GAP.fullmatch(gap) or (
        _AND_GAP.fullmatch(gap)
        and (
            _between(page, last)
            or (last.rule == raw.rule == "date.season" and _seasons_follow(a, b))
            or (
                last.rule == "date.month"
                and raw.rule in ("date.month", "date.month-year")
                and a.part is None
                and b.part is None
                and b.month == (a.month or 0) + 1
            )
        )
    ):
        how = "range"
    elif not a.part and not b.part and (last.rule, raw.rule) in _ALTERNATIVES and _OR_GAP.fullmatch(gap):
        how = "or"
    if not how:
        return False
    last.points, last.join, last.end = (a, b), how, raw.end
    last.rule = "date.range" if how == "range" else "date.alternative"
    last.doubtful = last.doubtful and raw.doubtful
    last.weak = last.weak and raw.weak
    last.note, last.sign = last.note or raw.note, last.sign or raw.sign
    return True


def _seasons_follow(a: Point, b: Point) -> bool:
    """`spring and summer of 1979`."""
    return a.year is None and a.season is not None and b.season == a.season + 1 and not (a.part or b.part or a.step)


def _between(page: Page, raw: RawDate) -> bool:
    m = BETWEEN_BEFORE.search(page.low, max(0, raw.start - 14), raw.start)
    return m is not None and m[0].startswith("between")


def _joinable(a: RawDate, b: RawDate) -> bool:
    if len(a.points) != 1 or len(b.points) != 1 or a.join or b.join or a.clock or b.clock:
        return False
    p, q = a.points[0], b.points[0]
    if p.step and p.step[0] == "day" and q.step:
        return True
    return (p.weekday is None) == (q.weekday is None)


def _double(page: Page, last: RawDate, raw: RawDate, gap: str) -> bool:
    """`25 December 1917 (7 January 1918)`: one day by two calendars."""
    if len(last.points) != 1 or len(raw.points) != 1 or not _OPEN_GAP.fullmatch(gap):
        return False
    a, b = last.points[0], raw.points[0]
    if not (a.day and b.day and a.month and b.month) or a.year is None or b.year is None:
        return False
    pair = julian_and_gregorian(a, b)
    if pair is None:
        return False
    last.points, last.join, last.rule = pair, "double", "date.double"
    last.end = raw.end + (page.low[raw.end : raw.end + 1] in (")", "]"))
    last.note = None
    return True


def _away(last: RawDate, raw: RawDate, gap: str) -> bool:
    """`three days after 5 May`, `the day before 1 January 1951`."""
    if last.away is None or len(raw.points) != 1 or not _BLANK_GAP.fullmatch(gap):
        return False
    p = raw.points[0]
    if not (p.day or p.weekday is not None or (p.step and p.step[0] == "day")) or p.part:
        return False
    last.points, last.end, last.sign = (p._replace(shift=last.away),), raw.end, raw.sign
    last.weak, last.duration = False, None
    last.note, last.doubtful, last.away = None, False, None
    return True


def _nth(last: RawDate, raw: RawDate, gap: str) -> bool:
    """`the first Monday of May 1950`."""
    if last.rule != "date.nth-weekday" or len(raw.points) != 1 or not _OF_GAP.fullmatch(gap):
        return False
    p, q = raw.points[0], last.points[0]
    if p.day or p.part or not (p.month or (p.step and p.step[0] == "month")):
        return False
    last.points, last.end, last.doubtful = (p._replace(nth=(q.weekday or 0, q.toward)),), raw.end, False
    return True


# times

_HALF = re.compile(r"[ap]\.?\s?m\b|noon|midnight|midday|hours|hrs")


def _times(page: Page, last: RawDate, raw: RawDate, gap: str) -> bool:
    """`8 p.m. to midnight`, `11:30 last night`; a day that is a date stays one."""
    if last.label != "TIME" or len(last.clock) != 1 or last.points:
        return False
    if len(raw.clock) == 1 and not raw.points and raw.label == "TIME":
        if not (_RANGE_GAP.fullmatch(gap) or (_AND_GAP.fullmatch(gap) and _between(page, last))):
            return False
        ends = raw.clock[0]
        if ends < last.clock[0] < "12" and not _HALF.search(page.low, last.start, raw.end):
            ends = f"{int(ends[:2]) + 12}{ends[2:]}"  # 11:30 to 1:30
        begins = last.clock[0].replace("24:", "00:")
        last.clock, last.end, last.zone = (begins, ends), raw.end, last.zone or raw.zone
        return True
    if raw.rule != "time.day-part" or raw.clock or len(raw.points) != 1 or not _BLANK_GAP.fullmatch(gap):
        return False
    words = page.low[raw.start : raw.end]
    said = page.low[last.start : last.end]
    clock = last.clock[0] if _HALF.search(said) else afternoon(last.clock[0], words)
    last.clock, last.points, last.end = (clock,), raw.points, raw.end
    return True
