"""Where a date may stand: digits, words with a capital that begin like months and weekdays, words such as "day"."""

from __future__ import annotations

import re

from cablenlp.layers.dates.words import MONTHS, WEEKDAYS

Sign = tuple[int, int]
_SIGNS = re.compile(
    r"[0-9JFMASONDTW](?:(?<=[0-9])[0-9]*"
    r"|(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC"
    r"|on|ue|ed|hu|ri|at|ON|UE|ED|HU|RI|AT)[A-Za-z]*)"
)
_NAMES = frozenset(name[:3] for name in (*MONTHS, *WEEKDAYS))
#: Each is searched for by itself: a plain search is many times faster than an expression of them all.
_STEMS = (
    "day", "week", "month", "year", "morrow", "night", "noon", "morning", "evening", "spring", "summer",
    "autumn", "winter", "fall", "hour", "minute", "decade", "centur", "christmas", "n.d.",
    "undated", "no date", "o'clock", "dawn", "dusk", "half past", "quarter", "ties",
)  # fmt: skip


def signs(text: str) -> list[Sign]:
    """Runs of digits, and words that begin like the name of a month or weekday."""
    spans = [m.span() for m in _SIGNS.finditer(text)]
    return [s for s in spans if text[s[0]] <= "9" or text[s[0] : s[0] + 3].lower() in _NAMES]


def anchors(low: str, found: list[Sign]) -> list[tuple[int, int, str]]:
    """Start and end of the signs, and of the stems with which one it is, in the order of the text."""
    places = [(start, end, "") for start, end in found]
    for stem in _STEMS:
        at = low.find(stem)
        while at >= 0:
            places.append((at, at + len(stem), stem))
            at = low.find(stem, at + len(stem))
    places.sort()
    return places
