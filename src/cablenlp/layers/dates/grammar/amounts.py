"""How many, and how long: `two or three`, `a couple of`, `twenty-one`, as digits and as durations."""

from __future__ import annotations

import re

from cablenlp.layers.dates.words import NUMBERS, ONES, TENS, UNITS, any_of

#: A number as it stands before what it counts, in small letters.
NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d)?|(?:{any_of(TENS)})[\s-]{{1,2}}(?:{any_of(ONES)})|{any_of(NUMBERS)}"
    rf"|half\s{{1,2}}an?|half(?=-)|an?|several|"
    r"a\s{1,2}few|few|a\s{1,2}couple\s{1,2}of|couple\s{1,2}of|some|many)"
)
_VAGUE = {"several", "a few", "few", "a couple of", "couple of", "some", "many"}


def amount_of(number: str, second: str | None, half: str | None) -> str | None:
    """How many, as digits: `3`, `2.5`; two joined by a slash; None where it is not said."""
    first = _digits(number)
    if first is None:
        return None
    if half:
        first = f"{float(first) + 0.5:g}"
    last = _digits(second) if second else None
    return f"{first}/{last}" if last else first


def _digits(word: str) -> str | None:
    word = re.sub(r"[\s-]+", " ", word)
    if word in _VAGUE:
        return None
    if word.startswith("half"):
        return "0.5"
    if word in ("a", "an"):
        return "1"
    return word if word[0].isdigit() else str(sum(NUMBERS[w] for w in word.split()))


def whole(amount: str | None) -> int | None:
    """A count as a number, where it is one and of at most three digits."""
    return int(amount) if amount and amount.isdigit() and len(amount) < 4 else None


def iso(amount: str | None, name: str) -> str | None:
    """An ISO 8601 duration: `P2D`, `PT3H`, `P1Y/P5Y`."""
    if amount is None:
        return None
    unit = UNITS[name]
    factor, sign = int(unit[:-1] or 1), unit[-1]
    time = "T" if sign in "Hm" else ""
    return "/".join(f"P{time}{float(part) * factor:g}{sign.upper()}" for part in amount.split("/"))
