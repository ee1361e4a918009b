"""A text inside another: where it is announced, where it stands, and the sentence before it."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Fewer characters are no message.
LEAST = 20
#: What closes a quotation, by what opens it.
QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
NOUN = (
    r"(?:messages?|telegrams?|tels?|cables?|letters?|notes?|communications?|reply|answer|response|memorandum"
    r"|aide-m[eé]moire"
    r"|despatch|instructions?|directive)"
)
_SENTENCE_END = re.compile(
    r"(?<!Mr)(?<!Dr)(?<!Cde)(?<!Gen)(?<!Amb)(?<!St)(?<!\b[A-Z])[.!?][\"”’)\]]*\s+(?=[A-Z“\"(\[\d])|\n\s*\n"
)
_SENTENCE_WIDTH = 320


class Block(NamedTuple):
    """A text inside another: where it is announced, where it stands, and whether it is attached, as which one."""

    told: int
    start: int
    end: int
    attached: bool = False
    number: str = ""


def sentence_before(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ends here."""
    begin = max(start, end - _SENTENCE_WIDTH)
    cuts = [m.end() for m in _SENTENCE_END.finditer(text, begin, end)]
    cuts = [c for c in cuts if text[c:end].strip(" .:")]
    return cuts[-1] if cuts else begin
