"""Days of a named month, or of none: `12 October 1950`, `October 12-14`, `the 14th instant`, a month alone."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.fragments import BETWEEN_BEFORE, DAY, DAYS, LAST_AFTER, MONTH, SAME_YEAR, YEAR
from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import SAME, bracketed, days_of, in_year, points_of, same_step, sign, supplied
from cablenlp.layers.dates.points import Point
from cablenlp.layers.dates.words import FULL_MONTHS, MONTHS, any_of

_DAY_FIRST = re.compile(
    rf"({DAYS})[\"»”]?(?:\s{{1,3}}(?:day\s{{1,2}}of\s{{1,2}}|of\s{{1,2}})?|\s?[-./]\s?){MONTH}(?:\s?\(\?\))?"
    rf"(?:(\s?,?\s{{0,3}}|\s{{1,2}}of\s{{1,2}}|\s?[-./]\s?)({YEAR})|{SAME_YEAR})?"
    rf"|({DAYS})[-./]?{MONTH}({YEAR})?"
)
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
_PLURAL_AFTER = re.compile(r"\s{1,2}[a-z]+s\b|[\s-]{1,2}(?:men|aircraft|per)\b")
_ABBREVIATION_ENDS = re.compile(r"\.\s{0,3}(?:$|[A-Z\n])")
_NAME_AFTER = re.compile(r"\s{1,2}[A-Z][a-z]")
_THE_BEFORE = re.compile(r"\b(?:the|an?)\s$")
_NOUN_AFTER_MARCH = re.compile(r"\s[a-z]{4,}")
_NAMED_AFTER_MONTH = re.compile(r"\s{1,2}(?:revolution|day|road|river|square|street|fourth|fifth)\b")
_HYPHENED = re.compile(r"-[a-z]")
_HYPHENED_MONTH = re.compile(r"-(?:early|mid|late|" + any_of(MONTHS) + r")")
_VERB_AFTER_MAY = re.compile(r"\s{1,2}(?:be|not|have|also|well|yet)\b")


def read_day_first(page: Page, pos: int) -> bool:
    low = page.low
    m = _DAY_FIRST.match(low, pos)
    if m is None:
        return False
    listed, month_name, sep, year, same = (m[6], m[7], "", m[8], None) if m[6] else (m[1], m[2], m[3], m[4], m[5])
    month_at = m.start(7) if m[6] else m.start(2)
    if (
        month_name in ("may", "march", "mar", "sep", "dec", "jan", "oct")
        and not page.text[month_at].isupper()
        and not ((year and not year.isdigit()) or (year and len(year) == 4))
    ):
        return False
    end = m.end()
    if (
        year is not None
        and not m[6]
        and not _year_holds(page, year, sep or " ", month_name, m.end(8) if m[6] else m.end(4), False)
    ):
        end, year = (m.end(7) if m[6] else m.end(2)), None
    another = year is None and same is None and _ANOTHER_DAY.match(low, end)
    if another and not _PREPOSITION.search(low, max(0, pos - 16), pos):
        return False
    tight = not re.search(r"\s", low[m.end(6) if m[6] else m.end(1) : month_at])
    if year is not None and sep.strip() and sep.strip() in "-/." and not tight and len(year) == 2:
        end, year = m.end(2), None
    start = pos
    if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
        start, end = bracketed(low, pos, end)
    elif low[pos - 1 : pos] in ('"', "«", "“") and re.search('["»”]', low[pos:end]):
        start -= 1
    days, join, note = days_of(listed)
    if join == "and" and BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
        join = "range"
    base = in_year(Point(month=MONTHS[month_name], step=same_step(same, "year") if same else None), year)
    points, join = points_of(days, join, base)
    rule = "date.day-month-year" if year else "date.day-month"
    page.add(
        start,
        end,
        rule,
        *points,
        join=join,
        sign=sign(low[start:end]),
        note=note or supplied(listed, year, low[start:end]),
    )
    return True


def _year_holds(page: Page, year: str, sep: str, month: str, end: int, month_first: bool) -> bool:
    """Whether two digits behind a day and month are a year."""
    digits = year.strip("[]?() ")
    if len(digits) != 2:
        return True
    if "," in sep or month_first:
        if int(digits) < 32:
            return False
    elif sep.strip() == "" and month in FULL_MONTHS and int(digits) < 32:
        return False
    return not _PLURAL_AFTER.match(page.low, end)


def read_day_alone(page: Page, pos: int) -> bool:
    low = page.low
    m = _DAY_ALONE.match(low, pos)
    if m is None:
        return False
    base = Point()
    if m[1]:
        base = Point(
            step=same_step(
                m[1].replace("past", "previous")
                if m[1] in SAME
                else m[1].replace("current", "same").replace("present", "same"),
                "month",
            )
        )
        if re.search("current|present", m[1]):
            base = Point(step=("month", 0, "document"))
        if "past" in m[1]:
            base = Point(step=("month", -1, "document"))
    elif m[2]:
        base = Point(step=("month", {"i": 0, "u": -1, "p": 1}[m[2][0]], "document"))
    elif not page.before(_BEFORE_DAY, pos) or (
        not _AFTER_DAY.match(low, m.end()) and not (_OF_A.match(low, m.end()) and low.endswith("on ", 0, pos))
    ):
        return False
    listed = low[pos : m.end() if not (m[1] or m[2]) else (m.start(1) if m[1] else m.start(2))]
    listed = re.sub(r"\s(?:of\s)?$", "", listed)
    days, join, note = days_of(listed)
    if join == "and" and BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
        join = "range"
    points, join = points_of(days, join, base)
    page.add(pos, m.end(), "date.day", *points, join=join, note=note, weak=not (m[1] or m[2]))
    return True


def read_month_first(page: Page, pos: int) -> bool:
    """`October 12, 1950`, `October 1950`, `October` alone."""
    m = _MONTH_FIRST.match(page.low, pos)
    if m:
        _read_month(page, pos, m)
    return m is not None


def _read_month(page: Page, pos: int, m: re.Match[str]) -> None:
    low, name = page.low, m[1]
    if len(name) == 3 and name != "may" and low[m.end(1) : m.end(1) + 1] not in ". -'\n0123456789,/)":
        return
    listed, sep, year, same = m[2], m[3] or "", m[4], m[5]
    end = m.end()
    if listed and year and not _year_holds(page, year, sep, name, m.end(4), True):
        year, end = None, m.end(2)
    if not listed and year:
        digits = re.sub(r"\D", "", year)
        if (
            len(digits) == 2
            and "'" not in year
            and "b" not in year
            and ("," in sep or int(digits) < 32 or not _year_holds(page, year, sep, name, m.end(4), False))
        ):
            year, end = None, m.end(1)
    base = in_year(Point(month=MONTHS[name], step=same_step(same, "year") if same else None), year)
    if listed:
        days, join, note = days_of(listed)
        if join == "and" and BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
            join = "range"
        points, join = points_of(days, join, base)
        if "[" in listed and listed.strip().startswith("[") and "]" not in low[pos:end]:
            return
        start = pos
        if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
            start, end = bracketed(low, pos, end)
        raw = page.add(
            start,
            end,
            "date.month-day-year" if year else "date.month-day",
            *points,
            join=join,
            sign=sign(low[start:end]),
            note=note or supplied(listed, year, low[start:end]),
        )
        if name in ("may", "march") and not page.text[pos].isupper():
            page.found.remove(raw)
        return
    if year or same:
        page.add(pos, end, "date.month-year", base, sign=sign(year), note=supplied(year))
        return
    # a month alone
    end = m.end(1)
    if low[end : end + 1] == "." and len(name) < 5 and name != "may" and not _ABBREVIATION_ENDS.match(page.text, end):
        end += 1
    after = LAST_AFTER.match(low, end)
    toward = 0
    if after:
        toward, end = {"n": 1, "p": 0}.get(after[1][0], -1), after.end()
    behind = _PREPOSITION.search(low, max(0, pos - 22), pos) is not None
    following = _NAME_AFTER.match(page.text, m.end(1)) is not None
    ambiguous = name in (
        "may",
        "march",
        "mar",
        "dec",
        "jan",
        "sep",
        "jun",
        "apr",
        "nov",
        "oct",
        "feb",
        "aug",
        "jul",
        "sept",
    )
    doubtful = not behind if ambiguous or following else False
    if (
        name == "march"
        and doubtful
        and _THE_BEFORE.search(low, max(0, pos - 4), pos)
        and _NOUN_AFTER_MARCH.match(page.text, end)
    ):
        doubtful = False
    if _NAMED_AFTER_MONTH.match(low, m.end(1)):
        return
    if _HYPHENED.match(low, m.end(1)) and not _HYPHENED_MONTH.match(low, m.end(1)):
        return
    if name == "may" and behind and _VERB_AFTER_MAY.match(low, end):
        return
    page.add(pos, end, "date.month", base._replace(toward=toward), weak=True, doubtful=doubtful)
