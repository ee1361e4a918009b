"""Dates that are counted from another: `last week`, `two months later`, `this decade`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from cablenlp.layers.dates.calendar import add_months, day_of, number, weekday
from cablenlp.layers.dates.points import Anchor, Point
from cablenlp.layers.dates.values.context import SEASON_MONTH, Context
from cablenlp.layers.dates.values.spell import UnresolvedError

#: A number of weeks before or after a day is a day; `last week` is a week.
_COUNTED_WEEKS = re.compile(
    r"weeks|fortnights?|\ba week|\bone week|ago|later|earlier|hence|before(?! last)|after(?! next)"
    r"|previously|today|now"
)


def stepped(context: Context, p: Point, k: int, cue: int) -> Point:
    """A point that is so many units away from the document's date or the last one told; see `settle.settle`."""
    assert p.step is not None
    unit, n, whose = p.step
    if unit in _COARSE:
        return _COARSE[unit](context, p, n, whose, cue)
    here = _day(context, p, whose)
    if here is None:
        year, month, _ = context.anchor(whose, day=True)
        return p._replace(year=year, month=month, step=None)
    if unit in ("hour", "minute"):
        return _on(p, here)
    if unit == "day":
        return _on(p, here + n)
    monday = here - weekday(here)
    if unit == "weekend":
        if p.toward < 0 and cue <= 0:
            n = -1  # over the weekend
        return p._replace(step=("weekend", monday + 5 + 7 * n, whose))  # the Saturday, as a day's number
    if unit == "fortnight":
        n *= 2
    if p.weekday is not None:
        return _on(p, monday + 7 * n + p.weekday)
    raw = context.raws[k]
    if _COUNTED_WEEKS.search(context.low, raw.start, raw.end):
        return _on(p, here + 7 * n)
    return p._replace(step=("week", monday + 7 * n, whose))  # the Monday


def _day(context: Context, p: Point, whose: Anchor) -> int | None:
    """The day that it is counted from; None where only its month is known, and "today" is all that is said."""
    assert p.step is not None
    year, month, day = context.anchor(whose, day=True)
    if month is not None and day is not None:
        return number(year, month, day)
    if month is None or p.step[:2] != ("day", 0):
        raise UnresolvedError("the day it is counted from is not known")
    return None


def _on(p: Point, there: int) -> Point:
    """A point on the day of a number."""
    year, month, day = day_of(there)
    return p._replace(year=year, month=month, day=day, step=None)


def _month(context: Context, whose: Anchor) -> tuple[int, int]:
    """The year and month that it is counted from."""
    year, month, _ = context.anchor(whose)
    if month is None:
        raise UnresolvedError("the month it is counted from is not known")
    return year, month


def _years(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    return p._replace(year=context.anchor(whose)[0] + n, step=None)


def _months(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    year, month = add_months(*_month(context, whose), n)
    return p._replace(year=year, month=month, step=None)


def _quarters(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    year, month = _month(context, whose)
    year, month = add_months(year, (month - 1) // 3 * 3 + 1, 3 * n)
    return p._replace(year=year, part=f"q{(month + 2) // 3}", step=None)


def _decades(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    return _masked(p, context.anchor(whose)[0] // 10 + n, "X")


def _centuries(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    return _masked(p, context.anchor(whose)[0] // 100 + n, "XX")


def _masked(p: Point, start: int, open_digits: str) -> Point:
    """A decade or century by its first digits."""
    if start < 0:
        raise UnresolvedError("decades and centuries BC are not counted")
    return p._replace(mask=f"{start:0{4 - len(open_digits)}d}{open_digits}", step=None)


def _seasons(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    year, month, _ = context.anchor(whose)
    return p._replace(year=season_year(p.season or 21, year, month, p.toward, cue), step=None, toward=0)


def _named_month(context: Context, p: Point, n: int, whose: Anchor, cue: int) -> Point:
    """`the previous April`, counted from the date told last."""
    year, month, _ = context.anchor("text")
    there = p.month or 1
    if p.toward < 0:
        year -= there >= (month or 1)
    elif p.toward > 0:
        year += there <= (month or 12)
    return p._replace(year=year, step=None, toward=0)


def season_year(season: int, year: int, month: int | None, toward: int, cue: int) -> int:
    """The year of a season: this one, the last or next that began or begins, or the nearest."""
    start = SEASON_MONTH[season]
    if toward == 0:
        if month is None or (cue > 0 and start >= month):
            return year
        return year - 1 if season == 24 and month < 6 else year
    now = year * 12 + (month or (1 if toward > 0 else 12))
    if toward > 0:
        return year if year * 12 + start > now else year + 1
    return year if year * 12 + start + 2 < now else year - 1


_COARSE: Final[dict[str, Callable[[Context, Point, int, Anchor, int], Point]]] = {
    "season": _seasons,
    "month-named": _named_month,
    "quarter": _quarters,
    "month": _months,
    "year": _years,
    "decade": _decades,
    "century": _centuries,
}
#: The units that can be counted.
STEPS: Final = frozenset((*_COARSE, "day", "week", "weekend", "fortnight", "hour", "minute"))
