"""Which lines of a head an editor wrote: the heading of an edition, the place of keeping."""

from __future__ import annotations

import re

from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones.head_line import ONE_LINE, ROUTE
from cablenlp.layers.zones.lines import Line, is_mark, is_place_and_date, is_source
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

_NUMBERED_KIND = re.compile(r"[A-Z][\w ]{2,30}?\s+(?:No\.?\s*)?[A-Z\[]{0,6}[.–-]?\d")
#: Who to whom behind kind and number, as archives title what they hold: "..., Stalin to Mao Zedong".
_NUMBERED_ROUTE = re.compile(r"[\w/–-]{0,12},\s(?=[A-Z])[^,;\n]{0,60}?[a-z)\]][^,;\n]{0,60}?\sto\s(?:the\s)?[A-Z][a-z]")
#: A heading does not begin with one of these: they name what stands in their line.
_NAMED = re.compile(r"(?:to|from|for|via|copy|copies|no|nr|date|place|subject|received|sent|excerpt|extract)\b", re.I)
_EDITION = re.compile(r"(?:No\.\s*)?\d{1,4}\.?\s+(?=[A-Z])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")


def labels(lines: list[Line], lexicon: Lexicon) -> list[str]:
    """The zones of the lines of a head; an edition's heading stands once, above all but the place of keeping."""
    found: list[str] = []
    for line in lines:
        if is_source(line.text, lexicon):
            found.append("source")
        elif set(found) <= {"source"} and _is_title(line.text, lexicon):
            found.append("title")
        else:
            found.append("header")
    return found


def _is_title(text: str, lexicon: Lexicon) -> bool:
    """Whether an editor wrote this line: who to whom, or what it is, in more than capitals."""
    bare = text[m.end() :] if (m := _EDITION.match(text)) else text
    if _ORDINAL.sub("", text).isupper() or _NAMED.match(bare) or is_place_and_date(text) or is_mark(text, lexicon):
        return False
    if ONE_LINE.match(text):
        return False
    if (numbered := _NUMBERED_KIND.match(bare)) and not _NUMBERED_ROUTE.match(bare, numbered.end()):
        return False
    hits = kinds(lexicon).find(split(bare[:80]))
    if hits and not bare[hits[0].end :].strip(" ."):  # a kind alone is a clerk's, unless an edition numbers it
        return len(bare) < len(text)
    return bool(hits and hits[0].start < 40) or bool(ROUTE.search(bare))
