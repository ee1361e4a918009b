"""Which names are words of English too, and no names for a capital alone: "Hope", "South", "July"."""

from __future__ import annotations

from calendar import day_name, month_name
from functools import lru_cache

from spacy.lookups import Table, load_lookups

#: Natural logarithms of how usual a word is: as usual as "ball" or "law"; as rare as "mead".
_USUAL, _RARE = -12.0, -15.0
#: So much more usual a word may be with a capital and still be a word: "Flint", "Grant".
_CLOSE = 0.5
#: So much less usual with a capital it is hardly ever a name: "Mainland", "Proper".
_FAR = 1.0
_CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name, "Sept") if name)


@lru_cache(maxsize=1)
def _usage() -> Table:
    return load_lookups("en", ["lexeme_prob"]).get_table("lexeme_prob")


def is_calendar(text: str) -> bool:
    """Whether a text is the name of a month or a day of the week."""
    return text.lower() in _CALENDAR


def is_word(text: str) -> bool:
    """Whether texts have a word about as often in small letters as with a capital.

    By the frequencies in spacy-lookups-data, which know capitals: "law" is a word, "ford" is none.
    """
    small, name = _both(text)
    return small > _USUAL or (small > _RARE and small >= name - _CLOSE)


def is_hardly_name(text: str) -> bool:
    """Whether texts have a word in small letters far more often."""
    small, name = _both(text)
    return small > _RARE and small >= name + _FAR


def _both(text: str) -> tuple[float, float]:
    usage = _usage()
    return usage.get(text.lower(), -99.0), usage.get(text.capitalize(), -99.0)
