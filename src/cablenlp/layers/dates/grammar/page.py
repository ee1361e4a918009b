"""One pass over one text: what was found, and where the reader stands."""

from __future__ import annotations

import re

from cablenlp.layers.dates.points import Point, RawDate
from cablenlp.layers.dates.words import plain


class Page:
    """A text, its small letters, the mentions found so far, and the end of the last."""

    __slots__ = ("at", "found", "low", "text")

    def __init__(self, text: str):
        self.text = text
        self.low = plain(text)
        self.found: list[RawDate] = []
        self.at = 0

    def add(self, start: int, end: int, rule: str, *points: Point, label: str = "DATE", **values: object) -> RawDate:
        """Take down a mention, without blanks, commas and a lone bracket at its end."""
        while end > start and self.low[end - 1] in " \n\t,":
            end -= 1
        if self.low[end - 1] == "]" and "[" not in self.low[start:end]:
            end -= 1
        raw = RawDate(start, end, label, rule, points, **values)  # type: ignore[arg-type]
        self.found.append(raw)
        self.at = end
        return raw

    def before(self, pattern: re.Pattern[str], pos: int, width: int = 24) -> re.Match[str] | None:
        """What stands right before a place, behind the last mention."""
        return pattern.search(self.low, max(self.at, pos - width, 0), pos)
