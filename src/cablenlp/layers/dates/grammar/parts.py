"""From matched words to what they say: days, years, steps."""

from __future__ import annotations

import re
from itertools import pairwise

from cablenlp.layers.dates.grammar.fragments import PART_BEFORE, PART_ENDS
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.points import Join, Point, Step

_DAY_ITEM = re.compile(r"(\d{1,2})(?:\s?(?:st|nd|rd|th|d)\b)?\]?(?:\s?\(\?\)|\?)?(?:\s?\[(\d{1,2})\??\])?")


def in_year(point: Point, text: str | None) -> Point:
    """A point with the year, or its last two digits, of a matched year; as it was where there is none."""
    if not text:
        return point
    digits = int("".join(c for c in text if c.isdigit()))
    if "b" in text:
        return point._replace(year=1 - digits)
    short = sum(c.isdigit() for c in text) == 2 and "a" not in text
    return point._replace(short=digits) if short else point._replace(year=digits)


def supplied(*texts: str | None) -> str | None:
    return "supplied in brackets" if any(t and "[" in t for t in texts) else None


def sign(*texts: str | None) -> str:
    return "?" if any(t and "?" in t for t in texts) else ""


def days_of(text: str) -> tuple[list[int], Join, str | None]:
    """The days of a matched list, how they are joined, and what an editor put right."""
    items = list(_DAY_ITEM.finditer(text))
    days = [int(m[2] or m[1]) for m in items]
    fixed = [m for m in items if m[2]]
    note = f"corrected in brackets from {fixed[0][1]}" if fixed else None
    if len(days) == 1:
        return days, "", note
    if re.search(r"\bor\b", text):
        return days, "or", note
    if re.search(r"\band\b|&|,", text):
        return days, "and", note
    return days, "range", note


def points_of(days: list[int], join: Join, base: Point) -> tuple[tuple[Point, ...], Join]:
    if join == "and" and all(b == a + 1 for a, b in pairwise(days)):
        days, join = [days[0], days[-1]], "range"
    return tuple(base._replace(day=d) for d in days), join


_SAME = {"this": 0, "last": -1, "next": 1}


def same_step(word: str, unit: str) -> Step:
    word = " ".join(word.split())
    if word in _SAME:
        return (unit, _SAME[word], "document")
    if word.endswith(("following", "next")):
        return (unit, 1, "text")
    if word.endswith(("previous", "preceding")):
        return (unit, -1, "text")
    return (unit, 0, "text")


def bracketed(low: str, start: int, end: int) -> tuple[int, int]:
    """Where a date behind a bracket begins and ends: the brackets around all of it stay outside."""
    if low[end - 1] == "]":
        return start, end - 1
    return (start - 1, end) if "]" in low[start:end] else (start, end)


def part_before(page: Page, pos: int, width: int) -> re.Match[str] | None:
    """The part of a period that stands before it: `early`, `end of`, `first half of`."""
    words = page.low[max(0, pos - 24) : pos].replace("-", " ").split()[-2:]
    return None if PART_ENDS.isdisjoint(words) else page.before(PART_BEFORE, pos, width)
