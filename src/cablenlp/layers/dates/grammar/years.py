"""Years: `1951`, `1914-1918`, `'62`, `195[0]`; when a number is one."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import NUMBER_AFTER, TRAILING_SIGN, YEAR_BEFORE
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import in_year, sign, supplied
from cablenlp.layers.dates.points import Point

_SUPPLIED_YEAR = re.compile(r"(?:1\d|20)(?:\d\[\d\??\]|\[\d\d\??\])")
_YEARS = re.compile(
    r"((?:1\d|20)\d\d)(?:(\s?[-/]\s?|\s{1,2}(?:to|through|until|till)\s{1,2})((?:1\d|20)\d\d"
    r"|'?\d\d))?(?![\d/]|\.\d)"
    r"(\?|\s?\(\?\))?"
)
_SHORT_YEAR = re.compile(r"\d\d(?!\d|s\b)")
#: ... of these some stand before plain numbers as often.
_LOOSE_BEFORE = re.compile(
    r"\b(?:to|by|the|that|than|about|around|of|for|with|as|and|or|but|into|their"
    r"|its|his)[\s-]{1,3}$"
)
_ADJECTIVE_BEFORE = re.compile(
    r"\ban?\s{1,2}$|\b(?:an?|the|this|its|their|his|our)\s(?!total|further|additional|some"
    r"|mere|full|good)[a-z][a-z-]{2,}\s{1,2}$"
)
_YEAR_HEADING = re.compile(r"(?:\s?:|\s-)\s{0,2}[a-z]")
_SHORT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|from|to|until|till|by|before|after|during|early"
    r"|mid|late|for|and|or|the|through)[\s-]{1,2}|[\s(]|-)'$"
)
_LINE_ENDS = re.compile(r"[ .\])?]*(?:\n|$)")
#: The Blockade, 1861
_TITLE_BEFORE = re.compile(r"[a-z],\s$")
_SHORT_YEAR_ENDS = re.compile(r"\s?'|[a-z]")
_WORD_BEFORE_YEAR = re.compile(r"[a-z]{2,},?\s{1,2}$")
_YEAR_ENDS = re.compile(r"[\s.,;:)]|$")
_NUMBER_WORD_BEFORE = re.compile(
    r"\b(?:re|ref|reference|your|our|my|mine|yours|ours|see|repeated|rptd"
    r"|and)\s$"
)
_NOUN_AFTER = re.compile(r"\s{1,2}[a-z]{4,}(?<!s)\b")
_WORD_AFTER_YEAR = re.compile(r"\s{1,2}[A-Z]?[a-z]")
_OWNED_NOUN = re.compile(
    r"\s{1,2}(?!rptd|repeated|which|reporting|regarding|concerning|this|that|were"
    r"|have)[a-z]{4,}"
)


def read_short_year(page: Page, pos: int) -> bool:
    m = _SHORT_YEAR.match(page.low, pos)
    if m is None or not (page.before(_SHORT_YEAR_BEFORE, pos)):
        return False
    if _SHORT_YEAR_ENDS.match(page.low, m.end()):
        return False
    page.add(pos - 1, m.end(), "date.year", Point(short=int(m[0])), weak=True)
    return True


def read_year(page: Page, pos: int) -> bool:
    low = page.low
    m = _YEARS.match(low, pos)
    if m is None or not 1000 <= int(m[1]) <= 2099:
        return False
    first, second = int(m[1]), m[3]
    end = m.end()
    if second is not None:
        value = int(second.strip("'"))
        last = value if value > 99 else first // 100 * 100 + value
        if (
            last <= first and value <= 99 and "'" not in second and first - last < 80
        ) or not first < last <= first + 120:
            second = None
        if second is None:
            end = m.end(1)
    if second is None:
        end = m.end(1)
        tail = TRAILING_SIGN.match(low, end)
        if NUMBER_AFTER.match(low, end) and page.text[end : end + 1] != "—":
            return False
        loose = not _stands(page, pos, end)
        if loose and not (_WORD_BEFORE_YEAR.search(page.text, max(0, pos - 6), pos) and _YEAR_ENDS.match(low, end)):
            return False
        if loose and _NUMBER_WORD_BEFORE.search(low, max(0, pos - 12), pos):
            return False
        if tail:
            end = tail.end()
        page.add(pos, end, "date.year", Point(year=first), sign="?" if tail else "", weak=True, loose=loose)
        return True
    if NUMBER_AFTER.match(low, end) and low[end : end + 1] != "-":
        return False
    if first < 1500 and not _stands(page, pos, end):
        return False
    page.add(pos, end, "date.years", Point(year=first), Point(year=last), join="range")
    return True


def _stands(page: Page, pos: int, end: int) -> bool:
    """Whether a number of four digits is a year by what stands around it."""
    low, first = page.low, int(page.low[pos : pos + 4])
    left = pos
    while left and low[left - 1] in " [(":
        left -= 1
    if (not left or low[left - 1] == "\n") and _LINE_ENDS.match(low, end):  # in a line of its own
        return 1700 <= first <= 2030
    if 1700 <= first <= 2030 and _TITLE_BEFORE.search(low, max(0, pos - 4), pos) and _LINE_ENDS.match(low, end):
        return True
    if page.found and page.found[-1].end <= pos and "year" in page.found[-1].rule:
        gap = low[page.found[-1].end : pos]
        if re.fullmatch(r"\s{0,2}(?:,|and|or|to|-|,\s(?:and|or)|&)\s{0,2}", gap):
            return True
    if 1500 <= first <= 2030 and (pos == 0 or low[pos - 1] == "\n") and _YEAR_HEADING.match(low, end):
        return True
    m = page.before(YEAR_BEFORE, pos)
    if m is None and 1700 <= first <= 2030 and first % 100 and _ADJECTIVE_BEFORE.search(low, max(0, pos - 28), pos):
        return _NOUN_AFTER.match(low, end) is not None
    if m is None:
        return (
            bool(_WORD_AFTER_YEAR.match(page.text, end))
            and 1600 <= first <= 2030
            and _begins(page, pos)
            and first % 100 != 0
        )
    if m[0].endswith(("'s ", "s' ")) and not (first >= 1600 and _OWNED_NOUN.match(low, end)):
        return False
    if first % 100 == 0 or not 1600 <= first <= 2030:
        return _LOOSE_BEFORE.search(low, max(0, pos - 14), pos) is None
    return True


def _begins(page: Page, pos: int) -> bool:
    """Whether a sentence or line begins here."""
    k = pos - 1
    while k >= 0 and page.low[k] in " \"'([":
        k -= 1
    return k < 0 or (page.low[k] in ".\n;:" and (k == 0 or not page.low[k - 1].isdigit()))


def read_supplied_year(page: Page, pos: int) -> bool:
    """`195[0]`."""
    m = _SUPPLIED_YEAR.match(page.low, pos)
    if m is None:
        return False
    page.add(pos, m.end(), "date.year", in_year(Point(), m[0]), sign=sign(m[0]), note=supplied(m[0]))
    return True
