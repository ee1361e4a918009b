"""What a date may be counted from: the document's date, the dates named before, the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablenlp.layers.dates.calendar import number
from cablenlp.layers.dates.points import Point, RawDate
from cablenlp.layers.dates.values.spell import UnresolvedError
from cablenlp.layers.dates.words import plain
from cablenlp.months import CUT_MONTH

_DOCUMENT = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z])|\n\s*\n|;")
_ABBREVIATION = re.compile(rf"(?:\b(?:[A-Z]|Mr|Mrs|Dr|Gen|Sen|Col|No|Nos|St|{CUT_MONTH}|[ap]\. ?m|Cde|vs|cf|para))\.$")
_BACK = re.compile(
    r"\b(?:your|my|our|[a-z]*tels?|[a-z]*telegrams?|letters?|cables?|cablegrams?"
    r"|messages?|despatch|dispatch|memorandum|yours)\b[^.;,\n]{0,24}\b(?:of|dated|on|no\.? ?\S+,?"
    r"|\d+,?)\s{0,2}(?:the\s)?$|\bsince\s(?:the\s)?$|\bdated\s$"
)
_FORWARD = re.compile(
    r"\b(?:by|will|shall|next|scheduled|due|expected|intends?|plans?|planned"
    r"|going to|proposes?)\b[^.;\n]{0,40}$"
    r"|\b(?:meets?|leaves?|arrives?|departs?|returns|reconvenes?|resumes?)\s(?:\S{1,12}\s){0,3}(?:on\s)?$"
)

_WILL_AFTER = re.compile(r",?\s{1,2}(?:\S{1,12}\s{1,2}){0,2}(?:will|shall)\b")
#: What a date names that exists already.
_NOUN_AFTER = re.compile(
    r"['\"]?s?\s{1,2}(?:\S{1,12}\s{1,2}){0,2}(?:agreements?|telegrams?|cables?|letters?|notes?"
    r"|statements?|speech|decisions?|resolutions?|"
    r"incidents?|conversations?|memorand(?:um|a)|messages?|decree|proposals?|offer|reply|attack"
    r"|article|editorial|aide)\b"
)
#: A date that belongs to the name of an agreement lends its year to no recent day: "the Treaty of 29 January 1942".
_IN_NAME = re.compile(
    r"\b(?:treaty|agreement|convention|act|law|pact|protocol|charter|accords?|declaration|constitution|resolution)"
    r"\s(?:of|dated|signed(?:\son)?)\s(?:the\s)?$"
)
#: A date of a message that is named tells when that was written, and not of what the text goes on to tell.
_OF_MESSAGE = re.compile(
    r"\b(?:tel|telegram|letter|cable|cablegram|message|despatch|dispatch|note)s?"
    r"(?:\s(?:nos?\.?\s?)?[\w./-]{1,9}){0,2},?\s(?:of|dated)\s(?:the\s)?$"
)
_RECENT = 31
Day = tuple[int, int | None, int | None]
SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def parse_day(text: str | None) -> Day | None:
    """Year, month and day of an EDTF date (the start of an interval); None where there is no year."""
    m = _DOCUMENT.match(text or "")
    if m is None:
        return None
    month = int(m[2]) if m[2] and 1 <= int(m[2]) <= 12 else None
    return int(m[1]), month, int(m[3]) if m[3] and month else None


def distance(day: Day, other: Day) -> int:
    """Days between two dates, months and years taken at their middle."""

    def middle(d: Day) -> int:
        month = d[1] or 7
        return number(d[0], month, min(d[2] or 15, 28))

    return middle(day) - middle(other)


class Context:
    """One reading of a text: its mentions, its date, and what was named so far."""

    def __init__(self, raws: Sequence[RawDate], text: str, document: Day | None):
        self.raws, self.text, self.low = raws, text, plain(text)
        self.document = document
        self.last: Day | None = None  # the date last named
        self.last_day: Day | None = None  # the day last named
        self.orders = self._orders()
        self.headings = {k for k, raw in enumerate(raws) if self._heads(raw)}
        years = {raws[k].points[0].year for k in self.headings}
        #: A chronicle, with years for headings: they date what stands below, not the document.
        self.chronicle = len(years) > 1
        if self.chronicle and document and document[1] is None:
            self.document = None
        self._ahead: list[int | None] | None = None
        self.section: tuple[int, int] | None = None  # first and last year of the heading above
        self.told: Day | None = None  # the date last named that lies in the section

    def _orders(self) -> dict[str, bool]:
        """By separator: whether numeric dates give the day first, where one of them shows it."""
        shown: dict[str, bool] = {}
        for raw in self.raws:
            if raw.rule == "date.numeric" and (p := raw.points[0]) and not p.order and p.day and p.month and p.day > 12:
                lead = re.match(r"\d+", self.text[raw.start : raw.end])
                sep = re.search(r"[./-]", self.text[raw.start : raw.end])
                if lead and sep:
                    shown.setdefault(sep[0], int(lead[0]) == p.day)
        return shown

    def _heads(self, raw: RawDate) -> bool:
        """Whether a year, or more of them, stands in a short line between blank ones."""
        if raw.label != "DATE" or not raw.points or raw.points[0].year is None or raw.points[-1].day:
            return False
        text = self.text
        start = text.rfind("\n\n", max(0, raw.start - 60), raw.start)
        end = text.find("\n\n", raw.end, raw.end + 60)
        if (start < 0 and raw.start > 60) or end < 0:
            return False
        line = text[start + 2 if start >= 0 else 0 : end].strip()
        return len(line) < 80 and "\n" not in line and line[-1:] not in ".;,"

    def year_of(self, short: int) -> int | None:
        """The year that two digits mean: in the document's century, unless that lies far ahead or behind."""
        near = self.document or self.last
        if near is None:
            return None
        year = near[0] // 100 * 100 + short
        if year > near[0] + 20:
            year -= 100
        elif year < near[0] - 79:
            year += 100
        return year

    def same_sentence_year(self, k: int) -> Day | None:
        """The full date nearest in the same sentence, on either side."""
        raw = self.raws[k]
        near = self._is_recent(raw)
        best: tuple[int, Day] | None = None
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(self.raws) and abs(j - k) <= 3:
                other = self.raws[j]
                gap = (other.end, raw.start) if step < 0 else (raw.end, other.start)
                if gap[1] - gap[0] > 240 or self.breaks(*gap):
                    break
                p = other.points[-1] if step < 0 and other.points else other.points[0] if other.points else None
                if (
                    p is not None
                    and (p.year is not None or p.short is not None)
                    and p.month is not None
                    and not p.fiscal
                    and not (near and _IN_NAME.search(self.low, max(0, other.start - 32), other.start))
                ):
                    year = p.year if p.year is not None else self.year_of(p.short or 0)
                    if year is not None:
                        size = gap[1] - gap[0] + (0 if step > 0 else 40)
                        if best is None or size < best[0]:
                            best = (size, (year, p.month, p.day))
                    break
                j += step
        return best[1] if best else None

    def breaks(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places."""
        for m in _SENTENCE.finditer(self.text, start, end):
            if (
                m[0][0] in ";\n"
                or m.start() == start
                or not _ABBREVIATION.search(self.text, max(0, m.start() - 6), m.start() + 1)
            ):
                return True
        return False

    def cue(self, raw: RawDate) -> int:
        """-2 surely past, -1 past, 1 future by what stands before, 0 unknown."""
        left = self.low[max(0, raw.start - 60) : raw.start]
        cut = max(left.rfind(". "), left.rfind("\n"), left.rfind(";"))
        left = left[cut + 1 :] if cut >= 0 else left
        if _BACK.search(left):
            return -2
        if _NOUN_AFTER.match(self.low, raw.end):
            return -1
        if raw.bound == "until" or _FORWARD.search(left) or _WILL_AFTER.match(self.low, raw.end):
            return 1
        return 0

    def _is_recent(self, raw: RawDate) -> bool:
        """Whether a day without a year lies within a month of the document's date."""
        day = raw.points[0] if raw.points else None
        if day is None or not (day.month and day.day and self.document and self.document[1]):
            return False
        return abs(distance((self.document[0], day.month, day.day), self.document)) <= _RECENT

    def is_aside(self, raw: RawDate) -> bool:
        """Whether a date is that of a message, in a document that has a date of its own to count from."""
        return self.document is not None and bool(_OF_MESSAGE.search(self.low, max(0, raw.start - 48), raw.start))

    def anchor(self, whose: str, day: bool = False) -> Day:
        """The document's date, or the date last named, each standing in for the other."""
        text = (self.last_day if day else self.last) or self.last
        found = (self.document or text) if whose == "document" else (text or self.document)
        if found is None:
            raise UnresolvedError("no date that it could be counted from")
        return found

    def year_ahead(self, k: int) -> int | None:
        """The year of the first full day named from this mention on; where there is none, the first year."""
        if self._ahead is None:
            self._ahead, year, full = [None] * len(self.raws), None, None
            for i in range(len(self.raws) - 1, -1, -1):
                year = next((p.year for p in self.raws[i].points if p.year is not None), year)
                full = next((p.year for p in self.raws[i].points if p.year is not None and p.day), full)
                self._ahead[i] = full or year
        return self._ahead[k]

    def open_section(self, first: Point, last: Point) -> None:
        """A heading of a chronicle: what stands below counts from its years."""
        if first.year is not None and last.year is not None:
            self.section = (first.year, last.year)
            self.told = (first.year, first.month, None)

    def remember(self, p: Point) -> None:
        """The date last named, from which the next counts."""
        if p.year is None or p.fiscal:
            return
        self.last = (
            p.year,
            p.month or (SEASON_MONTH[p.season] if p.season else None),
            p.day if p.month else None,
        )
        if self.section and self.section[0] <= p.year <= self.section[1]:
            self.told = self.last
        if p.month and p.day:
            self.last_day = self.last
