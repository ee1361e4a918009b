"""What stands around a date is drawn in: a weekday, a part, a sign of doubt, how it bounds."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import TRAILING_SIGN
from cablenlp.layers.dates.grammar.joins import join
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import part_before
from cablenlp.layers.dates.points import Point, RawDate
from cablenlp.layers.dates.words import NUMBERS, TOWARD, WEEKDAYS, any_of

_ABOUT_BEFORE = re.compile(
    r"(\b(?:circa|ca?\.)|\b(?:about|around|approximately|approx\.|roughly"
    r"|on\s{1,2}or\s{1,2}about))\s{0,3}(?:the\s{1,2})?$"
)
#: A date that is put so is guessed; "probably on 5 May" doubts the event.
_PROBABLY_BEFORE = re.compile(r"\b(?:probably|possibly|perhaps|presumably|prob\.)\s{1,2}$")
_BOUND_AFTER = re.compile(r"\s{1,2}or\s{1,2}(?:(earlier|before)|later|after)\b")
_WEEK_BEFORE = re.compile(
    r"\bweek\s{1,2}(of|ending|ended|beginning|commencing|starting)(?:\s{1,2}on)?\s{1,2}(?:the\s{1,2})?$"
)
_WEEKDAYS = tuple(WEEKDAYS)
_WEEK_ENDS = frozenset(("of", "ending", "ended", "beginning", "commencing", "starting", "on", "the"))
_NIGHT_BEFORE = re.compile(
    r"\b((?:early|small)\s{1,2}hours|nights?|evening|morning|afternoon|eve|midnight"
    r"|noon)\s{1,2}(?:of\s{1,2}(?:the\s{1,2})?)$"
)
_WEEKDAY_BEFORE = re.compile(rf"\b({any_of(WEEKDAYS)})\.?,?\s{{1,3}}(?:the\s{{1,2}})?$")
_BOUND_BEFORE = re.compile(
    r"\b(?:(?P<from>not\s{1,2}before|on\s{1,2}or\s{1,2}after|since|as\s{1,2}from|from|effective|beginning|starting"
    r"|commencing"
    r"|(?:no|not)\s{1,2}earlier\s{1,2}than)"
    r"|(?P<until>(?:no|not)\s{1,2}(?:later\s{1,2}than|after)|(?:on|by)\s{1,2}or\s{1,2}before|by|until|till"
    r"|up\s{1,2}to|through)"
    r"|(?P<before>before|prior(?:\s{1,2}to)?|in\s{1,2}advance\s{1,2}of)"
    r"|(?P<after>after|subsequent\s{1,2}to|following|later\s{1,2}than))"
    r"\s{1,3}(?:about\s{1,2}|the\s{1,2}|at\s{1,2}the\s{1,2}|around\s{1,2}){0,2}$"
)
_OLD_STYLE = re.compile(r"\s{0,2}[(\[]?(o\.?\s?s\b\.?|old\s{1,2}style)(?:(?<=\.)|\b)[)\]]?")
_NEW_STYLE = re.compile(r"\s{0,2}[(\[](?:n\.?\s?s\.?|new\s{1,2}style)[)\]]")
_OLD_BEFORE = re.compile(r"\b(?:o\.\s?s\.|old\s{1,2}style)\s{1,2}$")
_NEXT_BEFORE = re.compile(
    r"\b(this|last|next|past|coming|previous|preceding|following|that|the\ssame|this\scoming"
    r"|this\spast|current)\s{1,2}$"
)


def finish(page: Page) -> list[RawDate]:
    """The dates of a page, in order, with all that belongs to them."""
    page.found.sort(key=lambda r: r.start)
    page.at = 0
    for raw in page.found:
        if raw.label == "DATE" and raw.points:
            _modify(page, raw)
            page.own(raw)
        page.at = raw.end
    kept = [r for r in join(page, page.found) if not r.doubtful]
    floor = 0
    for raw in kept:
        if raw.label == "DATE" and (raw.points or raw.duration is None) and raw.join != "range":
            raw.bound = raw.bound or _bound(page, raw, floor)
        floor = raw.end
    return kept


def _bound(page: Page, raw: RawDate, floor: int) -> str | None:
    """Which way a date bounds: `by 5 May`, `5 May or later`; nothing before `floor` tells."""
    if after := _BOUND_AFTER.match(page.low, raw.end):
        return "until" if after[1] else "from"
    before = _BOUND_BEFORE.search(page.low, max(floor, raw.start - 30), raw.start)
    return before.lastgroup if before else None


def _modify(page: Page, raw: RawDate) -> None:
    """Draw in what qualifies a date: weekday, early, night of, circa, last, (?), O.S."""
    point = raw.points[-1]
    if raw.rule in ("date.month", "date.weekday") and not point.toward and not point.step:
        _pointed(page, raw)
    if point.day is not None:
        _draw_in_day(page, raw)
    elif not raw.join:
        _draw_in_part(page, raw)
    _doubt(page, raw)
    if point.day is not None:
        _date_by_style(page, raw)
    if page.low[raw.start - 1 : raw.start] == "[" and page.low[raw.end : raw.end + 1] == "]" and raw.note is None:
        raw.note = "supplied in brackets"


def _draw_in_day(page: Page, raw: RawDate) -> None:
    """`Monday`, `the night of`, `the week ending` before a day."""
    word = page.word_before(raw.start)
    if (
        (word == "the" or word.rstrip(".,").endswith(_WEEKDAYS))
        and (m := page.before(_WEEKDAY_BEFORE, raw.start))
        and page.text[m.start()].isupper()
    ):
        raw.start = m.start()
        word = page.word_before(raw.start)
    single = raw.points[0] if len(raw.points) == 1 else None
    if word in ("of", "the") and (m := page.before(_NIGHT_BEFORE, raw.start)):
        raw.start = m.start()
        if m[1] == "eve" and single:
            raw.points = (single._replace(shift=("day", -1)),)
    elif single and word in _WEEK_ENDS and (m := page.before(_WEEK_BEFORE, raw.start)):
        raw.start = m.start()
        raw.points = (single._replace(part="week-to" if m[1].startswith("end") else "week-from"),)


def _draw_in_part(page: Page, raw: RawDate) -> None:
    """`early`, `the end of`, `the first half of` before a period."""
    m = part_before(page, raw.start, 44)
    if m is None or raw.points[-1].weekday is not None:
        return
    part = _part(m)
    first = raw.points[0]._replace(part=part)
    if _part_fits(first, part):
        raw.points, raw.start = (first, *raw.points[1:]), m.start()
        raw.weak = raw.doubtful = False


def _doubt(page: Page, raw: RawDate) -> None:
    """`about`, `circa` before a date, `(?)` behind it."""
    low = page.low
    if about := _ABOUT_BEFORE.search(low, max(page.at, raw.start - 20), raw.start):
        raw.sign = "~"
        if about[1].startswith("c"):
            raw.start = about.start()
    if tail := TRAILING_SIGN.match(low, raw.end):
        raw.sign, raw.end = "?", tail.end()
    elif low[raw.start - 1 : raw.start] == "?" or (
        _has_year(raw.points[-1]) and page.before(_PROBABLY_BEFORE, raw.start)
    ):
        raw.sign = "?"


def _date_by_style(page: Page, raw: RawDate) -> None:
    """`(O.S.)`, `new style` beside a day."""
    old = _OLD_STYLE.match(page.low, raw.end)
    if old and page.text[old.start(1)].isupper():
        raw.old_style, raw.end = True, old.end()
    elif new := _NEW_STYLE.match(page.low, raw.end):
        raw.end = new.end()
    elif before := page.before(_OLD_BEFORE, raw.start):
        raw.old_style, raw.start = True, before.start()


def _has_year(point: Point) -> bool:
    return point.year is not None or point.short is not None


def _part(m: re.Match[str]) -> str:
    """The code of a part: `early`, `q2`, or side, number and unit: `f3D`, `s6M`, `l2W`."""
    if m["side"]:
        side = "l" if m["side"] == "final" else m["side"][0]
        many = m["many"] or "1"
        return f"{side}{NUMBERS[many] if many in NUMBERS else int(many)}{m['unit'][0].upper()}"
    return m.lastgroup or ""


def _pointed(page: Page, raw: RawDate) -> None:
    """`next March`, `last Tuesday`, `the previous April`, `this September`."""
    m = page.before(_NEXT_BEFORE, raw.start)
    point = raw.points[-1]
    if m is None or point.day is not None or m[1] in ("that", "the same"):
        return
    word = m[1]
    point = point._replace(toward=TOWARD.get(word, 0))
    if word in ("previous", "following", "preceding") and point.month:
        point = point._replace(step=("month-named", 0, "text"))
    elif word in ("this", "current"):
        point = point._replace(step=("year" if point.month else "week", 0, "document"))
    raw.points, raw.start = (*raw.points[:-1], point), m.start(1)
    raw.weak = raw.doubtful = False


def _part_fits(point: Point, part: str) -> bool:
    monthly = point.month is not None or (point.step is not None and point.step[0].startswith("month"))
    if part[-1] in "DWM" and point.season is None and point.mask is None:
        return not (monthly and part[-1] == "M")
    if len(part) == 2 and part[0] in "dw":
        return monthly
    if part[1:].isdigit() and part[0] == "q":
        return point.month is None and point.season is None and point.mask is None
    return not (point.step and point.step[0] == "day")
