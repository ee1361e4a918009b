"""Days of a named month, or of none: `12 October 1950`, `October 12-14`, `the 14th instant`, a month alone."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import BETWEEN_BEFORE, DAY, DAYS, LAST_AFTER, MONTH, SAME_YEAR, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import bracketed, days_of, in_year, points_of, same_step, sign, supplied
from cablenlp.layers.dates.points import Join, Point, Step
from cablenlp.layers.dates.words import FULL_MONTHS, MONTHS, any_of

_DAY_FIRST = re.compile(
    rf"({DAYS})[\"»”]?(?:\s{{1,3}}(?:day\s{{1,2}}of\s{{1,2}}|of\s{{1,2}})?|\s?[-./]\s?){MONTH}(?:\s?\(\?\))?"
    rf"(?:(\s?,?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({YEAR})|{SAME_YEAR})?"
)
#: 12oct50
_DAY_STUCK = re.compile(rf"({DAYS})[-./]?{MONTH}()({YEAR})?()")
_MONTH_FIRST = re.compile(
    rf"{MONTH}(?:(?:\]?,?\s{{1,3}}|\s?-\s?|\s{{0,1}})(?:the\s{{1,2}})?({DAYS}))?"
    rf"(?:(\s?[,.]?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({YEAR})|{SAME_YEAR})?"
)
_DAY_ALONE = re.compile(
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th"
    rf"|d)\b(?:(?:\s?,\s{{0,2}}{DAY}){{0,6}}\s?,?\s{{1,2}}(?:and|or|&)\s{{1,2}}(?:the\s)?"
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b|\s?[-/]\s?(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th|d)\b)?"
    r"(?:\s{1,2}(?:of\s{1,2})?(?:(this|last|next|the\s{1,2}(?:same|current|present|following"
    r"|previous|past|next))\s{1,2}month\b"
    r"|(instant|inst\b\.?|ultimo|ult\b\.?|proximo|prox\b\.?)))?"
)
#: A month, weekday or number alone is a date behind these.
_PREPOSITION = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|during|before|after|early|mid|late|last|next|this|end"
    r"|beginning|begin|start|"
    r"through|between|for|about|around|dated|as of|effective|starting|ending|on|at end|past"
    r"|throughout|toward|towards|"
    r"previous|following|same)[\s-]{1,3}(?:the\s{1,2})?$"
)
#: Words that may follow a day alone ("the 14th"), where a noun would make it a rank in a row.
_AFTER_DAY = re.compile(
    r"\s{0,2}(?:$|[.,;:)\]\"'-]|\s(?:and|or|to|at|in|about|regarding|that|which|when|for|with|was"
    r"|were|is|has|had|have|by|but|"
    r"as|he|she|we|i|they|it|from|until|till|while|after|before|between|on|under|reading|stating"
    r"|concerning|re|you|"
    r"must|should|would|will|nothing|there|if|so|also|where|who|whom|an|a|the|inclusive|his|her"
    r"|our|your|my|their|"
    r"said|into|over|through|because|since|request|asking|giving|noon|morning|evening|night"
    r"|afternoon|not|no|[a-z]+ed)\b)"
)
_BEFORE_DAY = re.compile(
    r"\b(?:the|on|of|by|since|until|till|to|from|and|night|morning|afternoon|evening|noon|midnight"
    r"|dated|before|after|about|"
    r"m\.|m|late|early|or|between|for|hours|telegram|cable|letter|message|note|today|am|pm"
    r"|around)\s{1,2}(?:the\s{1,2})?$"
)
_OF_A = re.compile(r"\s{1,2}of\s{1,2}(?:an?|the|my|our|your|his|their)\b")
_ANOTHER_DAY = re.compile(r"\s{1,2}(?:3[01]|[12]\d|[1-9])(?!\d|[:.,/-]\d|\s{0,2}[ap]\.?\s?m\b|\s[a-z]*s\b)")
_NUMBERED = re.compile(rf"\d{{1,2}}\.\s{{1,3}}{MONTH}\.?\s{{1,2}}(?:3[01]|[12]\d|[1-9])(?!\d)")
_PLURAL_AFTER = re.compile(r"\s{1,2}[a-z]+s\b|[\s-]{1,2}(?:men|aircraft|per)\b")
_ABBREVIATION_ENDS = re.compile(r"\.\s{0,3}(?:$|[A-Z\n])")
_NAME_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]")
_THE_BEFORE = re.compile(r"\b(?:the|an?)\s$")
_NOUN_AFTER_MARCH = re.compile(r"\s[a-z]{4,}")
_NAMED_AFTER_MONTH = re.compile(r"\s{1,2}(?:revolution|day|road|river|square|street|fourth|fifth)\b")
_HYPHENED = re.compile(r"-[a-z]")
_HYPHENED_MONTH = re.compile(r"-(?:early|mid|late|" + any_of(MONTHS) + r")")
_VERB_AFTER_MAY = re.compile(r"\s{1,2}(?:be|not|have|also|well|yet)\b")


#: Which way from now a month lies behind which this stands.
_TOWARD_AFTER = {"last": -1, "past": -1, "ultimo": -1, "instant": 0, "next": 1, "proximo": 1}
#: Months that in small letters are other words, or pieces of them.
_NOT_IN_SMALL = frozenset(("may", "march", "mar", "sep", "dec", "jan", "oct"))
#: Months that alone are too short, or too much another word, to be dates without a preposition.
_DOUBTFUL_ALONE = frozenset(
    ("may", "march", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)
#: What stands behind a short month: "mar 5", "mar. 5", but no letter.
_SHORT_ENDS = ". -'\n0123456789,/)"


def read_day_first(page: Page, pos: int) -> bool:
    """`12 October 1950`, `12-14 October`, `12oct50`."""
    low = page.low
    m = _DAY_FIRST.match(low, pos) or _DAY_STUCK.match(low, pos)
    if m is None:
        return False
    listed, name, _, year, same = m.groups()
    full = year and (len(year) == 4 or not year.isdigit())
    if name in _NOT_IN_SMALL and not full and not page.text[m.start(2)].isupper():
        return False
    end = m.end()
    if year and not _year_of_day(page, m):
        end, year = m.end(2), None
    if not (year or same) and _ANOTHER_DAY.match(low, end) and not _PREPOSITION.search(low, max(0, pos - 16), pos):
        return False
    if not year and _NUMBERED.match(low, pos) and low[:pos].rstrip(" \t")[-1:] in ("", "\n"):
        return False  # "5. March 8 was no holiday": the fifth point
    base = in_year(Point(month=MONTHS[name], step=same_step(same, "year") if same else None), year)
    _add(page, pos, end, "date.day-month-year" if year else "date.day-month", listed, base, year)
    return True


def _year_of_day(page: Page, m: re.Match[str]) -> bool:
    """Whether the year behind a day and month is one, and no other number."""
    if m.re is _DAY_STUCK:
        return True
    sep, year = m[3], m[4]
    loose = any(c.isspace() for c in page.low[m.end(1) : m.start(2)])
    if loose and len(year) == 2 and sep.strip() in ("-", "/", "."):
        return False
    small = "," not in sep and not (sep.strip() == "" and m[2] in FULL_MONTHS)
    return _is_year(page, year, m.end(4), small=small)


def _is_year(page: Page, year: str, end: int, *, small: bool = False) -> bool:
    """Whether digits behind a month are a year: two that could be a day's are so only where `small` ones may be."""
    digits = _two_digits(year)
    return not digits or ((small or int(digits) > 31) and not _PLURAL_AFTER.match(page.low, end))


def _two_digits(year: str) -> str:
    """The digits of a year that is nothing else than two."""
    digits = year.strip("[]?() ")
    return digits if len(digits) == 2 else ""


def _add(page: Page, pos: int, end: int, rule: str, listed: str, base: Point, year: str | None) -> None:
    """Take down days of a month, with the brackets and quotation marks that belong to them."""
    low, start = page.low, pos
    before = low[pos - 1 : pos]
    if before == "[" and "[" not in low[pos:end]:
        start, end = bracketed(low, pos, end)
    elif before in ('"', "«", "“") and re.search('["»”]', low[pos:end]):
        start -= 1
    points, join, note = _points(page, pos, listed, base)
    note = note or supplied(listed, year, low[start:end])
    page.add(start, end, rule, *points, join=join, sign=sign(low[start:end]), note=note)


def _points(page: Page, pos: int, listed: str, base: Point) -> tuple[tuple[Point, ...], Join, str | None]:
    """What a list of days says, how they are joined, and what an editor put right."""
    days, join, note = days_of(listed)
    if join == "and" and BETWEEN_BEFORE.search(page.low, max(0, pos - 12), pos):
        join = "range"
    return *points_of(days, join, base), note


def read_day_alone(page: Page, pos: int) -> bool:
    """`the 14th`, `14th instant`, `the 3rd of this month`."""
    low = page.low
    m = _DAY_ALONE.match(low, pos)
    if m is None:
        return False
    pointed = bool(m[1] or m[2])
    if not pointed and not (page.before(_BEFORE_DAY, pos) and _ends_day(page, pos, m.end())):
        return False
    base = Point(step=_month_step(m)) if pointed else Point()
    listed = low[pos : m.start(m.lastindex or 0) if pointed else m.end()]
    points, join, note = _points(page, pos, re.sub(r"\s(?:of\s)?$", "", listed), base)
    page.add(pos, m.end(), "date.day", *points, join=join, note=note, weak=not pointed)
    return True


def _ends_day(page: Page, pos: int, end: int) -> bool:
    """Whether what follows a day alone lets it be one."""
    if _AFTER_DAY.match(page.low, end):
        return True
    return _OF_A.match(page.low, end) is not None and page.low.endswith("on ", 0, pos)


def _month_step(m: re.Match[str]) -> Step:
    """Which month `ultimo` and `of the current month` mean."""
    if m[2]:
        return ("month", {"i": 0, "u": -1, "p": 1}[m[2][0]], "document")
    word = m[1].split()[-1]
    if word in ("current", "present", "past"):
        return ("month", -1 if word == "past" else 0, "document")
    return same_step(m[1], "month")


def read_month_first(page: Page, pos: int) -> bool:
    """`October 12, 1950`, `October 1950`, `October` alone."""
    m = _MONTH_FIRST.match(page.low, pos)
    if m is None:
        return False
    name, listed, _, year, same = m.groups()
    if len(name) == 3 and name != "may" and page.low[m.end(1) : m.end(1) + 1] not in _SHORT_ENDS:
        return True
    end = m.end()
    if year and not _year_of_month(page, m):
        end, year = m.end(2 if listed else 1), None
    base = in_year(Point(month=MONTHS[name], step=same_step(same, "year") if same else None), year)
    if listed:
        if name in ("may", "march") and not page.text[pos].isupper():
            page.at = end  # "they may 12 ...": nothing of it is a date
        elif not listed.startswith("[") or "]" in page.low[pos:end]:
            _add(page, pos, end, "date.month-day-year" if year else "date.month-day", listed, base, year)
    elif year or same:
        page.add(pos, end, "date.month-year", base, sign=sign(year), note=supplied(year))
    else:
        _read_month_alone(page, pos, m)
    return True


def _year_of_month(page: Page, m: re.Match[str]) -> bool:
    """Whether the year behind a month, or a month and days, is one."""
    if not m[2] and "," in m[3] and _two_digits(m[4]):
        return False
    return _is_year(page, m[4], m.end(4))


def _read_month_alone(page: Page, pos: int, m: re.Match[str]) -> None:
    """`in October`, `next March`, `May last`."""
    low, name, end = page.low, m[1], m.end(1)
    if _NAMED_AFTER_MONTH.match(low, end) or (_HYPHENED.match(low, end) and not _HYPHENED_MONTH.match(low, end)):
        return
    behind = _PREPOSITION.search(low, max(0, pos - 22), pos) is not None
    following = _NAME_AFTER.match(page.text, end) is not None
    if low[end : end + 1] == "." and len(name) < 5 and name != "may" and not _ABBREVIATION_ENDS.match(page.text, end):
        end += 1
    toward = 0
    if after := LAST_AFTER.match(low, end):
        toward, end = _TOWARD_AFTER[after[1]], after.end()
    if name == "may" and behind and _VERB_AFTER_MAY.match(low, end):
        return
    doubtful = not behind and (name in _DOUBTFUL_ALONE or following)
    if name == "march" and _THE_BEFORE.search(low, max(0, pos - 4), pos) and _NOUN_AFTER_MARCH.match(page.text, end):
        doubtful = False  # "the March elections"
    page.add(pos, end, "date.month", Point(month=MONTHS[name], toward=toward), weak=True, doubtful=doubtful)
