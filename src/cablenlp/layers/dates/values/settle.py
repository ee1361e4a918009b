"""What a date leaves out, filled in from what stands around it."""

from __future__ import annotations

from cablenlp.layers.dates.calendar import add_months, day_of, is_day, month_length, number, weekday
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.values.context import SEASON_MONTH, Context, Day, distance
from cablenlp.layers.dates.values.spell import UnresolvedError
from cablenlp.layers.dates.values.steps import STEPS, season_year, stepped


def settle(context: Context, p: Point, k: int, cue: int) -> Point:
    """Fill in what a point leaves out.

    Args:
        context: The document: its date, the dates named so far, the years of its sections.
        p: What the date says by itself.
        k: Which of the document's dates it is.
        cue: Where the words before it point: below nought back, above nought forward.

    Raises:
        UnresolvedError: what it would be counted from is not known.
    """
    if p.fiscal and p.step:
        return _fiscal_now(context, p)
    if p.short is not None:
        p = _in_century(context, p, k)
    if p.order and p.day and p.month:
        p = _ordered(context, p)
    if p.step and p.step[0] in STEPS:
        return stepped(context, p, k, cue)
    if p.toward and (p.month or p.season):
        return _toward(context, p)
    if p.year is None and p.short is None and not p.mask:
        if p.month or p.season:
            return _yearless(context, p, k, cue)
        if p.weekday is not None:
            return _on_weekday(context, p, cue)
        if p.day is not None:
            return _day_alone(context, p, k, cue)
    return p


def _in_century(context: Context, p: Point, k: int) -> Point:
    """The two digits of a year, or of a decade, in their century, where that can be known."""
    assert p.short is not None
    year = context.year_of(p.short)
    if p.mask:
        return p._replace(short=None, mask=f"{year // 10}X" if year is not None else f"XX{p.short // 10}X"[-4:])
    if year is None and context.raws[k].rule == "date.group":
        year = p.short + (1900 if p.short >= 39 else 2000)  # no older than the Second World War
    return p if year is None else p._replace(year=year, short=None)


def _fiscal_now(context: Context, p: Point) -> Point:
    year, month, _ = context.anchor("document")
    assert p.step is not None
    if p.fiscal == "us" and month is not None and month >= (7 if year < 1976 else 10):
        year += 1
    return p._replace(year=year + p.step[1], step=None)


def _ordered(context: Context, p: Point) -> Point:
    day, month = p.day or 1, p.month or 1
    swapped = p._replace(day=month, month=day, order=None)
    straight = p._replace(order=None)
    if p.order in context.orders:
        return straight if context.orders[p.order] else swapped
    doc = context.document
    if p.order != "." and doc and p.year == doc[0] and doc[1]:
        if (month, day) == doc[1:]:
            return straight
        if (day, month) == doc[1:]:
            return swapped
    if p.order == "/":
        return swapped
    if p.order == "-" and doc and p.year is not None and doc[1]:
        a, b = (abs(distance((p.year, m, d), doc)) for m, d in ((month, day), (day, month)))
        return straight if a <= b else swapped
    return straight


def _toward(context: Context, p: Point) -> Point:
    year, month, day = context.anchor("document")
    if p.season:
        return p._replace(year=season_year(p.season, year, month, p.toward, 0), toward=0)
    there = p.month or 1
    here = month or (1 if p.toward > 0 else 12)
    if p.toward > 0:
        year += there <= here if p.day is None else (there, p.day) <= (here, day or 0)
    else:
        year -= there >= here if p.day is None else (there, p.day) >= (here, day or 32)
    return p._replace(year=year, toward=0)


def _yearless(context: Context, p: Point, k: int, cue: int) -> Point:
    month = p.month or SEASON_MONTH[p.season or 21]
    if p.season == 24 and p.month is None:
        month = 12
    beside = context.same_sentence_year(k)
    if beside is not None and not p.season:
        return p._replace(year=beside[0])
    document = None if context.chronicle else context.document
    anchor = document or context.told or context.last
    if anchor is None:
        following = context.year_ahead(k)
        if following is None:
            raise UnresolvedError("no year is named")
        return p._replace(year=following)
    if p.season:
        return p._replace(year=season_year(p.season, anchor[0], anchor[1], 0, cue))
    years = [anchor[0] - 1, anchor[0], anchor[0] + 1]
    if anchor[1] is None:
        return p._replace(year=anchor[0])
    days: list[Day] = [(y, month, min(p.day or 15, month_length(y, month))) for y in years]
    if document is None:
        cue = 0
        if context.section and context.section[0] == context.section[1]:
            return p._replace(year=context.section[0])
    near = _near(days, anchor, cue) if document else min(days, key=lambda d: _onward(d, anchor))
    return p._replace(year=near[0])


def _on_weekday(context: Context, p: Point, cue: int) -> Point:
    year, month, day = context.anchor("document", day=True)
    if month is None or day is None:
        raise UnresolvedError("the day it is counted from is not known")
    here = number(year, month, day)
    back = (weekday(here) - (p.weekday or 0)) % 7
    forward = p.toward > 0 or (p.toward == 0 and cue > 0)
    there = here + ((7 - back) % 7 or 7) if forward else here - (back or (7 if p.toward < 0 else 0))
    y, m, d = day_of(there)
    return p._replace(year=y, month=m, day=d, toward=0)


def _day_alone(context: Context, p: Point, k: int, cue: int) -> Point:
    anchor = context.document
    before = context.raws[k - 1] if k else None
    if anchor is None or anchor[1] is None:
        anchor = context.last
        if anchor is None or anchor[1] is None:
            raise UnresolvedError("the month is not known")
        return p._replace(year=anchor[0], month=anchor[1])
    if (
        before
        and before.points
        and before.points[-1].month
        and context.last
        and context.last[1]
        and not context.breaks(before.end, context.raws[k].start)
    ):
        return p._replace(year=context.last[0], month=context.last[1])
    months = [add_months(anchor[0], anchor[1], n) for n in (-1, 0, 1)]
    days: list[Day] = [(y, m, p.day) for y, m in months if is_day(y, m, p.day or 1)]
    y, m, _ = _near(days, anchor, cue) if anchor[2] else (*anchor[:2], None)
    return p._replace(year=y, month=m)


def _near(candidates: list[Day], anchor: Day, cue: int) -> Day:
    """The candidate nearest to a date, on the side that the words before point to."""

    def cost(day: Day) -> float:
        days = distance(day, anchor)
        if days > 2 and cue == -2:
            return 100000 + days
        if days > 0:
            return days * (4.0 if cue < 0 else 1.3 if cue == 0 else 0.7)
        return -days * (3.0 if cue > 0 else 1.0)

    return min(candidates, key=cost)


def _onward(day: Day, anchor: Day) -> float:
    """How far a date lies from the one named before it: narratives go on and name a new year."""
    days = distance(day, anchor)
    return abs(day[0] - anchor[0]) * 180 + (days / 2 if days > 0 else -days)
