"""From what dates say to what they mean, against the document's date and the dates named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cablenlp.layers.dates import edtf as E  # noqa: N812  short, for every line of values names it
from cablenlp.layers.dates.calendar import (
    add_months,
    day_of,
    from_julian,
    is_day,
    month_length,
    number,
    weekday,
)
from cablenlp.layers.dates.expressions import plain
from cablenlp.layers.dates.points import Point, RawDate

_DOCUMENT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z])|\n\s*\n|;")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Dr|Gen|Sen|Col|No|Nos|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|[ap]\. ?m|Cde|vs|cf|para))\.$"
)
_BACK = re.compile(
    r"\b(?:your|my|our|[a-z]*tels?|[a-z]*telegrams?|letters?|cables?|cablegrams?"
    r"|messages?|despatch|dispatch|memorandum|yours)\b[^.;,\n]{0,24}\b(?:of|dated|on|no\.? ?\S+,?"
    r"|\d+,?)\s{0,2}(?:the\s)?$|\bsince\s(?:the\s)?$|\bdated\s$"
)
_FORWARD = re.compile(
    r"\b(?:by|will|shall|next|scheduled|due|expected|intends?|plans?|planned"
    r"|going to|proposes?)\b[^.;\n]{0,40}$"
)

_WILL_AFTER = re.compile(r",?\s{1,2}(?:\S{1,12}\s{1,2}){0,2}(?:will|shall)\b")
#: What a date names that exists already.
_NOUN_AFTER = re.compile(
    r"['\"]?s?\s{1,2}(?:\S{1,12}\s{1,2}){0,2}(?:agreements?|telegrams?|cables?|letters?|notes?"
    r"|statements?|speech|decisions?|resolutions?|"
    r"incidents?|conversations?|memorand(?:um|a)|messages?|decree|proposals?|offer|reply|attack"
    r"|article|editorial|aide)\b"
)
Day = tuple[int, int | None, int | None]
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Value:
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
        return {"edtf": self.edtf, "earliest": self.earliest, "latest": self.latest, "bound": self.bound,
                "duration": self.duration, "note": self.note}  # fmt: skip


def parse_day(text: str | None) -> Day | None:
    """Year, month and day of an EDTF date (the start of an interval); None where there is no year."""
    m = _DOCUMENT.match(text or "")
    if m is None:
        return None
    month = int(m[2]) if m[2] and 1 <= int(m[2]) <= 12 else None
    return int(m[1]), month, int(m[3]) if m[3] and month else None


def _distance(day: Day, other: Day) -> int:
    """Days between two dates, months and years taken at their middle."""

    def middle(d: Day) -> int:
        month = d[1] or 7
        return number(d[0], month, min(d[2] or 15, 28))

    return middle(day) - middle(other)


class _UnresolvedError(Exception):
    """A date that has no value; the message says why."""


class _Resolver:
    def __init__(self, raws: Sequence[RawDate], text: str, document: Day | None):
        self.raws, self.text, self.low = raws, text, plain(text)
        self.document = document
        self.last: Day | None = None  # the date last named
        self.last_day: Day | None = None  # the day last named
        self.orders = self._orders()

    def _orders(self) -> dict[str, bool]:
        """By separator: whether numeric dates give the day first, where one of them shows it."""
        shown: dict[str, bool] = {}
        for raw in self.raws:
            if raw.rule == "date.numeric" and (p := raw.points[0]) and not p.order and p.day and p.month and p.day > 12:
                lead = re.match(r"\d+", self.text[raw.start : raw.end])
                sep = re.search(r"[./-]", self.text[raw.start : raw.end])
                if lead and sep:
                    shown.setdefault(sep[0], int(lead[0]) == p.day)
        return shown

    # the pieces

    def year_of(self, short: int) -> int | None:
        """The year that two digits mean: in the document's century, unless that lies far ahead or behind."""
        near = self.document or self.last
        if near is None:
            return None
        year = near[0] // 100 * 100 + short
        if year > near[0] + 20:
            year -= 100
        elif year < near[0] - 79:
            year += 100
        return year

    def same_sentence_year(self, k: int) -> Day | None:
        """The full date nearest in the same sentence, on either side."""
        raw = self.raws[k]
        best: tuple[int, Day] | None = None
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(self.raws) and abs(j - k) <= 3:
                other = self.raws[j]
                gap = (other.end, raw.start) if step < 0 else (raw.end, other.start)
                if gap[1] - gap[0] > 240 or self.breaks(*gap):
                    break
                p = other.points[-1] if step < 0 and other.points else other.points[0] if other.points else None
                if (
                    p is not None
                    and (p.year is not None or p.short is not None)
                    and p.month is not None
                    and not p.fiscal
                ):
                    year = p.year if p.year is not None else self.year_of(p.short or 0)
                    if year is not None:
                        size = gap[1] - gap[0] + (0 if step > 0 else 40)
                        if best is None or size < best[0]:
                            best = (size, (year, p.month, p.day))
                    break
                j += step
        return best[1] if best else None

    def breaks(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places."""
        for m in _SENTENCE.finditer(self.text, start, end):
            if (
                m[0][0] in ";\n"
                or m.start() == start
                or not _ABBREVIATION.search(self.text, max(0, m.start() - 6), m.start() + 1)
            ):
                return True
        return False

    def cue(self, raw: RawDate) -> int:
        """-2 surely past, -1 past, 1 future by what stands before, 0 unknown."""
        left = self.low[max(0, raw.start - 60) : raw.start]
        cut = max(left.rfind(". "), left.rfind("\n"), left.rfind(";"))
        left = left[cut + 1 :] if cut >= 0 else left
        if _BACK.search(left):
            return -2
        if _NOUN_AFTER.match(self.low, raw.end):
            return -1
        if raw.bound == "until" or _FORWARD.search(left) or _WILL_AFTER.match(self.low, raw.end):
            return 1
        return 0

    def near(self, candidates: list[Day], anchor: Day, cue: int, same_day: bool = True) -> Day:
        """The candidate nearest to a date, on the side that the words before point to."""

        def cost(day: Day) -> float:
            days = _distance(day, anchor)
            if days > 2 and cue == -2:
                return 100000 + days
            if days > 0:
                return days * (4.0 if cue < 0 else 1.3 if cue == 0 else 0.7)
            return -days * (3.0 if cue > 0 else 1.0)

        return min(candidates, key=cost)

    @staticmethod
    def onward(day: Day, anchor: Day) -> float:
        """How far a date lies from the one named before it: narratives go on and name a new year."""
        days = _distance(day, anchor)
        return abs(day[0] - anchor[0]) * 180 + (days / 2 if days > 0 else -days)

    # one point

    def settle(self, p: Point, k: int, cue: int) -> Point:
        """Fill in what a point leaves out."""
        if p.fiscal and p.step:
            return self.fiscal_now(p)
        if p.short is not None:
            if p.mask:
                year = self.year_of(p.short)
                return replace(p, short=None, mask=f"{year // 10}X" if year is not None else f"XX{p.short // 10}X"[-4:])
            year = self.year_of(p.short)
            if year is not None:
                p = replace(p, year=year, short=None)
        if p.order and p.day and p.month:
            p = self.ordered(p)
        if p.step and p.step[0] in (
            "year",
            "month",
            "week",
            "day",
            "decade",
            "century",
            "season",
            "month-named",
            "fortnight",
            "hour",
            "minute",
        ):
            return self.stepped(p, k, cue)
        if p.toward and (p.month or p.season):
            return self.toward(p)
        if p.year is None and p.short is None and not p.mask:
            if p.month or p.season:
                return self.yearless(p, k, cue)
            if p.weekday is not None:
                return self.on_weekday(p, cue)
            if p.day is not None:
                return self.day_alone(p, k, cue)
        return p

    def anchor(self, whose: str, day: bool = False) -> Day:
        """The document's date, or the date last named, each standing in for the other."""
        text = (self.last_day if day else self.last) or self.last
        found = (self.document or text) if whose == "document" else (text or self.document)
        if found is None:
            raise _UnresolvedError("no date that it could be counted from")
        return found

    def fiscal_now(self, p: Point) -> Point:
        year, month, _ = self.anchor("document")
        assert p.step is not None
        if p.fiscal == "us" and month is not None and month >= (7 if year < 1976 else 10):
            year += 1
        return replace(p, year=year + p.step[1], step=None)

    def ordered(self, p: Point) -> Point:
        day, month = p.day or 1, p.month or 1
        swapped = replace(p, day=month, month=day, order=None)
        straight = replace(p, order=None)
        if p.order in self.orders:
            return straight if self.orders[p.order] else swapped
        doc = self.document
        if p.order != "." and doc and p.year == doc[0] and doc[1]:
            if (month, day) == doc[1:]:
                return straight
            if (day, month) == doc[1:]:
                return swapped
        if p.order == "/":
            return swapped
        if p.order == "-" and doc and p.year is not None and doc[1]:
            a, b = (abs(_distance((p.year, m, d), doc)) for m, d in ((month, day), (day, month)))
            return straight if a <= b else swapped
        return straight

    def stepped(self, p: Point, k: int, cue: int) -> Point:
        assert p.step is not None
        unit, n, whose = p.step
        if unit == "season":
            year, month, _ = self.anchor(whose)
            return replace(p, year=self.season_year(p.season or 21, year, month, p.toward, cue), step=None, toward=0)
        if unit == "month-named":
            year, month, _ = self.anchor("text")
            there = p.month or 1
            if p.toward < 0:
                year -= there >= (month or 1)
            elif p.toward > 0:
                year += there <= (month or 12)
            return replace(p, year=year, step=None, toward=0)
        fine = unit in ("day", "week", "fortnight", "hour", "minute")
        year, month, day = self.anchor(whose, day=fine)
        if unit in ("century", "decade"):
            size = 100 if unit == "century" else 10
            start = year // size + n
            if start < 0:
                raise _UnresolvedError("decades and centuries BC are not counted")
            return replace(p, mask=f"{start:0{2 if size == 100 else 3}d}" + "X" * (2 if size == 100 else 1), step=None)
        if unit == "year":
            return replace(p, year=year + n, step=None)
        if unit == "month":
            if month is None:
                raise _UnresolvedError("the month it is counted from is not known")
            year, month = add_months(year, month, n)
            return replace(p, year=year, month=month, step=None)
        if unit in ("hour", "minute"):
            if day is None or month is None:
                raise _UnresolvedError("the day it is counted from is not known")
            return replace(p, year=year, month=month, day=day, step=None)
        if day is None or month is None:
            if (month is not None and unit == "week" and n == 0) or month is None:
                raise _UnresolvedError("the day it is counted from is not known")
            if unit == "day" and n == 0:
                return replace(p, year=year, month=month, step=None)
            raise _UnresolvedError("the day it is counted from is not known")
        here = number(year, month, day)
        if unit == "day":
            y, m, d = day_of(here + n)
            return replace(p, year=y, month=m, day=d, step=None)
        if unit == "fortnight":
            n, unit = 2 * n, "week"
        if p.weekday is not None:
            y, m, d = day_of(here - weekday(here) + 7 * n + p.weekday)
            return replace(p, year=y, month=m, day=d, step=None)
        raw = self.raws[k]
        if re.search(
            r"(?:weeks|fortnights?|\ba week|\bone week|ago|later|earlier|hence|before|after"
            r"|previously|today|now)",
            self.low[raw.start : raw.end],
        ):
            y, m, d = day_of(here + 7 * n)
            return replace(p, year=y, month=m, day=d, step=None)
        return replace(p, step=("week", here - weekday(here) + 7 * n, whose))  # the Monday, as a day's number

    def toward(self, p: Point) -> Point:
        year, month, day = self.anchor("document")
        if p.season:
            return replace(p, year=self.season_year(p.season, year, month, p.toward, 0), toward=0)
        there = p.month or 1
        here = month or (1 if p.toward > 0 else 12)
        if p.toward > 0:
            year += there <= here if p.day is None else (there, p.day) <= (here, day or 0)
        else:
            year -= there >= here if p.day is None else (there, p.day) >= (here, day or 32)
        return replace(p, year=year, toward=0)

    def season_year(self, season: int, year: int, month: int | None, toward: int, cue: int) -> int:
        """The year of a season: this one, the last or next that began or begins, or the nearest."""
        start = _SEASON_MONTH[season]
        if toward == 0:
            if month is None or (cue > 0 and start >= month):
                return year
            return year - 1 if season == 24 and month < 6 else year
        now = year * 12 + (month or (1 if toward > 0 else 12))
        if toward > 0:
            return year if year * 12 + start > now else year + 1
        return year if year * 12 + start + 2 < now else year - 1

    def yearless(self, p: Point, k: int, cue: int) -> Point:
        month = p.month or _SEASON_MONTH[p.season or 21]
        if p.season == 24 and p.month is None:
            month = 12
        beside = self.same_sentence_year(k)
        if beside is not None and not p.season:
            return replace(p, year=beside[0])
        anchor = self.document or self.last
        if anchor is None:
            following = next((q.year for r in self.raws[k:] for q in r.points if q.year is not None), None)
            if following is None:
                raise _UnresolvedError("no year is named")
            return replace(p, year=following)
        if p.season:
            return replace(p, year=self.season_year(p.season, anchor[0], anchor[1], 0, cue))
        years = [anchor[0] - 1, anchor[0], anchor[0] + 1]
        if anchor[1] is None:
            return replace(p, year=anchor[0])
        days: list[Day] = [(y, month, min(p.day or 15, month_length(y, month))) for y in years]
        if self.document is None:
            cue = 0
        near = self.near(days, anchor, cue) if self.document else min(days, key=lambda d: self.onward(d, anchor))
        return replace(p, year=near[0])

    def on_weekday(self, p: Point, cue: int) -> Point:
        year, month, day = self.anchor("document", day=True)
        if month is None or day is None:
            raise _UnresolvedError("the day it is counted from is not known")
        here = number(year, month, day)
        back = (weekday(here) - (p.weekday or 0)) % 7
        forward = p.toward > 0 or (p.toward == 0 and cue > 0)
        there = here + ((7 - back) % 7 or 7) if forward else here - (back or (7 if p.toward < 0 else 0))
        y, m, d = day_of(there)
        return replace(p, year=y, month=m, day=d, toward=0)

    def day_alone(self, p: Point, k: int, cue: int) -> Point:
        anchor = self.document
        before = self.raws[k - 1] if k else None
        if anchor is None or anchor[1] is None:
            anchor = self.last
            if anchor is None or anchor[1] is None:
                raise _UnresolvedError("the month is not known")
            return replace(p, year=anchor[0], month=anchor[1])
        if (
            before
            and before.points
            and before.points[-1].month
            and self.last
            and self.last[1]
            and not self.breaks(before.end, self.raws[k].start)
        ):
            return replace(p, year=self.last[0], month=self.last[1])
        months = [add_months(anchor[0], anchor[1], n) for n in (-1, 0, 1)]
        days: list[Day] = [(y, m, p.day) for y, m in months if is_day(y, m, p.day or 1)]
        y, m, _ = self.near(days, anchor, cue) if anchor[2] else (*anchor[:2], None)
        return replace(p, year=y, month=m)

    # values

    def spell(self, p: Point) -> str:
        """The EDTF value of a point that is settled."""
        if p.mask:
            return self.spell_mask(p)
        if p.step and p.step[0] == "week":
            return self.stretch(p.step[1], p.step[1] + 6, p.part)
        if p.year is None:
            if p.short is None:
                raise _UnresolvedError("no year is named")
            year = f"XX{p.short:02d}"
            if p.month is None:
                return year
            if p.day is not None and not is_day(None, p.month, p.day):
                raise _UnresolvedError(f"no such day: {p.day} {_NAMES[p.month - 1]}")
            return f"{year}-{p.month:02d}" + (f"-{p.day:02d}" if p.day is not None else "")
        if p.fiscal:
            return self.spell_fiscal(p)
        if p.month is not None and p.day is not None:
            if not is_day(p.year, p.month, p.day):
                raise _UnresolvedError(f"no such day: {p.day} {_NAMES[p.month - 1]} {_era(p.year)}")
            return E.day_text(p.year, p.month, p.day)
        if p.month is not None:
            return self.part_of_month(p.year, p.month, p.part)
        if p.season is not None:
            value = f"{E.year_text(p.year)}-{p.season}"
            return value + "~" if p.part else value
        return self.part_of_year(p.year, p.part)

    @staticmethod
    def spell_mask(p: Point) -> str:
        assert p.mask is not None
        if not p.part or "XX" in p.mask[:2]:
            return p.mask
        century = p.mask.endswith("XX")
        start = int(p.mask.rstrip("X")) * (100 if century else 10)
        spans = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "h1": (0, 49), "h2": (50, 99)}
        first, last = spans.get(p.part, (0, 99))
        if not century:
            first, last = {"mid": (4, 6)}.get(p.part, (round(first / 10), last // 10))
        if start <= 0:
            return p.mask
        return f"{E.year_text(start + first)}~/{E.year_text(start + last)}~"

    @classmethod
    def spell_fiscal(cls, p: Point) -> str:
        """A fiscal year: of the United States by default, from July until 1976, from October since."""
        year, kind = p.year or 0, p.fiscal or ""
        if kind == "calendar":
            return cls.part_of_year(year, p.part)
        if kind == "financial":
            return E.year_text(year)
        if kind == "financial-from":
            return f"{year}/{year + 1}"
        if kind == "us-from":
            year += 1
        begins = (year, 4) if kind == "japan" else (year - 1, 7) if year <= 1976 else (year - 1, 10)
        skipped, months, sign = {
            "h1": (0, 6, ""), "h2": (6, 6, ""),
            "q1": (0, 3, ""), "q2": (3, 3, ""), "q3": (6, 3, ""), "q4": (9, 3, ""),
            "early": (0, 4, "~"), "mid": (4, 4, "~"), "late": (8, 4, "~"),
        }.get(p.part or "", (0, 12, ""))  # fmt: skip
        first = E.day_text(*add_months(*begins, skipped))
        last = E.day_text(*add_months(*begins, skipped + months - 1))
        return f"{first}{sign}/{last}{sign}"

    @staticmethod
    def part_of_month(year: int, month: int, part: str | None) -> str:
        last = month_length(year, month)
        spans = {
            "early": (1, 10, "~"), "mid": (11, 20, "~"), "late": (21, last, "~"),
            "h1": (1, 15, ""), "h2": (16, last, ""),
            "d1": (1, 10, ""), "d2": (11, 20, ""), "d3": (21, last, ""), "w1": (1, 7, ""), "w2": (8, 14, ""),
            "w3": (15, 21, ""), "w4": (22, 28, ""), "wl": (last - 6, last, ""),
        }  # fmt: skip
        if part not in spans:
            return E.day_text(year, month)
        start, end, sign = spans[part]
        return f"{E.day_text(year, month, start)}{sign}/{E.day_text(year, month, end)}{sign}"

    @staticmethod
    def part_of_year(year: int, part: str | None) -> str:
        spans = {
            "early": (1, 4, "~"), "mid": (5, 8, "~"), "late": (9, 12, "~"),
            "h1": (1, 6, ""), "h2": (7, 12, ""),
            "q1": (1, 3, ""), "q2": (4, 6, ""), "q3": (7, 9, ""), "q4": (10, 12, ""),
        }  # fmt: skip
        if part and part[0] == "m" and part[1:].isdigit():
            spans[part] = (1, int(part[1:]), "")
        if part not in spans:
            return E.year_text(year)
        start, end, sign = spans[part]
        return f"{E.day_text(year, start)}{sign}/{E.day_text(year, end)}{sign}"

    @staticmethod
    def stretch(first: int, last: int, part: str | None) -> str:
        if part in ("early", "mid", "late", "h1", "h2"):
            low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6), "h1": (0, 3), "h2": (3, 6)}[part]
            sign = "~" if part in ("early", "mid", "late") else ""
            return f"{E.day_text(*day_of(first + low))}{sign}/{E.day_text(*day_of(first + high))}{sign}"
        return f"{E.day_text(*day_of(first))}/{E.day_text(*day_of(last))}"

    # mentions

    def value(self, k: int) -> Value:
        raw = self.raws[k]
        if raw.label == "TIME" and not raw.points and raw.duration is None and raw.note is None:
            return self.time(raw, k)
        if not raw.points:
            return Value(bound=raw.bound, duration=raw.duration, note=raw.note)
        note = raw.note
        try:
            points = self.points(raw, k)
            if raw.old_style:
                note = f"Old Style, {'/'.join(self.spell(p) for p in points)} in the Julian calendar"
                points = [self.new_style(p) for p in points]
            value = self.joined(points, raw)
            if raw.join == "range" and self.is_double(points, raw):
                note = f"Old Style, {self.spell(points[0])} in the Julian calendar"
        except _UnresolvedError as why:
            return Value(bound=raw.bound, duration=raw.duration, note=str(why))
        self.remember(points[-1])
        if raw.clock and raw.rule == "date.group":
            value = f"{value}T{raw.clock[0]}{raw.zone}"
        value = E.qualify(value, raw.sign)
        earliest, latest = E.bounds(value)
        if value.startswith("XX"):
            note = note or "the century is not known"
        return Value(value, earliest, latest, raw.bound, raw.duration, note)

    def points(self, raw: RawDate, k: int) -> list[Point]:
        """The points of a mention, each filled in from the others."""
        points = list(raw.points)
        if len(points) == 1:
            whole = points[0].year is not None or points[0].step is not None
            return [self.settle(points[0], k, 0 if whole else self.cue(raw))]
        first, last = points[0], points[-1]
        if first.year is None and first.short is None and not first.step:
            if last.step and last.step[0] in ("year", "week"):
                first = replace(first, step=last.step)
            elif last.year is not None or last.short is not None:
                year = last.year if last.year is not None else None
                if year is not None and first.month and last.month and first.month > last.month:
                    year -= 1
                first = replace(first, year=year, short=last.short)
            if first.month is None and first.day is not None and first.weekday is None:
                first = replace(first, month=last.month)
        cue = self.cue(raw)
        settled = [self.settle(first, k, cue)]
        for point in points[1:]:
            p = point
            if p.year is None and p.short is None and not p.step and not p.mask:
                a = settled[-1]
                month = p.month if p.month is not None else a.month if p.day is not None and p.weekday is None else None
                if a.year is not None and (month is not None or p.season):
                    there = (month or 0, p.day or 31)
                    over = p.season is None and there < (a.month or 1, a.day or 0) and raw.join == "range"
                    p = replace(p, month=month, year=a.year + over)
                elif p.weekday is not None and a.year is not None and a.month and a.day:
                    here = number(a.year, a.month, a.day)
                    y, m, d = day_of(here + ((p.weekday - weekday(here)) % 7 or 7))
                    p = replace(p, year=y, month=m, day=d)
                elif a.short is not None:
                    p = replace(p, month=month, short=a.short)
            settled.append(self.settle(p, k, cue))
        return settled

    def joined(self, points: list[Point], raw: RawDate) -> str:
        texts = [self.spell(p) for p in points]
        if raw.join == "" or len(texts) == 1:
            return texts[0]
        if raw.join == "range" and self.is_double(points, raw):
            return texts[-1]
        if raw.join == "range":
            first, last = texts[0].split("/")[0], texts[-1].split("/")[-1]
            if not E.in_order(first, last):
                raise _UnresolvedError("it ends before it begins")
            return f"{first}/{last}"
        texts = [t for t in texts if "/" not in t] or texts[:1]
        if len(texts) == 1:
            return texts[0]
        return f"[{','.join(texts)}]" if raw.join == "or" else f"{{{','.join(texts)}}}"

    def is_double(self, points: list[Point], raw: RawDate) -> bool:
        """25 October/7 November 1917: one day, by the Julian and by the Gregorian calendar."""
        a, b = points[0], points[-1]
        if "/" not in self.text[raw.start : raw.end] or a.part or b.part:
            return False
        if a.year is None or b.year is None or not (a.month and a.day and b.month and b.day):
            return False
        return from_julian(a.year, a.month, a.day) == (b.year, b.month, b.day)

    @staticmethod
    def new_style(p: Point) -> Point:
        if p.year is None or p.month is None or p.day is None:
            return p
        year, month, day = from_julian(p.year, p.month, p.day)
        return replace(p, year=year, month=month, day=day)

    def remember(self, p: Point) -> None:
        if p.year is None or p.fiscal:
            return
        self.last = (
            p.year,
            p.month or (_SEASON_MONTH[p.season] if p.season else None),
            p.day if p.month else None,
        )
        if p.month and p.day:
            self.last_day = self.last

    def time(self, raw: RawDate, k: int) -> Value:
        """A time of day, on the day named beside it, else in its sentence, else the document's."""
        day = self.day_beside(raw, k)
        if day is None:
            return Value(note="the day is not known")
        base = E.day_text(*day)
        if not raw.clock:
            return Value(base, base, base, raw.bound)
        value = "/".join(f"{base}T{clock}{raw.zone}" for clock in raw.clock)
        return Value(value, base, base, raw.bound)

    def day_beside(self, raw: RawDate, k: int) -> Day | None:
        after = self.raws[k + 1] if k + 1 < len(self.raws) else None
        before = self.raws[k - 1] if k else None
        if (
            before
            and before.points
            and self.last_day
            and re.fullmatch(r"[\s,\-(]{0,6}(?:at\s|about\s|\[)?\s?", self.low[before.end : raw.start][:20])
        ) and (before.points[-1].weekday is not None or before.points[-1].day or before.points[-1].step):
            return self.last_day
        if (
            after
            and re.fullmatch(r"[\s,(]{0,4}(?:on\s|of\s|in\s)?(?:the\s)?", self.low[raw.end : after.start][:20])
            and after.start - raw.end < 16
        ):
            found = self.peek(k + 1)
            if found:
                return found
        if (
            before
            and before.points
            and self.last_day
            and not self.breaks(before.end, raw.start)
            and raw.start - before.end < 200
        ):
            return self.last_day
        if self.document and self.document[1] and self.document[2]:
            return self.document
        return self.last_day

    def peek(self, k: int) -> Day | None:
        """The day of the next mention, before its turn."""
        raw = self.raws[k]
        if not raw.points:
            return None
        try:
            p = self.points(raw, k)[0]
            self.spell(p)
        except _UnresolvedError:
            return None
        return (p.year, p.month, p.day) if p.year is not None and p.month and p.day else None


_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def standing(raws: Sequence[RawDate], document: str | None = None) -> list[RawDate]:
    """The mentions that stand: a number alone is a year only within reach of the document's."""
    near = parse_day(document)
    return [
        r for r in raws
        if not r.loose or (near is not None and -12 <= (r.points[0].year or 0) - near[0] <= 10)
    ]  # fmt: skip


def _era(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def resolve(raws: Sequence[RawDate], text: str, document: str | None = None) -> list[Value]:
    """The values of mentions that `grammar.find` found in `text`, in their order.

    `document` is the document's date (EDTF), where it is known; else dates count from those named before.
    """
    resolver = _Resolver(raws, text, parse_day(document))
    return [resolver.value(k) for k in range(len(raws))]
