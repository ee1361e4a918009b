"""Where dates and times stand in a text, and what each says by itself; nothing is resolved here.

`find` looks for anchors first, cheaply (runs of digits, months and weekdays with a capital, words such as
"day" and "year"), then matches expressions at those places alone, so that its time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cablenlp.layers.dates import expressions as X  # noqa: N812  short, as every line of a grammar names some
from cablenlp.layers.dates.points import Anchor, Join, Point, RawDate, Step


def _in_year(point: Point, text: str | None) -> Point:
    """A point with the year, or its last two digits, of a matched year; as it was where there is none."""
    if not text:
        return point
    digits = int("".join(c for c in text if c.isdigit()))
    if "b" in text:
        return replace(point, year=1 - digits)
    short = sum(c.isdigit() for c in text) == 2 and "a" not in text
    return replace(point, short=digits) if short else replace(point, year=digits)


def _supplied(*texts: str | None) -> str | None:
    return "supplied in brackets" if any(t and "[" in t for t in texts) else None


def _sign(*texts: str | None) -> str:
    return "?" if any(t and "?" in t for t in texts) else ""


def _days(text: str) -> tuple[list[int], Join, str | None]:
    """The days of a matched list, how they are joined, and what an editor put right."""
    items = list(X.DAY_ITEM.finditer(text))
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


def _points(days: list[int], join: Join, base: Point) -> tuple[tuple[Point, ...], Join]:
    if join == "and" and all(b == a + 1 for a, b in pairwise(days)):
        days, join = [days[0], days[-1]], "range"
    return tuple(replace(base, day=d) for d in days), join


_SAME = {"this": 0, "last": -1, "next": 1}


def _same_step(word: str, unit: str) -> Step:
    word = " ".join(word.split())
    if word in _SAME:
        return (unit, _SAME[word], "document")
    if word.endswith(("following", "next")):
        return (unit, 1, "text")
    if word.endswith(("previous", "preceding")):
        return (unit, -1, "text")
    return (unit, 0, "text")


def _bracketed(low: str, start: int, end: int) -> tuple[int, int]:
    """Where a date behind a bracket begins and ends: the brackets around all of it stay outside."""
    if low[end - 1] == "]":
        return start, end - 1
    return (start - 1, end) if "]" in low[start:end] else (start, end)


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str):
        self.text = text
        self.low = X.plain(text)
        self.found: list[RawDate] = []
        self.at = 0  # end of the last mention

    # anchors

    def anchors(self) -> Iterator[tuple[int, str]]:
        low = self.low
        places = [(m.start(), "d" if m[0][0].isdigit() else "c") for m in X.ANCHORS.finditer(self.text)]
        for stem in X.STEMS:
            k = low.find(stem)
            while k >= 0:
                places.append((k, stem))
                k = low.find(stem, k + len(stem))
        places.sort()
        yield from places

    def read(self) -> list[RawDate]:
        low = self.low
        for pos, kind in self.anchors():
            if pos < self.at:
                continue
            if kind == "d":
                self.digits(pos)
            elif kind == "c":
                if pos == 0 or not low[pos - 1].isalpha():
                    self.capital(pos)
            else:
                self.word(pos, kind)
        return self.finish()

    def add(self, start: int, end: int, rule: str, *points: Point, label: str = "DATE", **values: object) -> RawDate:
        while end > start and self.low[end - 1] in " \n\t,":
            end -= 1
        if self.low[end - 1] == "]" and "[" not in self.low[start:end]:
            end -= 1
        raw = RawDate(start, end, label, rule, points, **values)  # type: ignore[arg-type]
        self.found.append(raw)
        self.at = end
        return raw

    def before(self, pattern: re.Pattern[str], pos: int, width: int = 24) -> re.Match[str] | None:
        return pattern.search(self.low, max(self.at, pos - width, 0), pos)

    # digits

    def digits(self, pos: int) -> None:
        low = self.low
        prev = low[pos - 1] if pos else " "
        if prev.isalpha() or prev == "_":
            if low[pos - 2 : pos] in ("fy", "cy"):
                self.fiscal(pos, pos - 2)
            return
        n = 1
        while n < 9 and low[pos + n : pos + n + 1].isdigit():
            n += 1
        if prev in ".,/-:+" and pos > 1 and low[pos - 2].isdigit() and self.at != pos - 1 and self.text[pos - 1] != "—":
            return
        if prev in "#$£№*@=":
            return
        if n == 6:
            self.group(pos)
        if n > 4:
            return
        if self.clock(pos, n):
            return
        numbered = self.before(X.NUMBERED, pos) is not None
        if n <= 2:
            if not numbered and self.day_first(pos):
                return
            if self.numeric(pos) or numbered:
                return
            if prev == "'" and self.short_year(pos):
                return
            if self.fiscal_before(pos):
                return
            if self.century(pos) or self.day_alone(pos):
                return
        elif n == 4 and (self.year_first(pos) or self.fiscal_before(pos)):
            return
        if self.era(pos):
            return
        if low[pos + n : pos + n + 1] == "[" and (m := X.SUPPLIED_YEAR.match(low, pos)) is not None:
            self.add(pos, m.end(), "date.year", _in_year(Point(), m[0]), sign=_sign(m[0]), note=_supplied(m[0]))
            return
        if n in (2, 3, 4) and self.decade(pos):
            return
        if n == 4 and not numbered:
            self.year(pos)

    def clock(self, pos: int, n: int) -> bool:
        low = self.low
        if n <= 2:
            nxt = low[pos + n : pos + n + 1]
            if nxt not in ":.- \nhapto":
                return False
            m = X.CLOCK.match(low, pos)
            if m:
                if m[6]:
                    self.time(pos, m.end(), ("12:00",) if m[7] == "noon" else ("00:00",))
                    return True
                half = m[5]
                times = [self.hour(int(m[1]), int(m[2] or 0), half)]
                if m[3]:
                    times.append(self.hour(int(m[3]), int(m[4] or 0), half))
                if all(times):
                    self.time(pos, m.end(), tuple(t for t in times if t))
                    return True
            if nxt == ":":
                m = X.COLON_CLOCK.match(low, pos)
                if m and (pos == 0 or low[pos - 1] not in ":."):
                    self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",))
                    return True
            elif nxt == "." and (m := X.DOT_CLOCK.match(low, pos)) is not None:
                named = m[0].endswith(("s", "h")) or self.before(X.SENT_BEFORE, pos, 16)
                if named:
                    self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",))
                return bool(named)
            m = X.OCLOCK.match(low, pos) if low.startswith("o'clock", pos + n + 1) else None
            if m and int(m[1]) <= 12:
                hour = int(m[1]) % 12 + (
                    12 if m[2] in ("afternoon", "evening") or (m[2] == "night" and int(m[1]) > 5) else 0
                )
                self.time(pos, m.end(), (f"{hour if m[2] else int(m[1]):02d}:00",))
                return True
        elif n == 4 and (m := X.HOURS_CLOCK.match(low, pos)) is not None:
            self.time(pos, m.end(), (f"{int(m[1]) % 24:02d}:{m[2]}",), "Z" if m[3] else "")
            return True
        return False

    @staticmethod
    def hour(hour: int, minute: int, half: str) -> str | None:
        if not (1 <= hour <= 12 and minute < 60):
            return None
        return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"

    def time(self, start: int, end: int, clock: tuple[str, ...], zone: str = "") -> None:
        m = X.ZONE.match(self.low, end)
        if m:
            zone, end = {"est": "-05:00", "edt": "-04:00"}.get(m[1], "Z"), m.end()
        self.add(start, end, "time.clock", label="TIME", clock=clock, zone=zone)

    def group(self, pos: int) -> None:
        m = X.GROUP.match(self.low, pos)
        if m is None or not 1 <= int(m[1]) <= 31 or not self.text[m.start(4)].isupper():
            return
        if not m[5] and m[4] != "z":
            return
        month = X.MONTHS.get(m[5]) if m[5] else None
        point = _in_year(Point(day=int(m[1]), month=month), m[6])
        end = m.end() if m[5] else m.end(4)
        self.add(pos, end, "date.group", point, clock=(f"{int(m[2]) % 24:02d}:{m[3]}:00",), zone=_zone(m[4]))

    def day_first(self, pos: int) -> bool:
        low = self.low
        m = X.DAY_FIRST.match(low, pos)
        if m is None:
            return False
        listed, month_name, sep, year, same = (m[6], m[7], "", m[8], None) if m[6] else (m[1], m[2], m[3], m[4], m[5])
        month_at = m.start(7) if m[6] else m.start(2)
        if (
            month_name in ("may", "march", "mar", "sep", "dec", "jan", "oct")
            and not self.text[month_at].isupper()
            and not ((year and not year.isdigit()) or (year and len(year) == 4))
        ):
            return False
        end = m.end()
        if year is not None and not self.year_holds(
            year, sep or " ", month_name, m.end(8) if m[6] else m.end(4), False
        ):
            end, year = (m.end(7) if m[6] else m.end(2)), None
        another = year is None and same is None and X.ANOTHER_DAY.match(low, end)
        if another and not X.PREPOSITION.search(low, max(0, pos - 16), pos):
            return False
        tight = not re.search(r"\s", low[m.end(6) if m[6] else m.end(1) : month_at])
        if year is not None and sep.strip() and sep.strip() in "-/." and not tight and len(year) == 2:
            end, year = m.end(2), None
        misread = None if year or same else X.MISREAD_YEAR.match(low, end)
        if misread:
            year, end = misread[1].translate(X.DIGITS), misread.end()
        start = pos
        if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
            start, end = _bracketed(low, pos, end)
        elif low[pos - 1 : pos] in ('"', "«", "“") and re.search('["»”]', low[pos:end]):
            start -= 1
        days, join, note = _days(listed)
        if join == "and" and X.BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
            join = "range"
        base = _in_year(Point(month=X.MONTHS[month_name], step=_same_step(same, "year") if same else None), year)
        points, join = _points(days, join, base)
        rule = "date.day-month-year" if year else "date.day-month"
        self.add(
            start,
            end,
            rule,
            *points,
            join=join,
            sign=_sign(listed, year),
            note="misread digits put right" if misread else note or _supplied(listed, year, low[start:end]),
        )
        return True

    def year_holds(self, year: str, sep: str, month: str, end: int, month_first: bool) -> bool:
        """Whether two digits behind a day and month are a year."""
        digits = year.strip("[]?() ")
        if len(digits) != 2:
            return True
        if "," in sep or month_first:
            if int(digits) < 32:
                return False
        elif sep.strip() == "" and month in X.FULL_MONTHS and int(digits) < 32:
            return False
        return not X.PLURAL_AFTER.match(self.low, end)

    def numeric(self, pos: int) -> bool:
        m = X.NUMERIC.match(self.low, pos)
        if m is None:
            m = X.ROMAN_SPACED.match(self.low, pos)
            if m and self.text[m.start(2)].isupper() and 1 <= int(m[1]) <= 31:
                point = Point(day=int(m[1]), month=X.ROMANS[m[2]], year=int(m[3]))
                self.add(pos, m.end(), "date.roman", point)
                return True
            return False
        first, sep, second, sep2, year = m.groups()
        if pos > 1 and self.low[pos - 1] in "./" and self.low[pos - 2].isalnum():
            return False
        if sep == sep2 == "-" and X.SERIES_BEFORE.search(self.text, max(0, pos - 8), pos):
            return False
        if " " in m[0] and sep != ".":
            return False
        if second in X.ROMANS:
            if not 1 <= int(first) <= 31:
                return False
            self.add(pos, m.end(), "date.roman", _in_year(Point(day=int(first), month=X.ROMANS[second]), year))
            return True
        if not second.isdigit():
            return False
        a, b = int(first), int(second)
        if not (1 <= a <= 31 and 1 <= b <= 31 and (a <= 12 or b <= 12)):
            return False
        if sep != sep2 and not (sep == "/" and sep2 == "-"):
            return False
        if a > 12 or sep != sep2 or a == b:
            point = _in_year(Point(day=a, month=b), year)
            if b > 12:
                point = _in_year(Point(day=b, month=a), year)
        elif b > 12:
            point = _in_year(Point(day=b, month=a), year)
        else:
            point = _in_year(Point(day=a, month=b, order=sep), year)
        self.add(pos, m.end(), "date.numeric", point)
        return True

    def year_first(self, pos: int) -> bool:
        m = X.YEAR_FIRST.match(self.low, pos)
        if m and int(m[3]) <= 12 and 1 <= int(m[4]) <= 31 and int(m[3]):
            self.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[3]), day=int(m[4])))
            return True
        m = X.YEAR_MONTH.match(self.low, pos)
        if m and int(m[2]) <= int(m[1][2:]):
            if self.before(X.YEAR_BEFORE, pos) or pos == 0 or self.low[pos - 1] == "\n":
                self.add(pos, m.end(), "date.iso", Point(year=int(m[1]), month=int(m[2])))
            return True
        return False

    def short_year(self, pos: int) -> bool:
        m = X.SHORT_YEAR.match(self.low, pos)
        if m is None or not (self.before(X.SHORT_YEAR_BEFORE, pos)):
            return False
        if X.SHORT_YEAR_ENDS.match(self.low, m.end()):
            return False
        self.add(pos - 1, m.end(), "date.year", Point(short=int(m[0])), weak=True)
        return True

    def fiscal_before(self, pos: int) -> bool:
        m = self.before(X.FISCAL_BEFORE, pos, 30)
        if m is None:
            return False
        self.fiscal(pos, m.start())
        return True

    def fiscal(self, pos: int, start: int) -> None:
        low = self.low
        m = X.FISCAL_YEAR.match(low, pos)
        if m is None:
            return
        head = low[start:pos]
        kind = "calendar" if re.match(r"c\.?y|calendar", head) else "japan" if head.startswith("j") else "us"
        if re.match(r"british|indian", head) or "financial" in head:
            kind = "financial"
        first = _in_year(Point(fiscal=kind), m[1])
        second = m[3] or m[5]
        if not second:
            self.add(start, m.end(), "date.fiscal-year", first)
            return
        if (
            m[3]
            and kind in ("financial", "us")
            and len(m[3]) == 2
            and int(m[3]) == (int(m[1].strip("'")[-2:]) + 1) % 100
        ):
            # one year that begins in the first and ends in the second
            self.add(start, m.end(), "date.fiscal-year", _in_year(Point(fiscal=kind + "-from"), m[1]))
            return
        self.add(start, m.end(), "date.fiscal-year", first, _in_year(Point(fiscal=kind), second), join="range")

    def century(self, pos: int) -> bool:
        m = X.CENTURY.match(self.low, pos)
        if m is None:
            return False
        n = int(m[1]) if m[1] else X.ORDINALS[m[2]]
        if not 1 <= n <= 21:
            return False
        self.add(pos, m.end(), "date.century", Point(mask=f"{'-' if m[3] else ''}{n - 1:02d}XX"))
        return True

    def day_alone(self, pos: int) -> bool:
        low = self.low
        m = X.DAY_ALONE.match(low, pos)
        if m is None:
            return False
        base = Point()
        if m[1]:
            base = Point(
                step=_same_step(
                    m[1].replace("past", "previous")
                    if m[1] in _SAME
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
        elif not self.before(X.BEFORE_DAY, pos) or (
            not X.AFTER_DAY.match(low, m.end()) and not (X.OF_A.match(low, m.end()) and low.endswith("on ", 0, pos))
        ):
            return False
        listed = low[pos : m.end() if not (m[1] or m[2]) else (m.start(1) if m[1] else m.start(2))]
        listed = re.sub(r"\s(?:of\s)?$", "", listed)
        days, join, note = _days(listed)
        if join == "and" and X.BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
            join = "range"
        points, join = _points(days, join, base)
        self.add(pos, m.end(), "date.day", *points, join=join, note=note, weak=not (m[1] or m[2]))
        return True

    def era(self, pos: int) -> bool:
        m = X.ERA_YEAR.match(self.low, pos)
        if m and X.FILE_AFTER.match(self.low, m.end()):
            return False
        if m is None:
            return self.era_before(pos)
        first, second = int(m[1]), int(m[3]) if m[3] else None
        bc = m[4] is not None
        if (
            m[5]
            and not m[4]
            and self.low[m.start(5) : m.end(5)].strip() in ("ad", "ce")
            and not self.text[m.end() - 1].isupper()
        ):
            return False
        if second is not None and bc and len(m[3]) < len(m[1]):
            second = int(m[1][: len(m[1]) - len(m[3])] + m[3])
        years = [first] if second is None else [first, second]
        points = [Point(year=1 - y if bc else y) for y in years]
        join: Join = "" if len(points) == 1 else "or" if m[2].strip() in ("/", "or") else "range"
        self.add(pos, m.end(), "date.era-year", *points, join=join)
        return True

    def era_before(self, pos: int) -> bool:
        """`X.AD 70`."""
        if (
            not X.AD_BEFORE.search(self.low, max(0, pos - 5), pos)
            or not self.text[pos - 3 : pos - 1].strip(".").isupper()
        ):
            return False
        m = X.ERA_DIGITS.match(self.low, pos)
        start = self.low.rfind("a", pos - 6, pos)
        if m is None or (start > 0 and self.low[start - 1].isalpha()) or start < self.at:
            return False
        self.add(start, m.end(), "date.era-year", Point(year=int(m[0])))
        return True

    def decade(self, pos: int) -> bool:
        m = X.DECADE.match(self.low, pos)
        if m is None:
            return False
        digits = m[1]
        if m[3]:
            first = int(digits)
            self.add(pos, m.end(), "date.decade", Point(year=-first - 8), Point(year=1 - first), join="range")
        elif len(digits) == 3:
            return False
        elif len(digits) == 2:
            if not (self.low[pos - 1 : pos] == "'" or self.before(X.DECADE_BEFORE, pos)):
                return False
            self.add(pos, m.end(), "date.decade", Point(short=int(digits), mask="XX"))
        else:
            self.add(pos, m.end(), "date.decade", Point(mask=digits[:3] + "X"))
        return True

    def year(self, pos: int) -> bool:
        low = self.low
        m = X.YEARS.match(low, pos)
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
            tail = X.TRAILING_SIGN.match(low, end)
            if X.NUMBER_AFTER.match(low, end) and self.text[end : end + 1] != "—":
                return False
            loose = not self.year_stands(pos, end)
            if loose and not (
                X.WORD_BEFORE_YEAR.search(self.text, max(0, pos - 6), pos) and X.YEAR_ENDS.match(low, end)
            ):
                return False
            if loose and X.NUMBER_WORD_BEFORE.search(low, max(0, pos - 12), pos):
                return False
            if tail:
                end = tail.end()
            self.add(pos, end, "date.year", Point(year=first), sign="?" if tail else "", weak=True, loose=loose)
            return True
        if X.NUMBER_AFTER.match(low, end) and low[end : end + 1] != "-":
            return False
        if first < 1500 and not self.year_stands(pos, end):
            return False
        self.add(pos, end, "date.years", Point(year=first), Point(year=last), join="range")
        return True

    def year_stands(self, pos: int, end: int) -> bool:
        """Whether a number of four digits is a year by what stands around it."""
        low, first = self.low, int(self.low[pos : pos + 4])
        line_start = low.rfind("\n", 0, pos) + 1
        line_end = low.find("\n", end)
        if not low[line_start:pos].strip(" [(") and not low[end : line_end if line_end >= 0 else len(low)].strip(
            " .])?"
        ):
            return 1700 <= first <= 2030
        if self.found and self.found[-1].end <= pos and "year" in self.found[-1].rule:
            gap = low[self.found[-1].end : pos]
            if re.fullmatch(r"\s{0,2}(?:,|and|or|to|-|,\s(?:and|or)|&)\s{0,2}", gap):
                return True
        if 1500 <= first <= 2030 and line_start == pos and X.YEAR_HEADING.match(low, end):
            return True
        m = self.before(X.YEAR_BEFORE, pos)
        if (
            m is None
            and 1700 <= first <= 2030
            and first % 100
            and X.ADJECTIVE_BEFORE.search(low, max(0, pos - 28), pos)
        ):
            return X.NOUN_AFTER.match(low, end) is not None
        if m is None:
            return (
                bool(X.WORD_AFTER_YEAR.match(self.text, end))
                and 1600 <= first <= 2030
                and self.begins(pos)
                and first % 100 != 0
            )
        if m[0].endswith(("'s ", "s' ")) and not (first >= 1600 and X.OWNED_NOUN.match(low, end)):
            return False
        if first % 100 == 0 or not 1600 <= first <= 2030:
            return X.LOOSE_BEFORE.search(low, max(0, pos - 14), pos) is None
        return True

    def begins(self, pos: int) -> bool:
        """Whether a sentence or line begins here."""
        k = pos - 1
        while k >= 0 and self.low[k] in " \"'([":
            k -= 1
        return k < 0 or (self.low[k] in ".\n;:" and (k == 0 or not self.low[k - 1].isdigit()))

    # capitals: months and weekdays

    def capital(self, pos: int) -> None:
        low = self.low
        m = X.MONTH_FIRST.match(low, pos)
        if m:
            self.month(pos, m)
            return
        word = X.WORD.match(low, pos)
        if word is None or word[0] not in X.WEEKDAYS:
            return
        self.weekday(pos, word[0], word.end())

    def month(self, pos: int, m: re.Match[str]) -> None:
        low, name = self.low, m[1]
        if len(name) == 3 and name != "may" and low[m.end(1) : m.end(1) + 1] not in ". -'\n0123456789,/)":
            return
        if not (m[2] and m[4]) and self.misread(pos, m):
            return
        listed, sep, year, same = m[2], m[3] or "", m[4], m[5]
        end = m.end()
        if listed and year and not self.year_holds(year, sep, name, m.end(4), True):
            year, end = None, m.end(2)
        if not listed and year:
            digits = re.sub(r"\D", "", year)
            if (
                len(digits) == 2
                and "'" not in year
                and "b" not in year
                and ("," in sep or int(digits) < 32 or not self.year_holds(year, sep, name, m.end(4), False))
            ):
                year, end = None, m.end(1)
        base = _in_year(Point(month=X.MONTHS[name], step=_same_step(same, "year") if same else None), year)
        if listed:
            days, join, note = _days(listed)
            if join == "and" and X.BETWEEN_BEFORE.search(low, max(0, pos - 12), pos):
                join = "range"
            points, join = _points(days, join, base)
            if "[" in listed and listed.strip().startswith("[") and "]" not in low[pos:end]:
                return
            start = pos
            if low[pos - 1 : pos] == "[" and "[" not in low[pos:end]:
                start, end = _bracketed(low, pos, end)
            raw = self.add(
                start,
                end,
                "date.month-day-year" if year else "date.month-day",
                *points,
                join=join,
                sign=_sign(listed, year),
                note=note or _supplied(listed, year, low[start:end]),
            )
            if name in ("may", "march") and not self.text[pos].isupper():
                self.found.remove(raw)
            return
        if year or same:
            self.add(pos, end, "date.month-year", base, sign=_sign(year), note=_supplied(year))
            return
        # a month alone
        end = m.end(1)
        if (
            low[end : end + 1] == "."
            and len(name) < 5
            and name != "may"
            and not X.ABBREVIATION_ENDS.match(self.text, end)
        ):
            end += 1
        after = X.LAST_AFTER.match(low, end)
        toward = 0
        if after:
            toward, end = {"n": 1, "p": 0}.get(after[1][0], -1), after.end()
        behind = X.PREPOSITION.search(low, max(0, pos - 22), pos) is not None
        following = X.NAME_AFTER.match(self.text, m.end(1)) is not None
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
            and X.THE_BEFORE.search(low, max(0, pos - 4), pos)
            and X.NOUN_AFTER_MARCH.match(self.text, end)
        ):
            doubtful = False
        if X.NAMED_AFTER_MONTH.match(low, m.end(1)):
            return
        if X.HYPHENED.match(low, m.end(1)) and not X.HYPHENED_MONTH.match(low, m.end(1)):
            return
        if name == "may" and behind and X.VERB_AFTER_MAY.match(low, end):
            return
        self.add(pos, end, "date.month", replace(base, toward=toward), weak=True, doubtful=doubtful)

    def misread(self, pos: int, m: re.Match[str]) -> bool:
        """`October l2, l950`, `l2 October 1950`: letters where digits belong."""
        low, start = self.low, pos
        wrong = X.MISREAD.match(low, pos)
        before = None if m[2] else self.before(X.MISREAD_DAY, pos, 5)
        if before and (m[4] or X.MISREAD_YEAR.match(low, m.end(1))):
            year = m[4] or X.MISREAD_YEAR.match(low, m.end(1))[1]  # type: ignore[index]
            start, day, end = before.start(1), before[1], m.end(4) if m[4] else m.end(1) + 6
        elif wrong and (wrong[3] or not wrong[2].isdigit()):
            day, year, end = wrong[2], wrong[3], wrong.end()
        else:
            return False
        if (day + (year or "")).isdigit() or (day in ("l", "i") and not year):
            return False
        number = int(day.translate(X.DIGITS))
        if not 1 <= number <= 31:
            return False
        point = _in_year(Point(month=X.MONTHS[m[1]], day=number), year and year.translate(X.DIGITS))
        self.add(start, end, "date.misread", point, note="misread digits put right")
        return True

    def weekday(self, pos: int, name: str, end: int) -> None:
        low = self.low
        if not name.endswith("day"):
            return
        if X.NAMED_DAY_BEFORE.search(low, max(0, pos - 8), pos):
            return
        if X.DATE_AFTER_WEEKDAY.match(low, end):
            return  # drawn in by that date
        point = Point(weekday=X.WEEKDAYS[name])
        after = X.LAST_AFTER.match(low, end)
        week = X.OF_WEEK.match(low, end)
        if week:
            point, end = replace(point, step=_same_step(week[1], "week")), week.end()
        elif after:
            point, end = replace(point, toward=1 if after[1][0] == "n" else -1), after.end()
        part = X.DAYPART_AFTER.match(low, end)
        if part:
            self.add(pos, part.end(), "time.day-part", point, label="TIME")
            return
        self.add(pos, end, "date.weekday", point, weak=True)

    # words

    def word(self, pos: int, stem: str) -> None:
        low = self.low
        if stem == "n.d.":
            m = X.NO_DATE.match(low, pos)
            if m and (pos == 0 or not low[pos - 1].isalnum()):
                self.add(pos, m.end(), "date.none", note="undated")
            return
        start = pos
        while start > 0 and pos - start < 10 and low[start - 1].isalpha():
            start -= 1
        end = pos + len(stem)
        while end < len(low) and end - pos < 14 and low[end].isalpha():
            end += 1
        if start < self.at:
            return
        word = low[start:end]
        if word in X.RELATIVE_DAYS:
            self.deictic(start, end, word)
        elif word in ("morning", "afternoon", "evening", "night", "noon", "midnight", "midday"):
            self.day_part(start, end, word)
        elif word in X.SEASONS:
            self.season(start, end, word)
        elif word == "christmas":
            m = X.CHRISTMAS.match(low, start)
            if m:
                self.add(
                    start,
                    m.end(),
                    "date.feast",
                    _in_year(Point(month=12, day=24 if "eve" in m[0] else 25), m[1]),
                    weak=True,
                )
        elif word in ("century", "centuries") and self.spelled_century(start):
            return
        else:
            plural = word.endswith("s") or word == "centuries"
            name = "century" if word == "centuries" else word.rstrip("s") if plural else word
            if name in X.UNITS:
                self.unit(start, end, name, plural)

    def spelled_century(self, start: int) -> bool:
        m = X.ORDINAL_BEFORE.search(self.low, max(self.at, start - 18), start)
        if m is None:
            return False
        full = X.CENTURY.match(self.low, m.start(1))
        if full is None:
            return False
        self.add(
            m.start(1),
            full.end(),
            "date.century",
            Point(mask=f"{'-' if full[3] else ''}{X.ORDINALS[m[1]] - 1:02d}XX"),
        )
        return True

    def deictic(self, start: int, end: int, word: str) -> None:
        low = self.low
        point = Point(step=("day", X.RELATIVE_DAYS[word], "document"))
        if word == "tonight":
            self.add(start, end, "time.day-part", point, label="TIME")
            return
        part = X.DAYPART_AFTER.match(low, end)
        if part:
            self.add(start, part.end(), "time.day-part", point, label="TIME")
            return
        if word == "today" and low.startswith("'s", end) and not self.text[start].islower():
            return
        self.add(start, end, "date.deictic", point)

    def day_part(self, start: int, end: int, word: str) -> None:
        low = self.low
        if word in ("noon", "midnight", "midday"):
            if low[end : end + 1].isalpha():
                return
            self.add(start, end, "time.clock", label="TIME", clock=("00:00" if word == "midnight" else "12:00",))
            return
        m = self.before(X.DAYPART_BEFORE, start, 30)
        if m:
            det = m[2].split()[-1]
            if word == "morning" and det == "last":
                return
            n = X.TOWARD.get(det, 0)
            anchor: Anchor = "document" if det in ("this", "last") else "text"
            at = m.start() if det in ("this", "that", "last") else m.start(2) + len(m[2]) - len(det)
            self.add(at, end, "time.day-part", Point(step=("day", n, anchor)), label="TIME")
            return
        if X.DATE_AFTER_DAYPART.match(low, end) and not X.OF_AFTER.match(low, end):
            self.add(start, end, "time.day-part", label="TIME", doubtful=True)

    def season(self, start: int, end: int, word: str) -> None:
        low = self.low
        m = X.SEASON_YEAR.match(low, start)
        if m is None:
            return
        season = X.SEASONS[word]
        if m[2] and (len(re.sub(r"\D", "", m[2])) > 2 or "'" in m[2]):
            point = _in_year(Point(season=season), m[2])
            note = None
            stop = m.end()
            if m[3] and season != 24:
                stop = m.end(2)
            self.add(start, stop, "date.season", point, note=note)
            return
        if m[4]:
            self.add(start, m.end(), "date.season", Point(season=season, step=_same_step(m[4], "year")))
            return
        if X.SEASON_NAME_AFTER.match(low, end):
            return
        before = self.before(X.SEASON_BEFORE, start, 26)
        if before is None:
            return
        if word == "fall" and not before[1] and not X.FALL_ENDS.match(low, end):
            return
        if (
            word == "spring"
            and not before[1]
            and X.OF_SPRING.search(low, max(0, start - 4), start)
            and not X.SPRING_ENDS.match(low, end)
        ):
            return
        point = Point(season=season)
        if before[1]:
            det = before[1].split()[-1]
            at = before.start(1) + len(before[1]) - len(det)
            whose: Anchor = "document" if det in ("last", "next", "this", "past", "coming") else "text"
            point = replace(point, toward=X.TOWARD.get(det, 0), step=("season", 0, whose))
            self.add(at, end, "date.season", point)
            return
        self.add(start, end, "date.season", point, weak=True)

    def unit(self, start: int, end: int, name: str, plural: bool) -> None:
        low = self.low
        m = self.before(X.UNIT_BEFORE, start, 44)
        det = " ".join((m["det"] or "").split()) if m else ""
        number = m["num"] if m else None
        if m is None or not (det or number):
            self.unit_alone(start, end, name)
            return
        after = X.UNIT_AFTER.match(low, end)
        small = name in ("hour", "minute")
        label = "TIME" if small else "DATE"
        det_word = det.split()[-1] if det else ""
        if det_word in ("each", "every"):
            amount = _amount(number, m["num2"], m["half"])
            self.add(
                m.start("det"),
                end,
                "date.set",
                label=label,
                duration=_iso(amount, name) if number else None,
                note="a set, not a point",
                weak=True,
            )
            return
        if number is None:
            if not plural and name not in ("hour", "minute", "fortnight"):
                self.single(m, start, end, name, det_word)
            return
        amount = _amount(number, m["num2"], m["half"])
        indefinite = number in ("a", "an")
        if det_word in ("first", "last", "middle", "final") and X.OF_PERIOD.match(low, end):
            return  # part of the period named next
        begin = m.start("num")
        if after and not (det_word and det_word not in ("the", "another")):
            stop = after.end()
            word = next(k for k, v in after.groupdict().items() if v)
            if word in ("before", "after"):
                if not X.POINT_ENDS.match(low, stop):
                    if name == "day" and amount == "1" and not indefinite:
                        return
                    self.add(begin, stop, "date.relative", label=label, note="counted from an event")
                    return
                word = "back" if word == "before" else "on"
            from_now = (word == "back" and after["back"] == "ago") or (after["on"] or "").startswith(("from", "hence"))
            n = _whole(amount)
            if n is None:
                self.add(begin, stop, "date.relative", label=label, note="no definite number", weak=True)
                return
            if name in ("decade", "century"):
                name, n = "year", n * (10 if name == "decade" else 100)
            step: Step = (name, -n if word == "back" else n, "document" if from_now else "text")
            self.add(begin, stop, "date.relative", Point(step=step), label=label)
            return
        if name == "day" and number == "one" and not det_word and X.ONE_DAY_CLAUSE.match(low, end):
            return
        if (
            indefinite
            and not det_word
            and not (X.RATE_BEFORE.search(low, max(0, begin - 15), begin) or low.startswith("-long", end))
        ):
            return
        if not plural and not indefinite and number not in ("one", "1") and low[start - 1] not in "- \n":
            return
        if number in ("some", "many") or (number == "few" and not det_word):
            return
        if X.PLAN_AFTER.match(low, end) and low[start - 1] == "-":
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
        self.add(begin, end, "date.duration", label=label, duration=duration, note=note, weak=True)

    def unit_alone(self, start: int, end: int, name: str) -> None:
        """`end of year`, `the year` behind a part."""
        m = self.before(X.PART_BEFORE, start, 40)
        if m and name in ("year", "month") and not X.OF_OR_NUMBER.match(self.low, end):
            self.add(start, end, "date.relative", Point(step=(name, 0, "document")))

    def single(self, m: re.Match[str], start: int, end: int, name: str, det: str) -> None:
        """`this week`, `the following month`, `that day`: a unit without a number."""
        low = self.low
        begin = m.start("det") + len(m["det"]) - len(det)
        if det in ("first", "last") and name == "week" and X.OF_PERIOD.match(low, end):
            return
        n = X.TOWARD.get(det, 0)
        here = n == 0 or det in ("last", "next", "coming")
        if m["fiscal"] and name == "year":
            if det != "the" and not X.NUMBER_FOLLOWS.match(low, end):
                kind = "calendar" if m["fiscal"].startswith("cal") else "us"
                self.add(begin, end, "date.fiscal-year", Point(step=("year", n, "document"), fiscal=kind))
            return
        if name in ("decade", "century"):
            if n or det in ("this", "present", "that"):
                whose: Anchor = "document" if here and det != "that" else "text"
                self.add(begin, end, "date.relative", Point(step=(name, n, whose)), weak=True)
            return
        if det == "the":
            if name == "day" and (tail := X.TOMORROW_AFTER.match(low, end)):
                away = 2 if (tail[1] == "before") == (tail[2] == "yesterday") else 0
                n = -away if tail[2] == "yesterday" else away
                self.add(start, tail.end(), "date.deictic", Point(step=("day", n, "document")))
                return
            if name == "day" and (after := X.DAY_BESIDE.match(low, end)):
                self.add(
                    start,
                    after.end(),
                    "date.relative",
                    Point(step=("day", -1 if after[1] == "before" else 1, "text")),
                )
                return
            self.unit_alone(start, end, name)
            return
        if det in ("first", "another", "those", "these"):
            return
        if det == "past":
            note = "a duration, not a point"
            self.add(begin, end, "date.duration", duration=_iso("1", name), note=note, weak=True)
            return
        if name == "day" and (det in ("present", "current", "last") or X.AND_AGE.match(low, end)):
            return
        if X.HYPHENED_UNIT.match(low, end):
            return
        if det == "next" and X.THE_NEXT.search(low, max(0, begin - 5), begin):
            here = False
        if det in ("that", "same") or name == "day":
            here = False
        self.add(begin, end, "date.relative", Point(step=(name, n, "document" if here else "text")))

    # what stands around

    def finish(self) -> list[RawDate]:
        self.found.sort(key=lambda r: r.start)
        self.at = 0
        for raw in self.found:
            if raw.label == "DATE" and raw.points:
                self.modify(raw)
            self.at = raw.end
        joined = self.join(self.found)
        kept = [r for r in joined if not r.doubtful]
        for k, raw in enumerate(kept):
            floor = kept[k - 1].end if k else 0
            if (
                raw.label == "DATE"
                and (raw.points or raw.duration is None)
                and raw.join != "range"
                and raw.bound is None
            ):
                m = X.BOUND_BEFORE.search(self.low, max(floor, raw.start - 30), raw.start)
                if m:
                    raw.bound = next(name for name, v in m.groupdict().items() if v)
        return kept

    def modify(self, raw: RawDate) -> None:
        """Draw in what qualifies a date: weekday, early, night of, circa, last, (?), O.S."""
        low = self.low
        point = raw.points[-1]
        dated = point.day is not None
        if raw.rule in ("date.month", "date.weekday") and not point.toward and not point.step:
            self.pointed(raw)
            point = raw.points[-1]
        if dated and (m := self.before(X.WEEKDAY_BEFORE, raw.start)) and self.text[m.start()].isupper():
            raw.start = m.start()
        if dated and (m := self.before(X.NIGHT_BEFORE, raw.start)):
            raw.start = m.start()
        if not dated and not raw.join:
            m = self.before(X.PART_BEFORE, raw.start, 44)
            if m and point.weekday is None:
                name = next(k for k, v in m.groupdict().items() if v)
                if name == "months":
                    name = f"m{X.NUMBERS[m['months']]}"
                first = replace(raw.points[0], part=name)
                if self.part_fits(first, name):
                    raw.points = (first, *raw.points[1:])
                    raw.start = m.start()
                    raw.weak = raw.doubtful = False
        m = X.ABOUT_BEFORE.search(low, max(self.at, raw.start - 20), raw.start)
        if m:
            raw.sign = "~"
            if m[1].startswith("c"):
                raw.start = m.start()
        tail = X.TRAILING_SIGN.match(low, raw.end)
        if tail:
            raw.sign, raw.end = "?", tail.end()
        if dated:
            old = X.OLD_STYLE.match(low, raw.end)
            if old and self.text[old.start(1)].isupper():
                raw.old_style, raw.end = True, old.end()
            elif (m := X.NEW_STYLE.match(low, raw.end)) is not None:
                raw.end = m.end()
            elif (m := self.before(X.OLD_BEFORE, raw.start)) is not None:
                raw.old_style, raw.start = True, m.start()
        if low[raw.start - 1 : raw.start] == "[" and low[raw.end : raw.end + 1] == "]" and raw.note is None:
            raw.note = "supplied in brackets"

    def pointed(self, raw: RawDate) -> None:
        """`next March`, `last Tuesday`, `the previous April`, `this September`."""
        m = self.before(X.NEXT_BEFORE, raw.start)
        point = raw.points[-1]
        if m is None or point.day is not None or m[1] in ("that", "the same"):
            return
        word = m[1]
        point = replace(point, toward=X.TOWARD.get(word, 0))
        if word in ("previous", "following", "preceding") and point.month:
            point = replace(point, step=("month-named", 0, "text"))
        elif word in ("this", "current"):
            point = replace(point, step=("year" if point.month else "week", 0, "document"))
        raw.points, raw.start = (*raw.points[:-1], point), m.start(1)
        raw.weak = raw.doubtful = False

    @staticmethod
    def part_fits(point: Point, part: str) -> bool:
        if len(part) == 2 and part[0] in "dw":
            return point.month is not None
        if part[1:].isdigit() and part[0] in "qm":
            return point.month is None and point.season is None and point.mask is None
        return not (point.step and point.step[0] == "day")

    def join(self, raws: list[RawDate]) -> list[RawDate]:
        """Make one mention of a range or alternative that is written as two."""
        low = self.low
        out: list[RawDate] = []
        for raw in raws:
            last: RawDate | None = out[-1] if out else None
            gap = low[last.end : raw.start] if last and 0 <= raw.start - last.end <= 16 else None
            if gap is not None and last and self.joinable(last, raw):
                between = X.BETWEEN_BEFORE.search(low, max(0, last.start - 14), last.start)
                a, b = last.points[0], raw.points[-1]
                bare = last.rule == "date.month" and a.part is None
                how: Join = ""
                if (
                    X.RANGE_GAP.fullmatch(gap)
                    or (X.AND_GAP.fullmatch(gap) and between and between[0].startswith("between"))
                    or (
                        X.AND_GAP.fullmatch(gap)
                        and bare
                        and raw.rule in ("date.month", "date.month-year")
                        and b.part is None
                        and b.month == (a.month or 0) + 1
                    )
                ):
                    how = "range"
                elif X.OR_GAP.fullmatch(gap) and not a.part and not b.part and (last.rule, raw.rule) in _ALTERNATIVES:
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

    @staticmethod
    def joinable(a: RawDate, b: RawDate) -> bool:
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


def _zone(letter: str) -> str:
    """Offset of a military time zone letter (J is the local time)."""
    if letter == "z":
        return "Z"
    if letter == "j":
        return ""
    k = "abcdefghiklmnopqrstuvwxy".index(letter)
    hours = k + 1 if k < 12 else -(k - 11)
    return f"{'+' if hours > 0 else '-'}{abs(hours):02d}:00"


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
        return str(sum(X.NUMBERS[w] for w in word.split()))

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
    unit = X.UNITS[name]
    factor = int(unit[:-1] or 1)
    parts = []
    for part in amount.split("/"):
        n = float(part) * factor
        parts.append(f"P{'T' if unit[-1] in 'Hm' else ''}{n:g}{unit[-1].upper()}")
    return "/".join(parts)


def find(text: str) -> list[RawDate]:
    """All dates and times of a text, in its order, without overlaps."""
    return _Reader(text).read()
