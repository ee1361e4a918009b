"""Longer periods: fiscal years, decades, centuries, years BC, seasons."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import AD, BC, SAME_YEAR, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year, same_step
from cablenlp.layers.dates.points import Anchor, Join, Point
from cablenlp.layers.dates.words import DECADES, ORDINALS, SEASONS, TOWARD, any_of

_ERA_YEAR = re.compile(
    rf"(\d{{1,4}})(?:(\s?[-/]\s?|\s{{1,2}}(?:to|until|and|or)\s{{1,2}})(\d{{1,4}}))?(?:({BC})|({AD}))"
)
_FILE_AFTER = re.compile(r"\s?\w*/|\s\w+/\d")
_DECADE = re.compile(rf"((?:1\d|20|\d)?\d0)('?)s\b({BC})?")
_CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({any_of(ORDINALS)}))[\s-]{{1,2}}centur(?:y|ies)\b(?:({BC})|{AD})?"
)
_FISCAL_YEAR = re.compile(
    r"((?:1\d|20)\d\d|'?\d\d)(?:(\s?[-/]\s?)((?:1\d|20)\d\d|'?\d\d)|(\s(?:to|and|&)\s)((?:1\d"
    r"|20)\d\d))?(?!\d)"
)
_FISCAL_BEFORE = re.compile(
    r"(?:\b(?:u\.?s\.?|american|japanese|british|indian)\s{1,2})?"
    r"(?:\b(?:j|u\.?s\.?\s?)?f\.?y\.?'?s?|\bc\.?y\.?|\b(?:fiscal|financial|calendar)\s{1,2}years?"
    r"|\bfiscal(?=\s))[\s'-]{0,2}$"
)
_FISCAL = ("fys", "fy's", "fy", "f.y", "fy.", "f.y.", "cy", "c.y", "cy.", "c.y.", "year", "years", "fiscal")
_DECADE_WORD_BEFORE = re.compile(
    r"\b(?:the|early|mid|middle|late|end\sof\sthe)[\s-]{1,2}(?:(?:early|mid|late)[\s-]{1,2})?'?(?:(eighteen"
    r"|nineteen)[\s-])?'?$"
)
_SEASON_YEAR = re.compile(
    rf"(spring|summer|autumn|fall|winter)\b(?:,?\s{{1,2}}(?:of\s{{1,2}})?({YEAR})(?:\s?[-/]\s?((?:1[4-9]|20)\d\d"
    rf"|\d\d)(?!\d))?|{SAME_YEAR})?"
)
_SEASON_BEFORE = re.compile(
    r"\b(?:(this|last|next|that|the\s{1,2}(?:following|next|previous|same|coming)|coming|past)|in"
    r"|during|by|until|till|since|in\s{1,2}the|"
    r"during\s{1,2}the|by\s{1,2}the|before|after|throughout|of|for|early|mid|late|until\s{1,2}the"
    r"|since\s{1,2}the|through|the|over)[\s-]{1,2}(?:the\s{1,2})?$"
)
_AD_BEFORE = re.compile(r"a\.?d\.?\s$")
_ERA_DIGITS = re.compile(r"\d{1,4}(?!\d)")
_DECADE_BEFORE = re.compile(r"\bthe\s|\b(?:early|mid|late)[\s-]$")
_ORDINAL_BEFORE = re.compile(rf"\b({any_of(ORDINALS)})[\s-]{{1,2}}$")
_SEASON_NAME_AFTER = re.compile(r"\s{1,2}(?:of|offensive|palace|term)\b|[-']")
_SEASON_AFTER = re.compile(r"\s{1,2}(?:and|or)\s{1,2}(?:spring|summer|autumn|winter)\b")
_FALL_ENDS = re.compile(r"\s{0,2}(?:[.,;)]|$)")
_OF_SPRING = re.compile(r"\b(?:to|of|the)\s$")
_SPRING_ENDS = re.compile(r"\s{0,2}[.,;)]")


def read_fiscal_before(page: Page, pos: int) -> bool:
    if not page.low[max(0, pos - 12) : pos].rstrip(" \n'-").endswith(_FISCAL):
        return False
    m = page.before(_FISCAL_BEFORE, pos, 30)
    if m is None:
        return False
    read_fiscal(page, pos, m.start())
    return True


def read_fiscal(page: Page, pos: int, start: int) -> None:
    low = page.low
    m = _FISCAL_YEAR.match(low, pos)
    if m is None:
        return
    head = low[start:pos]
    kind = "calendar" if re.match(r"c\.?y|calendar", head) else "japan" if head.startswith("j") else "us"
    if re.match(r"british|indian", head) or "financial" in head:
        kind = "financial"
    first = in_year(Point(fiscal=kind), m[1])
    second = m[3] or m[5]
    if not second:
        page.add(start, m.end(), "date.fiscal-year", first)
        return
    if m[3] and kind in ("financial", "us") and len(m[3]) == 2 and int(m[3]) == (int(m[1].strip("'")[-2:]) + 1) % 100:
        # one year that begins in the first and ends in the second
        page.add(start, m.end(), "date.fiscal-year", in_year(Point(fiscal=kind + "-from"), m[1]))
        return
    page.add(start, m.end(), "date.fiscal-year", first, in_year(Point(fiscal=kind), second), join="range")


def read_century(page: Page, pos: int) -> bool:
    m = _CENTURY.match(page.low, pos)
    if m is None:
        return False
    n = int(m[1]) if m[1] else ORDINALS[m[2]]
    if not 1 <= n <= 21:
        return False
    page.add(pos, m.end(), "date.century", Point(mask=f"{'-' if m[3] else ''}{n - 1:02d}XX"))
    return True


def read_spelled_century(page: Page, start: int) -> bool:
    m = _ORDINAL_BEFORE.search(page.low, max(page.at, start - 18), start)
    if m is None:
        return False
    full = _CENTURY.match(page.low, m.start(1))
    if full is None:
        return False
    page.add(
        m.start(1),
        full.end(),
        "date.century",
        Point(mask=f"{'-' if full[3] else ''}{ORDINALS[m[1]] - 1:02d}XX"),
    )
    return True


def read_era(page: Page, pos: int) -> bool:
    m = _ERA_YEAR.match(page.low, pos)
    if m and _FILE_AFTER.match(page.low, m.end()):
        return False
    if m is None:
        return _read_era_before(page, pos)
    first, second = int(m[1]), int(m[3]) if m[3] else None
    bc = m[4] is not None
    if (
        m[5]
        and not m[4]
        and page.low[m.start(5) : m.end(5)].strip() in ("ad", "ce")
        and not page.text[m.end() - 1].isupper()
    ):
        return False
    if second is not None and bc and len(m[3]) < len(m[1]):
        second = int(m[1][: len(m[1]) - len(m[3])] + m[3])
    years = [first] if second is None else [first, second]
    points = [Point(year=1 - y if bc else y) for y in years]
    join: Join = "" if len(points) == 1 else "or" if m[2].strip() in ("/", "or") else "range"
    page.add(pos, m.end(), "date.era-year", *points, join=join)
    return True


def _read_era_before(page: Page, pos: int) -> bool:
    """`AD 70`."""
    if not _AD_BEFORE.search(page.low, max(0, pos - 5), pos) or not page.text[pos - 3 : pos - 1].strip(".").isupper():
        return False
    m = _ERA_DIGITS.match(page.low, pos)
    start = page.low.rfind("a", pos - 6, pos)
    if m is None or (start > 0 and page.low[start - 1].isalpha()) or start < page.at:
        return False
    page.add(start, m.end(), "date.era-year", Point(year=int(m[0])))
    return True


def read_decade(page: Page, pos: int) -> bool:
    m = _DECADE.match(page.low, pos)
    if m is None:
        return False
    digits = m[1]
    if m[3]:
        first = int(digits)
        page.add(pos, m.end(), "date.decade", Point(year=-first - 8), Point(year=1 - first), join="range")
    elif len(digits) == 3:
        return False
    elif len(digits) == 2:
        if not (page.low[pos - 1 : pos] == "'" or page.before(_DECADE_BEFORE, pos)):
            return False
        page.add(pos, m.end(), "date.decade", Point(short=int(digits), mask="XX"))
    else:
        page.add(pos, m.end(), "date.decade", Point(mask=digits[:3] + "X"))
    return True


def read_decade_words(page: Page, start: int, end: int, word: str) -> None:
    """`the fifties`, `the nineteen-fifties`, `the late 'forties`."""
    m = page.before(_DECADE_WORD_BEFORE, start, 30)
    if m is None:
        return
    if m[1]:
        century = {"eighteen": "18", "nineteen": "19"}[m[1]]
        page.add(m.start(1), end, "date.decade", Point(mask=f"{century}{DECADES[word] // 10}X"))
        return
    page.add(start, end, "date.decade", Point(short=DECADES[word], mask="XX"), weak=True)


def read_season(page: Page, start: int, end: int, word: str) -> None:
    """`autumn of 1950`, `winter 1950-51`, `last spring`, `in the summer`."""
    m = _SEASON_YEAR.match(page.low, start)
    if m is None:
        return
    season = SEASONS[word]
    if m[2] and (len(re.sub(r"\D", "", m[2])) > 2 or "'" in m[2]):
        stop = m.end(2) if m[3] and season != SEASONS["winter"] else m.end()
        page.add(start, stop, "date.season", in_year(Point(season=season), m[2]))
    elif m[4]:
        page.add(start, m.end(), "date.season", Point(season=season, step=same_step(m[4], "year")))
    elif not _SEASON_NAME_AFTER.match(page.low, end):
        _read_season_alone(page, start, end, word)


def _read_season_alone(page: Page, start: int, end: int, word: str) -> None:
    """A season without a year; what falls, and what springs, is none."""
    low, point = page.low, Point(season=SEASONS[word])
    before = page.before(_SEASON_BEFORE, start, 26)
    if before and before[1]:
        det = before[1].split()[-1]
        whose: Anchor = "document" if det in ("last", "next", "this", "past", "coming") else "text"
        point = point._replace(toward=TOWARD.get(det, 0), step=("season", 0, whose))
        page.add(before.end(1) - len(det), end, "date.season", point)
        return
    if before is None:
        holds = _SEASON_AFTER.match(low, end) is not None
    elif word == "fall":
        holds = bool(_SEASON_AFTER.match(low, end) or _FALL_ENDS.match(low, end))
    else:
        of = word == "spring" and _OF_SPRING.search(low, max(0, start - 4), start)
        holds = not of or _SPRING_ENDS.match(low, end) is not None
    if holds:
        page.add(start, end, "date.season", point, weak=True)
