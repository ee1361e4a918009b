"""From what dates say to what they mean, against the document's date and the dates named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablenlp.layers.dates import edtf as E  # noqa: N812  short, for every line of values names it
from cablenlp.layers.dates.calendar import add_months, day_of, from_julian, month_length, number, weekday
from cablenlp.layers.dates.points import Point, RawDate
from cablenlp.layers.dates.values.context import Context, Day, parse_day
from cablenlp.layers.dates.values.settle import settle
from cablenlp.layers.dates.values.spell import UnresolvedError, spell


class Value(NamedTuple):
    """What a date means.

    Attributes:
        edtf: EDTF value (ISO 8601-2, level 0 to 2), None where there is none; `note` says why.
        earliest, latest: First and last ISO day it may be.
        bound: `until`, `before`, `after`, `from` where the preposition says so.
        duration: ISO 8601 duration of a stretch or set of time.
        note: What a reader should know about the reading.
    """

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    bound: str | None = None
    duration: str | None = None
    note: str | None = None

    def as_row(self) -> dict[str, str | None]:
        return self._asdict()


def standing(raws: Sequence[RawDate], document: str | None = None) -> list[RawDate]:
    """The mentions that stand: a number alone is a year only within reach of the document's."""
    near = parse_day(document)
    return [
        r for r in raws
        if not r.loose or (near is not None and -12 <= (r.points[0].year or 0) - near[0] <= 10)
    ]  # fmt: skip


def resolve(raws: Sequence[RawDate], text: str, document: str | None = None) -> list[Value]:
    """The values of mentions that `grammar.find` found in `text`, in their order.

    `document` is the document's date (EDTF), where it is known; else dates count from those named before.
    """
    context = Context(raws, text, parse_day(document))
    return [_value(context, k) for k in range(len(raws))]


def _value(context: Context, k: int) -> Value:
    raw = context.raws[k]
    if raw.label == "TIME" and not raw.points and raw.duration is None and raw.note is None:
        return _time(context, raw, k)
    if not raw.points:
        return Value(bound=raw.bound, duration=raw.duration, note=raw.note)
    note = raw.note
    try:
        points = _points(context, raw, k)
        if raw.old_style:
            note = f"Old Style, {'/'.join(spell(p) for p in points)} in the Julian calendar"
            points = [_new_style(p) for p in points]
        value = _joined(context, points, raw)
        if raw.join == "double" or _is_double(context, points, raw):
            note = f"Old Style, {spell(points[0])} in the Julian calendar"
    except UnresolvedError as why:
        return Value(bound=raw.bound, duration=raw.duration, note=str(why))
    if context.chronicle and k in context.headings:
        context.open_section(points[0], points[-1])
    if k in context.headings:
        context.remember(points[0])
    elif context.is_aside(raw):
        pass
    elif raw.join != "range" or points[-1].month:  # "for the years 1946 to 1948" moves no later day there
        context.remember(points[-1])
    if raw.clock:
        value = _clocks(points[-1], raw)
    value = E.qualify(value, raw.sign)
    earliest, latest = E.bounds(value)
    if value.startswith("XX"):
        note = note or "the century is not known"
    return Value(value, earliest, latest, raw.bound, raw.duration, note)


def _points(context: Context, raw: RawDate, k: int) -> list[Point]:
    """The points of a mention, each filled in from the others."""
    points = list(raw.points)
    if len(points) == 1:
        whole = points[0].year is not None or points[0].step is not None
        return [_shifted(settle(context, points[0], k, 0 if whole else context.cue(raw)))]
    first, last = points[0], points[-1]
    if first.year is None and first.short is None and not first.step:
        if last.step and last.step[0] in ("year", "week"):
            first = first._replace(step=last.step)
        elif last.year is not None or last.short is not None:
            year = last.year if last.year is not None else None
            if year is not None and first.month and last.month and first.month > last.month:
                year -= 1
            first = first._replace(year=year, short=last.short)
        if first.month is None and first.day is not None and first.weekday is None:
            first = first._replace(month=last.month)
    cue = context.cue(raw)
    settled = [settle(context, first, k, cue)]
    for point in points[1:]:
        p = point
        if p.year is None and p.short is None and not p.step and not p.mask:
            a = settled[-1]
            month = p.month if p.month is not None else a.month if p.day is not None and p.weekday is None else None
            if a.year is not None and (month is not None or p.season):
                there = (month or 0, p.day or 31)
                over = p.season is None and there < (a.month or 1, a.day or 0) and raw.join == "range"
                p = p._replace(month=month, year=a.year + over)
            elif p.weekday is not None and a.year is not None and a.month and a.day:
                here = number(a.year, a.month, a.day)
                y, m, d = day_of(here + ((p.weekday - weekday(here)) % 7 or 7))
                p = p._replace(year=y, month=m, day=d)
            elif a.short is not None:
                p = p._replace(month=month, short=a.short)
        settled.append(settle(context, p, k, cue))
    return settled


def _shifted(p: Point) -> Point:
    """A day counted on from the one that is named."""
    if p.shift is None:
        return p
    if not (p.year is not None and p.month and p.day):
        raise UnresolvedError("the day it is counted from is not known")
    spell(p._replace(shift=None))  # it must exist
    unit, n = p.shift
    if unit in ("month", "year", "decade", "century"):
        months = n * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = add_months(p.year, p.month, months)
        return p._replace(year=year, month=month, day=min(p.day, month_length(year, month)), shift=None)
    days = n * {"week": 7, "fortnight": 14}.get(unit, 1)
    year, month, day = day_of(number(p.year, p.month, p.day) + days)
    return p._replace(year=year, month=month, day=day, shift=None)


def _joined(context: Context, points: list[Point], raw: RawDate) -> str:
    texts = [spell(p) for p in points]
    if raw.join == "" or len(texts) == 1:
        return texts[0]
    if raw.join == "double" or _is_double(context, points, raw):
        return texts[-1]
    if raw.join == "range":
        first, last = texts[0].split("/")[0], texts[-1].split("/")[-1]
        if not E.in_order(first, last):
            raise UnresolvedError("it ends before it begins")
        return f"{first}/{last}"
    texts = [t for t in texts if "/" not in t] or texts[:1]
    if len(texts) == 1:
        return texts[0]
    return f"[{','.join(texts)}]" if raw.join == "or" else f"{{{','.join(texts)}}}"


def _is_double(context: Context, points: list[Point], raw: RawDate) -> bool:
    """25 October/7 November 1917: one day, by the Julian and by the Gregorian calendar."""
    a, b = points[0], points[-1]
    if raw.join != "range" or "/" not in context.text[raw.start : raw.end] or a.part or b.part:
        return False
    if a.year is None or b.year is None or not (a.month and a.day and b.month and b.day):
        return False
    return from_julian(a.year, a.month, a.day) == (b.year, b.month, b.day)


def _new_style(p: Point) -> Point:
    if p.year is None or p.month is None or p.day is None:
        return p
    year, month, day = from_julian(p.year, p.month, p.day)
    return p._replace(year=year, month=month, day=day)


def _time(context: Context, raw: RawDate, k: int) -> Value:
    """A time of day, on the day named beside it, else in its sentence, else the document's."""
    beside = _day_beside(context, raw, k)
    day = beside or _day_around(context, raw, k)
    if day is None:
        return Value(note="the day is not known")
    if raw.clock == ("24:00",) and beside:
        value = E.day_text(*beside)
        return Value(value, value, value, raw.bound, note="midnight, at one end of the day")
    if raw.clock == ("24:00",) and day == context.document and context.cue(raw) <= 0:
        day = day_of(number(day[0], day[1] or 1, day[2] or 1) - 1)  # the midnight that has been
    base = E.day_text(*day)
    if not raw.clock:
        return Value(base, base, base, raw.bound)
    value = _clocks(Point(year=day[0], month=day[1], day=day[2]), raw)
    earliest, latest = E.bounds(value)
    return Value(value, earliest, latest, raw.bound)


def _clocks(p: Point, raw: RawDate) -> str:
    """A time on a day, or a stretch of it: what ends at an earlier hour ends on the next day."""
    first, *later = raw.clock
    value = _at_clock(p, first) + raw.zone
    for clock in later:
        value += f"/{_at_clock(p, clock, over=clock <= first)}{raw.zone}"
    return value


def _at_clock(p: Point, clock: str, over: bool = False) -> str:
    """A time on a day, or on the day after."""
    if over and p.year is not None and p.month and p.day:
        return f"{E.day_text(*day_of(number(p.year, p.month, p.day) + 1))}T{clock}"
    return f"{spell(p)}T{clock}"


def _day_beside(context: Context, raw: RawDate, k: int) -> Day | None:
    """The day that stands right before or behind a time."""
    after = context.raws[k + 1] if k + 1 < len(context.raws) else None
    before = context.raws[k - 1] if k else None
    if (
        before
        and before.points
        and context.last_day
        and re.fullmatch(r"[\s,\-(]{0,6}(?:at\s|about\s|\[)?\s?", context.low[before.end : raw.start][:20])
    ) and (before.points[-1].weekday is not None or before.points[-1].day or before.points[-1].step):
        return context.last_day
    if (
        after
        and re.fullmatch(r"[\s,(]{0,4}(?:on\s|of\s|in\s)?(?:the\s)?", context.low[raw.end : after.start][:20])
        and after.start - raw.end < 16
    ):
        found = _peek(context, k + 1)
        if found:
            return found
    return None


def _day_around(context: Context, raw: RawDate, k: int) -> Day | None:
    """The day named before in the sentence, else the document's, else the last."""
    before = next((r for r in reversed(context.raws[max(0, k - 3) : k]) if r.points or r.label != "TIME"), None)
    if (
        before
        and before.points
        and context.last_day
        and not context.breaks(before.end, raw.start)
        and raw.start - before.end < 200
    ):
        return context.last_day
    if context.document and context.document[1] and context.document[2]:
        return context.document
    return context.last_day


def _peek(context: Context, k: int) -> Day | None:
    """The day of the next mention, before its turn."""
    raw = context.raws[k]
    if not raw.points:
        return None
    try:
        p = _points(context, raw, k)[0]
        spell(p)
    except UnresolvedError:
        return None
    return (p.year, p.month, p.day) if p.year is not None and p.month and p.day else None
