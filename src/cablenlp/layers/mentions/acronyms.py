"""Abbreviations that the text itself explains: "Viet Minh Liaison Mission (VMLM)".

A bracket in capitals after a name whose words begin with its letters is the short form of that name, and holds for the
rest of the document. Method: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003), with the letters matched to the beginnings of words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.mentions.items import Found, Item, Reading

_SHORT = re.compile(r"(?<=\s)\(\s?[\"“']?(?P<short>[A-Z][A-Z&-]{1,8})[\"”']?\s?\)")
_WORD = re.compile(r"[^\W\d_]+")
#: Words that may lend the short form no letter.
_SMALL = frozenset("of the and for in on to a an de du des la le et del di da und der".split())


def taught(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """The long and the short forms that no list knows, and the short ones wherever they stand after."""
    text = reading.text
    if "(" not in text:
        return
    listed = {it.start: it for it in reading.items if it.rows}
    meanings: dict[str, tuple[str, int]] = {}
    for m in _SHORT.finditer(text):
        start = _long(text, m.start(), re.sub(r"[^A-Z]", "", m["short"]))
        if start is None or _known(listed.get(m.start("short")), m.end("short")):
            continue
        end = len(text[: m.start()].rstrip())
        label = next((f.label for f in found if f.start <= start + 4 and f.end == end), "ORG")
        if label in ("PERSON", "ROLE", "DATE"):
            continue
        yield Found(start, end, label, "acronym.explained")
        meanings.setdefault(m["short"], (label, m.start("short")))
    for short, (label, first) in meanings.items():
        for again in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text[first:]):
            yield Found(first + again.start(), first + again.end(), label, "acronym.explained")


def _known(item: Item | None, end: int) -> bool:
    return item is not None and item.end == end


def _long(text: str, end: int, letters: str) -> int | None:
    """Where the words before a place begin whose first letters these are; small words may be left out."""
    words = list(_WORD.finditer(text, max(0, end - 16 * len(letters)), end))
    left = list(letters)
    start: int | None = None
    for word in reversed(words):
        if not left:
            break
        if word.group()[0].upper() == left[-1] and (word.group()[0].isupper() or start is not None):
            left.pop()
            start = word.start()
        elif word.group().lower() not in _SMALL:
            return None
    if left or start is None or not text[start].isupper() or "\n\n" in text[start:end]:
        return None
    return start
