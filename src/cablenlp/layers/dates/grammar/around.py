"""What stands around a date is drawn in, and two that make one stretch are joined."""

from __future__ import annotations

import re
from dataclasses import replace

from cablenlp.layers.dates.grammar.fragments import BETWEEN_BEFORE, PART_BEFORE, TRAILING_SIGN
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.points import Join, Point, RawDate
from cablenlp.layers.dates.words import NUMBERS, TOWARD, WEEKDAYS, any_of

_ABOUT_BEFORE = re.compile(
    r"(\b(?:circa|ca?\.)|\b(?:about|around|approximately|approx\.|roughly"
    r"|on\s{1,2}or\s{1,2}about))\s{0,3}(?:the\s{1,2})?$"
)
_NIGHT_BEFORE = re.compile(
    r"\b(?:night|evening|morning|afternoon|eve|midnight"
    r"|noon)\s{1,2}(?:of\s{1,2}(?:the\s{1,2})?)$"
)
_WEEKDAY_BEFORE = re.compile(rf"\b({any_of(WEEKDAYS)})\.?,?\s{{1,3}}(?:the\s{{1,2}})?$")
_BOUND_BEFORE = re.compile(
    r"\b(?:(?P<from>not\s{1,2}before|since|as\s{1,2}from|from|effective|beginning|starting|commencing"
    r"|(?:no|not)\s{1,2}earlier\s{1,2}than)"
    r"|(?P<until>(?:no|not)\s{1,2}(?:later\s{1,2}than|after)|by|until|till|up\s{1,2}to|through)"
    r"|(?P<before>before|prior(?:\s{1,2}to)?|in\s{1,2}advance\s{1,2}of)"
    r"|(?P<after>after|subsequent\s{1,2}to|following|later\s{1,2}than))"
    r"\s{1,3}(?:about\s{1,2}|the\s{1,2}|at\s{1,2}the\s{1,2}|around\s{1,2}){0,2}$"
)
_RANGE_GAP = re.compile(r"\s{0,3}(?:[-/]|,?\s?(?:up\s)?to|until|till|through|thru)\s{0,3}(?:the\s{1,2})?")
_AND_GAP = re.compile(r",?\s{1,3}(?:and|&)\s{1,3}(?:the\s{1,2})?")
_OR_GAP = re.compile(r",?\s{1,3}or\s{1,3}(?:the\s{1,2}|in\s{1,2})?")
_OLD_STYLE = re.compile(r"\s{0,2}[(\[]?(o\.?\s?s\b\.?|old\s{1,2}style)(?:(?<=\.)|\b)[)\]]?")
_NEW_STYLE = re.compile(r"\s{0,2}[(\[](?:n\.?\s?s\.?|new\s{1,2}style)[)\]]")
_OLD_BEFORE = re.compile(r"\b(?:o\.\s?s\.|old\s{1,2}style)\s{1,2}$")
_NEXT_BEFORE = re.compile(
    r"\b(this|last|next|past|coming|previous|preceding|following|that|the\ssame|this\scoming"
    r"|this\spast|current)\s{1,2}$"
)


def finish(page: Page) -> list[RawDate]:
    page.found.sort(key=lambda r: r.start)
    page.at = 0
    for raw in page.found:
        if raw.label == "DATE" and raw.points:
            _modify(page, raw)
        page.at = raw.end
    joined = _join(page, page.found)
    kept = [r for r in joined if not r.doubtful]
    for k, raw in enumerate(kept):
        floor = kept[k - 1].end if k else 0
        if raw.label == "DATE" and (raw.points or raw.duration is None) and raw.join != "range" and raw.bound is None:
            m = _BOUND_BEFORE.search(page.low, max(floor, raw.start - 30), raw.start)
            if m:
                raw.bound = next(name for name, v in m.groupdict().items() if v)
    return kept


def _modify(page: Page, raw: RawDate) -> None:
    """Draw in what qualifies a date: weekday, early, night of, circa, last, (?), O.S."""
    low = page.low
    point = raw.points[-1]
    dated = point.day is not None
    if raw.rule in ("date.month", "date.weekday") and not point.toward and not point.step:
        _pointed(page, raw)
        point = raw.points[-1]
    if dated and (m := page.before(_WEEKDAY_BEFORE, raw.start)) and page.text[m.start()].isupper():
        raw.start = m.start()
    if dated and (m := page.before(_NIGHT_BEFORE, raw.start)):
        raw.start = m.start()
    if not dated and not raw.join:
        m = page.before(PART_BEFORE, raw.start, 44)
        if m and point.weekday is None:
            name = next(k for k, v in m.groupdict().items() if v)
            if name == "months":
                name = f"m{NUMBERS[m['months']]}"
            first = replace(raw.points[0], part=name)
            if _part_fits(first, name):
                raw.points = (first, *raw.points[1:])
                raw.start = m.start()
                raw.weak = raw.doubtful = False
    m = _ABOUT_BEFORE.search(low, max(page.at, raw.start - 20), raw.start)
    if m:
        raw.sign = "~"
        if m[1].startswith("c"):
            raw.start = m.start()
    tail = TRAILING_SIGN.match(low, raw.end)
    if tail:
        raw.sign, raw.end = "?", tail.end()
    if dated:
        old = _OLD_STYLE.match(low, raw.end)
        if old and page.text[old.start(1)].isupper():
            raw.old_style, raw.end = True, old.end()
        elif (m := _NEW_STYLE.match(low, raw.end)) is not None:
            raw.end = m.end()
        elif (m := page.before(_OLD_BEFORE, raw.start)) is not None:
            raw.old_style, raw.start = True, m.start()
    if low[raw.start - 1 : raw.start] == "[" and low[raw.end : raw.end + 1] == "]" and raw.note is None:
        raw.note = "supplied in brackets"


def _pointed(page: Page, raw: RawDate) -> None:
    """`next March`, `last Tuesday`, `the previous April`, `this September`."""
    m = page.before(_NEXT_BEFORE, raw.start)
    point = raw.points[-1]
    if m is None or point.day is not None or m[1] in ("that", "the same"):
        return
    word = m[1]
    point = replace(point, toward=TOWARD.get(word, 0))
    if word in ("previous", "following", "preceding") and point.month:
        point = replace(point, step=("month-named", 0, "text"))
    elif word in ("this", "current"):
        point = replace(point, step=("year" if point.month else "week", 0, "document"))
    raw.points, raw.start = (*raw.points[:-1], point), m.start(1)
    raw.weak = raw.doubtful = False


def _part_fits(point: Point, part: str) -> bool:
    if len(part) == 2 and part[0] in "dw":
        return point.month is not None
    if part[1:].isdigit() and part[0] in "qm":
        return point.month is None and point.season is None and point.mask is None
    return not (point.step and point.step[0] == "day")


def _join(page: Page, raws: list[RawDate]) -> list[RawDate]:
    """Make one mention of a range or alternative that is written as two."""
    low = page.low
    out: list[RawDate] = []
    for raw in raws:
        last: RawDate | None = out[-1] if out else None
        gap = low[last.end : raw.start] if last and 0 <= raw.start - last.end <= 16 else None
        if gap is not None and last and _joinable(last, raw):
            between = BETWEEN_BEFORE.search(low, max(0, last.start - 14), last.start)
            a, b = last.points[0], raw.points[-1]
            bare = last.rule == "date.month" and a.part is None
            how: Join = ""
            if (
                _RANGE_GAP.fullmatch(gap)
                or (_AND_GAP.fullmatch(gap) and between and between[0].startswith("between"))
                or (
                    _AND_GAP.fullmatch(gap)
                    and bare
                    and raw.rule in ("date.month", "date.month-year")
                    and b.part is None
                    and b.month == (a.month or 0) + 1
                )
            ):
                how = "range"
            elif _OR_GAP.fullmatch(gap) and not a.part and not b.part and (last.rule, raw.rule) in _ALTERNATIVES:
                how = "or"
            if how:
                last.points, last.join, last.end = (a, b), how, raw.end
                last.rule = "date.range" if how == "range" else "date.alternative"
                last.doubtful = last.doubtful and raw.doubtful
                last.weak = last.weak and raw.weak
                last.note, last.sign = last.note or raw.note, last.sign or raw.sign
                continue
        if (
            raw.doubtful
            and last
            and gap is not None
            and re.fullmatch(r"\s?(?:,|,?\s(?:and|or)|/)\s?", gap)
            and last.points
            and last.points[-1].month
        ):
            raw.doubtful = False
        out.append(raw)
    return out


def _joinable(a: RawDate, b: RawDate) -> bool:
    if a.label != "DATE" or b.label != "DATE" or len(a.points) != 1 or len(b.points) != 1 or a.join or b.join:
        return False
    if a.clock or b.clock:
        return False
    p, q = a.points[0], b.points[0]
    if p.step and p.step[0] == "day" and q.step:
        return True
    return (p.weekday is None) == (q.weekday is None)


_ALTERNATIVES = {
    ("date.month", "date.month"), ("date.month", "date.month-year"), ("date.month-day", "date.month-day"),
    ("date.weekday", "date.weekday"), ("date.day-month", "date.day-month"),
    ("date.day-month", "date.day-month-year"),
    ("date.month-day", "date.month-day-year"), ("date.day", "date.day"), ("date.year", "date.year"),
    ("date.deictic", "date.deictic"),
}  # fmt: skip
