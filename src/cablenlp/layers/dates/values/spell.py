"""Points that are settled, written in EDTF."""

from __future__ import annotations

from cablenlp.layers.dates import edtf as E  # noqa: N812  short, for every line of values names it
from cablenlp.layers.dates.calendar import add_months, day_of, is_day, is_leap, month_length, number, weekday
from cablenlp.layers.dates.points import Point
from cablenlp.months import MONTH_NAMES


class UnresolvedError(Exception):
    """A date that has no value; the message says why."""


def spell(p: Point) -> str:
    """The EDTF value of a point that is settled."""
    if p.mask:
        return _mask(p)
    if p.step and p.step[0] == "weekend":
        return _stretch(p.step[1], p.step[1] + 1, None)
    if p.step and p.step[0] == "week":
        return _stretch(p.step[1], p.step[1] + 6, p.part)
    if p.year is None:
        if p.short is None:
            raise UnresolvedError("no year is named")
        year = f"XX{p.short:02d}"
        if p.month is None:
            return year
        if p.day is not None and not is_day(None, p.month, p.day):
            raise UnresolvedError(f"no such day: {p.day} {MONTH_NAMES[p.month - 1]}")
        return f"{year}-{p.month:02d}" + (f"-{p.day:02d}" if p.day is not None else "")
    if p.fiscal:
        return _fiscal(p)
    if p.month is not None and p.nth:
        return _nth(p.year, p.month, *p.nth)
    if p.month is not None and p.day is not None:
        if not is_day(p.year, p.month, p.day):
            raise UnresolvedError(f"no such day: {p.day} {MONTH_NAMES[p.month - 1]} {_era(p.year)}")
        if p.part in ("week-from", "week-to"):
            there = number(p.year, p.month, p.day)
            return _stretch(there, there + 6, None) if p.part == "week-from" else _stretch(there - 6, there, None)
        return E.day_text(p.year, p.month, p.day)
    if p.month is not None:
        return _part_of_month(p.year, p.month, p.part)
    if p.season is not None:
        value = f"{E.year_text(p.year)}-{p.season}"
        return value + "~" if p.part else value
    return _part_of_year(p.year, p.part)


def _mask(p: Point) -> str:
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


def _fiscal(p: Point) -> str:
    """A fiscal year: of the United States by default, from July until 1976, from October since."""
    year, kind = p.year or 0, p.fiscal or ""
    if kind == "calendar":
        return _part_of_year(year, p.part)
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


def _nth(year: int, month: int, day_of_week: int, n: int) -> str:
    """`the last Sunday in October`."""
    days = [d for d in range(1, month_length(year, month) + 1) if weekday(number(year, month, d)) == day_of_week]
    if n > len(days):
        raise UnresolvedError(f"no such day: {MONTH_NAMES[month - 1]} {_era(year)} has {len(days)} of them")
    return E.day_text(year, month, days[n - 1] if n > 0 else days[-1])


def _counted(part: str | None, last: int) -> tuple[int, int] | None:
    """The first and last day of so many at either end of a period of so many days."""
    if not part or part[-1] not in "DW" or not part[1:-1].isdigit():
        return None
    n = min(int(part[1:-1]) * (7 if part[-1] == "W" else 1), last if part[0] != "s" else last - 1)
    return (last - n + 1, last) if part[0] == "l" else (1, n) if part[0] == "f" else (n + 1, min(2 * n, last))


def _part_of_month(year: int, month: int, part: str | None) -> str:
    last = month_length(year, month)
    spans = {
        "early": (1, 10, "~"), "mid": (11, 20, "~"), "late": (21, last, "~"),
        "h1": (1, 15, ""), "h2": (16, last, ""),
        "d1": (1, 10, ""), "d2": (11, 20, ""), "d3": (21, last, ""), "w1": (1, 7, ""), "w2": (8, 14, ""),
        "w3": (15, 21, ""), "w4": (22, 28, ""), "wl": (last - 6, last, ""),
    }  # fmt: skip
    if (counted := _counted(part, last)) is not None:
        spans[part or ""] = (*counted, "")
    if part not in spans:
        return E.day_text(year, month)
    start, end, sign = spans[part]
    if start == end:
        return E.day_text(year, month, start)
    return f"{E.day_text(year, month, start)}{sign}/{E.day_text(year, month, end)}{sign}"


def _part_of_year(year: int, part: str | None) -> str:
    spans = {
        "early": (1, 4, "~"), "mid": (5, 8, "~"), "late": (9, 12, "~"),
        "h1": (1, 6, ""), "h2": (7, 12, ""),
        "q1": (1, 3, ""), "q2": (4, 6, ""), "q3": (7, 9, ""), "q4": (10, 12, ""),
    }  # fmt: skip
    if part and part[-1] == "M":
        n = min(int(part[1:-1]), 12)
        spans[part] = {"f": (1, n, ""), "s": (n % 12 + 1, min(2 * n, 12), ""), "l": (13 - n, 12, "")}[part[0]]
    if (counted := _counted(part, 366 if is_leap(year) else 365)) is not None:
        first = number(year, 1, 1) - 1
        return _stretch(first + counted[0], first + counted[1], None)
    if part not in spans:
        return E.year_text(year)
    start, end, sign = spans[part]
    if start == end:
        return E.day_text(year, start)
    return f"{E.day_text(year, start)}{sign}/{E.day_text(year, end)}{sign}"


def _stretch(first: int, last: int, part: str | None) -> str:
    if first == last:
        return E.day_text(*day_of(first))
    if part in ("early", "mid", "late", "h1", "h2"):
        low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6), "h1": (0, 3), "h2": (3, 6)}[part]
        sign = "~" if part in ("early", "mid", "late") else ""
        return f"{E.day_text(*day_of(first + low))}{sign}/{E.day_text(*day_of(first + high))}{sign}"
    return f"{E.day_text(*day_of(first))}/{E.day_text(*day_of(last))}"


def _era(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
