"""Units of time that are pointed at: `this week`, `the following month`, `the day before`, `over the weekend`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.amounts import iso
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import part_before
from cablenlp.layers.dates.grammar.unit import RANKS, Unit, of_period
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import MONTHS, TOWARD, any_of

_BEFORE_LAST = re.compile(r"\s{1,2}(before\s{1,2}last|after\s{1,2}next)\b")
_OVER_BEFORE = re.compile(r"\b(?:over|during|at|on)\s{1,2}(?:the\s{1,2})?$")
_WEEKEND_BEFORE = re.compile(r"\b(this|next|coming|last|past|previous|following)\s{1,2}$")
_QUARTER_BEFORE = re.compile(r"\b(this|next|coming|last|current|previous|following|present)\s{1,2}$")
_TOMORROW_AFTER = re.compile(r"\s{1,2}(before|after)\s{1,2}(yesterday|tomorrow)\b")
_OF_OR_NUMBER = re.compile(r"\s{1,2}of\b|\s{1,2}\d")
_NUMBER_FOLLOWS = re.compile(r"\s{1,2}\d")
_DAY_BESIDE = re.compile(
    r"\s{1,2}(before|after|following)(?=\s{0,2}(?:[.,;:)]|$)|\s(?:and|but|aboard|was|were|had|that|with|saw|came"
    r"|[a-z]+ed)\b)"
)
_BESIDE_DATE = re.compile(
    rf"\s{{1,2}}(before|after|following)(?=\s{{1,2}}(?:the\s{{1,2}})?(?:\d|(?:{any_of(MONTHS)})\b|christmas))"
)
#: the day after the battle
_BESIDE_EVENT = re.compile(
    r"\s{1,2}(?:before|after|following)(?=\s{1,2}(?:the|this|that|his|her|its|our|my|your|their|[^\W\d]+'s)\s)"
)
#: on the third day, in the last week of the campaign
_IN_THE_BEFORE = re.compile(r"\b(?:on|in|during|by|until|till|towards?|since|after|before|from)\s{1,2}the\s{1,2}$")
_OF_EVENT = re.compile(r"\s{1,2}of\s{1,2}(?:the|this|that|his|her|its|our|my|your|their)\s")
#: by year's end
_AT_END = re.compile(r"(?:'s\s{1,2}|-)end\b")
_AND_AGE = re.compile(r"\s{1,2}(?:and\s{1,2}age)")
_THE_NEXT = re.compile(r"the\s{1,2}$")
_HYPHENED_UNIT = re.compile(r"-(?:old|long|end)")


def read_pointed(page: Page, unit: Unit) -> None:
    """A unit without a number, behind a word that points at it."""
    word = unit.pointer
    if unit.plural:
        if word in ("coming", "following", "ensuing", "preceding") and not unit.small:
            page.add(unit.pointer_at, unit.end, "date.duration", note="no definite length", weak=True)
    elif unit.small or unit.name == "fortnight" or _ranked(page, unit):
        return
    elif unit.fiscal and unit.name == "year":
        if word != "the" and not _NUMBER_FOLLOWS.match(page.low, unit.end):
            kind = "calendar" if unit.fiscal.startswith("cal") else "us"
            point = Point(step=("year", TOWARD.get(word, 0), "document"), fiscal=kind)
            page.add(unit.pointer_at, unit.end, "date.fiscal-year", point)
    elif unit.name in ("decade", "century"):
        _read_long(page, unit)
    elif word == "the":
        if not (_read_second_next(page, unit) or (unit.name == "day" and _read_day_beside(page, unit))):
            read_alone(page, unit)
    elif word == "past":
        duration, note = iso("1", unit.name), "a duration, not a point"
        page.add(unit.pointer_at, unit.end, "date.duration", duration=duration, note=note, weak=True)
    elif word not in ("first", "another", "those", "these"):
        _read_near(page, unit)


def _ranked(page: Page, unit: Unit) -> bool:
    """`the third day`, `the last week of the campaign`: one in a row that is told elsewhere, if anywhere."""
    low = page.low
    either = unit.pointer in ("first", "last")
    if unit.pointer not in RANKS and not either:
        return False
    if of_period(page, unit):
        return True  # part of the period named next
    if either and not _OF_EVENT.match(low, unit.end):
        return False
    if page.before(_IN_THE_BEFORE, unit.pointer_at, 14) and low[unit.end : unit.end + 1] not in "-'":
        page.add(unit.pointer_at, unit.end, "date.relative", note="counted from an event", weak=True)
    return True


def _read_long(page: Page, unit: Unit) -> None:
    """`this decade`, `the last century`."""
    word, toward = unit.pointer, TOWARD.get(unit.pointer, 0)
    if toward or word in ("this", "present", "that"):
        here = word in ("this", "present", "last", "next", "coming")
        point = Point(step=(unit.name, toward, "document" if here else "text"))
        page.add(unit.pointer_at, unit.end, "date.relative", point, weak=True)


def _read_near(page: Page, unit: Unit) -> None:
    """`this week`, `next month`, `the following year`, `that day`."""
    low, word, toward = page.low, unit.pointer, TOWARD.get(unit.pointer, 0)
    day = unit.name == "day"
    if day and (word in ("present", "current", "last") or _AND_AGE.match(low, unit.end)):
        return
    if _HYPHENED_UNIT.match(low, unit.end):
        return
    here = not day and (word in ("last", "next", "coming") or (toward == 0 and word not in ("that", "same")))
    if word == "next" and _THE_NEXT.search(low, max(0, unit.pointer_at - 5), unit.pointer_at):
        here = False
    page.add(
        unit.pointer_at, unit.end, "date.relative", Point(step=(unit.name, toward, "document" if here else "text"))
    )


def _read_second_next(page: Page, unit: Unit) -> bool:
    """`the week before last`, `the month after next`."""
    tail = _BEFORE_LAST.match(page.low, unit.end)
    if tail is None:
        return False
    away = -2 if tail[1].startswith("before") else 2
    page.add(unit.start, tail.end(), "date.relative", Point(step=(unit.name, away, "document")))
    return True


def _read_day_beside(page: Page, unit: Unit) -> bool:
    """`the day before yesterday`, `the day after`, `the day before 5 May`, `the day after the battle`."""
    low, start, end = page.low, unit.start, unit.end
    if tail := _TOMORROW_AFTER.match(low, end):
        back = tail[2] == "yesterday"
        away = 2 if (tail[1] == "before") == back else 0
        page.add(start, tail.end(), "date.deictic", Point(step=("day", -away if back else away, "document")))
    elif tail := _DAY_BESIDE.match(low, end):
        page.add(start, tail.end(), "date.relative", Point(step=("day", -1 if tail[1] == "before" else 1, "text")))
    elif tail := _BESIDE_DATE.match(low, end):
        away = -1 if tail[1] == "before" else 1
        page.add(start, tail.end(1), "date.relative", away=("day", away), doubtful=True)
    elif tail := _BESIDE_EVENT.match(low, end):
        page.add(start, tail.end(), "date.relative", note="counted from an event", weak=True)
    return tail is not None


def read_alone(page: Page, unit: Unit) -> None:
    """`by year's end`, `the month` behind a part."""
    low, start, name = page.low, unit.start, unit.name
    m = _AT_END.match(low, unit.end)
    if m and name in ("year", "month"):
        page.add(start, m.end(), "date.relative", Point(step=(name, 0, "document"), part="late"))
    elif name in ("year", "month", "week") and part_before(page, start, 40) and not _OF_OR_NUMBER.match(low, unit.end):
        page.add(start, unit.end, "date.relative", Point(step=(name, 0, "document")))


def read_weekend(page: Page, start: int, end: int) -> None:
    """`this weekend`, `over the weekend`: Saturday and Sunday."""
    m = page.before(_WEEKEND_BEFORE, start)
    word = m[1] if m else ""
    over = not word and page.before(_OVER_BEFORE, start) is not None
    toward = 0 if word == "coming" else TOWARD.get(word, 0)
    point = Point(step=("weekend", toward, "document"), toward=-over)
    page.add(m.start() if m else start, end, "date.weekend", point, weak=not word)


def read_quarter(page: Page, start: int, end: int) -> None:
    """`this quarter`, `the last quarter`."""
    m = page.before(_QUARTER_BEFORE, start)
    if m and not _OF_OR_NUMBER.match(page.low, end):
        page.add(m.start(1), end, "date.relative", Point(step=("quarter", TOWARD.get(m[1], 0), "document")))
