"""Days as numbers, for any year: the Gregorian calendar carried backwards (ISO 8601), year 0 is 1 BC."""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int | None, month: int) -> int:
    """Days in a month; February has 29 where the year is not known."""
    return 29 if month == 2 and (year is None or is_leap(year)) else _LENGTHS[month - 1]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def number(year: int, month: int, day: int) -> int:
    """The day's number, counted from 1 March of year 0 (so that leap days come last)."""
    y, m = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + day - 1


def day_of(n: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    era, of_era = divmod(n, 146097)
    y = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * y + y // 4 - y // 100)
    m = (5 * of_year + 2) // 153
    day = of_year - (153 * m + 2) // 5 + 1
    year = y + era * 400
    return (year, m + 3, day) if m < 10 else (year + 1, m - 9, day)


def weekday(n: int) -> int:
    """Monday is 0."""
    return (n + 2) % 7


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    y, m = divmod(year * 12 + month - 1 + n, 12)
    return y, m + 1


def from_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Gregorian day of a day of the Julian calendar (Old Style)."""
    y, m = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return day_of(365 * y + y // 4 + (153 * m + 2) // 5 + day - 1 - 2)
