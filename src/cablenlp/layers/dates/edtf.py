"""Values of the Extended Date/Time Format (ISO 8601-2, levels 0 to 2), as plain strings.

Only what the reader of dates writes: days, months, years, seasons, unspecified digits, qualifiers, intervals,
sets and times.
"""

from __future__ import annotations

import re

from cablenlp.layers.dates.calendar import is_day, month_length

_SIMPLE = re.compile(
    r"(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(T\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?)?[~?%]?"
)
#: First and last month of a season; winter begins in December of its year and ends in the next.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def year_text(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def day_text(year: int, month: int | None = None, day: int | None = None) -> str:
    """`1950`, `1950-10` or `1950-10-12`."""
    text = year_text(year)
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def qualify(value: str, sign: str) -> str:
    """Mark every date in a value as approximate (`~`) or uncertain (`?`)."""
    return _SIMPLE.sub(lambda m: m[0] if m[0][-1] in "~?%" else m[0] + sign, value) if sign else value


def _simple_bounds(text: str) -> tuple[str, str] | None:
    m = _SIMPLE.fullmatch(text)
    if m is None:
        return None
    sign, year, month, day, _ = m.groups()
    if year.startswith("X") or (month or "").startswith("X"):
        return None
    if day and "X" not in text:
        whole = text[: len(sign) + 10]
        return (whole, whole) if is_day(int(sign + year), int(month), int(day)) else None
    low, high = int(sign + year.replace("X", "0")), int(sign + year.replace("X", "9"))
    low, high = min(low, high), max(low, high)
    if month and int(month) > 20:
        first, last = _SEASONS.get(int(month), (1, 12))
        over, last = divmod(last - 1, 12)
        return day_text(low, first, 1), day_text(high + over, last + 1, month_length(high + over, last + 1))
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    if not 1 <= first_month <= 12:
        return None
    if day and day.isdigit():
        if not is_day(None if "X" in year else high, first_month, int(day)):
            return None
        return day_text(low, first_month, int(day)), day_text(high, first_month, int(day))
    return day_text(low, first_month, 1), day_text(high, last_month, month_length(high, last_month))


def _key(day: str) -> tuple[int, ...]:
    sign = -1 if day.startswith("-") else 1
    year, month, number = day.lstrip("-").split("-")
    return sign * int(year), int(month), int(number)


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day (ISO) that a value may mean; None where it is open or says nothing definite."""
    if edtf[:1] in ("[", "{"):
        members = [b for part in edtf[1:-1].split(",") if (b := _simple_bounds(part))]
        if not members:
            return None, None
        return min((m[0] for m in members), key=_key), max((m[1] for m in members), key=_key)
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        first, last = _simple_bounds(start), _simple_bounds(end)
        return (first[0] if first else None), (last[1] if last else None)
    both = _simple_bounds(edtf)
    return both if both else (None, None)


def in_order(first: str, last: str) -> bool:
    """Whether one date may begin before another ends."""
    start, end = bounds(first)[0], bounds(last)[1]
    return start is None or end is None or _key(start) <= _key(end)


def is_valid(edtf: str) -> bool:
    """Whether this is a value that the reader of dates may write, with days that the calendar has."""
    parts = edtf[1:-1].split(",") if edtf[:1] in ("[", "{") else edtf.split("/")
    if len(parts) > 2 and "/" in edtf:
        return False
    if edtf[:1] in ("[", "{") and edtf[-1] != {"[": "]", "{": "}"}[edtf[0]]:
        return False

    def simple(part: str) -> bool:
        m = _SIMPLE.fullmatch(part)
        if m is None:
            return False
        if m[3] and m[3].isdigit() and not (1 <= int(m[3]) <= 12 or 21 <= int(m[3]) <= 24):
            return False
        if m[4] and m[3].isdigit() and m[4].isdigit():
            year = int(m[1] + m[2]) if "X" not in m[2] else None
            return is_day(year, int(m[3]), int(m[4]))
        return True

    return all(simple(p) or (p in ("", "..") and "/" in edtf) for p in parts) and edtf not in (
        "",
        "/",
        "../..",
    )
