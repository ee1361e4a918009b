"""British records: the class and its number before a slash, the piece behind it."""

from __future__ import annotations

import re

from cablenlp.layers.shapes.citations.parts import Citation, parts_of

# British records: the class and its number before a slash, the piece behind it.
_CLASS = re.compile(r"\b(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO|T|BT|ADM|AIR|GFM|KV) ?\d{1,4}$")
_PIECE = re.compile(r"/(?P<piece>\d+)(?:(?:[,/] ?| )(?:[A-Z]{1,3} ?\d[\d/]*[A-Z]?|no\. ?\d+|ff?\. ?\d[-–\d]*)\b){0,3}")
_BRITISH_ARCHIVE = re.compile(
    r"\b(?P<x>TNA: ?PRO|PRO|TNA|UKNA|BNA|(?:Public Record Office|(?:The |British )?National Archives)"
    r"(?: of the (?:UK|United Kingdom))?(?:,? \(?(?:TNA|PRO)\)?)?(?:, (?:Kew|London|UK))?)\s*[,:]?\s*$"
)


def piece(text: str, slash: int) -> Citation | None:
    """A piece of a class, from the slash within it: "FO 371/12345"."""
    series, found = _CLASS.search(text[max(0, slash - 10) : slash]), _PIECE.match(text, slash)
    if series is None or found is None:
        return None
    start = slash - len(series.group())
    archive = _BRITISH_ARCHIVE.search(text[max(0, start - 60) : start])
    begin = start - len(archive.group()) if archive else start
    parts = parts_of(archive=archive and archive["x"], piece=found["piece"]) | {"class": series.group()}
    return Citation(begin, found.end(), "reference.class", [parts])
