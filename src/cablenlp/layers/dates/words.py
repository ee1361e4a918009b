"""The words that dates are made of, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from cablenlp.months import MONTHS as _MONTHS

MONTHS = _MONTHS | {
    "febr": 2,
    # as typists and scanners write them
    "janurary": 1, "januray": 1, "janaury": 1, "febuary": 2, "feburary": 2, "febraury": 2, "agust": 8,
    "septemer": 9, "sepember": 9, "septemeber": 9, "septernber": 9, "ocotber": 10, "octoher": 10,
    "novernber": 11, "novemeber": 11, "novmber": 11, "decernber": 12, "decemeber": 12, "decmber": 12,
}  # fmt: skip
WEEKDAYS = {
    name: k
    for k, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
#: Which way a word points from where one stands.
TOWARD = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1,
    "next": 1, "coming": 1, "following": 1, "ensuing": 1,
}  # fmt: skip
DAY_PARTS = {
    "morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "dawn", "dusk", "daybreak", "nightfall",
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ROMANS = {r: k for k, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {w: k for k, w in enumerate([*ONES, *TEENS], 1)} | {w: 10 * k for k, w in enumerate(TENS, 2)}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
ORDINALS = {word: k for k, word in enumerate(_ORDINALS, 1)}
#: The decades of a century in words, by their first year.
DECADES = {word[:-1] + "ies": 10 * k for k, word in enumerate(TENS, 2)}
UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "m",
    "decade": "10Y", "century": "100Y", "fortnight": "2W",
}  # fmt: skip


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


FULL_MONTHS = {m for m in MONTHS if len(m) > 4 and m != "febr"} | {"may", "june", "july"}
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DASHES = (
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("−", "-"),
    ("\xad", "-"),
    ("’", "'"),
    ("‘", "'"),
    ("\xa0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
)


def plain(text: str) -> str:
    """Small letters, plain dashes and apostrophes, as long as the text itself."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not low.isascii():
        for sign, by in _DASHES:
            if sign in low:
                low = low.replace(sign, by)
    return low
