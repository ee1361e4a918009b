"""Units of time, counted or pointed at: `two weeks later`, `this year`, `for three months`, `every day`."""

from __future__ import annotations

import re

from cablenlp.layers.dates.grammar.page import Page
from cablenlp.layers.dates.grammar.parts import part_before
from cablenlp.layers.dates.points import Anchor, Point, Step
from cablenlp.layers.dates.words import MONTHS, NUMBERS, ONES, ORDINALS, TENS, TOWARD, UNITS, any_of

_NUM = (
    rf"(?:\d{{1,3}}(?:\.\d)?|(?:{any_of(TENS)})[\s-]{{1,2}}(?:{any_of(ONES)})|{any_of(NUMBERS)}"
    rf"|half\s{{1,2}}an?|half(?=-)|an?|several|"
    r"a\s{1,2}few|few|a\s{1,2}couple\s{1,2}of|couple\s{1,2}of|some|many)"
)
_RANKS = {*list(ORDINALS)[1:12], "middle", "final"}
_UNIT_BEFORE = re.compile(
    r"(?:\b(?=\w)|$)(?:(?P<det>this|that|the\s{1,2}(?:very\s{1,2})?same|these|those|(?:the\s{1,2}"
    r"|this\s{1,2})?(?:next|last|past|coming|"
    rf"following|previous|preceding|ensuing|first|{any_of(_RANKS)}|present|current|very\s{{1,2}}next)|each|every"
    r"|another|the|same)\s{1,3})?"
    rf"(?:(?P<num>{_NUM})(?:\s?(?:-|\s(?:to"
    rf"|or)\s)\s?(?P<num2>{_NUM}))?(?P<half>(?:\s{{1,2}}|-)and(?:\s{{1,2}}|-)(?:a(?:\s{{1,2}}|-))?half)?"
    r"(?:\s{1,2}(?:more|full|whole|consecutive|successive|single|hard|brutal|bloody|difficult|critical|crucial|busy|working|further|additional|long|short|previous|preceding"
    r"|following|past|last|next|of\s{1,2}the))?[\s-]{1,3})?"
    r"(?P<fiscal>(?:fiscal|financial|calendar)\s{1,2})?$"
)
_UNIT_AFTER = re.compile(
    r"(?:'\s?s?)?(?:\s{1,3}or\s{1,2}so)?\s{1,3}(?:(?P<back>ago|earlier|previously|back(?=[.,;]))"
    r"|(?P<on>later|hence|afterwards?|thereafter|from\s{1,2}(?:now|today))|(?P<before>before)"
    r"|(?P<after>after))\b"
)
_RATE_BEFORE = re.compile(
    r"\b(?:for|about|within|in|over|after|before|nearly|almost|lasted|lasting|than|of|take|takes"
    r"|took|least|inside|some|just|"
    r"spent|wait|every|another|under|approximately|last|next|roughly|until|on|to|already|only)\s{1,2}$"
)
#: twice a week
_RATE = re.compile(rf"\b(?:once|twice|thrice|(?:{_NUM})\s{{1,2}}times)\s{{1,2}}(?:an?|every|each|per)\s{{1,2}}$")
_OTHER_BEFORE = re.compile(r"\b(?:every|each)\s{1,2}(other|second|third|fourth)\s{1,2}$|\b(?:on\s)?(alternate)\s{1,2}$")
_BEFORE_LAST = re.compile(r"\s{1,2}(before\s{1,2}last|after\s{1,2}next)\b")
#: in two weeks' time
_TIME_AFTER = re.compile(r"s?'?s?\s{1,2}time\b(?!\s{1,2}(?:limit|table|period))")
_FROM_AFTER = re.compile(r"\s{1,2}(?:ago\s{1,2})?(today|yesterday|tomorrow)\b")
_OVER_BEFORE = re.compile(r"\b(?:over|during|at|on)\s{1,2}(?:the\s{1,2})?$")
_WEEKEND_BEFORE = re.compile(r"\b(this|next|coming|last|past|previous|following)\s{1,2}$")
_QUARTER_BEFORE = re.compile(r"\b(this|next|coming|last|current|previous|following|present)\s{1,2}$")
_TOMORROW_AFTER = re.compile(r"\s{1,2}(before|after)\s{1,2}(yesterday|tomorrow)\b")
_OF_PERIOD = re.compile(
    rf"(?:[\s-]period)?\s{{1,2}}(?:of|in)\s{{1,2}}(?:the\s{{1,2}}(?:month|year|century|decade)"
    rf"|(?:this|last|next)\s|\d{{4}}|(?:{any_of(MONTHS)})\b)"
)
_POINT_ENDS = re.compile(r"\s{0,2}(?:[.,;:)]|$)")
_ONE_DAY_CLAUSE = re.compile(r"\s{1,2}(?:it|the|he|we|be|when|you)\b")
_PLAN_AFTER = re.compile(r"[\s-](?:plan|program|programme)")
_OF_OR_NUMBER = re.compile(r"\s{1,2}of\b|\s{1,2}\d")
_NUMBER_FOLLOWS = re.compile(r"\s{1,2}\d")
_DAY_BESIDE = re.compile(
    r"\s{1,2}(before|after|following)(?=\s{0,2}(?:[.,;:)]|$)|\s(?:and|but|aboard|was|were|had|that|with|saw|came|[a-z]+ed)\b)"
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
_VAGUE_AFTER = re.compile(r"\s{1,2}(?:ago|later|earlier|afterwards?)\b|\s{1,2}before(?=\s{0,2}[.,;:])")
_YEARS_AFTER = re.compile(r"\s{1,2}(?:1[89]|20)\d\d")
_FOR_BEFORE = re.compile(r"\bfor\s{1,2}$")
_AND_AGE = re.compile(r"\s{1,2}(?:and\s{1,2}age)")
_THE_NEXT = re.compile(r"the\s{1,2}$")
_HYPHENED_UNIT = re.compile(r"-(?:old|long|end)")


def read_unit(page: Page, start: int, end: int, name: str, plural: bool) -> None:
    low = page.low
    if _read_rate(page, start, end, name):
        return
    if name == "week" and low.startswith("-end", end) and not low[end + 4 : end + 5].isalpha():
        read_weekend(page, start, end + 4)
        return
    m = page.before(_UNIT_BEFORE, start, 44)
    det = " ".join((m["det"] or "").split()) if m else ""
    number = m["num"] if m else None
    if m is None or not (det or number):
        if plural and (away := _VAGUE_AFTER.match(low, end)) is not None:
            page.add(start, away.end(), "date.relative", note="no definite number", weak=True)
            return
        if plural and page.before(_FOR_BEFORE, start, 8) and not _YEARS_AFTER.match(low, end):
            label = "TIME" if name in ("hour", "minute") else "DATE"
            page.add(start, end, "date.duration", label=label, note="no definite length", weak=True)
            return
        _unit_alone(page, start, end, name)
        return
    after = _UNIT_AFTER.match(low, end)
    small = name in ("hour", "minute")
    label = "TIME" if small else "DATE"
    det_word = det.split()[-1] if det else ""
    if det_word in ("each", "every"):
        amount = _amount(number, m["num2"], m["half"])
        page.add(
            m.start("det"),
            end,
            "date.set",
            label=label,
            duration=_iso(amount, name),
            note="a set, not a point",
            weak=True,
        )
        return
    if number is None:
        if plural and det_word in ("coming", "following", "ensuing", "preceding") and not small:
            page.add(
                m.start("det") + len(m["det"]) - len(det_word),
                end,
                "date.duration",
                note="no definite length",
                weak=True,
            )
        elif not plural and name not in ("hour", "minute", "fortnight"):
            _single(page, m, start, end, name, det_word)
        return
    amount = _amount(number, m["num2"], m["half"])
    indefinite = number in ("a", "an")
    if det_word in ("first", "second", "third", "last", "middle", "final") and _OF_PERIOD.match(low, end):
        return  # part of the period named next
    begin = m.start("num")
    step: Step
    if not det_word and (timed := _TIME_AFTER.match(low, end)) is not None and _whole(amount) is not None:
        step = (name, _whole(amount) or 0, "document")
        page.add(begin, timed.end(), "date.relative", Point(step=step), label=label)
        return
    if after and not (det_word and det_word not in ("the", "another")):
        stop = after.end()
        ends_today = _FROM_AFTER.match(low, stop) if after["back"] == "ago" else None
        if ends_today and ends_today[1] == "today":
            stop = ends_today.end()
        word = next(k for k, v in after.groupdict().items() if v)
        if word in ("before", "after"):
            if not _POINT_ENDS.match(low, stop):
                if name == "day" and amount == "1" and not indefinite:
                    return
                n = _whole(amount)
                page.add(
                    begin,
                    stop,
                    "date.relative",
                    label=label,
                    duration=_iso(amount, name),
                    note="counted from an event",
                    away=None if n is None or small else (name, -n if word == "before" else n),
                )
                return
            word = "back" if word == "before" else "on"
        from_now = (word == "back" and after["back"] == "ago") or (after["on"] or "").startswith(("from", "hence"))
        n = _whole(amount)
        if n is None:
            page.add(begin, stop, "date.relative", label=label, note="no definite number", weak=True)
            return
        if name in ("decade", "century"):
            name, n = "year", n * (10 if name == "decade" else 100)
        step = (name, -n if word == "back" else n, "document" if from_now else "text")
        page.add(begin, stop, "date.relative", Point(step=step), label=label)
        return
    if name == "day" and number == "one" and not det_word and _ONE_DAY_CLAUSE.match(low, end):
        return
    if (
        indefinite
        and not det_word
        and not (_RATE_BEFORE.search(low, max(0, begin - 15), begin) or low.startswith("-long", end))
    ):
        return
    if not plural and not indefinite and number not in ("one", "1") and low[start - 1] not in "- \n":
        return
    if number in ("some", "many") or (number == "few" and not det_word):
        return
    if _PLAN_AFTER.match(low, end) and low[start - 1] == "-":
        return
    if det_word in (
        "next",
        "last",
        "past",
        "coming",
        "following",
        "previous",
        "preceding",
        "ensuing",
        "first",
    ):
        begin = m.start("det") + len(m["det"]) - len(det_word)
    duration = _iso(amount, name)
    note = "a duration, not a point" if duration else "no definite length"
    page.add(begin, end, "date.duration", label=label, duration=duration, note=note, weak=True)


def _read_rate(page: Page, start: int, end: int, name: str) -> bool:
    """`twice a week`, `every other day`."""
    m = page.before(_RATE, start, 34)
    other = None if m else page.before(_OTHER_BEFORE, start)
    if not (m or other):
        return False
    times = {"third": "3", "fourth": "4"}.get(other[1] or "", "2") if other else "1"
    begin = m.start() if m else other.start(2) if other and other[2] else other.start() if other else start
    page.add(begin, end, "date.set", duration=_iso(times, name), note="a set, not a point", weak=True)
    return True


def read_weekend(page: Page, start: int, end: int) -> None:
    """`this weekend`, `over the weekend`: Saturday and Sunday."""
    m = page.before(_WEEKEND_BEFORE, start)
    det = m[1] if m else ""
    over = not det and page.before(_OVER_BEFORE, start) is not None
    toward = 0 if det == "coming" else TOWARD.get(det, 0)
    point = Point(step=("weekend", toward, "document"), toward=-over)
    page.add(m.start() if m else start, end, "date.weekend", point, weak=not det)


def read_quarter(page: Page, start: int, end: int) -> None:
    """`this quarter`, `the last quarter`."""
    m = page.before(_QUARTER_BEFORE, start)
    if m and not _OF_OR_NUMBER.match(page.low, end):
        page.add(m.start(1), end, "date.relative", Point(step=("quarter", TOWARD.get(m[1], 0), "document")))


def _unit_alone(page: Page, start: int, end: int, name: str) -> None:
    """`end of year`, `the year` behind a part."""
    m = _AT_END.match(page.low, end)
    if m and name in ("year", "month"):
        page.add(start, m.end(), "date.relative", Point(step=(name, 0, "document"), part="late"))
        return
    m = part_before(page, start, 40)
    if m and name in ("year", "month", "week") and not _OF_OR_NUMBER.match(page.low, end):
        page.add(start, end, "date.relative", Point(step=(name, 0, "document")))


def _single(page: Page, m: re.Match[str], start: int, end: int, name: str, det: str) -> None:
    """`this week`, `the following month`, `that day`: a unit without a number."""
    low = page.low
    begin = m.start("det") + len(m["det"]) - len(det)
    if _OF_PERIOD.match(low, end) and (det in _RANKS or det in ("first", "last")):
        return  # part of the period named next
    if det in _RANKS or (det in ("first", "last") and _OF_EVENT.match(low, end)):
        if page.before(_IN_THE_BEFORE, begin, 14) and low[end : end + 1] not in "-'":
            page.add(begin, end, "date.relative", note="counted from an event", weak=True)
        return
    n = TOWARD.get(det, 0)
    here = n == 0 or det in ("last", "next", "coming")
    if m["fiscal"] and name == "year":
        if det != "the" and not _NUMBER_FOLLOWS.match(low, end):
            kind = "calendar" if m["fiscal"].startswith("cal") else "us"
            page.add(begin, end, "date.fiscal-year", Point(step=("year", n, "document"), fiscal=kind))
        return
    if name in ("decade", "century"):
        if n or det in ("this", "present", "that"):
            whose: Anchor = "document" if here and det != "that" else "text"
            page.add(begin, end, "date.relative", Point(step=(name, n, whose)), weak=True)
        return
    if det == "the":
        if (tail := _BEFORE_LAST.match(low, end)) is not None:
            page.add(start, tail.end(), "date.relative", Point(step=(name, -2 if tail[1][0] == "b" else 2, "document")))
            return
        if name == "day" and (tail := _TOMORROW_AFTER.match(low, end)):
            away = 2 if (tail[1] == "before") == (tail[2] == "yesterday") else 0
            n = -away if tail[2] == "yesterday" else away
            page.add(start, tail.end(), "date.deictic", Point(step=("day", n, "document")))
            return
        if name == "day" and (after := _DAY_BESIDE.match(low, end)):
            page.add(
                start,
                after.end(),
                "date.relative",
                Point(step=("day", -1 if after[1] == "before" else 1, "text")),
            )
            return
        if name == "day" and (beside := _BESIDE_DATE.match(low, end)) is not None:
            page.add(
                start, beside.end(1), "date.relative", away=("day", -1 if beside[1] == "before" else 1), doubtful=True
            )
            return
        if name == "day" and (beside := _BESIDE_EVENT.match(low, end)) is not None:
            page.add(start, beside.end(), "date.relative", note="counted from an event", weak=True)
            return
        _unit_alone(page, start, end, name)
        return
    if det in ("first", "another", "those", "these"):
        return
    if det == "past":
        note = "a duration, not a point"
        page.add(begin, end, "date.duration", duration=_iso("1", name), note=note, weak=True)
        return
    if name == "day" and (det in ("present", "current", "last") or _AND_AGE.match(low, end)):
        return
    if _HYPHENED_UNIT.match(low, end):
        return
    if det == "next" and _THE_NEXT.search(low, max(0, begin - 5), begin):
        here = False
    if det in ("that", "same") or name == "day":
        here = False
    page.add(begin, end, "date.relative", Point(step=(name, n, "document" if here else "text")))


_VAGUE = {"several", "a few", "few", "a couple of", "couple of", "some", "many"}


def _amount(number: str | None, second: str | None, half: str | None) -> str | None:
    """How many, as digits; two joined by a slash; None where it is not said."""

    def one(word: str) -> str | None:
        word = re.sub(r"[\s-]+", " ", word)
        if word in _VAGUE:
            return None
        if word.startswith("half"):
            return "0.5"
        if word in ("a", "an"):
            return "1"
        if word[0].isdigit():
            return word
        return str(sum(NUMBERS[w] for w in word.split()))

    if number is None:
        return "1"
    first = one(number)
    if first is None:
        return None
    if half:
        first = f"{float(first) + 0.5:g}"
    if second:
        last = one(second)
        return f"{first}/{last}" if last else None
    return first


def _whole(amount: str | None) -> int | None:
    return int(amount) if amount and amount.isdigit() and len(amount) < 4 else None


def _iso(amount: str | None, name: str) -> str | None:
    """An ISO 8601 duration: `P2D`, `PT3H`, `P1Y/P5Y`."""
    if amount is None:
        return None
    unit = UNITS[name]
    factor = int(unit[:-1] or 1)
    parts = []
    for part in amount.split("/"):
        n = float(part) * factor
        parts.append(f"P{'T' if unit[-1] in 'Hm' else ''}{n:g}{unit[-1].upper()}")
    return "/".join(parts)
