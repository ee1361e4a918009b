"""One pass over one text: what was found, and where the reader stands."""

from __future__ import annotations

import re
from bisect import bisect_right

from cablenlp.layers.dates.grammar.anchors import signs
from cablenlp.layers.dates.grammar.repair import repaired
from cablenlp.layers.dates.points import Point, RawDate
from cablenlp.layers.dates.words import plain


class Page:
    """A text, its small letters, the mentions found so far, and the end of the last."""

    __slots__ = ("at", "found", "low", "repairs", "signs", "text")

    def __init__(self, text: str):
        self.signs = signs(text)
        self.text, self.repairs = repaired(text, self.signs)
        if self.repairs:
            self.signs = signs(self.text)
        self.low = plain(self.text)
        self.found: list[RawDate] = []
        self.at = 0

    def add(self, start: int, end: int, rule: str, *points: Point, label: str = "DATE", **values: object) -> RawDate:
        """Take down a mention, without blanks, commas and a lone bracket at its end."""
        while end > start and self.low[end - 1] in " \n\t,":
            end -= 1
        if self.low[end - 1] == "]" and "[" not in self.low[start:end]:
            end -= 1
        raw = RawDate(start, end, label, rule, points, **values)  # type: ignore[arg-type]
        self.own(raw)
        self.found.append(raw)
        self.at = raw.end
        return raw

    def own(self, raw: RawDate) -> None:
        """A mention takes in the whole of a word that was written anew."""
        if not self.repairs:
            return
        k = bisect_right(self.repairs, raw.start, key=lambda r: r.end)
        while k < len(self.repairs) and self.repairs[k].start < raw.end:
            repair = self.repairs[k]
            k += 1
            raw.start, raw.end = min(raw.start, repair.start), max(raw.end, repair.end)
            raw.note = raw.note or repair.note
            if repair.note and self.low[raw.end : raw.end + 1] == "]" and "[" not in self.low[raw.start : raw.end]:
                raw.end += 1  # of `Feb[ruary 1950]`

    def word_before(self, pos: int) -> str:
        """The last word before a place, with the signs that hang on it; empty behind the last mention."""
        words = self.low[max(self.at, pos - 24, 0) : pos].split()
        return words[-1] if words else ""

    def before(self, pattern: re.Pattern[str], pos: int, width: int = 24) -> re.Match[str] | None:
        """What stands right before a place, behind the last mention."""
        return pattern.search(self.low, max(self.at, pos - width, 0), pos)
