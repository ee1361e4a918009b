"""Units of time that are counted: `two weeks later`, `in three days' time`, `for five months`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.amounts import iso, whole
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.unit import Unit, of_period
from cablenlp.layers.dates.points import Point

_COUNTED_FROM = re.compile(
    r"(?:'\s?s?)?(?:\s{1,3}or\s{1,2}so)?\s{1,3}(?:(?P<back>ago|earlier|previously|back(?=[.,;]))"
    r"|(?P<on>later|hence|afterwards?|thereafter|from\s{1,2}(?:now|today))|(?P<before>before)"
    r"|(?P<after>after))\b"
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|about|within|in|over|after|before|nearly|almost|lasted|lasting|than|of|take|takes"
    r"|took|least|inside|some|just|"
    r"spent|wait|every|another|under|approximately|last|next|roughly|until|on|to|already|only)\s{1,2}$"
)
#: in two weeks' time
_TIME_AFTER = re.compile(r"s?'?s?\s{1,2}time\b(?!\s{1,2}(?:limit|table|period))")
_TODAY_AFTER = re.compile(r"\s{1,2}(?:ago\s{1,2})?today\b")
_POINT_ENDS = re.compile(r"\s{0,2}(?:[.,;:)]|$)")
_ONE_DAY_CLAUSE = re.compile(r"\s{1,2}(?:it|the|he|we|be|when|you)\b")
_PLAN_AFTER = re.compile(r"[\s-](?:plan|program|programme)")
#: Of `the next two weeks` the mention begins with these.
_DRAWN_IN = frozenset(("next", "last", "past", "coming", "following", "previous", "preceding", "ensuing", "first"))
_PARTS = frozenset(("first", "second", "third", "last", "middle", "final"))


def read_counted(page: Page, unit: Unit) -> None:
    """A unit with a number: a step from somewhere, or a length of time."""
    low, n = page.low, whole(unit.amount)
    if unit.pointer in _PARTS and of_period(page, unit):
        return
    if not unit.pointer and n is not None and (timed := _TIME_AFTER.match(low, unit.end)):
        point = Point(step=(unit.name, n, "document"))
        page.add(unit.number_at, timed.end(), "date.relative", point, label=unit.label)
    elif unit.pointer in ("", "the", "another") and (after := _COUNTED_FROM.match(low, unit.end)):
        _read_step(page, unit, after)
    elif _is_length(page, unit):
        begin = unit.pointer_at if unit.pointer in _DRAWN_IN else unit.number_at
        duration = iso(unit.amount, unit.name)
        note = "a duration, not a point" if duration else "no definite length"
        page.add(begin, unit.end, "date.duration", label=unit.label, duration=duration, note=note, weak=True)


def _read_step(page: Page, unit: Unit, after: re.Match[str]) -> None:
    """`two weeks ago`, `three days later`, `a month before the talks`."""
    low, begin, stop, n = page.low, unit.number_at, after.end(), whole(unit.amount)
    if after["back"] == "ago" and (today := _TODAY_AFTER.match(low, stop)):
        stop = today.end()
    if (after["before"] or after["after"]) and not _POINT_ENDS.match(low, stop):
        if unit.name == "day" and unit.amount == "1" and unit.number not in ("a", "an"):
            return
        away = None if n is None or unit.small else (unit.name, -n if after["before"] else n)
        duration = iso(unit.amount, unit.name)
        note = "counted from an event"
        page.add(begin, stop, "date.relative", label=unit.label, duration=duration, note=note, away=away)
        return
    if n is None:
        page.add(begin, stop, "date.relative", label=unit.label, note="no definite number", weak=True)
        return
    from_now = after["back"] == "ago" or (after["on"] or "").startswith(("from", "hence"))
    name = unit.name
    if name in ("decade", "century"):
        name, n = "year", n * (10 if name == "decade" else 100)
    back = after["back"] or after["before"]
    point = Point(step=(name, -n if back else n, "document" if from_now else "text"))
    page.add(begin, stop, "date.relative", point, label=unit.label)


def _is_length(page: Page, unit: Unit) -> bool:
    """Whether a number and a unit are a length of time, and no mere words: "one day he came", "a day"."""
    low, begin, number = page.low, unit.number_at, unit.number
    before = low[unit.start - 1]
    indefinite = number in ("a", "an")
    if not unit.pointer:
        if unit.name == "day" and number == "one" and _ONE_DAY_CLAUSE.match(low, unit.end):
            return False
        if indefinite and not _LENGTH_BEFORE.search(low, max(0, begin - 15), begin):
            return low.startswith("-long", unit.end)
    if not unit.plural and not indefinite and number not in ("one", "1") and before not in "- \n":
        return False
    if number in ("some", "many") or (number == "few" and not unit.pointer):
        return False
    return not (before == "-" and _PLAN_AFTER.match(low, unit.end))
