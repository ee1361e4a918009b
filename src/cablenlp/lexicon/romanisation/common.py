"""What the readings of all scripts share: how a name is written down, and how many spellings are enough."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, product

#: A name by words, each of them by its units: syllables of pinyin, of hangul, or one whole word of letters.
Reading = tuple[tuple[str, ...], ...]

#: So many spellings of one name by one system are enough.
_MOST = 48
MARKS = re.compile("[\u0300-\u036f'’‘ʼʹ`´]")


def some(options: list[list[str]]) -> list[tuple[str, ...]]:
    """One of each of the options, in every way, up to as many as are enough."""
    return list(islice(product(*options), _MOST))


def capital(word: str) -> str:
    """A word with a capital."""
    return word[:1].upper() + word[1:]


def bare(text: str) -> str:
    """Small letters without marks and apostrophes."""
    return MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
