"""What one date says by itself, and a mention of it in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

#: `double` is one day, by the Julian and by the Gregorian calendar.
Join = Literal["", "range", "or", "and", "double"]
Anchor = Literal["document", "text"]
Step = tuple[str, int, Anchor]


class Point(NamedTuple):
    """What one date says: any of its parts may be missing.

    Attributes:
        year: Astronomical year (1 BC is 0).
        short: Two digits of a year whose century is not written.
        month, day: As written.
        weekday: Monday is 0.
        season: EDTF code, 21 (spring) to 24 (winter).
        mask: Decade or century, `195X`, `18XX`, `-04XX`.
        fiscal: `us`, `japan` or `calendar`, where `year` is a fiscal year.
        step: Unit, how many, from where: ("day", -1, "document") is yesterday; what else is given refines it.
        toward: -1 "last", 1 "next", of a month or weekday.
        order: Separator of a numeric date whose first and second number are day and month in either order.
        part: Part of the period: early, mid, late, h1, h2, q1-q4, d1-d3 (ten days), w1-w4, wl, the first or last so
            many days, weeks, months or years (`f3D`, `l2M`); of a day, the week from it or to it.
        nth: Weekday and which of the month, -1 the last.
        shift: Unit and how many, to be counted on from what the rest says.
    """

    year: int | None = None
    short: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    mask: str | None = None
    fiscal: str | None = None
    step: Step | None = None
    toward: int = 0
    order: str | None = None
    part: str | None = None
    nth: tuple[int, int] | None = None
    shift: tuple[str, int] | None = None


@dataclass(slots=True)
class RawDate:
    """A mention as it stands: `text[start:end]`, the rule that found it, and what it says.

    `weak` mentions (a bare month, weekday, season, year, duration) give way to names in the same words.
    """

    start: int
    end: int
    label: str
    rule: str
    points: tuple[Point, ...] = ()
    join: Join = ""
    clock: tuple[str, ...] = ()  # "21:30", two for a stretch
    zone: str = ""
    duration: str | None = None
    bound: str | None = None
    sign: str = ""  # EDTF qualifier
    old_style: bool = False
    note: str | None = None
    weak: bool = False
    loose: bool = False  # a number that is a year only where it lies near the document's
    away: tuple[str, int] | None = None  # unit and how many, from what is named next
    doubtful: bool = False  # stands only beside another date, or behind a preposition
